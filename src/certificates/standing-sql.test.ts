import { afterAll, expect, test } from 'vitest'
import { openCertificates } from '../../tests/support/certifying.ts'
import { sql } from '../../tests/support/market.ts'
import { addDays } from '../kernel/dates.ts'
import { isInForce, standingToday } from './standing-sql.ts'
import { standing } from './workflow.ts'

const { market } = await openCertificates()
afterAll(() => market.close())

test('a statement and the rule give a certificate the same standing on every day', async () => {
  const { day } = await market.read.one(sql<{ day: string }>`select market_today() as day`)
  const cases = (['valid', 'suspended', 'revoked'] as const).flatMap((state) =>
    [addDays(day, -1), day, addDays(day, 1)].map((validTo) => ({ state, validTo })),
  )
  const told = await market.read.many(
    sql<{ standing: string; inForce: boolean }>`select ${standingToday('c')} as standing, ${isInForce('c')} as in_force
      from jsonb_to_recordset(${JSON.stringify(cases.map(({ state, validTo }) => ({ state, valid_to: validTo })))}::jsonb)
        as c(state text, valid_to date)`,
  )
  const rule = cases.map((one) => standing(one, day))
  expect(told).toEqual(rule.map((word) => ({ standing: word, inForce: word === 'valid' })))
  expect(new Set(rule)).toEqual(new Set(['valid', 'expired', 'suspended', 'revoked']))
})
