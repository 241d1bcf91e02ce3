import { cloneRuleSet, putInForce, sourcedInstitutions, sourcedRuleSetId, standardRuleSetId } from '../rulesets/index.ts'
import { sql } from '../platform/database/database.ts'
import { asStaff, must, within } from './world.ts'
import type { World } from './world.ts'

const sourced = new Set(sourcedInstitutions.map((one) => one.toLowerCase()))

/** Institutions with sourced rules use those; the others copy the standard set, with a smaller committee, and an approver puts it in force. */
export const enterRules = async (world: World, institutions: readonly string[]): Promise<void> => {
  for (const institution of institutions)
    world.ruleSets.set(institution, (await findOwnSet(world, institution)) ?? (await copyStandard(world, institution)))
}

const findOwnSet = async (world: World, institution: string): Promise<string | undefined> => {
  const own = sourcedInstitutions.find((one) => one.toLowerCase() === institution)
  if (own !== undefined && sourced.has(institution)) return sourcedRuleSetId(own)
  return (
    await world.read.maybe(sql<{ id: string }>`
    select r.id from rule_sets r join rule_set_versions v on v.rule_set_id = r.id and v.state = 'in_force'
      where r.institution_id = ${institution} and r.archived_at is null order by r.created_at limit 1`)
  )?.id
}

const copyStandard = async (world: World, institution: string): Promise<string> => {
  const { nameKo, nameEn } = await world.read.one(
    sql<{ nameKo: string; nameEn: string }>`select name_ko, name_en from institutions where id = ${institution}`,
  )
  const standard = await world.read.one(
    sql<{ id: string }>`select id from rule_set_versions where rule_set_id = ${standardRuleSetId} and state = 'in_force'`,
  )
  const when = world.calendar.moment(1316, 11)
  const officer = asStaff(world, 'officer', institution, when)
  return within(world, officer, async (tx) => {
    const { ruleSetId, versionId } = must(
      await cloneRuleSet(tx, {
        fromVersionId: standard.id,
        institutionId: institution,
        nameKo: `${nameKo} 기술마켓 심의규정`,
        nameEn: `${nameEn}: rules of the technology market`,
        by: officer.personId,
        change: (content) => ({ ...content, committee: { ...content.committee, seats: 5, substitutes: 2, quorum: 4 } }),
      }),
      `Rules of ${institution}`,
    )
    must(
      await putInForce(tx, { versionId, by: asStaff(world, 'approver', institution, when).personId }),
      `Rules of ${institution} in force`,
    )
    return ruleSetId
  })
}
