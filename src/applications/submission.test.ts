import { afterAll, expect, test } from 'vitest'
import { openApplications, actorOf, today } from '../../tests/support/applying.ts'
import { sql } from '../../tests/support/market.ts'
import { newId } from '../kernel/id.ts'
import { submit } from './actions/submit.ts'
import { declarations } from './application.ts'
import type { Choice } from './application.ts'
import { findApplication } from './queries.ts'
import { setCall, setFirm, setOfficer } from './scene.example.ts'

const { market, scene, draft, press, tracksOf, browserOf } = await openApplications()
afterAll(() => market.close())

test('one application opens a track at every institution of a joint call, with rules, facts, number and due day', async () => {
  const { firm, choices } = await scene(['kra', 'lh', 'k-water'])
  const id = await draft(firm, choices)
  const sent = await press(firm, id, choices)
  expect(sent.ok).toBe(true)
  const tracks = await tracksOf(id)
  expect(tracks.map((track) => track.institutionId).sort()).toEqual(['k-water', 'kra', 'lh'])
  expect(new Set(tracks.map((track) => track.receiptNumber)).size).toBe(3)
  for (const track of tracks) {
    expect(track).toMatchObject({
      state: 'submitted',
      facts: {
        'institution.code': track.institutionId,
        'company.debarred': false,
        'applicant.standing': 'right_holder',
        'day.submission': today(),
      },
    })
    expect(track.receiptNumber).toMatch(new RegExp(`-${today().slice(0, 4)}-R[0-9]{4}$`))
    expect(track.dueAt).not.toBeNull()
  }
})

test('of a joint call without its lead, the first member hears with the application that it opens the review', async () => {
  const { firm, callId } = await scene(['kra', 'lh', 'k-water'])
  const choices = ['lh', 'k-water'].map((institutionId) => ({ callId, institutionId }))
  const officers = await market.set(async (tx) => [await setOfficer(tx, 'lh'), await setOfficer(tx, 'k-water')])
  const id = await draft(firm, choices)
  await press(firm, id, choices)
  const told = await market.read.many(
    sql<{ personId: string; body: string }>`select person_id, body_ko as body from notices where person_id = any(${officers}::text[])`,
  )
  const leads = told.filter((one) => one.body.includes('이 기관이 공동 심의를 엽니다.'))
  // In the order of the call, the lead first and the members by their names: 한국수자원공사, 한국토지주택공사.
  expect([told.length, leads.map((one) => one.personId)]).toEqual([2, [officers[1]]])
})

test('pressed twice gives the first receipt, with the same key and with another', async () => {
  const { firm, choices } = await scene()
  const id = await draft(firm, choices)
  const key = newId(24)
  const page = await findApplication(market.read, firm.companyId, id)
  const submission = { choices, declarations, seen: { version: page?.version ?? 0, technologyEdit: page?.technologyEdit ?? 0 } }
  const [first, second] = [
    await submit(market.app, actorOf(firm), id, key, submission),
    await submit(market.app, actorOf(firm), id, key, submission),
  ]
  expect(first).toMatchObject({ ok: true, value: { again: false } })
  expect(second).toMatchObject({ ok: true, value: { again: true, tracks: first.ok ? first.value.tracks : [] } })
  expect(await press(firm, id, choices)).toMatchObject({ ok: true, value: { again: true } })
  expect(await tracksOf(id)).toHaveLength(1)
})

test('two presses at the same moment write one set of tracks', async () => {
  const { firm, choices } = await scene()
  const id = await draft(firm, choices)
  const key = newId(24)
  const page = await findApplication(market.read, firm.companyId, id)
  const submission = { choices, declarations, seen: { version: page?.version ?? 0, technologyEdit: page?.technologyEdit ?? 0 } }
  const sent = await Promise.all([key, key, newId(24)].map((one) => submit(market.app, actorOf(firm), id, one, submission)))
  expect(sent.map((one) => one.ok)).toEqual([true, true, true])
  expect(sent.filter((one) => one.ok && !one.value.again)).toHaveLength(1)
  expect(await tracksOf(id)).toHaveLength(1)
})

