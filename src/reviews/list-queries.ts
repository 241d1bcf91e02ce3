/** Reviews in lists: of a desk, the tracks that wait for one, and of a reviewer. */
import { sql } from '../platform/database/database.ts'
import type { Reader } from '../platform/database/database.ts'
import { partsOf } from '../applications/index.ts'
import type { Part } from '../applications/index.ts'
import { dossier, subject, takesPart } from './queries.ts'
import type { Result, ReviewKind, ReviewState, SeatState } from './review.ts'

export interface ReviewRow {
  id: string
  kind: ReviewKind
  state: ReviewState
  leadInstitutionId: string
  leadKo: string
  leadEn: string
  titleKo: string
  titleEn: string
  companyKo: string
  companyEn: string
  openedAt: Date
  dueAt: Date | null
  institutions: { ko: string; en: string }[]
  seatsAccepted: number
  seatsAsked: number
  result: Result | null
}
/** A review as lists show it, without its condition. */
export const reviewRow = sql`
  select r.id, r.kind, r.state, r.lead_institution_id, l.name_ko as lead_ko, l.name_en as lead_en, ${subject}, r.opened_at, k.due_at,
    (select json_agg(json_build_object('ko', i.name_ko, 'en', i.name_en) order by i.name_ko) from review_tracks x
      join institutions i on i.id = x.institution_id where x.review_id = r.id) as institutions,
    (select count(*) from committee_seats s where s.review_id = r.id and s.state = 'accepted') as seats_accepted,
      (select count(*) from committee_seats s where s.review_id = r.id and s.state = 'invited') as seats_asked,
    (select e.result from verdicts e where e.review_id = r.id and e.signed_at is not null) as result
  from reviews r join institutions l on l.id = r.lead_institution_id ${dossier}`

/** The reviews of an institution, those still running first. One statement. */
export const findDeskReviews = (read: Reader, institutionId: string, most = 200): Promise<ReviewRow[]> =>
  read.many(sql<ReviewRow>`
  ${reviewRow} where ${takesPart(institutionId)}
  order by r.state in ('verdict_signed', 'cancelled'), k.due_at nulls last, r.opened_at desc limit ${most}`)

export interface ReadyTrack {
  id: string
  institutionId: string
  receiptNumber: string
  state: 'checking' | 'objected'
  titleKo: string
  companyKo: string
  dueAt: Date | null
  institutions: number
  parts: Part[]
  isMember: boolean
  waitsFor: { ko: string; en: string }[]
}
/** Tracks of this institution that may go to review: being checked, or objected to. Of a joint call, with the members it still waits for. One statement. */
export const findReadyTracks = (read: Reader, institutionId: string, most = 200): Promise<ReadyTrack[]> =>
  read.many(sql<ReadyTrack>`
  select k.id, k.institution_id, k.receipt_number, k.state, t.title_ko, c.name_ko as company_ko, k.due_at,
    (select count(*) from call_institutions x where x.call_id = k.call_id) as institutions,
    ${partsOf(sql`k`)} as parts, (select b.lead_institution_id <> k.institution_id from calls b where b.id = k.call_id) as is_member,
    coalesce((select json_agg(json_build_object('ko', i.name_ko, 'en', i.name_en)) from tracks o
      join institutions i on i.id = o.institution_id
      where k.state = 'checking' and o.application_id = k.application_id and o.call_id = k.call_id and o.id <> k.id
        and o.state in ('submitted', 'received', 'supplement_requested')), '[]') as waits_for
  from tracks k join technologies t on t.id = k.technology_id join companies c on c.id = k.company_id
  where k.institution_id = ${institutionId} and k.state in ('checking', 'objected')
    and not exists (select from review_tracks rt join reviews r on r.id = rt.review_id
    where rt.track_id = k.id and r.state not in ('verdict_signed', 'cancelled'))
  order by k.due_at nulls last, k.id limit ${most}`)

/** Until when the member of seat s answers the invitation, or seals the next sheet of review r; nothing once neither waits. */
export const untilWhen = sql`case when s.state = 'invited' then s.answer_due_at when s.state = 'accepted' and r.state = 'evaluating'
  then (select min(h.due_at) from sheets h where h.review_id = r.id and h.person_id = s.person_id and h.state = 'open') end`

export interface AssignmentRow {
  id: string
  state: ReviewState
  seatState: SeatState
  leadKo: string
  leadEn: string
  titleKo: string
  titleEn: string
  companyKo: string
  companyEn: string
  isBlind: boolean
  dueAt: Date | null
  nextStageAt: Date | null
  open: number
  sealed: number
  reason: string | null
  conflictAnswer: string | null
}
/** What a reviewer was asked to judge; what waits for an answer or a seal comes first. One statement. */
export const findAssignments = (read: Reader, personId: string, most = 100): Promise<AssignmentRow[]> =>
  read.many(sql<AssignmentRow>`
  select r.id, r.state, s.state as seat_state, l.name_ko as lead_ko, l.name_en as lead_en, ${subject},
    (r.rules->'blinding'->>'companyName')::boolean as is_blind, waits.due_at, s.reason, s.conflict_answer,
    (select min(g.held_at) from review_stages g where g.review_id = r.id and g.state = 'planned') as next_stage_at,
    (select count(*) from sheets h where h.review_id = r.id and h.person_id = s.person_id and h.state = 'open') as open,
      (select count(*) from sheets h where h.review_id = r.id and h.person_id = s.person_id and h.state = 'sealed') as sealed
  from committee_seats s join reviews r on r.id = s.review_id join institutions l on l.id = r.lead_institution_id
  cross join lateral (select ${untilWhen} as due_at) waits ${dossier}
  where s.person_id = ${personId} order by r.state in ('verdict_signed', 'cancelled'), s.state not in ('invited', 'accepted'),
    waits.due_at nulls last, r.opened_at desc limit ${most}`)
