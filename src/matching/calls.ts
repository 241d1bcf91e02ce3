import type { Offer } from '../applications/index.ts'
import { textsOf } from '../catalogue/index.ts'
import { idfOf } from '../platform/search/index/best-terms.ts'
import type { SearchService } from '../platform/search/search.ts'
import type { TechnologyContent } from '../technologies/index.ts'
import { conditionsFit, fieldPart } from './fit.ts'
import { noWords, rawOf, settle, wordParts } from './score.ts'
import type { RawWords, Score } from './score.ts'
import { wordsOfSimilar } from './words-of-hits.ts'

const mostCalls = 100
/** A call is short: so many telling words of a dossier that stand in it are all that can be asked. */
const enoughWords = 4
/** With less than this of them a call only shares a word with the technology. */
const floor = 0.3

/** The words each call shares with a technology, and the raw score that has all points for words. */
export interface CallWords {
  readonly of: ReadonlyMap<string, RawWords>
  readonly full: number
}
/** Of an index that is not ready: nothing brings points, and nothing is called no match. */
export const noCallWords: CallWords = { of: new Map(), full: 0 }

/** How well each call's words fit those of each technology; undefined while the index is not ready. No word counts for more than the rarest one would. */
export const wordsWithCalls = async (
  index: SearchService | undefined,
  contents: readonly TechnologyContent[],
): Promise<(CallWords | undefined)[]> => {
  const [everything, ...similar] = await Promise.all([
    index?.search({ text: '', size: 0 }),
    ...contents.map((content) => index?.similar({ text: textsOf(content), most: mostCalls })),
  ])
  if (everything === undefined) return contents.map(() => undefined)
  const one = idfOf(everything.total, 1)
  return similar.map((hits) => hits && { of: new Map(hits.map((hit) => [hit.id, wordsOfSimilar(hit, one)])), full: enoughWords * one })
}

/** `fits`: more than a word or two is shared, or a field is the same; what does not fit stands after what does, and the page says so. */
export interface CallScore extends Score {
  readonly fits: boolean
}

/** The score of one call for one technology. */
export const scoreCall = (
  words: CallWords,
  offer: Pick<Offer, 'callId' | 'fieldCodes'>,
  fieldCodes: readonly string[],
  met?: { readonly met: number; readonly of: number },
): CallScore => {
  const own = words.of.get(offer.callId) ?? noWords
  const shared = fieldPart(fieldCodes, offer.fieldCodes)
  const isSameField = shared.some((part) => part.kind === 'field' && part.shared.some((code) => code.includes('.')))
  return {
    fits: rawOf(own) >= floor * words.full || isSameField,
    ...settle([...wordParts(own, Math.max(words.full, rawOf(own))), ...shared, ...(met ? conditionsFit(met.met, met.of) : [])]),
  }
}
