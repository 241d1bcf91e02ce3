import { expect, test } from 'vitest'
import { no } from '../kernel/outcome.ts'
import { contentHash, readRuleSet, readRuleSetOnce } from './rule-set-version.ts'
import type { Draft } from './rule-set-version.ts'
import { standardRuleSet } from './standard.ts'
import { mayMove, putInForce, retire, sendBack, submit } from './workflow.ts'

const now = new Date('2026-11-24T00:00:00Z')
const draft: Draft = {
  id: 'v',
  ruleSetId: 'r',
  institutionId: 'kra',
  nameKo: '규정',
  nameEn: 'Rules',
  number: 2,
  content: standardRuleSet,
  note: '',
  draftedBy: 'dana',
  editedBy: ['dana', 'emil'],
  version: 3,
  state: 'draft',
}
const waiting = { ...draft, state: 'in_review', submittedAt: now } as const
const broken = { ...standardRuleSet, passMark: 20_000 }

test('nobody who drafted or edited a version puts it in force, anybody else may', () => {
  expect(['dana', 'emil', 'ravi'].map((by) => putInForce(waiting, by, now).ok)).toEqual([false, false, true])
  expect(putInForce(waiting, 'emil', now)).toEqual(no({ code: 'own-draft' }))
})
test('rules that cannot work are neither handed in nor put in force, with what stops them', () => {
  const refusals = [submit({ ...draft, content: broken }, now), putInForce({ ...waiting, content: broken }, 'ravi', now)]
  for (const refused of refusals)
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'unprovable', problems: [{ path: 'passMark', severity: 'stops' }] } })
})
test('what only wants a second look does not stop', () => {
  expect(submit({ ...draft, content: { ...standardRuleSet, passMark: 0 } }, now).ok).toBe(true)
})
test('a version walks from draft to force to retirement and never back', () => {
  const submitted = submit(draft, now)
  const inForce = submitted.ok ? putInForce(submitted.value, 'ravi', now) : submitted
  expect(inForce).toMatchObject({
    ok: true,
    value: { state: 'in_force', sha256: contentHash(standardRuleSet), approvedBy: 'ravi', inForceAt: now },
  })
  expect(
    inForce.ok && [
      submit(inForce.value, now).ok,
      sendBack(inForce.value).ok,
      putInForce(inForce.value, 'ravi', now).ok,
      retire(inForce.value, now).ok,
    ],
  ).toEqual([false, false, false, true])
  expect([mayMove('in_force', 'edit'), mayMove('in_review', 'edit'), mayMove('draft', 'edit')]).toEqual([false, false, true])
})
test('the hash tells different rules apart and does not care how they are stored', () => {
  const stored = readRuleSet(JSON.parse(JSON.stringify(Object.fromEntries(Object.entries(standardRuleSet).toReversed()))))
  expect(stored && contentHash(stored)).toBe(contentHash(standardRuleSet))
  expect(contentHash(broken)).not.toBe(contentHash(standardRuleSet))
})
test('what is no rule set is not read as one', () => {
  expect([readRuleSet(null), readRuleSet({}), readRuleSet({ ...standardRuleSet, unknown: 1 })]).toEqual([undefined, undefined, undefined])
})

test('a version in force is read once for its hash, a draft as it stands', () => {
  const stored = JSON.parse(JSON.stringify(standardRuleSet)) as unknown
  const hash = contentHash(standardRuleSet)
  const read = readRuleSetOnce(hash, stored)
  expect(read).toEqual(standardRuleSet)
  expect(readRuleSetOnce(hash, JSON.parse(JSON.stringify(standardRuleSet)))).toBe(read)
  expect(readRuleSetOnce(null, { ...standardRuleSet, passMark: 9999 })).not.toBe(read)
  expect([readRuleSetOnce('of another shape', {}), readRuleSetOnce('of another shape', stored)]).toEqual([undefined, standardRuleSet])
})
