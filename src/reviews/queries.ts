import { sql } from '../platform/database/database.ts'
import { reviewedVersion } from '../applications/index.ts'
import type { RawBuilder, Reader } from '../platform/database/database.ts'
import type { TrackState } from '../applications/index.ts'
import type { Facts, RuleSetContent } from '../rulesets/index.ts'
import type { Cause, Condition, Result, ReviewKind, ReviewState, SeatState, SheetState, StageKind } from './review.ts'

export interface SeatRow {
  personId: string
  name: string
  affiliation: string
  seat: number
  letter: string
  isExternal: boolean
  drawNumber: number
  state: SeatState
  invitedAt: string
  answerDueAt: string | null
  answeredAt: string | null
  reason: string | null
  conflictAnswer: 'none' | 'declared' | null
  conflictNote: string | null
  pledgeSha256: string | null
  pledgedAt: string | null
}
export interface StageRow {
  id: string
  kind: StageKind
  sort: number
  heldAt: string | null
  place: string | null
  state: 'planned' | 'held'
  sheetsDueAt: string | null
}
export interface DrawRecord {
  number: number
  kind: 'first' | 'substitute'
  replacesPersonId: string | null
  cause: Cause | null
  seed: string
  algorithm: string
  listSha256: string
  result: string
  drawnAt: string
  drawerName: string | null
}
export interface ListRecord {
  number: number
  content: string
  sha256: string
  frozenAt: string
  frozenByName: string | null
}
export interface VerdictRow {
  result: Result
  computed: ComputedSummary
  computedResult: 'approved' | 'rejected'
  differsReason: string | null
  sentBackNote: string | null
  reasons: Record<string, string>
  conditions: Condition[]
  dissent: string
  draftedBy: string
  drafterName: string | null
  draftedAt: string
  signedBy: string | null
  signerName: string | null
  signedAt: string | null
  version: number
}
/** What is kept of a computed result beside the verdict; points in hundredths. `given`: bonus and penalty items that counted. */
export interface ComputedSummary {
  given: string[]
  total: number
  passMark: number
  maximum: number
  bonus: number
  penalty: number
  sections: { section: string; shown: number; max: number; minimum: number; reached: boolean }[]
  gates: { gate: string; passed: boolean; pass: number; fail: number }[]
}
export interface TrackOfReview {
  id: string
  institutionId: string
  ko: string
  en: string
  receiptNumber: string
  state: string
  applicationId: string
  facts: Facts
  objectionId: string | null
  grounds: string | null
  groundsFileId: string | null
  groundsFileName: string | null
}
export interface ReviewDetail {
  id: string
  leadInstitutionId: string
  leadKo: string
  leadEn: string
  contactUnit: string | null
  phone: string | null
  email: string | null
  callId: string | null
  callKo: string | null
  callEn: string | null
  kind: ReviewKind
  objectionId: string | null
  repeatsReviewId: string | null
  rules: RuleSetContent
  state: ReviewState
  drawAllowedFrom: Date | null
  openedBy: string
  openerName: string | null
  openedAt: Date
  chairPersonId: string | null
  minutesFileId: string | null
  letterFileId: string | null
  version: number
  technologyId: string
  technologyVersion: number
  titleKo: string
  titleEn: string
  companyId: string
  companyKo: string
  companyEn: string
  tracks: TrackOfReview[]
  stages: StageRow[]
  seats: SeatRow[]
  attendance: { stageId: string; personId: string; attended: boolean }[]
  sheets: { stageId: string; personId: string; state: SheetState; dueAt: string | null }[]
  list: ListRecord | null
  draws: DrawRecord[]
  verdict: VerdictRow | null
}

/** The dossier a review reads: as submitted, or as last supplemented before it. The lead's track speaks for all. */
const dossier = sql`
  join lateral (select rt.track_id from review_tracks rt where rt.review_id = r.id
    order by rt.institution_id = r.lead_institution_id desc, rt.track_id limit 1) first on true
  join tracks k on k.id = first.track_id join applications a on a.id = k.application_id join companies c on c.id = k.company_id
  join lateral (select ${reviewedVersion()} as number) held on true
  join technology_versions v on v.technology_id = k.technology_id and v.number = held.number`

