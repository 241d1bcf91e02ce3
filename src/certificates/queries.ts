import { sql } from '../platform/database/database.ts'
import { reviewedVersion } from '../applications/index.ts'
import { firmClaim } from '../companies/index.ts'
import type { FirmClaim } from '../companies/index.ts'
import type { Reader } from '../platform/database/database.ts'
import type { CertificateRules, CertificateState } from './certificate.ts'
import type { Contact } from '../institutions/index.ts'
import { isInForce } from './standing-sql.ts'
import type { Change } from './workflow.ts'

export interface TrackToCertify {
  id: string
  institutionId: string
  companyId: string
  technologyId: string
  technologyVersion: number
  state: string
  rules: unknown
  receiptNumber: string
  titleKo: string
  titleEn: string
  companyNameKo: string
  companyNameEn: string
  certificateId: string | null
  firm: FirmClaim
}
const trackToCertify = sql`
  select t.id, t.institution_id, t.company_id, t.technology_id, v.number as technology_version, t.state, t.rules, t.receipt_number,
    v.content::jsonb->'content'->>'titleKo' as title_ko, coalesce(v.content::jsonb->'content'->>'titleEn', '') as title_en,
      c.name_ko as company_name_ko, coalesce(c.name_en, '') as company_name_en,
    (select x.id from certificates x where x.track_id = t.id) as certificate_id, ${firmClaim(sql`t.company_id`)} as firm
  from tracks t join applications a on a.id = t.application_id join companies c on c.id = t.company_id
  join technology_versions v on v.technology_id = t.technology_id and v.number = ${reviewedVersion('t')}`

/** A track of this institution with the names of the version that was reviewed. */
export const findTrackToCertify = (read: Reader, institutionId: string, trackId: string): Promise<TrackToCertify | undefined> =>
  read.maybe(sql<TrackToCertify>`${trackToCertify} where t.id = ${trackId} and t.institution_id = ${institutionId}`)
/** So many tracks the page shows; the file has all of them. */
export const mostToDraft = 200
/** Approved tracks without a certificate, those that wait longest first. */
export const findTracksToCertify = (
  read: Reader,
  institutionId: string,
  most = mostToDraft,
): Promise<(TrackToCertify & { stateSince: Date })[]> =>
  read.many(sql<TrackToCertify & { stateSince: Date }>`
  select q.*, t.state_since from (${trackToCertify} where t.institution_id = ${institutionId} and t.state = 'approved') q
    join tracks t on t.id = q.id
  where q.certificate_id is null order by t.state_since, q.id limit ${most}`)

export interface PaperFacts {
  institutionKo: string
  institutionEn: string
  representative: string
  fieldCode: string | null
  fieldKo: string | null
  fieldEn: string | null
  together: { ko: string; en: string }[]
}
/** What is printed on a paper beside the certificate's own row; the other institutions of a joint call among it. */
export const findPaperFacts = (read: Reader, certificateId: string): Promise<PaperFacts> =>
  read.one(sql<PaperFacts>`
  select i.name_ko as institution_ko, i.name_en as institution_en, co.representative, f.code as field_code,
    concat_ws(' > ', p.name_ko, f.name_ko) as field_ko, concat_ws(' > ', p.name_en, f.name_en) as field_en,
    coalesce((select json_agg(json_build_object('ko', o.name_ko, 'en', o.name_en) order by o.name_ko) from call_institutions ci
      join institutions o on o.id = ci.institution_id
      where ci.call_id = t.call_id and ci.institution_id <> c.institution_id), '[]') as together
  from certificates c join institutions i on i.id = c.institution_id join companies co on co.id = c.company_id
    join tracks t on t.id = c.track_id
  join technology_versions v on v.technology_id = c.technology_id and v.number = c.technology_version
  left join fields f on f.code = v.content::jsonb->'content'->'fieldCodes'->>0 left join fields p on p.code = f.parent_code
  where c.id = ${certificateId}`)

export interface PublicCertificate {
  id: string
  number: string
  institutionId: string
  institutionKo: string
  institutionEn: string
  companyId: string
  companyNameKo: string
  companyNameEn: string
  titleKo: string
  titleEn: string
  technologyId: string
  state: 'valid' | 'suspended' | 'revoked'
  issuedOn: string
  validFrom: string
  validTo: string
  extensions: number
  stateReason: string | null
  stateSince: Date
  pdfSha256: string
  listingId: string | null
  history: { id: number; at: string; event: string; reason: string | null; before: string | null; after: string | null }[]
}
const publicRow = sql`
  select c.id, c.number, c.institution_id, i.name_ko as institution_ko, i.name_en as institution_en, c.company_id, c.company_name_ko,
    c.company_name_en, c.title_ko, c.title_en, c.technology_id,
    c.state, c.issued_on, c.valid_from, c.valid_to, c.extensions, c.state_reason, c.state_since, c.pdf_sha256,
    (select l.id from listings l where l.technology_id = c.technology_id and l.state = 'listed') as listing_id,
    coalesce((select json_agg(json_build_object('id', e.id, 'at', e.at, 'event', e.event, 'reason', e.reason, 'before', e.valid_to_before,
      'after', e.valid_to_after) order by e.id desc)
      from certificate_events e where e.certificate_id = c.id), '[]') as history
  from certificates c join institutions i on i.id = c.institution_id`

