import { afterAll, expect, test } from 'vitest'
import { openApplications } from '../../tests/support/applying.ts'
import { sql } from '../../tests/support/market.ts'
import { sendFiles } from '../../tests/support/send-files.ts'
import { fieldId } from '../ui/index.ts'
import { lastDayOf } from '../kernel/dates.ts'
import { showDay } from '../kernel/show-days.ts'
import type { Tx } from '../platform/database/transaction.ts'
import { createPerson, findWaiting, grantRole } from '../people/index.ts'
import { decideTracks, applicationsWaiting, startReview, trackForReview } from './index.ts'
import { longest } from './longest.ts'
import { remindOfDue } from './jobs.ts'

const { market, draft, press, tracksOf, toReview } = await openApplications()
afterAll(() => market.close())

const nobody = { companyIds: [], deskIds: [], buyingIds: [], councilIds: [], isReviewer: false, isOperator: false, isAuditor: false }

test('a firm that passed and is not confirmed yet reads what stands before its certificate', async () => {
  const { firm, trackId, browser } = await toReview()
  const says = async (words: string) => (await browser.get(`/company/${firm.companyId}/tracks/${trackId}`)).payload.includes(words)
  const isTold = () => says('회사 확인이 끝나야 기관이 인증서에 서명할 수 있습니다.')
  const claim = (state: string) =>
    market.set((tx) => tx.run(sql`update company_claims set state = ${state} where company_id = ${firm.companyId}`))
  await claim('provisional')
  expect(await isTold()).toBe(false)
  await market.set((tx) =>
    decideTracks(tx, {
      trackIds: [trackId],
      result: 'approved',
      conditions: [],
      reason: '기술성: 좋습니다.',
      objectionUntil: null,
      letterFileId: null,
      minutesFileId: null,
    }),
  )
  expect(await isTold()).toBe(true)
  // And what it does for it, by where it stands.
  const asks = () => Promise.all(['사업자등록증을 올려 주세요.', '사업자등록증을 받았습니다.', '다시 확인을 요청해 주세요.'].map(says))
  expect(await asks()).toEqual([true, false, false])
  await market.set((tx) =>
    tx.run(sql`update company_claims set registration_file_id = (select id from files limit 1) where company_id = ${firm.companyId}`),
  )
  expect(await asks()).toEqual([false, true, false])
  await market.set((tx) =>
    tx.run(sql`update company_claims set state = 'rejected', reason = '번호가 다릅니다.' where company_id = ${firm.companyId}`),
  )
  expect(await asks()).toEqual([false, false, true])
  await claim('confirmed')
  expect(await isTold()).toBe(false)
})

