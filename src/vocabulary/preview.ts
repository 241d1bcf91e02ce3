import type { Reader } from '../platform/database/database.ts'
import type { SearchAnswer, SearchRequest } from '../platform/search/index/answer.ts'
import type { SearchService } from '../platform/search/search.ts'
import type { EntryContent } from './entry.ts'
import { findLive, vocabularyOf } from './live.ts'
import { findFrequentQueries } from './queries.ts'
import { rankChanges } from './rank-changes.ts'
import type { RankChange } from './rank-changes.ts'
import { isReached, phrasesReaching } from './reach.ts'

export interface PreviewedQuery {
  readonly words: string
  /** How often it was asked in the time looked at; undefined for a word of the entry itself, or one that means the same as it. */
  readonly asked: number | undefined
  /** It means the same as the word, or leads to it, by another entry. */
  readonly isSynonym?: boolean
  readonly changes: readonly RankChange[]
  readonly total: { readonly before: number; readonly after: number }
}
export interface Preview {
  /** So many frequent searches the log has to compare, of which an own word touches those it stands in, and those that lead to it. */
  readonly frequent: number
  readonly queries: readonly PreviewedQuery[]
  /** Of an own word: how it is cut now and how it would be. */
  readonly cut?: { readonly before: readonly string[]; readonly after: readonly string[] } | undefined
}

export const frequentQueries = 20
const looked = 10
/** An own word is tried on so many documents at most: those its queries find, and those it stands in. */
const trialDocuments = 120

type Edited = Pick<EntryContent, 'kind' | 'words' | 'leadsTo'> & { readonly id: string }

/**
 * What goes live, or is removed, changes in the first ten results: of the most frequent queries, and of the entry's own words.
 * Undefined while the index is not ready. Nothing that answers is touched.
 */
export const previewEntry = async (
  read: Reader,
  search: SearchService,
  entry: Edited,
  move: 'go-live' | 'remove',
): Promise<Preview | undefined> => {
  const [frequent, live] = await Promise.all([findFrequentQueries(read, frequentQueries), findLive(read)])
  const before = live.filter((one) => one.id !== entry.id)
  const [from, to] = move === 'go-live' ? [before, [...before, entry]] : [[...before, entry], before]
  const word = entry.words[0] ?? ''
  const reaching = entry.kind === 'word' ? phrasesReaching(word, before) : []
  const isAsked = (phrase: string) => frequent.some((one) => one.words === phrase.toLowerCase())
  const own = entry.words.filter((one) => !isAsked(one)).map((words) => ({ words, asked: undefined }))
  const synonyms = reaching
    .filter((one) => !isAsked(one) && !entry.words.includes(one))
    .map((words) => ({ words, asked: undefined, isSynonym: true }))
  const asked = [...own, ...synonyms, ...frequent]
  const requests = asked.map(({ words }): SearchRequest => ({ text: words, size: looked }))
  const queriesOf = (first: readonly SearchAnswer[], second: readonly SearchAnswer[]) =>
    asked.map((one, at): PreviewedQuery => ({
      ...one,
      changes: rankChanges(idsOf(first[at]), idsOf(second[at])),
      total: { before: first[at]?.total ?? 0, after: second[at]?.total ?? 0 },
    }))
  if (entry.kind !== 'word') {
    const first = await search.searchUnder(vocabularyOf(from).synonyms, requests)
    const second = await search.searchUnder(vocabularyOf(to).synonyms, requests)
    return first && second && { frequent: frequent.length, queries: queriesOf(first, second) }
  }
  const touched = asked.filter(({ words }) => isReached(words, word, reaching))
  const pool = await search.searchUnder(vocabularyOf(from).synonyms, [
    ...touched.map(({ words }): SearchRequest => ({ text: words, size: 40 })),
    { text: word, size: trialDocuments },
  ])
  if (!pool) return undefined
  const ids = [...new Set(pool.flatMap(idsOf))].slice(0, trialDocuments)
  const trial = { ids, requests: touched.map(({ words }): SearchRequest => ({ text: words, size: looked })), texts: [word] }
  const [first, second] = await Promise.all([from, to].map((entries) => search.trial({ ...vocabularyOf(entries), names: [] }, trial)))
  if (!first || !second) return undefined
  return {
    frequent: frequent.length,
    queries: touched.map((one, at) => ({
      ...one,
      changes: rankChanges(idsOf(first.answers[at]), idsOf(second.answers[at])),
      total: { before: first.answers[at]?.total ?? 0, after: second.answers[at]?.total ?? 0 },
    })),
    cut: { before: first.cuts[0] ?? [], after: second.cuts[0] ?? [] },
  }
}

const idsOf = (answer: SearchAnswer | undefined): string[] => answer?.hits.map((hit) => hit.id) ?? []
