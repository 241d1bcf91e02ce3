import sharp from 'sharp'
import { Refused } from './refusal.ts'
import type { FileWarning } from './refusal.ts'

/** 50 megapixels: what a good camera makes; drawing it stays below 64 MB because pictures are read row by row. */
export const limitPixels = 50_000_000
/** Pictures stored in passes (progressive JPEG, interlaced PNG) are held in memory whole. */
const limitPixelsInPasses = 25_000_000
const LONGEST_SIDE = 16_383

// One picture at a time on one core, nothing kept: uploads must not slow pages down.
sharp.cache(false)
sharp.concurrency(1)

/** Opens a picture whose content was told as JPEG, PNG or WebP before: sharp alone would also take SVG and others. */
export const openPicture = (path: string | Buffer) =>
  sharp(path, { limitInputPixels: limitPixels, sequentialRead: true, failOn: 'truncated' })

/** Reads the size before anything is decoded, then decodes once to find damage. Throws Refused. */
export const inspectPicture = async (path: string, kind: 'jpeg' | 'png' | 'webp'): Promise<FileWarning[]> => {
  const size = await sharp(path, { limitInputPixels: false })
    .metadata()
    .catch(() => {
      throw new Refused({ code: 'damaged' })
    })
  const { width, height } = size
  if (size.format !== kind) throw new Refused({ code: 'damaged' })
  const limit = size.isProgressive ? limitPixelsInPasses : limitPixels
  if (width * height > limit || Math.max(width, height) > LONGEST_SIDE)
    throw new Refused({ code: 'too-many-pixels', width, height, limitPixels: limit })
  try {
    await openPicture(path).resize(16, 16, { fit: 'fill', kernel: 'nearest' }).raw().toBuffer()
  } catch {
    throw new Refused({ code: 'damaged' })
  }
  return []
}