test('a conditional verdict becomes a certificate only after the firm reported and an officer confirmed every condition', async () => {
  const { firm, trackId, desk, browser } = await toReview()
  expect(await market.set((tx) => trackForReview(tx, 'kepco', trackId))).toMatchObject({
    id: trackId,
    state: 'in_review',
    technologyVersion: 1,
  })
  expect(await market.set((tx) => trackForReview(tx, 'kra', trackId))).toBeUndefined()
  await market.set((tx) =>
    decideTracks(tx, {
      trackIds: [trackId],
      result: 'conditional',
      conditions: [{ ko: '시험성적서 제출', dueOn: '2099-01-01' }],
      reason: '기술성: 좋습니다.',
      objectionUntil: null,
      letterFileId: null,
      minutesFileId: null,
    }),
  )
  const { id } = await market.read.one(sql<{ id: string }>`select id from conditions_to_meet where track_id = ${trackId}`)
  expect((await desk.post(`/desk/kepco/tracks/${trackId}/to-meet/${id}/confirm`)).statusCode).toBe(409)
  expect(
    (await browser.post(`/company/${firm.companyId}/tracks/${trackId}/conditions/${id}`, { [`report-${id}`]: '성적서를 받았습니다.' }))
      .statusCode,
  ).toBe(303)
  expect(
    (await desk.post(`/desk/kepco/tracks/${trackId}/to-meet/${id}/send-back`, { [`sent-back-${id}`]: '성적서를 붙여 주세요.' })).statusCode,
  ).toBe(303)
  expect((await browser.get(`/company/${firm.companyId}/tracks/${trackId}`)).payload).toContain('성적서를 붙여 주세요.')
  expect((await browser.get('/home')).payload).toMatch(/이행할 조건.*· 한국전력공사/s)
  await browser.post(`/company/${firm.companyId}/tracks/${trackId}/conditions/${id}`, { [`report-${id}`]: '성적서를 붙였습니다.' })
  // What is reported waits for the institution, also when its day has passed.
  await market.set((tx) =>
    tx.run(sql`update tracks set due_at = ${new Date(Date.now() - 1000)}, reminded_at = null, escalated_at = null where id = ${trackId}`),
  )
  const waiting = (await browser.get(`/company/${firm.companyId}/tracks/${trackId}`)).payload
  expect([
    waiting.includes('보고하신 내용을 담당자가 확인하고 있습니다.'),
    waiting.includes('예정일이 지났습니다.'),
    waiting.includes('지금이라도 회신하시면'),
  ]).toEqual([true, true, false])
  expect((await browser.get('/home')).payload).not.toContain('이행할 조건')
  const { applicationId } = await market.read.one(sql<{ applicationId: string }>`select application_id from tracks where id = ${trackId}`)
  expect((await browser.get(`/company/${firm.companyId}/applications/${applicationId}`)).payload).not.toContain('귀사의 답을 기다리고')
  expect((await browser.get(`/company/${firm.companyId}`)).payload).toMatch(new RegExp(`tracks/${trackId}"[^]*?krds-badge info`))
  await remindOfDue(market.app)
  expect(await market.read.many(sql`select 1 from notices where kind = 'track.overdue' and link like ${`/company/%${trackId}%`}`)).toEqual(
    [],
  )
  expect((await desk.post(`/desk/kepco/tracks/${trackId}/to-meet/${id}/confirm`)).statusCode).toBe(303)
  expect(await market.read.one(sql`select state from tracks where id = ${trackId}`)).toEqual({ state: 'approved' })
})

test('where the rules name the approver, the approver finds the report at home and confirms it; the officer is told who does', async () => {
  const { firm, trackId, desk, browser } = await toReview()
  await market.set((tx) =>
    tx.run(sql`update tracks set rules = jsonb_set(rules, '{conditionalVerdict,confirmer}', '"approver"') where id = ${trackId}`),
  )
  await market.set((tx) =>
    decideTracks(tx, {
      trackIds: [trackId],
      result: 'conditional',
      conditions: [{ ko: '시험성적서 제출', dueOn: '2099-01-01' }],
      reason: '기술성: 좋습니다.',
      objectionUntil: null,
      letterFileId: null,
      minutesFileId: null,
    }),
  )
  const { id } = await market.read.one(sql<{ id: string }>`select id from conditions_to_meet where track_id = ${trackId}`)
  const report = `/company/${firm.companyId}/tracks/${trackId}/conditions/${id}`
  const short = await browser.post(report, { [`report-${id}`]: '네' })
  expect(short.payload).toContain('이행 결과를 다섯 글자 이상 적어 주세요.')
  expect(short.payload).toContain('>네</textarea>')
  const approverId = await market.set(async (tx) => {
    const { id: personId } = await createPerson(tx, { email: `approver-${trackId}@desk.example`, name: '박승인' })
    await grantRole(tx, { personId, role: 'approver', institutionId: 'kepco' })
    return personId
  })
  const approver = await market.as(approverId)
  expect((await approver.get('/home')).payload).not.toContain('이행을 확인할 조건')
  expect((await browser.post(report, { [`report-${id}`]: '성적서를 받았습니다.' })).statusCode).toBe(303)
  const confirm = `/desk/kepco/tracks/${trackId}/to-meet/${id}/confirm`
  expect((await desk.post(confirm)).payload).toContain('승인자가 이행을 확인합니다.')
  expect((await desk.get(`/desk/kepco/tracks/${trackId}`)).payload).not.toContain('이행 확인하기')
  expect((await desk.get('/home')).payload).not.toContain('이행을 확인할 조건')
  expect((await approver.get('/home')).payload).toContain('이행을 확인할 조건')
  expect((await approver.get('/inbox')).payload).toContain('조건 이행 보고가 왔습니다')
  expect((await approver.post(confirm)).statusCode).toBe(303)
  expect(await market.read.one(sql`select state from tracks where id = ${trackId}`)).toEqual({ state: 'approved' })
})

