import { fold } from '../analyser/fold.ts'
import { firstLetters, isFirstLetters, spell, splitDoubled } from '../analyser/hangul.ts'
import { typedAsKorean } from '../analyser/keyboard.ts'
import { mayClingToSyllable } from '../analyser/particles.ts'
import { wordsOf } from '../analyser/words.ts'
import type { Suggestion, SuggestName } from './answer.ts'
import type { Collection } from './collection.ts'
import { channels, fields } from './document.ts'
import type { FieldName } from './document.ts'
import { intersect } from './intersect.ts'
import { Keys } from './keys.ts'
import { repaired } from './reading.ts'
import { Speller } from './speller.ts'
import type { Vocabulary } from './vocabulary.ts'

const mostWords = 60_000
const smallIndex = 5000
/** A word that stands in bodies only is one where so many have it: what one firm alone writes may be its own slip. */
const fewestInBodies = 3
const bodyBit = 1 << fields.findIndex(({ name }) => name === 'body')
/** What stands beside the words before is looked for in so many documents, among so many words. */
const mostBeside = 60
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
  /** Names of owners as they are looked for, by their first letters and by how they begin. */
  private owners: { readonly name: string; readonly term: number }[] = []
  private ownerKeys = new Keys()
  private ownerLetters = new Keys()
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
    const counts = yield* this.countWords()
    const words = counts.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count).slice(0, mostWords)
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
    const owners = termsIn(this.collection.vocabulary, channels.name).filter(({ text, term }) => /^[가-힣]/.test(text) && this.collection.postings.df(term) > 0).map(({ text, term }) => ({ name: text, term }))
    const ownerKeys = new Keys(), ownerLetters = new Keys()
    for (const { name } of owners) { ownerKeys.add(spell(name), [0]); ownerLetters.add(firstLetters(name), [0]) }
    yield* ownerKeys.sort()
    yield* ownerLetters.sort()
    Object.assign(this, { wordKeys, wordLetters, speller, owners, ownerKeys, ownerLetters, words: words.map((one) => one.word), counted })
  }

  /** Every word with how many documents have it, without those that are a syllable with its particle (물이, 물을); those with it in their titles count three times, for by titles people name things; of what stands in bodies only, what several have. */
  private *countWords(): Generator<undefined, { word: string; count: number }[]> {
    const { vocabulary, postings } = this.collection
    const counted: { word: string; count: number }[] = []
    const isMorpheme = (text: string) => postings.df(vocabulary.find(channels.morpheme, text)) > 0
    for (const [at, { text, term }] of termsIn(vocabulary, channels.word).entries()) {
      if (mayClingToSyllable(text) && !isMorpheme(text) && isMorpheme(text.slice(0, 1))) continue
      let inTitles = 0, outside = 0
      postings.eachGrade(term, (grade) => {
        const mask = postings.grades.mask[grade] ?? 0
        inTitles += mask & 1
        if (mask !== bodyBit) outside += 1
      })
      if (outside > 0 || postings.df(term) >= fewestInBodies) counted.push({ word: text, count: postings.df(term) + 2 * inTitles })
      if (at % 5000 === 4999) yield undefined
    }
    return counted
  }

  /** Living documents with a title word, a title or an owner that begins with these first letters. */
  byLetters(letters: string): { docs: Uint32Array; field: FieldName; weight: number }[] {
    const key = splitDoubled(letters), { alive } = this.collection
    const living = (docs: readonly number[]) => Uint32Array.from(new Set(docs.filter((doc) => alive.array[doc] === 1))).sort()
    const titles = this.titleLetters.startingWith(key)
    const docOf = ({ entry }: { entry: number }) => this.titleDocs[entry] ?? 0
    return [
      { field: 'title', weight: 1, docs: living(titles.map(docOf)) }, { field: 'title', weight: 0.2, docs: living(titles.filter((one) => one.isFirst).map(docOf)) },
      { field: 'owner', weight: 0.6, docs: living(this.ownerLetters.startingWith(key, 50).flatMap(({ entry }) => [...this.collection.postings.documentsOf(this.owners[entry]?.term ?? -1)])) },
    ]
  }

  /** Whole words that begin like a half-typed one, most frequent first. */
  completions(word: string, most: number): string[] {
    return this.wordKeys.startingWith(spell(word), 3000).map(({ entry }) => entry).sort((a, b) => a - b).flatMap((entry) => { const found = this.words[entry]; return found === undefined || found === word || (word.length === 1 && !found.startsWith(word)) ? [] : [found] }).slice(0, most)
  }

  suggest(text: string, most: number): Suggestion[] {
    const folded = fold(text.slice(0, 80)).trim()
    if (folded === '') return []
    const first = this.suggestFor(folded, most)
    if (first.length > 0) return first
    const other = typedAsKorean(folded.replaceAll(' ', '')) ?? repaired(this.collection, this, folded)
    return other === undefined ? [] : this.suggestFor(other, most)
  }

  /** Names first, then the last word completed, then titles; each text once. */
  private suggestFor(folded: string, most: number): Suggestion[] {
    const whole = splitDoubled(folded.replaceAll(/\s+/g, ''))
    const byLetters = isFirstLetters(whole) || /^[ㄱ-ㅎ]$/.test(whole)
    const key = byLetters ? whole : spell(folded.replaceAll(/\s+/g, ''))
    const [names, owners, titles, words] = byLetters ? [this.nameLetters, this.ownerLetters, this.titleLetters, this.wordLetters] : [this.nameKeys, this.ownerKeys, this.titles, this.wordKeys]
    const head = folded.slice(0, folded.lastIndexOf(' ') + 1)
    const share = Math.max(1, Math.floor(most / 3))
    const owned = new Set(owners.startingWith(key, 100).slice(0, share).flatMap(({ entry }) => this.owners[entry]?.name ?? []))
    const inContext = head === '' ? undefined : byLetters ? { words: [], docs: this.titlesWithLetters(folded) } : this.beside(head, folded.slice(head.length))
    const found: Suggestion[] = [
      ...names.startingWith(key, 500).sort((a, b) => Number(b.isFirst) - Number(a.isFirst) || (this.names[b.entry]?.weight ?? 0) - (this.names[a.entry]?.weight ?? 0)).slice(0, share).flatMap(({ entry }) => this.names[entry] ?? []).map(({ text, kind, ref }) => ({ text, kind, ref })),
      ...(inContext?.words ?? words.startingWith(key, 3000).map(({ entry }) => entry).sort((a, b) => a - b).flatMap((entry) => this.words[entry] ?? [])).filter((word) => !owned.has(word)).slice(0, share + 1).map((word) => ({ text: head + word, kind: 'word' })),
      ...[...owned].map((name) => ({ text: name, kind: 'company' })),
      ...[...titles.startingWith(key, 2000).sort((a, b) => Number(b.isFirst) - Number(a.isFirst)).map(({ entry }) => this.titleDocs[entry] ?? -1), ...(inContext?.docs ?? [])].slice(0, most * 4)
        .flatMap((doc) => (this.collection.alive.array[doc] === 1 ? [{ text: this.collection.titles[doc] ?? '', kind: 'title', ref: this.collection.ids[doc] }] : [])),
    ]
    const seen = new Set<string>()
    return found.filter((one) => one.text !== '' && !seen.has(one.text) && seen.add(one.text)).slice(0, most)
  }

  /** What the last word may become beside the words before it: words of the documents that have those, most frequent first, and titles with it; where there are none, titles with the words before. */
  private beside(head: string, last: string): { words: string[]; docs: number[] } {
    const { vocabulary, postings, titles, alive } = this.collection
    const before = wordsOf(head).map(({ bare }) => [vocabulary.find(channels.word, bare), vocabulary.find(channels.morpheme, bare)].find((term) => postings.df(term) > 0) ?? -1)
    if (before.includes(-1)) return { words: [], docs: [] }
    const docs = intersect(postings, before).filter((doc) => alive.array[doc] === 1).slice(0, mostBeside)
    const key = spell(last), counts = new Map<string, number>()
    const count = (word: string, times: number) => { counts.set(word, (counts.get(word) ?? 0) + times) }
    const goingOn = docs.filter((doc) => {
      const words = wordsOf(fold(titles[doc] ?? '')).filter((word) => spell(word.bare).startsWith(key) && !head.includes(word.bare))
      for (const { bare } of words) count(bare, 3)
      return words.length > 0
    })
    for (const { entry } of this.wordKeys.startingWith(key, 3000).sort((a, b) => a.entry - b.entry).slice(0, mostTried)) {
      const word = this.words[entry] ?? '', term = vocabulary.find(channels.word, word)
      const times = docs.filter((doc) => postings.gradeOf(term, doc) >= 0).length
      if (times > 0) count(word, times)
    }
    const named = () => docs.filter((doc) => wordsOf(head).every(({ bare }) => fold(titles[doc] ?? '').includes(bare)))
    return { words: [...counts].sort((a, b) => b[1] - a[1]).map(([word]) => word), docs: counts.size > 0 ? goingOn : named() }
  }

  /** Titles with a word for each run of first letters, wherever they stand in it. */
  private titlesWithLetters(folded: string): number[] {
    const [first = [], ...others] = folded.split(/\s+/).map((letters) => this.titleLetters.startingWith(splitDoubled(letters), 2000).map(({ entry }) => entry))
    return others.reduce<readonly number[]>((kept, entries) => { const here = new Set(entries); return kept.filter((entry) => here.has(entry)) }, first).map((entry) => this.titleDocs[entry] ?? -1)
  }
}

const termsIn = (vocabulary: Vocabulary, channel: string): { text: string; term: number }[] => Array.from({ length: vocabulary.size }, (_, term) => term).flatMap((term) => {
  const text = vocabulary.textOf(channel, term)
  return text === undefined ? [] : [{ text, term }]
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
