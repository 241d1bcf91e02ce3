import { fold } from '../analyser/fold.ts'
import { firstLetters, isFirstLetters, spell, splitDoubled } from '../analyser/hangul.ts'
import { typedAsKorean } from '../analyser/keyboard.ts'
import { wordsOf } from '../analyser/words.ts'
import type { Suggestion, SuggestName } from './answer.ts'
import type { Collection } from './collection.ts'
import { channels } from './document.ts'
import { standTogether } from './intersect.ts'
import { Keys } from './keys.ts'
import { Speller } from './speller.ts'
import type { Vocabulary } from './vocabulary.ts'

const mostWords = 60_000
const smallIndex = 5000
const mostTried = 40

/** What helps while typing and after: titles, words and names by their beginnings and first letters, and near words. */
export class Hints {
  private readonly collection: Collection
  private readonly names: readonly SuggestName[]
  private titles = new Keys()
  private titleLetters = new Keys()
  private titleDocs: number[] = []
  private readonly nameKeys = new Keys()
  private readonly nameLetters = new Keys()
  private wordKeys = new Keys()
  private wordLetters = new Keys()
  private words: string[] = []
  speller = new Speller([], [])
  /** What was added since the words were counted, and how much there was then. */
  private news = 0
  private counted = -1

  constructor(collection: Collection, names: readonly SuggestName[]) {
    this.collection = collection
    this.names = names
    for (const { text } of names) {
      addTo(this.nameKeys, text, spell)
      addTo(this.nameLetters, text, firstLetters)
    }
    for (let doc = 0; doc < collection.ids.length; doc += 1) if (collection.alive.array[doc] === 1) this.added(doc)
  }

  /** Words are counted anew when a tenth is new; a small index always. */
  get areOld(): boolean { return this.counted < 0 || (this.news > 0 && (this.collection.count < smallIndex || this.news > this.counted / 10)) }

  added(doc: number): void {
    this.news += 1
    const title = this.collection.titles[doc] ?? ''
    this.titleDocs.push(doc)
    addTo(this.titles, title, spell)
    addTo(this.titleLetters, title, firstLetters)
  }

  *rebuild(): Generator<undefined> {
    const counted = this.collection.count
    this.news = 0
    const { vocabulary, postings } = this.collection
    const words = wordsIn(vocabulary).map(({ word, term }) => ({ word, count: postings.df(term) })).filter(({ count }) => count > 0).sort((a, b) => b.count - a.count).slice(0, mostWords)
    yield undefined
    const wordKeys = new Keys(), wordLetters = new Keys()
    for (const { word } of words) { wordKeys.add(spell(word), [0]); wordLetters.add(firstLetters(word), [0]) }
    yield* wordKeys.sort()
    yield* wordLetters.sort()
    const speller = new Speller(words.map((one) => one.word), words.map((one) => one.count))
    yield* speller.build()
    yield* this.titles.sort()
    yield* this.titleLetters.sort()
    yield* this.nameKeys.sort()
    yield* this.nameLetters.sort()
    Object.assign(this, { wordKeys, wordLetters, speller, words: words.map((one) => one.word), counted })
  }

  /** Living documents with a title word that begins with these first letters. */
  byLetters(letters: string): Uint32Array {
    const docs = this.titleLetters.startingWith(splitDoubled(letters)).map(({ entry }) => this.titleDocs[entry] ?? 0).filter((doc) => this.collection.alive.array[doc] === 1)
    return Uint32Array.from(new Set(docs)).sort()
  }

  /** Whole words that begin like a half-typed one, most frequent first. */
  completions(word: string, most: number): string[] {
    return this.wordKeys.startingWith(spell(word), 3000).map(({ entry }) => entry).sort((a, b) => a - b).slice(0, most).flatMap((entry) => { const found = this.words[entry]; return found === undefined || found === word ? [] : [found] })
  }

  suggest(text: string, most: number): Suggestion[] {
    const folded = fold(text.slice(0, 80)).trim()
    if (folded === '') return []
    const first = this.suggestFor(folded, most)
    if (first.length > 0) return first
    const other = typedAsKorean(folded.replaceAll(' ', ''))
    return other === undefined ? [] : this.suggestFor(other, most)
  }

  /** Of words that could end a query, those that stand in some document beside the rarest word before them. */
  private besides<Found extends { readonly entry: number }>(head: string, words: readonly Found[]): readonly Found[] {
    const { vocabulary, postings } = this.collection
    const known = wordsOf(head).map((word) => vocabulary.find(channels.word, word.bare)).filter((term) => term >= 0).sort((a, b) => postings.df(a) - postings.df(b))
    const [rarest] = known
    return rarest === undefined ? words : words.slice(0, mostTried).filter(({ entry }) => standTogether(postings, rarest, vocabulary.find(channels.word, this.words[entry] ?? '')))
  }

  /** Names first, then the last word completed, then titles; each text once. */
  private suggestFor(folded: string, most: number): Suggestion[] {
    const whole = folded.replaceAll(/\s+/g, '')
    const byLetters = isFirstLetters(splitDoubled(whole)) || /^[ㄱ-ㅎ]$/.test(whole)
    const key = byLetters ? splitDoubled(whole) : spell(whole)
    const names = (byLetters ? this.nameLetters : this.nameKeys).startingWith(key, 500).sort((a, b) => Number(b.isFirst) - Number(a.isFirst) || (this.names[b.entry]?.weight ?? 0) - (this.names[a.entry]?.weight ?? 0))
    const head = byLetters ? '' : folded.slice(0, folded.lastIndexOf(' ') + 1)
    const last = byLetters ? key : spell(folded.slice(head.length))
    const words = last === '' ? [] : (byLetters ? this.wordLetters : this.wordKeys).startingWith(last, 3000).sort((a, b) => a.entry - b.entry)
    const titles = (byLetters ? this.titleLetters : this.titles).startingWith(key, 2000).sort((a, b) => Number(b.isFirst) - Number(a.isFirst))
    const share = Math.max(1, Math.floor(most / 3))
    const found = [
      ...names.slice(0, share).flatMap(({ entry }) => { const name = this.names[entry]; return name ? [{ text: name.text, kind: name.kind, ref: name.ref }] : [] }),
      ...this.besides(head, words).slice(0, share + 1).flatMap(({ entry }) => { const word = this.words[entry]; return word === undefined ? [] : [{ text: head + word, kind: 'word' }] }),
      ...titles.slice(0, most * 4).flatMap(({ entry }) => {
        const doc = this.titleDocs[entry] ?? -1
        return this.collection.alive.array[doc] === 1 ? [{ text: this.collection.titles[doc] ?? '', kind: 'title', ref: this.collection.ids[doc] }] : []
      }),
    ]
    const seen = new Set<string>()
    return found.filter((one) => one.text !== '' && !seen.has(one.text) && seen.add(one.text)).slice(0, most)
  }
}

const wordsIn = (vocabulary: Vocabulary): { word: string; term: number }[] => Array.from({ length: vocabulary.size }, (_, term) => term).flatMap((term) => {
  const word = vocabulary.textOf(channels.word, term)
  return word === undefined ? [] : [{ word, term }]
})

/** A text as it is spelled without blanks and signs, and where its words begin. */
const addTo = (keys: Keys, text: string, how: (word: string) => string): void => {
  let spelled = ''
  const places = wordsOf(fold(text)).map((word) => {
    const at = spelled.length
    spelled += how(word.text).replaceAll(/[^ㄱ-ㅣa-z0-9]/g, '')
    return at
  })
  keys.add(spelled, places)
}
