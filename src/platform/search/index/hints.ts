import { fold } from '../analyser/fold.ts'
import { spell, splitDoubled } from '../analyser/hangul.ts'
import { typedAsKorean, typedAsLatin } from '../analyser/keyboard.ts'
import type { Analyser } from '../analyser/analyse.ts'
import { Recent } from '../analyser/recent.ts'
import type { Suggestion, SuggestName } from './answer.ts'
import { Beginnings } from './beginnings.ts'
import type { Collection } from './collection.ts'
import { channels } from './document.ts'
import type { FieldName } from './document.ts'
import { Growable } from './growable.ts'
import type { Synonyms } from './lexicon.ts'
import { firstAtLeast } from './postings.ts'
import { repaired } from './slips.ts'
import { Speller } from './speller.ts'
import { suggestFor } from './suggest.ts'
import { maySuggest } from './suggested-words.ts'
import { countWords, termsIn, writtenForms } from './word-counts.ts'

const mostWords = 60_000
export const smallIndex = 5000

/** A list, and how its entries begin. */
interface Begun<Entry> {
  readonly list: readonly Entry[]
  readonly begun: Beginnings
}
const none = <Entry>(): Begun<Entry> => ({ list: [], begun: new Beginnings() })
const begunOf = function* <Entry>(list: readonly Entry[], wordOf: (entry: Entry) => string): Generator<undefined, Begun<Entry>> {
  const begun = new Beginnings()
  for (const one of list) begun.addWord(wordOf(one))
  yield* begun.sort()
  return { list, begun }
}

const namingBy = (analyser: Analyser) => new Recent(20_000, (word) => maySuggest(word, analyser))

const cuttingBy = (analyser: Analyser) =>
  new Recent(20_000, (word) =>
    analyser
      .analyse(word)
      .morphemes.filter((one) => !one.joined)
      .map((one) => one.text),
  )

/** The single words of synonyms, as they are looked for. */
const wordsIn = ({ groups, oneWay = [] }: Synonyms): string[] => [
  ...new Set(
    [...groups.flat(), ...oneWay.flatMap(({ from, to }) => [from, ...to])]
      .map(fold)
      .filter((word) => /^[가-힣]{2,}$|^[a-z]{4,}$/.test(word)),
  ),
]

/** What helps while typing and after: titles, words and names by their beginnings and first letters, and near words. */
export class Hints {
  readonly collection: Collection
  readonly names: readonly SuggestName[]
  readonly nameKeys = new Beginnings()
  readonly titles = new Beginnings()
  readonly englishTitles = new Beginnings()
  /** The document of each title, and of each English one. */
  readonly titleDocs = new Growable(Uint32Array)
  /** Most frequent first. */
  words: Begun<string> = none()
  /** English words that are looked for otherwise than they are written. */
  written: ReadonlyMap<string, string> = new Map()
  /** Names of owners as they are looked for. */
  owners: Begun<{ readonly name: string; readonly term: number }> = none()
  speller = new Speller([], [])
  /** What was added since the words were counted, and how much there was then. */
  private news = 0
  private counted = -1
  private named: Recent<boolean>
  private pieces: Recent<readonly string[]>
  private isNoun: (word: string) => boolean

  /** What the synonyms know is a word that may be misspelt, be it that nobody here wrote it. */
  private readonly meant: readonly string[]

  constructor(collection: Collection, names: readonly SuggestName[], analyser: Analyser, synonyms: Synonyms = { groups: [] }) {
    this.collection = collection
    this.meant = wordsIn(synonyms)
    this.names = names
    this.named = namingBy(analyser)
    this.pieces = cuttingBy(analyser)
    this.isNoun = (word) => analyser.isNoun(word)
    for (const { text, typed = text } of names) this.nameKeys.add(typed)
    for (let doc = 0; doc < collection.ids.length; doc += 1) if (collection.alive.array[doc] === 1) this.added(doc)
  }

  /** Words are counted anew when a tenth is new; a small index always. */
  get areOld(): boolean {
    return this.counted < 0 || (this.news > 0 && (this.collection.count < smallIndex || this.news > this.counted / 10))
  }

  /** Another analyser says from now on what a word is made of. */
  use(analyser: Analyser): void {
    this.named = namingBy(analyser)
    this.pieces = cuttingBy(analyser)
    this.isNoun = (word) => analyser.isNoun(word)
  }

  /** Whether a word names something, so that it may be suggested: no ending, no filler, nothing that stands here only in what was cut off something else. */
  mayName(word: string): boolean {
    return this.named.of(word) && (!/[가-힣]/.test(word) || this.stands(word))
  }