/** What everybody may know of one certificate; a draft is nobody's business. One statement. */
export const findPublicCertificate = (read: Reader, id: string): Promise<PublicCertificate | undefined> =>
  read.maybe(sql<PublicCertificate>`${publicRow} where c.id = ${id.toLowerCase()} and c.state <> 'drafted'`)

/** A number as people copy it from paper: ‘제 … 호’ around it, and a long dash or a blank where it has a hyphen. */
const spellingsOf = (number: string): string[] => {
  const bare = /^제\s*(.+?)\s*호$/.exec(number)?.[1] ?? number
  return [...new Set([number, bare, bare.replaceAll(/[\u2010-\u2015\u2212]/g, '-'), bare.replaceAll(/[\u2010-\u2015\u2212 ]/g, '-')])]
}

/** Certificates that bear this number or code, of one institution where it is given. Numbers of two institutions may be the same. One statement. */
export const findByNumber = (read: Reader, asked: string, institutionId?: string): Promise<PublicCertificate[]> => {
  const number = asked.normalize('NFKC').replaceAll(/\s+/g, ' ').trim()
  const spellings = spellingsOf(number.toUpperCase())
  return read.many(sql<PublicCertificate>`${publicRow}
    where c.state <> 'drafted' and (upper(c.number) = any(${spellings}) or c.id = ${number.toLowerCase()})
      and (${institutionId ?? null}::text is null or c.institution_id = ${institutionId ?? null}) order by i.name_ko, c.id limit 50`)
}

/** Whether a track was given this number of receipt. */
export const hasReceipt = async (read: Reader, asked: string): Promise<boolean> => {
  const number = asked.normalize('NFKC').replaceAll(/\s+/g, ' ').trim()
  const spellings = [...spellingsOf(number), ...spellingsOf(number.toUpperCase())]
  return (await read.maybe(sql`select 1 from tracks where receipt_number = any(${spellings})`)) !== undefined
}

/** Whose paper this is: the certificate, and whether a later paper took its place. */
export const findPaper = (read: Reader, sha256: string): Promise<{ certificateId: string; isCurrent: boolean } | undefined> =>
  read.maybe(sql<{ certificateId: string; isCurrent: boolean }>`
  select p.certificate_id, c.pdf_sha256 = p.sha256 as is_current from certificate_papers p join certificates c on c.id = p.certificate_id
    where p.sha256 = ${sha256}`)
export const findPaperFile = (read: Reader, id: string): Promise<{ storageKey: string; number: string; titleKo: string } | undefined> =>
  read.maybe(sql<{ storageKey: string; number: string; titleKo: string }>`
  select f.storage_key, c.number, c.title_ko from certificates c join files f on f.id = c.pdf_file_id
    where c.id = ${id} and c.state <> 'drafted'`)

export const views = ['to-draft', 'waiting', 'valid', 'expiring', 'suspended', 'revoked', 'expired'] as const
export type View = (typeof views)[number]
const inView = (view: View) => {
  switch (view) {
    case 'to-draft':
      return sql`false`
    case 'waiting':
      return sql`c.state = 'drafted'`
    case 'valid':
      return isInForce('c')
    case 'expiring':
      return sql`${isInForce('c')} and c.valid_to <= (select market_today()) + 90`
    case 'suspended':
      return sql`c.state = 'suspended' and c.valid_to >= (select market_today())`
    case 'revoked':
      return sql`c.state = 'revoked'`
    case 'expired':
      return sql`c.state in ('valid', 'suspended') and c.valid_to < (select market_today())`
  }
}
export interface DeskRow {
  id: string
  number: string | null
  titleKo: string
  titleEn: string
  companyNameKo: string
  companyNameEn: string
  state: CertificateState
  issuedOn: string | null
  validFrom: string | null
  validTo: string | null
  stateSince: Date
  stateReason: string | null
  drafterName: string
  extensions: number
  change: Change | null
  /** The firm asked for an extension and has no answer yet. */ isAsked: boolean
}
/** One page of an institution's certificates in a view; what ends soonest comes first. */
export const findDeskCertificates = (read: Reader, institutionId: string, view: View, page: number, perPage: number): Promise<DeskRow[]> =>
  read.many(sql<DeskRow>`
  select c.id, c.number, c.title_ko, c.title_en, c.company_name_ko, c.company_name_en, c.state, c.issued_on, c.valid_from, c.valid_to,
    c.state_since, c.state_reason, coalesce(p.name, '') as drafter_name, c.extensions,
    (select q.change from certificate_proposals q where q.certificate_id = c.id and q.state = 'open') as change,
    exists (select from certificate_extension_requests x where x.certificate_id = c.id and x.state = 'open') as is_asked
  from certificates c left join persons p on p.id = c.drafted_by
  where c.institution_id = ${institutionId} and ${inView(view)}
    order by c.valid_to nulls first, c.drafted_at, c.id limit ${perPage} offset ${(page - 1) * perPage}`)
