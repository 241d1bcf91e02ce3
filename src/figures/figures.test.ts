import { readSheet } from 'read-excel-file/node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, dayOf, lastDayOf } from '../kernel/dates.ts'
import { setCall, setFirm } from '../applications/scene.example.ts'
import { draftCertificate, signCertificate } from '../certificates/index.ts'
import { placeTrack, setScene } from '../certificates/scene.fixture.ts'
import type { Scene } from '../certificates/scene.fixture.ts'
import { createPerson, grantRole } from '../people/index.ts'
import { openMarket, sql } from '../../tests/support/market.ts'
import type { Browser, Market } from '../../tests/support/market.ts'
import { takeAway } from '../../tests/support/take-away.ts'
import { findBackground, findDesk, findRows, findYears } from './queries.ts'
import { findDeskHome } from './desk-queries.ts'
import { totalOf } from './measures.ts'
import { planStep, reached } from './workflow.ts'

let market: Market
let scene: Scene
let officer: Browser
let buyer: Browser
let stranger: Browser
let company: string
const at = { limit: 100, offset: 0 }

beforeAll(async () => {
  market = await openMarket()
  scene = await market.set((tx) => setScene(tx, 'kra'))
  const theirs = await market.set((tx) => setScene(tx, 'lh'))
  company = (await market.set((tx) => setFirm(tx))).companyId
  officer = await market.as(scene.officer)
  buyer = await market.as(scene.buyer)
  stranger = await market.as(theirs.officer)
})
afterAll(() => market.close())

test('a new desk says what there is to do before its first call, to whom it falls, and no more once one is published', async () => {
  const approver = await market.set(async (tx) => {
    const { id } = await createPerson(tx, { email: 'first@ex.example', name: '박승인' })
    await grantRole(tx, { personId: id, role: 'approver', institutionId: 'ex' })
    return id
  })
  const one = await market.as(approver)
  const desk = async () => {
    const answer = await one.get('/desk/ex')
    expect(Number(answer.headers['x-statements'])).toBeLessThanOrEqual(5)
    return answer.body
  }
  const first = await desk()
  expect(first).toContain('담당자 0명, 구매담당자 0명')
  expect(first).toContain('href="/desk/ex/people"')
  expect(first).toMatch(/공개된 자료로 만든 규정이 시행 중입니다\.[^<]*<\/p>.{0,300}담당자가 할 일/s)
  expect(first).not.toContain('aria-describedby="task-call"')
  await market.set((tx) => setCall(tx, ['ex']))
  expect(await desk()).not.toContain('첫 공모를 열기까지')
})

test('an empty market says that there is nothing to count, not zero', async () => {
  const answer = await market.visitor.get('/figures')
  expect(answer.statusCode).toBe(200)
  expect(answer.body).toContain('집계할 기록이 없습니다')
  expect(Number(answer.headers['x-statements'])).toBeLessThanOrEqual(5)
})

test('both values that sources gave for 2023 stand, and neither is part of our own totals', async () => {
  const values = (await findBackground(market.read))
    .filter((point) => point.series === 'yearly-purchases' && point.period === '2023')
    .map((point) => point.value)
  expect(values).toEqual([220_600_000_000, 235_200_000_000])
  expect(totalOf(await findYears(market.read, {}), 'amount')).toBe(0)
  const page = (await market.visitor.get('/figures')).body
  expect(page).toContain('220,600,000,000')
  expect(page).toContain('235,200,000,000')
})

test('a figure nobody defined is not there, and a filter that is no code is left out', async () => {
  expect((await market.visitor.get('/figures/everything')).statusCode).toBe(404)
  expect((await market.visitor.get('/figures?council=%27;drop table&institution=a%20b')).statusCode).toBe(200)
  expect(await findRows(market.read, 'amount', { councilId: 'SOC' }, at)).toEqual([])
})

const goalVersion = async () =>
  /name="version-registrations" value="(\d+)"/.exec((await officer.get('/desk/kra/activation')).body)?.[1] ?? ''

