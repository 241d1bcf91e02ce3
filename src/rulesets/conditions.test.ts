import fc from 'fast-check'
import { expect, test } from 'vitest'
import { allOf, anyOf, atLeast, atMost, conditionSchema, hasAny, is, isOneOf, not, validOn } from './conditions.ts'
import type { Condition } from './conditions.ts'
import { canHold } from './contradictions.ts'
import { evaluate } from './evaluate.ts'
import { factsOf } from './facts.ts'
import type { Element, Facts } from './facts.ts'

const days = { 'day.notice': '2026-11-24', 'day.submission': '2026-12-01', 'day.today': '2026-11-24' } as const
const answer = (condition: Condition, facts: Facts) => evaluate(condition, facts).answer

const leaf: fc.Arbitrary<Condition> = fc.constantFrom<Condition>(
  is('company.kind', 'corporation'),
  isOneOf('company.kind', 'corporation', 'individual'),
  atLeast('technology.trl', 5),
  atMost('technology.trl', 6),
  validOn('company.smeConfirmation', 'submission'),
  is('company.debarred', false),
  { kind: 'within-months-of', fact: 'company.founded', months: 84, of: 'notice' },
  { kind: 'not-used-before-at-institution', before: 'notice' },
  { kind: 'field-related', fields: ['road'], otherwise: 'no' },
  { kind: 'field-related', otherwise: 'judged' },
  hasAny('technology.rights', allOf(is('kind', 'patent'), { kind: 'months-left-at-least', fact: 'expiresOn', months: 12, from: 'notice' })),
  hasAny('technology.rights', is('status', 'granted'), 2),
  { kind: 'judged', sentence: { ko: '쓸 수 있어야 합니다.', en: 'It must be usable.' } },
)
const { condition: anyCondition } = fc.letrec<{ condition: Condition; condition_: Condition }>((tie) => ({
  condition: fc.oneof({ maxDepth: 3, withCrossShrink: true }, leaf, tie('condition_')),
  condition_: fc.oneof(
    fc.array(tie('condition'), { maxLength: 3 }).map((each) => allOf(...each)),
    fc.array(tie('condition'), { maxLength: 3 }).map((each) => anyOf(...each)),
    tie('condition').map(not),
  ),
}))
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined })
const aDay = fc.constantFrom('2019-11-24', '2026-03-01', '2027-11-23', '2027-11-24', '2031-01-01')
const someFacts = fc.record({
  'day.notice': maybe(fc.constant('2026-11-24')),
  'day.submission': maybe(fc.constant('2026-12-01')),
  'institution.code': maybe(fc.constantFrom('LH', 'EX')),
  'institution.fields': maybe(fc.constantFrom(['road'], ['horse'])),
  'company.kind': maybe(fc.constantFrom('corporation', 'sole_proprietor', 'individual')),
  'technology.trl': maybe(fc.integer({ min: 1, max: 9 })),
  'company.debarred': maybe(fc.boolean()),
  'company.founded': maybe(aDay),
  'technology.fields': maybe(fc.constantFrom(['road', 'rail'], ['ai'])),
  'company.smeConfirmation': maybe(
    fc.constantFrom('none' as const, { validFrom: '2026-01-01', validTo: '2026-11-30' }, { validFrom: '2026-01-01' }),
  ),
  'technology.supplyRecord': maybe(
    fc.array(fc.record({ institution: maybe(fc.constantFrom('LH', 'KRA')), on: maybe(aDay) }), { maxLength: 2 }),
  ),
  'technology.rights': maybe(
    fc.array(
      fc.record({
        kind: maybe(fc.constantFrom('patent', 'design')),
        status: maybe(fc.constantFrom('granted', 'lapsed')),
        expiresOn: maybe(aDay),
      }),
      { maxLength: 3 },
    ),
  ),
}) as fc.Arbitrary<Facts>

test('an unknown fact makes the answer unknown only where it matters', () => {
  const founded: Condition = { kind: 'within-months-of', fact: 'company.founded', months: 84, of: 'notice' }
  const corporation = factsOf({ ...days, 'company.kind': 'corporation' })
  expect(answer(anyOf(is('company.kind', 'corporation'), founded), corporation)).toBe('yes')
  expect(answer(allOf(is('company.kind', 'individual'), founded), corporation)).toBe('no')
  expect(evaluate(allOf(is('company.kind', 'corporation'), founded), corporation)).toMatchObject({
    answer: 'unknown',
    missing: [{ path: 'company.founded' }],
  })
  expect(answer(not(founded), corporation)).toBe('unknown')
})

test('all of nothing is met, any of nothing is not', () => {
  expect(answer(allOf(), {})).toBe('yes')
  expect(answer(anyOf(), {})).toBe('no')
})

