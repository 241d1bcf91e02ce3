import type { Collection } from './collection.ts'
import type { Hints } from './hints.ts'
import { isKnown } from './reading.ts'

/** A word of the index that is like one of the query. */
export interface NearWord {
  readonly from: string
  readonly to: string
}

const most = 4
const mostPerWord = 3
const shortest = 2
/** Half of a word and more must begin the other one: 태양열 of 태양로. */
const leastBegun = 0.5

/**
 * Where nothing is found: for words the index does not have, those it has that are near by the keys pressed, then those that begin alike.
 * None is sure enough to be read instead; each may be what was meant.
 */
export const nearWords = (collection: Collection, hints: Hints, words: readonly string[]): NearWord[] =>
  [...new Set(words)]
    .filter((word) => word.length >= shortest && !isKnown(collection, word))
    .flatMap((word) => {
      const begun = word.slice(0, Math.max(shortest, Math.ceil(word.length * leastBegun)))
      const near = [...hints.speller.correct(word, mostPerWord).map((one) => one.word), ...hints.completions(begun, mostPerWord)]
      return [...new Set(near)]
        .filter((to) => to !== word && hints.mayName(to))
        .slice(0, mostPerWord)
        .map((to) => ({ from: word, to }))
    })
    .slice(0, most)
