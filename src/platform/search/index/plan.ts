import type { Analyser, Analysis, Term } from '../analyser/analyse.ts'
import { shinglesOf } from '../analyser/analyse.ts'
import type { Collection } from './collection.ts'
import { channels, exactForm, mayBeExact, nameForm } from './document.ts'
import type { Lexicon } from './lexicon.ts'
import { stopWords, weakWords } from './stop-words.ts'

export type Origin = 'typed' | 'synonym' | 'corrected' | 'completed' | 'letters' | 'pair' | 'neighbours' | 'joined'

/** Something that can answer for slots of the query: all of its terms must stand in a document, or the document in `docs`. */
export interface Alternative { readonly text: string; readonly terms: readonly number[]; readonly docs?: Uint32Array | undefined; readonly weight: number; readonly bits: number; readonly origin: Origin }
/** A term that adds to the score of what was found, but finds nothing by itself. */
export interface Bonus { readonly text: string; readonly term: number; readonly weight: number; readonly origin: Origin }

export interface Plan {
  readonly mode: 'keyword' | 'sentence'
  /** How many things the query asks for; each has a bit. */
  readonly slots: number
  readonly alternatives: readonly Alternative[]
  readonly bonuses: readonly Bonus[]
  readonly exact: readonly number[]
  readonly names: readonly number[]
  /** What to mark in the texts shown. */
  readonly marks: readonly string[]
  readonly wordTexts: readonly string[]
}

export const weights = { pair: 0.6, shingle: 0.5, joined: 0.5, synonym: 0.5, corrected: 0.6, completed: 0.6, weak: 0.75 }
const mostSlots = 30
const mostPairs = 48
const keywordWords = 5
const bestOfSentence = 40
/** So many entries of the index are gone through to find by a sentence, whatever is asked: the rarer terms of it. */
const mostWork = (documents: number): number => 40_000 + documents / 2

export interface Help { readonly analysis: Analysis; readonly analyser: Analyser; readonly lexicon: Lexicon; readonly alternatives: readonly (Omit<Alternative, 'bits'> & { start: number; end: number })[] }

export const idfOf = (documents: number, df: number): number => Math.log(1 + (documents - df + 0.5) / (df + 0.5))

const weightOf = (text: string): number => (weakWords.has(text) ? weights.weak : 1)

const distinct = (terms: readonly Term[], most: number): Term[] => {
  const seen = new Set<string>()
  return terms.filter((one) => !seen.has(one.text) && seen.size < most && seen.add(one.text))
}

