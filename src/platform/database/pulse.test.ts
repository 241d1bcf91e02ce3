import { afterAll, beforeAll, expect, test } from 'vitest'
import { openMarket } from '../../../tests/support/market.ts'
import type { Market } from '../../../tests/support/market.ts'
import { takePulse } from './pulse.ts'
import type { Pulse } from './pulse.ts'

let market: Market
let pulse: Pulse
beforeAll(async () => {
  market = await openMarket()
  pulse = await takePulse(market.app.db.connection, 60)
})
afterAll(async () => {
  await pulse.stop()
  await market.close()
})

test('the pulse goes on while every connection of the pool is busy', async () => {
  const busy = Promise.all(Array.from({ length: 8 }, () => market.app.db.pool.query('select pg_sleep(0.6)')))
  await new Promise((then) => {
    setTimeout(then, 400)
  })
  expect(pulse.answers()).toBe(true)
  expect(Math.abs(pulse.offset())).toBeLessThan(5_000)
  await busy
})

test('a line that breaks is noticed, and the next beat mends it', async () => {
  await pulse.stop()
  pulse = await takePulse(market.app.db.connection, 2_000) // slow enough that nobody misses the beat that failed
  await market.app.db.pool.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'techmarket-pulse' and datname = current_database()",
  )
  await expect.poll(() => pulse.answers(), { timeout: 12_000, interval: 30 }).toBe(false)
  await expect.poll(() => pulse.answers(), { timeout: 12_000 }).toBe(true)
})
