import { afterAll, beforeAll, expect, test } from 'vitest'
import { setFirm } from '../cast.ts'
import { openMarket } from '../support/market.ts'
import type { Market } from '../support/market.ts'

let market: Market
beforeAll(async () => {
  market = await openMarket()
})
afterAll(() => market.close())

test('whoever edits a firm that a colleague has changed sees every field both ways', async () => {
  const firm = await market.set((tx) => setFirm(tx))
  const owner = await market.as(firm.personId)
  const path = `/company/${firm.companyId}/profile`
  const field = /<input[^>]*name="version"[^>]*>/.exec((await owner.get(path)).body)?.[0] ?? ''
  const version = /value="(\d+)"/.exec(field)?.[1] ?? ''
  const facts = { version, nameKo: '새싹기술', representative: '홍길동', phone: '02-123-4567' }
  expect((await owner.post(path, { ...facts, address: '대구 중구 1', regionCode: 'daegu' })).statusCode).toBe(303)
  const stale = await owner.post(path, { ...facts, address: '부산 중구 2' })
  expect(stale.statusCode).toBe(409)
  expect(stale.body).toMatch(/주소.*지금 저장된 것: <strong>대구 중구 1<\/strong>.*입력하신 것: <strong>부산 중구 2<\/strong>/s)
  expect(stale.body).toMatch(/지역.*지금 저장된 것: <strong>대구<\/strong>.*입력하신 것: <strong>\(비어 있음\)<\/strong>/s)
  expect(stale.body).not.toContain('<strong>02-123-4567</strong>')
})
