import { expect, test } from 'vitest'
import { assessEligibility, documentsAsked, documentsMissing } from './assess.ts'
import { daysOfPreCheck, factsOf } from './facts.ts'
import type { KnownFacts } from './facts.ts'
import { ruleSources, sourcedEligibility, sourcedInstitutions, sourcedRuleSet } from './sourced.ts'
import type { SourcedInstitution } from './sourced.ts'
import { standardRuleSet } from './standard.ts'

const days = daysOfPreCheck('2026-11-24', '2026-11-01')
/** An invented firm with a granted patent and a valid confirmation. */
const firm: KnownFacts = {
  ...days,
  'company.kind': 'corporation',
  'company.smeConfirmation': { validFrom: '2026-04-01', validTo: '2027-03-31' },
  'company.debarred': false,
  'applicant.standing': 'right_holder',
  'technology.fields': ['horse', 'iot'],
  'technology.rights': [{ kind: 'patent', status: 'granted', number: '10-0000001', expiresOn: '2035-05-01' }],
  'technology.certificates': [],
  'technology.supplyRecord': [],
  'technology.excellentProcurement': false,
  'technology.directlyPurchasedMaterial': false,
  'technology.origin': 'domestic',
}
const asked = (institution: SourcedInstitution, more: KnownFacts = {}) =>
  assessEligibility(sourcedRuleSet(institution), factsOf({ ...firm, 'institution.code': institution, ...more }))
const failing = (institution: SourcedInstitution, more: KnownFacts) => asked(institution, more).failing.map(({ rule }) => rule.id)

test('the same firm gets another answer from each institution', () => {
  expect(asked('KRA').answer).toBe('yes')
  expect(asked('LH').answer).toBe('yes')
  expect(asked('EX').answer).toBe('yes')
  expect(asked('UPA')).toMatchObject({ answer: 'unknown', onlyJudgementOpen: true, met: 2 })
})

test('a sole proprietor may go to KRA, but not to UPA or LH', () => {
  const sole = { 'company.kind': 'sole_proprietor' } as const
  expect([failing('KRA', sole), failing('UPA', sole), failing('LH', sole)]).toEqual([[], ['no-sole-proprietor'], ['corporation']])
})

test('an individual without SME confirmation may go to KPX, but not to KRA', () => {
  const person = { 'company.kind': 'individual', 'company.smeConfirmation': 'none' } as const
  expect([failing('KPX', person), failing('KRA', person)]).toEqual([[], ['sme']])
})

test('fourteen months of patent term are enough for LH and too few for EX', () => {
  const short = { 'technology.rights': [{ kind: 'patent', status: 'granted', expiresOn: '2028-01-24' }] } as const
  expect([failing('LH', short), failing('EX', short)]).toEqual([[], ['protection-18-months']])
})

test('a contract with LH before its notice excludes from LH only', () => {
  const supplied = { 'technology.supplyRecord': [{ institution: 'LH', on: '2026-10-31' }] } as const
  expect([failing('LH', supplied), failing('EX', supplied)]).toEqual([['not-used-before'], []])
})

test('EX excludes excellent procurement products, directly purchased and foreign materials', () => {
  expect(
    failing('EX', {
      'technology.excellentProcurement': true,
      'technology.directlyPurchasedMaterial': true,
      'technology.origin': 'foreign',
    }),
  ).toEqual(['not-excellent-procurement', 'not-directly-purchased', 'no-foreign-material'])
})

test('a fact nobody gave is unknown, and the page where to give it is named', () => {
  const { 'technology.origin': _, ...withoutOrigin } = firm
  const assessment = assessEligibility(sourcedRuleSet('EX'), factsOf({ ...withoutOrigin, 'institution.code': 'EX' }))
  expect(assessment).toMatchObject({
    answer: 'unknown',
    onlyJudgementOpen: false,
    unanswered: [{ rule: { id: 'no-foreign-material' }, explanation: { mendAt: ['technology.specification'] } }],
  })
})

test('every sourced rule names its source and the date it speaks of', () => {
  for (const institution of sourcedInstitutions)
    for (const { origin } of sourcedEligibility[institution]) {
      expect(origin).toMatchObject({ kind: 'sourced' })
      if (origin?.kind === 'sourced') expect(Object.keys(ruleSources)).toContain(origin.source)
    }
  expect(Object.values(standardRuleSet.origins).every((origin) => origin?.kind === 'default')).toBe(true)
})

test('papers are missing by name, expired ones by their day, and only those that apply are asked for', () => {
  const held = [{ kind: 'TECHNOLOGY_DESCRIPTION' }, { kind: 'SME_CONFIRMATION', validFrom: '2025-04-01', validTo: '2026-03-31' }]
  expect(documentsMissing(standardRuleSet, factsOf(firm), held).map(({ name, because }) => [name.ko, because])).toEqual([
    ['중소기업확인서', { code: 'not-valid', on: '2026-11-24', latestValidTo: '2026-03-31' }],
    ['지식재산권 등록원부', { code: 'not-there' }],
  ])
  expect(documentsAsked(standardRuleSet, factsOf(firm)).map(({ document }) => document.id)).not.toContain('certificate-proof')
  expect(
    documentsMissing(standardRuleSet, factsOf(days), [])
      .filter(({ perhaps }) => perhaps)
      .map(({ document }) => document.id),
  ).toEqual(['right-proof', 'certificate-proof', 'licence-proof'])
})
