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
  // One that is still hanging up when its database goes is told so, and has nobody else to tell.
  pool.on('connect', (client) => client.on('error', () => undefined))
  await expect(pool.query('select pg_sleep(0.3)')).rejects.toThrow('statement timeout')
  const text = 'create table slow as select pg_sleep(0.3)::text as slept'
  const slow = { name: '0001_slow.sql', text, sha256: createHash('sha256').update(text).digest('hex') }
  expect(await migrate({ ...db, pool }, [slow])).toEqual(['0001_slow.sql'])
  expect((await pool.query('show statement_timeout')).rows).toEqual([{ statement_timeout: '100ms' }])
  await pool.end()
  await db.close()
  await admin.pool.query(`drop database ${database} with (force)`)
  await admin.close()
})
