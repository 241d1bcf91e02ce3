import { canonicalJson } from '../kernel/canonical-json.ts'
import { newId } from '../kernel/id.ts'
import { sql } from '../platform/database/database.ts'
import type { Tx } from '../platform/database/transaction.ts'
import type { RuleSetContent } from '../rulesets/index.ts'
import type { FrozenList } from './candidates.ts'
import type { DrawResult } from './draw.ts'
import { findReviewById, titled } from './queries.ts'
import type { ReviewDetail } from './queries.ts'
import { letterOf } from './review.ts'
import type { Cause, ReviewKind, ReviewState, SeatState } from './review.ts'

/** The review, its row held until the transaction ends; of the institution that leads it only, where one is given. */
export const findReviewForUpdate = async (tx: Tx, id: string, leadInstitutionId?: string): Promise<ReviewDetail | undefined> => {
  const held = await tx.maybe(
    sql<{
      id: string
    }>`select id from reviews where id = ${id} and (${leadInstitutionId ?? null}::text is null
      or lead_institution_id = ${leadInstitutionId ?? null}) for update`,
  )
  return held && findReviewById(tx, id)
}

export interface NewReview {
  readonly leadInstitutionId: string
  readonly callId: string
  readonly kind: ReviewKind
  readonly objectionId: string | null
  readonly repeatsReviewId: string | null
  readonly ruleSetVersionId: string
  readonly rules: RuleSetContent
  readonly tracks: readonly { readonly id: string; readonly institutionId: string; readonly companyId: string }[]
}
/** Writes a review with its tracks and the stages its rules name. Answers its id. */
export const insertReview = async (tx: Tx, review: NewReview): Promise<string> => {
  const id = newId()
  await tx.run(sql`
    insert into reviews (id, lead_institution_id, call_id, kind, objection_id, repeats_review_id, rule_set_version_id, rules, state,
      opened_by, opened_at)
    values (${id}, ${review.leadInstitutionId}, ${review.callId}, ${review.kind}, ${review.objectionId}, ${review.repeatsReviewId},
      ${review.ruleSetVersionId}, ${JSON.stringify(review.rules)}, 'forming', ${tx.by.personId ?? tx.by.as}, ${tx.now})`)
  await tx.run(sql`
    insert into review_tracks (review_id, track_id, institution_id, company_id)
    select ${id}, t->>'id', t->>'institutionId', t->>'companyId' from jsonb_array_elements(${JSON.stringify(review.tracks)}::jsonb) as t`)
  const stages = review.rules.stages.map((stage, sort) => ({ id: newId(), kind: stage.kind, sort }))
  await tx.run(sql`
    insert into review_stages (id, review_id, kind, sort, state)
    select s->>'id', ${id}, s->>'kind', (s->>'sort')::int, 'planned' from jsonb_array_elements(${JSON.stringify(stages)}::jsonb) as s`)
  return id
}

export const saveState = async (tx: Tx, id: string, state: ReviewState): Promise<void> => {
  await tx.run(sql`update reviews set state = ${state}, version = version + 1 where id = ${id}`)
}
/** Another institution leads the review from now on. */
export const saveLead = async (tx: Tx, id: string, institutionId: string): Promise<void> => {
  await tx.run(sql`update reviews set lead_institution_id = ${institutionId}, version = version + 1 where id = ${id}`)
}
export const saveChair = async (tx: Tx, id: string, personId: string): Promise<void> => {
  await tx.run(sql`update reviews set chair_person_id = ${personId}, version = version + 1 where id = ${id}`)
}

export const insertList = async (
  tx: Tx,
  reviewId: string,
  number: number,
  list: FrozenList,
  drawAllowedFrom: Date | null,
): Promise<void> => {
  await tx.run(
    sql`insert into candidate_lists (review_id, number, content, sha256, frozen_at, frozen_by)
      values (${reviewId}, ${number}, ${list.content}, ${list.sha256}, ${tx.now}, ${tx.by.personId ?? tx.by.as})`,
  )
  await tx.run(
    sql`update reviews set state = 'candidates_frozen', draw_allowed_from = ${drawAllowedFrom}, version = version + 1
      where id = ${reviewId}`,
  )
}

export interface NewDraw {
  readonly number: number
  readonly seed: string
  readonly algorithm: string
  readonly listSha256: string
  readonly result: DrawResult
  readonly replaces?: { readonly personId: string; readonly cause: Cause }
}
export const insertDraw = async (tx: Tx, reviewId: string, draw: NewDraw): Promise<void> => {
  await tx.run(sql`
    insert into draws (review_id, number, kind, replaces_person_id, cause, seed, algorithm, list_sha256, result, drawn_at, drawn_by)
    values (${reviewId}, ${draw.number}, ${draw.result.kind}, ${draw.replaces?.personId ?? null}, ${draw.replaces?.cause ?? null},
      ${draw.seed}, ${draw.algorithm}, ${draw.listSha256}, ${canonicalJson(draw.result)}, ${tx.now}, ${tx.by.personId ?? tx.by.as})`)
}

