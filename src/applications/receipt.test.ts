import { afterAll, expect, test } from 'vitest'
import { openApplications } from '../../tests/support/applying.ts'
import { sql } from '../../tests/support/market.ts'
import { sha256Hex } from '../kernel/id.ts'
import { dayOf } from '../kernel/dates.ts'
import { canReadPdf, textOf } from '../platform/pdf/read-pdf.example.ts'
import { makeManifest, manifestHolds } from './manifest.ts'
import { findApplication } from './queries.ts'
import { confirmationOf, setCall, setOfficer } from './scene.example.ts'

const { market, scene, draft, press, tracksOf, browserOf } = await openApplications()
afterAll(() => market.close())

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
  // So does the page of each, above the stages, at the firm and at the desk; the other one, below what is to be done, names its own call.
  const track = await market.read.one(sql<{ id: string }>`select id from tracks where receipt_number = ${second}`)
  const own = (await browser.get(`/company/${firm.companyId}/tracks/${track.id}`)).payload
  expect(own).toMatch(new RegExp(`</h1><p>(?:(?!</p>).)*/calls/${callId}">두 번째 공모</a></p>`))
  expect(own).toMatch(/한국마사회 · 가상 공모<\/a>/)
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
