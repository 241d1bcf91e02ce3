import { afterAll, beforeAll, expect, test } from 'vitest'
import { createPerson, grantRole } from '../people/index.ts'
import { writerOn } from '../platform/database/database.ts'
import { brokenConstraint } from '../platform/database/transaction.ts'
import { openMarket, sql } from '../../tests/support/market.ts'
import type { Market } from '../../tests/support/market.ts'
import { takeAway } from '../../tests/support/take-away.ts'
import {
  cloneRuleSet,
  findRuleSetVersion,
  putInForce,
  ruleSetInForce,
  seedRuleSets,
  sourcedRuleSetId,
  standardRuleSet,
  standardRuleSetId,
} from './index.ts'
import type { RuleSetContent } from './rule-set.ts'
import { seedRuleSet } from './store.ts'

let market: Market
let officer: string
let approver: string
beforeAll(async () => {
  market = await openMarket()
  ;[officer, approver] = await market.set(async (tx) => {
    const made = [
      (await createPerson(tx, { email: 'rules-officer@scene.example', name: '김담당' })).id,
      (await createPerson(tx, { email: 'rules-approver@scene.example', name: '박승인' })).id,
    ] as const
    await grantRole(tx, { personId: made[0], role: 'officer', institutionId: 'kra' })
    await grantRole(tx, { personId: made[1], role: 'approver', institutionId: 'kra' })
    return made
  })
})
afterAll(() => market.close())

const clone = (nameKo: string) =>
  market.set((tx) => cloneRuleSet(tx, { fromVersionId: 'standard-1', institutionId: 'kra', nameKo, nameEn: 'Copy', by: officer }))
const must = <Value>(outcome: { ok: true; value: Value } | { ok: false; refusal: unknown }): Value => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal))
  return outcome.value
}
const broken = async (query: ReturnType<typeof sql>) => {
  try {
    await market.set((tx) => tx.run(query))
    return 'nothing'
  } catch (error) {
    return brokenConstraint(error)
  }
}