test('the goals of the year stand beside today; what is no number is said, and typed text stays', async () => {
  const wrong = await officer.post('/desk/kra/activation/goals', { registrations: '열 건', purchases_won: '1,000,000,000' })
  expect(wrong.statusCode).toBe(422)
  expect(wrong.body).toContain('열 건')
  expect((await officer.post('/desk/kra/activation/goals', { registrations: '12', purchases_won: '1,000,000,000' })).statusCode).toBe(303)
  const page = (await officer.get('/desk/kra/activation')).body
  expect(page).toContain('12건')
  expect(page).toContain('정하지 않음')
  const stale = await officer.post('/desk/kra/activation/goals', { registrations: '20', 'version-registrations': '0' })
  expect(stale.statusCode).toBe(409)
  expect(stale.body).toContain('그사이 같은 팀의 다른 분이 목표를 고쳤습니다.')
  expect(stale.body).toContain('value="20"')
  expect((await officer.get('/desk/kra/activation')).body).toContain('12건')
  const seen = await goalVersion()
  expect((await officer.post('/desk/kra/activation/goals', { registrations: '20', 'version-registrations': seen })).statusCode).toBe(303)
  expect(
    (await officer.post('/desk/kra/activation/goals', { registrations: '', 'version-registrations': await goalVersion() })).statusCode,
  ).toBe(303)
  expect(
    await market.read.many(sql`select goal from institution_goals where institution_id = 'kra' and measure = 'registrations'`),
  ).toEqual([{ goal: null }])
  // Whoever still looks at the goal that was taken away neither brings it back nor overwrites the next.
  expect((await officer.post('/desk/kra/activation/goals', { registrations: '30', 'version-registrations': seen })).statusCode).toBe(409)
  expect(
    (await officer.post('/desk/kra/activation/goals', { registrations: '40', 'version-registrations': await goalVersion() })).statusCode,
  ).toBe(303)
  expect((await officer.post('/desk/kra/activation/goals', { registrations: '30', 'version-registrations': seen })).statusCode).toBe(409)
})

test('a firm is accompanied only where the institution may know it, and a stale next step shows both', async () => {
  const firm = `/desk/kra/activation/firms/${company}`
  expect((await officer.get(firm)).statusCode).toBe(404)
  await market.set((tx) =>
    tx.run(sql`insert into accompanied_firms (institution_id, company_id, since, person_id) values ('kra', ${company}, ${tx.now}, 'x')`),
  )
  expect((await officer.get(firm)).statusCode).toBe(200)
  expect((await stranger.get(firm)).statusCode).toBe(404)
  expect((await stranger.get(`/desk/lh/activation/firms/${company}`)).statusCode).toBe(404)
  expect((await officer.post(`${firm}/step`, { version: '1', nextStep: '현장 방문', nextStepOn: '2099-01-04' })).statusCode).toBe(303)
  const stale = await officer.post(`${firm}/step`, { version: '1', nextStep: '설명회 초대', nextStepOn: '2099-02-01' })
  expect(stale.statusCode).toBe(409)
  expect(stale.body).toContain('현장')
  expect(stale.body).toContain('설명회 초대')
  expect((await officer.post(`${firm}/notes`, { kind: 'visit', note: '현장에서 소음을 쟀습니다.' })).statusCode).toBe(303)
  expect((await officer.get(firm)).body).toContain('현장에서 소음을 쟀습니다.')
})

test('reading a firm’s yearly sales leaves a row of the access log', async () => {
  const before = await market.read.one(sql<{ n: number }>`select count(*) as n from access_log where whose_id = ${company}`)
  await officer.get(`/desk/kra/activation/firms/${company}`)
  const after = await market.read.one(sql<{ n: number }>`select count(*) as n from access_log where whose_id = ${company}`)
  expect(after.n).toBe(before.n + 1)
})

