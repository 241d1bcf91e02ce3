import type { Text } from '../kernel/text.ts'
import type { ExtraQuestion } from '../calls/index.ts'
import { sql } from '../platform/database/database.ts'
import type { RawBuilder, Reader } from '../platform/database/database.ts'
import { longestAnswer, readRuleSetOnce } from '../rulesets/index.ts'
import type { RuleSetContent } from '../rulesets/index.ts'
import { parseContent, readVersionText } from '../technologies/index.ts'
import type { TechnologyDocument } from '../technologies/index.ts'
import type { Question } from './application.ts'
import type { Subject } from './facts.ts'

/** The columns of a Subject, where c is the firm and t its technology. */
export const subjectColumns = sql`
  json_build_object('id', c.id, 'kind', c.kind, 'nameKo', c.name_ko, 'foundedOn', c.founded_on, 'regionCode', c.region_code, 'ksic', c.ksic,
    'hasRegistration', exists (select from company_claims k where k.company_id = c.id and k.registration_file_id is not null),
    'confirmations', coalesce((select json_agg(json_build_object('number', s.number, 'validFrom', s.valid_from, 'validTo', s.valid_to,
      'sha256', f.sha256) order by s.valid_to desc, s.id) from sme_confirmations s left join files f on f.id = s.file_id
      where s.company_id = c.id and s.removed_at is null), '[]'),
    'years', coalesce((select json_agg(json_build_object('year', y.year, 'salesWon', y.sales_won, 'exportsUsd', y.exports_usd,
      'employees', y.employees)) from company_years y where y.company_id = c.id), '[]')) as company,
  t.content,
  coalesce((select json_agg(json_build_object('id', d.id, 'kind', d.kind, 'title', d.title, 'fileId', d.file_id, 'name', f.name,
    'fileKind', f.kind, 'bytes', f.bytes, 'sha256', f.sha256, 'isPublic', d.is_public,
    'validFrom', d.valid_from, 'validTo', d.valid_to) order by d.added_at, d.id) from technology_documents d
      join files f on f.id = d.file_id where d.technology_id = t.id and d.removed_at is null), '[]') as documents,
  coalesce((select json_agg(json_build_object('institutionId', p.institution_id, 'contractedOn', p.contracted_on)) from standing_purchases p
    where p.technology_id = t.id), '[]') as purchases,
  coalesce((select json_agg(json_build_object('number', x.number, 'validFrom', x.valid_from, 'validTo', x.valid_to)) from certificates x
    where x.technology_id = t.id and x.state = 'valid'), '[]') as market_certificates`

export interface SubjectRow {
  company: Subject['company']
  content: unknown
  documents: TechnologyDocument[]
  purchases: Subject['purchases']
  marketCertificates: Subject['marketCertificates']
}

export type WholeSubject = Omit<Subject, 'documents'> & { readonly documents: readonly TechnologyDocument[] }

/** The row as a Subject; of a frozen version, content and papers are those of that version. */
export const subjectOf = (row: SubjectRow, frozen?: string | null): WholeSubject => {
  const { company, purchases, marketCertificates } = row
  if (typeof frozen !== 'string')
    return { company, purchases, marketCertificates, content: parseContent(row.content), documents: row.documents }
  const { content, documents } = readVersionText(frozen)
  return { company, purchases, marketCertificates, content, documents }
}

/** One institution of one call, with the rules it judges by now: the frozen version of a dated call, or the one in force. */
export interface Offer {
  readonly callId: string
  readonly institutionId: string
  readonly titleKo: string
  readonly titleEn: string
  readonly programme: string
  readonly ko: string
  readonly en: string
  readonly shortName: string
  readonly isLead: boolean
  readonly members: number
  readonly opensAt: Date
  readonly closesAt: Date | null
  readonly publishedAt: Date | null
  readonly isOpen: boolean
  readonly versionId: string | null
  readonly rules: RuleSetContent | null
  readonly fieldCodes: readonly string[]
  readonly questions: readonly Question[]
}
export interface OfferRow extends Omit<Offer, 'opensAt' | 'closesAt' | 'publishedAt' | 'rules' | 'questions'> {
  readonly opensAt: string
  readonly closesAt: string | null
  readonly publishedAt: string | null
  readonly sha256: string | null
  readonly content: unknown
  readonly extraQuestions: readonly ExtraQuestion[]
}

export const openNow = sql`k.state = 'published' and k.opens_at <= (select market_now())
  and (k.closes_at is null or (select market_now()) < k.closes_at)`
/** From when call k takes nothing: the real instant where it was closed or cancelled, else the one it announced. */
const closing = sql`coalesce(case k.state when 'cancelled' then (select max(e.at) from call_events e where e.call_id = k.id and e.event = 'cancelled') end,
  k.closed_at, k.closes_at)`
/** For a draft: the next closing of what it chose, or the last one where nothing of it is open any more. */
export const nextClosing = (
  draftId: RawBuilder<unknown>,
) => sql`(select case when bool_or(${openNow}) then min(k.closes_at) filter (where ${openNow}) else max(${closing}) end
  from application_choices h join calls k on k.id = h.call_id where h.application_id = ${draftId})`

