import fc from 'fast-check'
import { expect, test } from 'vitest'
import { scoreReview, commentRequired, adjustmentsByFacts } from './scoring.ts'
import type { MemberSheet } from './scoring.ts'
import { criteriaOf } from './rule-set.ts'
import type { RuleSetContent } from './rule-set.ts'
import { standardRuleSet } from './standard.ts'
import { is } from './conditions.ts'

const one = { ko: '하나', en: 'one' }
/** Two criteria of 60 and 40 points, one stage; five seats, quorum three. */
const small: RuleSetContent = {
  ...standardRuleSet,
  gates: [{ id: 'safe', stage: 'documents', name: one, guidance: one, passesWhen: 'majority' }],
  stages: standardRuleSet.stages.slice(0, 1),
  sections: [
    { id: 'first', name: one, minimum: 3000, criteria: [{ id: 'a', stage: 'documents', name: one, guidance: one, max: 6000 }] },
    { id: 'second', name: one, minimum: 0, criteria: [{ id: 'b', stage: 'documents', name: one, guidance: one, max: 4000 }] },
  ],
  bonus: [
    { id: 'woman', name: one, points: 300 },
    { id: 'region', name: one, points: 300 },
  ],
  bonusLimit: 500,
  penalties: [{ id: 'late', name: one, points: 100 }],
  committee: { ...standardRuleSet.committee, seats: 5, quorum: 3, externalShareAtLeast: 50 },
  trimming: { lowest: 1, highest: 1, fromMembers: 5 },
}
const sheet = (member: string, a: number, b: number, more: Partial<MemberSheet> = {}): MemberSheet => ({
  member,
  side: 'external',
  absentFrom: [],
  scores: { a, b },
  gates: { safe: 'pass' },
  ...more,
})
const five = [sheet('m1', 5000, 3000), sheet('m2', 4000, 3000), sheet('m3', 6000, 3000), sheet('m4', 0, 3000), sheet('m5', 4600, 3100)]
const scored = (content: RuleSetContent, sheets: readonly MemberSheet[], given: readonly string[] = []) => {
  const result = scoreReview(content, sheets, given)
  if (!result.ok) throw new Error(result.refusal.code)
  return result.value
}

test('the highest and the lowest score of a criterion are left out, the rest is averaged exactly', () => {
  // a: 0 and 6000 leave; (5000 + 4000 + 4600) / 3 = 4533 1/3. b: one 3000 and 3100 leave; 3000. Sum 7533 1/3 → 75.33.
  const result = scored(small, five)
  expect(result).toMatchObject({
    result: 'approved',
    total: 7533,
    sections: [{ mean: { over: 13600n, under: 3n }, shown: 4533, reached: true }, { shown: 3000 }],
  })
  expect(result.sections[0]?.criteria[0]?.scores.map(({ counts }) => counts)).toEqual([
    'counted',
    'counted',
    'left-out-highest',
    'left-out-lowest',
    'counted',
  ])
})

test('thirds of three criteria are not rounded three times', () => {
  // Each criterion's mean ends in 1/3; rounding each would lose a hundredth, together they make a whole.
  const thirds: RuleSetContent = {
    ...small,
    trimming: { lowest: 0, highest: 0, fromMembers: 0 },
    passMark: 2001,
    sections: ['a', 'b', 'c'].map((id) => ({
      id: `s-${id}`,
      name: one,
      minimum: 0,
      criteria: [{ id, stage: 'documents', name: one, guidance: one, max: 4000 }],
    })),
  }
  const sheets = ['x', 'y', 'z'].map((member, at) =>
    sheet(member, 0, 0, { scores: { a: at === 0 ? 2001 : 2000, b: at === 0 ? 1 : 0, c: at === 0 ? 1 : 0 } }),
  )
  expect(scored(thirds, sheets).total).toBe(2001)
})

test('bonus stops at its limit, penalty comes off, and an unknown item is refused', () => {
  expect(scored(small, five, ['woman', 'region', 'late'])).toMatchObject({ bonus: 500, penalty: 100, total: 7933 })
  expect(scoreReview(small, five, ['nobody'])).toEqual({ ok: false, refusal: { code: 'unknown-adjustment', item: 'nobody' } })
  const byFacts = {
    bonus: [{ id: 'corp', name: one, points: 100, onlyIf: is('company.kind', 'corporation') }],
    penalties: [{ id: 'tax', name: one, points: 100, onlyIf: is('company.taxArrears', true) }],
  }
  expect(adjustmentsByFacts(byFacts, { 'company.kind': 'corporation' })).toEqual({ given: ['corp'], open: ['tax'] })
})

test('the pass mark itself passes, a hundredth less does not', () => {
  const flat = [sheet('m1', 4500, 2500), sheet('m2', 4500, 2500), sheet('m3', 4500, 2500)]
  expect(scored(small, flat).result).toBe('approved')
  expect(scored({ ...small, passMark: 7001 }, flat)).toMatchObject({
    result: 'rejected',
    reasons: [{ code: 'total-below-pass-mark', words: { ko: '총점이 합격선 70.01점에 미치지 못합니다(70점).' } }],
  })
})

