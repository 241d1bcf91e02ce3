import type { Analyser } from '../analyser/analyse.ts'
import type { Collection } from './collection.ts'
import { channels } from './document.ts'
import { idfOf } from './plan.ts'
import { stopWords, weakWords } from './stop-words.ts'

const longest = 2000

/**
 * The words of a text by which it is best found here: such as the index knows, the rarest first. A word is as telling as the morphemes
 * it is made of; stop words and the index's unknown ones tell nothing.
 */
export const tellingWords = (collection: Collection, analyser: Analyser, text: string, most: number): string[] => {
  const analysis = analyser.analyse(text.slice(0, longest))
  const df = (morpheme: string) => collection.postings.df(collection.vocabulary.find(channels.morpheme + morpheme))
  const plain = analysis.morphemes.filter((one) => !one.joined && !stopWords.has(one.text))
  const values = new Map<string, number>()
  for (const word of analysis.words) {
    if ((word.script !== 'hangul' && word.script !== 'latin') || word.bare.length < 2 || stopWords.has(word.bare) || weakWords.has(word.bare)) continue
    const inside = plain.filter((one) => one.start >= word.start && one.end <= word.start + word.bare.length).map((one) => df(one.text))
    if (inside.length === 0 || inside.some((count) => count === 0)) continue
    const value = inside.reduce((sum, count) => sum + idfOf(collection.count, count), 0)
    values.set(word.bare, Math.max(value, values.get(word.bare) ?? 0))
  }
  return [...values].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).slice(0, most).map(([word]) => word)
}
