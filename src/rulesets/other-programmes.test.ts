/** What is not a certification runs through the same rules: programmes and offers are data, not code. Both are invented. */
import { expect, test } from 'vitest'
import { text } from '../kernel/text.ts'
import { assessEligibility } from './assess.ts'
import { atLeast } from './conditions.ts'
import { daysOfPreCheck, factsOf } from './facts.ts'
import type { KnownFacts } from './facts.ts'
import { missionTable as table, patentOffer, tradeMission } from './other-programmes.example.ts'
import { proveRuleSet } from './prove.ts'
import { ruleSetSchema } from './rule-set.ts'
import { scoreReview } from './scoring.ts'
import type { MemberSheet } from './scoring.ts'

const firm: KnownFacts = {
  ...daysOfPreCheck('2026-11-24', '2026-11-02'),
  'company.smeConfirmation': { validFrom: '2026-04-01', validTo: '2027-03-31' },
  'company.exportsUsd': 400_000,
  'programme.sameSupportElsewhere': false,
  'programme.awardedYearsInARow': 0,
  'programme.dropOuts': [],
  'company.taxArrears': false,
}
const mission = (more: KnownFacts, catalogue: boolean | undefined = true) =>
  assessEligibility(tradeMission, factsOf({ ...firm, ...more }, { 'mission.englishCatalogue': catalogue }), table)

test('both programmes are well-formed and may go live without a line of new code', () => {
  for (const content of [tradeMission, patentOffer]) {
    expect(ruleSetSchema.parse(JSON.parse(JSON.stringify(content)))).toEqual(content)
    expect(proveRuleSet(content, table).filter(({ severity }) => severity === 'stops')).toEqual([])
  }
})

test('a trade mission takes an exporter, and asks in words for the fact it brought itself', () => {
  expect(mission({}).answer).toBe('yes')
  const unknown = assessEligibility(tradeMission, factsOf(firm), table)
  expect(unknown.unanswered.map(({ explanation }) => explanation.sentence.ko)).toEqual([
    '판단할 정보가 없습니다. 영문 카탈로그를 입력하면 바로 확인해 드립니다.',
  ])
})

test('double funding, too large exports and a fourth year in a row each bar', () => {
  const failing = (more: KnownFacts) => mission(more).failing.map(({ rule }) => rule.id)
  expect([
    failing({ 'programme.sameSupportElsewhere': true }),
    failing({ 'company.exportsUsd': 10_000_001 }),
    failing({ 'programme.awardedYearsInARow': 4 }),
  ]).toEqual([['double-funding'], ['exports'], ['four-years']])
})

test('one drop-out, a justified one or one long ago does not bar; two within three years do', () => {
  const after = (...dropOuts: NonNullable<KnownFacts['programme.dropOuts']>) => mission({ 'programme.dropOuts': dropOuts }).answer
  const recent = { on: '2025-03-01', justified: false }
  expect([
    after(recent),
    after(recent, { ...recent, justified: true }),
    after(recent, { ...recent, on: '2022-01-01' }),
    after(recent, recent),
    after(recent, { on: '2025-03-01' }),
  ]).toEqual(['yes', 'yes', 'yes', 'no', 'unknown'])
})

test('a patent goes to a domestic firm that works it in Korea, and a co-owned one only with consent', () => {
  const offer = (more: KnownFacts) =>
    assessEligibility(
      patentOffer,
      factsOf({
        'company.domestic': true,
        'company.kind': 'corporation',
        'offer.regionOfUse': 'korea',
        'offer.coOwned': false,
        'offer.hasWorkingPlan': true,
        ...more,
      }),
    )
  expect(offer({}).answer).toBe('yes')
  expect(offer({ 'offer.regionOfUse': 'abroad' }).failing.map(({ explanation }) => explanation.sentence.ko)).toEqual([
    '실시 지역은 국내여야 하는데, 해외입니다. 실시 지역이 달라지면 고쳐 주세요.',
  ])
  expect([
    offer({ 'offer.coOwned': true }).answer,
    offer({ 'offer.coOwned': true, 'offer.coOwnersConsent': true }).answer,
    offer({ 'offer.coOwned': undefined, 'offer.coOwnersConsent': false }).answer,
  ]).toEqual(['unknown', 'yes', 'unknown'])
})

test('competing applications for a patent are judged by one scale and can be ranked', () => {
  const sheets = (capacity: number, sales: number): readonly MemberSheet[] =>
    Array.from({ length: 5 }, (_, at) => ({
      member: `m${at}`,
      side: 'external',
      absentFrom: [],
      gates: {},
      scores: { capacity: capacity + at, sales },
    }))
  const totals = [sheets(4000, 4000), sheets(4500, 3000), sheets(1000, 1000)]
    .map((each) => scoreReview(patentOffer, each))
    .map((outcome) => outcome.ok && [outcome.value.total, outcome.value.result])
  expect(totals).toEqual([
    [8002, 'approved'],
    [7502, 'approved'],
    [2002, 'rejected'],
  ])
})

test('an offer may ask for capacity in numbers that no certification asks for', () => {
  expect(
    assessEligibility(
      { eligibility: [{ id: 'people', name: text('인력', 'People'), condition: atLeast('company.employees', 5) }] },
      factsOf({ 'company.employees': 4 }),
    ).failing[0]?.explanation.sentence.ko,
  ).toBe('상시 근로자 수는 5명 이상이어야 하는데, 4명입니다. 상시 근로자 수가 달라지면 고쳐 주세요.')
})
