import { sql } from '../platform/database/database.ts'
import type { Reader } from '../platform/database/database.ts'
import type { Facts } from './facts.ts'
import type { VersionRow, VersionState } from './rule-set-version.ts'

export interface DeskRuleSet {
  id: string
  nameKo: string
  nameEn: string
  calls: number
  tracks: number
  versions: { number: number; state: VersionState; inForceAt: string | null }[]
}

/** The rule sets of an institution with their versions, newest first, and by how many calls and running tracks they are used. One statement. */
export const findDeskRuleSets = (read: Reader, institutionId: string): Promise<DeskRuleSet[]> =>
  read.many(sql<DeskRuleSet>`
  select r.id, r.name_ko, r.name_en,
    (select count(*) from call_institutions ci join calls c on c.id = ci.call_id
      where ci.rule_set_id = r.id and c.state in ('draft', 'awaiting_approval', 'published')) as calls,
    (select count(*) from tracks t join rule_set_versions v on v.id = t.rule_set_version_id where v.rule_set_id = r.id) as tracks,
    (select json_agg(json_build_object('number', v.number, 'state', v.state, 'inForceAt', v.in_force_at) order by v.number desc)
      from rule_set_versions v where v.rule_set_id = r.id) as versions
  from rule_sets r where r.institution_id = ${institutionId} and r.archived_at is null order by r.created_at desc, r.id`)

export interface CloneSource {
  versionId: string
  institutionId: string | null
  institutionKo: string | null
  institutionEn: string | null
  nameKo: string
  nameEn: string
  number: number
}

/** What may be copied: the standard set first, then every set in force, the institution's own before others'. */
export const findCloneSources = (read: Reader, institutionId: string): Promise<CloneSource[]> =>
  read.many(sql<CloneSource>`
  select v.id as version_id, r.institution_id, i.name_ko as institution_ko, i.name_en as institution_en, r.name_ko, r.name_en, v.number
  from rule_set_versions v join rule_sets r on r.id = v.rule_set_id and r.archived_at is null
    left join institutions i on i.id = r.institution_id
  where v.state = 'in_force' order by r.institution_id is not null, r.institution_id <> ${institutionId}, i.name_ko, r.created_at`)

export interface Source extends CloneSource {
  ruleSetId: string
  /** Of the source as it is, while no version of the copy is in force; null from then on. */
  content: unknown
}
export interface VersionPage extends VersionRow {
  drafterName: string | null
  approverName: string | null
  draftedAt: Date
  /** The content in force now, of whichever version; null where none is. */
  inForceContent: unknown
  inForceNumber: number | null
  /** The version the set began as a copy of. */
  source: Source | null
  versions: { number: number; state: VersionState }[]
  calls: { id: string; titleKo: string; titleEn: string; state: string }[]
  tracks: number
}

/** One version of an institution's rule set with the one in force beside it and what uses them. One statement. */
export const findVersionPage = (read: Reader, institutionId: string, ruleSetId: string, number: number): Promise<VersionPage | undefined> =>
  read.maybe(sql<VersionPage>`
  select v.*, r.institution_id, r.name_ko, r.name_en, d.name as drafter_name, a.name as approver_name, f.content as in_force_content,
    f.number as in_force_number,
    (select json_build_object('versionId', s.id, 'ruleSetId', o.id, 'institutionId', o.institution_id, 'institutionKo', i.name_ko,
        'institutionEn', i.name_en, 'nameKo', o.name_ko, 'nameEn', o.name_en, 'number', s.number, 'content', case when f.id is null then s.content end)
      from rule_set_versions s join rule_sets o on o.id = s.rule_set_id left join institutions i on i.id = o.institution_id
      where s.id = r.cloned_from) as source,
    (select json_agg(json_build_object('number', x.number, 'state', x.state) order by x.number desc) from rule_set_versions x
      where x.rule_set_id = r.id) as versions,
    coalesce((select json_agg(json_build_object('id', c.id, 'titleKo', c.title_ko, 'titleEn', c.title_en, 'state', c.state)
      order by c.drafted_at desc)
      from call_institutions ci join calls c on c.id = ci.call_id
        where ci.rule_set_id = r.id and c.state in ('draft', 'awaiting_approval', 'published')), '[]') as calls,
    (select count(*) from tracks t where t.rule_set_version_id = v.id) as tracks
  from rule_set_versions v join rule_sets r on r.id = v.rule_set_id left join persons d on d.id = v.drafted_by
    left join persons a on a.id = v.approved_by
  left join rule_set_versions f on f.rule_set_id = r.id and f.state = 'in_force'
  where v.rule_set_id = ${ruleSetId} and v.number = ${number} and r.institution_id = ${institutionId}`)

export interface DecidedTrack {
  id: string
  receiptNumber: string
  facts: Facts
}
/** The last tracks an institution decided, newest first, with the facts frozen at their submission. */
export const findDecidedTracks = (read: Reader, institutionId: string, most = 20): Promise<DecidedTrack[]> =>
  read.many(sql<DecidedTrack>`
  select id, receipt_number, facts from tracks where institution_id = ${institutionId} and verdict_at is not null
    order by verdict_at desc, id limit ${most}`)

export interface ComparedVersion {
  number: number
  state: VersionState
  content: unknown
  nameKo: string
  nameEn: string
}
/** The versions of one rule set with the numbers given, lower first. */
export const findVersions = (
  read: Reader,
  institutionId: string,
  ruleSetId: string,
  numbers: readonly number[],
): Promise<ComparedVersion[]> =>
  read.many(sql<ComparedVersion>`
  select v.number, v.state, v.content, r.name_ko, r.name_en from rule_set_versions v join rule_sets r on r.id = v.rule_set_id
  where r.id = ${ruleSetId} and r.institution_id = ${institutionId} and v.number = any(${[...numbers]}::integer[]) order by v.number`)

export interface PublicRuleSet {
  nameKo: string
  nameEn: string
  institutionKo: string
  institutionEn: string
  number: number
  inForceAt: Date
  sha256: string
  content: unknown
}
/** What is in force, for everybody. */
export const findPublicRuleSet = (read: Reader, institutionId: string, ruleSetId: string): Promise<PublicRuleSet | undefined> =>
  read.maybe(sql<PublicRuleSet>`
  select r.name_ko, r.name_en, i.name_ko as institution_ko, i.name_en as institution_en, v.number, v.in_force_at, v.sha256, v.content
  from rule_sets r join institutions i on i.id = r.institution_id join rule_set_versions v on v.rule_set_id = r.id and v.state = 'in_force'
  where r.id = ${ruleSetId} and r.institution_id = ${institutionId} and r.archived_at is null`)

/** The kinds of papers firms keep, for the list of papers asked for. */
export const findPaperKinds = (read: Reader): Promise<{ code: string; ko: string; en: string }[]> =>
  read.many(
    sql<{ code: string; ko: string; en: string }>`select code, name_ko as ko, name_en as en from document_kinds order by sort, code`,
  )
