import type { Analysis, Term } from '../analyser/analyse.ts'
import { shinglesOf } from '../analyser/analyse.ts'
import { isNoun } from '../analyser/parts-of-speech.ts'
import type { Word } from '../analyser/words.ts'
import type { Collection } from './collection.ts'
import { channels } from './document.ts'
import { englishForms } from './english-forms.ts'
import type { Expansion } from './lexicon.ts'
import { distinct, endOf, isStopWord, within } from './places.ts'
import type { Alternative, Bonus, Help, Origin, Plan } from './plan.ts'
import type { Slots } from './slots.ts'
import { stopWords, weakWords } from './stop-words.ts'

export const weights = {
  stem: 0.5,
  parted: 0.5,
  pair: 0.6,
  shingle: 0.5,
  joined: 0.5,
  asTyped: 0.25,
  synonym: 0.5,
  synonymOfPhrase: 1,
  corrected: 0.6,
  completed: 0.6,
  whole: 0.25,
  weak: 0.75,
  weakOfFew: 0.65,
}
const mostPairs = 48

const weightOf = (text: string): number => (weakWords.has(text) ? weights.weak : 1)

/** A noun with its prefix or suffix; pieces of numbers and Latin words are joined, too. */
const isAffixed = (one: Term): boolean => one.joined && one.tag !== undefined

/** What can answer for the slots: words as typed, what was made of them, what means the same; and where parts of a word meet. */
export const alternativesOf = (
  collection: Collection,
  { analysis, lexicon, alternatives: help }: Help,
  plain: readonly Term[],
  content: readonly Term[],
  slots: Slots,
  mode: Plan['mode'],
): Alternative[] => {
  const find = (channel: string, text: string) => collection.vocabulary.find(channel, text)
  const isKnown = (terms: readonly number[] | undefined) => terms?.every((term) => term >= 0) ?? true
  const affixed = distinct(analysis.morphemes.filter(isAffixed), mostPairs)
  // What is said otherwise is not asked to stand beside the rest of the word.
  const bitsOf = (start: number, end: number) => slots.bitsBetween(start, end) | slots.jointsAt(start, end)
  return [
    ...slots.terms.map((one): Alternative => ({
      text: one.text,
      terms: [find(channels.morpheme, one.text)],
      weight: weightOf(one.text),
      bits: slots.bitsBetween(one.start, one.end),
      origin: 'typed',
    })),
    ...englishForms(collection, analysis).map(({ start, end, ...one }): Alternative => ({
      ...one,
      bits: slots.bitsBetween(start, end),
      origin: 'typed',
    })),
    // A prefix or suffix with its noun may be cut otherwise where it was found: 비식별 is 비 and 식별, or 비식 and 별.
    ...affixed.map((one): Alternative => ({
      text: one.text,
      terms: [find(channels.morpheme, one.text)],
      weight: weights.joined * weightOf(one.text),
      bits: bitsOf(one.start, one.end),
      origin: 'joined',
    })),
    // A word that stands somewhere as it is typed answers for all of its parts, however it is cut there: 리모델링, be it 리 and 모델링 here.
    ...(mode === 'keyword' ? cutNouns(analysis, plain) : []).map((word): Alternative => ({
      text: word.bare,
      terms: [find(channels.word, word.bare)],
      weight: weights.asTyped,
      bits: bitsOf(word.start, endOf(word)),
      origin: 'typed',
    })),
    ...help.map(({ start, end, isInstead: _isInstead, ...one }): Alternative => ({ ...one, bits: bitsOf(start, end) })),
    // Among all words: a phrase may hold one that asks for nothing by itself, as 에너지 저장 장치 does.
    ...lexicon.expand(analysis).flatMap((one) =>
      wordingsOf(collection, one).map((wording): Alternative => ({
        ...wording,
        weight: one.units > 1 ? weights.synonymOfPhrase : weights.synonym,
        bits: bitsOf(one.start, one.end),
        origin: 'synonym',
      })),
    ),
    ...slots.joints.flatMap(({ left, right, bit, parts, isPrefix = false }) =>
      togetherAs(left.text, right.text).map(({ channel, text }): Alternative => ({
        text,
        terms: [find(channel, text)],
        origin: 'neighbours',
        // A prefix may be a word where it was found: 불 감지 is 불을 감지하는, too.
        ...(isPrefix && channel === channels.shingle
          ? { weight: weights.shingle, bits: bit | parts }
          : { weight: 0, bits: bit, isWeak: true }),
      })),
    ),
  ].filter((one) => one.bits !== 0 && isKnown(one.phrase) && (one.docs !== undefined || (one.terms.length > 0 && isKnown(one.terms))))
}

/** Korean nouns whose parts may be cut otherwise where they stand: one of them is a single syllable, or letters are lost. Longer parts are cut alike everywhere. */
const cutNouns = ({ words }: Analysis, plain: readonly Term[]): Word[] =>
  words.filter((word) => {
    if (word.script !== 'hangul' || word.bare.length < 2) return false
    const parts = within(plain, word)
    const letters = parts.reduce((sum, one) => sum + one.text.length, 0)
    return (
      parts.length > 0 &&
      (letters < word.bare.length || parts.some(({ text }) => text.length === 1)) &&
      parts.every(({ tag, text }) => tag !== undefined && isNoun(tag) && text !== word.bare)
    )
  })

