import { sql } from '../platform/database/database.ts'
import type { RawBuilder, Reader } from '../platform/database/database.ts'
import type { InForce } from '../institutions/index.ts'
import type { CompanyFacts, CompanyKind, SizeClass } from './company.ts'
import { hasEnded } from './workflow.ts'
import type { ClaimState, ClosingReason, FirmClaim } from './workflow.ts'

export interface CompanyRow extends CompanyFacts {
  id: string
  version: number
  invented: boolean
  regionKo: string | null
  regionEn: string | null
  claim: ClaimState | null
}
export interface ConfirmationRow {
  id: string
  number: string
  sizeClass: SizeClass
  validFrom: string
  validTo: string
  fileId: string | null
  fileName: string | null
}
export interface MemberRow {
  personId: string
  name: string
  email: string
  role: 'owner' | 'member'
  state: 'requested' | 'active' | 'refused' | 'left'
  requestedAt: string
  message: string | null
}
export interface CompanyPage extends CompanyRow {
  closedAt: Date | null
  closingReason: ClosingReason | null
  confirmations: ConfirmationRow[]
  members: MemberRow[]
  claims: {
    id: string
    personId: string
    name: string
    state: ClaimState
    madeAt: string
    reason: string | null
    registration: { id: string; name: string } | null
  }[]
  years: { year: number; salesWon: number | null; exportsUsd: number | null; employees: number | null }[]
}

/** How the claim of a firm stands: the confirmed one, else the one that waits, else how the last one ended. */
export const claimStanding = (
  companyId: RawBuilder<unknown>,
) => sql`(select cc.state from company_claims cc where cc.company_id = ${companyId}
  order by (cc.state = 'confirmed') desc, (cc.state not in ('rejected', 'withdrawn')) desc, cc.made_at desc limit 1)`

/** The claim of a firm as those see it who sign something in its favour, as a JSON object of SQL. */
export const firmClaim = (companyId: RawBuilder<unknown>) => sql`(select json_build_object('claim', ${claimStanding(companyId)},
  'hasPaper', exists (select from company_claims kp where kp.company_id = cp.id and kp.registration_file_id is not null
    and kp.state not in ('rejected', 'withdrawn')),
  'needsPaper', cp.kind <> 'individual') from companies cp where cp.id = ${companyId})`
export const findFirmClaim = async (read: Reader, companyId: string): Promise<FirmClaim> =>
  (await read.one(sql<{ firm: FirmClaim }>`select ${firmClaim(sql`${companyId}::text`)} as firm`)).firm

/** One firm with its papers, people, claims and years, in one statement. Only for its own members and those who may see it. */
export const findCompany = (read: Reader, id: string): Promise<CompanyPage | undefined> =>
  read.maybe(sql<CompanyPage>`
  select c.*, r.name_ko as region_ko, r.name_en as region_en,
    ${claimStanding(sql`c.id`)} as claim,
    coalesce((select json_agg(json_build_object('id', s.id, 'number', s.number, 'sizeClass', s.size_class, 'validFrom', s.valid_from,
      'validTo', s.valid_to, 'fileId', s.file_id, 'fileName', f.name) order by s.valid_to desc)
      from sme_confirmations s left join files f on f.id = s.file_id where s.company_id = c.id and s.removed_at is null),
        '[]') as confirmations,
    coalesce((select json_agg(json_build_object('personId', p.id, 'name', p.name, 'email', p.email, 'role', m.role, 'state', m.state,
      'requestedAt', m.requested_at, 'message', m.message) order by m.role desc, p.name)
      from company_members m join persons p on p.id = m.person_id where m.company_id = c.id and m.state in ('requested', 'active')),
        '[]') as members,
    coalesce((select json_agg(json_build_object('id', k.id, 'personId', k.person_id, 'name', p.name, 'state', k.state, 'madeAt', k.made_at,
      'reason', k.reason,
        'registration', case when f.id is null then null else json_build_object('id', f.id, 'name', f.name) end) order by k.made_at)
      from company_claims k join persons p on p.id = k.person_id left join files f on f.id = k.registration_file_id
        where k.company_id = c.id), '[]') as claims,
    coalesce((select json_agg(json_build_object('year', y.year, 'salesWon', y.sales_won, 'exportsUsd', y.exports_usd,
      'employees', y.employees) order by y.year desc) from company_years y where y.company_id = c.id), '[]') as years
  from companies c left join regions r on r.code = c.region_code where c.id = ${id}`)

