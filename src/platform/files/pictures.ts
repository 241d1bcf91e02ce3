import { no, yes } from '../../kernel/outcome.ts'
import type { Outcome } from '../../kernel/outcome.ts'
import type { FileStore, StoredBytes } from './file-store.ts'
import { extensionFor, mediaTypes } from './kinds.ts'
import { openPicture } from './picture.ts'
import type { ReceivedUpload } from './receive.ts'
import type { FileRefusal } from './refusal.ts'
import { afterTurn } from './turns.ts'

/** A picture of our own making, ready to be somebody's file; width and height in pixels. */
export interface Picture extends ReceivedUpload {
  readonly width: number
  readonly height: number
}
export interface Pictures {
  readonly large: Picture
  readonly small: Picture
}

/** Widths in pixels; a smaller original keeps its own. */
const LARGE = 1200
const SMALL = 360

type Format = 'webp' | 'jpeg'

/**
 * Draws a received JPEG, PNG or WebP anew in two widths: upright as the camera meant it, without place, camera and other hidden
 * facts. The original stays in the store; remove it when it is not wanted. WebP unless told otherwise; JPEG on white.
 */
export const makePictures = (
  store: FileStore,
  original: Pick<ReceivedUpload, 'storageKey' | 'name' | 'kind' | 'scan'>,
  format: Format = 'webp',
): Promise<Outcome<Pictures, FileRefusal>> =>
  afterTurn(async () => {
    if (original.kind !== 'jpeg' && original.kind !== 'png' && original.kind !== 'webp') throw new Error(`Not a picture: ${original.kind}`)
    const bytes = await store.read(original.storageKey)
    let drawn: { large: Drawn; small: Drawn }
    try {
      const large = await draw(bytes, LARGE, format)
      drawn = { large, small: await draw(large.data, SMALL, format) }
    } catch {
      return no({ code: 'damaged' })
    }
    const keep = async (one: Drawn): Promise<Picture> => asPicture(await store.keep(one.data), one, original, format)
    return yes({ large: await keep(drawn.large), small: await keep(drawn.small) })
  })

interface Drawn {
  readonly data: Buffer
  readonly width: number
  readonly height: number
}

const draw = async (bytes: Buffer, width: number, format: Format): Promise<Drawn> => {
  const sized = openPicture(bytes).autoOrient().resize({ width, withoutEnlargement: true })
  const encoded =
    format === 'webp' ? sized.webp({ quality: 82 }) : sized.flatten({ background: '#fff' }).jpeg({ quality: 82, mozjpeg: true })
  const { data, info } = await encoded.toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height }
}

const asPicture = (
  stored: StoredBytes,
  { width, height }: Drawn,
  original: Pick<ReceivedUpload, 'name' | 'scan'>,
  format: Format,
): Picture => ({
  ...stored,
  width,
  height,
  kind: format,
  mediaType: mediaTypes[format],
  warnings: [],
  scan: original.scan,
  name: `${original.name.replace(/\.[a-z0-9]{1,8}$/i, '')}.${extensionFor(format)}`,
})
