import { createHash } from 'node:crypto'
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Database } from './database.ts'

export interface Migration {
  readonly name: string
  readonly text: string
  readonly sha256: string
}

/** Reads db/migrations in order of name. */
export const readMigrations = async (folder: string): Promise<Migration[]> => {
  const names = (await readdir(folder)).filter((name) => /^\d{4}_[a-z_]+\.sql$/.test(name)).sort()
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(folder, name), 'utf8')
      return { name, text, sha256: createHash('sha256').update(text).digest('hex') }
    }),
  )
}

/**
 * Brings the database forward, one migration a transaction, under an advisory lock so that two starting processes do it once.
 * Answers the names applied. A migration that was changed after it was applied is refused.
 */
export const migrate = async (db: Database, migrations: readonly Migration[]): Promise<string[]> => {
  const client = await db.pool.connect()
  try {
    await client.query(
      'create table if not exists migrations (name text primary key, sha256 text not null, applied_at timestamptz not null default now())',
    )
    const applied: string[] = []
    for (const migration of migrations) {
      await client.query('begin')
      try {
        // However long an index takes on a large table: only waiting for others has an end.
        await client.query("set local lock_timeout = '10s'; set local statement_timeout = 0")
        await client.query('select pg_advisory_xact_lock(730102)')
        const { rows } = await client.query<{ sha256: string }>('select sha256 from migrations where name = $1', [migration.name])
        if (rows[0] === undefined) {
          await client.query(migration.text)
          await client.query('insert into migrations (name, sha256) values ($1, $2)', [migration.name, migration.sha256])
          applied.push(migration.name)
        } else if (rows[0].sha256 !== migration.sha256) {
          throw new Error(`Migration ${migration.name} was changed after it was applied to this database. Write a new migration instead.`)
        }
        await client.query('commit')
      } catch (error) {
        await client.query('rollback')
        throw error
      }
    }
    return applied
  } finally {
    client.release()
  }
}
