import type { Analyser, Analysis } from '../analyser/analyse.ts'
import { stemOf } from '../analyser/english.ts'
import { isEnglishWord } from '../analyser/english-words.ts'
import { fold } from '../analyser/fold.ts'
import { isFirstLetters, splitDoubled } from '../analyser/hangul.ts'
import { typedAsKorean, typedAsLatin } from '../analyser/keyboard.ts'
import { wordsOf } from '../analyser/words.ts'
import type { Change } from './answer.ts'
import type { Collection } from './collection.ts'
import { channels } from './document.ts'
import type { Hints } from './hints.ts'
import type { Lexicon } from './lexicon.ts'
import { isContent, weakWords } from './stop-words.ts'
import { wordingsOf } from './answering.ts'
import type { Help } from './plan.ts'

type Alternatives = Help['alternatives']
export interface Knowledge {
  readonly collection: Collection
  readonly analyser: Analyser
  readonly lexicon: Lexicon
  readonly hints: Hints
}

const lettersWeight = 6

/** Whether the index has a word, as it stands or in another form. */
export const isKnown = (collection: Collection, word: string): boolean =>
  collection.postings.df(collection.vocabulary.find(channels.word, word)) > 0 ||
  collection.postings.df(collection.vocabulary.find(channels.morpheme, word)) > 0 ||
  collection.postings.df(collection.vocabulary.find(channels.morpheme, stemOf(word))) > 0

/** A word made of words of the index, from its first syllable on: what English letters give by chance is none. */
const isKorean = (collection: Collection, analyser: Analyser, word: string): boolean => {
  const inside = analyser.analyse(word).morphemes.filter((one) => !one.joined)
  return inside[0]?.start === 0 && inside.every((one) => isKnown(collection, one.text))
}

/** A query as it is looked for, and what of it was read otherwise than typed. */
interface Keyed {
  readonly text: string
  readonly changes: readonly Change[]
}

/** A run of Korean keys with a letter that stands in no syllable: English typed on the Korean layout, ㅣㄷ마 for leak. */
const strays = /[가-힣]*[ㄱ-ㅣ][가-힣ㄱ-ㅣ]*/g
/** Two letters are read so only where no syllable is among them. */
const shortestOfSyllables = 3
/** A word of the English language that nobody here wrote. */
const shortestUnknown = 4

/** The Latin word of such a run, where the index or the language knows that; first letters are what they are wherever they find something. */
const asLatin = (collection: Collection, hints: Hints, run: string): string | undefined => {
  const other = typedAsLatin(run)
  if (other === undefined || (/[가-힣]/.test(run) && other.length < shortestOfSyllables)) return undefined
  const letters = splitDoubled(run)
  if (isFirstLetters(letters) && hints.byLetters(letters).some((one) => one.docs.length > 0)) return undefined
  return isKnown(collection, other) || (other.length >= shortestUnknown && !isFirstLetters(letters) && isEnglishWord(other))
    ? other
    : undefined
}

/** Words typed on the other keyboard layout, put right: only such as the index does not know as typed. */
export const asKeyed = (collection: Collection, analyser: Analyser, hints: Hints, text: string): Keyed => {
  const folded = fold(text)
  if (!/[A-Za-zㄱ-ㅣ]/.test(folded)) return { text, changes: [] }
  const read = [
    ...Array.from(folded.matchAll(strays), ({ 0: from, index: start }) => ({ start, from, to: asLatin(collection, hints, from) })),
    ...wordsOf(folded)
      .filter((word) => word.script === 'latin' && !isKnown(collection, word.bare))
      .map((word) => ({ start: word.start, from: word.text, to: typedAsKorean(word.text) }))
      .filter(({ to }) => to !== undefined && isKorean(collection, analyser, to)),
  ].sort((a, b) => a.start - b.start)
  const changes: Change[] = []
  let out = ''
  let end = 0
  for (const { start, from, to } of read) {
    if (to === undefined) continue
    out += folded.slice(end, start) + to
    end = start + from.length
    changes.push({ from, to, why: 'keyboard' })
  }
  return changes.length === 0 ? { text, changes } : { text: out + folded.slice(end), changes }
}