const subject = sql`k.technology_id, v.number as technology_version, (v.content::jsonb)->'content'->>'titleKo' as title_ko,
  coalesce(nullif((v.content::jsonb)->'content'->>'titleEn', ''), (v.content::jsonb)->'content'->>'titleKo') as title_en,
  k.company_id, c.name_ko as company_ko, coalesce(nullif(c.name_en, ''), c.name_ko) as company_en`

/** What the review r is about, as n; joined from the left. */
export const titled = sql`lateral (select t.title_ko, coalesce(nullif(t.content->>'titleEn', ''), t.title_ko) as title_en
  from review_tracks x join tracks k on k.id = x.track_id join technologies t on t.id = k.technology_id
  where x.review_id = r.id limit 1) n on true`

const parts = sql`
  coalesce((select json_agg(json_build_object('id', t.id, 'institutionId', t.institution_id, 'ko', i.name_ko, 'en', i.name_en,
    'receiptNumber', t.receipt_number, 'state', t.state, 'applicationId', t.application_id, 'facts', t.facts, 'objectionId', o.id,
    'grounds', o.grounds, 'groundsFileId', f.id, 'groundsFileName', f.name)
    order by t.institution_id = r.lead_institution_id desc, i.name_ko)
    from review_tracks rt join tracks t on t.id = rt.track_id join institutions i on i.id = t.institution_id
      left join objections o on o.track_id = t.id left join files f on f.id = o.file_id where rt.review_id = r.id), '[]') as tracks,
  coalesce((select json_agg(json_build_object('id', s.id, 'kind', s.kind, 'sort', s.sort, 'heldAt', s.held_at, 'place', s.place,
    'state', s.state, 'sheetsDueAt', s.sheets_due_at) order by s.sort) from review_stages s where s.review_id = r.id), '[]') as stages,
  coalesce((select json_agg(json_build_object('personId', s.person_id, 'name', p.name, 'affiliation', w.affiliation, 'seat', s.seat,
    'letter', s.letter, 'isExternal', s.is_external, 'drawNumber', s.draw_number, 'state', s.state,
      'invitedAt', s.invited_at, 'answerDueAt', s.answer_due_at, 'answeredAt', s.answered_at, 'reason', s.reason,
        'conflictAnswer', s.conflict_answer, 'conflictNote', s.conflict_note, 'pledgeSha256', s.pledge_sha256, 'pledgedAt', s.pledged_at)
        order by s.draw_number, s.seat)
    from committee_seats s join persons p on p.id = s.person_id join reviewers w on w.person_id = s.person_id where s.review_id = r.id),
      '[]') as seats,
  coalesce((select json_agg(json_build_object('stageId', x.stage_id, 'personId', x.person_id, 'attended', x.attended))
    from stage_attendance x join review_stages s on s.id = x.stage_id where s.review_id = r.id), '[]') as attendance,
  coalesce((select json_agg(json_build_object('stageId', h.stage_id, 'personId', h.person_id, 'state', h.state, 'dueAt', h.due_at))
    from sheets h where h.review_id = r.id), '[]') as sheets,
  (select json_build_object('number', l.number, 'content', l.content, 'sha256', l.sha256, 'frozenAt', l.frozen_at, 'frozenByName', p.name)
    from candidate_lists l left join persons p on p.id = l.frozen_by where l.review_id = r.id order by l.number desc limit 1) as list,
  coalesce((select json_agg(json_build_object('number', d.number, 'kind', d.kind, 'replacesPersonId', d.replaces_person_id,
    'cause', d.cause, 'seed', d.seed, 'algorithm', d.algorithm, 'listSha256', d.list_sha256, 'result', d.result, 'drawnAt', d.drawn_at,
    'drawerName', p.name) order by d.number)
    from draws d left join persons p on p.id = d.drawn_by where d.review_id = r.id), '[]') as draws,
  (select json_build_object('result', e.result, 'computed', e.computed, 'computedResult', e.computed_result,
    'differsReason', e.differs_reason, 'sentBackNote', e.sent_back_note, 'reasons', e.reasons, 'conditions', e.conditions,
    'dissent', e.dissent,
      'draftedBy', e.drafted_by, 'drafterName', p.name, 'draftedAt', e.drafted_at, 'signedBy', e.signed_by, 'signerName', q.name,
        'signedAt', e.signed_at, 'version', e.version)
    from verdicts e left join persons p on p.id = e.drafted_by left join persons q on q.id = e.signed_by
      where e.review_id = r.id) as verdict`