export interface NewSeat {
  readonly personId: string
  readonly seat: number
  readonly place: number
  readonly isExternal: boolean
  readonly drawNumber: number
}
export const insertSeats = async (tx: Tx, reviewId: string, seats: readonly NewSeat[], answerDueAt: Date): Promise<void> => {
  const rows = seats.map((seat) => ({ ...seat, letter: letterOf(seat.place) }))
  await tx.run(sql`
    insert into committee_seats (review_id, person_id, seat, letter, is_external, draw_number, state, invited_at, answer_due_at)
    select ${reviewId}, s->>'personId', (s->>'seat')::int, s->>'letter', (s->>'isExternal')::boolean, (s->>'drawNumber')::int, 'invited',
      ${tx.now}, ${answerDueAt} from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) as s`)
}
export const saveConflictAnswer = async (
  tx: Tx,
  reviewId: string,
  personId: string,
  answer: 'none' | 'declared',
  note: string | null,
): Promise<void> => {
  await tx.run(
    sql`update committee_seats set conflict_answer = ${answer}, conflict_note = ${note}
      where review_id = ${reviewId} and person_id = ${personId}`,
  )
}
export const savePledge = async (tx: Tx, reviewId: string, personId: string, pledgeSha256: string): Promise<void> => {
  await tx.run(
    sql`update committee_seats set state = 'accepted', answered_at = ${tx.now}, pledge_sha256 = ${pledgeSha256}, pledged_at = ${tx.now}
      where review_id = ${reviewId} and person_id = ${personId}`,
  )
}
/** Empties a seat. What its holder had written is kept, and counts no more. */
export const emptySeat = async (
  tx: Tx,
  reviewId: string,
  personId: string,
  state: Exclude<SeatState, 'invited' | 'accepted'>,
  reason: string,
): Promise<void> => {
  await tx.run(
    sql`update committee_seats set state = ${state}, reason = ${reason}, answered_at = coalesce(answered_at, ${tx.now}::timestamptz)
      where review_id = ${reviewId} and person_id = ${personId}`,
  )
  await tx.run(
    sql`update sheets set state = 'set_aside', sealed_at = null, sha256 = null, updated_at = ${tx.now}, version = version + 1
      where review_id = ${reviewId} and person_id = ${personId} and state <> 'set_aside'`,
  )
  await tx.run(sql`update reviews set chair_person_id = null where id = ${reviewId} and chair_person_id = ${personId}`)
}

export interface NewVerdict {
  readonly result: string
  readonly computed: object
  readonly computedResult: string
  readonly differsReason: string | null
  readonly reasons: object
  readonly conditions: readonly object[]
  readonly dissent: string
}
export const saveVerdict = async (tx: Tx, reviewId: string, verdict: NewVerdict): Promise<void> => {
  await tx.run(sql`
    insert into verdicts (review_id, result, computed, computed_result, differs_reason, reasons, conditions, dissent, drafted_by,
      drafted_at)
    values (${reviewId}, ${verdict.result}, ${JSON.stringify(verdict.computed)}, ${verdict.computedResult}, ${verdict.differsReason},
      ${JSON.stringify(verdict.reasons)}, ${JSON.stringify(verdict.conditions)}, ${verdict.dissent}, ${tx.by.personId ?? tx.by.as},
      ${tx.now})
    on conflict (review_id) do update set result = excluded.result, computed = excluded.computed,
      computed_result = excluded.computed_result, differs_reason = excluded.differs_reason, reasons = excluded.reasons,
      conditions = excluded.conditions, dissent = excluded.dissent, drafted_by = excluded.drafted_by, drafted_at = excluded.drafted_at,
        sent_back_note = null, version = verdicts.version + 1 where verdicts.signed_at is null`)
}
export const saveSentBack = async (tx: Tx, reviewId: string, note: string): Promise<void> => {
  await tx.run(sql`update verdicts set sent_back_note = ${note}, version = version + 1 where review_id = ${reviewId} and signed_at is null`)
}
export const saveSigned = async (tx: Tx, reviewId: string, minutesFileId: string, letterFileId: string): Promise<void> => {
  await tx.run(
    sql`update verdicts set signed_by = ${tx.by.personId}, signed_at = ${tx.now}, version = version + 1
      where review_id = ${reviewId} and signed_at is null`,
  )
  await tx.run(
    sql`update reviews set state = 'verdict_signed', minutes_file_id = ${minutesFileId}, letter_file_id = ${letterFileId},
      version = version + 1 where id = ${reviewId}`,
  )
}

/** Invitations whose day has passed and nobody was told of yet; marks them told. */
export const markSeatsReminded = async (tx: Tx, reviewId: string, personIds: readonly string[]): Promise<void> => {
  await tx.run(
    sql`update committee_seats set reminded_at = ${tx.now} where review_id = ${reviewId} and person_id = any(${[...personIds]}::text[])`,
  )
}
export const markSilent = (tx: Tx) =>
  tx.many(sql<{
    reviewId: string
    personId: string
    letter: string
    leadInstitutionId: string
    leadKo: string
    leadEn: string
    titleKo: string
    titleEn: string
    companyKo: string
    companyEn: string
    rules: RuleSetContent
  }>`
  update committee_seats s set reminded_at = ${tx.now} from reviews r join institutions l on l.id = r.lead_institution_id
    left join ${titled}
  where r.id = s.review_id and s.state = 'invited' and s.reminded_at is null and s.answer_due_at <= market_now()
    and r.state in ('drawn', 'evaluating')
  returning s.review_id, s.person_id, s.letter, r.lead_institution_id, l.name_ko as lead_ko, l.name_en as lead_en, n.title_ko, n.title_en,
    n.company_ko, n.company_en, r.rules`)