/** The claim to its number that stands, however it was decided. */
export const liveClaim = (company: Pick<CompanyPage, 'claims'>): CompanyPage['claims'][number] | undefined =>
  company.claims.find((one) => !hasEnded(one.state))

export interface CompanyOverview {
  technologies: number
  drafts: number
  waiting: {
    trackId: string
    titleKo: string
    titleEn: string
    institutionKo: string
    institutionEn: string
    state: string
    /** No condition is left for the firm to meet. */ isReported: boolean
    /** The firm may object to a rejection now. */ mayObject: boolean
    /** Until when, where it may object. */ dueAt: string | null
  }[]
  certificates: number
  openQuotes: number
}

/** What a later slice knows of a track k, as conditions of SQL. */
export interface TrackFacts {
  readonly isReported: RawBuilder<unknown>
  readonly mayObject: RawBuilder<unknown>
}
/** What waits for a firm, for its first page; of rejections those it may object to. */
export const findOverview = (
  read: Reader,
  companyId: string,
  { isReported, mayObject }: TrackFacts,
  isInForce: InForce,
): Promise<CompanyOverview> =>
  read.one(sql<CompanyOverview>`
  select (select count(*) from technologies t where t.company_id = ${companyId} and t.archived_at is null) as technologies,
    (select count(*) from applications a where a.company_id = ${companyId} and a.state = 'draft') as drafts,
    coalesce((select json_agg(json_build_object('trackId', k.id, 'titleKo', t.title_ko,
      'titleEn', coalesce(nullif(t.content->>'titleEn', ''), t.title_ko), 'institutionKo', i.name_ko, 'institutionEn', i.name_en,
      'state', k.state, 'isReported', ${isReported}, 'mayObject', k.may_object,
      'dueAt', case when k.may_object then k.objection_until else k.due_at end) order by coalesce(k.due_at, k.objection_until) nulls last)
      from (select k.*, ${mayObject} as may_object from tracks k where k.company_id = ${companyId}) k
        join technologies t on t.id = k.technology_id join institutions i on i.id = k.institution_id
        where k.state not in ('certified', 'withdrawn', 'returned', 'rejected') or k.may_object), '[]') as waiting,
    (select count(*) from certificates x where x.company_id = ${companyId} and ${isInForce('x')}) as certificates,
    (select count(*) from quote_requests q where q.company_id = ${companyId} and q.state = 'requested') as open_quotes`)

/** What keeps a firm open, and what its closing takes along. */
export interface ClosingFacts {
  tracks: {
    id: string
    titleKo: string
    titleEn: string
    institutionKo: string
    institutionEn: string
    state: string
    isReported: boolean
  }[]
  quotes: { id: string; titleKo: string; titleEn: string; institutionKo: string; institutionEn: string }[]
  /** Quotes that were accepted, of which no purchase stands: they keep nothing open, and their buyers are told. */ accepted: number
  listings: number
  certificates: number
}
export const findClosingFacts = (read: Reader, companyId: string, isReported: RawBuilder<unknown> = sql`false`): Promise<ClosingFacts> =>
  read.one(sql<ClosingFacts>`
  select coalesce((select json_agg(json_build_object('id', k.id, 'titleKo', t.title_ko,
      'titleEn', coalesce(nullif(t.content->>'titleEn', ''), t.title_ko), 'institutionKo', i.name_ko, 'institutionEn', i.name_en,
      'state', k.state, 'isReported', ${isReported}) order by k.submitted_at)
      from tracks k join technologies t on t.id = k.technology_id join institutions i on i.id = k.institution_id
      where k.company_id = ${companyId} and k.state not in ('certified', 'withdrawn', 'returned', 'rejected')), '[]') as tracks,
    coalesce((select json_agg(json_build_object('id', q.id, 'titleKo', l.title_ko, 'titleEn', coalesce(nullif(l.title_en, ''), l.title_ko),
      'institutionKo', i.name_ko, 'institutionEn', i.name_en) order by q.requested_at)
      from quote_requests q join listings l on l.id = q.listing_id join institutions i on i.id = q.institution_id
      where q.company_id = ${companyId} and q.state in ('requested', 'quoted')), '[]') as quotes,
    (select count(*) from quote_requests q where q.company_id = ${companyId} and q.state = 'accepted'
      and not exists (select from standing_purchases p where p.request_id = q.id)) as accepted,
    (select count(*) from listings l where l.company_id = ${companyId} and l.state = 'listed') as listings,
    (select count(*) ${heldBy(companyId)}) as certificates`)

