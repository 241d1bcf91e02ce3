import type { Analyser, Analysis, Term } from '../analyser/analyse.ts'
import { neighboursOf, shinglesOf } from '../analyser/analyse.ts'
import type { Word } from '../analyser/words.ts'
import type { SearchRequest } from './answer.ts'
import type { Collection } from './collection.ts'
import type { Joint } from './demand.ts'
import { channels, exactForm, mayBeExact, nameForm } from './document.ts'
import type { FieldName } from './document.ts'
import type { Expansion, Lexicon } from './lexicon.ts'
import { askingWords, isContent, stopWords, weakWords } from './stop-words.ts'

export type Origin = 'typed' | 'synonym' | 'corrected' | 'completed' | 'letters' | 'pair' | 'neighbours' | 'joined'

/** Something that can answer for slots of the query: all of its terms must stand in a document, or the document in `docs`. */
export interface Alternative { readonly text: string; readonly terms: readonly number[]; readonly docs?: Uint32Array | undefined; /** Where it stands in `docs`. */ readonly fields?: readonly FieldName[] | undefined; /** Neighbours that must all stand in one field: the terms are one phrase. */ readonly phrase?: readonly number[] | undefined; readonly weight: number; readonly bits: number; readonly origin: Origin; /** Says too little to find anything by itself: only adds to what the others found. */ readonly isWeak?: boolean | undefined }
/** A term that adds to the score of what was found, but finds nothing by itself. */
export interface Bonus { readonly text: string; readonly term: number; readonly weight: number; readonly origin: Origin; readonly isWeak?: boolean | undefined }

export interface Plan {
  readonly mode: 'keyword' | 'sentence'
  /** How many things the query asks for; each has a bit. */
  readonly slots: number
  /** The bits of those that say little beside the others: they count half. */
  readonly weak: number
  /** Where parts of one typed word meet. */
  readonly joints: readonly Joint[]
  readonly alternatives: readonly Alternative[]
  readonly bonuses: readonly Bonus[]
  readonly exact: readonly number[]
  readonly names: readonly number[]
  /** What to mark in the texts shown. */
  readonly marks: readonly string[]
  readonly wordTexts: readonly string[]
}

export const weights = { pair: 0.6, shingle: 0.5, joined: 0.5, synonym: 0.5, synonymOfPhrase: 1, corrected: 0.6, completed: 0.6, whole: 0.25, weak: 0.75, weakOfFew: 0.65 }
const mostSlots = 30
/** Answers nothing: a word beyond the slots. */
const noBit = 31
const mostPairs = 48
const keywordWords = 5
const bestOfSentence = 40
/** So many entries of the index are gone through to find by a sentence, whatever is asked: the rarer terms of it. */
const mostWork = (documents: number): number => 40_000 + documents / 2

export interface Help { readonly analysis: Analysis; readonly analyser: Analyser; readonly lexicon: Lexicon; readonly alternatives: readonly (Omit<Alternative, 'bits'> & { readonly start: number; readonly end: number; /** What was typed there is not looked for. */ readonly isInstead?: boolean })[] }

export const idfOf = (documents: number, df: number): number => Math.log(1 + (documents - df + 0.5) / (df + 0.5))

const weightOf = (text: string): number => (weakWords.has(text) ? weights.weak : 1)

const distinct = (terms: readonly Term[], most: number): Term[] => {
  const seen = new Set<string>()
  return terms.filter((one) => !seen.has(one.text) && seen.size < most && seen.add(one.text))
}

type Asked = Pick<SearchRequest, 'mode' | 'terms' | 'contentOnly'>

