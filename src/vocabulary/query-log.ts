import { writerOn } from '../platform/database/database.ts'
import type { App } from '../platform/services.ts'
import { addQueries } from './store.ts'

/** How often something was searched for: all in all, without any result, without one that has every word. */
export interface CountedQuery {
  readonly words: string
  readonly asked: number
  readonly empty: number
  readonly partly: number
}

const longest = 100
const flushMs = 5_000
const most = 2_000

/** What must not be kept: e-mail addresses, telephone numbers, resident and card numbers. */
const tellsOfSomebody =
  /@|(?<!\d)\d{6}[- ]?[1-8]\d{6}(?!\d)|(?<!\d)01\d[- .]?\d{3,4}[- .]?\d{4}(?!\d)|(?<!\d)0\d{1,2}[- .]\d{3,4}[- .]\d{4}(?!\d)|(?<!\d)\d{4}[- ]\d{4}[- ]\d{4}[- ]\d{4}(?!\d)/

/** A query as it is kept: one blank between words, small letters, so that the same search is one; cut between characters, never within one. */
export const plainQuery = (typed: string, most: number): string =>
  [
    ...typed
      .normalize('NFC')
      .toWellFormed()
      .replaceAll(/[\p{C}\s]+/gu, ' ')
      .trim()
      .toLowerCase(),
  ]
    .slice(0, most)
    .join('')
    .trim()

/** A syllable, or two letters or digits: less is nothing that anybody looks for. */
const mayBeSearch = /[가-힣\p{Script=Han}]|[\p{L}\p{N}].*[\p{L}\p{N}]/u

/** A query as it is counted; undefined where it is none, or tells of somebody. */
export const countedAs = (typed: string): string | undefined => {
  const words = plainQuery(typed, longest)
  return !mayBeSearch.test(words) || tellsOfSomebody.test(words) ? undefined : words
}

interface Tally {
  readonly counts: Map<string, { asked: number; empty: number; partly: number }>
  timer: NodeJS.Timeout | undefined
}
const tallies = new WeakMap<App, Tally>()

const add = ({ counts }: Tally, { words, asked, empty, partly }: CountedQuery): void => {
  const known = counts.get(words)
  if (known === undefined && counts.size >= most) return
  counts.set(words, { asked: asked + (known?.asked ?? 0), empty: empty + (known?.empty ?? 0), partly: partly + (known?.partly ?? 0) })
}

/** Counts a search in memory; what was counted is written together, some seconds later. A process that is killed forgets those seconds. */
export const noteQuery = (app: App, typed: string, found: { total: number; whole: number }): void => {
  const words = countedAs(typed)
  if (words === undefined) return
  const tally = tallies.get(app) ?? { counts: new Map(), timer: undefined }
  tallies.set(app, tally)
  add(tally, { words, asked: 1, empty: Number(found.total === 0), partly: Number(found.total > 0 && found.whole === 0) })
  tally.timer ??= setTimeout(() => {
    flushQueries(app).catch(() => undefined)
  }, flushMs).unref()
}

/** Writes what this process counted; what cannot be written now is counted further. */
export const flushQueries = async (app: App): Promise<void> => {
  const tally = tallies.get(app)
  if (tally === undefined || tally.counts.size === 0) return
  clearTimeout(tally.timer)
  tally.timer = undefined
  const counted = [...tally.counts].map(([words, counts]) => ({ words, ...counts }))
  tally.counts.clear()
  try {
    await app.db.kysely.transaction().execute((kysely) => addQueries(writerOn(kysely), counted))
  } catch (fault) {
    for (const one of counted) add(tally, one)
    throw fault
  }
}
