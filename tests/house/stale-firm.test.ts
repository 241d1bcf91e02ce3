import { afterAll, beforeAll, expect, test } from 'vitest'
import { setFirm } from '../cast.ts'
import { openMarket, sql } from '../support/market.ts'
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
  const told = stale.body.slice(stale.body.indexOf('id="errors"'), stale.body.indexOf('name="nameKo"'))
  expect(told).toMatch(/처리하지 못했습니다\..{0,40}그사이 다른 창에서/s)
  expect(told).toMatch(/주소.*\[지움: <\/span>대구<.*\[더함: <\/span>부산<.* 중구 .*\[지움: <\/span>1<.*\[더함: <\/span>2</s)
  expect(told).toMatch(/지역.*\[지움: <\/span>대구<.*\[더함: <\/span>\(비어 있음\)</s)
  expect(told).not.toContain('02-123-4567')
})

test('whoever edits the details of a paper that a colleague has changed sees both, keeps what was typed, and may save it then', async () => {
  const firm = await market.set((tx) => setFirm(tx))
  const owner = await market.as(firm.personId)
  const { id } = await market.read.one(
    sql<{ id: string }>`select id from technology_documents where technology_id = ${firm.technologyId} and kind = 'PATENT_REGISTER'`,
  )
  const path = `/company/${firm.companyId}/technologies/${firm.technologyId}/documents/${id}`
  const versionOn = (page: string) => /name="version" value="(\d+)"/.exec(page)?.[1] ?? ''
  const details = { version: versionOn((await owner.get(path)).body), kind: 'PATENT_REGISTER' }
  expect((await owner.post(path, { ...details, title: '소음 시험' })).statusCode).toBe(303)
  const stale = await owner.post(path, { ...details, title: '누수 검사' })
  expect(stale.statusCode).toBe(409)
  for (const part of ['그사이 다른 창에서', '소음 시험', 'value="누수 검사"']) expect(stale.body).toContain(part)
  expect((await owner.post(path, { ...details, version: versionOn(stale.body), title: '누수 검사' })).statusCode).toBe(303)
})

test('a text that was saved but whose answer was lost is saved again without a word; another text is a conflict', async () => {
  const firm = await market.set((tx) => setFirm(tx))
  const owner = await market.as(firm.personId)
  const path = `/company/${firm.companyId}/technologies/${firm.technologyId}/problem`
  const version = /name="version" value="([^"]+)"/.exec((await owner.get(path)).body)?.[1] ?? ''
  const save = (problemKo: string) => owner.post(`${path}/autosave`, { version, problemKo })
  expect((await save('지하차도의 소음이 큽니다.')).statusCode).toBe(200)
  expect((await save('지하차도의 소음이 큽니다.')).statusCode).toBe(200)
  expect((await save('지하차도의 진동이 큽니다.')).statusCode).toBe(409)
})
