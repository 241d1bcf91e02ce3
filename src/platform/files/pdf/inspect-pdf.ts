import { Readable } from 'node:stream'
import { createInflate } from 'node:zlib'
import { Refused } from '../refusal.ts'
import type { FileWarning } from '../refusal.ts'
import { opensWithoutPassword } from './encryption.ts'
import { namesIn } from './names.ts'
import { dictionaryAt, isDictionary, isReference } from './objects.ts'
import type { PdfDictionary } from './objects.ts'

/** What a name in a PDF can do to its reader. Source: ISO 32000-1, 12.6.4 (actions), 7.11.4 (embedded files), 13. */
const active: ReadonlyMap<string, FileWarning> = new Map<string, FileWarning>([
  ['JavaScript', 'script'], ['XFA', 'script'], ['Launch', 'launches-programs'], ['EmbeddedFile', 'embedded-file'], ['EmbeddedFiles', 'embedded-file'],
  ['SubmitForm', 'sends-form'], ['ImportData', 'sends-form'], ['RichMedia', 'rich-media'], ['Movie', 'rich-media'],
])

const MOST_PLACES = 20_000
const MOST_INFLATED = 64 * 1024 * 1024
const LONGEST_DICTIONARY = 8 * 1024

/**
 * What a reviewer should know about a PDF: active content by name, also in escaped names and in compressed object streams, so that
 * flags are rather raised once too often. Throws Refused for files that need a password or were cut short.
 */
export const inspectPdf = async (bytes: Buffer): Promise<FileWarning[]> => {
  const warnings = new Set<FileWarning>()
  const packed: number[] = []
  const tables: number[] = []
  for (const { name, place } of namesIn(bytes)) {
    const warning = active.get(name)
    if (warning) warnings.add(warning)
    if (name === 'ObjStm' && packed.length < MOST_PLACES) packed.push(place)
    if (name === 'XRef' && tables.length < MOST_PLACES) tables.push(place)
  }
  const trailers = trailersOf(bytes, tables)
  if (trailers.length === 0 || isCutShort(bytes) || !trailers.some((trailer) => trailer.has('Root'))) throw new Refused({ code: 'damaged' })
  const isRestricted = refuseLocked(bytes, trailers)
  if (isRestricted) warnings.add('restricted')
  if (isRestricted && packed.length > 0) warnings.add('not-fully-read')
  else for (const warning of await warningsInPacked(bytes, packed)) warnings.add(warning)
  return [...warnings]
}

/** Every PDF ends with where its table is; a first page put in front for the web says 0 there. */
const isCutShort = (bytes: Buffer): boolean => {
  const end = bytes.subarray(-64 * 1024)
  const [, place] = /^startxref\s+(\d{1,12})/.exec(end.subarray(Math.max(0, end.lastIndexOf('startxref'))).toString('latin1', 0, 64)) ?? []
  return place === undefined || Number(place) === 0 || Number(place) >= bytes.length
}

/** The dictionaries after every word 'trailer' and of every cross-reference stream: also those of earlier revisions. */
const trailersOf = (bytes: Buffer, tables: readonly number[]): PdfDictionary[] => {
  const trailers: PdfDictionary[] = []
  for (let place = bytes.indexOf('trailer'); place >= 0 && trailers.length < 1_000; place = bytes.indexOf('trailer', place + 7)) {
    const found = dictionaryAt(bytes, place + 7)
    if (found) trailers.push(found.dictionary)
  }
  for (const place of tables.slice(0, 1_000)) {
    const found = dictionaryAround(bytes, place)
    if (found?.dictionary.get('Type') === 'XRef') trailers.push(found.dictionary)
  }
  return trailers
}

const dictionaryAround = (bytes: Buffer, place: number) => {
  const from = Math.max(0, place - LONGEST_DICTIONARY)
  const start = bytes.subarray(from, place).lastIndexOf('obj')
  return start < 0 ? undefined : dictionaryAt(bytes, from + start + 3)
}

