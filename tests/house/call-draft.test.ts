import { afterAll, beforeAll, expect, test } from 'vitest'
import { createPerson, grantRole } from '../../src/people/index.ts'
import { longestNotice } from '../../src/calls/call.ts'
import { fieldId } from '../../src/ui/index.ts'
import { openMarket } from '../support/market.ts'
import type { Market } from '../support/market.ts'

let market: Market
beforeAll(async () => {
  market = await openMarket()
})
afterAll(() => market.close())

const anOfficer = async (email: string) =>
  market.as(
    await market.set(async (tx) => {
      const { id } = await createPerson(tx, { email, name: '김담당' })
      await grantRole(tx, { personId: id, role: 'officer', institutionId: 'kra' })
      return id
    }),
  )

test('a new call that cannot be saved yet is still a new call, says where, and loses nothing typed', async () => {
  const officer = await anOfficer('new-call@market.example')
  const { body, statusCode } = await officer.post('/desk/kra/calls/new', {
    intake: 'rolling',
    question1En: 'Which site?',
    bodyKo: '가'.repeat(longestNotice + 1),
  })
  expect(statusCode).toBe(422)
  for (const said of ['<h1>새 공모 작성</h1>', '질문을 국문으로도 적어 주세요.', 'Which site?', '20,001 / 20,000자'])
    expect(body).toContain(said)
  for (const name of ['question1Ko', 'bodyKo']) expect(body).toContain(`href="#${fieldId(name)}"`)
})

test('a draft is kept before its rule set is chosen; the gap is named there, and nothing is submitted before it is filled', async () => {
  const officer = await anOfficer('no-rules-yet@market.example')
  const typed = { titleKo: '규정 없는 공모', titleEn: 'No rules yet', bodyKo: '공고합니다.', intake: 'rolling' }
  const made = await officer.post('/desk/kra/calls/new', typed)
  expect(made.statusCode).toBe(303)
  const at = String(made.headers['location'])
  const page = (await officer.get(at)).body
  for (const said of ['아직 고르지 않음', '시행 중인 심의규정을 골라 주세요.', '규정 없는 공모']) expect(page).toContain(said)
  expect((await officer.get('/desk/kra/calls')).body).toContain('규정 없는 공모')
  const refused = await officer.post(`${at}/submit`, { version: '1' })
  expect([refused.statusCode, refused.body.includes('시행 중인 심의규정을 골라 주세요.')]).toEqual([422, true])
  await expect(
    market.app.db.pool.query(`update calls set state = 'awaiting_approval' where id = $1`, [at.split('/').at(-1)]),
  ).rejects.toThrow('a_call_past_its_draft_names_its_rules')
  expect((await officer.get(`${at}/edit`)).body).toContain('규정 없는 공모')
  expect((await officer.post(`${at}/edit`, { ...typed, version: '1', ruleSet: 'kra-sourced' })).statusCode).toBe(303)
  expect((await officer.post(`${at}/submit`, { version: '2' })).statusCode).toBe(303)
})

test('a draft of a rolling call is not said to be over', async () => {
  const officer = await anOfficer('officer@market.example')
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
