import type { Reader } from '../platform/database/database.ts'
import type { SearchAnswer } from '../platform/search/index/answer.ts'
import type { SearchService } from '../platform/search/search.ts'
import { checkDemands, inOrder } from './conditions.ts'
import type { Demands, Eligibility, MatchGroup } from './conditions.ts'
import { fieldPart, technologyFit } from './fit.ts'
import { findListingFacts } from './queries.ts'
import type { ListingFacts } from './queries.ts'
import { noWords, rawOf, settle, wordParts } from './score.ts'
import type { RawWords, Score } from './score.ts'
import { together, wordsOfParts } from './words-of-hits.ts'

/** A need in somebody's own words; the key words and the field sharpen it. */
export interface Need extends Demands {
  readonly text: string
  readonly keywords: readonly string[]
  readonly fieldCode?: string | undefined
}
export const mostKeywords = 3
export const longestNeed = 600

export interface TechnologyMatch extends Score, Eligibility {
  readonly group: Exclude<MatchGroup, 'applied'>
  readonly listing: ListingFacts
}
export interface NeedAnswer {
  readonly matches: readonly TechnologyMatch[]
  /** Key words the text offers, the most telling first, and the fields of what fits best. */
  readonly suggestedKeywords: readonly string[]
  readonly suggestedFields: readonly string[]
}

const looked = 200
const suggestedKeywords = 8

/** Technologies for a need, in order, each with its reasons; undefined while the index is not ready. One statement. */
export const matchTechnologies = async (read: Reader, index: SearchService, need: Need): Promise<NeedAnswer | undefined> => {
  const ask = (text: string) => index.search({ text, mode: 'sentence', contentOnly: true, size: looked, explain: true })
  const [said, keyed, telling] = await Promise.all([
    ask(need.text),
    need.keywords.length === 0 ? Promise.resolve(undefined) : ask(need.keywords.join(' ')),
    index.tellingWords(need.text, suggestedKeywords),
  ])
  if (said === undefined || telling === undefined) return undefined
  const raws = mergeRaws(said, keyed)
  const best = Math.max(0, ...[...raws.values()].map(rawOf))
  const listings = await findListingFacts(read, [...raws.keys()])
  const matches = inOrder(
    listings.map((listing): TechnologyMatch => {
      const parts = [
        ...wordParts(raws.get(listing.id) ?? noWords, best),
        ...fieldPart(need.fieldCode === undefined ? [] : [need.fieldCode], listing.fieldCodes),
        ...technologyFit(listing, need.budgetWon),
      ]
      return { listing, ...settle(parts), ...checkDemands(listing, need) }
    }),
  )
  return { matches, suggestedKeywords: telling, suggestedFields: fieldsOf(matches) }
}

/** A key word chosen counts beside the sentence it stands in: what was said twice is meant. */
const mergeRaws = (said: SearchAnswer, keyed: SearchAnswer | undefined): Map<string, RawWords> => {
  const raws = new Map(said.hits.map((hit) => [hit.id, wordsOfParts(hit.parts)]))
  for (const hit of keyed?.hits ?? []) raws.set(hit.id, together(raws.get(hit.id) ?? noWords, wordsOfParts(hit.parts)))
  return raws
}

const nearest = 10
/** The fields most of the best matches are of. */
const fieldsOf = (matches: readonly TechnologyMatch[]): string[] => {
  const weights = new Map<string, number>()
  for (const { listing, score } of matches.slice(0, nearest))
    for (const code of listing.fieldCodes) if (code.includes('.')) weights.set(code, (weights.get(code) ?? 0) + score)
  return [...weights]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 3)
    .map(([code]) => code)
}
