import { sql } from '../platform/database/database.ts'
import { isAppliedAgain } from './queries.ts'
import { partsOf } from './parts-sql.ts'
import { reviewedVersion } from './reviewed-version.ts'
import type { Reader } from '../platform/database/database.ts'
import type { Facts, RuleSetContent } from '../rulesets/index.ts'
import type { Text } from '../kernel/text.ts'
import type { ExtraQuestion } from '../calls/index.ts'
import { claimStanding, firmClaim } from '../companies/index.ts'
import type { ClaimState, CompanyPage, FirmClaim } from '../companies/index.ts'
import type { Answers, Standing } from './application.ts'
import type { Part, SupplementAnswer, SupplementPart, TrackState } from './track.ts'
import type { ConditionState } from './workflow.ts'

export interface EventRow {
  id: number
  at: string
  unit: string
  personName: string | null
  event: string
  from: TrackState | null
  to: TrackState
  reason: string | null
  detail: Record<string, unknown>
  seenByFirm: boolean
}
export interface CheckDetail {
  conditionId: string
  machineAnswer: 'yes' | 'no' | 'unknown'
  because: { rule: Text; fact?: Text; mend?: Text; judged?: boolean }
  officerAnswer: 'yes' | 'no' | null
  officerNote: string | null
  officerName: string | null
  answeredAt: string | null
}
export interface SupplementRow {
  id: string
  round: number
  parts: SupplementPart[]
  requestedAt: string
  dueAt: string
  state: 'open' | 'answered' | 'cancelled' | 'withdrawn'
  withdrawnAt: string | null
  withdrawalReason: string | null
  answeredAt: string | null
  answers: SupplementAnswer[] | null
  rested: number | null
  technologyVersion: number | null
}
export interface ConditionRow {
  id: string
  ko: string
  dueOn: string
  state: ConditionState
  report: string | null
  fileId: string | null
  fileName: string | null
  reportedAt: string | null
  returnedNote: string | null
  confirmedAt: string | null
}
export interface ObjectionRow {
  id: string
  grounds: string
  filedAt: string
  fileId: string | null
  fileName: string | null
  state: 'filed' | 'in_review' | 'upheld' | 'dismissed'
  decidedAt: string | null
}

export interface TrackPage {
  id: string
  applicationId: string
  companyId: string
  technologyId: string
  institutionId: string
  callId: string
  receiptNumber: string
  version: number
  state: TrackState
  stateSince: Date
  dueAt: Date | null
  objectionUntil: Date | null
  /** The firm applied again with this technology to this call and institution, and that is alive. */
  isAppliedAgain: boolean
  submittedAt: Date
  reason: string | null
  officerId: string | null
  officerName: string | null
  rules: RuleSetContent
  ruleSetVersion: number
  facts: Facts
  answers: Answers
  standing: Standing
  /** Questions the call itself asked, beside those of the rules. */
  questions: ExtraQuestion[]
  companyKo: string
  companyEn: string | null
  businessNumber: string | null
  /** How the firm's claim to its number stands today. */ claim: ClaimState | null
  /** The same with its paper. */ firmClaim: FirmClaim
  institutionKo: string
  institutionEn: string
  unit: string | null
  phone: string | null
  email: string | null
  callKo: string
  callEn: string
  titleKo: string
  titleEn: string
  /** SME confirmations the firm held at submission or added since, also where it has taken one away meanwhile. */
  confirmations: CompanyPage['confirmations']
  submittedVersion: number
  certificate: { id: string; number: string | null; state: string } | null
  openReviewId: string | null
  letterFileId: string | null
  /** As the last signed verdict gives it to the firm, in hundredths of a point. */
  score: { total: number; maximum: number; passMark: number } | null
  /** What went to the same call with this application, this one included, in the order of the call. */
  parts: Part[]
  /** Another institution leads this call. */
  isMember: boolean
  /** All tracks of the same application. */
  brothers: {
    id: string
    ko: string
    en: string
    state: TrackState
    institutionId: string
    callId: string
    callKo: string
    callEn: string
  }[]
  /** Other live or past tracks of this firm at this institution. */
  earlier: { id: string; receiptNumber: string; titleKo: string; state: TrackState; submittedAt: string }[]
  events: EventRow[]
  checks: CheckDetail[]
  supplements: SupplementRow[]
  conditions: ConditionRow[]
  objection: ObjectionRow | null
}

/** A supplement `s` as its pages show it. */
export const supplementRow = sql`json_build_object('id', s.id, 'round', s.round, 'parts', s.parts, 'requestedAt', s.requested_at,
  'dueAt', s.due_at, 'state', s.state, 'answeredAt', s.answered_at, 'answers', s.answers, 'rested', s.clock_rest_days,
  'technologyVersion', s.technology_version, 'withdrawnAt', s.withdrawn_at, 'withdrawalReason', s.withdrawal_reason)`