test('a section below its minimum and a lost gate reject whatever the total', () => {
  const weak = [
    sheet('m1', 2900, 4000),
    sheet('m2', 2900, 4000, { gates: { safe: 'fail' } }),
    sheet('m3', 2900, 4000, { gates: { safe: 'fail' } }),
  ]
  expect(scored({ ...small, passMark: 0 }, weak).reasons.map(({ code }) => code)).toEqual(['gate-failed', 'section-below-minimum'])
  const tie = [
    sheet('m1', 5000, 4000),
    sheet('m2', 5000, 4000),
    sheet('m3', 5000, 4000, { gates: { safe: 'fail' } }),
    sheet('m4', 5000, 4000, { gates: { safe: 'fail' } }),
  ]
  expect(scored(small, tie).result).toBe('rejected')
})

test('bombs and gifts are both seen, and change nothing by themselves', () => {
  const odd = scored(small, [
    sheet('bomb', 500, 3000),
    sheet('gift', 6000, 3000),
    sheet('m1', 3000, 3000),
    sheet('m2', 3100, 3000),
    sheet('m3', 3000, 3000),
  ])
  expect(odd.sections[0]?.criteria[0]?.outliers.map(({ member, kind }) => [member, kind])).toEqual([
    ['bomb', 'bomb'],
    ['gift', 'gift'],
  ])
})

test('without quorum, external members or a complete sheet nothing is computed', () => {
  expect(scoreReview(small, five.slice(0, 2))).toMatchObject({ refusal: { code: 'quorum-missing', present: 2, quorum: 3 } })
  expect(
    scoreReview(
      small,
      five.map((each, at) => ({ ...each, side: at < 2 ? ('external' as const) : ('internal' as const) })),
    ),
  ).toMatchObject({ refusal: { code: 'external-share-missing', external: 2, present: 5 } })
  expect(scoreReview(small, [...five.slice(1), sheet('m1', 1, 1, { scores: { a: 1 } })])).toMatchObject({
    refusal: { code: 'score-missing', member: 'm1', criterion: 'b' },
  })
  expect(scoreReview(small, [...five.slice(1), sheet('m1', 6001, 1)])).toMatchObject({ refusal: { code: 'score-out-of-range', max: 6000 } })
  expect(scoreReview(small, [...five, sheet('m1', 1, 1)])).toMatchObject({ refusal: { code: 'member-twice' } })
  expect(scoreReview(small, [...five.slice(1), sheet('m1', 1, 1, { absentFrom: ['documents'] })])).toMatchObject({
    refusal: { code: 'score-where-absent' },
  })
  expect(scoreReview(small, [...five.slice(1), sheet('m1', 1, 1, { gates: {} })])).toMatchObject({ refusal: { code: 'gate-missing' } })
})

test('who was absent from a stage is not counted as zero there', () => {
  const absent = { member: 'm9', side: 'external' as const, absentFrom: ['documents'], scores: {}, gates: {} }
  expect(scored(small, [...five, absent]).total).toBe(scored(small, five).total)
})

const criteria = criteriaOf(standardRuleSet)
const anySheets = fc
  .array(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: criteria.length, maxLength: criteria.length }), {
    minLength: 5,
    maxLength: 7,
  })
  .map((rows) =>
    rows.map((row, at): MemberSheet => ({
      member: `m${at}`,
      side: at % 2 === 0 ? 'external' : 'internal',
      absentFrom: [],
      gates: { applicable: 'pass', safe: 'pass' },
      scores: Object.fromEntries(criteria.map(({ id, max }, place) => [id, Math.round((row[place] ?? 0) * max)])),
    })),
  )

test('the order of the members does not matter, and the same rows always give the same result', () => {
  fc.assert(
    fc.property(anySheets, fc.integer(), (sheets, seed) => {
      const shuffled = sheets.toSorted(
        (left, right) => ((left.member.charCodeAt(1) * seed) % 7) - ((right.member.charCodeAt(1) * seed) % 7),
      )
      expect(scoreReview(standardRuleSet, shuffled)).toEqual(scoreReview(standardRuleSet, sheets))
    }),
    { numRuns: 60 },
  )
})

test('a higher score never lowers the total, and the total lies between nothing and everything', () => {
  fc.assert(
    fc.property(anySheets, fc.nat(criteria.length - 1), (sheets, place) => {
      const { id, max } = criteria[place] ?? { id: '', max: 0 }
      const before = scored(standardRuleSet, sheets).total
      const after = scored(
        standardRuleSet,
        sheets.map((each, at) => (at === 0 ? { ...each, scores: { ...each.scores, [id]: max } } : each)),
      ).total
      expect(after).toBeGreaterThanOrEqual(before)
      expect(before >= 0 && after <= standardRuleSet.totalPoints).toBe(true)
    }),
    { numRuns: 60 },
  )
})

test('a comment is asked for beyond the bounds, not at them', () => {
  const criterion = { id: 'a', stage: 's', name: one, guidance: one, max: 2000, commentBelowShare: 40, commentAboveShare: 95 }
  expect([799, 800, 1900, 1901].map((score) => commentRequired(criterion, score))).toEqual(['below', undefined, undefined, 'above'])
})
