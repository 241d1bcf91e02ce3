import { afterAll, expect, test } from 'vitest'
import { openApplications } from '../../tests/support/applying.ts'
import { sql } from '../../tests/support/market.ts'
import type { Browser } from '../../tests/support/market.ts'
import { takeAway } from '../../tests/support/take-away.ts'
import { choiceKey, declarations } from './application.ts'
import { setFirm, setOfficer } from './scene.example.ts'

const { market, scene, draft, press, tracksOf, browserOf, toReview } = await openApplications()
afterAll(() => market.close())

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
  // What is judged and frozen of the firm is read before it is sent, the pictures too.
  expect(check.payload).toMatch(/<h2>회사<\/h2>.*가상펌프 주식회사.*123-45-67891.*중소기업확인서.*확-1/s)
  expect(check.payload).toContain('<h2>사진 0장</h2>')
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
