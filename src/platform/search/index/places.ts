import type { Analysis, Term } from '../analyser/analyse.ts'
import { isNoun } from '../analyser/parts-of-speech.ts'
import type { Word } from '../analyser/words.ts'
import { askingWords, isContent, stopWords } from './stop-words.ts'

/** Each text once, where it stands first. */
export const distinct = (terms: readonly Term[], most: number): Term[] => {
  const seen = new Set<string>()
  return terms.filter((one) => !seen.has(one.text) && seen.size < most && seen.add(one.text))
}

export const endOf = (word: { readonly start: number; readonly text: string }): number => word.start + word.text.length

/** The word in which something stands. */
export const wordOf = (analysis: Analysis, { start, end }: Term): Word | undefined =>
  analysis.words.find((one) => one.start <= start && end <= endOf(one))
/** A noun of one syllable behind another within a word, which it is not by itself: 등 of 신호등 is a lamp. */
export const isLastSyllable = (analysis: Analysis, one: Term): boolean => {
  if (one.text.length > 1 || one.tag === undefined || !isNoun(one.tag)) return false
  const before = analysis.morphemes.find((other) => !other.joined && other.end === one.start)
  return before !== undefined && wordOf(analysis, before) === wordOf(analysis, one)
}
/** What stands in a word. */
export const within = (terms: readonly Term[], word: Word): readonly Term[] =>
  terms.filter((one) => one.start >= word.start && one.end <= endOf(word))
/** A stop word as it stands, or one that only asks, however it ends: 누구인가요, 며칠이면. */
export const isStopWord = (analysis: Analysis, pair: Term): boolean => {
  const word = wordOf(analysis, pair)
  if (word === undefined || stopWords.has(word.bare)) return word !== undefined
  const inside = within(analysis.morphemes, word)
  return inside.length > 0 && inside.every((one) => askingWords.has(one.text))
}
/** Of a word in which nothing is named or done. */
export const isInFunctionWord = (analysis: Analysis, pair: Term): boolean => {
  const word = wordOf(analysis, pair)
  return word !== undefined && !within(analysis.morphemes, word).some(isContent)
}
