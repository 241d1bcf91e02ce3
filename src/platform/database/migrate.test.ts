import { createHash } from 'node:crypto'
import pg from 'pg'
import { expect, inject, test } from 'vitest'
import { newId } from '../../kernel/id.ts'
import { openDatabase } from './database.ts'
import { migrate } from './migrate.ts'

test('a migration takes as long as its table needs, although a page may not', async () => {
  const { host, port, user } = inject('postgres')
  const database = `migrating_${newId(8)}`
  const admin = openDatabase({ host, port, user, database: 'postgres' }, { max: 1 })
  await admin.pool.query(`create database ${database}`)
  const db = openDatabase({ host, port, user, database }, { max: 1 })
  const pool = new pg.Pool({ host, port, user, database, max: 1, statement_timeout: 100 })
  await expect(pool.query('select pg_sleep(0.3)')).rejects.toThrow('statement timeout')
  const text = 'create table slow as select pg_sleep(0.3)::text as slept'
  const slow = { name: '0001_slow.sql', text, sha256: createHash('sha256').update(text).digest('hex') }
  expect(await migrate({ ...db, pool }, [slow])).toEqual(['0001_slow.sql'])
  expect((await pool.query('show statement_timeout')).rows).toEqual([{ statement_timeout: '100ms' }])
  await pool.end()
  await db.close()
  // The pool does not wait until its lines have hung up; one that is cut has nobody to tell.
  const lines = () => admin.pool.query('select 1 from pg_stat_activity where datname = $1', [database])
  await expect.poll(async () => (await lines()).rowCount).toBe(0)
  await admin.pool.query(`drop database ${database}`)
  await admin.close()
})
