import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { printSchema } from '../../tools/schema.ts'
import { openMarket } from '../support/market.ts'

test('db/schema.sql is what the migrations add up to', async () => {
  const market = await openMarket()
  try {
    const printed = await printSchema(market.read)
    expect(printed).toContain('create table tracks (')
    expect(readFileSync(resolve(import.meta.dirname, '../../db/schema.sql'), 'utf8')).toBe(printed)
  } finally {
    await market.close()
  }
})
