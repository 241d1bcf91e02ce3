import type { Contact } from '../institutions/index.ts'
import { sql } from '../platform/database/database.ts'
import type { Reader } from '../platform/database/database.ts'
import type { CallState, ExtraQuestion } from './call.ts'

export interface CallRow {
  id: string
  programme: string
  theme: 'general' | 'themed'
  intake: 'rolling' | 'dated'
  titleKo: string
  titleEn: string
  opensAt: Date
  /** As it was announced; see closingOf for when it really closed. */
  closesAt: Date | null
  closedAt: Date | null
  state: CallState
  leadInstitutionId: string
  leadKo: string
  leadEn: string
  institutions: { id: string; ko: string; en: string }[]
}

const callRow = sql`
  c.id, c.programme, c.theme, c.intake, c.title_ko, c.title_en, c.opens_at, c.closes_at, c.closed_at, c.state, c.lead_institution_id,
    l.name_ko as lead_ko, l.name_en as lead_en,
  (select json_agg(json_build_object('id', i.id, 'ko', i.name_ko, 'en', i.name_en) order by ci.is_lead desc, i.name_ko)
   from call_institutions ci join institutions i on i.id = ci.institution_id where ci.call_id = c.id) as institutions`

export interface CallSearch {
  openness: 'open' | 'upcoming' | 'closed'
  programme?: string | undefined
  institutionId?: string | undefined
  page: number
  perPage: number
}
export interface CallPage {
  calls: CallRow[]
  total: number
  counts: { open: number; upcoming: number; closed: number }
}

const now = sql`(select market_now())`
const openness = sql`case when c.state = 'published' and c.opens_at <= ${now} and (c.closes_at is null or ${now} < c.closes_at) then 'open'
  when c.state = 'published' and ${now} < c.opens_at then 'upcoming' else 'closed' end`

/** Public calls: those that close soonest first, rolling ones after them, closed ones newest first. Two statements. */
export const findPublicCalls = async (read: Reader, search: CallSearch): Promise<CallPage> => {
  const wanted = sql`c.state in ('published', 'closed')
    and (${search.programme ?? null}::text is null or c.programme = ${search.programme ?? null})
    and (${search.institutionId ?? null}::text is null or exists (select from call_institutions x
      where x.call_id = c.id and x.institution_id = ${search.institutionId ?? null}))`
  const counts = await read.one(sql<{ open: number; upcoming: number; closed: number }>`
    select count(*) filter (where o = 'open') as open, count(*) filter (where o = 'upcoming') as upcoming,
      count(*) filter (where o = 'closed') as closed
    from (select ${openness} as o from calls c where ${wanted}) as counted`)
  const calls = await read.many(sql<CallRow>`
    select ${callRow} from calls c join institutions l on l.id = c.lead_institution_id
    where ${wanted} and ${openness} = ${search.openness}
    order by case when ${search.openness} = 'closed' then extract(epoch from coalesce(c.closed_at, c.closes_at)) * -1
      else extract(epoch from c.closes_at) end nulls last, c.published_at desc, c.id
    limit ${search.perPage} offset ${(search.page - 1) * search.perPage}`)
  return { calls, counts, total: counts[search.openness] }
}

export interface CallDetail extends CallRow, Contact {
  bodyKo: string
  bodyEn: string
  version: number
  draftedBy: string
  drafterName: string
  approverName: string | null
  cancelReason: string | null
  /** Why it is, or was, to close before the instant it announced; who asked, and who closed it by hand. */
  closingReason: string | null
  closingAskedBy: string | null
  closingAskerName: string | null
  closingAskedAt: Date | null
  closerName: string | null
  publishedAt: Date | null
  rules: {
    institutionId: string
    ko: string
    en: string
    isLead: boolean
    /** '' in a draft whose rules are still to be chosen; so are their names. */
    ruleSetId: string
    ruleSetKo: string
    ruleSetEn: string
    versionId: string | null
    versionNumber: number | null
    /** Nobody of the institution wrote or adapted it: it came with the software, made from public sources. */
    isFromPublicSources: boolean
    content: unknown
    extraQuestions: ExtraQuestion[]
    fieldCodes: string[]
    /** Who of a member agreed to the call as it stands, and when. */
    agreedBy: string | null
    agreedAt: string | null
  }[]
  files: { id: string; fileId: string; titleKo: string; titleEn: string; name: string; bytes: number }[]
  questions: CallQuestion[]
}
export interface CallQuestion {
  id: string
  askedAt: string
  question: string
  answer: string | null
  answeredAt: string | null
  companyId: string | null
}