test('De Morgan holds with unknowns, too', () => {
  fc.assert(
    fc.property(anyCondition, anyCondition, someFacts, (one, other, facts) => {
      expect(answer(not(allOf(one, other)), facts)).toBe(answer(anyOf(not(one), not(other)), facts))
      expect(answer(not(anyOf(one, other)), facts)).toBe(answer(allOf(not(one), not(other)), facts))
      expect(answer(not(not(one)), facts)).toBe(answer(one, facts))
    }),
  )
})

const complete = (facts: Facts, more: Facts): Facts => {
  const joined = { ...more, ...Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) }
  const filled = (list: unknown): readonly Element[] | undefined =>
    Array.isArray(list)
      ? list.map((element: unknown) => ({
          kind: 'patent',
          status: 'lapsed',
          expiresOn: '2027-11-24',
          institution: 'LH',
          on: '2020-01-01',
          ...Object.fromEntries(Object.entries(element as object).filter(([, value]) => value !== undefined)),
        }))
      : undefined
  return {
    ...joined,
    'technology.rights': filled(joined['technology.rights']),
    'technology.supplyRecord': filled(joined['technology.supplyRecord']),
  }
}

test('learning a fact never turns a definite answer', () => {
  fc.assert(
    fc.property(anyCondition, someFacts, someFacts, (condition, facts, more) => {
      const before = answer(condition, facts)
      if (before !== 'unknown') expect(answer(condition, complete(facts, more))).toBe(before)
    }),
    { numRuns: 500 },
  )
})

test('an unknown answer always names what is missing, or that a person judges; a definite one never does', () => {
  fc.assert(
    fc.property(anyCondition, someFacts, (condition, facts) => {
      const { answer: said, missing, judged } = evaluate(condition, facts)
      expect(missing.length > 0 || judged).toBe(said === 'unknown')
      for (const fact of missing) if (fact.of === undefined) expect(facts[fact.path]).toBeUndefined()
    }),
  )
})

test('twelve months left on the day of the notice count to the very day', () => {
  const term = (expiresOn: string) =>
    answer(
      {
        kind: 'has-any',
        list: 'technology.rights',
        where: { kind: 'months-left-at-least', fact: 'expiresOn', months: 12, from: 'notice' },
      },
      factsOf({ ...days, 'technology.rights': [{ expiresOn }] }),
    )
  expect(term('2027-11-24')).toBe('yes')
  expect(term('2027-11-23')).toBe('no')
})

test('a paper is valid on its first and on its last day', () => {
  const on = (validFrom: string, validTo?: string) =>
    answer(validOn('company.smeConfirmation', 'submission'), factsOf({ ...days, 'company.smeConfirmation': { validFrom, validTo } }))
  expect([on('2026-12-01', '2026-12-01'), on('2026-12-02'), on('2026-01-01', '2026-11-30'), on('2026-01-01')]).toEqual([
    'yes',
    'no',
    'no',
    'yes',
  ])
})

test('a contract on the day of the notice is not earlier use, one the day before is', () => {
  const supplied = (on: string, institution = 'LH') =>
    answer(
      { kind: 'not-used-before-at-institution', before: 'notice' },
      factsOf({ ...days, 'institution.code': 'LH', 'technology.supplyRecord': [{ institution, on }] }),
    )
  expect([supplied('2026-11-24'), supplied('2026-11-23'), supplied('2020-01-01', 'KRA')]).toEqual(['yes', 'no', 'yes'])
})

test('a field that is not the institution’s is left to a person unless the rule refuses it', () => {
  const facts = factsOf({ 'technology.fields': ['ai'], 'institution.fields': ['horse'] })
  expect(evaluate({ kind: 'field-related', otherwise: 'judged' }, facts)).toMatchObject({ answer: 'unknown', judged: true, missing: [] })
  expect(answer({ kind: 'field-related', otherwise: 'no' }, facts)).toBe('no')
})

test('a value of the wrong type is unknown, never an error', () => {
  expect(answer(atLeast('technology.trl', 5), { 'technology.trl': '7' })).toBe('unknown')
  expect(answer(validOn('company.smeConfirmation', 'submission'), { ...days, 'company.smeConfirmation': 'yes' })).toBe('unknown')
})

test('every condition survives being stored', () => {
  fc.assert(
    fc.property(anyCondition, (condition) => {
      expect(conditionSchema.parse(JSON.parse(JSON.stringify(condition)))).toEqual(condition)
    }),
  )
  expect(conditionSchema.safeParse({ kind: 'is', fact: '', value: 1 }).success).toBe(false)
  expect(conditionSchema.safeParse({ kind: 'always' }).success).toBe(false)
})

test('what somebody meets is never called impossible', () => {
  fc.assert(
    fc.property(anyCondition, someFacts, (condition, facts) => {
      if (answer(condition, facts) === 'yes') expect(canHold([condition])).not.toBe('never-holds')
      if (answer(condition, facts) === 'no') expect(canHold([not(condition)])).not.toBe('never-holds')
    }),
    { numRuns: 300 },
  )
})
