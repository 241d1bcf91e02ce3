import { createHash } from 'node:crypto'
import { createServer } from 'node:net'
import { once } from 'node:events'

/** Held by the one process that runs a home's database. */
export type StartLock = { release(): Promise<void> }

/**
 * Takes the lock of a home, or answers undefined when another process holds it. It is a name in the kernel's abstract socket space:
 * it goes with its process however that ends, so it can never be stale.
 */
export const takeStartLock = async (home: string): Promise<StartLock | undefined> => {
  const server = createServer((other) => other.destroy())
  server.unref()
  server.listen(`\0techmarket-${createHash('sha256').update(home).digest('hex').slice(0, 40)}`)
  try {
    await once(server, 'listening')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') return undefined
    throw error
  }
  return { release: async () => { server.close(); await once(server, 'close') } }
}