test('a next step names what is done, and its day is not behind us', () => {
  const today = '2026-11-25'
  expect(planStep('', null, today)).toEqual({ ok: true, value: { nextStep: null, nextStepOn: null } })
  expect(planStep('', today, today)).toEqual({ ok: false, refusal: { code: 'step-missing' } })
  expect(planStep('방문', addDays(today, -1), today)).toEqual({ ok: false, refusal: { code: 'step-past' } })
  expect(planStep('방문', today, today).ok).toBe(true)
  expect(planStep('방문', undefined, today)).toEqual({ ok: false, refusal: { code: 'step-no-day' } })
  for (const [on, code] of [
    [addDays(today, -1), 'step-past'],
    [undefined, 'step-no-day'],
  ] as const)
    expect(planStep('', on, today)).toEqual({ ok: false, refusal: { code: 'step-missing', day: { code } } })
  expect([reached(3, undefined), reached(3, 0), reached(3, 4), reached(9, 4)]).toEqual([undefined, undefined, 75, 225])
  expect([reached(3, 7), reached(999, 1000)]).toEqual([43, 99])
})

test('rows add up to the headline: a counter-record takes its purchase out, a revoked certificate stays counted in its year', async () => {
  await market.set(async (tx) => {
    const placed = await placeTrack(tx, scene, { titleKo: '배수 펌프', titleEn: 'Pump' })
    const draft = await draftCertificate(tx, { personId: scene.officer, institutionId: 'kra' }, placed.trackId)
    if (!draft.ok) throw new Error(draft.refusal.code)
    const signed = await signCertificate(tx, market.app, { personId: scene.approver, institutionId: 'kra' }, draft.value.id, 1)
    if (!signed.ok) throw new Error(signed.refusal.code)
  })
  const { id: listing } = await market.read.one(sql<{ id: string }>`select id from listings`)
  const bought = async (amountWon: string) =>
    (
      await buyer.post('/buying/kra/purchases/new', {
        listing,
        amountWon,
        estimatedWon: '11000000',
        contractedOn: '2026-11-02',
        quantity: '1',
        groundCode: 'SMALL_AMOUNT_ONE_QUOTE',
        chosenReason: '소음 기준을 만족합니다.',
      })
    ).headers['location'] as string
  const wrong = await bought('5,000,000')
  await bought('12,000,000')
  expect((await buyer.post(`${wrong}/counter`, { reason: '금액을 잘못 적었습니다.' })).statusCode).toBe(303)
  const years = await findYears(market.read, { councilId: undefined })
  const rows = await findRows(market.read, 'amount', {}, at)
  expect(totalOf(years, 'amount')).toBe(12_000_000)
  expect(rows.reduce((sum, row) => sum + (row.amount ?? 0), 0)).toBe(12_000_000)
  expect(totalOf(years, 'purchases')).toBe(1)
  // Who applied here can be chosen to accompany; nobody who did not.
  const desk = (await officer.get('/desk/kra/activation')).body
  expect(desk).toContain('아래에서 신청한 기업의 이름을 눌러')
  expect(desk).toMatch(new RegExp(`아직 동행하지 않는 기업[\\s\\S]*/desk/kra/activation/firms/${scene.companyId}"`))
  expect((await stranger.get('/desk/lh/activation')).body).toContain('이 기관에 신청한 기업이 생기면')
  // Another institution may not read the yearly sales of a firm only because everybody can find it in the catalogue.
  expect((await stranger.get(`/desk/lh/activation/firms/${scene.companyId}`)).statusCode).toBe(404)
  expect((await officer.get(`/desk/kra/activation/firms/${scene.companyId}`)).statusCode).toBe(200)
  // A counter-record and what it corrected are told apart from what stands.
  const growth = (await officer.get(`/desk/kra/activation/firms/${scene.companyId}`)).body
  expect(growth).toMatch(/-5,000,000[\s\S]{0,40}원[\s\S]{0,200}정정 기록/)
  expect([...growth.matchAll(/정정됨/g)]).toHaveLength(1)
  const { id: still } = await market.read.one(
    sql<{
      id: string
    }>`select id from purchases p where kind = 'purchase' and not exists (select from purchases x where x.counters_id = p.id)`,
  )
  expect((await officer.get('/desk/kra/activation')).body).toContain('유효한 인증 가운데 팔리지 않은 것이 없습니다.')
  expect((await buyer.post(`/buying/kra/purchases/${still}/counter`, { reason: '계약이 취소되었습니다.' })).statusCode).toBe(303)
  expect((await officer.get('/desk/kra/activation')).body).not.toContain('유효한 인증은 모두 구매로 이어졌습니다.')
  await bought('12,000,000')
  expect(await findRows(market.read, 'certificates', {}, at)).toHaveLength(totalOf(years, 'certificates'))
  expect(await findRows(market.read, 'registrations', {}, at)).toHaveLength(totalOf(years, 'registrations'))
  expect((await market.visitor.get('/figures/amount')).body).toContain('12,000,000')
  const file = await market.visitor.get('/figures/amount/rows.csv')
  expect(file.body.trim().split('\r\n')).toHaveLength(6)
  expect(totalOf(await findYears(market.read, { institutionId: 'lh' }), 'amount')).toBe(0)
  expect(totalOf(years, 'amount', 2026)).toBe(12_000_000)
  expect(totalOf(years, 'amount', 2025)).toBe(0)
  expect(await findRows(market.read, 'amount', { year: 2026 }, at)).toHaveLength(5)
  for (const measure of ['registrations', 'certificates', 'amount'] as const)
    expect(await findRows(market.read, measure, { year: 2025 }, at)).toEqual([])
  expect((await market.visitor.get('/figures?year=2025')).body).toContain('기관별 2025년')
  expect((await market.visitor.get('/en/figures/amount?year=2026')).body).toContain('Amount purchased in 2026')
  const api = (await market.visitor.get('/api/v1/figures')).json<{ figures: { id: string; total: number }[] }>()
  expect(api.figures.find((one) => one.id === 'amount')?.total).toBe(12_000_000)
  expect((await market.visitor.get('/api/v1/figures?colour=red')).statusCode).toBe(400)
})

