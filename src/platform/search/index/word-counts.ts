import { mayClingToSyllable } from '../analyser/particles.ts'
import { wordsOf } from '../analyser/words.ts'
import type { Collection } from './collection.ts'
import { channels, fields } from './document.ts'

export interface WordCount {
  readonly word: string
  readonly count: number
}

/** A word that stands in bodies only is one where so many have it: what one firm alone writes may be its own slip. */
const fewestInBodies = 3
/** So many terms are looked at in one step. */
const slice = 20_000
const bodyBit = 1 << fields.findIndex(({ name }) => name === 'body')

/**
 * Every word with how many documents have it, a slice of work per step. Those with it in their titles count three times, for by titles
 * people name things. A syllable with its particle (물이, 물을) is no word; of what stands in bodies only, what several have.
 */
export function* countWords(collection: Collection): Generator<undefined, WordCount[]> {
  const { vocabulary, postings } = collection
  const counted: WordCount[] = []
  const isMorpheme = (text: string) => postings.df(vocabulary.find(channels.morpheme, text)) > 0
  let breathedAt = 0
  for (const { text, term } of termsIn(collection, channels.word)) {
    if (term - breathedAt > slice) {
      breathedAt = term
      yield undefined
    }
    if (mayClingToSyllable(text) && !isMorpheme(text) && isMorpheme(text.slice(0, 1))) continue
    const count = countOf(collection, term)
    if (count > 0) counted.push({ word: text, count })
  }
  return counted
}

const countOf = ({ postings }: Collection, term: number): number => {
  let inTitles = 0
  let outside = 0
  postings.eachGrade(term, (grade) => {
    const mask = postings.grades.mask[grade] ?? 0
    inTitles += mask & 1
    if (mask !== bodyBit) outside += 1
  })
  const all = postings.df(term)
  return outside > 0 || all >= fewestInBodies ? all + 2 * inTitles : 0
}

/** Of English words looked for otherwise than they are written, how they mostly are: leaksound is leak-sound, watche is watches. A slice of work per step. */
export function* writtenForms(collection: Collection): Generator<undefined, Map<string, string>> {
  const { vocabulary, postings } = collection
  const found = new Map<string, { text: string; count: number; all: number }>()
  let breathedAt = 0
  for (const { text, term } of termsIn(collection, channels.written)) {
    if (term - breathedAt > slice) {
      breathedAt = term
      yield undefined
    }
    const [word] = wordsOf(text)
    const count = postings.df(term)
    if (word?.text !== text || count === 0) continue
    const known = found.get(word.bare)
    const isMore = known === undefined || count > known.count
    found.set(word.bare, { text: isMore ? text : known.text, count: isMore ? count : known.count, all: count + (known?.all ?? 0) })
  }
  const isRare = (bare: string, all: number) => postings.df(vocabulary.find(channels.word, bare)) <= all
  return new Map([...found].filter(([bare, { all }]) => isRare(bare, all)).map(([bare, { text }]) => [bare, text]))
}

/** The terms of a channel with their texts, one by one: an index may have millions. */
export function* termsIn({ vocabulary }: Collection, channel: string): Generator<{ text: string; term: number }> {
  for (let term = 0; term < vocabulary.size; term += 1) {
    const text = vocabulary.textOf(channel, term)
    if (text !== undefined) yield { text, term }
  }
}
