import { afterAll, beforeAll, expect, test } from 'vitest'
import { declarations, preCheck, startApplication, submitApplication } from '../../src/applications/index.ts'
import { setFirm } from '../../src/applications/scene.example.ts'
import type { Firm } from '../../src/applications/scene.example.ts'
import { findApplication } from '../../src/applications/queries.ts'
import { draftCall } from '../../src/calls/actions/draft-call.ts'
import { publishCall, submitCall } from '../../src/calls/actions/move-call.ts'
import { patentOffer, tradeMission } from '../../src/rulesets/other-programmes.example.ts'
import type { RuleSetContent } from '../../src/rulesets/rule-set.ts'
import { cloneRuleSet, putInForce } from '../../src/rulesets/stored.ts'
import { setStaff } from '../cast.ts'
import type { Staff } from '../cast.ts'
import { asStaff, must, receiveAndCheck } from '../shortcuts.ts'
import { openMarket, sql } from '../support/market.ts'
import type { Market } from '../support/market.ts'

/** A programme and a patent offer are data: drafted, approved, published, opened, applied to and judged by the same rules, calls and desk. */
let market: Market
let staff: Staff
const hour = 3_600_000
const plan = { id: 'plan', ko: '실시 계획을 적어 주세요.', en: 'Describe your plan.', required: true, maxLength: 1000 }
// The fact the mission brings itself is asked as a question of its call.
const mission: RuleSetContent = { ...tradeMission, eligibility: tradeMission.eligibility.filter((rule) => rule.id !== 'catalogue') }

beforeAll(async () => {
  market = await openMarket()
  staff = await market.set((tx) => setStaff(tx, 'kra'))
})
afterAll(() => market.close())

const setRules = (content: RuleSetContent) =>
  market.set(async (tx) => {
    const { versionId: fromVersionId } = await tx.one(
      sql<{
        versionId: string
      }>`select v.id as version_id from rule_set_versions v join rule_sets s on s.id = v.rule_set_id
        where s.institution_id is null and v.state = 'in_force' limit 1`,
    )
    const made = must(
      await cloneRuleSet(tx, {
        fromVersionId,
        institutionId: 'kra',
        nameKo: content.title.ko,
        nameEn: content.title.en,
        by: staff.officer,
        change: () => content,
      }),
    )
    must(await putInForce(tx, { versionId: made.versionId, by: staff.approver }))
    return made.ruleSetId
  })

const publish = async (programme: string, ruleSetId: string, opensAt: Date) => {
  const officer = asStaff(staff, 'officer')
  const { id } = must(
    await draftCall(market.app, officer, {
      programme,
      theme: 'general',
      titleKo: programme,
      titleEn: programme,
      bodyKo: '공고합니다.',
      bodyEn: 'We announce.',
      opensAt,
      closesAt: new Date(Date.now() + 48 * hour),
      institutions: [{ institutionId: 'kra', isLead: true, ruleSetId, extraQuestions: [plan], fieldCodes: [] }],
    }),
  )
  must(await submitCall(market.app, officer, id, 1))
  must(await publishCall(market.app, asStaff(staff, 'approver'), id, 2))
  return id
}

const firmWith = (sqlOf: (firm: Firm) => ReturnType<typeof sql>) =>
  market.set(async (tx) => {
    const firm = await setFirm(tx)
    await tx.run(sqlOf(firm))
    return firm
  })
const exporter = (usd: number) =>
  firmWith(
    (firm) =>
      sql`insert into company_years (company_id, year, exports_usd, entered_at, entered_by)
        values (${firm.companyId}, extract(year from market_today())::int - 1, ${usd}, market_now(), ${firm.personId})`,
  )

const apply = (firm: Firm, callId: string, answer: string) =>
  market.set(async (tx) => {
    const choices = [{ callId, institutionId: 'kra' }]
    const { id } = must(await startApplication(tx, firm.companyId, firm.technologyId, choices, 'right_holder'))
    if (answer !== '')
      await tx.run(sql`update applications set answers = ${JSON.stringify({ kra: { [plan.id]: answer } })} where id = ${id}`)
    const draft = await findApplication(tx, firm.companyId, id)
    return submitApplication(tx, firm.companyId, id, {
      choices,
      declarations,
      seen: { version: draft?.version ?? 0, technologyEdit: draft?.technologyEdit ?? 0 },
    })
  })
