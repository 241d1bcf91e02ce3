import { newId } from '../kernel/id.ts'
import { sql } from '../platform/database/database.ts'
import type { Tx } from '../platform/database/transaction.ts'
import { enterCompany } from '../companies/index.ts'
import { confirmHere, firmFacts } from '../companies/firm.fixture.ts'
import { createPerson, grantRole } from '../people/index.ts'
import { contentHash, standardRuleSet } from '../rulesets/index.ts'
import { createTechnology, freezeVersion } from '../technologies/index.ts'
import type { TechnologyContent } from '../technologies/index.ts'

/** For tests: an institution with its people, a rule set and a call, on which tracks are placed that have passed their review. */
export interface Scene {
  readonly institutionId: string
  readonly officer: string
  readonly approver: string
  readonly buyer: string
  readonly operator: string
  readonly owner: string
  readonly companyId: string
  readonly callId: string
  readonly versionId: string
  readonly rules: typeof standardRuleSet
}

export const setScene = async (tx: Tx, institutionId: string, patternOf = '{institution}-{year}-{sequence:4}'): Promise<Scene> => {
  const person = async (name: string) => (await createPerson(tx, { email: `${newId()}@scene.example`, name })).id
  const [officer, approver, buyer, operator, owner] = [
    await person('김담당'),
    await person('박승인'),
    await person('최구매'),
    await person('윤운영'),
    await person('이대표'),
  ]
  for (const [personId, role] of [
    [officer, 'officer'],
    [approver, 'approver'],
    [buyer, 'buyer'],
  ] as const)
    await grantRole(tx, { personId, role, institutionId })
  await grantRole(tx, { personId: operator, role: 'operator' })
  const company = await enterCompany(
    tx,
    owner,
    firmFacts({
      nameKo: '가나다라기술',
      nameEn: 'Ganadara Tech',
      foundedOn: '2015-03-02',
      phone: '02-000-0000',
      email: 'hello@ganadara.example',
    }),
    true,
  )
  await confirmHere(tx, company.id, operator)
  const rules = {
    ...standardRuleSet,
    certificate: {
      numberPattern: patternOf,
      sequenceRestarts: 'yearly' as const,
      validityMonths: 36,
      extensions: { count: 1, months: 36 },
      reminderDays: [180, 90, 30],
    },
  }
  const [ruleSetId, versionId, callId] = [newId(), newId(), newId()]
  await tx.run(
    sql`insert into rule_sets (id, institution_id, name_ko, name_en, created_at)
      values (${ruleSetId}, ${institutionId}, '규정', 'Rules', ${tx.now})`,
  )
  await tx.run(
    sql`insert into rule_set_versions (id, rule_set_id, number, state, content, sha256, drafted_by, drafted_at, approved_by, in_force_at)
      values (${versionId}, ${ruleSetId}, 1, 'in_force', ${JSON.stringify(rules)}, ${contentHash(rules)}, ${officer}, ${tx.now}, ${approver}, ${tx.now})`,
  )
  await tx.run(
    sql`insert into calls (id, lead_institution_id, intake, title_ko, title_en, opens_at, state, drafted_by, drafted_at, approved_by,
      published_at) values (${callId}, ${institutionId}, 'rolling', '공모', 'Call', ${tx.now}, 'published', ${officer}, ${tx.now},
      ${approver}, ${tx.now})`,
  )
  await tx.run(
    sql`insert into call_institutions (call_id, institution_id, is_lead, rule_set_id)
      values (${callId}, ${institutionId}, true, ${ruleSetId})`,
  )
  return { institutionId, officer, approver, buyer, operator, owner, companyId: company.id, callId, versionId, rules }
}

/** A technology whose track has been approved, with the version that was reviewed. */
export const placeTrack = async (
  tx: Tx,
  scene: Scene,
  content: Partial<TechnologyContent>,
): Promise<{ trackId: string; technologyId: string }> => {
  const { id: technologyId } = await createTechnology(tx, scene.companyId, { kind: 'product', fieldCodes: ['SOC.ROAD'], ...content })
  const version = await freezeVersion(tx, technologyId)
  const [applicationId, trackId] = [newId(), newId()]
  await tx.run(sql`insert into applications (id, company_id, technology_id, state, started_by, started_at, updated_at, technology_version,
    manifest, manifest_sha256, submitted_at, submitted_by)
    values (${applicationId}, ${scene.companyId}, ${technologyId}, 'submitted', ${scene.owner}, ${tx.now}, ${tx.now}, ${version.number},
      '{}', 'x', ${tx.now}, ${scene.owner})`)
  await tx.run(sql`insert into tracks (id, application_id, company_id, technology_id, institution_id, call_id, receipt_number,
    rule_set_version_id, rules, facts, state, state_since, submitted_at)
    values (${trackId}, ${applicationId}, ${scene.companyId}, ${technologyId}, ${scene.institutionId}, ${scene.callId}, ${newId()},
      ${scene.versionId}, ${JSON.stringify(scene.rules)}, '{}', 'approved', ${tx.now}, ${tx.now})`)
  return { trackId, technologyId }
}
