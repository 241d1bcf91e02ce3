import { keepPlan, sql } from '../platform/database/database.ts'
import type { RawBuilder, Reader } from '../platform/database/database.ts'
import { claimStanding } from '../companies/index.ts'
import type { ClaimState } from '../companies/index.ts'
import type { Answers, ApplicationState, Declaration, Standing } from './application.ts'
import { nextClosing, offerJoins, offerJson, offerOf, subjectColumns, subjectOf } from './fact-queries.ts'
import type { Offer, OfferRow, SubjectRow, WholeSubject } from './fact-queries.ts'
import type { TrackState } from './track.ts'

/** Where the track's id is `id`: none of its conditions is left for the firm to meet. */
export const isReported = (id: RawBuilder<unknown>) =>
  sql`not exists (select from conditions_to_meet q where q.track_id = ${id} and q.state = 'open')`

/** Of a track k: the firm applied again with this technology to this call and institution, and that is alive (an index allows one). */
export const isAppliedAgain = sql`exists (select from tracks o where o.company_id = k.company_id and o.technology_id = k.technology_id
  and o.call_id = k.call_id and o.institution_id = k.institution_id and o.id <> k.id and o.state not in ('withdrawn', 'returned', 'rejected'))`
/** Of a track k, for lists: mayObject of the rules (workflow.ts) says yes now. */
export const canBeObjectedTo = sql`(k.state = 'rejected' and k.objection_until > (select market_now()) and not ${isAppliedAgain})`

export interface TrackFace {
  readonly id: string
  readonly callId: string
  readonly institutionId: string
  readonly ko: string
  readonly en: string
  readonly unit: string | null
  readonly receiptNumber: string
  readonly state: TrackState
  readonly isReported: boolean
  readonly stateSince: Date
  readonly dueAt: Date | null
  readonly objectionUntil: Date | null
}
type FaceRow = Omit<TrackFace, 'stateSince' | 'dueAt' | 'objectionUntil'> & {
  stateSince: string
  dueAt: string | null
  objectionUntil: string | null
}
const instant = (value: string | null) => (value === null ? null : new Date(value))
const faceOf = <Row extends FaceRow>(row: Row) => ({
  ...row,
  stateSince: new Date(row.stateSince),
  dueAt: instant(row.dueAt),
  objectionUntil: instant(row.objectionUntil),
})

/** Where w is the track and i its institution. */
const facePairs = sql`'id', w.id, 'callId', w.call_id, 'institutionId', w.institution_id, 'ko', i.name_ko, 'en', i.name_en,
  'unit', i.contact_unit, 'receiptNumber', w.receipt_number, 'state', w.state,
  'isReported', ${isReported(sql`w.id`)}, 'stateSince', w.state_since, 'dueAt', w.due_at, 'objectionUntil', w.objection_until`

export interface ApplicationPage {
  readonly id: string
  readonly companyId: string
  readonly companyEn: string | null
  readonly businessNumber: string | null
  /** How the firm's claim to its number stands. */ readonly claim: ClaimState | null
  readonly technologyId: string
  readonly titleKo: string
  readonly titleEn: string
  readonly state: ApplicationState
  readonly standing: Standing
  readonly answers: Answers
  readonly declarations: readonly Declaration[]
  readonly version: number
  readonly updatedAt: Date
  readonly technologyEdit: number
  /** The frozen version: of a submitted application, or the one a later addition of institutions stands on. */
  readonly technologyVersion: number | null
  readonly technologySha256: string | null
  readonly manifest: string | null
  readonly manifestSha256: string | null
  readonly submittedAt: Date | null
  readonly submitterName: string | null
  /** Whether the market is a demonstration: what is frozen of it says so too. */
  readonly inDemonstration: boolean
  readonly subject: WholeSubject
  readonly offers: readonly Offer[]
  readonly tracks: readonly (TrackFace & {
    readonly callKo: string
    readonly callEn: string
    /** Due when it was submitted: what a receipt says does not move. */ readonly firstDueAt: Date | null
  })[]
  /** Live tracks of this technology, whichever application they belong to. */
  readonly live: readonly {
    readonly callId: string
    readonly institutionId: string
    readonly trackId: string
    readonly applicationId: string
  }[]
}

