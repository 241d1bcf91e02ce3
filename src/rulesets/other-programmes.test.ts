/** What is not a certification runs through the same rules: programmes and offers are data, not code. Both are invented. */
import { expect, test } from 'vitest'
import { text } from '../kernel/text.ts'
import { assessEligibility } from './assess.ts'
import { allOf, anyOf, atLeast, atMost, hasAny, is, isOneOf, not, validOn } from './conditions.ts'
import { factPaths } from './fact-paths.ts'
import { daysOfPreCheck, factsOf } from './facts.ts'
import type { FactTable, KnownFacts } from './facts.ts'
import { proveRuleSet } from './prove.ts'
import { ruleSetSchema } from './rule-set.ts'
import type { RuleSetContent } from './rule-set.ts'
import { scoreReview } from './scoring.ts'
import type { MemberSheet } from './scoring.ts'
import { standardRuleSet } from './standard.ts'

const { certificate: _, ...withoutCertificate } = standardRuleSet
const criterion = (id: string, points: number, ko: string, en: string) => ({ id, stage: 'documents', name: text(ko, en), guidance: text('', ''), max: points * 100 })
const oneStage = standardRuleSet.stages.slice(0, 1)
const programme = { ...withoutCertificate, conditionalVerdict: { allowed: false as const }, stages: oneStage, gates: [], documents: [], trimming: { lowest: 0, highest: 0, fromMembers: 0 } }

/** A trade mission: small exporters, no double funding, two unjustified drop-outs within three years bar. It brings one fact of its own. */
const table: FactTable = { ...factPaths, 'mission.englishCatalogue': { type: 'flag', verb: 'has', mend: 'application.answers', label: text('영문 카탈로그', 'an English catalogue') } }
const tradeMission: RuleSetContent = {
  ...programme, purpose: 'programme', title: text('시장개척단', 'Trade mission'),
  eligibility: [
    { id: 'sme', name: text('중소기업', 'SME'), condition: validOn('company.smeConfirmation', 'submission') },
    { id: 'exports', name: text('수출 규모', 'Exports'), condition: atMost('company.exportsUsd', 10_000_000) },
    { id: 'double-funding', name: text('중복 지원 금지', 'No double funding'), condition: is('programme.sameSupportElsewhere', false) },
    { id: 'four-years', name: text('연속 선정 제한', 'Not four years in a row'), condition: atMost('programme.awardedYearsInARow', 3) },
    { id: 'drop-outs', name: text('중도 포기', 'Drop-outs'), condition: not(hasAny('programme.dropOuts', allOf(is('justified', false), { kind: 'within-months-of', fact: 'on', months: 36, of: 'notice' }), 2)) },
    { id: 'tax', name: text('체납', 'Tax'), condition: is('company.taxArrears', false) },
    { id: 'catalogue', name: text('영문 자료', 'English material'), condition: is('mission.englishCatalogue', true) },
  ],
  sections: [{ id: 'market', name: text('시장성', 'Market'), minimum: 0, criteria: [criterion('demand', 60, '현지 수요', 'Local demand'), criterion('readiness', 40, '수출 준비', 'Export readiness')] }],
  bonus: [{ id: 'newcomer', name: text('첫 참가', 'First time'), points: 300, onlyIf: is('programme.awardsBefore', 0) }],
}

/** A patent offered to domestic firms for use in Korea; competing applications are judged. */
const patentOffer: RuleSetContent = {
  ...programme, purpose: 'offer', title: text('특허 나눔', 'Patent sharing'),
  eligibility: [
    { id: 'domestic', name: text('국내 기업', 'Domestic firm'), condition: allOf(is('company.domestic', true), isOneOf('company.kind', 'corporation', 'sole_proprietor')) },
    { id: 'use', name: text('국내 실시', 'Use in Korea'), condition: is('offer.regionOfUse', 'korea') },
    { id: 'consent', name: text('공동권리자 동의', 'Consent of co-owners'), condition: anyOf(is('offer.coOwned', false), is('offer.coOwnersConsent', true)) },
    { id: 'plan', name: text('사업화 계획', 'Plan'), condition: is('offer.hasWorkingPlan', true) },
  ],
  sections: [{ id: 'capability', name: text('사업화 역량', 'Capability'), minimum: 2500, criteria: [criterion('capacity', 50, '생산 역량', 'Capacity'), criterion('sales', 50, '판로', 'Sales channel')] }],
}

