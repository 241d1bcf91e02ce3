import type { Offer } from '../applications/index.ts'
import type { SimilarHit } from '../platform/search/index/similar.ts'
import type { SearchService } from '../platform/search/search.ts'
import type { TechnologyContent } from '../technologies/index.ts'
import { asWrittenIn } from '../catalogue/index.ts'
import { conditionsFit, fieldPart, sharedSubFields } from './fit.ts'
import { isGeneral } from './general-words.ts'
import { aboutOf, saidOnce } from './one-language.ts'
import { rarityIn } from './rarity.ts'
import type { Rarity } from './rarity.ts'
import { noWords, rawOf, settle, wordParts } from './score.ts'
import type { RawWord, RawWords, Score } from './score.ts'
import { whereWhole, wholeWordsIn } from './whole-words.ts'

const mostCalls = 100
const mostShared = 40
/** A call is short: so many telling words of a dossier that stand in it are all that can be asked. */
const enoughWords = 4
/** Half of the calls say what every call says. */
const fewCalls = 1 / 3
/** A word of a dossier's text alone is something that comes with it; what every call and dossier may say is less still. */
const worth = { aside: 0.25, elsewhere: 0.5, general: 0.25 } as const
/** As much as a word must be worth to be what technology and call are both about. */
const telling = 0.4
/** With less than this of telling words a call only shares a word with the technology, unless a field is the same, too. */
const floor = { known: 0.8, hardlyKnown: 1.2 } as const
/** Among fewer listings it is hardly known how rare a word is, and one alone is not enough. */
const enoughListings = 30
/** So much of both sides' fields is the same that it needs no word. */
const sameFields = 0.5

/** The words a call shares with a technology, in words that tell all a word can; `telling`: how many of those that say what both are about. */
interface CallWord extends RawWords {
  readonly telling: number
}
export interface CallWords {
  readonly of: ReadonlyMap<string, CallWord>
  /** The raw score that has all points for words. */
  readonly full: number
  /** So many telling words are enough without a field. */
  readonly floor: number
}
/** Of an index that is not ready: nothing brings points, and nothing is called no match. */
export const noCallWords: CallWords = { of: new Map(), full: 0, floor: 0 }
export type Searches = ReadonlyMap<string, SearchService> | undefined

/**
 * How well each call's words fit those of each technology; undefined while the index of calls is not ready. How telling a word is comes from the listings,
 * of which there are many and long ones, and from the calls, which say much that is in all of them.
 */
export const wordsWithCalls = async (searches: Searches, contents: readonly TechnologyContent[]): Promise<(CallWords | undefined)[]> => {
  const calls = searches?.get('calls')
  if (calls === undefined) return contents.map(() => undefined)
  const texts = contents.map(saidOnce)
  const similar = await Promise.all(texts.map((text) => calls.similar({ text, most: mostCalls, words: mostShared })))
  const words = similar.flatMap((hits) => (hits ?? []).flatMap((hit) => hit.words.map((one) => one.text)))
  const wholes = similar.map((hits, at) => {
    const pieces = new Set((hits ?? []).flatMap((hit) => hit.words.map((one) => one.text)).filter((word) => !isGeneral(word)))
    return wholeWordsIn(Object.values(texts[at] ?? {}).join('\n'), [...pieces])
  })
  const [inCalls, inListings, whole] = await Promise.all([
    rarityIn(calls, words, fewCalls),
    rarityIn(searches?.get('catalogue'), words),
    whereWhole(
      calls,
      wholes.flatMap((one) => [...one.values()]),
    ),
  ])
  if (inCalls === undefined) return contents.map(() => undefined)
  const least = (inListings?.documents ?? 0) < enoughListings ? floor.hardlyKnown : floor.known
  return similar.map((hits, at) => {
    const text = texts[at] ?? {}
    const about = aboutOf(text)
    const asWritten = asWrittenIn(Object.values(text).join('\n'))
    const nameIn = (call: string) => (word: string) => {
      const name = wholes[at]?.get(word)
      return name !== undefined && whole.get(name)?.has(call) === true ? name : asWritten(word)
    }
    return (
      hits && {
        of: new Map(hits.map((hit) => [hit.id, wordsOfCall(hit, { about, nameOf: nameIn(hit.id) }, [inCalls, inListings ?? inCalls])])),
        full: enoughWords,
        floor: least,
      }
    )
  })
}

/** Each word for as much as it tells: how rare it is, whether it says what the technology is about, and where it stands in the call; general words count, and are named by none. */
const wordsOfCall = (
  hit: SimilarHit,
  { about, nameOf }: { readonly about: string; readonly nameOf: (word: string) => string },
  rarities: readonly Rarity[],
): CallWord => {
  const words = hit.words.flatMap(({ text, fields }): (RawWord & { isNamed: boolean; isTelling: boolean })[] => {
    const rarity = rarities.reduce((product, one) => product * (one.of.get(text) ?? 0), 1)
    const [isAbout, isNotice] = [about.includes(text), fields.some((field) => field !== 'keywords' && field !== 'owner')]
    const raw = rarity * (isAbout ? 1 : worth.aside) * (isNotice ? 1 : worth.elsewhere) * (isGeneral(text) ? worth.general : 1)
    const isNamed = !isGeneral(text)
    return raw > 0
      ? [{ word: nameOf(text), origin: 'said', fields, raw, isNamed, isTelling: isNamed && isAbout && isNotice && raw >= telling }]
      : []
  })
  return {
    words: words.filter((one) => one.isNamed).map(({ isNamed: _isNamed, isTelling: _isTelling, ...word }) => word),
    others: words.reduce((sum, one) => sum + (one.isNamed ? 0 : one.raw), 0),
    telling: words.reduce((sum, one) => sum + (one.isTelling ? one.raw : 0), 0),
  }
}

/** `fits`: telling words are shared, or one and a field, or nearly all of the fields; what does not fit stands after what does, and the page says so. */
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
  const own = words.of.get(offer.callId) ?? { ...noWords, telling: 0 }
  const fields = sharedSubFields(fieldCodes, offer.fieldCodes)
  return {
    fits: words.full === 0 || fields.share >= sameFields || own.telling >= words.floor || (own.telling > 0 && fields.count > 0),
    ...settle([
      ...wordParts(own, Math.max(words.full, rawOf(own))),
      ...fieldPart(fieldCodes, offer.fieldCodes),
      ...(met ? conditionsFit(met.met, met.of) : []),
    ]),
  }
}
