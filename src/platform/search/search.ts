import { FollowedIndex } from './followed-index.ts'
import type { FollowOptions, SearchSource } from './followed-index.ts'
import type { SearchAnswer, SearchRequest, Suggestion } from './index/answer.ts'
import type { Synonyms } from './index/lexicon.ts'
import type { SimilarHit, SimilarRequest } from './index/similar.ts'
import type { UnknownWord } from './index/unknown-words.ts'
import { KeptAnswers } from './kept-answers.ts'
import type { IndexHolder } from './methods.ts'
import type { Settings } from './protocol.ts'
import { SearchThread, ThreadGone } from './thread.ts'

export interface Trial {
  readonly answers: readonly SearchAnswer[]
  readonly cuts: readonly (readonly string[])[]
}

/** What may be asked of a search service, be it of this process or another. */
export type SearchService = Pick<
  Search,
  | 'search'
  | 'suggest'
  | 'similar'
  | 'searchUnder'
  | 'tellingWords'
  | 'unknownWords'
  | 'trial'
  | 'about'
  | 'ready'
  | 'whenReady'
  | 'nudge'
  | 'close'
>

/** An answer with more hits, as a list to be taken away has, is asked for once and would lie in memory for nothing. */
const mostKeptHits = 100

/**
 * The search service of a process: answers from an index that is fed from the source. `search` answers undefined while the index is
 * not ready; then the caller asks the database itself.
 */
export class Search {
  private readonly index: FollowedIndex
  private readonly source: SearchSource
  private readonly retryWithinMs: number
  private readonly kept: KeptAnswers
  private readonly listeners: (() => void)[] = []

  constructor(
    options: FollowOptions & {
      /** So long a question waits for the next thread where its own ended. */ readonly retryWithinMs?: number
      /** How many answers are kept, 500 unless told: none where whoever asks keeps them. */ readonly mostKept?: number
    },
  ) {
    this.kept = new KeptAnswers({ room: options.mostKept ?? 500, takes: () => 1 })
    this.source = options.source
    this.retryWithinMs = options.retryWithinMs ?? 3000
    this.index = new FollowedIndex(options, () => {
      this.kept.forget()
      for (const tell of this.listeners) tell()
    })
  }

  /** `tell` is called whenever answers may have become others. */
  onChange(tell: () => void): void {
    this.listeners.push(tell)
  }

  /** Resolves when the index first answers. */
  get whenReady(): Promise<void> {
    return this.index.whenReady
  }
  get ready(): boolean {
    return this.index.current !== undefined
  }

  search(request: SearchRequest): Promise<SearchAnswer | undefined> {
    const ask = () => this.ask((thread) => thread.call('search', request))
    return (request.size ?? 0) > mostKeptHits ? ask() : this.kept.of(`search ${JSON.stringify(request)}`, ask)
  }
  /** What may be meant by what is typed so far; titles in the language of the page. */
  suggest(text: string, most: number, lang?: 'ko' | 'en'): Promise<Suggestion[] | undefined> {
    return this.ask((thread) => thread.call('suggest', text, most, lang))
  }
  /** What requests would find under other synonyms; nothing changes. */
  searchUnder(synonyms: Synonyms, requests: readonly SearchRequest[]): Promise<SearchAnswer[] | undefined> {
    return this.ask((thread) => thread.call('searchUnder', synonyms, [...requests]))
  }
  /** The words of a text by which it is best found, the rarest first. */
  tellingWords(text: string, most: number): Promise<string[] | undefined> {
    return this.ask((thread) => thread.call('tellingWords', text, most))
  }
  /** Words of titles the dictionary does not know, the most frequent first. */
  unknownWords(most: number): Promise<UnknownWord[] | undefined> {
    return this.ask((thread) => thread.call('unknownWords', most))
  }

  /**
   * A trial of other user words on these documents alone, in a thread of its own that ends with it: how texts would be cut, and what
   * requests would find among the documents. The index that answers is not touched.
   */
  async trial(
    settings: Settings,
    asked: { readonly ids: readonly string[]; readonly requests: readonly SearchRequest[]; readonly texts: readonly string[] },
  ): Promise<Trial | undefined> {
    const thread = new SearchThread(settings, undefined, () => undefined)
    try {
      await thread.ready
      await thread.call('put', [...(await this.source.documents(asked.ids))])
      await thread.call('tend')
      const answers: SearchAnswer[] = []
      for (const request of asked.requests) answers.push(await thread.call('search', request))
      return { answers, cuts: await thread.call('cut', [...asked.texts]) }
    } finally {
      await thread.stop()
    }
  }
  /** What is most like a text, best first, with the words both have. */
  similar(request: SimilarRequest): Promise<SimilarHit[] | undefined> {
    return this.kept.of(`similar ${JSON.stringify(request)}`, () => this.ask((thread) => thread.call('similar', request)))
  }

  about(): Promise<{ documents: number; numbers: number; terms: number; memory: number } | undefined> {
    return this.ask((thread) => thread.call('about'))
  }

  /** Asks the thread; where it ends meanwhile, once more the next one. */
  private async ask<Answer>(question: (thread: IndexHolder) => Promise<Answer>): Promise<Answer | undefined> {
    try {
      const { current } = this.index
      return current === undefined ? undefined : await question(current)
    } catch (error) {
      if (!(error instanceof ThreadGone)) throw error
      const next = await this.index.next(this.retryWithinMs)
      return next === undefined ? undefined : question(next).catch(() => undefined)
    }
  }

  /** Looks for changes now instead of at the next second. */
  nudge(): void {
    this.index.nudge()
  }

  close(): Promise<void> {
    return this.index.close()
  }
}
