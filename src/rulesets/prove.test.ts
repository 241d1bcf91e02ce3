import fc from 'fast-check'
import { expect, test } from 'vitest'
import { allOf, anyOf, atLeast, atMost, hasAny, is, isOneOf, not, validOn } from './conditions.ts'
import type { Condition } from './conditions.ts'
import { canHold } from './contradictions.ts'
import { mayGoLive, proveRuleSet } from './prove.ts'
import type { RuleSetContent } from './rule-set.ts'
import { ruleSetSchema } from './rule-set.ts'
import { sourcedInstitutions, sourcedRuleSet } from './sourced.ts'
import { standardRuleSet } from './standard.ts'

const stops = (change: Partial<RuleSetContent>) =>
  proveRuleSet({ ...standardRuleSet, ...change })
    .filter(({ severity }) => severity === 'stops')
    .map(({ path }) => path)
const name = { ko: '조건', en: 'Condition' }
const asking = (...conditions: readonly Condition[]) =>
  stops({ eligibility: conditions.map((condition, at) => ({ id: `c${at}`, name, condition })) })
const { committee, certificate, periods, trimming } = standardRuleSet
const [first, ...sections] = standardRuleSet.sections

test('the standard rule set and every sourced one may go live as they are', () => {
  for (const content of [standardRuleSet, ...sourcedInstitutions.map(sourcedRuleSet)]) {
    expect(ruleSetSchema.parse(JSON.parse(JSON.stringify(content)))).toEqual(content)
    expect(proveRuleSet(content)).toEqual([])
    expect(mayGoLive(proveRuleSet(content))).toBe(true)
  }
})

test('points that do not add up and marks nobody can reach are found', () => {
  expect(stops({ sections })).toEqual(['totalPoints'])
  expect(stops({ passMark: 10_001 })).toEqual(['passMark'])
  expect(first && stops({ sections: [{ ...first, minimum: 4001 }, ...sections] })).toEqual(['sections.0.minimum'])
  expect(first && stops({ totalPoints: 14_000, sections: [first, ...sections, { ...first, id: 'again' }] })).toContain(
    'sections.4.criteria.0.id',
  )
})

test('a committee that cannot sit or leaves no score is found', () => {
  expect(stops({ committee: { ...committee, quorum: 8 } })).toContain('committee.quorum')
  expect(stops({ committee: { ...committee, fields: [{ field: 'ai', atLeast: 8 }] } })).toContain('committee.fields')
  expect(stops({ committee: { ...committee, quorum: 2 }, trimming: { ...trimming, fromMembers: 2 } })).toEqual(['trimming'])
})

test('no state of a track may be a dead end', () => {
  const { receive: _, ...noReceive } = periods
  const { conditions: __, ...noConditions } = periods
  expect(stops({ periods: noReceive })).toEqual(['periods.receive'])
  expect(stops({ periods: noConditions })).toEqual(['periods.conditions'])
  expect(stops({ periods: noConditions, conditionalVerdict: { allowed: false } })).toEqual([])
  expect(stops({ conditionalVerdict: { allowed: true } })).toEqual(['conditionalVerdict.confirmer'])
  expect(stops({ stages: standardRuleSet.stages.map(({ days: ___, ...stage }) => stage) })).toEqual(['stages.0.days', 'stages.1.days'])
  expect(stops({ stages: standardRuleSet.stages.slice(0, 1) })).toContain('sections.0.criteria.2.stage')
})

test('a certificate that cannot be extended or numbered is found', () => {
  expect(certificate && stops({ certificate: { ...certificate, validityMonths: 0 } })).toEqual(['certificate.extensions'])
  expect(certificate && stops({ certificate: { ...certificate, numberPattern: '{institution}-{year}' } })).toEqual([
    'certificate.numberPattern',
  ])
  expect(certificate && stops({ certificate: { ...certificate, numberPattern: '{institution}-{sequence}' } })).toEqual([
    'certificate.numberPattern',
  ])
})

test('missing words are found in both languages', () => {
  expect(stops({ title: { ko: '제목', en: ' ' } })).toEqual(['title.en'])
})

test('a condition nobody can meet is found alone, in a pair, and all together', () => {
  expect(asking(allOf(is('company.kind', 'corporation'), is('company.kind', 'individual')))).toEqual(['eligibility.0.condition'])
  expect(asking(is('company.debarred', false), atLeast('technology.trl', 7), atMost('technology.trl', 6))).toEqual([
    'eligibility.2.condition',
  ])
  const one = is('company.kind', 'corporation')
  const two = is('company.kind', 'individual')
  const three = is('company.kind', 'sole_proprietor')
  expect(asking(anyOf(one, two), anyOf(two, three), anyOf(one, three))).toEqual(['eligibility'])
})

test('contradictions inside lists, papers and days are found, and possible ones are not accused', () => {
  const granted = hasAny('technology.rights', is('status', 'granted'))
  expect(canHold([granted, not(hasAny('technology.rights'))])).toBe('never-holds')
  expect(
    canHold([granted, hasAny('technology.rights', is('status', 'lapsed')), not(hasAny('technology.rights', is('kind', 'design')))]),
  ).toBe('can-hold')
  expect(canHold([hasAny('technology.rights', undefined, 2), not(hasAny('technology.rights', undefined, 3))])).toBe('can-hold')
  expect(canHold([validOn('company.smeConfirmation', 'notice'), not(validOn('company.smeConfirmation', 'submission'))])).toBe('can-hold')
  expect(
    canHold([
      { kind: 'within-months-of', fact: 'company.founded', months: 12, of: 'notice' },
      { kind: 'months-since-at-least', fact: 'company.founded', months: 36, at: 'notice' },
    ]),
  ).toBe('never-holds')
  expect(
    canHold([
      { kind: 'not-used-before-at-institution', before: 'notice' },
      hasAny('technology.supplyRecord', { kind: 'same-as', fact: 'institution', as: 'institution.code' }),
    ]),
  ).toBe('can-hold')
})

test('a number is found in every gap that has one, and in no other', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 12 }), (least, most) => {
      const possible = Array.from({ length: 9 }, (_, at) => at + 1).some((trl) => trl >= least && trl <= most)
      expect(canHold([atLeast('technology.trl', least), atMost('technology.trl', most)])).toBe(possible ? 'can-hold' : 'never-holds')
    }),
  )
})

test('a condition on a fact or a value that does not exist is named', () => {
  expect(asking(is('company.colour', 'blue'))).toEqual(['eligibility.0.condition'])
  expect(asking(anyOf(isOneOf('company.kind', 'corporation', 'club'), atLeast('company.kind', 3)))).toEqual([
    'eligibility.0.condition.conditions.0',
    'eligibility.0.condition.conditions.1',
  ])
})

test('a condition everybody meets is only a warning', () => {
  const found = proveRuleSet({ ...standardRuleSet, eligibility: [{ id: 'all', name, condition: atLeast('technology.trl', 1) }] })
  expect(found.map(({ path, severity }) => [path, severity])).toEqual([['eligibility.0.condition', 'warns']])
})