const whole = sql`
  select r.id, r.lead_institution_id, l.name_ko as lead_ko, l.name_en as lead_en, l.contact_unit, l.phone, l.email, r.call_id,
    b.title_ko as call_ko, b.title_en as call_en, r.kind, r.objection_id, r.repeats_review_id,
    r.rules, r.state, r.draw_allowed_from, r.opened_by, p.name as opener_name, r.opened_at, r.chair_person_id, r.minutes_file_id,
      r.letter_file_id, r.version, ${subject}, ${parts}
  from reviews r join institutions l on l.id = r.lead_institution_id left join calls b on b.id = r.call_id
    left join persons p on p.id = r.opened_by ${dossier}`

/** One review whole, without any score, for an institution that leads it or has a track in it. One statement. */
export const findReview = (read: Reader, institutionId: string, id: string): Promise<ReviewDetail | undefined> =>
  read.maybe(sql<ReviewDetail>`
  ${whole} where r.id = ${id} and (r.lead_institution_id = ${institutionId}
    or exists (select from review_tracks x where x.review_id = r.id and x.institution_id = ${institutionId}))`)

/** One review whole, whoever asks: for actions of reviewers and for jobs. */
export const findReviewById = (read: Reader, id: string): Promise<ReviewDetail | undefined> =>
  read.maybe(sql<ReviewDetail>`${whole} where r.id = ${id}`)

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
const row = sql`
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
  ${row} where r.lead_institution_id = ${institutionId} or exists (select from review_tracks x
    where x.review_id = r.id and x.institution_id = ${institutionId})
  order by r.state in ('verdict_signed', 'cancelled'), k.due_at nulls last, r.opened_at desc limit ${most}`)

const ofCouncil = (councilId: string) => sql`exists (select from review_tracks x where x.review_id = r.id having count(*) > 1)
    and exists (select from review_tracks x join council_memberships m on m.institution_id = x.institution_id
      where x.review_id = r.id and m.council_id = ${councilId})`
/** Joint reviews in which an institution of this council takes part. One statement. */
export const findCouncilReviews = (read: Reader, councilId: string): Promise<ReviewRow[]> =>
  read.many(sql<ReviewRow>`
  ${row} where ${ofCouncil(councilId)}
  order by r.state in ('verdict_signed', 'cancelled'), r.opened_at desc limit 200`)
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
export const findJointApplications = (read: Reader, councilId: string): Promise<JointApplication[]> =>
  read.many(sql<JointApplication>`
  with waiting as (
    select k.application_id, k.call_id, min(k.due_at) as due_at from tracks k
    where k.state in ('submitted', 'received', 'checking', 'supplement_requested')
      and (select count(*) from call_institutions x where x.call_id = k.call_id) > 1
      and exists (select from call_institutions x join council_memberships m on m.institution_id = x.institution_id
        where x.call_id = k.call_id and m.council_id = ${councilId})
    group by k.application_id, k.call_id order by min(k.due_at) nulls last limit 200)
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
  with seen as (${row} where r.id = ${id} and ${ofCouncil(councilId)})
  select s.*, r.call_id, l.title_ko as call_ko, l.title_en as call_en,
    (select e.signed_at from verdicts e where e.review_id = s.id) as signed_at,
    (select count(*) from committee_seats x where x.review_id = s.id and x.state = 'accepted'
      and exists (select from sheets h where h.review_id = s.id and h.person_id = x.person_id)
      and not exists (select from sheets h where h.review_id = s.id and h.person_id = x.person_id and h.state = 'open')) as sealed,
    ${jointTracks(sql`t.id in (select x.track_id from review_tracks x where x.review_id = s.id)`)} as tracks
  from seen s join reviews r on r.id = s.id left join calls l on l.id = r.call_id`)