export const countViews = (read: Reader, institutionId: string): Promise<Record<View, number>> =>
  read.one(sql<Record<View, number>>`
  select (select count(*) from tracks t where t.institution_id = ${institutionId} and t.state = 'approved'
    and not exists (select from certificates x where x.track_id = t.id)) as "to-draft",
    ${sql.join(views.slice(1).map((view) => sql`count(*) filter (where ${inView(view)}) as ${sql.id(view)}`))}
  from certificates c where c.institution_id = ${institutionId}`)

export interface OpenProposal {
  id: string
  change: Change
  reason: string
  proposedBy: string
  proposerName: string
  proposedAt: string
  hearingUntil: string | null
  urgent: boolean
  opinion: string | null
  opinionAt: string | null
}
export interface DeskCertificate extends Omit<PublicCertificate, 'number' | 'state' | 'issuedOn' | 'validFrom' | 'validTo' | 'pdfSha256'> {
  number: string | null
  state: CertificateState
  issuedOn: string | null
  validFrom: string | null
  validTo: string | null
  pdfSha256: string | null
  trackId: string
  receiptNumber: string
  draftedBy: string
  drafterName: string
  approverName: string | null
  version: number
  rules: CertificateRules
  firm: FirmClaim
  extension: AskedExtension | null
  proposal: OpenProposal | null
  earlier: { change: Change; state: string; reason: string; note: string | null; at: string; proposer: string; decider: string }[]
}
/** One certificate with its history and proposals, for the institution's people. One statement. */
export const findDeskCertificate = (read: Reader, institutionId: string, id: string): Promise<DeskCertificate | undefined> =>
  read.maybe(sql<DeskCertificate>`
  select q.*, c.track_id, t.receipt_number, c.drafted_by, c.version, c.rules, coalesce(d.name, '') as drafter_name, a.name as approver_name,
    ${firmClaim(sql`c.company_id`)} as firm, ${askedExtension(sql`x.state = 'open'`)} as extension,
    (select json_build_object('id', o.id, 'change', o.change, 'reason', o.reason, 'proposedBy', o.proposed_by,
      'proposerName', coalesce(w.name, ''), 'proposedAt', o.proposed_at, 'hearingUntil', o.hearing_until,
        'urgent', o.urgent, 'opinion', o.opinion, 'opinionAt', o.opinion_at)
      from certificate_proposals o left join persons w on w.id = o.proposed_by
        where o.certificate_id = c.id and o.state = 'open') as proposal,
    coalesce((select json_agg(json_build_object('change', o.change, 'state', o.state, 'reason', o.reason, 'note', o.decided_note,
      'at', o.decided_at, 'proposer', coalesce(w.name, ''), 'decider', coalesce(e.name, '')) order by o.decided_at desc)
      from certificate_proposals o left join persons w on w.id = o.proposed_by left join persons e on e.id = o.decided_by
        where o.certificate_id = c.id and o.state <> 'open'), '[]') as earlier
  from (${publicRow}) q join certificates c on c.id = q.id join tracks t on t.id = c.track_id left join persons d on d.id = c.drafted_by
    left join persons a on a.id = c.approved_by
  where c.id = ${id} and c.institution_id = ${institutionId}`)

/** That a firm asked for an extension, and what was answered to it last. */
export interface AskedExtension {
  askedAt: string
  note: string
  state: 'open' | 'granted' | 'declined'
  decidedNote: string | null
}
const askedExtension = (only: ReturnType<typeof sql>) => sql`(select json_build_object('askedAt', x.asked_at, 'note', x.note,
  'state', x.state, 'decidedNote', x.decided_note) from certificate_extension_requests x where x.certificate_id = c.id and ${only}
  order by x.asked_at desc limit 1)`

export interface FirmCertificate extends PublicCertificate, Contact {
  extension: AskedExtension | null
  hasProposal: boolean
  rules: CertificateRules
  hearing: { change: Change; reason: string; until: string; opinion: string | null } | null
}
/** A firm's certificates, those that end soonest first, with what it is being heard on. One statement. */
export const findFirmCertificates = (read: Reader, companyId: string, most = 500): Promise<FirmCertificate[]> =>
  read.many(sql<FirmCertificate>`
  select q.*, c.rules, i.contact_unit, i.phone, i.email, ${askedExtension(sql`true`)} as extension,
    exists (select from certificate_proposals o where o.certificate_id = c.id and o.state = 'open') as has_proposal,
    (select json_build_object('change', o.change, 'reason', o.reason, 'until', o.hearing_until, 'opinion', o.opinion)
    from certificate_proposals o
      where o.certificate_id = c.id and o.state = 'open' and o.hearing_until is not null) as hearing
  from (${publicRow}) q join certificates c on c.id = q.id join institutions i on i.id = c.institution_id where c.company_id = ${companyId} and c.state <> 'drafted'
    order by c.state = 'revoked', c.valid_to, c.id limit ${most}`)