/** Certificates of a firm that have neither ended nor been revoked, suspended ones among them: what its closing leaves behind. */
const heldBy = (companyId: string) =>
  sql`from certificates x where x.company_id = ${companyId} and x.state in ('valid', 'suspended') and x.valid_to >= (select market_today())`

/** Institutions whose certificates a firm holds, or that accompany it. */
export const institutionsOf = async (read: Reader, companyId: string): Promise<{ id: string; numbers: string[] }[]> =>
  read.many(sql<{ id: string; numbers: string[] }>`
  select i.id, array(select x.number ${heldBy(companyId)} and x.institution_id = i.id order by x.number) as numbers
  from institutions i where exists (select ${heldBy(companyId)} and x.institution_id = i.id)
    or exists (select from accompanied_firms a where a.institution_id = i.id and a.company_id = ${companyId} and a.ended_at is null)
  order by i.id`)

export interface ClaimRow {
  id: string
  companyId: string
  companyName: string
  kind: CompanyKind
  businessNumber: string | null
  representative: string
  personId: string
  personName: string
  state: ClaimState
  madeAt: Date
  registrationName: string | null
  registrationId: string | null
  rivals: number
  /** How many there are in all. */ total: number
}

/** Claims to be decided, oldest first; for an institution only firms that have applied to it. One page of them, or a single one. */
export const findClaims = (
  read: Reader,
  institutionId: string | undefined,
  { limit, offset = 0, only }: { limit: number; offset?: number; only?: string },
): Promise<ClaimRow[]> =>
  read.many(sql<ClaimRow>`
  select k.id, count(*) over ()::int as total, k.company_id, c.name_ko as company_name, c.kind, c.business_number, c.representative,
    k.person_id, p.name as person_name, k.state, k.made_at,
    f.name as registration_name, f.id as registration_id,
    (select count(*) from companies o join company_claims x on x.company_id = o.id
      where o.business_number = c.business_number and o.id <> c.id and o.closed_at is null
        and x.state not in ('rejected', 'withdrawn')) as rivals
  from company_claims k join companies c on c.id = k.company_id join persons p on p.id = k.person_id
    left join files f on f.id = k.registration_file_id
  where k.state in ('provisional', 'disputed')
    and (${institutionId ?? null}::text is null or exists (select from tracks t
      where t.company_id = c.id and t.institution_id = ${institutionId ?? null}))
    and (${only ?? null}::text is null or k.id = ${only ?? null})
  order by k.state desc, k.made_at, k.id limit ${limit} offset ${offset}`)

export interface JoinableFirm {
  id: string
  nameKo: string
  /** How the person who looks stands to it; null where they are strangers. */ mine: 'requested' | 'active' | null
  requestedAt: Date | null
}
/** Firms of a business number that a person might join: only its name is told, and what they themselves have asked. */
export const findJoinable = (read: Reader, businessNumber: string, personId: string): Promise<JoinableFirm[]> =>
  read.many(sql<JoinableFirm>`
  select c.id, c.name_ko, p.state as mine, p.requested_at from companies c
    left join company_members p on p.company_id = c.id and p.person_id = ${personId} and p.state in ('requested', 'active')
  where c.business_number = ${businessNumber} and c.closed_at is null
    and exists (select from company_members m where m.company_id = c.id and m.state = 'active')
    and coalesce(${claimStanding(sql`c.id`)}, '') not in ('rejected', 'withdrawn')
  order by c.created_at`)

export interface FirmFace {
  id: string
  nameKo: string
  nameEn: string | null
  kind: string
  regionKo: string | null
  regionEn: string | null
  website: string | null
  foundedOn: string | null
  invented: boolean
  listings: { id: string; titleKo: string; titleEn: string; summaryKo: string; summaryEn: string }[]
}

/** The public face of a firm that stands in the catalogue; others are not found. */
export const findFirmFace = (read: Reader, id: string): Promise<FirmFace | undefined> =>
  read.maybe(sql<FirmFace>`
  select c.id, c.name_ko, c.name_en, c.kind, r.name_ko as region_ko, r.name_en as region_en, c.website, c.founded_on, c.invented,
    (select json_agg(json_build_object('id', l.id, 'titleKo', l.title_ko, 'titleEn', l.title_en, 'summaryKo', l.summary_ko,
      'summaryEn', l.summary_en) order by l.listed_at desc) from listings l where l.company_id = c.id and l.state = 'listed') as listings
  from companies c left join regions r on r.code = c.region_code
  where c.id = ${id} and exists (select from listings l where l.company_id = c.id and l.state = 'listed')`)