export const findCouncilName = (read: Reader, id: string) =>
  read.maybe(sql<{ ko: string; en: string }>`select name_ko as ko, name_en as en from councils where id = ${id}`)

export interface ReadyTrack {
  id: string
  receiptNumber: string
  state: 'checking' | 'objected'
  titleKo: string
  companyKo: string
  dueAt: Date | null
  institutions: number
  leadsIt: boolean
  waitsFor: { ko: string; en: string }[]
}
/** Tracks of this institution that may go to review: being checked, or objected to. Of a joint call, with the members it still waits for. One statement. */
export const findReadyTracks = (read: Reader, institutionId: string): Promise<ReadyTrack[]> =>
  read.many(sql<ReadyTrack>`
  select k.id, k.receipt_number, k.state, t.title_ko, c.name_ko as company_ko, k.due_at,
    (select count(*) from call_institutions x where x.call_id = k.call_id) as institutions,
    (select b.lead_institution_id = k.institution_id from calls b where b.id = k.call_id) as leads_it,
    coalesce((select json_agg(json_build_object('ko', i.name_ko, 'en', i.name_en)) from tracks o
      join institutions i on i.id = o.institution_id
      where k.state = 'checking' and o.application_id = k.application_id and o.call_id = k.call_id and o.id <> k.id
        and o.state in ('submitted', 'received', 'supplement_requested')), '[]') as waits_for
  from tracks k join technologies t on t.id = k.technology_id join companies c on c.id = k.company_id
  where k.institution_id = ${institutionId} and k.state in ('checking', 'objected')
    and not exists (select from review_tracks rt join reviews r on r.id = rt.review_id
    where rt.track_id = k.id and r.state not in ('verdict_signed', 'cancelled'))
  order by k.due_at nulls last, k.id limit 200`)

export interface SheetRow {
  id: string
  stageId: string
  personId: string
  letter: string
  isExternal: boolean
  state: SheetState
  scores: Record<string, number>
  comments: Record<string, string>
  gates: Record<string, 'pass' | 'fail'>
  overall: string
  conditions: string
  dueAt: Date | null
  sealedAt: string | null
  sha256: string | null
  updatedAt: string
  version: number
  changes: { criterionId: string; before: number; after: number; reason: string; at: string }[]
}
const sheetRow = sql`
  h.id, h.stage_id, h.person_id, s.letter, s.is_external, h.state, h.scores, h.comments, h.gates, h.overall, h.conditions, h.due_at,
    h.sealed_at, h.sha256, h.updated_at, h.version,
  coalesce((select json_agg(json_build_object('criterionId', g.criterion_id, 'before', g.before_hundredths, 'after', g.after_hundredths,
    'reason', g.reason, 'at', g.at) order by g.id) from score_changes g where g.sheet_id = h.id), '[]') as changes`

/** All sealed sheets of a review. The statement itself asks whether the seals are open: before the meeting it answers nothing. */
export const findSealedSheets = (read: Reader, reviewId: string): Promise<SheetRow[]> =>
  read.many(sql<SheetRow>`
  select ${sheetRow} from sheets h join committee_seats s on s.review_id = h.review_id and s.person_id = h.person_id
    and s.state = 'accepted' join reviews r on r.id = h.review_id
  where h.review_id = ${reviewId} and h.state in ('sealed', 'set_aside') and r.state in ('meeting', 'verdict_drafted', 'verdict_signed')
    order by s.letter, h.stage_id`)

