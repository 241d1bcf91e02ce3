import type { Analyser } from '../analyser/analyse.ts'
import type { SearchAnswer, SearchRequest, SuggestName, Suggestion } from './answer.ts'
import { Collection } from './collection.ts'
import type { SearchDocument } from './document.ts'
import { makeLexicon } from './lexicon.ts'
import type { Synonyms } from './lexicon.ts'
import { Finder } from './find.ts'
import { Hints, smallIndex } from './hints.ts'
import { tellingWords } from './telling-words.ts'
import { UnknownWords } from './unknown-words.ts'
import type { SimilarHit, SimilarRequest } from './similar.ts'

export interface IndexOptions {
  readonly analyser: Analyser
  readonly synonyms?: Synonyms | undefined
  readonly names?: readonly SuggestName[] | undefined
  readonly collection?: Collection | undefined
}

/** When so many documents changed since the last merge, the news is brought into the base. */
const mergeShare = 0.05
const mergeAtLeast = 500

/** One index in one thread: documents go in and out, questions are answered. */
export class SearchIndex {
  readonly collection: Collection
  private analyser: Analyser
  private synonyms: Synonyms
  private finder: Finder
  private hints: Hints
  constructor({ analyser, synonyms = { groups: [] }, names = [], collection = new Collection() }: IndexOptions) {
    this.collection = collection
    this.analyser = analyser
    this.synonyms = synonyms
    this.hints = new Hints(collection, names, analyser, synonyms)
    this.finder = new Finder(collection, analyser, makeLexicon(analyser, synonyms), this.hints)
  }

  /** Other synonyms or names, from now on. */
  configure({ synonyms, names }: { synonyms: Synonyms; names: readonly SuggestName[] }): void {
    this.synonyms = synonyms
    this.hints = new Hints(this.collection, names, this.analyser, synonyms)
    for (const _step of this.hints.rebuild()) continue
    this.finder = new Finder(this.collection, this.analyser, makeLexicon(this.analyser, synonyms), this.hints)
  }

  /** Another analyser from now on; documents that it cuts otherwise must be put anew. */
  use(analyser: Analyser): void {
    this.analyser = analyser
    this.hints.use(analyser)
    this.finder = new Finder(this.collection, analyser, makeLexicon(analyser, this.synonyms), this.hints)
  }

  /** `isAnew`: even those whose versions are known. */
  put(documents: readonly SearchDocument[], isAnew = false): void {
    for (const document of documents) {
      if (!isAnew && this.versionOf(document.id) === document.version) continue
      this.collection.put(this.analyser, document)
      this.hints.added(this.collection.ids.length - 1)
    }
    this.finder.changed()
  }
  remove(ids: readonly string[]): void {
    for (const id of ids) if (this.collection.remove(id)) this.hints.removed()
    this.finder.changed()
  }
  versionOf(id: string): string | undefined {
    return this.collection.versions[this.collection.numberOf.get(id) ?? -1]
  }
  /** Every living document with its version. */
  versions(): [string, string][] {
    return [...this.collection.numberOf].map(([id, doc]) => [id, this.collection.versions[doc] ?? ''])
  }

  search(request: SearchRequest): SearchAnswer {
    return this.finder.search(request)
  }
  /** What these requests would find under other synonyms; the index stays as it is. */
  searchUnder(synonyms: Synonyms, requests: readonly SearchRequest[]): SearchAnswer[] {
    const finder = new Finder(this.collection, this.analyser, makeLexicon(this.analyser, synonyms), this.hints)
    return requests.map((request) => finder.search(request))
  }
  tellingWords(text: string, most: number): string[] {
    return tellingWords(this.collection, this.analyser, text, most)
  }
  unknownWords(): UnknownWords {
    return new UnknownWords(this.collection, this.analyser)
  }
  similar(request: SimilarRequest): SimilarHit[] {
    return this.finder.similar(request)
  }
  suggest(text: string, most: number, lang?: 'ko' | 'en'): Suggestion[] {
    return this.hints.suggest(text, most, lang)
  }

  /** Small enough to be tended after every change, so that what is offered while typing is what is there. */
  get isSmall(): boolean {
    return this.collection.count < smallIndex
  }
  get needsTending(): boolean {
    return this.collection.changes > Math.max(mergeAtLeast, this.collection.count * mergeShare)
  }
  /** Brings the news into the base and the words into the speller, a slice of work per step. Put and remove wait meanwhile. */
  *tend(): Generator<undefined> {
    if (this.collection.changes > 0) yield* this.collection.merge()
    if (this.hints.areOld) yield* this.hints.rebuild()
  }
  tendNow(): void {
    for (const _step of this.tend()) continue
  }
}
