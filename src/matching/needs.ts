import type { Reader } from '../platform/database/database.ts'
import type { SearchAnswer } from '../platform/search/index/answer.ts'
import { isContent } from '../platform/search/index/stop-words.ts'
import type { SearchService } from '../platform/search/search.ts'
import { asWrittenIn } from '../catalogue/index.ts'
import { answeredBy, isMatch, nearlyAll, wordsAnswered, wordsOfNeed } from './answered.ts'
import { checkDemands, inOrder } from './conditions.ts'
import type { Demands, Eligibility, MatchGroup } from './conditions.ts'
import { fieldPart, technologyFit } from './fit.ts'
import { findListingFacts } from './queries.ts'
import type { ListingFacts } from './queries.ts'
import { noWords, rawOf, settle, wordParts } from './score.ts'
import type { RawWords, Score } from './score.ts'
import { together, wordsOfHit } from './words-of-hits.ts'

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
  /** 0 … 1: how much of what the need tells stands in it. */
  readonly answered: number
}
/** What shares words with a need and answers too little of it to be a match: how many, the nearest of them, and which words they share. */
export interface BelowFloor {
  readonly count: number
  readonly nearest: readonly ListingFacts[]
  readonly words: readonly string[]
}
export interface NeedAnswer {
  readonly below: BelowFloor
  readonly matches: readonly TechnologyMatch[]
  /** Key words the text offers, the most telling first, and the fields of what fits best. */
  readonly suggestedKeywords: readonly string[]
  readonly suggestedFields: readonly string[]
}

const looked = 200
const suggestedKeywords = 8
const wordsNamed = 3
const belowShown = 10

/** Technologies that answer a need, in order, each with its reasons; undefined while the index is not ready. One statement. */
export const matchTechnologies = async (read: Reader, index: SearchService, need: Need): Promise<NeedAnswer | undefined> => {
  const ask = (text: string) => index.search({ text, mode: 'sentence', contentOnly: true, size: looked, explain: true, tells: true })
  const [said, keyed, telling] = await Promise.all([
    ask(need.text),
    need.keywords.length === 0 ? Promise.resolve(undefined) : ask(need.keywords.join(' ')),
    index.tellingWords(need.text, suggestedKeywords * 2),
  ])
  if (said === undefined || telling === undefined) return undefined
  // With the key words unanswered every share would be wrong.
  if (need.keywords.length > 0 && keyed === undefined) return undefined
  const words = wordsOfNeed(said, keyed)
  const asWritten = asWrittenIn([need.text, ...need.keywords].join('\n'))
  const raws = new Map(
    [...rawsOf(said, keyed)].map(([id, { words, others }]) => [
      id,
      { others, words: words.map((one) => ({ ...one, word: asWritten(one.word) })) },
    ]),
  )
  const rawOfListing = ({ id }: ListingFacts) => rawOf(raws.get(id) ?? noWords)
  const listings = (await findListingFacts(read, [...raws.keys()])).map((listing) => ({
    listing,
    answered: answeredBy(words, listing.id),
  }))
  const answering = listings.filter(({ answered }) => isMatch(answered))
  const best = Math.max(0, ...answering.map(({ listing }) => rawOfListing(listing)))
  const matches = inOrder(
    answering.map(({ listing, answered: { share } }): TechnologyMatch => {
      const worth = [
        ...wordParts(raws.get(listing.id) ?? noWords, best, Math.min(1, share / nearlyAll)),
        ...fieldPart(need.fieldCode === undefined ? [] : [need.fieldCode], listing.fieldCodes),
        ...technologyFit(listing, need.budgetWon),
      ]
      return { listing, answered: share, ...settle(worth), ...checkDemands(listing, need) }
    }),
  )
  const below = listings
    .filter(({ answered }) => !isMatch(answered))
    .map(({ listing }) => listing)
    .sort((a, b) => rawOfListing(b) - rawOfListing(a))
  return {
    matches,
    below: {
      count: below.length,
      nearest: below.slice(0, belowShown),
      words: wordsAnswered(
        words,
        below.map(({ id }) => id),
        wordsNamed,
      ),
    },
    suggestedKeywords: telling.filter((word) => isKeyWord(word, said)).slice(0, suggestedKeywords),
    suggestedFields: fieldsOf(matches),
  }
}

/** Of what was found the words of its scores: a key word chosen counts beside the sentence it stands in, for what was said twice is meant. */
const rawsOf = (said: SearchAnswer, keyed: SearchAnswer | undefined): Map<string, RawWords> => {
  const raws = new Map(said.hits.map((hit) => [hit.id, wordsOfHit(hit, said.told)]))
  for (const hit of keyed?.hits ?? []) raws.set(hit.id, together(raws.get(hit.id) ?? noWords, wordsOfHit(hit, keyed?.told ?? [])))
  return raws
}

/** What only holds a sentence together, as ‘need’, ‘in’ and ‘before’ do, is no key word, however rare it is here. */
const isKeyWord = (word: string, { told }: SearchAnswer): boolean =>
  isContent({ text: word }) && (!/^[a-z]+$/.test(word) || told.some((one) => one.word === word))

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
