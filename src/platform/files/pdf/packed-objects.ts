import { Readable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import { createInflate, inflateSync } from 'node:zlib'
import { Refused } from '../refusal.ts'
import type { FileWarning } from '../refusal.ts'
import { addWarnings } from './active.ts'
import { dictionaryAround, isDictionary } from './objects.ts'
import type { PdfDictionary } from './objects.ts'

/** What an honest file stays below by far. */
export const mostPacked = 10_000
const LONGEST_PACKED_DICTIONARY = 2 * 1024
const MOST_INFLATED = 64 * 1024 * 1024
const INFLATED_AT_ONCE = 512 * 1024

/** What is said inside object streams, where a search through the plain bytes sees nothing. `places` lie in their dictionaries. */
export const warningsInPacked = async (bytes: Buffer, places: readonly number[]): Promise<Set<FileWarning>> => {
  const warnings = new Set<FileWarning>()
  const budget = { inflated: 0 }
  const done = new Set<number>()
  for (const [turn, place] of places.slice(0, mostPacked).entries()) {
    if (turn % 100 === 99) await setImmediate()
    const found = dictionaryAround(bytes, place, LONGEST_PACKED_DICTIONARY)
    if (found?.dictionary.get('Type') !== 'ObjStm' || done.has(found.end)) continue
    done.add(found.end)
    const start = streamStart(bytes, found.end)
    if (
      start === undefined ||
      !isReadable(found.dictionary) ||
      !(await inflateNames(bytes.subarray(start, start + 8 * 1024 * 1024), budget, warnings))
    )
      warnings.add('not-fully-read')
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

/** Adds what the names in a packed stream say; false when the stream is broken. */
const inflateNames = async (packed: Buffer, budget: { inflated: number }, warnings: Set<FileWarning>): Promise<boolean> => {
  try {
    addWarnings(spent(inflateSync(packed, { maxOutputLength: INFLATED_AT_ONCE }), budget), warnings)
    return true
  } catch (problem) {
    if (problem instanceof Refused) throw problem
    const isLong = problem instanceof Error && 'code' in problem && problem.code === 'ERR_BUFFER_TOO_LARGE'
    return isLong && inflateLong(packed, budget, warnings)
  }
}

/** The same piece by piece, so that memory stays flat. */
const inflateLong = async (packed: Buffer, budget: { inflated: number }, warnings: Set<FileWarning>): Promise<boolean> => {
  const inflate = Readable.from([packed]).pipe(createInflate())
  let rest: Buffer = Buffer.alloc(0)
  try {
    for await (const piece of inflate as AsyncIterable<Buffer>) {
      const text = Buffer.concat([rest, spent(piece, budget)])
      addWarnings(text, warnings)
      rest = text.subarray(-128)
    }
    return true
  } catch (problem) {
    if (problem instanceof Refused) throw problem
    return false
  } finally {
    inflate.destroy()
  }
}

const spent = (piece: Buffer, budget: { inflated: number }): Buffer => {
  budget.inflated += piece.length
  if (budget.inflated > MOST_INFLATED) throw new Refused({ code: 'zip-bomb', why: 'size' })
  return piece
}
