import { afterAll, expect, inject, test } from 'vitest'
import { openMarket } from '../../../tests/support/market.ts'
import { keepPlan, openDatabase, sql } from './database.ts'

const db = openDatabase({ ...inject('postgres'), database: 'postgres' }, { max: 1 })
afterAll(() => db.close())

test('only a statement that is marked keeps its plan, and answers each value anew', async () => {
  const read = db.reader()
  const doubled = (value: number) => sql<{ twice: number }>`select ${value}::int * 2 as twice`
  await read.one(doubled(1))
  expect(await Promise.all([2, 3, 4].map((value) => read.one(keepPlan(doubled(value)))))).toEqual([
    { twice: 4 },
    { twice: 6 },
    { twice: 8 },
  ])
  expect(read.statements).toBe(4)
  expect(await read.many(sql`select statement from pg_prepared_statements`)).toEqual([
    { statement: '/* kept */ select $1::int * 2 as twice' },
  ])
})

test('what a transaction does is kept unasked, the same text once, and a refused one leaves the next unharmed', async () => {
  const market = await openMarket()
  const names = () =>
    market.set((tx) =>
      tx.many(
        sql<{
          statement: string
        }>`select statement from pg_prepared_statements where statement like '%9 + $1::int%' and statement not like '%pg_prepared%'`,
      ),
    )
  const add = (value: number) => market.set((tx) => tx.one(keepPlan(sql<{ sum: number }>`select 9 + ${value}::int as sum`)))
  expect([await add(1), await add(2)]).toEqual([{ sum: 10 }, { sum: 11 }])
  await expect(market.set((tx) => tx.one(sql`select 9 / ${0}::int`))).rejects.toThrow('division by zero')
  expect(await add(3)).toEqual({ sum: 12 })
  expect(await names()).toEqual([{ statement: '/* kept */ select 9 + $1::int as sum' }])
  await market.close()
})