/** Refuses what does not open without a password; answers whether something else is locked, such as printing. */
const refuseLocked = (bytes: Buffer, trailers: readonly PdfDictionary[]): boolean => {
  let isRestricted = false
  for (const trailer of trailers) {
    const encrypt = trailer.get('Encrypt')
    if (encrypt === undefined || encrypt === null) continue
    const dictionary = isReference(encrypt) ? findObject(bytes, `${encrypt.object} ${encrypt.generation} obj`) : isDictionary(encrypt) ? encrypt : undefined
    if (!dictionary?.has('Filter')) throw new Refused({ code: 'password-protected' })
    if (dictionary.get('Filter') !== 'Standard') throw new Refused({ code: 'rights-managed' })
    if (!opensWithoutPassword(dictionary, firstId(trailer, trailers))) throw new Refused({ code: 'password-protected' })
    isRestricted = true
  }
  return isRestricted
}

const firstId = (trailer: PdfDictionary, trailers: readonly PdfDictionary[]): Buffer => {
  const ids = trailer.get('ID') ?? trailers.find((one) => one.has('ID'))?.get('ID')
  const first = Array.isArray(ids) ? ids[0] : undefined
  return Buffer.isBuffer(first) ? first : Buffer.alloc(0)
}

const findObject = (bytes: Buffer, head: string): PdfDictionary | undefined => {
  for (let place = bytes.lastIndexOf(head); place >= 0; place = place === 0 ? -1 : bytes.lastIndexOf(head, place - 1)) {
    if (/\d/.test(String.fromCharCode(bytes[place - 1] ?? 0))) continue
    const found = dictionaryAt(bytes, place + head.length)
    if (found) return found.dictionary
  }
  return undefined
}

const warningsInPacked = async (bytes: Buffer, places: readonly number[]): Promise<Set<FileWarning>> => {
  const warnings = new Set<FileWarning>()
  const budget = { inflated: 0 }
  const done = new Set<number>()
  for (const place of places) {
    const found = dictionaryAround(bytes, place)
    if (found?.dictionary.get('Type') !== 'ObjStm' || done.has(found.end)) continue
    done.add(found.end)
    const start = streamStart(bytes, found.end)
    if (start === undefined || !isReadable(found.dictionary) || !(await inflateNames(bytes.subarray(start, start + 8 * 1024 * 1024), budget, warnings))) warnings.add('not-fully-read')
  }
  return warnings
}

const streamStart = (bytes: Buffer, end: number): number | undefined => {
  const [word] = /^\s*stream(\r\n|\n|\r)/.exec(bytes.subarray(end, end + 64).toString('latin1')) ?? []
  return word === undefined ? undefined : end + word.length
}

/** Plain deflate without a predictor, as every writer of object streams does it. */
const isReadable = (stream: PdfDictionary): boolean => {
  const filter = stream.get('Filter')
  const only = Array.isArray(filter) && filter.length === 1 ? filter[0] : filter
  const parms = stream.get('DecodeParms')
  return only === 'FlateDecode' && (parms === undefined || parms === null || (isDictionary(parms) && (parms.get('Predictor') ?? 1) === 1))
}

/** Inflates piece by piece and adds what the names say; false when the stream is broken. */
const inflateNames = async (packed: Buffer, budget: { inflated: number }, warnings: Set<FileWarning>): Promise<boolean> => {
  const inflate = Readable.from([packed]).pipe(createInflate())
  let rest: Buffer = Buffer.alloc(0)
  try {
    for await (const piece of inflate as AsyncIterable<Buffer>) {
      budget.inflated += piece.length
      if (budget.inflated > MOST_INFLATED) throw new Refused({ code: 'zip-bomb', why: 'size' })
      const text = Buffer.concat([rest, piece])
      for (const { name } of namesIn(text)) {
        const warning = active.get(name)
        if (warning) warnings.add(warning)
      }
      rest = text.subarray(-64)
    }
    return true
  } catch (problem) {
    if (problem instanceof Refused) throw problem
    return false
  } finally {
    inflate.destroy()
  }
}