/** One call with its rules (the frozen version, or the one in force now), files and questions, in one statement. */
export const findCall = (read: Reader, id: string): Promise<CallDetail | undefined> =>
  read.maybe(sql<CallDetail>`
  select ${callRow}, l.contact_unit, l.phone, l.email, c.body_ko, c.body_en, c.version, c.drafted_by, d.name as drafter_name, a.name as approver_name, c.cancel_reason, c.closing_reason,
    c.closing_asked_by, c.closing_asked_at, (select p.name from persons p where p.id = c.closing_asked_by) as closing_asker_name,
    (select p.name from persons p where p.id = c.closed_by) as closer_name,
    c.published_at,
    (select json_agg(json_build_object('institutionId', ci.institution_id, 'ko', i.name_ko, 'en', i.name_en, 'isLead', ci.is_lead,
      'ruleSetId', coalesce(ci.rule_set_id, ''),
        'ruleSetKo', coalesce(r.name_ko, ''), 'ruleSetEn', coalesce(r.name_en, ''), 'versionId', v.id, 'versionNumber', v.number, 'content', v.content,
        'isFromPublicSources', v.id is not null and v.drafted_by is null, 'extraQuestions', ci.extra_questions, 'fieldCodes', ci.field_codes, 'agreedAt', ci.agreed_at,
        'agreedBy', (select p.name from persons p where p.id = ci.agreed_by)) order by ci.is_lead desc, i.name_ko)
     from call_institutions ci join institutions i on i.id = ci.institution_id left join rule_sets r on r.id = ci.rule_set_id
     left join rule_set_versions v on v.id = coalesce(ci.frozen_version_id,
       (select f.id from rule_set_versions f where f.rule_set_id = ci.rule_set_id and f.state = 'in_force'))
     where ci.call_id = c.id) as rules,
    coalesce((select json_agg(json_build_object('id', f.id, 'fileId', f.file_id, 'titleKo', f.title_ko, 'titleEn', f.title_en,
      'name', b.name, 'bytes', b.bytes) order by f.added_at)
     from call_files f join files b on b.id = f.file_id where f.call_id = c.id and f.removed_at is null), '[]') as files,
    coalesce((select json_agg(json_build_object('id', q.id, 'askedAt', q.asked_at, 'question', q.question, 'answer', q.answer,
      'answeredAt', q.answered_at, 'companyId', q.company_id) order by q.asked_at desc)
     from call_questions q where q.call_id = c.id and q.is_public), '[]') as questions
  from calls c join institutions l on l.id = c.lead_institution_id join persons d on d.id = c.drafted_by
    left join persons a on a.id = c.approved_by
  where c.id = ${id}`)

/** Whom the end of a call would touch: drafts that have chosen it, and applications to it that are under way. */
export const findReach = (read: Reader, id: string): Promise<{ drafts: number; applications: number }> =>
  read.one(sql<{ drafts: number; applications: number }>`
    select (select count(*) from application_choices h join applications a on a.id = h.application_id and a.state = 'draft'
      where h.call_id = ${id}) as drafts,
    (select count(*) from tracks where call_id = ${id} and state not in ('returned', 'withdrawn', 'rejected', 'certified')) as applications`)

export interface DeskCall extends CallRow {
  version: number
  /** Of the institution's own calls; whose hand another's is in is theirs to know. */
  drafterName: string | null
  tracks: number
  unanswered: number
}

/** The calls an institution leads, newest first, with what waits in each. One statement. */
export const findDeskCalls = (read: Reader, institutionId: string, most = 200): Promise<DeskCall[]> =>
  read.many(sql<DeskCall>`
  select ${callRow}, c.version, case when c.lead_institution_id = ${institutionId} then d.name end as drafter_name,
    (select count(*) from tracks t where t.call_id = c.id) as tracks,
    (select count(*) from call_questions q where q.call_id = c.id and q.answer is null) as unanswered
  from calls c join institutions l on l.id = c.lead_institution_id join persons d on d.id = c.drafted_by
  where exists (select from call_institutions x where x.call_id = c.id and x.institution_id = ${institutionId})
  order by c.drafted_at desc, c.id limit ${most}`)

export interface DraftChoices {
  institutions: { id: string; ko: string; en: string; ruleSets: { id: string; ko: string; en: string }[] }[]
}

/** What a draft may choose from: institutions with rule sets in force. */
export const findDraftChoices = async (read: Reader): Promise<DraftChoices> => ({
  institutions: await read.many(sql<DraftChoices['institutions'][number]>`
    select i.id, i.name_ko as ko, i.name_en as en, json_agg(json_build_object('id', r.id, 'ko', r.name_ko, 'en', r.name_en)
      order by r.created_at desc) as rule_sets
    from institutions i join rule_sets r on r.institution_id = i.id and r.archived_at is null
    where exists (select from rule_set_versions v where v.rule_set_id = r.id and v.state = 'in_force')
    group by i.id order by i.name_ko`),
})
