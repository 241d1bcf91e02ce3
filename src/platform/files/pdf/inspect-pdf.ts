import { Refused } from '../refusal.ts'
import type { FileWarning } from '../refusal.ts'
import { opensWithoutPassword } from './encryption.ts'
import { addWarning } from './active.ts'
import { namesInTurns } from './names.ts'
import { dictionaryAround, dictionaryAt, isDictionary, isReference } from './objects.ts'
import { mostPacked, warningsInPacked } from './packed-objects.ts'
import type { PdfDictionary } from './objects.ts'

/** What an honest file stays below by far; reading on would only cost time. */
const MOST_TRAILERS = 200
const LONGEST_TABLE_DICTIONARY = 16 * 1024

/**
 * What a reviewer should know about a PDF: active content by name, also in escaped names and in compressed object streams, so that
 * flags are rather raised once too often. Throws Refused for files that need a password or were cut short.
 */
export const inspectPdf = async (bytes: Buffer): Promise<FileWarning[]> => {
  const warnings = new Set<FileWarning>()
  const packed: number[] = []
  let tables: number[] = []
  for await (const names of namesInTurns(bytes)) {
    for (const { name, place } of names) {
      addWarning(name, warnings)
      if (name === 'ObjStm' && packed.length <= mostPacked) packed.push(place)
      if (name === 'XRef') tables.push(place)
    }
    tables = tables.slice(-MOST_TRAILERS)
  }
  const trailers = trailersOf(bytes, tables)
  if (trailers.length === 0 || isCutShort(bytes) || !trailers.some((trailer) => trailer.has('Root'))) throw new Refused({ code: 'damaged' })
  const isRestricted = refuseLocked(bytes, trailers)
  if (isRestricted) warnings.add('restricted')
  if (packed.length > mostPacked || (isRestricted && packed.length > 0)) warnings.add('not-fully-read')
  if (!isRestricted) for (const warning of await warningsInPacked(bytes, packed)) warnings.add(warning)
  return [...warnings]
}

/** Every PDF ends with where its table is; a first page put in front for the web says 0 there. */
const isCutShort = (bytes: Buffer): boolean => {
  const end = bytes.subarray(-64 * 1024)
  const [, place] = /^startxref\s+(\d{1,12})/.exec(end.subarray(Math.max(0, end.lastIndexOf('startxref'))).toString('latin1', 0, 64)) ?? []
  return place === undefined || Number(place) === 0 || Number(place) >= bytes.length
}

/** The dictionaries after the words 'trailer' and of the cross-reference streams, from the end: also those of earlier revisions. */
const trailersOf = (bytes: Buffer, tables: readonly number[]): PdfDictionary[] => {
  const trailers: PdfDictionary[] = []
  for (const place of placesFromEnd(bytes, 'trailer', MOST_TRAILERS)) {
    const found = dictionaryAt(bytes, place + 7)
    if (found) trailers.push(found.dictionary)
  }
  for (const place of tables) {
    const found = dictionaryAround(bytes, place, LONGEST_TABLE_DICTIONARY)
    if (found?.dictionary.get('Type') === 'XRef') trailers.push(found.dictionary)
  }
  return trailers
}

const placesFromEnd = (bytes: Buffer, words: string, most: number): number[] => {
  const places: number[] = []
  for (
    let place = bytes.lastIndexOf(words);
    place >= 0 && places.length < most;
    place = place === 0 ? -1 : bytes.lastIndexOf(words, place - 1)
  )
    places.push(place)
  return places
}

/** Refuses what does not open without a password; answers whether something else is locked, such as printing. */
const refuseLocked = (bytes: Buffer, trailers: readonly PdfDictionary[]): boolean => {
  let isRestricted = false
  for (const trailer of trailers) {
    const encrypt = trailer.get('Encrypt')
    if (encrypt === undefined || encrypt === null) continue
    const dictionary = isReference(encrypt)
      ? findObject(bytes, `${encrypt.object} ${encrypt.generation} obj`)
      : isDictionary(encrypt)
        ? encrypt
        : undefined
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
  for (const place of placesFromEnd(bytes, head, 20)) {
    if (/\d/.test(String.fromCharCode(bytes[place - 1] ?? 0))) continue
    const found = dictionaryAt(bytes, place + head.length)
    if (found) return found.dictionary
  }
  return undefined
}