const groupOf = async (firm: Firm, callId: string) =>
  (await preCheck(market.read, firm.companyId, firm.technologyId, '2026-11-29'))?.rows.find((row) => row.offer.callId === callId)

test('a trade mission: published by two people, opened by the clock, and an exporter too large is told which rule', async () => {
  const ruleSetId = await setRules(mission)
  const later = await publish('overseas', ruleSetId, new Date(Date.now() + hour))
  const now = await publish('overseas', ruleSetId, new Date(Date.now() - hour))
  const small = await exporter(400_000)
  const large = await exporter(20_000_000)
  expect(await groupOf(small, later)).toBeUndefined()
  expect((await groupOf(large, now))?.assessment.failing.map(({ rule }) => rule.id)).toEqual(['exports'])
  expect((await groupOf(small, now))?.assessment.failing).toEqual([])
  expect(await apply(small, later, '현지 바이어 열 곳과 상담합니다.')).toMatchObject({
    ok: false,
    refusal: { code: 'hindered', hindered: [{ obstacle: { code: 'closed' } }] },
  })
  expect(await apply(large, now, '현지 바이어 열 곳과 상담합니다.')).toMatchObject({
    ok: false,
    refusal: { code: 'hindered', hindered: [{ obstacle: { code: 'not-eligible' } }] },
  })
  expect(await apply(small, now, '')).toMatchObject({ ok: false, refusal: { code: 'incomplete' } })
  const sent = must(await apply(await exporter(300_000), now, '현지 바이어 열 곳과 상담합니다.'))
  await judged(sent.tracks[0]?.trackId ?? '', ['double-funding', 'four-years', 'drop-outs'])
})

test('a patent offer: a private person is refused, a domestic firm goes on to the desk, which answers what only it can know', async () => {
  const callId = await publish('patent-sharing', await setRules(patentOffer), new Date(Date.now() - hour))
  const inventor = await firmWith(
    (firm) => sql`update companies set kind = 'individual', business_number = null, corporate_number = null where id = ${firm.companyId}`,
  )
  expect((await groupOf(inventor, callId))?.assessment.failing.map(({ rule }) => rule.id)).toEqual(['domestic'])
  expect(await apply(inventor, callId, '국내 공장에서 만듭니다.')).toMatchObject({
    ok: false,
    refusal: { code: 'hindered', hindered: [{ obstacle: { code: 'not-eligible' } }] },
  })
  const sent = must(await apply(await market.set((tx) => setFirm(tx)), callId, '국내 공장에서 만듭니다.'))
  await judged(sent.tracks[0]?.trackId ?? '', ['use', 'consent', 'plan'])
})

test('everybody finds both among the open calls, by what they are', async () => {
  for (const [programme, word] of [
    ['overseas', '해외진출 지원'],
    ['patent-sharing', '기술나눔 공고'],
  ] as const) {
    const { body } = await market.visitor.get(`/calls?programme=${programme}`)
    expect(body).toContain(word)
    expect((await market.visitor.get(`/api/v1/calls?programme=${programme}`)).json()).toMatchObject({ total: 1 })
  }
})

/** The desk's check: the machine left just these open, the officer answers them, and the track is ready for its review. */
const judged = async (trackId: string, open: readonly string[]) => {
  await receiveAndCheck(market, staff, trackId)
  const checks = await market.read.many(
    sql<{
      conditionId: string
      machineAnswer: string
      officerAnswer: string | null
    }>`select condition_id, machine_answer, officer_answer from track_checks where track_id = ${trackId}`,
  )
  expect(
    checks
      .filter((one) => one.machineAnswer === 'unknown')
      .map((one) => one.conditionId)
      .toSorted(),
  ).toEqual(open.toSorted())
  expect(checks.filter((one) => one.machineAnswer === 'yes').length).toBe(checks.length - open.length)
  expect(checks.every((one) => (one.officerAnswer ?? one.machineAnswer) === 'yes')).toBe(true)
}
