import { afterAll, beforeAll, expect, test } from 'vitest'
import { openMarket, sql } from '../../tests/support/market.ts'
import type { Browser, Market } from '../../tests/support/market.ts'
import { newId } from '../kernel/id.ts'
import { createPerson, grantRole } from '../people/index.ts'
import { enterCompany } from './index.ts'

let market: Market
let operator: Browser
let operatorId: string
beforeAll(async () => {
  market = await openMarket()
  operatorId = await market.set(async (tx) => {
    const { id } = await createPerson(tx, { email: 'operator@market.example', name: '박운영' })
    await grantRole(tx, { personId: id, role: 'operator' })
    return id
  })
  operator = await market.as(operatorId)
})
afterAll(() => market.close())

/** A firm that somebody has entered, and its claim. */
const claimOf = (nameKo: string, personId?: string): Promise<string> =>
  market.set(async (tx) => {
    const person = personId ?? (await createPerson(tx, { email: `${newId()}@firm.example`, name: '이대표' })).id
    const { id } = await enterCompany(tx, person, {
      kind: 'individual',
      nameKo,
      nameEn: null,
      businessNumber: null,
      corporateNumber: null,
      representative: '이대표',
      foundedOn: null,
      regionCode: null,
      address: null,
      ksic: null,
      phone: null,
      email: null,
      website: null,
    })
    return (await tx.one(sql<{ id: string }>`select id from company_claims where company_id = ${id}`)).id
  })

const reject = (claim: string, reason: string) => operator.post(`/operations/claims/${claim}/reject`, { [`reason-${claim}`]: reason })
const stateOf = async (claim: string) => await market.read.one(sql`select state, reason from company_claims where id = ${claim}`)
/** The row of a firm in the list. */
const rowOf = (page: string, firm: string): string => page.split('<tr').find((row) => row.includes(`>${firm}</th>`)) ?? ''

test('a rejection that is refused keeps the reason in its own field, open, with the error beside it and linked from the top', async () => {
  const [first, second] = [await claimOf('하나기술'), await claimOf('두리기술')]
  for (const [reason, sentence] of [
    ['no', '사유를 다섯 글자 이상 적어 주세요.'],
    ['가'.repeat(1001), '사유를 1,000자 이하로 적어 주세요.'],
  ] as const) {
    const refused = await reject(second, reason)
    expect(refused.statusCode).toBe(422)
    const summary = refused.payload.slice(refused.payload.indexOf('id="errors"'), refused.payload.indexOf('<table'))
    expect(summary).toContain(`<a href="#field-reason-${second}">${sentence}`)
    const [own, other] = [rowOf(refused.payload, '두리기술'), rowOf(refused.payload, '하나기술')]
    expect(own).toContain('<details class="disclosure" open>')
    expect(own).toMatch(new RegExp(`<input[^>]* id="field-reason-${second}"[^>]* value="${reason}"`))
    expect(own).toMatch(new RegExp(`id="field-reason-${second}-error">.*${sentence}`))
    expect([other.includes(`id="field-reason-${first}"`), other.includes(' open'), other.includes(sentence)]).toEqual([true, false, false])
    expect(await stateOf(second)).toEqual({ state: 'provisional', reason: null })
  }
  expect((await reject(second, '가'.repeat(1000))).statusCode).toBe(303)
  expect(await stateOf(second)).toEqual({ state: 'rejected', reason: '가'.repeat(1000) })
})

test('a rejection that is refused for another cause is told at the top, and keeps its reason too', async () => {
  const claim = await claimOf('운영기술', operatorId)
  const refused = await reject(claim, '번호가 맞지 않습니다.')
  expect(refused.statusCode).toBe(422)
  expect(refused.payload).toContain('본인의 회사는 다른 사람이 확인해야 합니다.')
  expect(rowOf(refused.payload, '운영기술')).toContain('value="번호가 맞지 않습니다."')
})