/** One application of this firm with everything its pages say, in one statement. */
export const findApplication = async (read: Reader, companyId: string, id: string): Promise<ApplicationPage | undefined> => {
  const row = await read.maybe(
    keepPlan(sql<
      Omit<ApplicationPage, 'subject' | 'offers' | 'tracks'> &
        SubjectRow & {
          frozen: string | null
          offers: OfferRow[]
          tracks: (FaceRow & { callKo: string; callEn: string; firstDueAt: string | null })[]
        }
    >`
    select a.id, a.company_id, c.name_en as company_en, c.business_number, ${claimStanding(sql`c.id`)} as claim, a.technology_id, t.title_ko,
      coalesce(nullif(t.content->>'titleEn', ''), t.title_ko) as title_en, a.state, a.standing, a.answers, a.declarations,
      a.version, a.updated_at, t.version as technology_edit, a.technology_version, fv.sha256 as technology_sha256, fv.content as frozen,
        a.manifest, a.manifest_sha256, a.submitted_at, p.name as submitter_name, (select is_demonstration from market) as in_demonstration,
        ${subjectColumns},
      coalesce((select json_agg(${offerJson} order by k.closes_at nulls last, k.id, ci.is_lead desc, i.name_ko) from application_choices h
        join calls k on k.id = h.call_id ${offerJoins}
        where h.application_id = a.id and ci.institution_id = h.institution_id), '[]') as offers,
      coalesce((select json_agg(json_build_object(${facePairs}, 'callKo', wk.title_ko, 'callEn', wk.title_en,
        'firstDueAt', (select e.detail->>'dueAt' from track_events e where e.track_id = w.id and e.event = 'submitted'
        order by e.id limit 1)) order by w.receipt_number)
        from tracks w join institutions i on i.id = w.institution_id join calls wk on wk.id = w.call_id
        where w.application_id = a.id), '[]') as tracks,
      coalesce((select json_agg(json_build_object('callId', w.call_id, 'institutionId', w.institution_id, 'trackId', w.id,
        'applicationId', w.application_id)) from tracks w
        where w.technology_id = t.id and w.company_id = c.id and w.state not in ('withdrawn', 'returned', 'rejected')), '[]') as live
    from applications a join companies c on c.id = a.company_id join technologies t on t.id = a.technology_id
    left join technology_versions fv on fv.technology_id = a.technology_id and fv.number = a.technology_version
      left join persons p on p.id = a.submitted_by
    where a.id = ${id} and a.company_id = ${companyId}`),
  )
  if (!row) return undefined
  const {
    company: _company,
    content: _content,
    documents: _documents,
    purchases: _purchases,
    marketCertificates: _certificates,
    frozen,
    offers,
    tracks,
    ...rest
  } = row
  const subject = subjectOf(row, frozen)
  return {
    ...rest,
    titleKo: subject.content.titleKo || rest.titleKo,
    titleEn: subject.content.titleEn || subject.content.titleKo || rest.titleEn,
    subject,
    offers: offers.map(offerOf),
    tracks: tracks.map((track) => ({ ...faceOf(track), firstDueAt: instant(track.firstDueAt) })),
  }
}

export interface ApplicationListRow {
  id: string
  technologyId: string
  titleKo: string
  titleEn: string
  state: ApplicationState
  startedAt: Date
  submittedAt: Date | null
  updatedAt: Date
  choices: { institutionId: string }[]
  nextClosing: Date | null
  tracks: TrackFace[]
}

/** A firm's applications: drafts first, then the newest. One statement. */
export const findApplications = async (read: Reader, companyId: string, most = 300): Promise<ApplicationListRow[]> =>
  (
    await read.many(sql<Omit<ApplicationListRow, 'tracks'> & { tracks: FaceRow[] }>`
    select a.id, a.technology_id, t.title_ko, coalesce(nullif(t.content->>'titleEn', ''), t.title_ko) as title_en, a.state, a.started_at,
      a.submitted_at, a.updated_at,
      coalesce((select json_agg(json_build_object('institutionId', h.institution_id)) from application_choices h where h.application_id = a.id), '[]') as choices,
      ${nextClosing(sql`a.id`)} as next_closing,
      coalesce((select json_agg(json_build_object(${facePairs}) order by w.receipt_number) from tracks w
        join institutions i on i.id = w.institution_id where w.application_id = a.id), '[]') as tracks
    from applications a join technologies t on t.id = a.technology_id where a.company_id = ${companyId}
    order by a.state = 'submitted', coalesce(a.submitted_at, a.updated_at) desc, a.id limit ${most}`)
  ).map((row) => ({ ...row, tracks: row.tracks.map(faceOf) }))

/** For the page that begins an application: the firm's technologies, and every open call. Two statements with findOpenOffers. */
export const findDraftFor = (read: Reader, companyId: string, technologyId: string): Promise<{ id: string } | undefined> =>
  read.maybe(sql<{ id: string }>`
  select id from applications where company_id = ${companyId} and technology_id = ${technologyId} and state = 'draft'
    and technology_version is null order by updated_at desc limit 1`)