/** Words that might as well be written apart, as 배터리 and 화재; 물 and 시계 of 물시계 are not. */
export const namedBy = ({ vocabulary }: Collection, { left, right, isPrefix = false }: Slots['joints'][number]): number[] | undefined => {
  const terms = [left, right].map((part) => vocabulary.find(channels.morpheme, part.text))
  return isPrefix || left.text.length === 1 || right.text.length === 1 || terms.some((term) => term < 0) ? undefined : terms
}
/** Two parts stand together as neighbours, or within a word, where the last syllable of the one meets the first of the other. */
const togetherAs = (left: string, right: string) => [
  { channel: channels.shingle, text: `${left} ${right}` },
  { channel: channels.pair, text: left.slice(-1) + right.slice(0, 1) },
]

/** What a synonym, or a word known whole, asks of the index; of several wordings each. */
export const wordingsOf = (
  { vocabulary }: Collection,
  { text, wordings }: Pick<Expansion, 'text' | 'wordings'>,
): Pick<Alternative, 'text' | 'terms' | 'phrase'>[] =>
  wordings.map(({ channel, terms, neighbours }) => ({
    text,
    terms: terms.map((term) => vocabulary.find(channel, term)),
    phrase: neighbours.map((both) => vocabulary.find(channels.shingle, both)),
  }))

/** What adds to the score of what was found: pieces of numbers, neighbours, and those syllables that `asks` lets in. */
export const bonusesOf = (
  collection: Collection,
  analysis: Analysis,
  plain: readonly Term[],
  content: readonly Term[],
  asks: (pair: Term) => boolean,
): Bonus[] => {
  const [telling, weak] = [
    content.filter((one) => !weakWords.has(one.text)),
    content.filter((one) => one.text.length > 1 && weakWords.has(one.text)),
  ]
  const isOver = (terms: readonly Term[]) => (pair: Term) => terms.some((one) => one.start < pair.end && pair.start < one.end)
  const [tells, isOverWeak] = [isOver(telling), isOver(weak)]
  const weakPairs = new Set(
    weak.length === 0 ? [] : analysis.pairs.filter((pair) => isOverWeak(pair) && !tells(pair)).map((pair) => pair.text),
  )
  const bonus = (channel: string, texts: readonly string[], weight: number, origin: Origin): Bonus[] =>
    [...new Set(texts)].flatMap((text) => {
      const term = collection.vocabulary.find(channel, text)
      return term < 0
        ? []
        : [
            {
              text,
              term,
              weight: weight * weightOf(text),
              origin,
              isWeak:
                channel === channels.pair
                  ? weakPairs.has(text)
                  : text.split(' ').every((piece) => weakWords.has(piece) || stopWords.has(piece)),
            },
          ]
    })
  return [
    ...bonus(
      channels.morpheme,
      analysis.morphemes.filter((one) => one.joined && !isAffixed(one)).map((one) => one.text),
      weights.joined,
      'joined',
    ),
    ...bonus(channels.shingle, shinglesOf(plain).slice(0, mostPairs), weights.shingle, 'neighbours'),
    ...bonus(
      channels.pair,
      distinct(
        analysis.pairs.filter((pair) => asks(pair) && !isStopWord(analysis, pair)),
        mostPairs,
      ).map((one) => one.text),
      weights.pair,
      'pair',
    ),
  ]
}

/**
 * Of a few words, where the index knows one that says what is looked for, those that say little only add to what it finds: 탐지 alone is
 * no answer to 누수 탐지. The last syllable of a word alone never finds: 장 is no answer to 경마장.
 */
export const letTellingFind = (
  { alternatives: all, bonuses }: Pick<Plan, 'alternatives' | 'bonuses'>,
  { weakBits, tailBits }: Slots,
  mode: Plan['mode'],
): Pick<Plan, 'alternatives' | 'bonuses' | 'weak'> => {
  const isTail = (one: Alternative) => one.origin === 'typed' && (one.bits & ~tailBits) === 0
  const isTelling = (one: Alternative) => one.weight > 0 && (one.bits & ~weakBits) !== 0 && !weakWords.has(one.text) && !isTail(one)
  const alternatives = mode === 'sentence' ? all : all.map((one) => (isTail(one) ? { ...one, isWeak: true } : one))
  if (mode === 'sentence' || !alternatives.some(isTelling))
    return { alternatives, bonuses: bonuses.map((one) => ({ ...one, isWeak: false })), weak: 0 }
  const lighter = <One extends Alternative | Bonus>(one: One): One => ({ ...one, weight: one.weight * weights.weakOfFew })
  return {
    weak: weakBits,
    alternatives: alternatives.map((one) => (isTelling(one) || isTail(one) ? one : { ...lighter(one), isWeak: true })),
    bonuses: bonuses.map((one) => (one.text.split(' ').some((piece) => weakWords.has(piece)) ? lighter(one) : one)),
  }
}
