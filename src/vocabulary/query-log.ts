import { writerOn } from '../platform/database/database.ts'
import type { App } from '../platform/services.ts'
import { addQueries } from './store.ts'

/** How often something was searched for: all in all, without any result, without one that has every word. */
export interface CountedQuery { readonly words: string; readonly asked: number; readonly empty: number; readonly partly: number }

const longest = 100
const flushMs = 5_000
const most = 2_000

/** What must not be kept: e-mail addresses, telephone numbers, resident and card numbers. */
const tellsOfSomebody = /@|(?<!\d)\d{6}[- ]?[1-8]\d{6}(?!\d)|(?<!\d)01\d[- .]?\d{3,4}[- .]?\d{4}(?!\d)|(?<!\d)0\d{1,2}[- .]\d{3,4}[- .]\d{4}(?!\d)|(?<!\d)\d{4}[- ]\d{4}[- ]\d{4}[- ]\d{4}(?!\d)/

/** A query as it is counted; undefined where it is none, or tells of somebody. */
export const countedAs = (typed: string): string | undefined => {
  const words = typed.normalize('NFC').toWellFormed().replaceAll(/\p{C}/gu, ' ').replaceAll(/\s+/g, ' ').trim().toLowerCase().slice(0, longest).trim()
  return words === '' || tellsOfSomebody.test(words) ? undefined : words
}

interface Tally { readonly counts: Map<string, { asked: number; empty: number; partly: number }>; timer: NodeJS.Timeout | undefined }
const tallies = new WeakMap<App, Tally>()

/** Counts a search in memory; what was counted is written together, some seconds later. A process that is killed forgets those seconds. */
export const noteQuery = (app: App, typed: string, found: { total: number; whole: number }): void => {
  const words = countedAs(typed)
  if (words === undefined) return
  const tally = tallies.get(app) ?? { counts: new Map(), timer: undefined }
  tallies.set(app, tally)
  const known = tally.counts.get(words) ?? { asked: 0, empty: 0, partly: 0 }
  if (tally.counts.size >= most && known.asked === 0) return
  tally.counts.set(words, { asked: known.asked + 1, empty: known.empty + Number(found.total === 0), partly: known.partly + Number(found.total > 0 && found.whole === 0) })
  tally.timer ??= setTimeout(() => { flushQueries(app).catch(() => undefined) }, flushMs).unref()
}

/** Writes what this process counted. */
export const flushQueries = async (app: App): Promise<void> => {
  const tally = tallies.get(app)
  if (tally === undefined || tally.counts.size === 0) return
  clearTimeout(tally.timer)
  tally.timer = undefined
  const counted = [...tally.counts].map(([words, counts]) => ({ words, ...counts }))
  tally.counts.clear()
  await app.db.kysely.transaction().execute((kysely) => addQueries(writerOn(kysely), counted))
}
