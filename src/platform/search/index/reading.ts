import type { Analyser, Analysis } from '../analyser/analyse.ts'
import { fold } from '../analyser/fold.ts'
import { isFirstLetters, splitDoubled } from '../analyser/hangul.ts'
import { typedAsKorean, typedAsLatin } from '../analyser/keyboard.ts'
import { wordsOf } from '../analyser/words.ts'
import type { Change } from './answer.ts'
import type { Collection } from './collection.ts'
import { channels } from './document.ts'
import type { Hints } from './hints.ts'
import { weights } from './plan.ts'
import type { Help } from './plan.ts'

type Alternatives = Help['alternatives']

const lettersWeight = 6
const mostRepaired = 5

const isKnown = (collection: Collection, word: string): boolean =>
  collection.postings.df(collection.vocabulary.find(channels.word, word)) > 0 || collection.postings.df(collection.vocabulary.find(channels.morpheme, word)) > 0

/** A word made of words of the index, from its first syllable on: what English letters give by chance is none. */
const isKorean = (collection: Collection, analyser: Analyser, word: string): boolean => {
  const inside = analyser.analyse(word).morphemes.filter((one) => !one.joined)
  return inside[0]?.start === 0 && inside.every((one) => isKnown(collection, one.text))
}

/** Words typed on the other keyboard layout, put right: only such as the index does not know as typed. */
export const asKeyed = (collection: Collection, analyser: Analyser, text: string): { text: string; changes: Change[] } => {
  const folded = fold(text)
  if (!/[A-Za-zㄱ-ㅣ]/.test(folded)) return { text, changes: [] }
  const changes: Change[] = []
  let out = '', from = 0
  for (const word of wordsOf(folded)) {
    const other = isKnown(collection, word.bare) ? undefined : word.script === 'latin' ? typedAsKorean(word.text) : word.script === 'letters' && !isFirstLetters(splitDoubled(word.text)) ? typedAsLatin(word.text) : undefined
    if (other === undefined || !(word.script === 'letters' ? isKnown(collection, other) : isKorean(collection, analyser, other))) continue
    out += folded.slice(from, word.start) + other
    from = word.start + word.text.length
    changes.push({ from: word.text, to: other, why: 'keyboard' })
  }
  return changes.length === 0 ? { text, changes } : { text: out + folded.slice(from), changes }
}

/** Words of first letters answered by titles. */
export const lettersHelp = (hints: Hints, analysis: Analysis): Alternatives => {
  const letters = analysis.words.filter((word) => word.script === 'letters' && isFirstLetters(splitDoubled(word.text))).slice(0, 4)
  if (letters.length === 0) return []
  const help = (text: string, start: number, end: number) => {
    const docs = hints.byLetters(text)
    return docs.length === 0 ? [] : [{ text, terms: [], docs, weight: lettersWeight, origin: 'letters' as const, start, end }]
  }
  const [first, last] = [letters[0], letters.at(-1)]
  const together = letters.length > 1 && first && last ? help(letters.map((word) => word.text).join(''), first.start, last.start + last.text.length) : []
  return together.length > 0 ? together : letters.flatMap((word) => help(word.text, word.start, word.start + word.text.length))
}

/** For words the index does not know: near ones, and for the last one those it begins. */
export const spellingHelp = (collection: Collection, analyser: Analyser, hints: Hints, analysis: Analysis): { alternatives: Alternatives; changes: Change[] } => {
  const changes: Change[] = []
  const words = analysis.words.filter((word) => (word.script === 'hangul' || word.script === 'latin') && word.text.length > 1)
  const alternatives = words.slice(0, mostRepaired).flatMap((word) => {
    const isLast = word === words.at(-1)
    const completed = isLast && !isKnown(collection, word.text) ? hints.completions(word.text, 4).map((one) => ({ word: one, weight: weights.completed, origin: 'completed' as const })) : []
    // BMS is no slip of ESS: what is that short and Latin is an abbreviation.
    const corrected = isKnown(collection, word.bare) || (word.script === 'latin' && word.bare.length <= 3) ? [] : hints.speller.correct(word.bare, 3).map((one) => ({ word: one.word, weight: weights.corrected / one.distance, origin: 'corrected' as const }))
    const [best] = completed.length > 0 ? completed : corrected
    if (best !== undefined) changes.push({ from: word.bare, to: best.word, why: best.origin === 'completed' ? 'completion' : 'spelling' })
    return [...completed, ...corrected.filter((one) => !completed.some((other) => other.word === one.word))].map(({ word: text, weight, origin }) => ({
      text, weight, origin, start: word.start, end: word.start + word.text.length,
      terms: analyser.analyse(text).morphemes.filter((one) => !one.joined).map((one) => collection.vocabulary.find(channels.morpheme, one.text)),
    }))
  })
  return { alternatives, changes }
}
