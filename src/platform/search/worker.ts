import { parentPort, workerData } from 'node:worker_threads'
import type { Arrays } from './arrays-file.ts'
import { openIndex } from './methods.ts'
import type { Settings, WorkerCall, WorkerEnd, WorkerReply } from './protocol.ts'

const given = workerData as { settings: Settings; snapshot: string | undefined; dictionary: Arrays | undefined }
const { methods, dictionary, ready } = openIndex(given.settings, given.snapshot, given.dictionary)

/** What is in hand; the making ready comes first. */
let inHand = 1
let isAskedToEnd = false
const endWhenDone = () => {
  if (isAskedToEnd && inHand === 0) parentPort?.close()
}
const answer = (reply: WorkerReply) => {
  parentPort?.postMessage(reply)
  inHand -= 1
  endWhenDone()
}

parentPort?.on('message', (asked: WorkerCall | WorkerEnd) => {
  if ('end' in asked) {
    isAskedToEnd = true
    endWhenDone()
    return
  }
  const { call, method, args } = asked
  inHand += 1
  const run = methods[method] as (...given: unknown[]) => unknown
  void (async () => run(...args))().then(
    (result) => {
      answer({ call, result })
    },
    (error: unknown) => {
      answer({ call, error: error instanceof Error ? error.message : String(error) })
    },
  )
})
void ready.then((known) => {
  answer({ ready: true, ...known, dictionary })
})