/** One track with its whole story; of this firm or this institution only, where one is given. One statement. */
export const findTrack = (
  read: Reader,
  id: string,
  whose: { companyId?: string; institutionId?: string },
): Promise<TrackPage | undefined> =>
  read.maybe(sql<TrackPage>`
  select k.id, k.application_id, k.company_id, k.technology_id, k.institution_id, k.call_id, k.receipt_number, k.version, k.state,
    k.state_since, k.due_at, k.objection_until, ${isAppliedAgain} as is_applied_again, k.submitted_at, k.reason, k.officer_id, o.name as officer_name,
    k.rules, v.number as rule_set_version, k.facts, a.answers, a.standing, c.name_ko as company_ko, c.name_en as company_en,
      c.business_number, ${claimStanding(sql`c.id`)} as claim, ${firmClaim(sql`c.id`)} as firm_claim, i.name_ko as institution_ko, i.name_en as institution_en, i.contact_unit as unit, i.phone, i.email,
    b.title_ko as call_ko, b.title_en as call_en, t.title_ko, coalesce(nullif(t.content->>'titleEn', ''), t.title_ko) as title_en,
      a.technology_version as submitted_version,
    (select ci.extra_questions from call_institutions ci where ci.call_id = k.call_id
      and ci.institution_id = k.institution_id) as questions,
    coalesce((select json_agg(json_build_object('id', s.id, 'number', s.number, 'sizeClass', s.size_class, 'validFrom', s.valid_from,
      'validTo', s.valid_to, 'fileId', s.file_id, 'fileName', f.name) order by s.valid_to desc)
      from sme_confirmations s left join files f on f.id = s.file_id
        where s.company_id = k.company_id and (s.removed_at is null or s.removed_at > k.submitted_at)), '[]') as confirmations,
    (select json_build_object('id', x.id, 'number', x.number, 'state', x.state) from certificates x where x.track_id = k.id) as certificate,
    (select r.id from review_tracks rt join reviews r on r.id = rt.review_id where rt.track_id = k.id and r.state <> 'cancelled'
      order by r.opened_at desc limit 1) as open_review_id,
    (select e.detail->>'letterFileId' from track_events e where e.track_id = k.id and e.detail->>'letterFileId' is not null
      order by e.id desc limit 1) as letter_file_id,
    (select json_build_object('total', x.computed->'total', 'maximum', x.computed->'maximum', 'passMark', x.computed->'passMark')
      from review_tracks rt join verdicts x on x.review_id = rt.review_id where rt.track_id = k.id and x.signed_at is not null
      order by x.signed_at desc limit 1) as score,
    coalesce((select json_agg(json_build_object('id', w.id, 'ko', wi.name_ko, 'en', wi.name_en, 'state', w.state,
      'institutionId', w.institution_id, 'callId', wc.id, 'callKo', wc.title_ko, 'callEn', wc.title_en) order by w.receipt_number)
      from tracks w join institutions wi on wi.id = w.institution_id join calls wc on wc.id = w.call_id
      where w.application_id = k.application_id), '[]') as brothers,
    ${partsOf(sql`k`)} as parts, b.lead_institution_id <> k.institution_id as is_member,
    coalesce((select json_agg(json_build_object('id', w.id, 'receiptNumber', w.receipt_number, 'titleKo', wt.title_ko, 'state', w.state,
      'submittedAt', w.submitted_at) order by w.submitted_at desc) from tracks w join technologies wt on wt.id = w.technology_id
      where w.company_id = k.company_id and w.institution_id = k.institution_id and w.id <> k.id), '[]') as earlier,
    coalesce((select json_agg(json_build_object('id', e.id, 'at', e.at, 'unit', e.by_unit, 'personName', p.name, 'event', e.event,
      'from', e.from_state, 'to', e.to_state, 'reason', e.reason, 'detail', e.detail, 'seenByFirm', e.seen_by_firm) order by e.id desc)
      from track_events e left join persons p on p.id = e.by_person where e.track_id = k.id), '[]') as events,
    coalesce((select json_agg(json_build_object('conditionId', h.condition_id, 'machineAnswer', h.machine_answer,
      'because', h.machine_because, 'officerAnswer', h.officer_answer, 'officerNote', h.officer_note, 'officerName', p.name,
      'answeredAt', h.answered_at))
      from track_checks h left join persons p on p.id = h.officer_id where h.track_id = k.id), '[]') as checks,
    coalesce((select json_agg(${supplementRow} order by s.requested_at desc)
      from supplements s where s.track_id = k.id), '[]') as supplements,
    coalesce((select json_agg(json_build_object('id', q.id, 'ko', q.condition_ko, 'dueOn', q.due_on, 'state', q.state, 'report', q.report,
      'fileId', q.report_file_id, 'fileName', f.name, 'reportedAt', q.reported_at, 'returnedNote', q.returned_note,
      'confirmedAt', q.confirmed_at) order by q.due_on, q.id)
      from conditions_to_meet q left join files f on f.id = q.report_file_id where q.track_id = k.id), '[]') as conditions,
    (select json_build_object('id', j.id, 'grounds', j.grounds, 'filedAt', j.filed_at, 'fileId', j.file_id, 'fileName', f.name,
      'state', j.state, 'decidedAt', j.decided_at) from objections j left join files f on f.id = j.file_id
      where j.track_id = k.id) as objection
  from tracks k join applications a on a.id = k.application_id join companies c on c.id = k.company_id
    join institutions i on i.id = k.institution_id join calls b on b.id = k.call_id
  join technologies t on t.id = k.technology_id join rule_set_versions v on v.id = k.rule_set_version_id
    left join persons o on o.id = k.officer_id
  where k.id = ${id} and (${whose.companyId ?? null}::text is null or k.company_id = ${whose.companyId ?? null})
    and (${whose.institutionId ?? null}::text is null or k.institution_id = ${whose.institutionId ?? null})`)

/** The version the institution reads: as submitted, or as last supplemented with a version of its own. */
export const baseVersionOf = (track: Pick<TrackPage, 'submittedVersion' | 'supplements'>): number =>
  track.supplements.find((one) => one.state === 'answered' && one.technologyVersion !== null)?.technologyVersion ?? track.submittedVersion

/** The same, where only the track's id is known. */
export const findBaseVersion = async (read: Reader, trackId: string): Promise<number> =>
  (
    await read.one(sql<{ number: number }>`
  select ${reviewedVersion()} as number
  from tracks k join applications a on a.id = k.application_id where k.id = ${trackId}`)
  ).number
