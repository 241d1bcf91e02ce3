import { createHash } from 'node:crypto'
import { mkdir, open, readFile, rename, rm, statfs } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { newId } from '../../kernel/id.ts'
import { no, yes } from '../../kernel/outcome.ts'
import type { Outcome } from '../../kernel/outcome.ts'
import type { FileRefusal } from './refusal.ts'
import { removeOrphans } from './orphans.ts'
import type { Sweep } from './orphans.ts'

export const usualLimitBytes = 20 * 1024 * 1024

/** Bytes on our disk that are not in the store yet; the path is good until the judge has answered. */
export interface Draft {
  readonly path: string
  readonly sha256: string
  readonly bytes: number
}
export interface StoredBytes {
  readonly storageKey: string
  readonly sha256: string
  readonly bytes: number
}
export type Judge<Found, Refusal> = (draft: Draft) => Promise<Outcome<Found, Refusal>>

/** Keeps bytes under names of its own. What they are and whose is in the table `files`. */
export interface FileStore {
  /** Streams into the store if the judge agrees. Nothing remains of refused bytes. When it answers yes, a power cut loses nothing. */
  take<Found, Refusal>(
    bytes: Readable,
    limitBytes: number,
    judge: Judge<Found, Refusal>,
  ): Promise<Outcome<StoredBytes & { readonly found: Found }, Refusal | FileRefusal>>
  /** Whether a stranger's file may still come: the last of the disk is for the database and for papers of our own. */
  hasRoom(): Promise<boolean>
  /** Keeps bytes that the service made itself: a certificate, a smaller picture. */
  keep(bytes: Uint8Array): Promise<StoredBytes>
  /** Rejects when nothing is kept under the key. */
  open(storageKey: string): Promise<Readable>
  /** The whole file in memory: for files with a known, small size. */
  read(storageKey: string): Promise<Buffer>
  /** Forgets the bytes; nothing happens when they are gone already. */
  remove(storageKey: string): Promise<void>
  /** Reads everything again and compares. */
  verify(storageKey: string, sha256: string): Promise<'same' | 'changed' | 'missing'>
  /** Removes bytes that no row names; answers how many files went. */
  sweep(sweep: Sweep): Promise<number>
}

const usualReserveBytes = 500_000_000

/** A store in a folder of the local disk: `kept/ab/ab…` for files, `incoming/` for what is still arriving. */
export const diskFileStore = (folder: string, reserveBytes = usualReserveBytes): FileStore => {
  const incoming = join(folder, 'incoming')
  const kept = join(folder, 'kept')
  const take = async <Found, Refusal>(
    bytes: Readable,
    limitBytes: number,
    judge: Judge<Found, Refusal>,
  ): Promise<Outcome<StoredBytes & { readonly found: Found }, Refusal | FileRefusal>> => {
    await mkdir(incoming, { recursive: true, mode: 0o700 })
    const path = join(incoming, newId(24))
    try {
      const written = await writeDraft(path, bytes, limitBytes)
      if (!written.ok) return written
      const judged = await judge(written.value)
      if (!judged.ok) return judged
      const storageKey = await moveIn(kept, path)
      return yes({ storageKey, sha256: written.value.sha256, bytes: written.value.bytes, found: judged.value })
    } finally {
      await rm(path, { force: true })
    }
  }
  return {
    take,
    hasRoom: async () => {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const { bavail, bsize } = await statfs(folder)
      return bavail * bsize > reserveBytes
    },
    keep: async (bytes) => {
      const taken = await take<undefined, never>(Readable.from([bytes]), bytes.byteLength, async () => yes(undefined))
      if (!taken.ok) throw new Error(`Own bytes were not kept: ${taken.refusal.code}`)
      const { storageKey, sha256 } = taken.value
      return { storageKey, sha256, bytes: taken.value.bytes }
    },
    open: async (storageKey) => (await open(pathOf(kept, storageKey), 'r')).createReadStream(),
    read: (storageKey) => readFile(pathOf(kept, storageKey)),
    remove: (storageKey) => rm(pathOf(kept, storageKey), { force: true }),
    verify: (storageKey, sha256) => verify(pathOf(kept, storageKey), sha256),
    sweep: (sweep) => removeOrphans({ incoming, kept }, sweep),
  }
}

/** Counting goes on a little past the limit, so that the sender can be told the real size. */
const COUNTED_PAST_LIMIT = 5

const writeDraft = async (path: string, bytes: Readable, limitBytes: number): Promise<Outcome<Draft, FileRefusal>> => {
  const file = await open(path, 'wx', 0o600)
  try {
    const hash = createHash('sha256')
    let count = 0
    for await (const piece of piecesOf(bytes)) {
      count += piece.byteLength
      if (count > limitBytes * COUNTED_PAST_LIMIT) break
      if (count > limitBytes) continue
      hash.update(piece)
      await file.writeFile(piece)
    }
    if (count === 0) return no({ code: 'empty' })
    if (count > limitBytes) return no(tooBig(bytes, count, limitBytes))
    await file.sync()
    return yes({ path, sha256: hash.digest('hex'), bytes: count })
  } catch (problem) {
    if (problem instanceof SenderBroke) return no({ code: 'interrupted' })
    throw problem
  } finally {
    await file.close()
  }
}

/** A form reader that cut the file off says so in `truncated`: then the real size is not known. */
const tooBig = (bytes: Readable, count: number, limitBytes: number): FileRefusal => {
  const isWhole = count <= limitBytes * COUNTED_PAST_LIMIT && !('truncated' in bytes && bytes.truncated === true)
  return { code: 'too-big', limitBytes, ...(isWhole ? { bytes: count } : {}) }
}

class SenderBroke extends Error {}

/** Tells a sender that broke off from our own disk that failed. */
async function* piecesOf(bytes: Readable): AsyncGenerator<Uint8Array> {
  try {
    yield* bytes as AsyncIterable<Uint8Array>
  } catch (problem) {
    throw new SenderBroke('The sender broke off', { cause: problem })
  }
}

const moveIn = async (kept: string, draft: string): Promise<string> => {
  const id = newId(24)
  const shelf = join(kept, id.slice(0, 2))
  const isNew = (await mkdir(shelf, { recursive: true, mode: 0o700 })) !== undefined
  await rename(draft, join(shelf, id))
  await syncFolder(shelf)
  if (isNew) {
    await syncFolder(kept)
    await syncFolder(join(kept, '..'))
  }
  return `${id.slice(0, 2)}/${id}`
}

/** A new name is safe only when its folder is written too. */
const syncFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

const pathOf = (kept: string, storageKey: string): string => {
  if (!/^([2-9a-z]{2})\/\1[2-9a-z]{22}$/.test(storageKey)) throw new Error('Not a storage key')
  return join(kept, storageKey)
}

const verify = async (path: string, sha256: string): Promise<'same' | 'changed' | 'missing'> => {
  let file: FileHandle
  try {
    file = await open(path, 'r')
  } catch (problem) {
    if (problem instanceof Error && 'code' in problem && problem.code === 'ENOENT') return 'missing'
    throw problem
  }
  const hash = createHash('sha256')
  for await (const piece of file.createReadStream() as AsyncIterable<Buffer>) hash.update(piece)
  return hash.digest('hex') === sha256 ? 'same' : 'changed'
}
