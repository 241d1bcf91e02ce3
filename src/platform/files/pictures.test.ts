import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { diskFileStore } from './file-store.ts'
import type { FileStore } from './file-store.ts'
import { makePictures } from './pictures.ts'
import { receiveUpload } from './receive.ts'

let folder = ''
let store: FileStore
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pictures-'))
  store = diskFileStore(folder)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** As a telephone writes it: lying on its side, with the place where it was taken. */
const photo = () =>
  sharp({ create: { width: 3_000, height: 2_000, channels: 3, background: '#2a6' } })
    .jpeg()
    .withExif({ IFD0: { Make: 'Telephone' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '37/1 33/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .toBuffer()
const received = async (name: string, bytes: Buffer) => {
  const upload = await receiveUpload({ store }, Readable.from([bytes]), { name, allowed: ['jpeg', 'png'] })
  if (!upload.ok) throw new Error(upload.refusal.code)
  return upload.value
}

test.each(['webp', 'jpeg'] as const)('a photo becomes two upright pictures in %s that do not tell where it was taken', async (format) => {
  const bytes = await photo()
  const before = await sharp(bytes).metadata()
  expect([before.orientation, before.exif?.includes('Telephone')]).toEqual([6, true])
  const made = await makePictures(store, await received('현장.jpg', bytes), format)
  if (!made.ok) throw new Error(made.refusal.code)
  const { large, small } = made.value
  expect([large.width, large.height, small.width, small.height]).toEqual([1200, 1800, 360, 540])
  for (const picture of [large, small]) {
    expect(picture).toMatchObject({ kind: format, mediaType: `image/${format}`, name: format === 'webp' ? '현장.webp' : '현장.jpg' })
    const drawn = await sharp(await store.read(picture.storageKey)).metadata()
    expect([drawn.format, drawn.width, drawn.height, drawn.exif, drawn.orientation]).toEqual([
      format,
      picture.width,
      picture.height,
      undefined,
      undefined,
    ])
    expect(await store.verify(picture.storageKey, picture.sha256)).toBe('same')
  }
})

test('a small picture is not blown up', async () => {
  const made = await makePictures(
    store,
    await received(
      '그림.png',
      await sharp({ create: { width: 200, height: 100, channels: 4, background: '#0000' } })
        .png()
        .toBuffer(),
    ),
  )
  expect(made).toMatchObject({ ok: true, value: { large: { width: 200, height: 100 }, small: { width: 200, height: 100 } } })
})
