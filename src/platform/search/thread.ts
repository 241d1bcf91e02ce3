import { Worker } from 'node:worker_threads'
import type { Settings, WorkerReply } from './protocol.ts'
import type { Arrays } from './arrays-file.ts'
import type { IndexHolder, IndexMethods, IndexResult } from './methods.ts'

/** The thread ended while a question was with it. */
export class ThreadGone extends Error {}

/** The dictionary lies in shared memory: the first thread reads it, those after it begin at once. */
let dictionary: Arrays | undefined

/** What a search leaves behind is gone at once: more room for it would only be filled. */
const youngMb = 48

/** One worker thread that holds one index. `ready` fails where it ends before it is. */
export class SearchThread implements IndexHolder {
  readonly ready: Promise<{ loaded: boolean }>
  private readonly worker: Worker
  private readonly waiting = new Map<number, { resolve: (result: unknown) => void; reject: (error: Error) => void }>()
  private calls = 0
  private isGone = false

  constructor(settings: Settings, snapshot: string | undefined, onGone: () => void) {
    this.worker = new Worker(new URL('./worker.ts', import.meta.url), {
      workerData: { settings, snapshot, dictionary },
      name: 'search',
      resourceLimits: { maxYoungGenerationSizeMb: youngMb },
    })
    this.worker.unref()
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
    if (this.isGone) return Promise.reject(new ThreadGone('The search thread has ended.'))
    const call = (this.calls += 1)
    return new Promise((resolve, reject) => {
      this.waiting.set(call, { resolve: resolve as (result: unknown) => void, reject })
      this.worker.postMessage({ call, method, args })
    })
  }

  get threadId(): number {
    return this.worker.threadId
  }
  async stop(): Promise<void> {
    await this.worker.terminate()
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