test('the standard set and five sourced sets are in force from the start, and loading them again changes nothing', async () => {
  const before = await market.read.many(sql<{ id: string }>`select id from rule_set_versions where state = 'in_force' order by id`)
  expect(before.map(({ id }) => id)).toEqual([
    'ex-sourced-1',
    'kpx-sourced-1',
    'kra-sourced-1',
    'lh-sourced-1',
    'standard-1',
    'upa-sourced-1',
  ])
  await market.set((tx) => seedRuleSets(tx))
  expect(await market.read.many(sql<{ id: string }>`select id from rule_set_versions order by id`)).toEqual(before)
  expect((await ruleSetInForce(market.read, sourcedRuleSetId('KRA')))?.content.eligibility.map(({ origin }) => origin?.kind)).toEqual([
    'sourced',
    'sourced',
    'sourced',
  ])
  expect((await ruleSetInForce(market.read, standardRuleSetId))?.content).toEqual(standardRuleSet)
})
test('rules that change in the code become a new version in force, unless a person has drafted one', async () => {
  const reload = (passMark: number) =>
    market.set((tx) => seedRuleSet(tx, { id: 'upa-sourced', institutionId: 'upa', content: { ...standardRuleSet, passMark } }))
  await reload(6500)
  const versions = () =>
    market.read.many(
      sql<{ number: number; state: string }>`select number, state from rule_set_versions where rule_set_id = 'upa-sourced' order by number`,
    )
  expect(await versions()).toEqual([
    { number: 1, state: 'retired' },
    { number: 2, state: 'in_force' },
  ])
  await market.set((tx) =>
    tx.run(
      sql`insert into rule_set_versions (id, rule_set_id, number, state, content, drafted_by, drafted_at)
        values ('upa-3', 'upa-sourced', 3, 'draft', ${JSON.stringify(standardRuleSet)}, ${officer}, ${tx.now})`,
    ),
  )
  await reload(6000)
  expect(await versions()).toHaveLength(3)
  expect((await ruleSetInForce(market.read, 'upa-sourced'))?.content.passMark).toBe(6500)
})
test('a clone is a draft of the institution; another person puts it in force, its drafter cannot', async () => {
  const made = must(await clone('우리 규정'))
  expect((await findRuleSetVersion(market.read, made.versionId))?.content).toEqual({
    ...standardRuleSet,
    title: { ko: '우리 규정', en: 'Copy' },
    // What the standard set says of itself is not said in the institution's name.
    introduction: { ko: '', en: '' },
  })
  expect(await market.set((tx) => putInForce(tx, { versionId: made.versionId, by: officer }))).toEqual({
    ok: false,
    refusal: { code: 'own-draft' },
  })
  expect((await findRuleSetVersion(market.read, made.versionId))?.state).toBe('draft')
  must(await market.set((tx) => putInForce(tx, { versionId: made.versionId, by: approver })))
  expect((await ruleSetInForce(market.read, made.ruleSetId))?.id).toBe(made.versionId)
})
test('what was copied and edited is compared with what it was copied from, by name, until a version of it is in force', async () => {
  const reading = await market.as(approver)
  const change = (content: RuleSetContent) => ({ ...content, passMark: 8250 })
  const copied = async (fromVersionId: string) =>
    must(
      await market.set((tx) =>
        cloneRuleSet(tx, { fromVersionId, institutionId: 'kra', nameKo: '고친 규정', nameEn: 'Edited', by: officer, change }),
      ),
    )
  const changes = async ({ ruleSetId }: { ruleSetId: string }) =>
    (await reading.get(`/desk/kra/rule-sets/${ruleSetId}/versions/1?tab=changes`)).body
  const [ofStandard, ofAnother] = [await copied('standard-1'), await copied('lh-sourced-1')]
  for (const [made, name] of [
    [ofStandard, `${standardRuleSet.title.ko} 제1판`],
    [ofAnother, '한국토지주택공사'],
  ] as const) {
    const body = await changes(made)
    expect(body).toMatch(new RegExp(`복사해 온 규정과 비교합니다: ${name}`))
    expect(body).toContain('82.5점')
    expect(body).not.toContain('비교할 것이 없습니다')
  }
  expect(await changes(ofAnother)).toContain('href="/institutions/lh/rules/lh-sourced"')
  must(await market.set((tx) => putInForce(tx, { versionId: ofStandard.versionId, by: approver })))
  expect(await changes(ofStandard)).not.toContain('복사해 온 규정과 비교합니다')
})
test('a draft of another institution cannot be copied, a set in force can', async () => {
  const made = must(await clone('비공개 초안'))
  const copyFor = (institutionId: string, fromVersionId: string) =>
    market.set((tx) => cloneRuleSet(tx, { fromVersionId, institutionId, nameKo: '복사', nameEn: 'Copy', by: officer }))
  expect(await copyFor('lh', made.versionId)).toEqual({ ok: false, refusal: { code: 'not-found' } })
  expect((await copyFor('lh', 'kra-sourced-1')).ok).toBe(true)
})
test('the database keeps what is in force as it is, and refuses approval by its editors', async () => {
  expect(await broken(sql`update rule_set_versions set content = jsonb_set(content, '{passMark}', '1') where id = 'standard-1'`)).toBe(
    'a_version_in_force_stays',
  )
  expect(await broken(sql`delete from rule_set_versions where id = 'standard-1'`)).toBe('a_version_in_force_stays')
  expect(await broken(sql`update rule_set_versions set state = 'draft', sha256 = null, in_force_at = null where id = 'standard-1'`)).toBe(
    'a_version_in_force_stays',
  )
  const made = must(await clone('데이터베이스가 지키는 규정'))
  const force = (by: string | null) =>
    broken(
      sql`update rule_set_versions set state = 'in_force', sha256 = 'x', in_force_at = now(), approved_by = ${by}
        where id = ${made.versionId}`,
    )
  expect(await force(officer)).toBe('four_eyes_on_a_rule_set')
  expect(await force(null)).toBe('what_somebody_drafted_was_approved')
  await market.set((tx) =>
    tx.run(sql`update rule_set_versions set edited_by = edited_by || to_jsonb(${approver}::text) where id = ${made.versionId}`),
  )
  expect(await force(approver)).toBe('no_editor_of_a_rule_set_approves_it')
})
test('reference data knows the writer it is given, not only a transaction', async () => {
  await market.app.db.kysely.transaction().execute(async (kysely) => {
    await seedRuleSets(writerOn(kysely))
  })
  expect(await market.read.one(sql<{ count: number }>`select count(*) from rule_sets where institution_id is null`)).toEqual({ count: 1 })
})

test('the rule sets of an institution and the versions of one come as files, for that institution alone', async () => {
  const browser = await market.as(officer)
  const sets = await takeAway(browser, '/desk/kra/rule-sets')
  expect(sets.statuses).toEqual([200, 200])
  expect(sets.lines[0]).toMatch(/^심의규정,상태,시행 중인 판/)
  const stored = await market.read.many(
    sql<{ id: string; name: string; versions: number }>`select r.id, r.name_ko as name,
      (select count(*)::int from rule_set_versions v where v.rule_set_id = r.id) as versions
      from rule_sets r where r.institution_id = 'kra' and r.archived_at is null`,
  )
  expect(sets.rows.slice(1).map((row) => row[0])).toEqual(expect.arrayContaining(stored.map((one) => one.name)))
  expect(sets.rows).toHaveLength(stored.length + 1)
  for (const one of stored) expect((await takeAway(browser, `/desk/kra/rule-sets/${one.id}`)).lines).toHaveLength(one.versions + 1)
  for (const path of ['/desk/ex/rule-sets', '/desk/kra/rule-sets/ex-sourced', `/desk/ex/rule-sets/${stored[0]?.id ?? ''}`])
    expect((await takeAway(browser, path)).statuses).toEqual([404, 404])
})