test('two firms at the same moment get two numbers in a row', async () => {
  const { firm, choices } = await scene(['kogas'])
  const other = await market.set((tx) => setFirm(tx))
  const ids = await Promise.all([draft(firm, choices), draft(other, choices)])
  const [one, two] = await Promise.all([press(firm, ids[0], choices), press(other, ids[1], choices)])
  const numbers = [one, two]
    .flatMap((sent) => (sent.ok ? sent.value.tracks.map((track) => Number(track.receiptNumber.slice(-4))) : []))
    .toSorted((a, b) => a - b)
  expect(numbers).toHaveLength(2)
  expect((numbers[1] ?? 0) - (numbers[0] ?? 0)).toBe(1)
})

test('when one call has closed, nothing is sent, the instant is named and the rest can go', async () => {
  const { firm, choices } = await scene()
  const closing = await market.set((tx) => setCall(tx, ['lh'], { closesAt: new Date(Date.now() + 3_600_000) }))
  const late: Choice = { callId: closing.callId, institutionId: 'lh' }
  const id = await draft(firm, [...choices, late])
  const closedAt = new Date(Date.now() - 1000)
  await market.set((tx) =>
    tx.run(
      sql`update calls set opens_at = ${new Date(closedAt.getTime() - 3_600_000)}, closes_at = ${closedAt} where id = ${closing.callId}`,
    ),
  )
  const sent = await press(firm, id, [...choices, late])
  expect(sent).toMatchObject({
    ok: false,
    refusal: { code: 'hindered', rest: choices, hindered: [{ choice: late, obstacle: { code: 'closed', at: closedAt } }] },
  })
  expect(await tracksOf(id)).toHaveLength(0)
  expect(await market.read.one(sql`select state, technology_version from applications where id = ${id}`)).toEqual({
    state: 'draft',
    technologyVersion: null,
  })
  expect(await press(firm, id, choices)).toMatchObject({ ok: true })
  expect((await tracksOf(id)).map((track) => track.institutionId)).toEqual(['kra'])
})

test('a call that closes between judging and writing takes nothing: the writing statement looks at the clock itself', async () => {
  const { firm } = await scene()
  const { callId } = await market.set((tx) => setCall(tx, ['kra'], { closesAt: new Date(Date.now() + 400) }))
  const choices: Choice[] = [{ callId, institutionId: 'kra' }]
  const id = await draft(firm, choices)
  const holder = await market.app.db.pool.connect()
  await holder.query('begin')
  await holder.query(`select pg_advisory_xact_lock(hashtextextended('receipt:KRA-${today().slice(0, 4)}-', 0))`)
  const sending = press(firm, id, choices)
  await new Promise((resolve) => {
    setTimeout(resolve, 900)
  })
  await holder.query('commit')
  holder.release()
  expect(await sending).toMatchObject({ ok: false, refusal: { code: 'hindered', rest: [], hindered: [{ obstacle: { code: 'closed' } }] } })
  expect(await tracksOf(id)).toHaveLength(0)
})

test('a firm that is not eligible is refused with the rule and its fact; what nobody knows passes to the officer', async () => {
  const { firm, choices } = await scene(['kra'], {
    rules: {
      eligibility: [
        {
          id: 'sole',
          name: { ko: '개인사업자', en: 'Sole proprietor' },
          condition: { kind: 'is', fact: 'company.kind', value: 'sole_proprietor' },
        },
      ],
    },
  })
  const id = await draft(firm, choices)
  expect(await press(firm, id, choices)).toMatchObject({
    ok: false,
    refusal: { code: 'hindered', hindered: [{ obstacle: { code: 'not-eligible' } }] },
  })
  const shown = await (await browserOf(firm)).get(`/company/${firm.companyId}/applications/${id}/check`)
  expect(shown.payload).toContain('기업 형태')
  const open = await scene(['kra'], {
    rules: {
      eligibility: [
        {
          id: 'judged',
          name: { ko: '필요성', en: 'Need' },
          condition: { kind: 'judged', sentence: { ko: '기관에 필요해야 합니다.', en: 'It must be needed.' } },
        },
      ],
    },
  })
  expect(await press(open.firm, await draft(open.firm, open.choices), open.choices)).toMatchObject({ ok: true })
})

