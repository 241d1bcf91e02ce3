import type { Analyser, Analysis } from '../analyser/analyse.ts'
import { stemOf } from '../analyser/english.ts'
import { isNoun } from '../analyser/parts-of-speech.ts'
import type { Word } from '../analyser/words.ts'
import type { Collection } from './collection.ts'
import { channels } from './document.ts'
import { idfOf } from './best-terms.ts'
import { stopWords, weakWords } from './stop-words.ts'

const longest = 2000

/** What a word names, and how telling its nouns are together. */
interface Name {
  readonly name: string
  readonly worth: number
}

/**
 * The words of a text that name something known here. A word is as telling as the nouns it is made of; its particles are left off, and one
 * that holds a verb, or is of one syllable only, says too little by itself.
 */
export const namesIn = (collection: Collection, analyser: Analyser, { folded, words }: Analysis): Map<Word, Name> => {
  const morphemes = analyser.morphemes(folded).filter((one) => !one.joined)
  const dfOf = (text: string) => collection.postings.df(collection.vocabulary.find(channels.morpheme, text))
  const df = (morpheme: string) => Math.max(dfOf(morpheme), dfOf(stemOf(morpheme)))
  return new Map(
    words.flatMap((word): [Word, Name][] => {
      const inside =
        word.script === 'latin'
          ? [word.bare]
          : word.script !== 'hangul'
            ? []
            : nounsOf(morphemes.filter((one) => one.start >= word.start && one.end <= word.start + word.text.length))
      const name = inside.join('')
      if (name.length < 2 || stopWords.has(name) || weakWords.has(name) || !word.bare.startsWith(name)) return []
      const counts = inside.map(df)
      if (counts.some((count) => count === 0)) return []
      return [[word, { name, worth: counts.reduce((sum, count) => sum + idfOf(collection.count, count), 0) }]]
    }),
  )
}

/** The words of a text by which it is best found here, the rarest first. */
export const tellingWords = (collection: Collection, analyser: Analyser, text: string, most: number): string[] =>
  [
    ...new Map(
      [...namesIn(collection, analyser, analyser.analyse(text.slice(0, longest))).values()].map(({ name, worth }) => [name, worth]),
    ),
  ]
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, most)
    .map(([word]) => word)

/** The nouns of a word, nothing where there is more than nouns. */
const nounsOf = (morphemes: readonly { readonly text: string; readonly tag: number }[]): string[] =>
  morphemes.every((one) => isNoun(one.tag)) ? morphemes.map((one) => one.text) : []