test('a file of figures says what it counts and as of when: a CSV in every row, a workbook on a second sheet', async () => {
  const [header, ...lines] = (await market.visitor.get('/figures/amount/rows.csv?institution=kra')).body.trim().split('\r\n')
  expect(header).toMatch(/,기준 시각,정의$/)
  for (const line of lines)
    expect(line).toMatch(/,\d{4}-\d\d-\d\d \d\d:\d\d,기록된 구매의 계약 금액\(부가세 포함\)을 더한 값입니다\. 정정 기록의 금액은 뺍니다\.$/)
  const workbook = (await market.visitor.get('/figures/amount/rows.xlsx?institution=kra&year=2026')).rawPayload
  expect((await readSheet(workbook, 1))[0]).not.toContain('정의')
  const [names, said] = await readSheet(workbook, '정의')
  const told = Object.fromEntries((names ?? []).map((name, place) => [String(name), said?.[place]]))
  expect(told).toMatchObject({
    수치: '구매 금액',
    값: 12_000_000,
    단위: '원',
    기관: 'kra',
    연도: '2026',
    주소: 'http://localhost/figures/amount?institution=kra&year=2026',
  })
  expect(told['기준 시각']).toBeInstanceOf(Date)
  expect((await market.visitor.get('/en/figures/amount/rows.csv')).body).toContain('As of,Definition')
})

test('the tables of the figures come as files under their filters', async () => {
  const years = await takeAway(market.visitor, '/figures', '?institution=kra')
  expect(years.statuses).toEqual([200, 200])
  expect(years.lines[0]).toBe('연도,진행 중,등록기술,발급한 인증서,구매,구매 금액(원),기준 시각,정의')
  expect(years.rows[0]).toHaveLength(6)
  expect(years.rows.flat()).toContain(12_000_000)
  expect((await readSheet(years.xlsx, '정의')).map((row) => row[0])).toEqual(['수치', '등록기술', '발급한 인증서', '구매', '구매 금액'])
  expect((await takeAway(market.visitor, '/figures', '?institution=lh')).rows.flat()).not.toContain(12_000_000)
  const institutions = await takeAway(market.visitor, '/figures/by-institution', '?year=2026')
  expect(institutions.rows.flat()).toEqual(expect.arrayContaining(['한국마사회', 'kra', 12_000_000]))
  expect((await takeAway(market.visitor, '/figures/by-institution', '?year=2025')).rows).toHaveLength(1)
  expect((await takeAway(market.visitor, '/figures/background')).rows.flat()).toContain(220_600_000_000)
})

