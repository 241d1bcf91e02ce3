import type { Analyser, Analysis, Term } from '../analyser/analyse.ts'
import { isNoun } from '../analyser/parts-of-speech.ts'
import type { Word } from '../analyser/words.ts'
import { alternativesOf, bonusesOf, letTellingFind, namedBy } from './answering.ts'
import type { SearchRequest } from './answer.ts'
import { bestTerms } from './best-terms.ts'
import type { Collection } from './collection.ts'
import type { Joint } from './demand.ts'
import { channels, exactForms, mayBeExact, nameForm } from './document.ts'
import type { FieldName } from './document.ts'
import type { Lexicon } from './lexicon.ts'
import { endOf, isInFunctionWord, isLastSyllable, within, wordOf } from './places.ts'
import { slotsOf } from './slots.ts'
import { isContent, isEnglishFiller, stopWords } from './stop-words.ts'
import { askedWords } from './told.ts'
import type { AskedWord } from './told.ts'

export type Origin = 'typed' | 'synonym' | 'corrected' | 'completed' | 'letters' | 'pair' | 'neighbours' | 'joined'

/** Something that can answer for slots of the query: all of its terms must stand in a document, or the document in `docs`. */
export interface Alternative {
  readonly text: string
  readonly terms: readonly number[]
  readonly docs?: Uint32Array | undefined
  /** Where it stands in `docs`. */
  readonly fields?: readonly FieldName[] | undefined
  /** Neighbours that must all stand in one field: the terms are one phrase. */
  readonly phrase?: readonly number[] | undefined
  readonly weight: number
  readonly bits: number
  readonly origin: Origin
  /** Says too little to find anything by itself: only adds to what the others found. */
  readonly isWeak?: boolean | undefined
}
/** A term that adds to the score of what was found, but finds nothing by itself. */
export interface Bonus {
  readonly text: string
  readonly term: number
  readonly weight: number
  readonly origin: Origin
  readonly isWeak?: boolean | undefined
}

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
  /** Of what each of these words is made. */
  readonly wordPieces: readonly (readonly string[])[]
  /** What the text tells, word by word, where that was asked. */
  readonly told: readonly AskedWord[]
}

/** What else can be meant between two places of the query; `isInstead`: what was typed there is not looked for. */
export type Helping = Omit<Alternative, 'bits'> & { readonly start: number; readonly end: number; readonly isInstead?: boolean }
export interface Help {
  readonly analysis: Analysis
  readonly analyser: Analyser
  readonly lexicon: Lexicon
  readonly alternatives: readonly Helping[]
}

const keywordWords = 5

type Asked = Pick<SearchRequest, 'mode' | 'terms' | 'contentOnly' | 'tells'>

/** What a query asks of the index: a few words all (nearly) to be found, a sentence by its best terms. */
export const planOf = (collection: Collection, help: Help, asked: Asked = {}): Plan => {
  const { analysis } = help
  const plain = analysis.morphemes.filter((one) => !one.joined)
  const words = analysis.words.filter(
    (word) =>
      plain.some((one) => one.start >= word.start && one.start < endOf(word)) || help.alternatives.some((one) => one.start === word.start),
  )
  const mode = asked.mode ?? (words.length <= keywordWords ? 'keyword' : 'sentence')
  const saying = asked.contentOnly === true ? plain.filter(isContent) : plain
  const telling = saying.filter(
    (one) =>
      (!stopWords.has(one.text) || (mode === 'keyword' && isLastSyllable(analysis, one))) &&
      !isEnglishFiller(one.text) &&
      !stopWords.has(wordOf(analysis, one)?.bare ?? ''),
  )
  // '방법' alone is a query; '누수 탐지 방법' asks for 누수 탐지.
  const content = mode === 'sentence' || telling.length > 0 ? telling : saying
  const slots = slotsOf(analysis, content, help.alternatives, mode)
  const all = {
    alternatives: alternativesOf(collection, help, plain, content, slots, mode),
    bonuses: bonusesOf(
      collection,
      analysis,
      saying,
      content,
      (pair) => !slots.isAnswered(pair) && !(asked.contentOnly === true && isInFunctionWord(analysis, pair)),
    ),
  }
  const { weak, ...told } = letTellingFind(all, slots, mode)
  const { alternatives, bonuses } = mode === 'sentence' ? bestTerms(collection, told, asked.terms) : told
  return {
    mode,
    slots: slots.count,
    weak,
    joints: slots.joints.map((one) => ({ bit: one.bit, parts: one.parts, named: namedBy(collection, one) })),
    alternatives,
    bonuses,
    ...numbersAndNames(collection, analysis),
    wordTexts: words.map((one) => one.bare),
    wordPieces: words.map((word) => piecesOf(word, within(plain, word))),
    marks: marksOf(words, content, alternatives, bonuses),
    told: asked.tells === true ? askedWords(collection, help) : [],
  }
}