/** A consonant behind the last syllable begins another one, as a keyboard composes it: 태양ㄱ is the word it begins, or the word without it. */
export const asBegun = (hints: Hints, keyed: Keyed): Keyed => {
  const folded = fold(keyed.text)
  const [begun = '', word = ''] = /([가-힣]+)[ㄱ-ㅎ](?=\s*$)/.exec(folded) ?? []
  if (begun === '') return keyed
  const to = hints.completions(begun, 1)[0] ?? word
  return { text: folded.slice(0, folded.lastIndexOf(begun)) + to, changes: [...keyed.changes, { from: begun, to, why: 'completion' }] }
}

/** A last word with 의 behind it is the word: 누수의 is cut as a veterinarian (수의) otherwise. Only where the index has the word so, and not with its 의, as 회의 has. */
export const withoutOf = (collection: Collection, text: string): string => {
  const [, word = ''] = /([가-힣]{2,})의\s*$/.exec(text) ?? []
  return word !== '' && isKnown(collection, word) && !isKnown(collection, `${word}의`) ? text.replace(/의\s*$/, '') : text
}

/** Words of first letters answered by titles and by owners' names. */
export const lettersHelp = (hints: Hints, analysis: Analysis): Alternatives => {
  const letters = analysis.words.filter((word) => word.script === 'letters' && isFirstLetters(splitDoubled(word.text))).slice(0, 4)
  const help = (text: string, start: number, end: number): Alternatives =>
    hints
      .byLetters(text)
      .flatMap(({ docs, field, weight }) =>
        docs.length === 0
          ? []
          : [{ text, terms: [], docs, fields: [field], weight: lettersWeight * weight, origin: 'letters' as const, start, end }],
      )
  const [first, last] = [letters[0], letters.at(-1)]
  const together =
    letters.length > 1 && first && last ? help(letters.map((word) => word.text).join(''), first.start, last.start + last.text.length) : []
  return together.length > 0 ? together : letters.flatMap((word) => help(word.text, word.start, word.start + word.text.length))
}

/** Words that the synonyms know whole, looked for whole instead of by what is left when they are cut. */
export const wholeWordsHelp = (collection: Collection, lexicon: Lexicon, analysis: Analysis): Alternatives =>
  lexicon.wholeWords(analysis).flatMap((one) =>
    wordingsOf(collection, one).map((wording) => ({
      ...wording,
      weight: 1,
      origin: 'typed' as const,
      start: one.start,
      end: one.end,
      isInstead: true,
    })),
  )

/** So many words are a query of key words; in more a blank is rarely a slip. */
const mostJoined = 5
const saysLittle = (text: string): boolean => weakWords.has(text) || !isContent({ text })

/**
 * Neighbours typed apart that are one word here: 아스 팔트, 광 섬유. Only where one of the two is no word of the index, or a lone syllable that says
 * something; what has both by themselves is found as well.
 */
export const joinedHelp = (collection: Collection, { words, folded }: Analysis): Alternatives =>
  words.length > mostJoined
    ? []
    : words.slice(1).flatMap((right, at): Alternatives => {
        const left = words[at]
        if (left?.script !== 'hangul' || right.script !== 'hangul') return []
        if (folded.slice(left.start + left.text.length, right.start).trim() !== '') return []
        const sides = [left.text, right.bare]
        const isSlip =
          !sides.every((side) => isKnown(collection, side)) || (sides.some((side) => side.length === 1) && !sides.some(saysLittle))
        const text = sides.join('')
        const term = [channels.morpheme, channels.word]
          .map((channel) => collection.vocabulary.find(channel, text))
          .find((one) => collection.postings.df(one) > 0)
        return !isSlip || term === undefined
          ? []
          : [{ text, terms: [term], weight: 1, origin: 'typed', start: left.start, end: right.start + right.text.length }]
      })
