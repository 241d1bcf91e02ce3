import { Readable } from 'node:stream'
import sharp from 'sharp'
import { makePictures } from '../platform/files/pictures.ts'
import type { Pictures } from '../platform/files/pictures.ts'
import type { App } from '../platform/services.ts'
import { drawScene } from './scenes.ts'

/** A drawn picture of an invented thing at its place, taken in and made anew by the same door as every upload. */
export const pictureOf = async (app: App, key: string, fieldCodes: readonly string[], shot: number): Promise<Pictures> => {
  const png = await sharp(Buffer.from(drawScene(`${key}-${shot}`, fieldCodes)))
    .png()
    .toBuffer()
  const received = await app.receive(Readable.from([png]), { name: `${key}-${shot}.png`, limitBytes: 20 * 1024 * 1024, kinds: ['png'] })
  if (!received.ok) throw new Error(`Picture of ${key}: ${received.sentence.en}`)
  const made = await makePictures(app.files, { ...received, kind: 'png' })
  await app.files.remove(received.storageKey)
  if (!made.ok) throw new Error(`Picture of ${key}: ${made.refusal.code}`)
  return made.value
}
