import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** What a measured server tells about itself. */
export interface Spent {
  readonly cpuMs: number
}
export interface Child {
  readonly origin: string
  /** Processor time of that process since it began, in milliseconds. */
  spent(): Promise<number>
  ask<Answer>(question: object): Promise<Answer>
  stop(): Promise<void>
}

interface Message {
  readonly id: number
  readonly answer: unknown
}

/** Starts one of the servers of this folder in a process of its own and waits until it listens. */
export const startChild = async (file: 'serve.ts' | 'limit.ts', argument: string): Promise<Child> => {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), [argument], {
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    execArgv: profiling(file),
  })
  const waiting = new Map<number, (answer: unknown) => void>()
  const ended = new Promise<never>((_, refuse) => child.once('exit', (code) => refuse(new Error(`${file} ended with ${code}`))))
  ended.catch(() => undefined)
  child.on('message', ({ id, answer }: Message) => waiting.get(id)?.(answer))
  let last = 0
  const ask = <Answer>(question: object): Promise<Answer> => {
    const id = (last += 1)
    return Promise.race([
      ended,
      new Promise<Answer>((resolve) => {
        waiting.set(id, (answer) => {
          waiting.delete(id)
          resolve(answer as Answer)
        })
        child.send({ id, ...question })
      }),
    ])
  }
  const origin = await Promise.race([
    ended,
    new Promise<string>((resolve) => {
      waiting.set(0, (answer) => resolve(String(answer)))
    }),
  ])
  return {
    origin,
    ask,
    spent: () => ask<number>({ what: 'spent' }),
    stop: async () => {
      child.send({ id: -1, what: 'stop' })
      await ended.catch(() => undefined)
    },
  }
}

const profiling = (file: string): string[] =>
  process.env['BENCH_PROFILE'] === undefined
    ? []
    : ['--cpu-prof', `--cpu-prof-dir=${process.env['BENCH_PROFILE']}`, `--cpu-prof-name=${file}.cpuprofile`]
