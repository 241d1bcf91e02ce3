import { parentPort, workerData } from 'node:worker_threads'
import type { Arrays } from './arrays-file.ts'
import { openIndex } from './methods.ts'
import type { Settings, WorkerCall } from './protocol.ts'

const given = workerData as { settings: Settings; snapshot: string | undefined; dictionary: Arrays | undefined }
const { methods, dictionary, ready } = openIndex(given.settings, given.snapshot, given.dictionary)

parentPort?.on('message', ({ call, method, args }: WorkerCall) => {
  const answer = (reply: { result?: unknown; error?: string }) => {
    parentPort?.postMessage({ call, ...reply })
  }
  const run = methods[method] as (...given: unknown[]) => unknown
  void (async () => run(...args))().then(
    (result) => {
      answer({ result })
    },
    (error: unknown) => {
      answer({ error: error instanceof Error ? error.message : String(error) })
    },
  )
})
void ready.then((known) => {
  parentPort?.postMessage({ ready: true, ...known, dictionary })
})
