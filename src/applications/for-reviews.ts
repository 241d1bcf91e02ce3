import { sql } from '../platform/database/database.ts'
import { reviewedVersion } from './reviewed-version.ts'
import type { Text } from '../kernel/text.ts'
import type { RawBuilder } from '../platform/database/database.ts'
import type { Tx } from '../platform/database/transaction.ts'
import type { ExtraQuestion } from '../calls/index.ts'
import type { Facts, RuleSetContent } from '../rulesets/index.ts'
import { startReview } from './actions/verdict.ts'
import type { SupplementAnswer, TrackState } from './track.ts'
import { questionLabel } from './question-label.ts'
import { supplementRow } from './track-queries.ts'
import type { SupplementRow } from './track-queries.ts'
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

/** What the firm said to one institution beside its dossier: the answers to that institution's own questions, and every supplement it answered. */
export interface SaidToInstitution {
  readonly trackId: string
  readonly receiptNumber: string
  readonly ko: string
  readonly en: string
  readonly answers: readonly { readonly question: Text; readonly answer: string }[]
  readonly supplements: readonly SupplementRow[]
}
/** The same as it is stored. */
export interface SaidRow extends Omit<SaidToInstitution, 'answers'> {
  readonly rules: Pick<RuleSetContent, 'extraQuestions'>
  readonly questions: readonly ExtraQuestion[]
  readonly answers: Readonly<Record<string, string>>
}
/** What was said of these tracks (a list of ids, or a select of them), as JSON rows for a statement that asks for more; of the answers to other institutions nothing. */
export const saidRows = (trackIds: RawBuilder<unknown>) => sql`coalesce((
  select json_agg(json_build_object('trackId', k.id, 'receiptNumber', k.receipt_number, 'ko', i.name_ko, 'en', i.name_en,
    'rules', json_build_object('extraQuestions', coalesce(k.rules->'extraQuestions', '[]')),
    'answers', coalesce(a.answers->k.institution_id, '{}'),
    'questions', coalesce((select ci.extra_questions from call_institutions ci where ci.call_id = k.call_id
      and ci.institution_id = k.institution_id), '[]'),
    'supplements', coalesce((select json_agg(${supplementRow} order by s.round desc)
      from supplements s where s.track_id = k.id and s.state = 'answered'), '[]')) order by k.receipt_number)
  from tracks k join applications a on a.id = k.application_id join institutions i on i.id = k.institution_id
  where k.id in (${trackIds})), '[]')`
export const saidToReviewers = (rows: readonly SaidRow[]): SaidToInstitution[] =>
  rows.map(({ rules, questions, answers, ...row }) => ({
    ...row,
    answers: Object.entries(answers).map(([id, answer]) => ({ question: questionLabel({ rules, questions }, id), answer })),
  }))

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
