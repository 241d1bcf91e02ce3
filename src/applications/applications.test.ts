import { afterAll, beforeAll, expect, test } from 'vitest'
import { openMarket, sql } from '../../tests/support/market.ts'
import type { Browser, Market } from '../../tests/support/market.ts'
import { takeAway } from '../../tests/support/take-away.ts'
import { sendFiles } from '../../tests/support/send-files.ts'
import { fieldId } from '../ui/index.ts'
import { newId, sha256Hex } from '../kernel/id.ts'
import { dayOf, lastDayOf } from '../kernel/dates.ts'
import { showDay } from '../kernel/show-days.ts'
import { inTransaction } from '../platform/database/transaction.ts'
import type { Tx } from '../platform/database/transaction.ts'
import { createPerson, findWaiting, grantRole } from '../people/index.ts'
import type { CompanyActor } from '../people/index.ts'
import { submit } from './actions/submit.ts'
import { startApplication } from './actions/draft.ts'
import { choiceKey, declarations } from './application.ts'
import type { Choice } from './application.ts'
import { decideTracks, firmsThatQualify, preCheck, applicationsWaiting, startReview, trackForReview } from './index.ts'
import { longest } from './longest.ts'
import { canReadPdf, textOf } from '../platform/pdf/read-pdf.example.ts'
import { remindOfDue } from './jobs.ts'
import { makeManifest, manifestHolds } from './manifest.ts'
import { findApplication } from './queries.ts'
import { countQueue } from './queue-queries.ts'
import { confirmationOf, setCall, setFirm, setOfficer, wholeTechnology } from './scene.example.ts'
import type { Firm } from './scene.example.ts'

let market: Market
beforeAll(async () => {
  market = await openMarket()
})
afterAll(() => market.close())

const actorOf = (firm: Firm): CompanyActor => ({
  hat: 'company',
  personId: firm.personId,
  companyId: firm.companyId,
  role: 'owner',
  as: `company:${firm.companyId}`,
  address: '10.0.0.1',
  requestId: null,
})
const today = () => new Date(Date.now() + 9 * 3_600_000).toISOString().slice(0, 10)
const scene = async (institutions: readonly string[] = ['kra'], options: Parameters<typeof setCall>[2] = {}) => {
  const firm = await market.set((tx) => setFirm(tx))
  const { callId } = await market.set((tx) => setCall(tx, institutions, options))
  return { firm, callId, choices: institutions.map((institutionId): Choice => ({ callId, institutionId })) }
}
const draft = async (firm: Firm, choices: readonly Choice[]) => {
  const started = await inTransaction(market.app.db, actorOf(firm), (tx) =>
    startApplication(tx, firm.companyId, firm.technologyId, choices, 'right_holder'),
  )
  if (!started.ok) throw new Error(started.refusal.code)
  return started.value.id
}
const press = async (firm: Firm, id: string, choices: readonly Choice[], key = newId(24)) => {
  const page = await findApplication(market.read, firm.companyId, id)
  return submit(market.app, actorOf(firm), id, key, {
    choices,
    declarations,
    seen: { version: page?.version ?? 0, technologyEdit: page?.technologyEdit ?? 0 },
  })
}
const tracksOf = (id: string) =>
  market.read.many(
    sql<{
      id: string
      institutionId: string
      receiptNumber: string
      state: string
      ruleSetVersionId: string
      facts: Record<string, unknown>
      dueAt: Date | null
    }>`select * from tracks where application_id = ${id} order by receipt_number`,
  )
const nobody = { companyIds: [], deskIds: [], buyingIds: [], councilIds: [], isReviewer: false, isOperator: false, isAuditor: false }
const openSupplement = async (trackId: string | undefined) =>
  (await market.read.one(sql<{ id: string }>`select id from supplements where track_id = ${trackId} and state = 'open'`)).id
const browserOf = (firm: Firm): Promise<Browser> => market.as(firm.personId)

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