/** What a query asks of the index: a few words all (nearly) to be found, a sentence by its best terms. */
export const planOf = (collection: Collection, help: Help, asked: Asked = {}): Plan => {
  const { analysis } = help
  const plain = analysis.morphemes.filter((one) => !one.joined)
  const words = analysis.words.filter((word) => plain.some((one) => one.start >= word.start && one.start < endOf(word)) || help.alternatives.some((one) => one.start === word.start))
  const mode = asked.mode ?? (words.length <= keywordWords ? 'keyword' : 'sentence')
  const saying = asked.contentOnly === true ? plain.filter(isContent) : plain
  const telling = saying.filter((one) => !stopWords.has(one.text) && !stopWords.has(wordOf(analysis, one)?.bare ?? ''))
  // '방법' alone is a query; '누수 탐지 방법' asks for 누수 탐지.
  const content = mode === 'sentence' || telling.length > 0 ? telling : saying
  const slots = slotsOf(analysis, content, help.alternatives, mode)
  const all = { alternatives: alternativesOf(collection, help, plain, content, slots), bonuses: bonusesOf(collection, analysis, saying, content, (pair) => !slots.isAnswered(pair) && !(asked.contentOnly === true && isInFunctionWord(analysis, pair))) }
  const { weak, ...told } = letTellingFind(all, slots, mode)
  const { alternatives, bonuses } = mode === 'sentence' ? bestTerms(collection, told, asked.terms) : told
  return {
    mode, slots: slots.count, weak, joints: slots.joints.map(({ bit, parts }) => ({ bit, parts })), alternatives, bonuses, ...numbersAndNames(collection, analysis), wordTexts: words.map((one) => one.bare),
    marks: [...new Set([...alternatives.flatMap((one) => [one.text, ...one.text.split(' ')]), ...bonuses.map((one) => one.text), ...words.flatMap((one) => (one.isMeasure === true ? [one.bare, one.text] : [one.bare]))])].filter((one) => one !== ''),
  }
}

const endOf = (word: { readonly start: number; readonly text: string }): number => word.start + word.text.length

interface Meeting extends Joint { readonly left: Term; readonly right: Term }
interface Slots {
  readonly terms: readonly Term[]
  readonly count: number
  readonly joints: readonly Meeting[]
  readonly weakBits: number
  /** The slots of what stands between two places. */
  bitsBetween(start: number, end: number): number
  /** The joints that begin or end between two places. */
  jointsAt(start: number, end: number): number
  isAnswered(one: Term): boolean
}

/** What the query asks for, a bit each: its words, and what only help answers, as first letters and a lone syllable are. */
const slotsOf = (analysis: Analysis, content: readonly Term[], help: Help['alternatives'], mode: Plan['mode']): Slots => {
  const spans = help.filter((one) => one.docs !== undefined || one.isInstead === true)
  const isAnswered = (one: Term) => spans.some((span) => span.start <= one.start && one.end <= span.end)
  const asking = content.filter((one) => !isAnswered(one))
  const terms = distinct(asking, mostSlots)
  const numbers = new Map(terms.map((one, at) => [one.text, at]))
  const bare = [...new Set(help.filter((one) => !asking.some((term) => one.start <= term.start && term.end <= one.end)).map((one) => one.start))].slice(0, mostSlots - terms.length)
  const bitOf = (one: Term) => 1 << (numbers.get(one.text) ?? noBit)
  const count = terms.length + bare.length
  const joints = mode === 'sentence' ? [] : meetings(analysis, asking).slice(0, mostSlots - count).map(([left, right], at): Meeting => ({ left, right, bit: 1 << (count + at), parts: bitOf(left) | bitOf(right) }))
  return {
    terms, count, joints, isAnswered, weakBits: terms.reduce((bits, one, at) => (weakWords.has(one.text) ? bits | (1 << at) : bits), 0),
    bitsBetween: (start, end) => asking.filter((one) => one.start >= start && one.end <= end).reduce((bits, one) => bits | bitOf(one), bare.includes(start) ? 1 << (terms.length + bare.indexOf(start)) : 0),
    jointsAt: (start, end) => joints.filter(({ left, right }) => (left.start >= start && left.end <= end) || (right.start >= start && right.end <= end)).reduce((bits, one) => bits | one.bit, 0),
  }
}

/** Neighbours within one word that both say something: 물 and 시계 of 물시계. */
const meetings = (analysis: Analysis, asking: readonly Term[]): [Term, Term][] => asking.slice(1).flatMap((right, at): [Term, Term][] => {
  const left = asking[at]
  return left === undefined || left.end !== right.start || weakWords.has(left.text) || weakWords.has(right.text) || wordOf(analysis, left) !== wordOf(analysis, right) ? [] : [[left, right]]
})

/** A noun with its prefix or suffix; pieces of numbers and Latin words are joined, too. */
const isAffixed = (one: Term): boolean => one.joined && one.tag !== undefined

