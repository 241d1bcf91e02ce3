import type { Offer } from '../applications/index.ts'
import type { SearchDocument } from '../platform/search/index/document.ts'
import type { SearchService } from '../platform/search/search.ts'
import type { TechnologyContent } from '../technologies/index.ts'
import { conditionsFit, fieldPart } from './fit.ts'
import { noWords, rawOf, settle, wordParts } from './score.ts'
import type { RawWords, Score } from './score.ts'
import { wordsOfSimilar } from './words-of-hits.ts'

const mostCalls = 100

/** What a technology says of itself, in the fields whose weight each text deserves. */
export const textOf = (content: TechnologyContent): SearchDocument['text'] => ({
  title: `${content.titleKo}\n${content.titleEn}`, keywords: content.keywords.join(', '), summary: `${content.summaryKo}\n${content.summaryEn}`,
  body: [content.problemKo, content.approachKo, content.effectsKo, content.applicationsKo, content.problemEn, content.approachEn, content.applicationsEn].filter((one) => one !== '').join('\n'),
})

export type CallWords = ReadonlyMap<string, RawWords>
/** How well each call's words fit a technology's; undefined while the index is not ready. */
export const wordsWithCalls = async (index: SearchService | undefined, content: TechnologyContent): Promise<CallWords | undefined> => {
  const similar = await index?.similar({ text: textOf(content) }, { most: mostCalls })
  return similar && new Map(similar.map((hit) => [hit.id, wordsOfSimilar(hit)]))
}

/** The score of one call for one technology. `best`: the best raw score of words in the list it stands in. */
export const scoreCall = (words: CallWords, best: number, offer: Pick<Offer, 'callId' | 'fieldCodes'>, fieldCodes: readonly string[], met?: { readonly met: number; readonly of: number }): Score =>
  settle([...wordParts(words.get(offer.callId) ?? noWords, best), ...fieldPart(fieldCodes, offer.fieldCodes), ...(met ? conditionsFit(met.met, met.of) : [])])

export const bestOf = (words: CallWords, offers: readonly Pick<Offer, 'callId'>[]): number => Math.max(0, ...offers.map(({ callId }) => rawOf(words.get(callId) ?? noWords)))