/** A member's own sheets; nobody else's, and none once the seat is lost. */
export const findOwnSheets = (read: Reader, reviewId: string, personId: string): Promise<SheetRow[]> =>
  read.many(sql<SheetRow>`
  select ${sheetRow} from sheets h join committee_seats s on s.review_id = h.review_id and s.person_id = h.person_id
    and s.state = 'accepted'
  where h.review_id = ${reviewId} and h.person_id = ${personId} order by h.stage_id`)

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
export const findAssignments = (read: Reader, personId: string): Promise<AssignmentRow[]> =>
  read.many(sql<AssignmentRow>`
  select r.id, r.state, s.state as seat_state, l.name_ko as lead_ko, l.name_en as lead_en, ${subject},
    (r.rules->'blinding'->>'companyName')::boolean as is_blind, waits.due_at, s.reason, s.conflict_answer,
    (select min(g.held_at) from review_stages g where g.review_id = r.id and g.state = 'planned') as next_stage_at,
    (select count(*) from sheets h where h.review_id = r.id and h.person_id = s.person_id and h.state = 'open') as open,
      (select count(*) from sheets h where h.review_id = r.id and h.person_id = s.person_id and h.state = 'sealed') as sealed
  from committee_seats s join reviews r on r.id = s.review_id join institutions l on l.id = r.lead_institution_id
  cross join lateral (select ${untilWhen} as due_at) waits ${dossier}
  where s.person_id = ${personId} order by r.state in ('verdict_signed', 'cancelled'), s.state not in ('invited', 'accepted'),
    waits.due_at nulls last, r.opened_at desc limit 100`)

export interface TrackReview {
  id: string
  kind: ReviewKind
  state: ReviewState
  openedAt: Date
  accepted: number
  seats: number
  sealed: number
  result: Result | null
  signedAt: Date | null
}
/** The reviews of one track for the officer's workspace: how far, how many, never who or how much. */
export const reviewsForTrack = (read: Reader, trackId: string): Promise<TrackReview[]> =>
  read.many(sql<TrackReview>`
  select r.id, r.kind, r.state, r.opened_at, (r.rules->'committee'->>'seats')::int as seats,
    (select count(*) from committee_seats s where s.review_id = r.id and s.state = 'accepted') as accepted,
    (select count(*) from committee_seats s where s.review_id = r.id and s.state = 'accepted'
      and exists (select from sheets h where h.review_id = r.id and h.person_id = s.person_id)
      and not exists (select from sheets h where h.review_id = r.id and h.person_id = s.person_id and h.state = 'open')) as sealed,
    e.result, e.signed_at
  from review_tracks rt join reviews r on r.id = rt.review_id left join verdicts e on e.review_id = r.id and e.signed_at is not null
    where rt.track_id = ${trackId} order by r.opened_at`)

/** The review that answers an objection, once it was opened. */
export const objectionReview = (read: Reader, objectionId: string): Promise<{ id: string; state: ReviewState } | undefined> =>
  read.maybe(
    sql<{
      id: string
      state: ReviewState
    }>`select r.id, r.state from reviews r join review_tracks rt on rt.review_id = r.id join objections o on o.track_id = rt.track_id
      where o.id = ${objectionId} and r.kind = 'objection' and r.state <> 'cancelled' order by r.opened_at desc limit 1`,
  )

export interface FirmResult {
  reviewId: string
  result: Result
  signedAt: Date
  total: number
  passMark: number
  maximum: number
  sections: { ko: string; en: string; shown: number; max: number; reason: string }[]
  letterFileId: string
}
/** What the firm may read of a signed verdict: scores and reasons by section, no reviewer and no staff note. */
export const resultForFirm = async (read: Reader, companyId: string, trackId: string): Promise<FirmResult | undefined> => {
  const found = await read.maybe(sql<{
    id: string
    result: Result
    signedAt: Date
    computed: ComputedSummary
    reasons: Record<string, string>
    rules: RuleSetContent
    letterFileId: string
  }>`
    select r.id, e.result, e.signed_at, e.computed, e.reasons, r.rules, r.letter_file_id from review_tracks rt
      join reviews r on r.id = rt.review_id join verdicts e on e.review_id = r.id
    where rt.track_id = ${trackId} and rt.company_id = ${companyId} and r.state = 'verdict_signed' order by e.signed_at desc limit 1`)
  return (
    found && {
      reviewId: found.id,
      result: found.result,
      signedAt: found.signedAt,
      total: found.computed.total,
      passMark: found.computed.passMark,
      maximum: found.computed.maximum,
      letterFileId: found.letterFileId,
      sections: found.rules.sections.map((section) => {
        const scored = found.computed.sections.find((one) => one.section === section.id)
        return {
          ko: section.name.ko,
          en: section.name.en,
          shown: scored?.shown ?? 0,
          max: scored?.max ?? 0,
          reason: found.reasons[section.id] ?? '',
        }
      }),
    }
  )
}
