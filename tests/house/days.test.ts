import { afterAll, beforeAll, expect, test } from 'vitest'
import { dayAhead } from '../../src/kernel/day-words.ts'
import { newId } from '../../src/kernel/id.ts'
import { createPerson, grantRole } from '../../src/people/index.ts'
import { fieldId } from '../../src/ui/index.ts'
import { setFirm, setStaff } from '../cast.ts'
import { openMarket } from '../support/market.ts'
import type { Browser, Market } from '../support/market.ts'

let market: Market
let officerId = ''
let officer: Browser
beforeAll(async () => {
  market = await openMarket()
  officerId = await market.set(async (tx) => (await setStaff(tx, 'kra')).officer)
  officer = await market.as(officerId)
})
afterAll(() => market.close())

/** What the summary says of a field, and that the same stands at it. */
const told = ({ statusCode, body }: { statusCode: number; body: string }, field: string) => {
  const [, words = 'nothing'] = new RegExp(`href="#${fieldId(field)}">([^<]+)<`).exec(body) ?? []
  expect([statusCode, body.includes(`id="${fieldId(field)}-error"`)]).toEqual([422, true])
  return words
}

test('the example beside a question for a day to come is a day to come', async () => {
  expect([dayAhead(new Date('2026-11-30T12:00:00+09:00')), dayAhead(new Date('2026-12-31T23:00:00+09:00'))]).toEqual([
    '2026-12-31',
    '2027-01-31',
  ])
  const { body } = await officer.get('/desk/kra/calls/new')
  const like = dayAhead(new Date())
  expect([body.includes(`예: ${like}. 비우면`), body.includes(`예: ${like} 또는 ${like.replaceAll('-', '')}`)]).toEqual([true, true])
})

test('a call says which day is none, which time is none, and that a time has no day', async () => {
  const call = { titleKo: '공모', programme: 'certification', theme: 'general', intake: 'dated', ruleSet: 'kra-sourced' }
  const saved = (typed: Record<string, string>) => officer.post('/desk/kra/calls/new', { ...call, ...typed })
  const none = await saved({ opensOn: '2026-02-30', closesOn: '2026.4.31' })
  expect(told(none, 'opensOn')).toBe('접수 시작일에 적은 2026-02-30은 달력에 없는 날입니다.')
  expect(told(none, 'closesOn')).toBe('마감일에 적은 2026.4.31은 달력에 없는 날입니다.')
  const times = await saved({ opensTime: '09:00', closesOn: '2099-01-05', closesTime: '6시' })
  expect(told(times, 'opensOn')).toBe('접수 시작일: 시각만 적혀 있습니다. 날짜도 적거나 시각을 지워 주세요.')
  expect(told(times, 'closesTime')).toBe('마감 시각: 시각을 18:00처럼 입력해 주세요.')
  expect(told(await saved({}), 'closesOn')).toBe(`마감일을 ${dayAhead(new Date())}처럼 입력해 주세요.`)
})

test('the filters of the audit log say which day is none', async () => {
  const auditor = await market.as(
    await market.set(async (tx) => {
      const { id } = await createPerson(tx, { email: `${newId()}@audit.example`, name: '이감사' })
      await grantRole(tx, { personId: id, role: 'auditor' })
      return id
    }),
  )
  const asked = await auditor.get('/audit?from=2026-02-30&to=tomorrow')
  expect(told(asked, 'from')).toBe('시작일에 적은 2026-02-30은 달력에 없는 날입니다.')
  expect(told(asked, 'to')).toBe('종료일을 2026-11-30처럼 입력해 주세요.')
  expect(asked.body).toContain('value="2026-02-30"')
})

test('the next step with a firm says which day is none', async () => {
  const { companyId } = await market.set((tx) => setFirm(tx))
  await market.app.db.pool.query(
    `insert into accompanied_firms (institution_id, company_id, since, person_id) values ('kra', $1, now(), $2)`,
    [companyId, officerId],
  )
  const step = (nextStepOn: string) =>
    officer.post(`/desk/kra/activation/firms/${companyId}/step`, { version: '1', nextStep: '현장 방문', nextStepOn })
  expect(told(await step('2026-02-30'), 'nextStepOn')).toBe('다음 할 일의 날짜에 적은 2026-02-30은 달력에 없는 날입니다.')
  expect(told(await step('내일'), 'nextStepOn')).toBe(`다음 할 일의 날짜를 ${dayAhead(new Date())}처럼 입력해 주세요.`)
})