const alternativesOf = (collection: Collection, { analysis, lexicon, alternatives: help }: Help, plain: readonly Term[], content: readonly Term[], slots: Slots): Alternative[] => {
  const find = (channel: string, text: string) => collection.vocabulary.find(channel, text)
  const isKnown = (terms: readonly number[] | undefined) => terms?.every((term) => term >= 0) ?? true
  const affixed = distinct(analysis.morphemes.filter(isAffixed), mostPairs)
  // What is said otherwise is not asked to stand beside the rest of the word.
  const bitsOf = (start: number, end: number) => slots.bitsBetween(start, end) | slots.jointsAt(start, end)
  return [
    ...slots.terms.map((one): Alternative => ({ text: one.text, terms: [find(channels.morpheme, one.text)], weight: weightOf(one.text), bits: slots.bitsBetween(one.start, one.end), origin: 'typed' })),
    // A prefix or suffix with its noun may be cut otherwise where it was found: 비식별 is 비 and 식별, or 비식 and 별.
    ...affixed.map((one): Alternative => ({ text: one.text, terms: [find(channels.morpheme, one.text)], weight: weights.joined * weightOf(one.text), bits: bitsOf(one.start, one.end), origin: 'joined' })),
    ...help.map(({ start, end, isInstead: _isInstead, ...one }): Alternative => ({ ...one, bits: bitsOf(start, end) })),
    // Among all words: a phrase may hold one that asks for nothing by itself, as 에너지 저장 장치 does.
    ...lexicon.expand(plain).map((one): Alternative => ({ ...phraseOf(collection, one), weight: one.to - one.from > 1 ? weights.synonymOfPhrase : weights.synonym, bits: bitsOf(plain[one.from]?.start ?? 0, plain[one.to - 1]?.end ?? 0), origin: 'synonym' })),
    ...slots.joints.flatMap(({ left, right, bit }) => togetherAs(left.text, right.text).map(({ channel, text }): Alternative => ({ text, terms: [find(channel, text)], weight: 0, bits: bit, origin: 'neighbours', isWeak: true }))),
  ].filter((one) => one.bits !== 0 && isKnown(one.phrase) && (one.docs !== undefined || (one.terms.length > 0 && isKnown(one.terms))))
}

/** Two parts stand together as neighbours, or within a word, where the last syllable of the one meets the first of the other. */
const togetherAs = (left: string, right: string) => [{ channel: channels.shingle, text: `${left} ${right}` }, { channel: channels.pair, text: left.slice(-1) + right.slice(0, 1) }]

/** What a synonym asks of the index: its words as neighbours. */
export const phraseOf = ({ vocabulary }: Collection, { text, terms }: Pick<Expansion, 'text' | 'terms'>): Pick<Alternative, 'text' | 'terms' | 'phrase'> =>
  ({ text, terms: terms.map((term) => vocabulary.find(channels.morpheme, term)), phrase: neighboursOf(terms).map((both) => vocabulary.find(channels.shingle, both)) })

const bonusesOf = (collection: Collection, analysis: Analysis, plain: readonly Term[], content: readonly Term[], asks: (pair: Term) => boolean): Bonus[] => {
  const [telling, weak] = [content.filter((one) => !weakWords.has(one.text)), content.filter((one) => one.text.length > 1 && weakWords.has(one.text))]
  const isOver = (terms: readonly Term[]) => (pair: Term) => terms.some((one) => one.start < pair.end && pair.start < one.end)
  const [tells, isOverWeak] = [isOver(telling), isOver(weak)]
  const weakPairs = new Set(weak.length === 0 ? [] : analysis.pairs.filter((pair) => isOverWeak(pair) && !tells(pair)).map((pair) => pair.text))
  const bonus = (channel: string, texts: readonly string[], weight: number, origin: Origin): Bonus[] => [...new Set(texts)].flatMap((text) => {
    const term = collection.vocabulary.find(channel, text)
    return term < 0 ? [] : [{ text, term, weight: weight * weightOf(text), origin, isWeak: channel === channels.pair ? weakPairs.has(text) : text.split(' ').every((piece) => weakWords.has(piece) || stopWords.has(piece)) }]
  })
  return [
    ...bonus(channels.morpheme, analysis.morphemes.filter((one) => one.joined && !isAffixed(one)).map((one) => one.text), weights.joined, 'joined'),
    ...bonus(channels.shingle, shinglesOf(plain).slice(0, mostPairs), weights.shingle, 'neighbours'),
    ...bonus(channels.pair, distinct(analysis.pairs.filter((pair) => asks(pair) && !isStopWord(analysis, pair)), mostPairs).map((one) => one.text), weights.pair, 'pair'),
  ]
}

