import { afterAll, beforeAll, expect, test } from 'vitest'
import { createPerson, grantRole } from '../../src/people/index.ts'
import { openMarket } from '../support/market.ts'
import type { Market } from '../support/market.ts'

let market: Market
beforeAll(async () => {
  market = await openMarket()
})
afterAll(() => market.close())

test('a draft of a rolling call is not said to be over', async () => {
  const personId = await market.set(async (tx) => {
    const { id } = await createPerson(tx, { email: 'officer@market.example', name: '김담당' })
    await grantRole(tx, { personId: id, role: 'officer', institutionId: 'kra' })
    return id
  })
  const officer = await market.as(personId)
  const made = await officer.post('/desk/kra/calls/new', {
    titleKo: '상시공모',
    programme: 'certification',
    theme: 'general',
    intake: 'rolling',
    ruleSet: 'kra-sourced',
  })
  const { body } = await officer.get(String(made.headers['location']))
  expect(body).toContain('상시 접수 예정')
  expect(body).not.toContain('접수를 마쳤습니다')
})
