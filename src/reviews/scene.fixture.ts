import { newId } from '../kernel/id.ts'
import { sql } from '../platform/database/database.ts'
import type { Tx } from '../platform/database/transaction.ts'
import { enterCompany } from '../companies/index.ts'
import { firmFacts } from '../companies/firm.fixture.ts'
import { createPerson, grantRole } from '../people/index.ts'
import { contentHash, standardRuleSet } from '../rulesets/index.ts'
import type { RuleSetContent } from '../rulesets/index.ts'
import { createTechnology, freezeVersion } from '../technologies/index.ts'
import { insertReviewer } from './pool-store.ts'

/** For tests: institutions with their people, a firm with a submitted technology, a call and a pool of reviewers. */
export interface Scene {
  readonly institutionId: string
  readonly memberId: string
  readonly officer: string
  readonly approver: string
  readonly memberOfficer: string
  readonly owner: string
  readonly companyId: string
  readonly technologyId: string
  readonly callId: string
  readonly trackId: string
  readonly memberTrackId: string
  readonly applicationId: string
  readonly reviewers: readonly string[]
  readonly rules: RuleSetContent
}
export interface SceneOptions {
  readonly joint?: boolean
  readonly internal?: number
  readonly external?: number
  readonly rules?: Partial<RuleSetContent>
}

const makePerson = async (tx: Tx, name: string) => (await createPerson(tx, { email: `${newId()}@scene.example`, name })).id

export const addReviewer = async (
  tx: Tx,
  about: { name: string; homeInstitutionId?: string | null; affiliation?: string; fieldCodes?: string[] },
): Promise<string> => {
  const id = await makePerson(tx, about.name)
  await insertReviewer(tx, id, {
    affiliation: about.affiliation ?? '다온연구원',
    affiliationBusinessNumber: null,
    position: null,
    homeInstitutionId: about.homeInstitutionId ?? null,
    fieldCodes: about.fieldCodes ?? ['SOC.ROAD'],
    experience: null,
    state: 'active',
  })
  return id
}

export const setScene = async (tx: Tx, options: SceneOptions = {}): Promise<Scene> => {
  const [institutionId, memberId] = ['kra', 'lh']
  const [officer, approver, memberOfficer, owner] = [
    await makePerson(tx, '김담당'),
    await makePerson(tx, '박승인'),
    await makePerson(tx, '정담당'),
    await makePerson(tx, '이대표'),
  ]
  for (const [personId, role, place] of [
    [officer, 'officer', institutionId],
    [approver, 'approver', institutionId],
    [memberOfficer, 'officer', memberId],
  ] as const)
    await grantRole(tx, { personId, role, institutionId: place })
  const company = await enterCompany(
    tx,
    owner,
    firmFacts({
      nameKo: '가온누리기술',
      nameEn: 'Gaonnuri',
      foundedOn: '2015-03-02',
      phone: '02-000-0000',
      email: 'hello@gaonnuri.example',
    }),
    true,
  )
  const rules: RuleSetContent = {
    ...standardRuleSet,
    committee: { seats: 3, substitutes: 1, quorum: 2, externalShareAtLeast: 50, fields: [], conflictYears: 3 },
    trimming: { lowest: 0, highest: 0, fromMembers: 5 },
    ...options.rules,
  }
  const [ruleSetId, versionId, callId, applicationId] = [newId(), newId(), newId(), newId()]
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
  const institutions = options.joint ? [institutionId, memberId] : [institutionId]
  for (const one of institutions) {
    // A member judges eligibility by rules of its own; the review goes by the lead's.
    const own = one === institutionId ? ruleSetId : newId()
    if (own !== ruleSetId)
      await tx.run(
        sql`insert into rule_sets (id, institution_id, name_ko, name_en, created_at) values (${own}, ${one}, '규정', 'Rules', ${tx.now})`,
      )
    await tx.run(
      sql`insert into call_institutions (call_id, institution_id, is_lead, rule_set_id)
        values (${callId}, ${one}, ${one === institutionId}, ${own})`,
    )
  }
  const { id: technologyId } = await createTechnology(tx, company.id, {
    titleKo: '가온누리기술 배수펌프',
    titleEn: 'Gaonnuri drainage pump',
    kind: 'product',
    fieldCodes: ['SOC.ROAD'],
    problemKo: '침수가 잦습니다.',
    ipRights: [
      {
        right: 'patent',
        numberKind: 'registration',
        number: '10-1234567',
        titleKo: '펌프',
        status: 'registered',
        statusSource: '',
        statusAsOf: null,
        filedOn: null,
        registeredOn: null,
        expiresOn: null,
        owners: [{ name: '김발명', share: null }],
        coOwnersConsent: null,
      },
    ],
  })
  const version = await freezeVersion(tx, technologyId)
  await tx.run(sql`insert into applications (id, company_id, technology_id, state, started_by, started_at, updated_at, technology_version,
    manifest, manifest_sha256, submitted_at, submitted_by)
    values (${applicationId}, ${company.id}, ${technologyId}, 'submitted', ${owner}, ${tx.now}, ${tx.now}, ${version.number}, '{}', 'x',
      ${tx.now}, ${owner})`)
  const place = async (institution: string) => {
    const id = newId()
    await tx.run(sql`insert into tracks (id, application_id, company_id, technology_id, institution_id, call_id, receipt_number,
      rule_set_version_id, rules, facts, state, state_since, submitted_at, officer_id)
      values (${id}, ${applicationId}, ${company.id}, ${technologyId}, ${institution}, ${callId}, ${`T-${id}`}, ${versionId},
        ${JSON.stringify(rules)}, '{}', 'checking', ${tx.now}, ${tx.now}, ${institution === institutionId ? officer : memberOfficer})`)
    return id
  }
  const trackId = await place(institutionId)
  const memberTrackId = options.joint ? await place(memberId) : ''
  const reviewers: string[] = []
  for (let place = 0; place < (options.internal ?? 3); place += 1)
    reviewers.push(await addReviewer(tx, { name: `내부${place}`, homeInstitutionId: institutionId }))
  for (let place = 0; place < (options.external ?? 5); place += 1) reviewers.push(await addReviewer(tx, { name: `외부${place}` }))
  return {
    institutionId,
    memberId,
    officer,
    approver,
    memberOfficer,
    owner,
    companyId: company.id,
    technologyId,
    callId,
    trackId,
    memberTrackId,
    applicationId,
    reviewers,
    rules,
  }
}
