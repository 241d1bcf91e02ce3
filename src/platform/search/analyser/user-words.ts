import { hasTail } from './hangul.ts'

/** A word the operators added: kept whole, or cut as they say ('미세플라스틱' → '미세 플라스틱'). A last part of one syllable is a suffix: 제설제 is 제설, and beside it whole. */
export interface UserWord {
  readonly word: string
  readonly parts?: readonly string[] | undefined
}

export const userCost = -100_000
export const userLeftId = 1781
export const userRightId = (word: string): number => (hasTail(word.slice(-1)) ? 3535 : 3534)

export interface UserWords {
  readonly words: readonly UserWord[]
  /** The longest user word that begins at `at` in the text, by its number; -1 for none. */
  at(text: string, at: number): number
}

export const makeUserWords = (given: readonly UserWord[]): UserWords => {
  const words = given.filter((one) => one.word.length >= 2)
  const byFirst = new Map<string, number[]>()
  words.forEach((one, number) => {
    byFirst.set(one.word.slice(0, 1), [...(byFirst.get(one.word.slice(0, 1)) ?? []), number])
  })
  for (const numbers of byFirst.values()) numbers.sort((a, b) => (words[b]?.word.length ?? 0) - (words[a]?.word.length ?? 0))
  return { words, at: (text, at) => byFirst.get(text.charAt(at))?.find((number) => text.startsWith(words[number]?.word ?? '', at)) ?? -1 }
}
