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
import type { StageDue } from './sheet-due.ts'
import type { Cause, ReviewKind, ReviewState, SeatState, SheetContent } from './review.ts'

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

/** One open sheet a stage that has something to judge, for every accepted member who has none yet. */
export const openSheets = async (tx: Tx, reviewId: string, stages: readonly StageDue[], personIds: readonly string[]): Promise<void> => {
  const rows = stages.flatMap(({ stageId, dueAt }) => personIds.map((personId) => ({ id: newId(), stageId, personId, dueAt })))
  if (rows.length === 0) return
  await tx.run(sql`
    insert into sheets (id, review_id, stage_id, person_id, state, due_at, updated_at)
    select s->>'id', ${reviewId}, s->>'stageId', s->>'personId', 'open', (s->>'dueAt')::timestamptz, ${tx.now}
      from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) as s on conflict (stage_id, person_id) do nothing`)
}
/** Saves an open sheet if nobody saved since `version`; answers the new version, or nothing. */
export const saveSheet = async (tx: Tx, id: string, version: number, sheet: SheetContent): Promise<number | undefined> =>
  (
    await tx.maybe(sql<{ version: number }>`
    update sheets set scores = ${JSON.stringify(sheet.scores)}, comments = ${JSON.stringify(sheet.comments)},
      gates = ${JSON.stringify(sheet.gates)}, overall = ${sheet.overall}, conditions = ${sheet.conditions}, updated_at = ${tx.now},
      version = version + 1
    where id = ${id} and version = ${version} and state = 'open' returning version`)
  )?.version
export const saveSealed = async (tx: Tx, id: string, sha256: string): Promise<number> =>
  tx.run(
    sql`update sheets set state = 'sealed', sealed_at = ${tx.now}, sha256 = ${sha256}, updated_at = ${tx.now}, version = version + 1
      where id = ${id} and state = 'open'`,
  )
export const insertScoreChange = async (
  tx: Tx,
  sheetId: string,
  criterionId: string,
  before: number,
  after: number,
  reason: string,
): Promise<void> => {
  await tx.run(
    sql`insert into score_changes (sheet_id, criterion_id, before_hundredths, after_hundredths, reason, at, by_person)
      values (${sheetId}, ${criterionId}, ${before}, ${after}, ${reason}, ${tx.now}, ${tx.by.personId})`,
  )
}

export const savePlan = async (tx: Tx, stageId: string, heldAt: Date | null, place: string): Promise<void> => {
  await tx.run(sql`update review_stages set held_at = ${heldAt}, place = ${place || null} where id = ${stageId}`)
}
/** Until when the stage's sheets are to be sealed. Where the day moves, it moves for every open sheet, and its writers are reminded of the new one. */
export const saveSheetsDue = async (tx: Tx, stageId: string, dueAt: Date | null): Promise<void> => {
  const moved = await tx.run(
    sql`update review_stages set sheets_due_at = ${dueAt} where id = ${stageId} and sheets_due_at is distinct from ${dueAt}`,
  )
  if (moved > 0)
    await tx.run(
      sql`update sheets set due_at = ${dueAt}, soon_told_at = null, due_told_at = null where stage_id = ${stageId} and state <> 'sealed'`,
    )
}
/** Attendance makes a stage held; the open sheet of an absent member is set aside, and comes back if that was a mistake. */
export const saveAttendance = async (
  tx: Tx,
  stageId: string,
  heldAt: Date,
  place: string,
  attended: readonly { readonly personId: string; readonly attended: boolean }[],
): Promise<void> => {
  await tx.run(sql`update review_stages set held_at = ${heldAt}, place = ${place || null}, state = 'held' where id = ${stageId}`)
  await tx.run(sql`
    insert into stage_attendance (stage_id, person_id, attended, recorded_by, recorded_at)
    select ${stageId}, a->>'personId', (a->>'attended')::boolean, ${tx.by.personId ?? tx.by.as}, ${tx.now}
      from jsonb_array_elements(${JSON.stringify(attended)}::jsonb) as a
    on conflict (stage_id, person_id) do update set attended = excluded.attended, recorded_by = excluded.recorded_by,
      recorded_at = excluded.recorded_at`)
  await tx.run(sql`
    update sheets h set state = case when x.attended then 'open' else 'set_aside' end, sealed_at = null, sha256 = null,
      updated_at = ${tx.now}, version = h.version + 1
    from stage_attendance x where x.stage_id = h.stage_id and x.person_id = h.person_id and h.stage_id = ${stageId}
      and ((x.attended and h.state = 'set_aside') or (not x.attended and h.state = 'open'))`)
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
  }>`
  update committee_seats s set reminded_at = ${tx.now} from reviews r join institutions l on l.id = r.lead_institution_id
    left join ${titled}
  where r.id = s.review_id and s.state = 'invited' and s.reminded_at is null and s.answer_due_at <= market_now()
    and r.state in ('drawn', 'evaluating')
  returning s.review_id, s.person_id, s.letter, r.lead_institution_id, l.name_ko as lead_ko, l.name_en as lead_en, n.title_ko, n.title_en`)

export interface DueSheet {
  id: string
  reviewId: string
  personId: string
  letter: string
  leadInstitutionId: string
  leadKo: string
  leadEn: string
  titleKo: string
  titleEn: string
  stageKo: string
  stageEn: string
  dueAt: Date
  isOver: boolean
}
/** Open sheets that can be sealed, due tomorrow or over, whose member was not told so yet; marks them told. */
export const markDueSheets = (tx: Tx) =>
  tx.many(sql<DueSheet>`
  update sheets h set soon_told_at = coalesce(h.soon_told_at, ${tx.now}),
    due_told_at = case when h.due_at <= market_now() then ${tx.now}::timestamptz end
  from review_stages g, committee_seats s, reviews r join institutions l on l.id = r.lead_institution_id left join ${titled}
  where g.id = h.stage_id and (g.kind = 'documents' or g.state = 'held') and s.review_id = h.review_id and s.person_id = h.person_id
    and s.state = 'accepted' and r.id = h.review_id and r.state = 'evaluating'
    and h.state = 'open' and h.due_told_at is null and (h.due_at <= market_now()
      or (h.soon_told_at is null and h.due_at <= market_now() + interval '2 days'))
  returning h.id, h.review_id, h.person_id, s.letter, r.lead_institution_id, l.name_ko as lead_ko, l.name_en as lead_en, n.title_ko,
    n.title_en,
    r.rules->'stages'->g.sort->'name'->>'ko' as stage_ko, r.rules->'stages'->g.sort->'name'->>'en' as stage_en, h.due_at,
      h.due_at <= market_now() as is_over`)