/** Of a few words, where the index knows one that says what is looked for, those that say little only add to what it finds: 탐지 alone is no answer to 누수 탐지. */
const letTellingFind = ({ alternatives, bonuses }: Pick<Plan, 'alternatives' | 'bonuses'>, { weakBits }: Slots, mode: Plan['mode']): Pick<Plan, 'alternatives' | 'bonuses' | 'weak'> => {
  const isTelling = (one: Alternative) => one.weight > 0 && (one.bits & ~weakBits) !== 0 && !weakWords.has(one.text)
  if (mode === 'sentence' || !alternatives.some(isTelling)) return { alternatives, bonuses: bonuses.map((one) => ({ ...one, isWeak: false })), weak: 0 }
  const lighter = <One extends Alternative | Bonus>(one: One): One => ({ ...one, weight: one.weight * weights.weakOfFew })
  return {
    weak: weakBits, alternatives: alternatives.map((one) => (isTelling(one) ? one : { ...lighter(one), isWeak: true })),
    bonuses: bonuses.map((one) => (one.text.split(' ').some((piece) => weakWords.has(piece)) ? lighter(one) : one)),
  }
}

const wordOf = (analysis: Analysis, { start, end }: Term): Word | undefined => analysis.words.find((one) => one.start <= start && end <= endOf(one))
const within = (analysis: Analysis, word: Word): readonly Term[] => analysis.morphemes.filter((one) => one.start >= word.start && one.end <= endOf(word))
/** A stop word as it stands, or one that only asks, however it ends: 누구인가요, 며칠이면. */
const isStopWord = (analysis: Analysis, pair: Term): boolean => {
  const word = wordOf(analysis, pair)
  if (word === undefined || stopWords.has(word.bare)) return word !== undefined
  const inside = within(analysis, word)
  return inside.length > 0 && inside.every((one) => askingWords.has(one.text))
}
/** Of a word in which nothing is named or done. */
const isInFunctionWord = (analysis: Analysis, pair: Term): boolean => {
  const word = wordOf(analysis, pair)
  return word !== undefined && !within(analysis, word).some(isContent)
}

/**
 * The terms of a sentence that say most, by which documents are found, as long as the work is bounded; the commoner ones among the
 * best only add to what was found.
 */
export const bestTerms = (collection: Collection, plan: Pick<Plan, 'alternatives' | 'bonuses'>, most: number = bestOfSentence, mayWork = mostWork(collection.count)): Pick<Plan, 'alternatives' | 'bonuses'> & { finders: readonly (Alternative | Bonus)[] } => {
  const dfOf = (one: Alternative | Bonus) => ('term' in one ? collection.postings.df(one.term) : one.docs?.length ?? Math.min(...one.terms.map((term) => collection.postings.df(term))))
  const ranked = [...plan.alternatives, ...plan.bonuses].map((one) => ({ one, df: dfOf(one) })).filter(({ df }) => df > 0).map(({ one, df }) => ({ one, df, value: one.weight * idfOf(collection.count, df) })).sort((a, b) => b.value - a.value).slice(0, most)
  let work = 0
  const finders = ranked.filter(({ one }) => one.isWeak !== true).filter(({ df }, at) => (work += df) <= mayWork || at === 0).map(({ one }) => one)
  const chosen = new Set(ranked.map(({ one }) => one))
  return { finders, alternatives: plan.alternatives.filter((one) => chosen.has(one)), bonuses: plan.bonuses.filter((one) => chosen.has(one)) }
}

const numbersAndNames = (collection: Collection, analysis: Analysis): Pick<Plan, 'exact' | 'names'> => {
  const whole = exactForm(analysis.folded)
  const forms = /\d/.test(whole) ? [whole, ...analysis.folded.split(/\s+/).slice(0, 16).map(exactForm)].filter(mayBeExact) : []
  const name = nameForm(analysis.folded)
  const found = (channel: string, texts: readonly string[]) => [...new Set(texts)].map((text) => collection.vocabulary.find(channel, text)).filter((term) => term >= 0)
  return { exact: found(channels.exact, forms), names: found(channels.name, name.length > 1 ? [name] : []) }
}
