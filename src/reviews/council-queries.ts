/** What the secretary of a council sees: joint applications and joint reviews, no name and no score. */
import { sql } from '../platform/database/database.ts'
import type { RawBuilder, Reader } from '../platform/database/database.ts'
import type { TrackState } from '../applications/index.ts'
import { reviewRow } from './list-queries.ts'
import type { ReviewRow } from './list-queries.ts'
import { sealedMembers } from './queries.ts'

const ofCouncil = (councilId: string) => sql`exists (select from review_tracks x where x.review_id = r.id having count(*) > 1)
    and exists (select from review_tracks x join council_memberships m on m.institution_id = x.institution_id
      where x.review_id = r.id and m.council_id = ${councilId})`

/** Joint reviews in which an institution of this council takes part. One statement. */
export const findCouncilReviews = (read: Reader, councilId: string, most = 200): Promise<ReviewRow[]> =>
  read.many(sql<ReviewRow>`
  ${reviewRow} where ${ofCouncil(councilId)}
  order by r.state in ('verdict_signed', 'cancelled'), r.opened_at desc limit ${most}`)

/** Where one institution of a joint application stands. */
export interface JointTrack {
  institutionId: string
  ko: string
  en: string
  isLead: boolean
  receiptNumber: string
  state: TrackState
  since: string
  dueAt: string | null
  certificateId: string | null
  certificateNumber: string | null
}
const jointTracks = (asked: RawBuilder<unknown>) => sql`
  (select json_agg(json_build_object('institutionId', t.institution_id, 'ko', i.name_ko, 'en', i.name_en,
    'isLead', t.institution_id = b.lead_institution_id, 'receiptNumber', t.receipt_number, 'state', t.state, 'since', t.state_since,
    'dueAt', t.due_at,
      'certificateId', e.id, 'certificateNumber', e.number) order by t.institution_id = b.lead_institution_id desc, i.name_ko)
    from tracks t join institutions i on i.id = t.institution_id join calls b on b.id = t.call_id
      left join certificates e on e.track_id = t.id and e.number is not null where ${asked})`

export interface JointApplication {
  applicationId: string
  callId: string
  titleKo: string
  titleEn: string
  companyKo: string
  companyEn: string
  callKo: string
  callEn: string
  dueAt: Date | null
  tracks: JointTrack[]
}
/** Applications to joint calls of this council that no review has taken up yet, and how far each institution is with its own check. One statement. */
export const findJointApplications = (read: Reader, councilId: string, most = 200): Promise<JointApplication[]> =>
  read.many(sql<JointApplication>`
  with waiting as (
    select k.application_id, k.call_id, min(k.due_at) as due_at from tracks k
    where k.state in ('submitted', 'received', 'checking', 'supplement_requested')
      and (select count(*) from call_institutions x where x.call_id = k.call_id) > 1
      and exists (select from call_institutions x join council_memberships m on m.institution_id = x.institution_id
        where x.call_id = k.call_id and m.council_id = ${councilId})
    group by k.application_id, k.call_id order by min(k.due_at) nulls last limit ${most})
  select w.application_id, w.call_id, w.due_at, t.title_ko, coalesce(nullif(t.content->>'titleEn', ''), t.title_ko) as title_en,
    c.name_ko as company_ko, coalesce(nullif(c.name_en, ''), c.name_ko) as company_en, l.title_ko as call_ko, l.title_en as call_en,
    ${jointTracks(sql`t.application_id = w.application_id and t.call_id = w.call_id`)} as tracks
  from waiting w join applications a on a.id = w.application_id join technologies t on t.id = a.technology_id
    join companies c on c.id = a.company_id join calls l on l.id = w.call_id order by w.due_at nulls last, w.application_id`)

export type CouncilReview = ReviewRow & {
  callId: string | null
  callKo: string | null
  callEn: string | null
  signedAt: Date | null
  sealed: number
  tracks: JointTrack[]
}
/** One joint review of this council: how far it is and where each institution stands; no name, no score. One statement. */
export const findCouncilReview = (read: Reader, councilId: string, id: string): Promise<CouncilReview | undefined> =>
  read.maybe(sql<CouncilReview>`
  with seen as (${reviewRow} where r.id = ${id} and ${ofCouncil(councilId)})
  select s.*, r.call_id, l.title_ko as call_ko, l.title_en as call_en,
    (select e.signed_at from verdicts e where e.review_id = s.id) as signed_at,
    ${sealedMembers} as sealed,
    ${jointTracks(sql`t.id in (select x.track_id from review_tracks x where x.review_id = s.id)`)} as tracks
  from seen s join reviews r on r.id = s.id left join calls l on l.id = r.call_id`)

export const findCouncilName = (read: Reader, id: string) =>
  read.maybe(sql<{ ko: string; en: string }>`select name_ko as ko, name_en as en from councils where id = ${id}`)