test('a rejection that was objected to in vain is final, and its page promises no objection any more', async () => {
  const { firm, trackId, browser } = await toReview()
  const at = `/company/${firm.companyId}/tracks/${trackId}`
  const verdict = {
    trackIds: [trackId],
    result: 'rejected' as const,
    conditions: [],
    reason: '기술성: 부족합니다.',
    letterFileId: null,
    minutesFileId: null,
  }
  await market.set((tx) => decideTracks(tx, { ...verdict, objectionUntil: new Date(Date.now() + 86_400_000) }))
  expect((await browser.get(at)).payload).toContain('기간 안에 이의를 신청할 수 있습니다.')
  const waits = async () => (await browser.get(`/company/${firm.companyId}`)).payload.includes(`tracks/${trackId}#objection`)
  expect([await waits(), (await browser.get(`/company/${firm.companyId}`)).payload.replaceAll(/<[^>]+>/g, '')]).toEqual([
    true,
    expect.stringMatching(/미인증 이의신청 .+까지/),
  ])
  await browser.post(`${at}/objection`, { grounds: '시험 조건이 심의 자료에 반영되지 않아 다시 심의해 주시기 바랍니다.' })
  await market.set((tx) => startReview(tx, [trackId]))
  await market.set((tx) => decideTracks(tx, { ...verdict, objectionUntil: null }))
  const page = (await browser.get(at)).payload
  expect(page).toContain('이의가 받아들여지지 않았습니다.')
  expect(page).not.toContain('이의를 신청할 수 있습니다')
  expect(await waits()).toBe(false)
})

test('a rejection waits for the firm wherever its work is listed, until the period is over or it has applied again', async () => {
  const { firm, trackId, browser } = await toReview()
  const at = `/company/${firm.companyId}/tracks/${trackId}`
  const until = new Date(Date.now() + 3 * 86_400_000)
  const last = showDay(lastDayOf(until), 'ko')
  await market.set((tx) =>
    decideTracks(tx, {
      trackIds: [trackId],
      result: 'rejected',
      conditions: [],
      reason: '기술성: 부족합니다.',
      objectionUntil: until,
      letterFileId: null,
      minutesFileId: null,
    }),
  )
  const offers = async () => {
    const home = (await browser.get('/home')).payload
    const english = (await browser.get('/en/home')).payload
    const first = (await browser.get(`/company/${firm.companyId}`)).payload
    const page = (await browser.get(at)).payload
    return [
      home.includes('이의를 신청할 수 있는 결과') && home.includes(`href="${at}#objection"`),
      english.includes('Results you may object to'),
      first.includes(`${at}#objection`),
      page.includes(`action="${at}/objection"`),
    ]
  }
  expect(await offers()).toEqual([true, true, true, true])
  expect(await findWaiting(market.read, firm.personId, { ...nobody, companyIds: [firm.companyId] }, [applicationsWaiting])).toMatchObject([
    { count: 1, items: [{ href: `${at}#objection`, due: until, since: expect.any(Date) }] },
  ])
  const over = (tx: Tx, to: Date) => tx.run(sql`update tracks set objection_until = ${to} where id = ${trackId}`)
  await market.set((tx) => over(tx, new Date(Date.now() - 1000)))
  expect(await offers()).toEqual([false, false, false, false])
  expect((await browser.get(at)).payload).toContain('이의신청 기간이')
  await market.set((tx) => over(tx, until))
  expect(await offers()).toEqual([true, true, true, true])

  const { callId } = await market.read.one(sql<{ callId: string }>`select call_id from tracks where id = ${trackId}`)
  const choices = [{ callId, institutionId: 'kepco' }]
  const again = await draft(firm, choices)
  expect(await press(firm, again, choices)).toMatchObject({ ok: true })
  expect(await offers()).toEqual([false, false, false, false])
  const page = (await browser.get(at)).payload
  expect(page).toContain('이 공모에 다시 신청하셨습니다.')
  expect([page.includes(last), page.includes('이의를 신청할 수 있습니다')]).toEqual([false, false])
  const grounds = '시험 조건이 심의 자료에 반영되지 않아 다시 심의해 주시기 바랍니다.'
  const refused = await browser.post(`${at}/objection`, { grounds })
  expect([refused.statusCode, refused.payload.includes('이 공모에 다시 신청하셨습니다.')]).toEqual([409, true])
  const [second] = await tracksOf(again)
  const withdrawal = `/company/${firm.companyId}/tracks/${second?.id}/withdraw`
  const words = '가'.repeat(longest.reason + 1)
  const tooMuch = await browser.post(withdrawal, { reason: words })
  expect([
    tooMuch.statusCode,
    ...['2,001 / 2,000자', `href="#${fieldId('reason')}"`, words].map((said) => tooMuch.payload.includes(said)),
  ]).toEqual([422, true, true, true])
  expect((await browser.post(withdrawal, { reason: words.slice(1) })).statusCode).toBe(303)
  // Withdrawn before it was received: nothing is done of it, and nothing is to come.
  const withdrawn = (await browser.get(`/company/${firm.companyId}/tracks/${second?.id}`)).payload
  expect([' (마침)', ' (아직)'].filter((step) => withdrawn.includes(step))).toEqual([])
  expect(await offers()).toEqual([true, true, true, true])
})

