import { sql } from '../platform/database/database.ts'
import { reviewedVersion, saidRows } from '../applications/index.ts'
import type { SaidRow } from '../applications/index.ts'
import type { RawBuilder, Reader } from '../platform/database/database.ts'
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
  /** When it was last told that its day to answer has passed. */ remindedAt: string | null
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
  /** Whether an officer set that day; else it follows the rules and the meetings. */
  isDueSet: boolean
  version: number
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
  /** `overdueToldAt`: when its writer was last told that it is overdue. */
  sheets: { stageId: string; personId: string; state: SheetState; dueAt: string | null; overdueToldAt: string | null }[]
  list: ListRecord | null
  draws: DrawRecord[]
  verdict: VerdictRow | null
}

/** The dossier a review reads: as submitted, or as last supplemented before it. The lead's track speaks for all. */
export const dossier = sql`
  join lateral (select rt.track_id from review_tracks rt where rt.review_id = r.id
    order by rt.institution_id = r.lead_institution_id desc, rt.track_id limit 1) first on true
  join tracks k on k.id = first.track_id join applications a on a.id = k.application_id join companies c on c.id = k.company_id
  join lateral (select ${reviewedVersion()} as number) held on true
  join technology_versions v on v.technology_id = k.technology_id and v.number = held.number`

/** What the dossier says of technology and firm. */
export const subject = sql`k.technology_id, v.number as technology_version, (v.content::jsonb)->'content'->>'titleKo' as title_ko,
  coalesce(nullif((v.content::jsonb)->'content'->>'titleEn', ''), (v.content::jsonb)->'content'->>'titleKo') as title_en,
  k.company_id, c.name_ko as company_ko, coalesce(nullif(c.name_en, ''), c.name_ko) as company_en`

/** What the review r is about, as n; joined from the left. */
export const titled = sql`lateral (select t.title_ko, coalesce(nullif(t.content->>'titleEn', ''), t.title_ko) as title_en,
    o.name_ko as company_ko, coalesce(o.name_en, o.name_ko) as company_en
  from review_tracks x join tracks k on k.id = x.track_id join technologies t on t.id = k.technology_id join companies o on o.id = t.company_id
  where x.review_id = r.id limit 1) n on true`

const parts = sql`
  coalesce((select json_agg(json_build_object('id', t.id, 'institutionId', t.institution_id, 'ko', i.name_ko, 'en', i.name_en,
    'receiptNumber', t.receipt_number, 'state', t.state, 'applicationId', t.application_id, 'facts', t.facts, 'objectionId', o.id,
    'grounds', o.grounds, 'groundsFileId', f.id, 'groundsFileName', f.name)
    order by t.institution_id = r.lead_institution_id desc, i.name_ko)
    from review_tracks rt join tracks t on t.id = rt.track_id join institutions i on i.id = t.institution_id
      left join objections o on o.track_id = t.id left join files f on f.id = o.file_id where rt.review_id = r.id), '[]') as tracks,
  coalesce((select json_agg(json_build_object('id', s.id, 'kind', s.kind, 'sort', s.sort, 'heldAt', s.held_at, 'place', s.place,
    'state', s.state, 'sheetsDueAt', s.sheets_due_at, 'isDueSet', s.sheets_due_set, 'version', s.version) order by s.sort) from review_stages s where s.review_id = r.id), '[]') as stages,
  coalesce((select json_agg(json_build_object('personId', s.person_id, 'name', p.name, 'affiliation', w.affiliation, 'seat', s.seat,
    'letter', s.letter, 'isExternal', s.is_external, 'drawNumber', s.draw_number, 'state', s.state,
      'invitedAt', s.invited_at, 'answerDueAt', s.answer_due_at, 'remindedAt', s.reminded_at, 'answeredAt', s.answered_at, 'reason', s.reason,
        'conflictAnswer', s.conflict_answer, 'conflictNote', s.conflict_note, 'pledgeSha256', s.pledge_sha256, 'pledgedAt', s.pledged_at)
        order by s.draw_number, s.seat)
    from committee_seats s join persons p on p.id = s.person_id join reviewers w on w.person_id = s.person_id where s.review_id = r.id),
      '[]') as seats,
  coalesce((select json_agg(json_build_object('stageId', x.stage_id, 'personId', x.person_id, 'attended', x.attended))
    from stage_attendance x join review_stages s on s.id = x.stage_id where s.review_id = r.id), '[]') as attendance,
  coalesce((select json_agg(json_build_object('stageId', h.stage_id, 'personId', h.person_id, 'state', h.state, 'dueAt', h.due_at,
    'overdueToldAt', h.due_told_at)) from sheets h where h.review_id = r.id), '[]') as sheets,
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

/** How many members of the review r have sealed every sheet they have. */
export const sealedMembers = sql`(select count(*) from committee_seats s where s.review_id = r.id and s.state = 'accepted'
      and exists (select from sheets h where h.review_id = r.id and h.person_id = s.person_id)
      and not exists (select from sheets h where h.review_id = r.id and h.person_id = s.person_id and h.state = 'open'))`

const wholeWith = (more: RawBuilder<unknown>) => sql`
  select r.id, r.lead_institution_id, l.name_ko as lead_ko, l.name_en as lead_en, l.contact_unit, l.phone, l.email, r.call_id,
    b.title_ko as call_ko, b.title_en as call_en, r.kind, r.objection_id, r.repeats_review_id,
    r.rules, r.state, r.draw_allowed_from, r.opened_by, p.name as opener_name, r.opened_at, r.chair_person_id, r.minutes_file_id,
      r.letter_file_id, r.version, ${subject}, ${parts}${more}
  from reviews r join institutions l on l.id = r.lead_institution_id left join calls b on b.id = r.call_id
    left join persons p on p.id = r.opened_by ${dossier}`

const whole = wholeWith(sql``)

/** Whether an institution leads the review r or has a track in it. */
export const takesPart = (institutionId: string) => sql`(r.lead_institution_id = ${institutionId}
    or exists (select from review_tracks x where x.review_id = r.id and x.institution_id = ${institutionId}))`

/** One review whole, without any score, for an institution that leads it or has a track in it. One statement. */
export const findReview = (read: Reader, institutionId: string, id: string): Promise<ReviewDetail | undefined> =>
  read.maybe(sql<ReviewDetail>`
  ${whole} where r.id = ${id} and ${takesPart(institutionId)}`)

/** One review whole, whoever asks: for actions of reviewers and for jobs. */
export const findReviewById = (read: Reader, id: string): Promise<ReviewDetail | undefined> =>
  read.maybe(sql<ReviewDetail>`${whole} where r.id = ${id}`)

/** What a member judges by: the review, and what the firm said to its institutions beside the dossier. */
export interface ReviewToJudge extends ReviewDetail {
  said: SaidRow[]
}
/** What the firm said: read with the review where its dossier was asked for; after a post that was refused, now. */
export const findSaid = async (read: Reader, review: ReviewDetail & Partial<ReviewToJudge>): Promise<SaidRow[]> =>
  review.said ?? (await findReviewToJudge(read, review.id))?.said ?? []
export const findReviewToJudge = (read: Reader, id: string): Promise<ReviewToJudge | undefined> =>
  read.maybe(
    sql<ReviewToJudge>`${wholeWith(
      sql`, ${saidRows(sql`select x.track_id from review_tracks x where x.review_id = r.id`)} as said`,
    )} where r.id = ${id}`,
  )