  /** A noun, or made of what texts here are made of: 스스 is what 스스로 leaves without its last syllable, which is no particle there. */
  private stands(word: string): boolean {
    const { postings, vocabulary } = this.collection
    const isHere = (text: string) => postings.df(vocabulary.find(channels.morpheme, text)) > 0
    if (isHere(word) || this.isNoun(word)) return true
    // Cutting a word is what takes time here.
    const pieces = this.piecesOf(word)
    return pieces.length > 0 && pieces.every(isHere)
  }

  /** Of what a word is made, in order. */
  piecesOf(word: string): readonly string[] {
    return this.pieces.of(word)
  }

  /** An English word as texts mostly have it. */
  asWritten(word: string): string {
    return this.written.get(word) ?? word
  }

  added(doc: number): void {
    this.news += 1
    this.titleDocs.push(doc)
    this.titles.add(this.collection.titles[doc] ?? '')
    this.englishTitles.add(this.collection.englishTitles[doc] ?? '')
  }

  /** Something is gone: what only that had is no longer offered once the words are counted anew. */
  removed(): void {
    this.news += 1
  }

  /** A slice of work per step; what was there answers until the end. */
  *rebuild(): Generator<undefined> {
    const counted = this.collection.count
    this.news = 0
    const counts = (yield* countWords(this.collection)).sort((a, b) => b.count - a.count).slice(0, mostWords)
    yield undefined
    const words = yield* begunOf(
      counts.map((one) => one.word),
      (word) => word,
    )
    const known = new Set(words.list)
    const others = this.meant.filter((word) => !known.has(word))
    const speller = new Speller([...words.list, ...others], [...counts.map((one) => one.count), ...others.map(() => 1)])
    yield* speller.build()
    const written = yield* writtenForms(this.collection)
    yield* this.titles.sort()
    yield* this.englishTitles.sort()
    yield* this.nameKeys.sort()
    const isOwner = ({ text, term }: { text: string; term: number }) => /^[가-힣]/.test(text) && this.collection.postings.df(term) > 0
    const owners = yield* begunOf(
      [...termsIn(this.collection, channels.name)].filter(isOwner).map(({ text, term }) => ({ name: text, term })),
      ({ name }) => name,
    )
    Object.assign(this, { words, written, speller, owners, counted })
  }

  /** Living documents with a title word, a title or an owner that begins with these first letters. */
  byLetters(letters: string): { docs: Uint32Array; field: FieldName; weight: number }[] {
    const key = splitDoubled(letters)
    const { alive, postings } = this.collection
    const living = (docs: readonly number[]) => Uint32Array.from(new Set(docs.filter((doc) => alive.array[doc] === 1))).sort()
    const titles = this.titles.startingWith(key, { byLetters: true })
    const docOf = ({ entry }: { entry: number }) => this.titleDocs.array[entry] ?? 0
    return [
      { field: 'title', weight: 1, docs: living(titles.map(docOf)) },
      { field: 'title', weight: 0.2, docs: living(titles.filter((one) => one.isFirst).map(docOf)) },
      {
        field: 'owner',
        weight: 0.6,
        docs: living(
          this.owners.begun
            .startingWith(key, { byLetters: true, most: 50 })
            .flatMap(({ entry }) => [...postings.documentsOf(this.owners.list[entry]?.term ?? -1)]),
        ),
      },
    ]
  }

  /** Whether a word in a title of a document begins so. */
  titleBegins(doc: number, key: string): boolean {
    // Titles were added in the order of their documents.
    const { array, length } = this.titleDocs
    const entry = firstAtLeast(array, 0, length, doc)
    return entry < length && array[entry] === doc && (this.titles.begins(entry, key) || this.englishTitles.begins(entry, key))
  }

  /** Whole words that begin like a half-typed one, most frequent first. */
  completions(word: string, most: number): string[] {
    const { begun, list } = this.words
    const goesOn = (found: string | undefined) => found !== undefined && found !== word && (word.length > 1 || found.startsWith(word))
    return begun.lowest(spell(word), most, { isWanted: (entry) => goesOn(list[entry]) }).flatMap((entry) => list[entry] ?? [])
  }

  suggest(text: string, most: number, lang: 'ko' | 'en' = 'ko'): Suggestion[] {
    const folded = fold(text.slice(0, 80)).trim()
    if (folded === '') return []
    const first = suggestFor(this, folded, most, lang)
    if (first.length > 0) return first
    const other =
      typedAsKorean(folded.replaceAll(' ', '')) ??
      (/[ㄱ-ㅣ]/.test(folded) ? typedAsLatin(folded) : undefined) ??
      repaired(this.collection, this, folded)
    return other === undefined ? [] : suggestFor(this, other, most, lang)
  }
}
