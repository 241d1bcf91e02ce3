import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSearchProcess } from '../../src/open-searches.ts'
import { readConfig } from '../../src/platform/config/config.ts'
import { surroundings } from '../../src/platform/config/surroundings.ts'
import { openMarket } from '../support/market.ts'
import type { Market } from '../support/market.ts'

let market: Market
let home: string
beforeAll(async () => {
  market = await openMarket()
  home = await mkdtemp(join(tmpdir(), 'tm-search-'))
})
afterAll(async () => {
  await market.close()
  await rm(home, { recursive: true })
})

test('a search process whose port is taken says so in one sentence', async () => {
  const config = readConfig({ TECHMARKET_HOME: home }, surroundings())
  if (!config.ok) throw new Error('config')
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const { port } = other.address() as AddressInfo
  await expect(openSearchProcess(market.app.db, config.value, port)).rejects.toThrow(
    `Port ${port} is in use by another program: stop it or set the port of SEARCH_URL to another number.`,
  )
  other.close()
})
