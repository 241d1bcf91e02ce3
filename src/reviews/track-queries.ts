/** What others ask of the reviews of one track: its officer, an objection, the firm. */
import { sql } from '../platform/database/database.ts'
import type { Reader } from '../platform/database/database.ts'
import type { RuleSetContent } from '../rulesets/index.ts'
import { sealedMembers } from './queries.ts'
import type { ComputedSummary } from './queries.ts'
import type { Result, ReviewKind, ReviewState } from './review.ts'

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
    ${sealedMembers} as sealed,
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