test('the same technology is not sent twice to one call and institution while the first is alive', async () => {
  const { firm, choices } = await scene()
  await press(firm, await draft(firm, choices), choices)
  const second = await draft(firm, choices)
  expect(await press(firm, second, choices)).toMatchObject({
    ok: false,
    refusal: { code: 'hindered', hindered: [{ obstacle: { code: 'already' } }] },
  })
})

test('a firm whose claim was rejected submits nothing, is told on the form and may ask anew; the workspace shows how the claim stands', async () => {
  const { firm, choices } = await scene(['kra'])
  const claim = (state: string) =>
    market.set((tx) =>
      tx.run(sql`update company_claims set state = ${state}, reason = '번호가 다릅니다.' where company_id = ${firm.companyId}`),
    )
  const id = await draft(firm, choices)
  await claim('rejected')
  const hindered = { ok: false, refusal: { code: 'hindered', hindered: [{ obstacle: { code: 'claim-rejected' } }] } }
  expect(await press(firm, id, choices)).toMatchObject(hindered)
  const browser = await browserOf(firm)
  for (const page of ['', '/check']) {
    const { payload } = await browser.get(`/company/${firm.companyId}/applications/${id}${page}`)
    expect(payload).toContain('회사 확인이 받아들여지지 않아 신청서를 제출할 수 없습니다.')
    expect(payload).toContain(`/company/${firm.companyId}/profile#registration`)
  }
  await claim('disputed')
  expect((await press(firm, id, choices)).ok).toBe(true)
  const [track] = await tracksOf(id)
  const officerId = await market.set((tx) => setOfficer(tx, 'kra'))
  const desk = await market.as(officerId)
  const shown = async () => (await desk.get(`/desk/kra/tracks/${track?.id}`)).payload
  expect(await shown()).toMatch(/회사 확인<\/dt>.{0,600}소유 확인 중/s)
  await claim('rejected')
  expect(await shown()).toMatch(/회사 확인<\/dt>.{0,600}받아들여지지 않음/s)
})

test('a paper that is missing is named before anything is sent', async () => {
  const { firm, choices } = await scene()
  await market.set((tx) =>
    tx.run(
      sql`update technology_documents set removed_at = ${tx.now} where technology_id = ${firm.technologyId} and kind = 'PATENT_REGISTER'`,
    ),
  )
  const id = await draft(firm, choices)
  expect(await press(firm, id, choices)).toMatchObject({ ok: false, refusal: { code: 'incomplete' } })
  const shown = await (await browserOf(firm)).get(`/company/${firm.companyId}/applications/${id}/check`)
  expect(shown.payload).toContain('지식재산권 등록원부')
})

test('a paper that is no longer valid is marked before it is sent, and refused only where a rule asks', async () => {
  const { firm, choices } = await scene()
  const id = await draft(firm, choices)
  const check = async () => (await (await browserOf(firm)).get(`/company/${firm.companyId}/applications/${id}/check`)).payload
  const until = (day: string) =>
    market.app.db.pool.query(`update technology_documents set valid_to = $1 where technology_id = $2 and kind = 'TECHNOLOGY_DESCRIPTION'`, [
      day,
      firm.technologyId,
    ])
  await until(today())
  expect((await check()).includes('유효기간이 끝난 서류가 있습니다.')).toBe(false)
  await until('2020-07-14')
  const marked = await check()
  expect([marked.includes('유효기간이 끝난 서류가 있습니다.'), marked.match(/>만료</g)?.length]).toEqual([true, 1])
  expect(await press(firm, id, choices)).toMatchObject({ ok: true })
})

test('what changed after the page was drawn is not sent unseen', async () => {
  const { firm, choices } = await scene()
  const id = await draft(firm, choices)
  const page = await findApplication(market.read, firm.companyId, id)
  await market.set((tx) => tx.run(sql`update technologies set version = version + 1 where id = ${firm.technologyId}`))
  expect(
    await submit(market.app, actorOf(firm), id, newId(24), {
      choices,
      declarations,
      seen: { version: page?.version ?? 0, technologyEdit: page?.technologyEdit ?? 0 },
    }),
  ).toMatchObject({ ok: false, refusal: { code: 'stale' } })
})