const firm: KnownFacts = { ...daysOfPreCheck('2026-11-24', '2026-11-02'), 'company.smeConfirmation': { validFrom: '2026-04-01', validTo: '2027-03-31' }, 'company.exportsUsd': 400_000,
  'programme.sameSupportElsewhere': false, 'programme.awardedYearsInARow': 0, 'programme.dropOuts': [], 'company.taxArrears': false }
const mission = (more: KnownFacts, catalogue: boolean | undefined = true) => assessEligibility(tradeMission, factsOf({ ...firm, ...more }, { 'mission.englishCatalogue': catalogue }), table)

test('both programmes are well-formed and may go live without a line of new code', () => {
  for (const content of [tradeMission, patentOffer]) {
    expect(ruleSetSchema.parse(JSON.parse(JSON.stringify(content)))).toEqual(content)
    expect(proveRuleSet(content, table).filter(({ severity }) => severity === 'stops')).toEqual([])
  }
})

test('a trade mission takes an exporter, and asks in words for the fact it brought itself', () => {
  expect(mission({}).answer).toBe('yes')
  const unknown = assessEligibility(tradeMission, factsOf(firm), table)
  expect(unknown.unanswered.map(({ explanation }) => explanation.sentence.ko)).toEqual(['판단할 정보가 없습니다. 영문 카탈로그를 입력하면 바로 확인해 드립니다.'])
})

test('double funding, too large exports and a fourth year in a row each bar', () => {
  const failing = (more: KnownFacts) => mission(more).failing.map(({ rule }) => rule.id)
  expect([failing({ 'programme.sameSupportElsewhere': true }), failing({ 'company.exportsUsd': 10_000_001 }), failing({ 'programme.awardedYearsInARow': 4 })]).toEqual([['double-funding'], ['exports'], ['four-years']])
})

test('one drop-out, a justified one or one long ago does not bar; two within three years do', () => {
  const after = (...dropOuts: NonNullable<KnownFacts['programme.dropOuts']>) => mission({ 'programme.dropOuts': dropOuts }).answer
  const recent = { on: '2025-03-01', justified: false }
  expect([after(recent), after(recent, { ...recent, justified: true }), after(recent, { ...recent, on: '2022-01-01' }), after(recent, recent), after(recent, { on: '2025-03-01' })]).toEqual(['yes', 'yes', 'yes', 'no', 'unknown'])
})

test('a patent goes to a domestic firm that works it in Korea, and a co-owned one only with consent', () => {
  const offer = (more: KnownFacts) => assessEligibility(patentOffer, factsOf({ 'company.domestic': true, 'company.kind': 'corporation', 'offer.regionOfUse': 'korea', 'offer.coOwned': false, 'offer.hasWorkingPlan': true, ...more }))
  expect(offer({}).answer).toBe('yes')
  expect(offer({ 'offer.regionOfUse': 'abroad' }).failing.map(({ explanation }) => explanation.sentence.ko)).toEqual(['실시 지역은 국내여야 하는데, 해외입니다. 실시 지역이 달라지면 고쳐 주세요.'])
  expect([offer({ 'offer.coOwned': true }).answer, offer({ 'offer.coOwned': true, 'offer.coOwnersConsent': true }).answer, offer({ 'offer.coOwned': undefined, 'offer.coOwnersConsent': false }).answer]).toEqual(['unknown', 'yes', 'unknown'])
})

test('competing applications for a patent are judged by one scale and can be ranked', () => {
  const sheets = (capacity: number, sales: number): readonly MemberSheet[] => Array.from({ length: 5 }, (_, at) => ({ member: `m${at}`, side: 'external', absentFrom: [], gates: {}, scores: { capacity: capacity + at, sales } }))
  const totals = [sheets(4000, 4000), sheets(4500, 3000), sheets(1000, 1000)].map((each) => scoreReview(patentOffer, each)).map((outcome) => outcome.ok && [outcome.value.total, outcome.value.result])
  expect(totals).toEqual([[8002, 'approved'], [7502, 'approved'], [2002, 'rejected']])
})

test('an offer may ask for capacity in numbers that no certification asks for', () => {
  expect(assessEligibility({ eligibility: [{ id: 'people', name: text('인력', 'People'), condition: atLeast('company.employees', 5) }] }, factsOf({ 'company.employees': 4 })).failing[0]?.explanation.sentence.ko)
    .toBe('상시 근로자 수는 5명 이상이어야 하는데, 4명입니다. 상시 근로자 수가 달라지면 고쳐 주세요.')
})
