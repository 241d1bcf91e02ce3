import pg from 'pg'
import type { JobAttempt, PgBoss } from 'pg-boss'
import type { Connection } from '../database/database.ts'

const openLine = async (connection: Connection): Promise<pg.Client> => {
  const line = new pg.Client({
    ...connection,
    application_name: 'techmarket-job',
    connectionTimeoutMillis: 15_000,
    lock_timeout: 5_000,
    keepAlive: true,
  })
  line.on('error', () => undefined)
  await line.connect()
  return line
}
const lockOf = (name: string) => `job:${name}`

/**
 * Runs a job under a lock that says so to every process on this database; it goes when the process does, however that ends.
 * One that was given back while it waited for its lock does not run: it comes again.
 */
export const sayRunning = async (
  connection: Connection,
  name: string,
  taken: readonly JobAttempt[],
  run: () => Promise<unknown>,
): Promise<void> => {
  const line = await openLine(connection)
  try {
    await line.query('select pg_advisory_lock(hashtextextended($1, 0))', [lockOf(name)])
    for (const { id, retryCount } of taken) {
      const mine = await line.query(`select from pgboss.job where name = $1 and id = $2 and retry_count = $3 and state = 'active'`, [
        name,
        id,
        retryCount,
      ])
      if (mine.rowCount === 1) await run()
    }
  } finally {
    await line.end().catch(() => undefined)
  }
}

/** Between the taking of a job and its lock. */
const graceSeconds = 2

/**
 * Gives back what was running in a process that is no more: the queue believes it active, and nobody holds its lock. It counts as a
 * failure, so that a job which takes its process with it does so three times at most.
 */
export const giveBackLost = async (connection: Connection, boss: PgBoss, names: readonly string[]): Promise<void> => {
  const line = await openLine(connection)
  try {
    const active = await line.query<{ name: string }>(`select distinct name from pgboss.job where state = 'active' and name = any($1)`, [
      names,
    ])
    for (const { name } of active.rows) {
      const free = await line.query<{ free: boolean }>('select pg_try_advisory_lock(hashtextextended($1, 0)) as free', [lockOf(name)])
      if (free.rows[0]?.free !== true) continue
      const lost = await line.query<JobAttempt>(
        `select id, retry_count as "retryCount" from pgboss.job where state = 'active' and name = $1
          and started_on < clock_timestamp() - $2 * interval '1 second'`,
        [name, graceSeconds],
      )
      if (lost.rows.length > 0) await boss.fail(name, lost.rows, { message: 'The process that ran this ended in the middle of it.' })
      await line.query('select pg_advisory_unlock(hashtextextended($1, 0))', [lockOf(name)])
    }
  } finally {
    await line.end().catch(() => undefined)
  }
}
