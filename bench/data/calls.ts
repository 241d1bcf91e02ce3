import { standardRuleSet } from '../../src/rulesets/index.ts'
import { sql } from '../../src/platform/database/database.ts'
import type { Writer } from '../../src/platform/database/database.ts'
import type { Dice } from './dice.ts'

export interface Calls { readonly callIds: readonly string[]; readonly versionOf: ReadonlyMap<string, string>; readonly ruleSetOf: ReadonlyMap<string, string> }

const day = 86_400_000
const seasons = ['상반기', '하반기', '정기', '수시', '특화', '재공고']

/** Published calls, one in forty open and one in a hundred still to come; a rule set in force for every institution. */
export const addCalls = async (write: Writer, dice: Dice, count: number): Promise<Calls> => {
  const institutions = await write.many(sql<{ id: string; nameKo: string }>`select id, name_ko from institutions order by id`)
  const rules = institutions.map((one) => ({ institutionId: one.id, ruleSetId: dice.id(), versionId: dice.id() }))
  await addRuleSets(write, rules)
  const ruleSetOf = new Map(rules.map((one) => [one.institutionId, one.ruleSetId]))
  const calls = Array.from({ length: count }, (_, at) => {
    const members = dice.some(institutions, dice.often(80) ? 1 : 4)
    const opensAt = Date.now() + (at % 100 === 0 ? 20 : at % 40 === 1 ? -20 : -60 - dice.below(1_500)) * day
    return {
      id: dice.id(), lead: members[0]?.id, titleKo: `${members[0]?.nameKo} ${2022 + (at % 5)}년 ${dice.one(seasons)} 기술 공모 ${at + 1}`, titleEn: `Call ${at + 1}`,
      opensAt: new Date(opensAt).toISOString(), closesAt: new Date(opensAt + (30 + dice.below(20)) * day).toISOString(),
      members: members.map((one, place) => ({ institutionId: one.id, isLead: place === 0, ruleSetId: ruleSetOf.get(one.id) })),
    }
  })
  await write.run(sql`
    with asked as (select r from jsonb_array_elements(${JSON.stringify(calls)}::jsonb) as r),
      written as (insert into calls (id, lead_institution_id, intake, title_ko, title_en, body_ko, opens_at, closes_at, state, drafted_by,
        drafted_at, approved_by, published_at)
        select r->>'id', r->>'lead', 'dated', r->>'titleKo', r->>'titleEn', '공고문입니다.', (r->>'opensAt')::timestamptz,
          (r->>'closesAt')::timestamptz,
          case when (r->>'closesAt')::timestamptz < market_now() then 'closed' else 'published' end, 'a', market_now(),
            'b', (r->>'opensAt')::timestamptz from asked)
    insert into call_institutions (call_id, institution_id, is_lead, rule_set_id)
    select r->>'id', m->>'institutionId', (m->>'isLead')::boolean, m->>'ruleSetId' from asked, jsonb_array_elements(r->'members') as m`)
  return { callIds: calls.map((one) => one.id), ruleSetOf, versionOf: new Map(rules.map((one) => [one.institutionId, one.versionId])) }
}

const addRuleSets = async (write: Writer, rules: readonly { institutionId: string; ruleSetId: string; versionId: string }[]): Promise<void> => {
  await write.run(sql`
    with asked as (select r from jsonb_array_elements(${JSON.stringify(rules)}::jsonb) as r),
      written as (insert into rule_sets (id, institution_id, name_ko, name_en, created_at) select r->>'ruleSetId', r->>'institutionId',
        '측정용 규정', 'Rules to measure with', market_now() from asked)
    insert into rule_set_versions (id, rule_set_id, number, state, content, sha256, drafted_by, drafted_at, approved_by, in_force_at)
    select r->>'versionId', r->>'ruleSetId', 1, 'in_force', ${JSON.stringify(standardRuleSet)}::jsonb, r->>'versionId', 'a', market_now(),
      'b', market_now() from asked`)
}
