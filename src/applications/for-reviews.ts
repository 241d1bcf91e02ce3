import { sql } from '../platform/database/database.ts'
import { reviewedVersion } from './reviewed-version.ts'
import type { Tx } from '../platform/database/transaction.ts'
import type { Facts, RuleSetContent } from '../rulesets/index.ts'
import { startReview } from './actions/verdict.ts'
import type { SupplementAnswer, TrackState } from './track.ts'
import { saveObjectionState } from './track-store.ts'

/** What a review needs to know of a track: whose, by which rules and facts, which frozen version, and what was supplemented. */
export interface TrackForReview {
  readonly id: string
  readonly applicationId: string
  readonly companyId: string
  readonly technologyId: string
  readonly technologyVersion: number
  readonly institutionId: string
  readonly callId: string
  readonly receiptNumber: string
  readonly state: TrackState
  readonly ruleSetVersionId: string
  readonly rules: RuleSetContent
  readonly facts: Facts
  readonly officerId: string | null
  readonly supplements: readonly { readonly round: number; readonly answers: readonly SupplementAnswer[] }[]
}

/** The track of this institution, its row held until the transaction ends; undefined where it is another's. */
export const trackForReview = (tx: Tx, institutionId: string, trackId: string): Promise<TrackForReview | undefined> =>
  tx.maybe(sql<TrackForReview>`
  select k.id, k.application_id, k.company_id, k.technology_id, k.institution_id, k.call_id, k.receipt_number, k.state,
    k.rule_set_version_id, k.rules, k.facts, k.officer_id,
    ${reviewedVersion()} as technology_version,
    coalesce((select json_agg(json_build_object('round', s.round, 'answers', s.answers) order by s.round) from supplements s
      where s.track_id = k.id and s.state = 'answered'), '[]') as supplements
  from tracks k join applications a on a.id = k.application_id where k.id = ${trackId} and k.institution_id = ${institutionId}
    for update of k`)

export interface ObjectionForReview {
  readonly id: string
  readonly trackId: string
  readonly companyId: string
  readonly institutionId: string
  readonly grounds: string
  readonly fileId: string | null
  readonly filedAt: Date
  readonly state: 'filed' | 'in_review' | 'upheld' | 'dismissed'
}
/** The objection to the verdict on this track, if there is one. */
export const objectionOf = (tx: Pick<Tx, 'maybe'>, trackId: string): Promise<ObjectionForReview | undefined> =>
  tx.maybe(sql<ObjectionForReview>`
  select id, track_id, company_id, institution_id, grounds, file_id, filed_at, state from objections where track_id = ${trackId}`)

/** The review of an objection begins: the same as startReview for objected tracks. */
export const startObjectionReview = (tx: Tx, trackIds: readonly string[]) => startReview(tx, trackIds)

/** Decides objections under review by hand; decideTracks does it by the verdict itself. Answers how many. */
export const resolveObjection = (tx: Tx, trackIds: readonly string[], upheld: boolean): Promise<number> =>
  saveObjectionState(tx, trackIds, 'in_review', upheld ? 'upheld' : 'dismissed')
