import { afterAll, expect, inject, test } from 'vitest'
import { keepPlan, openDatabase, sql } from './database.ts'

const db = openDatabase({ ...inject('postgres'), database: 'postgres' }, { max: 1 })
afterAll(() => db.close())

test('only a statement that is marked keeps its plan, and answers each value anew', async () => {
  const read = db.reader()
  const doubled = (value: number) => sql<{ twice: number }>`select ${value}::int * 2 as twice`
  await read.one(doubled(1))
  expect(await Promise.all([2, 3, 4].map((value) => read.one(keepPlan(doubled(value)))))).toEqual([{ twice: 4 }, { twice: 6 }, { twice: 8 }])
  expect(read.statements).toBe(4)
  expect(await read.many(sql`select statement from pg_prepared_statements`)).toEqual([{ statement: '/* kept */ select $1::int * 2 as twice' }])
})
