import { afterAll, beforeAll, expect, test } from 'vitest'
import { setCall, setStaff } from '../../tests/cast.ts'
import type { Staff } from '../../tests/cast.ts'
import { openMarket, sql } from '../../tests/support/market.ts'
import type { Market } from '../../tests/support/market.ts'
import { showDayTime } from '../kernel/show.ts'
import { findCall } from './queries.ts'

let market: Market
let staff: Staff
let id = ''
const question = { id: 'q1', ko: '현장에서 시험할 수 있는 때', en: 'When it can be tried on site', required: true, maxLength: 500 }

beforeAll(async () => {
  market = await openMarket()
  ;[staff, id] = await market.set(async (tx) => {
    const { callId } = await setCall(tx, ['kra'])
    await tx.run(sql`update calls set state = 'awaiting_approval', approved_by = null, published_at = null, programme = 'overseas', theme = 'themed',
      title_en = 'Trade mission', body_en = 'Read this notice.' where id = ${callId}`)
    await tx.run(sql`update call_institutions set extra_questions = ${JSON.stringify([question])} where call_id = ${callId}`)
    return [await setStaff(tx, 'kra'), callId] as const
  })
})
afterAll(() => market.close())

test('whoever signs a call reads all that will be published: its kind and scope, both titles and notices, its opening, its rules and what it asks', async () => {
  const approver = await market.as(staff.approver)
  const call = await findCall(market.read, id)
  const { body } = await approver.get(`/desk/kra/calls/${id}`)
  const words = body.slice(body.indexOf('<dl')).replaceAll(/<[^>]+>/g, '')
  for (const part of [
    '해외진출 지원 · 특화',
    '가상 공모',
    'Trade mission',
    showDayTime(call?.opensAt ?? new Date(), 'ko'),
    '상시 접수',
    '가상 규정 제1판',
    `${question.ko} (필수) / ${question.en} (required)`,
    '공고문',
    'Read this notice.',
  ])
    expect(words).toContain(part)
})

test('everybody reads what a call asks besides the rules, and whether it must be answered, before they apply', async () => {
  await market.set((tx) =>
    tx.run(sql`update calls set state = 'published', approved_by = ${staff.approver}, published_at = market_now() where id = ${id}`),
  )
  const [ko, en] = [await market.visitor.get(`/calls/${id}`), await market.visitor.get(`/en/calls/${id}`)]
  for (const part of [`${question.ko} (필수)`, '특화공모']) expect(ko.body).toContain(part)
  expect(en.body).toContain(`${question.en} (required)`)
})
