import { addYears } from '../kernel/dates.ts'
import { newId, sha256Hex } from '../kernel/id.ts'
import { enterCompany, keepConfirmation } from '../companies/index.ts'
import { firmFacts } from '../companies/firm.fixture.ts'
import { createPerson, grantRole } from '../people/index.ts'
import { sql } from '../platform/database/database.ts'
import type { Tx } from '../platform/database/transaction.ts'
import { standardRuleSet } from '../rulesets/index.ts'
import type { RuleSetContent } from '../rulesets/index.ts'
import { createTechnology } from '../technologies/index.ts'
import type { TechnologyContent } from '../technologies/index.ts'

/** Scenes for tests of this slice and those after it: invented firms, technologies and calls. */
export const wholeTechnology: Partial<TechnologyContent> = {
  titleKo: '저소음 배수펌프(가상)',
  titleEn: 'Quiet drainage pump (invented)',
  summaryKo: '소음이 12dB 작은 배수펌프입니다.',
  problemKo: '배수펌프의 소음이 큽니다.',
  approachKo: '날개 각도를 수위에 맞춥니다.',
  differences: [{ whatKo: '소음', whatEn: 'Noise', unit: 'dB', before: '78', after: '66' }],
  effectsKo: '조용합니다.',
  applicationsKo: '경주로와 도로의 배수',
  kind: 'product',
  fieldCodes: ['SOC.WATER'],
  trl: 8,
  priceFromWon: 12_000_000,
  vatIncluded: false,
  priceUnit: '1대',
  keywords: ['펌프'],
  declaredNone: ['otherCertificates', 'supplyRecord'],
  ipRights: [
    {
      right: 'patent',
      numberKind: 'registration',
      number: '10-1234567',
      titleKo: '배수펌프',
      status: 'registered',
      statusSource: '',
      statusAsOf: null,
      filedOn: null,
      registeredOn: null,
      expiresOn: '2040-05-01',
      owners: [],
      coOwnersConsent: null,
    },
  ],
}

export interface Firm {
  readonly personId: string
  readonly companyId: string
  readonly technologyId: string
}
/** An SME confirmation that holds since a year and for three more. */
export const confirmationOf = (today: string) =>
  ({ number: '확-1', sizeClass: 'small', validFrom: addYears(today, -1), validTo: addYears(today, 3) }) as const
/** A firm with its owner, a valid SME confirmation, one whole technology and the papers the standard rules ask for. */
export const setFirm = async (tx: Tx, content: Partial<TechnologyContent> = wholeTechnology): Promise<Firm> => {
  const { id: personId } = await createPerson(tx, { email: `${newId()}@firm.example`, name: '이대표' })
  const { id: companyId } = await enterCompany(
    tx,
    personId,
    firmFacts({
      kind: 'corporation',
      nameKo: '가상펌프 주식회사',
      nameEn: 'Invented Pump Co.',
      businessNumber: '1234567891',
      corporateNumber: '1101110062432',
      foundedOn: '2015-03-02',
      regionCode: 'jeju',
    }),
    true,
  )
  await keepConfirmation(tx, companyId, confirmationOf(tx.today), null)
  const { id: technologyId } = await createTechnology(tx, companyId, content)
  for (const kind of ['TECHNOLOGY_DESCRIPTION', 'PATENT_REGISTER']) await setPaper(tx, { personId, companyId, technologyId }, kind)
  return { personId, companyId, technologyId }
}

const setPaper = async (tx: Tx, firm: Firm, kind: string): Promise<void> => {
  const fileId = newId()
  await tx.run(
    sql`insert into document_kinds (code, name_ko, name_en, origin, sort) values (${kind}, ${kind}, ${kind}, 'test', 1)
      on conflict do nothing`,
  )
  await tx.run(sql`insert into files (id, storage_key, sha256, bytes, kind, media_type, name, scan, owner_kind, owner_id, company_id,
    uploaded_at)
    values (${fileId}, ${`none/${fileId}`}, ${sha256Hex(fileId)}, 1000, 'pdf', 'application/pdf', ${`${kind}.pdf`}, 'clean', 'technology',
      ${firm.technologyId}, ${firm.companyId}, ${tx.now})`)
  await tx.run(
    sql`insert into technology_documents (id, technology_id, company_id, kind, file_id, added_at, added_by)
      values (${newId()}, ${firm.technologyId}, ${firm.companyId}, ${kind}, ${fileId}, ${tx.now}, ${firm.personId})`,
  )
}

/** A published call of these institutions, the first leading, each with rules in force; rolling unless it closes. */
export const setCall = async (
  tx: Tx,
  institutions: readonly string[],
  options: { closesAt?: Date; rules?: Partial<RuleSetContent> | ((institution: string) => Partial<RuleSetContent>) } = {},
): Promise<{ callId: string }> => {
  const callId = newId()
  const contentOf = (institution: string) => ({
    ...standardRuleSet,
    ...(typeof options.rules === 'function' ? options.rules(institution) : options.rules),
  })
  const lead = institutions[0] ?? 'kra'
  const [drafter, approver] = [
    (await createPerson(tx, { email: `${newId()}@desk.example`, name: '한공모' })).id,
    (await createPerson(tx, { email: `${newId()}@desk.example`, name: '임승인' })).id,
  ]
  await tx.run(sql`insert into calls (id, lead_institution_id, intake, title_ko, title_en, body_ko, opens_at, closes_at, state, drafted_by,
    drafted_at, approved_by, published_at)
    values (${callId}, ${lead}, ${options.closesAt ? 'dated' : 'rolling'}, '가상 공모', 'Invented call', '공고문',
      ${new Date(tx.now.getTime() - 86_400_000)}, ${options.closesAt ?? null}, 'published', ${drafter}, ${tx.now}, ${approver}, ${tx.now})`)
  for (const institution of institutions) {
    const ruleSetId = newId()
    const versionId = newId()
    await tx.run(
      sql`insert into rule_sets (id, institution_id, name_ko, name_en, created_at)
        values (${ruleSetId}, ${institution}, '가상 규정', 'Invented rules', ${tx.now})`,
    )
    await tx.run(sql`insert into rule_set_versions (id, rule_set_id, number, state, content, sha256, drafted_by, drafted_at, approved_by,
      in_force_at)
      values (${versionId}, ${ruleSetId}, 1, 'in_force', ${JSON.stringify(contentOf(institution))}, ${sha256Hex(versionId)}, ${drafter},
        ${tx.now}, ${approver}, ${tx.now})`)
    await tx.run(
      sql`insert into call_institutions (call_id, institution_id, is_lead, rule_set_id, frozen_version_id)
        values (${callId}, ${institution}, ${institution === lead}, ${ruleSetId}, ${options.closesAt ? versionId : null})`,
    )
  }
  return { callId }
}

export const setOfficer = async (tx: Tx, institutionId: string): Promise<string> => {
  const { id } = await createPerson(tx, { email: `${newId()}@desk.example`, name: '김담당' })
  await grantRole(tx, { personId: id, role: 'officer', institutionId })
  return id
}
