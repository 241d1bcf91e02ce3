import { afterAll, beforeAll, expect, test } from 'vitest'
import { setCall, setFirm, setStaff } from '../../tests/cast.ts'
import type { Staff } from '../../tests/cast.ts'
import { applyTo, must } from '../../tests/shortcuts.ts'
import { formOn } from '../../tests/support/form-on.ts'
import { openMarket, sql } from '../../tests/support/market.ts'
import type { Browser, Market } from '../../tests/support/market.ts'
import { startApplication } from '../applications/actions/draft.ts'
import { showClosing } from '../kernel/show.ts'
import { findWaiting } from '../people/index.ts'
import { callsWaiting } from './home.ts'
import { findCall } from './queries.ts'

let market: Market
let staff: Staff
let officer: Browser
let approver: Browser
const closesAt = new Date(Math.floor(Date.now() / 60_000) * 60_000 + 20 * 86_400_000)
const reason = '예산을 모두 써서 더 받을 수 없습니다'

beforeAll(async () => {
  market = await openMarket()
  staff = await market.set((tx) => setStaff(tx, 'kra'))
  ;[officer, approver] = [await market.as(staff.officer), await market.as(staff.approver)]
})
afterAll(() => market.close())

const dated = () => market.set(async (tx) => (await setCall(tx, ['kra'], { closesAt })).callId)
const drafting = async (callId: string) => {
  const firm = await market.set((tx) => setFirm(tx))
  const choices = [{ callId, institutionId: 'kra' }]
  await market.set(async (tx) => must(await startApplication(tx, firm.companyId, firm.technologyId, choices, 'right_holder')))
  return firm
}
const press = async (browser: Browser, callId: string, move: string, typed: Record<string, string> = {}) => {
  const page = `/desk/kra/calls/${callId}`
  return browser.post(`${page}/${move}`, { ...formOn((await browser.get(page)).body, `${page}/${move}`), ...typed })
}
const endedEarly = async () => {
  const id = await dated()
  await press(officer, id, 'ask-to-close', { closingReason: reason })
  expect((await press(approver, id, 'close')).statusCode).toBe(303)
  return id
}
const told = (personId: string, kind: string, callId: string) =>
  market.read.many(
    sql<{ bodyKo: string }>`select body_ko from notices where person_id = ${personId} and kind = ${kind} and link like ${`%${callId}`}`,
  )

test('a dated call is closed before its day when one person asked with a reason and an approver agreed; the firms read why', async () => {
  const id = await dated()
  const [draft, applied] = [await drafting(id), await market.set((tx) => setFirm(tx))]
  await applyTo(market, applied, [id])
  const desk = (await approver.get(`/desk/kra/calls/${id}`)).body
  expect(desk).not.toContain(`action="/desk/kra/calls/${id}/close"`)
  expect(desk).toContain('지금 작성 중인 신청서 1건, 진행 중인 신청 1건이 있습니다.')
  const version = String((await findCall(market.read, id))?.version)
  expect((await approver.post(`/desk/kra/calls/${id}/close`, { version })).statusCode).toBe(422)
  const unsaid = await press(officer, id, 'ask-to-close', { closingReason: '예산' })
  expect([unsaid.statusCode, unsaid.body.includes('먼저 마감하는 사유를 다섯 글자 이상 적어 주세요.')]).toEqual([422, true])
  expect((await press(officer, id, 'ask-to-close', { closingReason: reason })).statusCode).toBe(303)
  expect((await findCall(market.read, id))?.state).toBe('published')
  expect((await market.visitor.get(`/calls/${id}`)).body).not.toContain(reason)
  expect(await told(staff.approver, 'call.closing-asked', id)).toHaveLength(1)
  const held = { companyIds: [], deskIds: ['kra'], buyingIds: [], councilIds: [], isReviewer: false, isOperator: false, isAuditor: false }
  const waiting = async () => (await findWaiting(market.read, staff.approver, held, [callsWaiting])).map((queue) => queue.kind)
  expect(await waiting()).toContain('call.close')
  expect((await press(approver, id, 'close')).statusCode).toBe(303)
  expect(await waiting()).not.toContain('call.close')
  for (const { personId } of [draft, applied]) {
    const [notice] = await told(personId, 'call.closed', id)
    expect([notice?.bodyKo.includes(reason), notice?.bodyKo.includes(showClosing(closesAt, 'ko'))]).toEqual([true, true])
  }
  const { detail } = await market.read.one(
    sql<{ detail: unknown }>`select detail from audit_log where object_id = ${id} and action = 'call.closed'`,
  )
  expect(detail).toEqual({ reason, closesAt: closesAt.toISOString() })
})

