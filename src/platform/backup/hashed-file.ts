import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, readdir } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { Transform } from 'node:stream'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

export type Measured = { readonly bytes: number; readonly sha256: string }

/** Writes the stream to a new file only we can read, on disk for sure when it returns; answers its size and SHA-256. */
export const writeMeasured = async (file: string, source: Readable, ...through: Transform[]): Promise<Measured> => {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  const measure = measuring()
  await pipeline([source, ...through, measure.stream, createWriteStream(file, { flags: 'wx', mode: 0o600, flush: true })])
  return measure.result()
}

export const measureFile = async (file: string): Promise<Measured> => {
  const measure = measuring()
  await pipeline(createReadStream(file), measure.stream.resume())
  return measure.result()
}

const measuring = () => {
  const hash = createHash('sha256')
  let bytes = 0
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      bytes += chunk.length
      done(null, chunk)
    },
  })
  return { stream, result: (): Measured => ({ bytes, sha256: hash.digest('hex') }) }
}

/** All plain files below a folder, as paths relative to it, in order; a folder that is not there has none. */
export const filesBelow = async (folder: string): Promise<string[]> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort()
}
