/** Writes stages and sheets: their days, attendance, what is scored and sealed. */
import { newId } from '../kernel/id.ts'
import { sql } from '../platform/database/database.ts'
import type { Tx } from '../platform/database/transaction.ts'
import type { RuleSetContent } from '../rulesets/index.ts'
import { titled } from './queries.ts'
import type { SheetContent } from './review.ts'
import type { StageDue } from './sheet-due.ts'

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
  await tx.run(sql`update review_stages set held_at = ${heldAt}, place = ${place || null}, version = version + 1 where id = ${stageId}`)
}
/** Until when the stage's sheets are to be sealed. Where the day moves, it moves for every open sheet, and its writers are reminded of the new one. */
export const saveSheetsDue = async (tx: Tx, stageId: string, dueAt: Date | null, isSet: boolean): Promise<void> => {
  const moved = await tx.run(
    sql`update review_stages set sheets_due_at = ${dueAt}, sheets_due_set = ${isSet}
      where id = ${stageId} and sheets_due_at is distinct from ${dueAt}`,
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
  await tx.run(sql`update review_stages set held_at = ${heldAt}, place = ${place || null}, state = 'held', version = version + 1
    where id = ${stageId}`)
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
  companyKo: string
  companyEn: string
  rules: RuleSetContent
  stageKo: string
  stageEn: string
  dueAt: Date
  isOver: boolean
}
/** An open sheet h that can be sealed, of an accepted member s, with its stage g and its review r. */
const sealableSheets = sql`review_stages g, committee_seats s, reviews r join institutions l on l.id = r.lead_institution_id left join ${titled}
  where g.id = h.stage_id and (g.kind = 'documents' or g.state = 'held') and s.review_id = h.review_id and s.person_id = h.person_id
    and s.state = 'accepted' and r.id = h.review_id and r.state = 'evaluating' and h.state = 'open'`
const dueSheet = sql`h.id, h.review_id, h.person_id, s.letter, r.lead_institution_id, l.name_ko as lead_ko, l.name_en as lead_en, n.title_ko,
    n.title_en, n.company_ko, n.company_en, r.rules,
    r.rules->'stages'->g.sort->'name'->>'ko' as stage_ko, r.rules->'stages'->g.sort->'name'->>'en' as stage_en, h.due_at,
      h.due_at <= market_now() as is_over`
/** Those due tomorrow or over whose member was not told so yet; marks them told. */
export const markDueSheets = (tx: Tx) =>
  tx.many(sql<DueSheet>`
  update sheets h set soon_told_at = coalesce(h.soon_told_at, ${tx.now}),
    due_told_at = case when h.due_at <= market_now() then ${tx.now}::timestamptz end
  from ${sealableSheets} and h.due_told_at is null and (h.due_at <= market_now()
      or (h.soon_told_at is null and h.due_at <= market_now() + interval '2 days'))
  returning ${dueSheet}`)
/** Those of some members that are over; marks them told once more. */
export const markSheetsReminded = (tx: Tx, reviewId: string, personIds: readonly string[]) =>
  tx.many(sql<DueSheet>`
  update sheets h set soon_told_at = coalesce(h.soon_told_at, ${tx.now}), due_told_at = ${tx.now}
  from ${sealableSheets} and h.review_id = ${reviewId} and h.person_id = any(${[...personIds]}::text[]) and h.due_at <= market_now()
  returning ${dueSheet}`)
