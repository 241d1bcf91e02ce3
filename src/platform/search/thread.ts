import { Worker } from 'node:worker_threads'
import type { Settings, WorkerCall, WorkerEnd, WorkerReply } from './protocol.ts'
import type { Arrays } from './arrays-file.ts'
import type { IndexHolder, IndexMethods, IndexResult } from './methods.ts'

/** The thread ended while a question was with it. */
export class ThreadGone extends Error {}

/** The dictionary lies in shared memory: the first thread reads it, those after it begin at once. */
let dictionary: Arrays | undefined

/** What a search leaves behind is gone at once: more room for it would only be filled. */
const youngMb = 48

/** So long a thread may take to end what it has in hand. */
const endWithinMs = 1000

/** One worker thread that holds one index. `ready` fails where it ends before it is. */
export class SearchThread implements IndexHolder {
  readonly ready: Promise<{ loaded: boolean }>
  /** Its exit code, once it ended: 0 where it ended by itself, 1 where it was broken off. */
  readonly ended: Promise<number>
  private readonly worker: Worker
  private readonly waiting = new Map<number, { resolve: (result: unknown) => void; reject: (error: Error) => void }>()
  private calls = 0
  private isGone = false
  private isEnding = false

  constructor(settings: Settings, snapshot: string | undefined, onGone: () => void) {
    this.worker = new Worker(new URL('./worker.ts', import.meta.url), {
      workerData: { settings, snapshot, dictionary },
      name: 'search',
      resourceLimits: { maxYoungGenerationSizeMb: youngMb },
    })
    this.worker.unref()
    this.ended = new Promise((resolve) => {
      this.worker.once('exit', resolve)
    })
    this.ready = new Promise((resolve, reject) => {
      this.worker.on('message', (reply: WorkerReply) => {
        if ('ready' in reply) {
          dictionary ??= reply.dictionary
          resolve({ loaded: reply.loaded })
        } else this.settle(reply)
      })
      this.worker.on('error', (error) => {
        reject(error)
        this.end(onGone)
      })
      this.worker.on('exit', () => {
        reject(new ThreadGone('The search thread ended.'))
        this.end(onGone)
      })
    })
    this.ready.catch(() => undefined)
  }

  call<Method extends keyof IndexMethods>(method: Method, ...args: Parameters<IndexMethods[Method]>): Promise<IndexResult<Method>> {
    if (this.isGone || this.isEnding) return Promise.reject(new ThreadGone('The search thread has ended.'))
    const call = (this.calls += 1)
    return new Promise((resolve, reject) => {
      this.waiting.set(call, { resolve: resolve as (result: unknown) => void, reject })
      this.worker.postMessage({ call, method, args } satisfies WorkerCall)
    })
  }

  get threadId(): number {
    return this.worker.threadId
  }
  /** The thread ends by itself when what it has in hand is answered. Only one that does not is broken off: that may take the whole process with it. */
  async stop(withinMs = endWithinMs): Promise<void> {
    this.isEnding = true
    this.worker.ref()
    this.worker.postMessage({ end: true } satisfies WorkerEnd)
    const limit = setTimeout(() => void this.worker.terminate(), withinMs).unref()
    await this.ended
    clearTimeout(limit)
  }

  private settle({ call, result, error }: Extract<WorkerReply, { call: number }>): void {
    const waiting = this.waiting.get(call)
    this.waiting.delete(call)
    if (error === undefined) waiting?.resolve(result)
    else waiting?.reject(new Error(error))
  }

  private end(onGone: () => void): void {
    if (this.isGone) return
    this.isGone = true
    for (const { reject } of this.waiting.values()) reject(new ThreadGone('The search thread ended.'))
    this.waiting.clear()
    onGone()
  }
}
