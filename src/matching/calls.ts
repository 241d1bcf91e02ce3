import type { Offer } from '../applications/index.ts'
import { textsOf } from '../catalogue/index.ts'
import type { SearchService } from '../platform/search/search.ts'
import type { TechnologyContent } from '../technologies/index.ts'
import { conditionsFit, fieldPart } from './fit.ts'
import { noWords, rawOf, settle, wordParts } from './score.ts'
import type { RawWords, Score } from './score.ts'
import { wordsOfSimilar } from './words-of-hits.ts'

const mostCalls = 100

export type CallWords = ReadonlyMap<string, RawWords>
/** How well each call's words fit a technology's; undefined while the index is not ready. */
export const wordsWithCalls = async (index: SearchService | undefined, content: TechnologyContent): Promise<CallWords | undefined> => {
  const similar = await index?.similar({ text: textsOf(content), most: mostCalls })
  return similar && new Map(similar.map((hit) => [hit.id, wordsOfSimilar(hit)]))
}

/** The score of one call for one technology. `best`: the best raw score of words in the list it stands in. */
export const scoreCall = (
  words: CallWords,
  best: number,
  offer: Pick<Offer, 'callId' | 'fieldCodes'>,
  fieldCodes: readonly string[],
  met?: { readonly met: number; readonly of: number },
): Score =>
  settle([
    ...wordParts(words.get(offer.callId) ?? noWords, best),
    ...fieldPart(fieldCodes, offer.fieldCodes),
    ...(met ? conditionsFit(met.met, met.of) : []),
  ])

export const bestOf = (words: CallWords, offers: readonly Pick<Offer, 'callId'>[]): number =>
  Math.max(0, ...offers.map(({ callId }) => rawOf(words.get(callId) ?? noWords)))
