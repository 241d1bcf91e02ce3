import { afterAll, beforeAll, expect, test } from 'vitest'
import { openMarket, sql } from '../../tests/support/market.ts'
import type { Market } from '../../tests/support/market.ts'
import { takeAway } from '../../tests/support/take-away.ts'
import { createPerson } from '../people/index.ts'
import { firmFacts } from './firm.fixture.ts'
import { enterCompany } from './index.ts'

let market: Market
beforeAll(async () => {
  market = await openMarket()
})
afterAll(() => market.close())

test('who asks to join a firm sees that they asked, is not asked twice, and takes it back; who belongs to it is led there', async () => {
  const [owner, joiner, company] = await market.set(async (tx) => {
    const first = await createPerson(tx, { email: 'owner@join.example', name: '이대표' })
    const second = await createPerson(tx, { email: 'joiner@join.example', name: '한동료' })
    const firm = firmFacts({ kind: 'sole_proprietor', nameKo: '하나기술', businessNumber: '1234567891' })
    const { id } = await enterCompany(tx, first.id, firm)
    return [first.id, second.id, id] as const
  })
  const browser = await market.as(joiner)
  const at = '/companies/join?number=1234567891'
  const asking = { company, businessNumber: '1234567891', message: '개발팀입니다.' }
  const told = () => market.read.many(sql`select 1 from notices where person_id = ${owner} and kind = 'company.join-asked'`)
  expect((await browser.get('/home')).payload).not.toContain('답을 기다리는 요청')
  expect((await browser.post('/companies/join', asking)).headers.location).toBe('/home')
  expect((await browser.get('/home')).payload).toMatch(/답을 기다리는 요청.*하나기술 참여 요청.*회사 소유자가 정합니다\./s)
  const asked = (await browser.get(at)).payload
  expect([asked.includes('참여를 요청했습니다.'), asked.includes('name="message"')]).toEqual([true, false])

  expect((await browser.post('/companies/join', asking)).headers.location).toBe(at)
  expect(await told()).toHaveLength(1)

  expect((await browser.post(`/companies/join/${company}/withdraw`, { businessNumber: '1234567891' })).headers.location).toBe(at)
  expect((await browser.get(at)).payload).toContain('name="message"')
  const events = () => market.read.many(sql`select 1 from audit_log where action = 'company.join-withdrawn'`)
  expect((await browser.post(`/companies/join/${company}/withdraw`, {})).statusCode).toBe(303)
  expect(await events()).toHaveLength(1)

  const own = (await (await market.as(owner)).get(at)).payload
  expect([own.includes('이미 소속된 회사입니다.'), own.includes('name="message"')]).toEqual([true, false])
})

test('the people of a firm come as a file for its own members', async () => {
  const [owner, company] = await market.set(async (tx) => {
    const { id } = await createPerson(tx, { email: 'owner@list.example', name: '정대표' })
    return [id, (await enterCompany(tx, id, firmFacts({ nameKo: '목록기술' }))).id] as const
  })
  const people = await takeAway(await market.as(owner), `/company/${company}/people`)
  expect(people.lines).toEqual(['이름,이메일,역할', '정대표,owner@list.example,소유자'])
  expect(people.rows[1]).toEqual(['정대표', 'owner@list.example', '소유자'])
})
