import { afterAll, beforeAll, expect, test } from 'vitest'
import { openMarket, sql } from '../../tests/support/market.ts'
import type { Browser, Market } from '../../tests/support/market.ts'
import { newId } from '../kernel/id.ts'
import { createPerson } from '../people/index.ts'
import { readFlash } from '../platform/http/flash.ts'
import { enterCompany } from './index.ts'
import { firmFacts } from './firm.fixture.ts'

let market: Market
beforeAll(async () => {
  market = await openMarket()
})
afterAll(() => market.close())

const enterFirm = async (businessNumber: string): Promise<{ id: string; owner: Browser; base: string; personId: string }> => {
  const [id, personId] = await market.set(async (tx) => {
    const person = await createPerson(tx, { email: `${newId()}@firm.example`, name: '이대표' })
    const { id: company } = await enterCompany(tx, person.id, firmFacts({ kind: 'sole_proprietor', nameKo: '하나기술', businessNumber }))
    return [company, person.id] as const
  })
  return { id, owner: await market.as(personId), base: `/company/${id}/profile`, personId }
}
const kindOf = (id: string) => market.read.one(sql`select kind, corporate_number from companies where id = ${id}`)

test('an owner corrects a kind that was chosen wrongly, until it is confirmed; then the page says whom to tell', async () => {
  const { id, owner, base, personId } = await enterFirm('1234567891')
  expect((await owner.get(base)).payload).toContain(`action="${base}/kind"`)
  const wrong = await owner.post(`${base}/kind`, { kind: 'corporation', corporateNumber: '110111-0062431' })
  expect([wrong.statusCode, wrong.payload.includes('value="110111-0062431"')]).toEqual([422, true])
  expect(wrong.payload).toContain('110111-0062431의 마지막 숫자가 맞지 않습니다.')
  expect((await owner.post(`${base}/kind`, { kind: 'corporation', corporateNumber: '110111-0062432' })).statusCode).toBe(303)
  expect(await kindOf(id)).toEqual({ kind: 'corporation', corporateNumber: '1101110062432' })

  await market.set((tx) =>
    tx.run(sql`update company_claims set state = 'confirmed', decided_by = ${personId}, decided_at = now() where company_id = ${id}`),
  )
  const confirmed = await owner.get(base)
  expect([confirmed.payload.includes(`action="${base}/kind"`), confirmed.payload.includes('운영자에게 알려 주세요')]).toEqual([false, true])
  expect((await owner.post(`${base}/kind`, { kind: 'sole_proprietor', corporateNumber: '' })).statusCode).toBe(422)
  expect(await kindOf(id)).toMatchObject({ kind: 'corporation' })
})

test('an SME confirmation stands once for a firm: its number again is refused with what was typed, until the first is removed', async () => {
  const { id, owner, base } = await enterFirm('2208162517')
  const paper = { number: '확-77', sizeClass: 'small', validFrom: '2026-01-01', validTo: '2026-12-31' }
  const add = () => owner.post(`${base}/confirmations`, paper)
  expect((await add()).statusCode).toBe(303)
  const again = await add()
  expect([again.statusCode, again.payload.includes('이 번호의 확인서가 이미 있습니다.'), again.payload.includes('value="확-77"')]).toEqual([
    422,
    true,
    true,
  ])
  const kept = await market.read.many(sql<{ id: string }>`select id from sme_confirmations where company_id = ${id} and removed_at is null`)
  expect(kept).toHaveLength(1)
  // A past one may be kept; that it has ended is said at once.
  const past = await owner.post(`${base}/confirmations`, { ...paper, number: '확-66', validFrom: '2024-01-01', validTo: '2025-01-01' })
  expect(readFlash(market.app, past.cookies.find((one) => one.name === 'flash')?.value)).toContain('2025년 1월 1일에 유효기간이 끝난')
  expect((await owner.post(`${base}/confirmations/${kept[0]?.id}/remove`, {})).statusCode).toBe(303)
  expect((await add()).statusCode).toBe(303)
})