test('nobody closes early what they asked to close, and a request that is not agreed to leaves the call as announced', async () => {
  const id = await dated()
  await press(approver, id, 'ask-to-close', { closingReason: reason })
  const version = String((await findCall(market.read, id))?.version)
  expect((await approver.post(`/desk/kra/calls/${id}/close`, { version })).statusCode).toBe(422)
  expect((await press(approver, id, 'keep-open')).statusCode).toBe(303)
  await press(officer, id, 'ask-to-close', { closingReason: reason })
  expect((await press(approver, id, 'keep-open')).statusCode).toBe(303)
  expect(await told(staff.officer, 'call.kept-open', id)).toHaveLength(1)
  expect(await findCall(market.read, id)).toMatchObject({ state: 'published', closingReason: null })
})

test('the database takes no early closing without a reason, by one pair of eyes, or of a rolling call', async () => {
  const id = await dated()
  const { callId: rolling } = await market.set((tx) => setCall(tx, ['kra']))
  const set = (what: ReturnType<typeof sql>, of = id) => market.set((tx) => tx.run(sql`update calls set ${what} where id = ${of}`))
  await expect(set(sql`state = 'closed', closed_at = market_now()`)).rejects.toThrow('what_is_closed_early_was_asked_for')
  const asked = sql`closing_asked_by = ${staff.approver}, closing_asked_at = market_now()`
  await expect(set(asked)).rejects.toThrow('an_early_closing_is_asked_for_by_somebody_and_says_why')
  await expect(set(sql`${asked}, closing_reason = '예산'`)).rejects.toThrow('an_early_closing_is_explained_in_five')
  const [said, closed] = [sql`${asked}, closing_reason = ${reason}`, sql`state = 'closed', closed_at = market_now()`]
  await expect(set(sql`${said}, ${closed}, closed_by = ${staff.approver}`)).rejects.toThrow('four_eyes_on_an_early_closing')
  await expect(set(said, rolling)).rejects.toThrow('only_a_published_dated_call_is_closed_early')
})

test('what a call announced is history once it was closed early: no page, list or answer counts on to it', async () => {
  const id = await dated()
  const firm = await drafting(id)
  await press(officer, id, 'ask-to-close', { closingReason: reason })
  await press(approver, id, 'close')
  const owner = await market.as(firm.personId)
  const pages = await Promise.all([
    market.visitor.get('/calls?state=closed'),
    market.visitor.get(`/calls/${id}`),
    market.visitor.get(`/en/calls/${id}`),
    officer.get(`/desk/kra/calls/${id}`),
    officer.get('/desk/kra/calls'),
    owner.get(`/company/${firm.companyId}/applications`),
    owner.get('/home'),
  ])
  for (const { body } of pages) expect(body).not.toMatch(/남음|\d left\b/)
  for (const at of [0, 1, 3]) expect(pages[at]?.body).toMatch(/에 조기 마감 \(공고한 마감: /)
  expect(pages[1]?.body).toContain(reason)
  expect(pages[4]?.body).toContain('조기 마감')
  expect(pages[5]?.body).toContain('마감되었습니다.')
  const answer: unknown = JSON.parse((await market.visitor.get(`/api/v1/calls/${id}`)).body)
  const closedAt = (await findCall(market.read, id))?.closedAt?.toISOString()
  expect(answer).toMatchObject({ openness: 'closed', closesAt: closedAt, announcedClosesAt: closesAt.toISOString() })
  expect((await market.visitor.get(`/calls/${id}/closing.ics`)).statusCode).toBe(404)
})

test('closed calls stand by when they really closed', async () => {
  const early = await endedEarly()
  const passed = await market.set(async (tx) => {
    const { callId } = await setCall(tx, ['kra'], { closesAt })
    const at = new Date(tx.now.getTime() - 3_600_000)
    await tx.run(sql`update calls set closes_at = ${at}, closed_at = ${at}, state = 'closed' where id = ${callId}`)
    return callId
  })
  const { body } = await market.visitor.get('/calls?state=closed')
  expect(body.indexOf(early)).toBeLessThan(body.indexOf(passed))
  expect(body.indexOf(passed)).toBeGreaterThan(0)
})

test('a rolling call is closed by its approver at once, and says before what will happen', async () => {
  const { callId } = await market.set((tx) => setCall(tx, ['kra']))
  expect((await officer.get(`/desk/kra/calls/${callId}`)).body).not.toContain('/close"')
  expect((await approver.get(`/desk/kra/calls/${callId}`)).body).toContain('마감하면 되돌릴 수 없고')
  expect((await press(approver, callId, 'close')).statusCode).toBe(303)
  expect((await market.visitor.get(`/calls/${callId}`)).body).toContain('에 마감되었습니다.')
})

test('a call that was called off counts on to nothing either', async () => {
  const id = await dated()
  const firm = await drafting(id)
  expect((await press(approver, id, 'cancel', { reason: '사업이 없어졌습니다' })).statusCode).toBe(303)
  const owner = await market.as(firm.personId)
  for (const { body } of [await approver.get(`/desk/kra/calls/${id}`), await owner.get(`/company/${firm.companyId}/applications`)])
    expect(body).not.toContain('남음')
})