test('a rejected firm objects in time, another review decides it, and the objection is upheld with the verdict', async () => {
  const { firm, trackId, browser } = await toReview()
  const verdict = { trackIds: [trackId], conditions: [], reason: '기술성: 부족합니다.', letterFileId: null, minutesFileId: null }
  await market.set((tx) => decideTracks(tx, { ...verdict, result: 'rejected', objectionUntil: new Date(Date.now() + 86_400_000) }))
  const at = `/company/${firm.companyId}/tracks/${trackId}`
  expect((await browser.get(at)).payload).toContain('기술성: 부족합니다.')
  expect((await browser.get(`/en${at}`)).payload).toMatch(/Technology: .{0,40}부족합니다\./)
  for (const grounds of ['아쉽습니다.', '가'.repeat(longest.grounds + 1)])
    expect((await browser.post(`${at}/objection`, { grounds })).statusCode).toBe(422)
  const send = async (grounds: string, file: { name: string; buffer: Buffer }) =>
    sendFiles(market, await market.sessionOf(firm.personId), `${at}/objection`, [['grounds', grounds]], [file])
  const wrong = await send('아쉽습니다.', { name: '근거.pdf', buffer: Buffer.from('not a paper') })
  expect([
    wrong.statusCode,
    ...['grounds', 'file'].map((name) => wrong.payload.includes(`href="#${fieldId(name)}"`)),
    wrong.payload.includes('아쉽습니다.'),
  ]).toEqual([422, true, true, true])
  expect(
    (
      await send('시험 조건이 심의 자료에 반영되지 않아 다시 심의해 주시기 바랍니다.', {
        name: '근거.pdf',
        buffer: Buffer.from('not a paper'),
      })
    ).statusCode,
  ).toBe(422)
  expect(await market.read.one(sql`select count(*) as n from objections where track_id = ${trackId}`)).toEqual({ n: 0 })
  expect(
    (await browser.post(`${at}/objection`, { grounds: '시험 조건이 심의 자료에 반영되지 않아 다시 심의해 주시기 바랍니다.' })).statusCode,
  ).toBe(303)
  expect(await market.set((tx) => startReview(tx, [trackId]))).toMatchObject({ ok: true })
  await market.set((tx) => decideTracks(tx, { ...verdict, result: 'approved', objectionUntil: null }))
  expect(await market.read.one(sql`select state from objections where track_id = ${trackId}`)).toEqual({ state: 'upheld' })
  expect((await browser.get(at)).payload).toContain('이의가 받아들여졌습니다.')
})
