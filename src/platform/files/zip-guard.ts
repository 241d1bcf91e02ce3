import { fromBufferPromise, getFileNameLowLevel, openPromise } from 'yauzl'
import type { Entry, ZipFile } from 'yauzl'
import { Refused } from './refusal.ts'

/** What an archive may hold. An office document of 20 MB stays far below. */
const LIMITS = {
  inflatedBytes: 256 * 1024 * 1024,
  entries: 5_000,
  ratio: 100,
  ratioFromBytes: 32 * 1024 * 1024,
  keptEntryBytes: 2 * 1024 * 1024,
  nestedBytes: 12 * 1024 * 1024,
}

export interface ZipContent {
  readonly names: readonly string[]
  /** The small entries that were asked for, by name. */
  readonly kept: ReadonlyMap<string, Buffer>
}

/** What was inflated so far, of the file and of all archives inside it together. */
interface Budget {
  readonly fileBytes: number
  inflated: number
  entries: number
}

/**
 * Reads a whole archive from disk and counts what really comes out: the directory is not believed. Archives inside (a chart's
 * workbook in a document) count towards the same limits; those inside them are refused. `wanted` chooses entries to keep.
 * Throws Refused.
 */
export const readZip = async (path: string, fileBytes: number, wanted: (name: string) => boolean): Promise<ZipContent> => {
  const zip = await openPromise(path, { decodeStrings: false, validateEntrySizes: false, autoClose: false }).catch(refuseBroken)
  return readEntries(zip, { fileBytes, inflated: 0, entries: 0 }, 0, wanted)
}

const readNested = async (bytes: Buffer, budget: Budget, depth: number): Promise<void> => {
  const zip = await fromBufferPromise(bytes, { decodeStrings: false, validateEntrySizes: false }).catch(refuseBroken)
  await readEntries(zip, budget, depth, () => false)
}

const readEntries = async (zip: ZipFile, budget: Budget, depth: number, wanted: (name: string) => boolean): Promise<ZipContent> => {
  try {
    const entries = await listEntries(zip, budget)
    const kept = new Map<string, Buffer>()
    for (const { name, entry } of entries) {
      const content = await inflate(zip, entry, budget, { keep: wanted(name), isXml: /\.(xml|rels|hpf|opf)$/i.test(name) })
      if (content.kept) kept.set(name, content.kept)
      if (!content.nested) continue
      if (depth > 0) throw new Refused({ code: 'zip-bomb', why: 'nesting' })
      await readNested(content.nested, budget, depth + 1)
    }
    return { names: entries.map(({ name }) => name), kept }
  } catch (problem) {
    return refuseBroken(problem)
  } finally {
    zip.close()
  }
}

/** Before anything is inflated: the names, the locks, the places of the entries. */
const listEntries = async (zip: ZipFile, budget: Budget): Promise<{ name: string; entry: Entry }[]> => {
  const entries: { name: string; entry: Entry }[] = []
  const names = new Set<string>()
  for await (const entry of zip.eachEntry()) {
    budget.entries += 1
    if (budget.entries > LIMITS.entries) throw new Refused({ code: 'zip-bomb', why: 'entries' })
    if (entry.isEncrypted()) throw new Refused({ code: 'password-protected' })
    const name = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, true)
    if (!isSafeName(name) || isLink(entry)) throw new Refused({ code: 'unsafe-names' })
    // Two entries of one name: each program would read another one.
    if (names.has(name)) throw new Refused({ code: 'damaged' })
    names.add(name)
    entries.push({ name, entry })
  }
  refuseOverlaps(entries.map(({ entry }) => entry))
  return entries
}

const isSafeName = (name: string): boolean =>
  name !== '' && !/[\\:\p{Cc}]/u.test(name) && !name.startsWith('/') && !name.split('/').includes('..')

const MADE_ON_UNIX = 3
const isLink = (entry: Entry): boolean =>
  entry.versionMadeBy >>> 8 === MADE_ON_UNIX && ((entry.externalFileAttributes >>> 16) & 0o170000) === 0o120000

/** Entries that share bytes let a small file count many times. */
const refuseOverlaps = (entries: readonly Entry[]): void => {
  let end = 0
  for (const entry of [...entries].sort((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader)) {
    if (entry.relativeOffsetOfLocalHeader < end) throw new Refused({ code: 'zip-bomb', why: 'overlap' })
    end = entry.relativeOffsetOfLocalHeader + 30 + entry.compressedSize
  }
}

interface Inflated {
  readonly kept?: Buffer
  readonly nested?: Buffer
}

const inflate = async (
  zip: ZipFile,
  entry: Entry,
  budget: Budget,
  how: { readonly keep: boolean; readonly isXml: boolean },
): Promise<Inflated> => {
  const stream = await zip.openReadStreamPromise(entry)
  const pieces: Buffer[] = []
  let count = 0
  let isArchive = false
  try {
    for await (const piece of stream as AsyncIterable<Buffer>) {
      if (count === 0) {
        isArchive = piece.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004'
        if (how.isXml && /<!(DOCTYPE|ENTITY)/i.test(piece.toString('latin1').replaceAll('\0', '')))
          throw new Refused({ code: 'zip-bomb', why: 'entities' })
      }
      count += piece.length
      spend(budget, piece.length)
      if (count > entry.uncompressedSize) throw new Refused({ code: 'zip-bomb', why: 'lying-directory' })
      if (isArchive && count > LIMITS.nestedBytes) throw new Refused({ code: 'zip-bomb', why: 'nesting' })
      if (isArchive || (how.keep && count <= LIMITS.keptEntryBytes)) pieces.push(piece)
    }
  } finally {
    stream.destroy()
  }
  if (count !== entry.uncompressedSize) throw new Refused({ code: 'damaged' })
  const whole = Buffer.concat(pieces)
  return { ...(how.keep && count <= LIMITS.keptEntryBytes ? { kept: whole } : {}), ...(isArchive ? { nested: whole } : {}) }
}

const spend = (budget: Budget, bytes: number): void => {
  budget.inflated += bytes
  if (budget.inflated > LIMITS.inflatedBytes) throw new Refused({ code: 'zip-bomb', why: 'size' })
  if (budget.inflated > LIMITS.ratioFromBytes && budget.inflated > budget.fileBytes * LIMITS.ratio)
    throw new Refused({ code: 'zip-bomb', why: 'ratio' })
}

/** Whatever the reader of archives could not make sense of. */
const refuseBroken = (problem: unknown): never => {
  if (problem instanceof Refused) throw problem
  const isLocked = problem instanceof Error && /encrypt/i.test(problem.message)
  throw new Refused(isLocked ? { code: 'password-protected' } : { code: 'damaged' })
}
