import type { Analyser } from '../analyser/analyse.ts'
import { nouns } from '../analyser/parts-of-speech.ts'
import type { Collection } from './collection.ts'
import { channels } from './document.ts'
import { idfOf } from './best-terms.ts'
import { stopWords, weakWords } from './stop-words.ts'

const longest = 2000

/**
 * The words of a text by which it is best found here: nouns that the index knows, the rarest first. A word is as telling as the nouns it
 * is made of; its particles are left off, and one that holds a verb, or is of one syllable only, says too little by itself.
 */
export const tellingWords = (collection: Collection, analyser: Analyser, text: string, most: number): string[] => {
  const { folded, words } = analyser.analyse(text.slice(0, longest))
  const morphemes = analyser.morphemes(folded).filter((one) => !one.joined)
  const df = (morpheme: string) => collection.postings.df(collection.vocabulary.find(channels.morpheme, morpheme))
  const values = new Map<string, number>()
  for (const word of words) {
    const inside =
      word.script === 'latin'
        ? [word.bare]
        : word.script !== 'hangul'
          ? []
          : nounsOf(morphemes.filter((one) => one.start >= word.start && one.end <= word.start + word.text.length))
    const name = inside.join('')
    if (name.length < 2 || stopWords.has(name) || weakWords.has(name) || !word.bare.startsWith(name)) continue
    const counts = inside.map(df)
    if (counts.some((count) => count === 0)) continue
    values.set(
      name,
      counts.reduce((sum, count) => sum + idfOf(collection.count, count), 0),
    )
  }
  return [...values]
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, most)
    .map(([word]) => word)
}

/** The nouns of a word, nothing where there is more than nouns. */
const nounsOf = (morphemes: readonly { readonly text: string; readonly tag: number }[]): string[] =>
  morphemes.every((one) => nouns[one.tag] === 1) ? morphemes.map((one) => one.text) : []
