import pg from 'pg'
import type { Connection } from './database.ts'

export interface Pulse {
  /** Whether the database answered lately. Kept, never asked for: many may look at once without costing a statement. */
  answers(): boolean
  /** How far the market's time is from this machine's clock, in milliseconds. */
  offset(): number
  stop(): Promise<void>
}

/**
 * Asks the database every few seconds, on a line of its own, whether it answers and what the market's time is.
 * A pool whose connections are all busy is no reason to call the house ill; a database that is gone is, within one beat.
 */
export const takePulse = async (connection: Connection, everyMs = 5_000): Promise<Pulse> => {
  const line = new pg.Pool({
    ...connection,
    max: 1,
    connectionTimeoutMillis: 3_000,
    query_timeout: 3_000,
    application_name: 'techmarket-pulse',
  })
  let lastBeat = 0
  let offset = 0
  let stopped = false
  let next: NodeJS.Timeout | undefined
  line.on('error', () => {
    lastBeat = 0
  })
  const beat = async (): Promise<void> => {
    const { rows } = await line.query<{ now: Date }>('select market_now() as now')
    lastBeat = Date.now()
    offset = (rows[0]?.now.getTime() ?? lastBeat) - lastBeat
  }
  const goOn = () => {
    if (stopped) return
    next = setTimeout(() => {
      void beat()
        .catch(() => {
          lastBeat = 0
        })
        .then(goOn)
    }, everyMs)
    next.unref()
  }
  await beat()
  goOn()
  return {
    answers: () => Date.now() - lastBeat < everyMs * 3,
    offset: () => offset,
    stop: async () => {
      stopped = true
      clearTimeout(next)
      await line.end()
    },
  }
}
