import { newId } from '../kernel/id.ts'
import { sql } from '../platform/database/database.ts'
import type { Reader, Writer } from '../platform/database/database.ts'
import type { Tx } from '../platform/database/transaction.ts'
import type { RuleSetContent } from './rule-set.ts'
import { contentHash, versionOf } from './rule-set-version.ts'
import type { InForce, RuleSetVersion, VersionRow } from './rule-set-version.ts'

const versionRow = sql`v.id, v.rule_set_id, r.institution_id, r.name_ko, r.name_en, v.number, v.state, v.content, v.note, v.drafted_by,
  v.edited_by, v.version,
  v.submitted_at, v.sha256, v.approved_by, v.in_force_at, v.retired_at`

/** One version by its id, whoever's it is. */
export const findRuleSetVersion = async (read: Reader, versionId: string): Promise<RuleSetVersion | undefined> => {
  const row = await read.maybe(
    sql<VersionRow>`select ${versionRow} from rule_set_versions v join rule_sets r on r.id = v.rule_set_id where v.id = ${versionId}`,
  )
  return row && versionOf(row)
}

/** The version of a rule set that is in force now. */
export const ruleSetInForce = async (read: Reader, ruleSetId: string): Promise<RuleSetVersion | undefined> => {
  const row = await read.maybe(
    sql<VersionRow>`select ${versionRow} from rule_set_versions v join rule_sets r on r.id = v.rule_set_id
      where v.rule_set_id = ${ruleSetId} and v.state = 'in_force'`,
  )
  return row && versionOf(row)
}

/** A version of this institution's own rule set, its row held until the transaction ends. */
export const findVersionForUpdate = async (
  tx: Tx,
  institutionId: string,
  ruleSetId: string,
  number: number,
): Promise<RuleSetVersion | undefined> => {
  const row = await tx.maybe(sql<VersionRow>`select ${versionRow} from rule_set_versions v join rule_sets r on r.id = v.rule_set_id
    where v.rule_set_id = ${ruleSetId} and v.number = ${number} and r.institution_id = ${institutionId} for update of v`)
  return row && versionOf(row)
}
export const findVersionByIdForUpdate = async (tx: Tx, versionId: string): Promise<RuleSetVersion | undefined> => {
  const row = await tx.maybe(
    sql<VersionRow>`select ${versionRow} from rule_set_versions v join rule_sets r on r.id = v.rule_set_id where v.id = ${versionId}
      for update of v`,
  )
  return row && versionOf(row)
}

export interface RuleSetHead {
  id: string
  institutionId: string | null
  nameKo: string
  nameEn: string
  lastNumber: number
  openNumber: number | null
}
/** The rule set itself, held, with its newest version number and the draft that is open. */
export const findRuleSetForUpdate = (tx: Tx, institutionId: string, id: string): Promise<RuleSetHead | undefined> =>
  tx.maybe(sql<RuleSetHead>`
  select r.id, r.institution_id, r.name_ko, r.name_en, (select coalesce(max(v.number), 0) from rule_set_versions v
    where v.rule_set_id = r.id) as last_number,
    (select v.number from rule_set_versions v where v.rule_set_id = r.id and v.state in ('draft', 'in_review')) as open_number
  from rule_sets r where r.id = ${id} and r.institution_id = ${institutionId} and r.archived_at is null for update of r`)

export const insertRuleSet = async (
  tx: Tx,
  about: { fromVersionId: string; institutionId: string; nameKo: string; nameEn: string; by: string },
): Promise<string> => {
  const id = newId()
  await tx.run(
    sql`insert into rule_sets (id, institution_id, name_ko, name_en, created_at, created_by, cloned_from)
      values (${id}, ${about.institutionId}, ${about.nameKo}, ${about.nameEn}, ${tx.now}, ${about.by}, ${about.fromVersionId})`,
  )
  return id
}

export const insertDraft = async (
  tx: Tx,
  about: { ruleSetId: string; number: number; content: RuleSetContent; by: string; note: string },
): Promise<string> => {
  const id = newId()
  await tx.run(sql`insert into rule_set_versions (id, rule_set_id, number, state, content, note, drafted_by, drafted_at, edited_by)
    values (${id}, ${about.ruleSetId}, ${about.number}, 'draft', ${JSON.stringify(about.content)}, ${about.note}, ${about.by}, ${tx.now},
      ${JSON.stringify([about.by])})`)
  return id
}

/** Saves the draft only if nobody saved since `version`; answers whether it did. Whoever saves joins those who edited. */
export const updateDraft = async (tx: Tx, id: string, version: number, by: string, content: RuleSetContent): Promise<boolean> =>
  (await tx.run(sql`update rule_set_versions set content = ${JSON.stringify(content)}, version = version + 1,
      edited_by = case when jsonb_exists(edited_by, ${by}) then edited_by else edited_by || to_jsonb(${by}::text) end
    where id = ${id} and version = ${version} and state = 'draft'`)) === 1

export const saveState = async (tx: Tx, id: string, state: 'draft' | 'in_review', note?: string): Promise<void> => {
  await tx.run(
    sql`update rule_set_versions set state = ${state}, note = coalesce(${note ?? null}, note),
      submitted_at = case when ${state} = 'in_review' then ${tx.now}::timestamptz end, version = version + 1 where id = ${id}`,
  )
}

/** The version before is retired in the same breath, so that there is always exactly one in force. */
export const saveInForce = async (tx: Tx, version: InForce): Promise<void> => {
  await tx.run(
    sql`update rule_set_versions set state = 'retired', retired_at = ${version.inForceAt}, version = version + 1
      where rule_set_id = ${version.ruleSetId} and state = 'in_force'`,
  )
  await tx.run(
    sql`update rule_set_versions set state = 'in_force', sha256 = ${version.sha256}, approved_by = ${version.approvedBy},
      in_force_at = ${version.inForceAt}, version = version + 1 where id = ${version.id}`,
  )
}

/** Brings one set of the reference data up to `content`, unless a person ever drafted a version of it. A changed content becomes a new version. */
export const seedRuleSet = async (
  writer: Writer,
  set: { id: string; institutionId: string | null; content: RuleSetContent },
): Promise<void> => {
  const { id, institutionId, content } = set
  const known = await writer.run(sql`insert into rule_sets (id, institution_id, name_ko, name_en, created_at)
    select ${id}, ${institutionId}, ${content.title.ko}, ${content.title.en}, market_now()
      where ${institutionId}::text is null or exists (select from institutions where id = ${institutionId})
    on conflict (id) do update set institution_id = excluded.institution_id`)
  if (known === 0) return
  const sha256 = contentHash(content)
  const now = await writer.one(sql<{ last: number; edited: boolean; sha256: string | null }>`
    select coalesce(max(number), 0) as last, coalesce(bool_or(drafted_by is not null), false) as edited,
      max(sha256) filter (where state = 'in_force') as sha256 from rule_set_versions where rule_set_id = ${id}`)
  if (now.edited || now.sha256 === sha256) return
  await writer.run(
    sql`update rule_set_versions set state = 'retired', retired_at = market_now(), version = version + 1
      where rule_set_id = ${id} and state = 'in_force'`,
  )
  await writer.run(sql`insert into rule_set_versions (id, rule_set_id, number, state, content, sha256, drafted_at, in_force_at)
    values (${`${id}-${now.last + 1}`}, ${id}, ${now.last + 1}, 'in_force', ${JSON.stringify(content)}, ${sha256}, market_now(),
      market_now())`)
}