test('the manifest is recomputed equal from what the market holds, and its digest is the receipt', async () => {
  const { firm, choices } = await scene()
  const id = await draft(firm, choices)
  await press(firm, id, choices)
  const kept = await findApplication(market.read, firm.companyId, id)
  if (!kept?.manifest || !kept.manifestSha256 || !kept.submittedAt) throw new Error('not submitted')
  const { number, validFrom, validTo } = confirmationOf(dayOf(kept.submittedAt))
  const again = makeManifest({
    applicationId: id,
    submittedAt: kept.submittedAt,
    company: {
      id: firm.companyId,
      name: kept.subject.company.nameKo,
      businessNumber: kept.businessNumber,
      confirmations: [{ number, validFrom, validTo, sha256: null }],
    },
    technology: { id: firm.technologyId, version: kept.technologyVersion ?? 0, sha256: kept.technologySha256 ?? '', title: kept.titleKo },
    content: kept.subject.content,
    standing: kept.standing,
    answers: kept.answers,
    declarations: kept.declarations,
    documents: kept.subject.documents,
    tracks: (await tracksOf(id)).map((track) => ({
      receiptNumber: track.receiptNumber,
      callId: choices[0]?.callId ?? '',
      institutionId: track.institutionId,
      ruleSetVersionId: track.ruleSetVersionId,
    })),
  })
  expect(again.text).toBe(kept.manifest)
  expect(manifestHolds(kept.manifest, kept.manifestSha256)).toBe(true)
  expect(manifestHolds(kept.manifest.replace('right_holder', 'developer'), kept.manifestSha256)).toBe(false)
  const file = await (await browserOf(firm)).get(`/company/${firm.companyId}/applications/${id}/manifest.json`)
  expect(sha256Hex(file.rawPayload)).toBe(kept.manifestSha256)
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

test('an officer whom somebody else gives a track is told of which', async () => {
  const { firm, choices } = await scene(['kra'])
  const id = await draft(firm, choices)
  await press(firm, id, choices)
  const [track] = await tracksOf(id)
  const [one, other] = [await market.set((tx) => setOfficer(tx, 'kra')), await market.set((tx) => setOfficer(tx, 'kra'))]
  const desk = await market.as(one)
  await desk.post(`/desk/kra/tracks/${track?.id}/receive`)
  await desk.post(`/desk/kra/tracks/${track?.id}/assign`, { officer: other })
  const told = (personId: string) =>
    market.read.many(sql`select subject_ko, link from notices where kind = 'track.assigned' and person_id = ${personId}`)
  expect([await told(one), await told(other)]).toEqual([
    [],
    [{ subjectKo: `담당자로 지정되셨습니다: ${wholeTechnology.titleKo} (가상펌프 주식회사)`, link: `/desk/kra/tracks/${track?.id}` }],
  ])
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

test('another firm’s application and track are as if they were not there', async () => {
  const { firm, choices } = await scene()
  const id = await draft(firm, choices)
  await press(firm, id, choices)
  const [track] = await tracksOf(id)
  const other = await market.set((tx) => setFirm(tx))
  const browser = await browserOf(other)
  for (const path of [
    `applications/${id}`,
    `applications/${id}/receipt`,
    `applications/${id}/receipt.pdf`,
    `applications/${id}/manifest.json`,
    `applications/${id}/add`,
    `tracks/${track?.id}`,
    `tracks/${track?.id}/supplement`,
  ]) {
    expect((await browser.get(`/company/${other.companyId}/${path}`)).statusCode).toBe(404)
    expect((await browser.get(`/company/${firm.companyId}/${path}`)).statusCode).toBe(404)
  }
  expect((await browser.post(`/company/${other.companyId}/tracks/${track?.id}/withdraw`)).statusCode).toBe(404)
  const officer = await market.as(await market.set((tx) => setOfficer(tx, 'lh')))
  expect((await officer.get(`/desk/lh/tracks/${track?.id}`)).statusCode).toBe(404)
  expect((await officer.post(`/desk/lh/tracks/${track?.id}/receive`)).statusCode).toBe(404)
})

test('the road of pages: from the pre-check to the receipt', async () => {
  const { firm, choices } = await scene()
  const browser = await browserOf(firm)
  const base = `/company/${firm.companyId}`
  const checked = await browser.get(`${base}/pre-check?technology=${firm.technologyId}&standing=right_holder`)
  expect(checked.statusCode).toBe(200)
  expect(checked.payload).toContain(`value="${choiceKey(choices[0]!)}"`)
  expect(checked.payload).not.toContain(' checked')
  const unchosen = await browser.post(`${base}/applications/new`, {
    technology: firm.technologyId,
    standing: '',
    choice: choiceKey(choices[0]!),
  })
  expect([unchosen.statusCode, unchosen.payload.includes('신청인의 지위를 골라 주세요.')]).toEqual([422, true])
  const begun = await browser.post(`${base}/applications/new`, {
    technology: firm.technologyId,
    standing: 'right_holder',
    choice: choiceKey(choices[0]!),
  })
  expect(begun.statusCode).toBe(303)
  const at = begun.headers.location ?? ''
  const draft = await browser.get(at)
  expect(draft.statusCode).toBe(200)
  const version = /name="version" value="([^"]*)"/.exec(draft.payload)?.[1] ?? ''
  const emptied = await browser.post(at, { standing: '', version, choice: choiceKey(choices[0]!), do: 'later' })
  expect([emptied.statusCode, emptied.payload.includes('href="#field-standing"')]).toEqual([422, true])
  expect(emptied.payload).not.toMatch(/<option[^>]*selected[^>]*>(개발자|권리자)/)
  const check = await browser.get(`${at}/check`)
  const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(check.payload)?.[1] ?? ''
  const fields = { key: hidden('key'), version: hidden('version'), edit: hidden('edit'), choice: hidden('choice') }
  expect((await browser.post(`${at}/submit`, fields)).statusCode).toBe(422)
  const ticked = { ...fields, ...Object.fromEntries(declarations.map((one) => [`declare-${one}`, 'yes'])) }
  expect((await browser.post(`${at}/submit`, ticked)).headers.location).toBe(`${at}/receipt`)
  const receipt = await browser.get(`${at}/receipt`)
  expect(receipt.payload).toMatch(
    /KRA-[0-9]{4}-R[0-9]{4}.*다음 기한"[^>]*>.{0,100}\d{4}-\d{2}-\d{2} 24:00.*담당자를 정합니다\..{0,100}24:00.{0,20}까지/s,
  )
  expect((await browser.post(`${at}/submit`, ticked)).headers.location).toBe(`${at}/receipt`)
  for (const path of [`${base}/applications`, at, `${at}/add`, `/en${at}`, `/en${at}/receipt`])
    expect((await browser.get(path)).statusCode).toBe(200)
  expect((await browser.get(`${at}/receipt.pdf`)).rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
  expect((await market.visitor.get('/pre-check?kind=corporation&sme=yes&right=patent&months=from-36&debarred=no')).payload).toContain(
    '신청할 수 있습니다',
  )
})

test('the pre-check ticks nothing by itself: the call one came from, the row one came from, or all where all is asked for', async () => {
  const { firm, callId } = await scene(['kra', 'lh'])
  const browser = await browserOf(firm)
  const ticked = async (asked: string) => {
    const page = await browser.get(`/company/${firm.companyId}/pre-check?technology=${firm.technologyId}${asked}`)
    return [...page.payload.matchAll(/name="choice" value="([^"]+)" checked/g)].map((one) => one[1] ?? '').sort()
  }
  expect(await ticked('')).toEqual([])
  expect(await ticked(`&choice=${callId}/lh`)).toEqual([`${callId}/lh`])
  expect(await ticked(`&call=${callId}`)).toEqual([`${callId}/kra`, `${callId}/lh`])
  const all = await ticked('&choose=all')
  expect(all).toEqual(expect.arrayContaining([`${callId}/kra`, `${callId}/lh`]))
  const page = (await browser.get(`/company/${firm.companyId}/pre-check?technology=${firm.technologyId}`)).payload
  const [, link = ''] = new RegExp(`href="([^"]+)">신청할 수 있는 ${all.length}곳 모두 고르기`).exec(page) ?? []
  expect((await browser.get(link.replaceAll('&amp;', '&').replace(/#.*/, ''))).payload.match(/ checked/g)).toHaveLength(all.length)
  expect((await browser.get(`/calls/${callId}`)).payload).toContain(`/pre-check?call=${callId}`)
})

test('the parts of a supplement are folded by group; those with a part that is chosen, or wrong, are open', async () => {
  const { firm, choices } = await scene(['k-water'])
  const id = await draft(firm, choices)
  await press(firm, id, choices)
  const [track] = await tracksOf(id)
  const desk = await market.as(await market.set((tx) => setOfficer(tx, 'k-water')))
  const at = `/desk/k-water/tracks/${track?.id}`
  await desk.post(`${at}/receive`)
  await desk.post(`${at}/begin-check`)
  await market.app.db.pool.query(`update track_checks set machine_answer = 'yes' where track_id = $1`, [track?.id])
  const groups = (page: string) =>
    [...page.matchAll(/<details class="disclosure"( open)?><summary>([^<(]+) \((\d+)개 중 (\d+)개 고름\)/g)].map(
      ([, open, name, parts, chosen]) => [name, open !== undefined, Number(parts) > 0, Number(chosen)],
    )
  const folded = groups((await desk.get(`${at}/supplement`)).payload)
  expect(folded.map(([name]) => name)).toEqual(['기본', '기술', '증빙', '권리', '영문', '서류', '그 밖'])
  expect(folded.every(([, open, some, chosen]) => open === false && some === true && chosen === 0)).toBe(true)
  const short = await desk.post(`${at}/supplement`, { dueOn: '2099-01-05', part: 'effects', 'request-effects': '음' })
  expect(short.statusCode).toBe(422)
  expect(groups(short.payload).filter(([, open]) => open)).toEqual([['기술', true, true, 1]])
})

test('a paper that only some firms have is asked for as such, of the firm and at the desk', async () => {
  const firm = await market.set((tx) => setFirm(tx, { ...wholeTechnology, declaredNone: ['supplyRecord'] }))
  const { callId } = await market.set((tx) => setCall(tx, ['kra']))
  const choices = [{ callId, institutionId: 'kra' }]
  const id = await draft(firm, choices)
  const browser = await browserOf(firm)
  const base = `/company/${firm.companyId}`
  const preCheck = (await browser.get(`${base}/pre-check?technology=${firm.technologyId}&standing=right_holder`)).payload
  expect(preCheck).toContain('해당하면 낼 서류가 1건 있습니다')
  expect(preCheck).not.toContain('제출하려면')
  const check = (await browser.get(`${base}/applications/${id}/check`)).payload
  expect(check).toMatch(/해당하지 않으면 그대로 제출할 수 있습니다.{0,200}정부인증서 사본<\/a>/s)
  expect(check).not.toContain('제출하기 전에 채울 것')
  expect((await press(firm, id, choices)).ok).toBe(true)
  const desk = await market.as(await market.set((tx) => setOfficer(tx, 'kra')))
  expect((await desk.get(`/desk/kra/tracks/${(await tracksOf(id))[0]?.id}`)).payload).toMatch(
    /해당하면 있어야 할 서류.{0,60}정부인증서 사본<\/li>/s,
  )
})

test.skipIf(!canReadPdf)('a receipt says the same whenever it is drawn, with the number of the firm as people read it', async () => {
  const { firm, choices } = await scene()
  const id = await draft(firm, choices)
  await press(firm, id, choices)
  const paper = async () =>
    textOf((await (await browserOf(firm)).get(`/company/${firm.companyId}/applications/${id}/receipt.pdf`)).rawPayload)
  const first = await paper()
  expect(first).toContain('123-45-67891')
  await market.set((tx) => tx.run(sql`update tracks set due_at = due_at + interval '40 days' where application_id = ${id}`))
  expect(await paper()).toBe(first)
})

test('a receipt says which number belongs to which call, on its page, on paper and in the notice', async () => {
  const { firm, choices } = await scene()
  const { callId } = await market.set((tx) => setCall(tx, ['kra']))
  await market.app.db.pool.query(`update calls set title_ko = '두 번째 공모' where id = $1`, [callId])
  const id = await draft(firm, [...choices, { callId, institutionId: 'kra' }])
  const home = await browserOf(firm)
  const [form, check, list] = await Promise.all(
    ['', '/check', '/..'].map((tail) => home.get(`/company/${firm.companyId}/applications${tail === '/..' ? '' : `/${id}${tail}`}`)),
  )
  // In the order of the calls, which is by chance here.
  expect(form?.payload).toMatch(/한국마사회\((가상|두 번째) 공모\), 한국마사회\((가상|두 번째) 공모\)/)
  expect(check?.payload).toContain('1개 기관(신청 2건)에 제출하기')
  expect(list?.payload).toContain('1개 기관(신청 2건)')
  await press(firm, id, [...choices, { callId, institutionId: 'kra' }])
  const numbers = await market.read.many(
    sql<{ callId: string; receiptNumber: string }>`select call_id, receipt_number from tracks where application_id = ${id}`,
  )
  const second = numbers.find((one) => one.callId === callId)?.receiptNumber ?? ''
  const browser = await browserOf(firm)
  const page = (await browser.get(`/company/${firm.companyId}/applications/${id}/receipt`)).payload
  expect(page).toMatch(new RegExp(`/calls/${callId}">두 번째 공모</a>(?:(?!<tr).){0,300}${second}`, 's'))
  // So does the page of each, above the stages, at the firm and at the desk; the other one beside it names its own call.
  const track = await market.read.one(sql<{ id: string }>`select id from tracks where receipt_number = ${second}`)
  const own = (await browser.get(`/company/${firm.companyId}/tracks/${track.id}`)).payload
  expect(own).toMatch(new RegExp(`</h1><p>(?:(?!</p>).)*/calls/${callId}">두 번째 공모</a></p>`))
  expect(own).toMatch(/한국마사회\(가상 공모\)<\/a>/)
  const desk = await (await market.as(await market.set((tx) => setOfficer(tx, 'kra')))).get(`/desk/kra/tracks/${track.id}`)
  expect(desk.payload).toMatch(new RegExp(`</h1><p>(?:(?!</p>).)*/calls/${callId}">두 번째 공모</a></p>`))
  const notice = await market.read.one(
    sql<{ body: string }>`select body_ko as body from notices where person_id = ${firm.personId} and kind = 'application.submitted'`,
  )
  expect(notice.body).toContain(`한국마사회 · 두 번째 공모: ${second}`)
  // One institution, two of its calls.
  for (const said of [page, notice.body]) expect(said).toContain('1개 기관(신청 2건)에 신청서를 제출했습니다.')
  if (!canReadPdf) return
  const paper = textOf((await browser.get(`/company/${firm.companyId}/applications/${id}/receipt.pdf`)).rawPayload)
  expect(paper).toMatch(new RegExp(`한국마사회 두 번째 공모 .{0,40}${second}`))
})

test('an officer receives, checks, asks for a supplement, and the firm answers only what was asked', async () => {
  const { firm, choices } = await scene(['k-water'])
  const id = await draft(firm, choices)
  await press(firm, id, choices)
  const [track] = await tracksOf(id)
  const officerId = await market.set((tx) => setOfficer(tx, 'k-water'))
  const desk = await market.as(officerId)
  const at = `/desk/k-water/tracks/${track?.id}`
  expect((await desk.get('/desk/k-water/queue?view=unassigned')).payload).toContain(track?.receiptNumber)
  const bulk = await desk.post('/desk/k-water/queue?view=unassigned', {
    do: 'receive',
    track: [track?.id ?? '', 'nowhere'],
    officer: officerId,
  })
  expect(bulk.payload).toContain('1건을 처리했습니다. 1건은 처리하지 못했습니다.')
  expect((await desk.post(`${at}/receive`)).statusCode).toBe(409)
  expect((await desk.post(`${at}/begin-check`)).statusCode).toBe(303)
  const workspace = await desk.get(at)
  expect(workspace.payload).toContain('기계 판단')
  expect(workspace.payload).toMatch(/중소기업확인서<\/dt>.{0,40}소기업 · .{0,60}확-1/s)
  expect(
    await market.read.one(sql`select count(*) as n from access_log where person_id = ${officerId} and what like 'read application %'`),
  ).toMatchObject({ n: 2 })
  expect((await desk.post(`${at}/conditions/sme`, { 'answer-sme': 'no' })).statusCode).toBe(422)
  for (const condition of ['sme', 'right-or-certificate', 'field', 'not-debarred'])
    expect((await desk.post(`${at}/conditions/${condition}`, { [`answer-${condition}`]: 'yes' })).statusCode).toBe(303)
  const dueOn = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10)
  expect((await desk.get(`${at}/supplement`)).statusCode).toBe(200)
  const wrong = await desk.post(`${at}/supplement`, { dueOn: '곧' })
  expect([wrong.statusCode, ...['part', 'dueOn'].map((name) => wrong.payload.includes(`href="#${fieldId(name)}"`))]).toEqual([
    422,
    true,
    true,
  ])
  expect((await desk.post(`${at}/supplement`, { dueOn })).statusCode).toBe(422)
  expect(
    (await desk.post(`${at}/supplement`, { dueOn, part: 'effects', 'request-effects': '효과를 숫자로 적어 주세요.' })).statusCode,
  ).toBe(303)
  const sooner = await desk.post(`${at}/supplement/extend`, { dueOn: new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10) })
  expect([sooner.statusCode, /지금 회신 기한인 .*24:00보다 늦은 날을/.test(sooner.payload)]).toEqual([422, true])
  const browser = await browserOf(firm)
  const answer = `/company/${firm.companyId}/tracks/${track?.id}/supplement`
  expect((await browser.get(answer)).payload).toContain('효과를 숫자로 적어 주세요.')
  const supplement = await openSupplement(track?.id)
  expect((await browser.post(answer, { supplement, 'text-effects': '' })).statusCode).toBe(422)
  await market.set((tx) =>
    tx.run(
      sql`update technologies set content = jsonb_set(jsonb_set(content, '{effectsKo}', '"소음이 12dB 줄어듭니다."'), '{problemKo}', '"다른 문제"'),
        version = version + 1 where id = ${firm.technologyId}`,
    ),
  )
  expect((await browser.get(answer)).payload).toContain('요청받지 않은 항목도 바뀌어 있습니다')
  expect((await browser.post(answer, { supplement, 'text-effects': '시험성적서를 보아 주세요.' })).statusCode).toBe(303)
  const kept = await market.read.one(
    sql<{
      answers: { part: string; changes: { before: string; after: string }[] }[]
      technologyVersion: number | null
    }>`select answers, technology_version from supplements where track_id = ${track?.id}`,
  )
  expect(kept.answers).toMatchObject([{ part: 'effects', changes: [{ before: '조용합니다.', after: '소음이 12dB 줄어듭니다.' }] }])
  expect(kept.technologyVersion).toBeNull()
  expect((await browser.get(`/company/${firm.companyId}/tracks/${track?.id}`)).statusCode).toBe(200)
  expect((await desk.get(at)).payload).toContain('1차 보완 회신')
  expect(await market.read.one(sql`select state from tracks where id = ${track?.id}`)).toEqual({ state: 'checking' })
})

test('of a supplement all parts without an answer, and files that cannot be kept, are named at once, and what was typed stays', async () => {
  const { firm, choices } = await scene(['k-water'])
  const id = await draft(firm, choices)
  await press(firm, id, choices)
  const [track] = await tracksOf(id)
  const desk = await market.as(await market.set((tx) => setOfficer(tx, 'k-water')))
  const at = `/desk/k-water/tracks/${track?.id}`
  const asked = ['effects', 'differences', 'documents.TEST_REPORT', 'other']
  for (const move of ['receive', 'begin-check']) await desk.post(`${at}/${move}`)
  const dueOn = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10)
  expect(
    (
      await desk.post(`${at}/supplement`, {
        dueOn,
        part: asked,
        ...Object.fromEntries(asked.map((part) => [`request-${part}`, '더 자세히 알려 주세요.'])),
      })
    ).statusCode,
  ).toBe(303)
  const answer = `/company/${firm.companyId}/tracks/${track?.id}/supplement`
  const supplement = ['supplement', await openSupplement(track?.id)] as const
  const typed = [supplement, ...asked.map((part) => [`text-${part}`, part === 'effects' ? '소음이 12dB 줄었습니다.' : ''] as const)]
  const refused = await sendFiles(market, await market.sessionOf(firm.personId), answer, typed, [
    { field: 'file-documents.TEST_REPORT', name: '성적서.pdf', buffer: Buffer.from('not a paper') },
  ])
  const summary = refused.payload.slice(refused.payload.indexOf('summary-of-errors'), refused.payload.indexOf('<h1>'))
  const wrong = ['text-differences', 'file-documents.TEST_REPORT', 'text-other'].map(fieldId)
  expect(refused.statusCode).toBe(422)
  expect([...summary.matchAll(/<a href="#([^"]+)">/g)].map(([, field]) => field)).toEqual(wrong)
  for (const words of ['확인이 필요한 항목이 3개', '‘그 밖의 설명’: 내용을 고치거나', '‘성적서.pdf’']) expect(summary).toContain(words)
  expect(new Set([...summary.matchAll(/<a [^>]+>([^<]+)/g)].map(([, sentence]) => sentence)).size).toBe(3)
  for (const field of wrong) expect(refused.payload).toContain(`id="${field}-error"`)
  expect([refused.payload.includes(`id="${fieldId('text-effects')}-error"`), refused.payload.includes('소음이 12dB 줄었습니다.')]).toEqual([
    false,
    true,
  ])
  expect(await market.read.one(sql`select state from tracks where id = ${track?.id}`)).toEqual({ state: 'supplement_requested' })
  // A file that cannot be kept stops an answer in which nothing else is missing.
  const alone = await sendFiles(
    market,
    await market.sessionOf(firm.personId),
    answer,
    [supplement, ...asked.map((part) => [`text-${part}`, '설명했습니다.'] as const)],
    [{ field: 'file-other', name: '덧붙임.pdf', buffer: Buffer.from('not a paper') }],
  )
  expect([
    alone.statusCode,
    alone.payload.includes(`href="#${fieldId('file-other')}"`),
    alone.payload.includes('확인이 필요한 항목이 1개'),
  ]).toEqual([422, true, true])
})

test('a firm whose request was replaced while it wrote learns what changed, and loses no word; one that ended says so', async () => {
  const { firm, choices } = await scene(['k-water'])
  const id = await draft(firm, choices)
  await press(firm, id, choices)
  const [track] = await tracksOf(id)
  const desk = await market.as(await market.set((tx) => setOfficer(tx, 'k-water')))
  const at = `/desk/k-water/tracks/${track?.id}`
  for (const move of ['receive', 'begin-check']) await desk.post(`${at}/${move}`)
  const dueOn = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10)
  const ask = async (requests: Record<string, string>) => {
    const typed = Object.fromEntries(Object.entries(requests).map(([part, request]) => [`request-${part}`, request]))
    expect((await desk.post(`${at}/supplement`, { dueOn, part: Object.keys(requests), ...typed })).statusCode).toBe(303)
    return openSupplement(track?.id)
  }
  const answer = `/company/${firm.companyId}/tracks/${track?.id}/supplement`
  const token = await market.sessionOf(firm.personId)
  const send = (supplement: string, words: Record<string, string>, files: Parameters<typeof sendFiles>[4], lang = '') =>
    sendFiles(
      market,
      token,
      `${lang}${answer}`,
      [['supplement', supplement], ...Object.entries(words).map(([part, said]) => [`text-${part}`, said] as const)],
      files,
    )
  const old = await ask({ effects: '효과를 숫자로 적어 주세요.', other: '계약 사정을 알려 주세요.' })
  expect((await (await browserOf(firm)).get(answer)).payload).toContain(`name="supplement" value="${old}"`)
  await desk.post(`${at}/supplement/go-on`)

  const words = { effects: '소음이 12dB 줄었습니다.', other: '계약은 다음 달입니다.' }
  const over = await send(old, words, [])
  expect([over.statusCode, over.payload.includes('그사이 이 보완 요청이 회신 없이 끝났습니다.')]).toEqual([409, true])
  for (const said of Object.values(words)) expect(over.payload).toContain(said)

  const anew = await ask({ effects: '시험 조건도 적어 주세요.', differences: '수치를 고쳐 주세요.' })
  const unread = { name: '성적서.pdf', buffer: Buffer.from('not a paper') }
  for (const lang of ['', '/en']) {
    const refused = await send(old, words, [{ field: 'file-other', ...unread }], lang)
    expect(refused.statusCode).toBe(409)
    for (const said of [
      ...(lang === ''
        ? ['기관이 새로 요청했습니다.', '새로 요청한 항목:', '더는 요청하지 않는 항목: 그 밖의 설명', '보내지 않은 내용입니다.']
        : ['the institution asks anew', 'Asked for now:', 'No longer asked for: Another explanation', 'This was not sent.']),
      `name="supplement" value="${anew}"`,
      `>${words.effects}</textarea>`,
      words.other,
    ])
      expect(refused.payload).toContain(said)
    expect(refused.payload).toMatch(/<del[^>]*>.{0,60}효과를/s)
  }
  expect(await market.read.one(sql`select count(*) as n from supplements where track_id = ${track?.id} and state = 'answered'`)).toEqual({
    n: 0,
  })

  const long = '가'.repeat(2001)
  const tooLong = await send(anew, { effects: long, differences: '' }, [])
  expect([
    tooLong.statusCode,
    tooLong.payload.includes('2,000자까지 적을 수 있습니다.'),
    tooLong.payload.includes(`>${long}</textarea>`),
    ...['text-effects', 'text-differences'].map((name) => tooLong.payload.includes(`href="#${fieldId(name)}"`)),
  ]).toEqual([422, true, true, true, true])
  expect((await send(anew, { effects: long.slice(1), differences: '고쳤습니다.' }, [])).statusCode).toBe(303)
  const late = await send(anew, { effects: '늦은 설명', differences: '' }, [])
  expect([late.statusCode, ...['다른 분이 이 보완 요청에 회신했습니다.', '늦은 설명'].map((said) => late.payload.includes(said))]).toEqual([
    409,
    true,
    true,
  ])
})

test('a request of a supplement that says too little or too much is told at its part, with everything typed', async () => {
  const { firm, choices } = await scene(['k-water'])
  const id = await draft(firm, choices)
  await press(firm, id, choices)
  const [track] = await tracksOf(id)
  const desk = await market.as(await market.set((tx) => setOfficer(tx, 'k-water')))
  const at = `/desk/k-water/tracks/${track?.id}`
  for (const move of ['receive', 'begin-check']) await desk.post(`${at}/${move}`)
  const long = '가'.repeat(1001)
  const { statusCode, payload } = await desk.post(`${at}/supplement`, {
    dueOn: '2099-01-01',
    part: ['effects', 'other'],
    'request-effects': '다시',
    'request-other': long,
  })
  expect(statusCode).toBe(422)
  for (const field of ['request-effects', 'request-other', 'dueOn']) expect(payload).toContain(`href="#${fieldId(field)}"`)
  expect([payload.includes(`>${long}</textarea>`), payload.includes('‘그 밖의 설명’: 1,000자까지 적을 수 있습니다.')]).toEqual([true, true])
  expect(await market.read.many(sql`select 1 from supplements where track_id = ${track?.id}`)).toEqual([])
})

const toReview = async () => {
  const { firm, choices } = await scene(['kepco'], { rules: { eligibility: [] } })
  const id = await draft(firm, choices)
  await press(firm, id, choices)
  const [track] = await tracksOf(id)
  const trackId = track?.id ?? ''
  const officerId = await market.set((tx) => setOfficer(tx, 'kepco'))
  const desk = await market.as(officerId)
  for (const move of ['receive', 'begin-check']) await desk.post(`/desk/kepco/tracks/${trackId}/${move}`)
  expect(await market.set((tx) => startReview(tx, [trackId]))).toMatchObject({ ok: true })
  return { firm, trackId, desk, browser: await browserOf(firm) }
}

test('on a firm’s first page what it must answer itself stands first, whatever is due sooner', async () => {
  const { firm, choices } = await scene(['k-water', 'lh'])
  const id = await draft(firm, choices)
  await press(firm, id, choices)
  const tracks = await tracksOf(id)
  const places = async (): Promise<(string | undefined)[]> => {
    const { payload } = await (await browserOf(firm)).get(`/company/${firm.companyId}`)
    return [...payload.matchAll(new RegExp(`/company/${firm.companyId}/tracks/([a-z0-9]+)"`, 'g'))].map(([, found]) => found)
  }
  const last = (await places()).at(-1)
  expect(tracks.map((one) => one.id)).toContain(last)
  await market.set((tx) =>
    tx.run(sql`update tracks set state = 'supplement_requested', due_at = market_now() + interval '90 days' where id = ${last}`),
  )
  expect((await places())[0]).toBe(last)
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
  expect((await browser.get(at)).payload).toContain('부족합니다.')
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

test('what is overdue is told and escalated once, and never decided', async () => {
  const { firm, choices } = await scene(['kra'])
  const id = await draft(firm, choices)
  await press(firm, id, choices)
  await market.set((tx) => tx.run(sql`update tracks set due_at = ${new Date(Date.now() - 1000)} where application_id = ${id}`))
  expect(await remindOfDue(market.app)).toBeGreaterThan(0)
  expect(await remindOfDue(market.app)).toBe(0)
  expect(await market.read.one(sql`select state, escalated_at is not null as escalated from tracks where application_id = ${id}`)).toEqual({
    state: 'submitted',
    escalated: true,
  })
})

test('the pre-check answers every open call for one firm, and turned round finds firms that have not applied', async () => {
  const { firm, callId } = await scene(['kr'])
  const checked = await preCheck(market.read, firm.companyId, firm.technologyId, today(), 'right_holder')
  expect(checked?.rows.find((row) => row.offer.callId === callId)).toMatchObject({ group: 'yes' })
  expect(
    (await firmsThatQualify(market.read, 'kr', today())).some(
      (one) => one.id === firm.technologyId && one.rows.some((row) => row.offer.callId === callId),
    ),
  ).toBe(true)
  const other = await market.set((tx) => setFirm(tx))
  expect(await preCheck(market.read, other.companyId, firm.technologyId, today())).toBeUndefined()
})

test('every page of the slice is drawn in both languages within five statements', async () => {
  const { firm, trackId, desk, browser } = await toReview()
  const { applicationId, callId } = await market.read.one(
    sql<{ applicationId: string; callId: string }>`select application_id, call_id from tracks where id = ${trackId}`,
  )
  const waiting = await draft(firm, [{ callId, institutionId: 'kepco' }])
  const base = `/company/${firm.companyId}`
  const pages: [Browser, string][] = [
    ...['/pre-check', '/pre-check?kind=individual'].map((path): [Browser, string] => [market.visitor, path]),
    ...[
      `${base}/pre-check?technology=${firm.technologyId}`,
      `${base}/applications`,
      `${base}/applications/new?call=${callId}`,
      `${base}/applications/${applicationId}`,
      `${base}/applications/${applicationId}/receipt`,
      `${base}/applications/${applicationId}/add`,
      `${base}/applications/${waiting}`,
      `${base}/applications/${waiting}/check`,
      `${base}/tracks/${trackId}`,
    ].map((path): [Browser, string] => [browser, path]),
    ...[
      ...['turn', 'mine', 'overdue', 'today', 'supplement', 'unassigned', 'open', 'all'].map((view) => `/desk/kepco/queue?view=${view}`),
      `/desk/kepco/tracks/${trackId}`,
      `/desk/kepco/tracks/${trackId}/supplement`,
    ].map((path): [Browser, string] => [desk, path]),
  ]
  for (const [who, path] of pages) {
    for (const address of [path, `/en${path}`]) {
      const drawn = await who.get(address)
      expect([address, drawn.statusCode, Number(drawn.headers['x-statements']) <= 5, /undefined|\[object/.test(drawn.payload)]).toEqual([
        address,
        200,
        true,
        false,
      ])
    }
  }
})

test('what waits is told to whoever has it, over all hats, in one statement', async () => {
  const { firm, choices } = await scene(['kospo'])
  const id = await draft(firm, choices)
  const officerId = await market.set((tx) => setOfficer(tx, 'kospo'))
  const ask = async (personId: string, held: { companyIds: string[]; deskIds: string[] }) => {
    const read = market.app.db.reader()
    const queues = await findWaiting(read, personId, { ...nobody, ...held }, [applicationsWaiting])
    expect(read.statements).toBe(1)
    return queues
  }
  expect(await ask(firm.personId, { companyIds: [firm.companyId], deskIds: [] })).toMatchObject([
    { hat: `company:${firm.companyId}`, count: 1, items: [{ href: `/company/${firm.companyId}/applications/${id}` }] },
  ])
  await press(firm, id, choices)
  expect(await ask(officerId, { companyIds: [], deskIds: ['kospo'] })).toMatchObject([
    { hat: 'desk:kospo', count: 1, href: '/desk/kospo/queue?view=unassigned' },
  ])
  // What an officer has waits for the officer, for the firm, or for a review: the first page counts what its list shows.
  const { id: trackId } = (await tracksOf(id))[0] ?? { id: '' }
  for (const [state, count] of [
    ['checking', 1],
    ['supplement_requested', 0],
  ] as const) {
    await market.app.db.pool.query(`update tracks set state = $2, officer_id = $3 where id = $1`, [trackId, state, officerId])
    const [queue] = await ask(officerId, { companyIds: [], deskIds: ['kospo'] })
    expect([queue?.count ?? 0, queue?.href]).toEqual([count, count === 0 ? undefined : '/desk/kospo/queue?view=turn'])
    const counts = await countQueue(market.read, 'kospo', officerId)
    expect([state, counts.turn, counts.mine, counts.open]).toEqual([state, count, 1, 1])
  }
})

test('a firm takes away its applications, a row for each institution, and its technologies; another firm does not', async () => {
  const { firm, choices } = await scene(['kra', 'lh'])
  const sent = await draft(firm, choices)
  const pressed = await press(firm, sent, choices)
  expect(pressed.ok).toBe(true)
  const owner = await market.as(firm.personId)
  const applied = await takeAway(owner, `/company/${firm.companyId}/applications`)
  expect(applied.statuses).toEqual([200, 200])
  expect(applied.lines).toHaveLength(3)
  expect(applied.rows.map((row) => row[3])).toEqual(expect.arrayContaining(['기관', '한국마사회']))
  const written = await takeAway(owner, `/company/${firm.companyId}/technologies`)
  expect(written.rows).toHaveLength(2)
  expect(written.lines[1]).toContain(`http://localhost/company/${firm.companyId}/technologies/${firm.technologyId}`)
  expect(written.rows[1]?.[4]).toMatch(/한국마사회/)
  const versions = await takeAway(owner, `/company/${firm.companyId}/technologies/${firm.technologyId}/versions`)
  expect([versions.rows.length, versions.rows[1]?.[2]]).toEqual([2, '신청서 제출'])
  for (const list of ['applications', 'technologies'])
    expect((await owner.get(`/company/${firm.companyId}/${list}`)).body).toContain(`/${list}/export.csv`)
  const stranger = await market.as((await market.set((tx) => setFirm(tx))).personId)
  for (const list of ['applications', 'technologies', `technologies/${firm.technologyId}/versions`, 'certificates', 'people', 'quotes'])
    expect((await takeAway(stranger, `/company/${firm.companyId}/${list}`)).statuses).toEqual([404, 404])
})
