import { createHash } from 'node:crypto'
import { connect, createServer } from 'node:net'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'

/** Held by the one process that runs a home's database. */
export type StartLock = { release(): Promise<void> }

const answerWithinMs = 1_000
const giveUpAfterMs = 10_000

/**
 * Takes the lock of a home, or answers undefined when another living process holds it. It is a name in the kernel's abstract socket
 * space, so it goes with its process however that ends. A killed process leaves a moment after `kill` returned, on a busy machine
 * a long one: so a name in use is asked, and only a holder that answers counts; the name of a dying one comes free.
 */
export const takeStartLock = async (home: string): Promise<StartLock | undefined> => {
  const name = `\0techmarket-${createHash('sha256').update(home).digest('hex').slice(0, 40)}`
  const until = performance.now() + giveUpAfterMs
  for (;;) {
    const lock = await listenAs(name)
    if (lock || (await answers(name))) return lock
    if (performance.now() > until) return undefined
    await pause(20)
  }
}

const listenAs = async (name: string): Promise<StartLock | undefined> => {
  const server = createServer((other) => {
    other.on('error', () => undefined).end('held')
  })
  server.unref()
  server.listen(name)
  try {
    await once(server, 'listening')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') return undefined
    throw error
  }
  return {
    release: async () => {
      server.close()
      await once(server, 'close')
    },
  }
}

/** Whether somebody living holds the name: a dying process takes the connection and says nothing. */
const answers = (name: string): Promise<boolean> =>
  new Promise((resolve) => {
    const asked = connect(name).setTimeout(answerWithinMs)
    const done = (answer: boolean) => {
      asked.destroy()
      resolve(answer)
    }
    asked.once('data', () => {
      done(true)
    })
    for (const event of ['error', 'close', 'timeout'])
      asked.once(event, () => {
        done(false)
      })
  })