/** What a query asks of the index: a few words all (nearly) to be found, a sentence by its best terms. */
export const planOf = (collection: Collection, { analysis, lexicon, alternatives: help }: Help, asked?: { mode?: 'keyword' | 'sentence' | undefined; terms?: number | undefined }): Plan => {
  const plain = analysis.morphemes.filter((one) => !one.joined)
  const spans = help.filter((one) => one.docs !== undefined)
  const isAnswered = (one: Term) => spans.some((span) => span.start <= one.start && one.end <= span.end)
  const words = analysis.words.filter((word) => plain.some((one) => one.start >= word.start && one.start < word.start + word.text.length))
  const mode = asked?.mode ?? (words.length <= keywordWords ? 'keyword' : 'sentence')
  const content = mode === 'sentence' ? plain.filter((one) => !stopWords.has(one.text)) : withoutStops(plain)
  const slots = distinct(content.filter((one) => !isAnswered(one)), mostSlots - spans.length)
  const bitOf = new Map(slots.map((one, at) => [one.text, 1 << at]))
  const find = (channel: string, text: string) => collection.vocabulary.find(channel, text)
  const bitsBetween = (start: number, end: number) => content.filter((one) => one.start >= start && one.end <= end).reduce((bits, one) => bits | (bitOf.get(one.text) ?? 0), 0)
  const alternatives: Alternative[] = [
    ...slots.map((one): Alternative => ({ text: one.text, terms: [find(channels.morpheme, one.text)], weight: weightOf(one.text), bits: bitOf.get(one.text) ?? 0, origin: 'typed' })),
    ...spans.map((one, at): Alternative => ({ ...one, bits: 1 << (slots.length + at) })),
    ...help.filter((one) => one.docs === undefined).map(({ start, end, ...one }): Alternative => ({ ...one, bits: bitsBetween(start, end) })),
    // Among all words: a phrase may hold one that asks for nothing by itself, as 에너지 저장 장치 does.
    ...lexicon.expand(plain).map(({ from, to, terms, text }): Alternative => ({ text, terms: terms.map((term) => find(channels.morpheme, term)), weight: weights.synonym, bits: bitsBetween(plain[from]?.start ?? 0, plain[to - 1]?.end ?? 0), origin: 'synonym' })).filter((one) => one.bits !== 0),
  ].filter((one) => one.docs !== undefined || (one.terms.length > 0 && one.terms.every((term) => term >= 0)))
  const bonus = (channel: string, texts: readonly string[], weight: number, origin: Origin): Bonus[] => [...new Set(texts)].flatMap((text) => {
    const term = find(channel, text)
    return term < 0 ? [] : [{ text, term, weight: weight * weightOf(text), origin }]
  })
  const bonuses = [
    ...bonus(channels.morpheme, analysis.morphemes.filter((one) => one.joined).map((one) => one.text), weights.joined, 'joined'),
    ...bonus(channels.shingle, shinglesOf(plain).slice(0, mostPairs), weights.shingle, 'neighbours'),
    ...bonus(channels.pair, distinct(analysis.pairs.filter((one) => !isAnswered(one) && !isStopWord(analysis, one)), mostPairs).map((one) => one.text), weights.pair, 'pair'),
  ]
  const chosen = mode === 'sentence' ? bestTerms(collection, { alternatives, bonuses }, asked?.terms) : { alternatives, bonuses }
  return {
    mode, slots: slots.length + spans.length, alternatives: chosen.alternatives, bonuses: chosen.bonuses, ...numbersAndNames(collection, analysis),
    marks: [...new Set([...chosen.alternatives.flatMap((one) => [one.text, ...one.text.split(' ')]), ...chosen.bonuses.map((one) => one.text), ...words.map((one) => one.bare)])].filter((one) => one !== ''),
    wordTexts: words.map((one) => one.bare),
  }
}

const isStopWord = (analysis: Analysis, pair: Term): boolean => analysis.words.some((word) => word.start <= pair.start && pair.end <= word.start + word.text.length && stopWords.has(word.bare))

/** '방법' alone is a query; '누수 탐지 방법' asks for 누수 탐지. */
const withoutStops = (terms: readonly Term[]): readonly Term[] => {
  const telling = terms.filter((one) => !stopWords.has(one.text))
  return telling.length > 0 ? telling : terms
}

/**
 * The terms of a sentence that say most, by which documents are found, as long as the work is bounded; the commoner ones among the
 * best only add to what was found.
 */
export const bestTerms = (collection: Collection, plan: Pick<Plan, 'alternatives' | 'bonuses'>, most: number = bestOfSentence, mayWork = mostWork(collection.count)): Pick<Plan, 'alternatives' | 'bonuses'> & { finders: readonly (Alternative | Bonus)[] } => {
  const dfOf = (one: Alternative | Bonus) => ('term' in one ? collection.postings.df(one.term) : one.docs?.length ?? Math.min(...one.terms.map((term) => collection.postings.df(term))))
  const ranked = [...plan.alternatives, ...plan.bonuses].map((one) => ({ one, df: dfOf(one) })).filter(({ df }) => df > 0).map(({ one, df }) => ({ one, df, value: one.weight * idfOf(collection.count, df) })).sort((a, b) => b.value - a.value).slice(0, most)
  let work = 0
  const finders = ranked.filter(({ df }, at) => (work += df) <= mayWork || at === 0).map(({ one }) => one)
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
