import type { Analysis, Term } from '../analyser/analyse.ts'
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
const within = (analysis: Analysis, word: Word): readonly Term[] =>
  analysis.morphemes.filter((one) => one.start >= word.start && one.end <= endOf(word))
/** A stop word as it stands, or one that only asks, however it ends: 누구인가요, 며칠이면. */
export const isStopWord = (analysis: Analysis, pair: Term): boolean => {
  const word = wordOf(analysis, pair)
  if (word === undefined || stopWords.has(word.bare)) return word !== undefined
  const inside = within(analysis, word)
  return inside.length > 0 && inside.every((one) => askingWords.has(one.text))
}
/** Of a word in which nothing is named or done. */
export const isInFunctionWord = (analysis: Analysis, pair: Term): boolean => {
  const word = wordOf(analysis, pair)
  return word !== undefined && !within(analysis, word).some(isContent)
}
