import { expect, test } from 'vitest'
import { differencesBetween } from '../differences.ts'
import type { Condition } from '../conditions.ts'
import { factPaths } from '../fact-paths.ts'
import type { RuleSetContent } from '../rule-set.ts'
import { sourcedInstitutions, sourcedRuleSet } from '../sourced.ts'
import { standardRuleSet } from '../standard.ts'
import { kindsOffered, readCondition } from './condition-form.ts'
import { drawAgain } from './draw-again.ts'
import { readSection, typedSection } from './read.ts'
import { editorSections, findEditorSection, sectionOfPath } from './sections.ts'
import { addRow, raiseRow, removeRow, rowsAt, typedOf } from './typed.ts'
import type { Typed } from './typed.ts'

const section = (id: string) => {
  const found = findEditorSection(id)
  if (!found) throw new Error(id)
  return found
}
const read = (id: string, change: Typed = {}, base: RuleSetContent = standardRuleSet, confirmed = false) =>
  readSection(section(id), { ...typedSection(section(id), base), ...change }, base, confirmed)
const must = (outcome: ReturnType<typeof read>): RuleSetContent => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal))
  return outcome.value
}
const refused = (outcome: ReturnType<typeof read>) => (outcome.ok ? {} : outcome.refusal)

const rich: RuleSetContent = {
  ...standardRuleSet,
  bonusLimit: 500,
  bonus: [
    { id: 'green', name: { ko: '녹색', en: 'Green' }, points: 250, onlyIf: { kind: 'is', fact: 'technology.kind', value: 'product' } },
  ],
  committee: { ...standardRuleSet.committee, fields: [{ field: 'road', atLeast: 2 }] },
  conditionalVerdict: { allowed: false },
  extraQuestions: [
    {
      id: 'q',
      label: { ko: '질문', en: 'Question' },
      hint: { ko: '', en: '' },
      kind: 'choice',
      required: true,
      choices: [{ id: 'a', label: { ko: '가', en: 'A' } }],
      most: 10,
    },
  ],
}
test('opening and saving a section without a change changes nothing, for every section of every known rule set', () => {
  for (const content of [standardRuleSet, rich, ...sourcedInstitutions.map(sourcedRuleSet)]) {
    for (const one of editorSections) expect([one.id, differencesBetween(content, must(read(one.id, {}, content)))]).toEqual([one.id, []])
  }
})
test('every part of a rule set that people decide has its place in exactly one section', () => {
  const held = editorSections.flatMap(({ holds }) => holds).toSorted()
  expect(held).toEqual(
    Object.keys({ ...rich, format: undefined, origins: undefined })
      .filter((key) => key !== 'format' && key !== 'origins')
      .toSorted(),
  )
  expect(sectionOfPath('sections.0.criteria.2.max')?.id).toBe('scoring')
})
test('points are typed as points and kept in hundredths; other numbers as they are', () => {
  expect(must(read('scoring', { 'sections.0.criteria.0.max': '12.5' })).sections[0]?.criteria[0]?.max).toBe(1250)
  expect(must(read('certificate', { 'certificate.validityMonths': '1,2', 'certificate.reminderDays': '60, 7' })).certificate).toMatchObject(
    { validityMonths: 12, reminderDays: [60, 7] },
  )
  expect(must(read('certificate', { 'certificate.extensions.fromMonthsBefore': '' })).certificate?.extensions).toEqual({
    count: 1,
    months: 36,
  })
})
test('what cannot be read is said at its own field', () => {
  const found = refused(read('scoring', { 'sections.0.criteria.0.max': '많이', totalPoints: '', 'sections.1.criteria.0.stage': '' }))
  expect(Object.keys(found).toSorted()).toEqual(['sections.0.criteria.0.max', 'sections.1.criteria.0.stage', 'totalPoints'])
  expect(found['sections.0.criteria.0.max']?.ko).toBe('점수를 87.5처럼 입력해 주세요.')
  expect(refused(read('committee', { 'committee.externalShareAtLeast': '120' }))['committee.externalShareAtLeast']?.ko).toBe(
    '100보다 클 수 없습니다.',
  )
  expect(Object.keys(refused(read('eligibility', { 'eligibility.1.condition.kind': '' })))).toEqual(['eligibility.1.condition.kind'])
  expect(Object.keys(refused(read('eligibility', { 'eligibility.0.condition.on': '' })))).toEqual(['eligibility.0.condition.on'])
})
test('a changed condition becomes the institution’s own, the others keep their source', () => {
  const kra = sourcedRuleSet('KRA')
  const changed = must(read('eligibility', { 'eligibility.2.condition.fields': 'horse,robot' }, kra))
  expect(changed.eligibility.map(({ origin }) => origin?.kind)).toEqual(['sourced', 'sourced', 'institution'])
  expect(changed.origins.eligibility).toEqual({ kind: 'institution' })
  expect(changed.origins.scoring).toEqual({ kind: 'default' })
})
test('a default stays a default until it is changed or confirmed', () => {
  expect(must(read('periods')).origins.periods).toEqual({ kind: 'default' })
  expect(must(read('periods', {}, standardRuleSet, true)).origins.periods).toEqual({ kind: 'institution' })
  expect(must(read('periods', { 'periods.receive.days': '3' })).origins.periods).toEqual({ kind: 'institution' })
})
test('a period left empty is absent, and a certificate of which nothing is filled in is none', () => {
  expect(must(read('periods', { 'periods.review.days': '' })).periods.review).toBeUndefined()
  const empty = Object.fromEntries(Object.keys(typedSection(section('certificate'), standardRuleSet)).map((name) => [name, '']))
  expect(must(read('certificate', empty)).certificate).toBeUndefined()
})
test('rows are added, removed and moved without losing what stands in the others', () => {
  const typed = { 'a.0.x': '1', 'a.1.x': '2', 'a.1.y.0.z': '3', 'a.2.x': '4', 'ab.0.x': '9' }
  expect(removeRow(typed, 'a.0')).toEqual({ 'a.0.x': '2', 'a.0.y.0.z': '3', 'a.1.x': '4', 'ab.0.x': '9' })
  expect(raiseRow(typed, 'a.1')).toEqual({ 'a.0.x': '2', 'a.0.y.0.z': '3', 'a.1.x': '1', 'a.2.x': '4', 'ab.0.x': '9' })
  expect(raiseRow(typed, 'a.0')).toEqual(typed)
  expect(addRow(typed, 'a.1.y', { z: '5' })).toEqual({ ...typed, 'a.1.y.1.z': '5' })
  expect(removeRow(typed, 'nothing')).toEqual(typed)
})
test('a new row starts with sensible values and an id of its own', () => {
  const drawn = drawAgain(
    section('scoring').asks,
    typedSection(section('scoring'), standardRuleSet),
    'add:sections.1.criteria',
    () => 'abc',
  )
  expect(rowsAt(drawn, 'sections.1.criteria')).toEqual([0, 1, 2])
  expect([drawn['sections.1.criteria.2.id'], drawn['sections.1.criteria.2.max']]).toEqual(['r-abc', '10'])
  expect(drawAgain(section('scoring').asks, drawn, 'add:passMark', () => 'x')).toEqual(drawn)
})
test('a condition is built step by step in the form and reads as a sentence as soon as it is one', () => {
  const path = 'eligibility.0.condition'
  const group = drawAgain(section('eligibility').asks, { [`${path}.kind`]: 'any-of' }, `add:${path}.conditions`, () => 'x')
  expect(readCondition(group, path, factPaths)).toMatchObject({ problem: { ko: expect.stringContaining('아직 문장이') as string } })
  const built = { ...group, [`${path}.conditions.0.fact`]: 'company.kind', [`${path}.conditions.0.value`]: 'corporation' }
  expect(readCondition(built, path, factPaths)).toMatchObject({ sentence: { ko: '기업 형태는 법인이어야 합니다.' } })
  expect(readCondition({ 'c.kind': 'at-least', 'c.fact': 'company.founded', 'c.value': '3' }, 'c', factPaths)).toMatchObject({
    problem: { ko: '‘설립일’에는 이 비교를 쓸 수 없습니다.' },
  })
  expect(readCondition({ 'c.kind': '' }, 'c', factPaths)).toBeUndefined()
})
test('every kind of condition survives its form', () => {
  const conditions: Condition[] = [
    { kind: 'is', fact: 'company.debarred', value: false },
    { kind: 'is', fact: 'technology.trl', value: 7 },
    { kind: 'is-one-of', fact: 'company.region', values: ['jeju', 'busan'] },
    { kind: 'at-most', fact: 'company.employees', value: 50 },
    { kind: 'within-months-of', fact: 'company.founded', months: 84, of: 'notice' },
    { kind: 'months-since-at-least', fact: 'company.founded', months: 12, at: 'today' },
    { kind: 'before', fact: 'company.founded', day: 'notice' },
    { kind: 'field-related', otherwise: 'no' },
    { kind: 'judged', sentence: { ko: '새로워야 합니다.', en: 'It must be new.' } },
    {
      kind: 'not',
      condition: {
        kind: 'has-any',
        list: 'technology.supplyRecord',
        where: {
          kind: 'all-of',
          conditions: [
            { kind: 'same-as', fact: 'institution', as: 'institution.code' },
            { kind: 'before', fact: 'on', day: 'notice' },
          ],
        },
        atLeast: 2,
      },
    },
  ]
  for (const condition of conditions) expect(readCondition(typedOf(condition, 'c', String), 'c', factPaths)).toMatchObject({ condition })
})
test('groups are offered one inside another, not deeper; what stands there already stays', () => {
  expect([
    kindsOffered(0, undefined, '').includes('any-of'),
    kindsOffered(1, undefined, '').includes('any-of'),
    kindsOffered(2, undefined, '').includes('any-of'),
    kindsOffered(3, undefined, 'any-of').includes('any-of'),
  ]).toEqual([true, true, false, true])
})
