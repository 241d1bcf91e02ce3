import { setImmediate as breathe } from 'node:timers/promises'
import { makeAnalyser } from './analyser/analyse.ts'
import type { UserWord } from './analyser/user-words.ts'
import { dictionaryOf, readDictionary } from './analyser/dictionary.ts'
import type { Arrays } from './arrays-file.ts'
import type { SearchRequest } from './index/answer.ts'
import type { SearchDocument } from './index/document.ts'
import { SearchIndex } from './index/index.ts'
import type { Synonyms } from './index/lexicon.ts'
import type { SimilarRequest } from './index/similar.ts'
import { loadSnapshot, saveSnapshot } from './index/snapshot.ts'
import type { Settings } from './protocol.ts'

/** So long the thread may be kept from answering by work on the index. */
const sliceMs = 8

/** One index and everything that may be asked of it, for the thread it lives in. `ready` when the hints of a loaded snapshot are made. */
export const openIndex = (settings: Settings, snapshot: string | undefined, dictionary: Arrays = readDictionary()) => {
  const words = dictionaryOf(dictionary)
  let analyser = makeAnalyser(settings.userWords, words)
  const loaded = snapshot === undefined ? undefined : loadSnapshot(snapshot, analyser.version)
  const index = new SearchIndex({ analyser, synonyms: settings.synonyms, names: settings.names, collection: loaded })

  /** Work goes on in slices, so that searches come in between; what changes the index waits for its end. */
  const inSlices = async (steps: Iterable<unknown>): Promise<void> => {
    let began = performance.now()
    for (const _step of steps) {
      if (performance.now() - began < sliceMs) continue
      await breathe()
      began = performance.now()
    }
  }
  let changing: Promise<unknown> = Promise.resolve()
  const inTurn = (change: () => void | Promise<void>): Promise<void> => {
    const done = changing.then(change)
    changing = done.catch(() => undefined)
    return done
  }
  function* putting(documents: readonly SearchDocument[], isAnew: boolean): Generator<void> {
    for (const document of documents) yield index.put([document], isAnew)
  }

  const methods = {
    search: (request: SearchRequest) => index.search(request),
    suggest: (text: string, most: number, lang?: 'ko' | 'en') => index.suggest(text, most, lang),
    similar: (request: SimilarRequest) => index.similar(request),
    searchUnder: (synonyms: Synonyms, requests: SearchRequest[]) => index.searchUnder(synonyms, requests),
    tellingWords: (text: string, most: number) => index.tellingWords(text, most),
    unknownWords: async (most: number) => {
      const words = index.unknownWords()
      await inSlices(words.count())
      return words.most(most)
    },
    cut: (texts: string[]) => texts.map((text) => analyser.analyse(text).morphemes.map((one) => one.text)),
    put: (documents: SearchDocument[], isAnew = false) =>
      inTurn(async () => {
        await inSlices(putting(documents, isAnew))
        if (index.needsTending) await inSlices(index.tend())
      }),
    useWords: (userWords: readonly UserWord[]) =>
      inTurn(() => {
        analyser = makeAnalyser(userWords, words)
        index.use(analyser)
      }),
    remove: (ids: string[]) =>
      inTurn(() => {
        index.remove(ids)
      }),
    tend: () => inTurn(() => inSlices(index.tend())),
    /** After changes have come in: a small index is brought into order at once, a large one when it needs it. */
    settle: () => inTurn(async () => (index.isSmall || index.needsTending ? inSlices(index.tend()) : undefined)),
    versions: () => index.versions(),
    configure: (next: Settings) =>
      inTurn(() => {
        index.configure(next)
      }),
    save: (path: string) =>
      inTurn(async () => {
        await inSlices(index.tend())
        saveSnapshot(path, index.collection, analyser.version)
      }),
    /** `numbers`: how many were ever given out, to documents there and gone. */
    about: () => ({
      documents: index.collection.count,
      numbers: index.collection.ids.length,
      terms: index.collection.vocabulary.size,
      memory: process.memoryUsage().rss,
    }),
  } as const
  return { methods, dictionary, ready: methods.tend().then(() => ({ loaded: loaded !== undefined })) }
}
export type IndexMethods = ReturnType<typeof openIndex>['methods']
export type IndexResult<Method extends keyof IndexMethods> = Awaited<ReturnType<IndexMethods[Method]>>

/** An index somewhere: in a thread of its own, or here. */
export interface IndexHolder {
  readonly ready: Promise<{ loaded: boolean }>
  call<Method extends keyof IndexMethods>(method: Method, ...args: Parameters<IndexMethods[Method]>): Promise<IndexResult<Method>>
  stop(): Promise<void>
}
export type HoldIndex = (settings: Settings, snapshot: string | undefined, onGone: () => void) => IndexHolder

/** In this thread: for a process that does nothing else. */
export const indexHere: HoldIndex = (settings, snapshot) => {
  const { methods, ready } = openIndex(settings, snapshot)
  const call = async <Method extends keyof IndexMethods>(
    method: Method,
    ...args: Parameters<IndexMethods[Method]>
  ): Promise<IndexResult<Method>> => (await (methods[method] as (...given: unknown[]) => unknown)(...args)) as IndexResult<Method>
  return { ready, call, stop: async () => undefined }
}