/** Where k is the call and ci its institution: one offer as JSON. */
export const offerJson = sql`json_build_object('callId', k.id, 'institutionId', ci.institution_id, 'titleKo', k.title_ko,
  'titleEn', k.title_en, 'programme', k.programme, 'ko', i.name_ko, 'en', i.name_en, 'shortName', i.short_name,
  'isLead', ci.is_lead, 'members', (select count(*) from call_institutions n where n.call_id = k.id), 'opensAt', k.opens_at,
    'closesAt', ${closing}, 'publishedAt', k.published_at,
  'isOpen', k.state = 'published' and k.opens_at <= (select market_now()) and (k.closes_at is null or (select market_now()) < k.closes_at),
    'versionId', v.id, 'sha256', v.sha256, 'content', v.content, 'extraQuestions', ci.extra_questions,
  'fieldCodes', case when jsonb_array_length(ci.field_codes) > 0 then ci.field_codes
    else (select coalesce(jsonb_agg(b.field_code), '[]') from institution_fields b where b.institution_id = ci.institution_id) end)`
export const offerJoins = sql`join call_institutions ci on ci.call_id = k.id join institutions i on i.id = ci.institution_id
  left join rule_set_versions v on v.id = coalesce(ci.frozen_version_id,
    (select f.id from rule_set_versions f where f.rule_set_id = ci.rule_set_id and f.state = 'in_force'))`

export const offerOf = ({ content, sha256, extraQuestions, ...row }: OfferRow): Offer => {
  const rules = readRuleSetOnce(sha256, content) ?? null
  return {
    ...row,
    opensAt: new Date(row.opensAt),
    closesAt: row.closesAt === null ? null : new Date(row.closesAt),
    publishedAt: row.publishedAt === null ? null : new Date(row.publishedAt),
    rules,
    questions: [...(rules?.extraQuestions ?? []).map(ofRules), ...extraQuestions.map(ofCall)],
  }
}

const ofRules = (asked: RuleSetContent['extraQuestions'][number]): Question => ({
  id: `r-${asked.id}`,
  label: asked.label,
  hint: asked.hint,
  kind: asked.kind,
  required: asked.required,
  most: asked.most ?? (asked.kind === 'line' ? 200 : longestAnswer),
  choices: asked.choices ?? [],
})
const none: Text = { ko: '', en: '' }
const ofCall = (asked: ExtraQuestion): Question => ({
  id: asked.id,
  label: { ko: asked.ko, en: asked.en },
  hint: none,
  kind: 'long',
  required: asked.required,
  most: asked.maxLength,
  choices: [],
})

/** Every open call at every institution, soonest closing first. */
export const findOpenOffers = async (read: Reader, institutionId?: string): Promise<Offer[]> =>
  (
    await read.many(sql<{ offer: OfferRow }>`
    select ${offerJson} as offer from calls k ${offerJoins}
      where ${openNow} and (${institutionId ?? null}::text is null or ci.institution_id = ${institutionId ?? null})
    order by k.closes_at nulls last, k.id, ci.is_lead desc, i.name_ko`)
  ).map((row) => offerOf(row.offer))

export interface Asked {
  readonly subject: Subject
  readonly technology: { readonly id: string; readonly titleKo: string }
  readonly offers: readonly Offer[]
  readonly tracks: readonly { readonly callId: string; readonly institutionId: string; readonly state: string; readonly trackId: string }[]
}

const liveTracks = sql`coalesce((select json_agg(json_build_object('callId', w.call_id, 'institutionId', w.institution_id,
  'state', w.state, 'trackId', w.id)) from tracks w
        where w.technology_id = t.id and w.company_id = c.id and w.state not in ('withdrawn', 'returned', 'rejected')), '[]') as tracks`

/** The technologies of a firm that have a name, or this one, with where each has been applied already. */
export const findSubjects = (
  read: Reader,
  companyId: string,
  technologyId: string | undefined,
  most: number,
): Promise<(SubjectRow & { technologyId: string; tracks: Asked['tracks'] })[]> =>
  read.many(sql<
    SubjectRow & { technologyId: string; tracks: Asked['tracks'] }
  >`select t.id as technology_id, ${subjectColumns}, ${liveTracks} from technologies t join companies c on c.id = t.company_id
    where c.id = ${companyId} and t.archived_at is null and t.title_ko <> ''
      and (${technologyId ?? null}::text is null or t.id = ${technologyId ?? null}) order by t.updated_at desc, t.id limit ${most}`)

/** One technology of this firm, every open call, and where it has been applied already: one statement. */
export const findForPreCheck = async (read: Reader, companyId: string, technologyId: string): Promise<Asked | undefined> => {
  const row = await read.maybe(sql<SubjectRow & { technologyId: string; titleKo: string; offers: OfferRow[]; tracks: Asked['tracks'] }>`
    select t.id as technology_id, t.title_ko, ${subjectColumns},
      coalesce((select json_agg(${offerJson} order by k.closes_at nulls last, k.id, ci.is_lead desc, i.name_ko) from calls k ${offerJoins}
        where ${openNow}), '[]') as offers,
      ${liveTracks}
    from technologies t join companies c on c.id = t.company_id
      where t.id = ${technologyId} and c.id = ${companyId} and t.archived_at is null`)
  return (
    row && {
      subject: subjectOf(row),
      technology: { id: row.technologyId, titleKo: row.titleKo },
      offers: row.offers.map(offerOf),
      tracks: row.tracks,
    }
  )
}
