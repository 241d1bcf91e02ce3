import { setImmediate as breathe } from 'node:timers/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { makeAnalyser } from './analyser/analyse.ts'
import type { SearchRequest } from './index/answer.ts'
import type { SearchDocument } from './index/document.ts'
import { SearchIndex } from './index/index.ts'
import type { Synonyms } from './index/lexicon.ts'
import type { SimilarRequest } from './index/similar.ts'
import { loadSnapshot, saveSnapshot } from './index/snapshot.ts'
import type { Settings, WorkerCall } from './protocol.ts'

const { settings, snapshot } = workerData as { settings: Settings; snapshot: string | undefined }
const analyser = makeAnalyser(settings.userWords)
const loaded = snapshot === undefined ? undefined : loadSnapshot(snapshot, analyser.version)
const index = new SearchIndex({ analyser, synonyms: settings.synonyms, names: settings.names, collection: loaded })

/** Work goes on in slices, so that searches come in between; what changes the index waits for its end. */
const inSlices = async (steps: Generator<undefined>): Promise<void> => {
  for (let began = performance.now(); steps.next().done !== true;) {
    if (performance.now() - began < 8) continue
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

const methods = {
  search: (request: SearchRequest) => index.search(request),
  similar: (request: SimilarRequest) => index.similar(request),
  suggest: (text: string, most: number) => index.suggest(text, most),
  searchUnder: (synonyms: Synonyms, requests: SearchRequest[]) => index.searchUnder(synonyms, requests),
  tellingWords: (text: string, most: number) => index.tellingWords(text, most),
  unknownWords: async (most: number) => {
    const words = index.unknownWords()
    await inSlices(words.count())
    return words.most(most)
  },
  cut: (texts: string[]) => texts.map((text) => analyser.analyse(text).morphemes.map((one) => one.text)),
  put: (documents: SearchDocument[]) => inTurn(async () => {
    index.put(documents)
    if (index.needsTending) await inSlices(index.tend())
  }),
  remove: (ids: string[]) => inTurn(() => { index.remove(ids) }),
  tend: () => inTurn(() => inSlices(index.tend())),
  versions: () => index.versions(),
  configure: (next: Settings) => inTurn(() => { index.configure(next) }),
  save: (path: string) => inTurn(async () => {
    await inSlices(index.tend())
    saveSnapshot(path, index.collection, analyser.version)
  }),
  about: () => ({ documents: index.collection.count, terms: index.collection.vocabulary.size, memory: process.memoryUsage().rss }),
} as const
export type WorkerMethods = typeof methods

parentPort?.on('message', ({ call, method, args }: WorkerCall) => {
  const answer = (reply: { result?: unknown; error?: string }) => { parentPort?.postMessage({ call, ...reply }) }
  const run = methods[method] as (...given: unknown[]) => unknown
  void (async () => run(...args))().then((result) => { answer({ result }) }, (error: unknown) => { answer({ error: error instanceof Error ? error.message : String(error) }) })
})
// Hints of a loaded snapshot are made before the first question.
void inTurn(() => inSlices(index.tend())).then(() => { parentPort?.postMessage({ ready: true, loaded: loaded !== undefined }) })