/** The pieces of a word; of a noun with the letters that none of them is: a verb loses its ending by rights. */
const piecesOf = ({ bare, start }: Word, pieces: readonly Term[]): string[] => {
  if (!pieces.every(({ tag }) => tag !== undefined && isNoun(tag))) return pieces.map((one) => one.text)
  const all: string[] = []
  let at = start
  for (const { text, start: from, end } of pieces) {
    if (from > at) all.push(bare.slice(at - start, from - start))
    all.push(text)
    at = end
  }
  return at < start + bare.length ? [...all, bare.slice(at - start)] : all
}

/** What was found, and what was typed. Syllables only of words that are not known in all of their pieces; a lone syllable of a longer word marks nothing: 로 of 활주로. */
const marksOf = (
  words: readonly Word[],
  content: readonly Term[],
  alternatives: readonly Alternative[],
  bonuses: readonly Bonus[],
): string[] => {
  // Measures and Latin words are known in one spelling: 5kg of 5 킬로그램, deicer of de-icer.
  const typed = words.flatMap((one) => (one.script === 'latin' ? [one.bare, one.text] : [one.bare]))
  const stems = content.flatMap((one) => one.stem ?? [])
  const found = new Set(alternatives.map((one) => one.text))
  const pieces = words.map((word) => ({ word, pieces: within(content, word) }))
  const unsure = pieces.filter(
    (one) => !found.has(one.word.bare) && (one.pieces.length === 0 || one.pieces.some(({ text }) => !found.has(text))),
  )
  const says = ({ text, origin }: Bonus) => origin !== 'pair' || unsure.some(({ word }) => word.bare.includes(text))
  const lone = new Set(
    pieces.flatMap((one) => (one.pieces.length > 1 ? one.pieces.flatMap(({ text }) => (text.length === 1 ? text : [])) : [])),
  )
  return [
    ...new Set([
      // What counts nothing only says where parts meet.
      ...alternatives.flatMap((one) => (one.weight > 0 ? [one.text, ...one.text.split(' ')] : [])).filter((one) => !lone.has(one)),
      ...bonuses.filter(says).map((one) => one.text),
      ...typed,
      ...stems,
    ]),
  ].filter((one) => one !== '')
}

const numbersAndNames = (collection: Collection, analysis: Analysis): Pick<Plan, 'exact' | 'names'> => {
  const forms = /\d/.test(analysis.folded)
    ? [analysis.folded, ...analysis.folded.split(/\s+/).slice(0, 16)].flatMap(exactForms).filter(mayBeExact)
    : []
  const name = nameForm(analysis.folded)
  const found = (channel: string, texts: readonly string[]) =>
    [...new Set(texts)].map((text) => collection.vocabulary.find(channel, text)).filter((term) => term >= 0)
  return { exact: found(channels.exact, forms), names: found(channels.name, name.length > 1 ? [name] : []) }
}