test('the lists of the activation desk come as files, for that institution alone', async () => {
  for (const list of ['firms', 'expiring', 'unsold']) {
    const taken = await takeAway(officer, `/desk/kra/activation/${list}`)
    expect([list, taken.statuses, taken.rows.length]).toEqual([list, [200, 200], taken.lines.length])
    expect((await takeAway(stranger, `/desk/kra/activation/${list}`)).statuses).toEqual([404, 404])
  }
})

test('a certificate past its last day counts no more among the valid ones of a firm that is accompanied', async () => {
  await market.set((tx) =>
    tx.run(
      sql`insert into accompanied_firms (institution_id, company_id, since, person_id) values ('kra', ${scene.companyId}, ${tx.now}, ${scene.officer})`,
    ),
  )
  const valid = async () =>
    (await findDesk(market.read, 'kra', 2026)).firms.find((firm) => firm.companyId === scene.companyId)?.certificates
  expect(await valid()).toBe(1)
  await market.set((tx) => tx.run(sql`update certificates set valid_to = market_today() - 1 where company_id = ${scene.companyId}`))
  expect(await valid()).toBe(0)
})

test('a technology of a joint review counts for each institution, and once in total; its rows name all of them', async () => {
  const before = totalOf(await findYears(market.read, {}), 'registrations')
  const { id: listing } = await market.read.one(sql<{ id: string }>`select id from listings limit 1`)
  await market.set((tx) =>
    tx.run(sql`insert into listing_certificates (listing_id, certificate_id, institution_id, number, valid_from, valid_to, state)
      select listing_id, certificate_id || 'x', 'bpa', 'BPA-1', valid_from, valid_to, state from listing_certificates
      where listing_id = ${listing} limit 1`),
  )
  const of = async (institutionId: string) => {
    const rows = await findRows(market.read, 'registrations', { institutionId }, at)
    return [totalOf(await findYears(market.read, { institutionId }), 'registrations'), rows.length, rows[0]?.institutionKo]
  }
  expect(await of('bpa')).toEqual([1, 1, '부산항만공사'])
  expect(await of('kra')).toEqual([before, before, '한국마사회'])
  expect(totalOf(await findYears(market.read, {}), 'registrations')).toBe(before)
  expect((await findRows(market.read, 'registrations', {}, at)).map((row) => row.institutionKo)).toContain('한국마사회, 부산항만공사')
  const figures = (await market.visitor.get('/api/v1/figures?institution=bpa')).json<{ figures: { id: string; total: number }[] }>().figures
  expect(figures.find((one) => one.id === 'registrations')?.total).toBe(1)
  expect((await market.visitor.get('/figures/registrations/rows.csv?institution=bpa')).body).toContain(',부산항만공사,')
})

test('the next step with a firm falls on the same day on the desk and in its activation, at any hour of the day', async () => {
  const day = addDays(dayOf(new Date()), 3)
  await market.set((tx) =>
    tx.run(sql`update accompanied_firms set next_step = '현장 방문', next_step_on = ${day} where institution_id = 'kra'`),
  )
  const { dates } = await findDeskHome(market.read, 'kra', 2026)
  expect(dates.filter((one) => one.kind === 'step').map((one) => lastDayOf(new Date(one.at)))).toContain(day)
})

test('a time of the background is said in words, and stands where it belongs', async () => {
  const periods = (await findBackground(market.read)).filter((one) => one.series === 'participating-institutions').map((one) => one.period)
  expect(periods.indexOf('2025-early')).toBe(periods.indexOf('2025-05') - 1)
  const page = (await market.visitor.get('/figures')).body
  expect([page.includes('2025년 초'), page.includes('2025-early')]).toEqual([true, false])
})
