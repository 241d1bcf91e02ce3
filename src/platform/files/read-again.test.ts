import { chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openMarket, sql } from '../../../tests/support/market.ts'
import type { Market } from '../../../tests/support/market.ts'
import { readFilesAgain } from './read-again.ts'
import { keepFile } from './rows.ts'

let market: Market
beforeAll(async () => {
  market = await openMarket()
})
afterAll(() => market.close())

const keep = async (words: string) => {
  const stored = await market.app.files.keep(Buffer.from(words))
  const about = { name: 'x.pdf', kind: 'pdf', mediaType: 'application/pdf', warnings: [], scan: 'not-scanned' } as const
  const id = await market.set((tx) => keepFile(tx, { ok: true, ...stored, ...about }, { kind: 'call', id: 'x' }))
  return { id, path: join(market.app.installation?.filesFolder ?? '', 'kept', stored.storageKey) }
}
const lastRead = async () =>
  (await market.read.many(sql<{ id: string }>`select id from files where read_again_at is not null order by read_again_at desc`)).map(
    (row) => row.id,
  )

test('one flipped bit and a missing file are found in one night, and named again until they are back', async () => {
  const [whole, flipped, gone] = [await keep('whole'), await keep('flipped'), await keep('gone')]
  expect(await readFilesAgain(market.app)).toBe(3)
  const bytes = readFileSync(flipped.path)
  bytes[3] = (bytes[3] ?? 0) ^ 1
  chmodSync(flipped.path, 0o600)
  writeFileSync(flipped.path, bytes)
  rmSync(gone.path)
  for (let night = 0; night < 2; night += 1) {
    const told = await readFilesAgain(market.app).catch(String)
    expect([String(told).includes(`${flipped.id} changed`), String(told).includes(`${gone.id} missing`)]).toEqual([true, true])
    expect(told).not.toContain(whole.id)
  }
  bytes[3] = (bytes[3] ?? 0) ^ 1
  writeFileSync(flipped.path, bytes)
  writeFileSync(gone.path, 'gone')
  expect(await readFilesAgain(market.app)).toBe(3)
})

test('a night that is too short goes on in the next one with those that wait longest', async () => {
  const late = await keep('late')
  expect(await readFilesAgain(market.app, 0)).toBe(0)
  expect(await lastRead()).not.toContain(late.id)
  expect(await readFilesAgain(market.app)).toBe(4)
  expect((await lastRead()).at(-1)).toBe(late.id)
})
