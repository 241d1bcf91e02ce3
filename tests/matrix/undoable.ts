import type pg from 'pg'
import { flushQueries } from '../../src/vocabulary/index.ts'
import type { Market } from '../support/market.ts'

type Asked = string | { readonly text: string }
type Callback = (error: Error | undefined, client?: unknown, release?: () => void) => void
const wordOf = (asked: unknown) => (typeof asked === 'string' ? asked : ((asked as { text?: string }).text ?? '')).trim().toLowerCase()

/** That a reading of personal data is kept: one statement beside those a page reads with. */
const keepsAccess = /^(\/\* kept \*\/\s*)?insert into access_log /

/**
 * A market whose work can be taken back: within `undo`, everything the app does runs on one connection, in one transaction that is rolled
 * back at the end. Its own transactions become savepoints, so that it commits and rolls back as it always does, and so that each attempt
 * of a test finds the scene as it was set.
 */
export interface Undoable {
  undo<Result>(act: (look: Look) => Promise<Result>): Promise<Result>
  close(): Promise<void>
}

export interface Look {
  query<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>
  /** The next commit of the app fails, once. */
  failNextCommit(): void
  /** How many statements the app has sent so far, whatever sent them; beginnings and ends of transactions not counted. */
  statements(): number
  /** How many of them kept who read personal data. */
  accessRows(): number
}

/** What a commit fails with that was told to fail. */
export const plantedFault = 'the disk is full'

export const makeUndoable = async (market: Market): Promise<Undoable> => {
  const { pool } = market.app.db
  const client = await pool.connect()
  const usualConnect = pool.connect.bind(pool)
  const query = client.query.bind(client) as (...args: unknown[]) => Promise<pg.QueryResult>
  let depth = 0
  let commitFails = false
  let statements = 0
  let accessRows = 0
  let attempt = 0

  const translated = async (asked: Asked, ...rest: unknown[]): Promise<unknown> => {
    const word = wordOf(asked)
    if (word.startsWith('begin') || word.startsWith('start transaction')) return query(`savepoint level_${++depth}`)
    if (word === 'commit') {
      if (commitFails) {
        commitFails = false
        await query(`rollback to savepoint level_${depth--}`)
        throw Object.assign(new Error(plantedFault), { code: '53100' })
      }
      await query('set constraints all immediate')
      await query('set constraints all deferred')
      return query(`release savepoint level_${depth--}`)
    }
    if (word === 'rollback') return depth === 0 ? query('select') : query(`rollback to savepoint level_${depth--}`)
    statements += 1
    if (keepsAccess.test(word)) accessRows += 1
    if (depth > 0) return query(asked, ...rest)
    // Outside a transaction a statement that fails would take the whole scene with it.
    await query('savepoint alone')
    try {
      const answer = await query(asked, ...rest)
      await query('release savepoint alone')
      return answer
    } catch (error) {
      await query('rollback to savepoint alone')
      throw error
    }
  }
  // One statement after the other: two at once on one connection would stand in each other's savepoints.
  let line: Promise<unknown> = Promise.resolve()
  const inLine =
    (of: number) =>
    (asked: Asked, ...rest: unknown[]) => {
      // What an attempt left running after its answer must not reach into the next one.
      const next = line.then(() => {
        if (of !== attempt) throw new Error('the attempt is over')
        return translated(asked, ...rest)
      })
      line = next.catch(() => undefined)
      return next
    }
  // A new face of the same connection for each who asks: one that was given up after a failed commit is not met again.
  const faceOf = () =>
    Object.assign(Object.create(client) as object, {
      query: inLine(attempt),
      release: () => undefined,
      on: () => undefined,
      once: () => undefined,
      removeListener: () => undefined,
      off: () => undefined,
    })

  return {
    undo: async (act) => {
      depth = 0
      commitFails = false
      await query('begin')
      // However slow the machine is, everybody has just signed in.
      await query('update sessions set last_seen_at = clock_timestamp(), reauthenticated_at = clock_timestamp() where ended_at is null')
      pool.connect = ((callback?: Callback) =>
        callback ? callback(undefined, faceOf(), () => undefined) : Promise.resolve(faceOf())) as typeof pool.connect
      try {
        return await act({
          query: async (text, values) => (await query(text, values)).rows as never,
          failNextCommit: () => {
            commitFails = true
          },
          statements: () => statements,
          accessRows: () => accessRows,
        })
      } finally {
        // Searches are counted in memory and written later: here with the attempt, not into the next one.
        await flushQueries(market.app).catch(() => undefined)
        pool.connect = usualConnect as typeof pool.connect
        await line
        attempt += 1
        await query('rollback')
      }
    },
    close: async () => {
      client.release()
    },
  }
}
