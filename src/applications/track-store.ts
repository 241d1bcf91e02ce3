import { newId } from '../kernel/id.ts'
import { sql } from '../platform/database/database.ts'
import type { Tx } from '../platform/database/transaction.ts'
import type { Answer } from '../rulesets/index.ts'
import type { Choice } from './application.ts'
import { isAppliedAgain, isReported } from './queries.ts'
import type { SupplementAnswer, SupplementPart, Track, TrackState, VerdictCondition } from './track.ts'
import type { CheckRow, ConditionState } from './workflow.ts'

/** The next serials of these institutions' receipts in a year ('KRA-2026-'), counted on over the oldest, which have no R. Held until the transaction ends, so that two at once get two. */
export const nextReceiptNumbers = async (tx: Tx, prefixes: readonly string[]): Promise<Map<string, number>> => {
  const unique = [...new Set(prefixes)].sort()
  for (const prefix of unique) await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`receipt:${prefix}`}, 0))`)
  const rows = await tx.many(sql<{ prefix: string; last: number }>`
    select asked.prefix, coalesce(max(substring(k.receipt_number from '([0-9]+)$')::int), 0) as last
    from unnest(${unique}::text[]) as asked(prefix) left join tracks k on left(k.receipt_number, length(asked.prefix)) = asked.prefix
      group by asked.prefix`)
  return new Map(rows.map((row) => [row.prefix, row.last + 1]))
}

export interface NewTrack extends Choice {
  readonly id: string
  readonly receiptNumber: string
  readonly versionId: string
  readonly facts: unknown
  readonly dueAt: Date | null
}

/**
 * Writes the tracks whose call is open at the instant of writing, by the database's clock, and answers which those were.
 * The rules are copied from the very version they were judged by: where that is no longer the one in force, the row is not written either.
 */
export const insertTracks = (
  tx: Tx,
  application: { id: string; companyId: string; technologyId: string },
  tracks: readonly NewTrack[],
): Promise<Choice[]> =>
  tx.many(sql<Choice>`
  insert into tracks (id, application_id, company_id, technology_id, institution_id, call_id, receipt_number, rule_set_version_id, rules,
    facts, state, state_since, due_at, submitted_at)
  select n.id, ${application.id}, ${application.companyId}, ${application.technologyId}, ci.institution_id, k.id, n."receiptNumber", v.id,
    v.content, n.facts, 'submitted', ${tx.now}, n."dueAt", ${tx.now}
  from jsonb_to_recordset(${JSON.stringify(tracks)}::jsonb) as n(id text, "callId" text, "institutionId" text, "receiptNumber" text,
    "versionId" text, facts jsonb, "dueAt" timestamptz)
  join calls k on k.id = n."callId" join call_institutions ci on ci.call_id = k.id and ci.institution_id = n."institutionId"
  join rule_set_versions v on v.id = n."versionId" and v.id = coalesce(ci.frozen_version_id,
    (select f.id from rule_set_versions f where f.rule_set_id = ci.rule_set_id and f.state = 'in_force'))
  where k.state = 'published' and k.opens_at <= market_now() and (k.closes_at is null or market_now() < k.closes_at)
  returning call_id, institution_id`)

const trackColumns = sql`k.id, k.application_id, k.company_id, k.technology_id, k.institution_id, k.call_id, k.receipt_number, k.state,
  k.officer_id, k.due_at, k.objection_until, k.rules, k.version`
/** The track, its row held until the transaction ends; of this firm or institution only, where one is given. */
export const findTrackForUpdate = (
  tx: Tx,
  id: string,
  whose: { companyId?: string; institutionId?: string } = {},
): Promise<Track | undefined> =>
  tx.maybe(sql<Track>`
  select ${trackColumns} from tracks k where k.id = ${id}
    and (${whose.companyId ?? null}::text is null or k.company_id = ${whose.companyId ?? null})
    and (${whose.institutionId ?? null}::text is null or k.institution_id = ${whose.institutionId ?? null}) for update`)
/** Several at once, always in the same order, so that two who want the same do not wait for each other in a circle. */
export const findTracksForUpdate = (tx: Tx, ids: readonly string[]): Promise<Track[]> =>
  tx.many(sql<Track>`select ${trackColumns} from tracks k where k.id = any(${[...ids]}::text[]) order by k.id for update`)

export interface MoveTo {
  readonly state: TrackState
  readonly dueAt: Date | null
  readonly reason?: string | null
  readonly officerId?: string | null
  readonly verdictAt?: Date | null
  readonly objectionUntil?: Date | null
}
/** Writes the new state with its due instant. What is not given stays as it was. */
export const saveMove = async (tx: Tx, id: string, to: MoveTo): Promise<void> => {
  await tx.run(sql`
    update tracks set state_since = case when state = ${to.state} then state_since else ${tx.now} end, state = ${to.state},
      due_at = ${to.dueAt}, reminded_at = null, escalated_at = null,
      reason = coalesce(${to.reason ?? null}, reason), officer_id = coalesce(${to.officerId ?? null}, officer_id),
        verdict_at = coalesce(${to.verdictAt ?? null}, verdict_at),
      objection_until = case when ${to.objectionUntil !== undefined} then ${to.objectionUntil ?? null} else objection_until end,
        version = version + 1
    where id = ${id}`)
}
export const saveOfficer = async (tx: Tx, id: string, officerId: string): Promise<void> => {
  await tx.run(sql`update tracks set officer_id = ${officerId}, version = version + 1 where id = ${id}`)
}

export interface NewEvent {
  readonly event: string
  readonly from: TrackState | null
  readonly to: TrackState
  readonly reason?: string | null
  readonly detail?: Record<string, unknown>
  readonly unit: string
  readonly seenByFirm?: boolean
}
export const logEvent = async (tx: Tx, track: Pick<Track, 'id' | 'companyId' | 'institutionId'>, event: NewEvent): Promise<void> => {
  await tx.run(sql`
    insert into track_events (track_id, company_id, institution_id, at, by_person, by_unit, event, from_state, to_state, reason, detail,
      seen_by_firm)
    values (${track.id}, ${track.companyId}, ${track.institutionId}, ${tx.now}, ${tx.by.personId}, ${event.unit}, ${event.event},
      ${event.from}, ${event.to}, ${event.reason ?? null}, ${JSON.stringify(event.detail ?? {})}, ${event.seenByFirm ?? true})`)
}

export const insertChecks = async (
  tx: Tx,
  trackId: string,
  rows: readonly { conditionId: string; answer: Answer; because: unknown }[],
): Promise<void> => {
  await tx.run(sql`
    insert into track_checks (track_id, condition_id, machine_answer, machine_because)
    select ${trackId}, n."conditionId", n.answer, n.because
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n("conditionId" text, answer text, because jsonb)
    on conflict (track_id, condition_id) do update set machine_answer = excluded.machine_answer, machine_because = excluded.machine_because,
      officer_answer = case when excluded.machine_answer = track_checks.machine_answer then track_checks.officer_answer end,
      officer_note = case when excluded.machine_answer = track_checks.machine_answer then track_checks.officer_note end`)
}
export const findChecks = (tx: Tx, trackIds: readonly string[]): Promise<(CheckRow & { trackId: string })[]> =>
  tx.many(sql<CheckRow & { trackId: string }>`
  select track_id, condition_id, machine_answer, officer_answer from track_checks where track_id = any(${[...trackIds]}::text[])`)
export const saveAnswer = async (tx: Tx, trackId: string, conditionId: string, answer: 'yes' | 'no', note: string): Promise<void> => {
  await tx.run(
    sql`update track_checks set officer_answer = ${answer}, officer_note = ${note === '' ? null : note}, officer_id = ${tx.by.personId},
      answered_at = ${tx.now} where track_id = ${trackId} and condition_id = ${conditionId}`,
  )
}

export interface OpenSupplement {
  id: string
  round: number
  parts: SupplementPart[]
  requestedAt: Date
  dueAt: Date
  checkDueAt: string | null
}
export const countSupplements = async (tx: Tx, trackId: string): Promise<number> =>
  (
    await tx.one(sql<{ rounds: number }>`select coalesce(max(round), 0) as rounds from supplements
    where track_id = ${trackId} and state <> 'withdrawn'`)
  ).rounds
export const findOpenSupplement = (tx: Tx, trackId: string): Promise<OpenSupplement | undefined> =>
  tx.maybe(sql<OpenSupplement>`
  select s.id, s.round, s.parts, s.requested_at, s.due_at,
    (select e.detail->>'checkDueAt' from track_events e where e.track_id = s.track_id and e.event = 'request-supplement'
      order by e.id desc limit 1) as check_due_at
  from supplements s where s.track_id = ${trackId} and s.state = 'open' for update`)
/** How a request that is no longer open ended. */
export const findEnding = async (tx: Tx, trackId: string, id: string): Promise<'answered' | 'withdrawn' | 'unanswered'> =>
  (
    await tx.maybe(sql<{ state: 'answered' | 'withdrawn' }>`
    select state from supplements where id = ${id} and track_id = ${trackId} and state in ('answered', 'withdrawn')`)
  )?.state ?? 'unanswered'
export const insertSupplement = async (
  tx: Tx,
  track: Track,
  round: number,
  parts: readonly SupplementPart[],
  dueAt: Date,
): Promise<string> => {
  const id = newId()
  await tx.run(sql`insert into supplements (id, track_id, company_id, institution_id, round, parts, requested_by, requested_at, due_at,
    state)
    values (${id}, ${track.id}, ${track.companyId}, ${track.institutionId}, ${round}, ${JSON.stringify(parts)},
      ${tx.by.personId ?? tx.by.as}, ${tx.now}, ${dueAt}, 'open')`)
  return id
}
export const saveSupplementAnswer = async (
  tx: Tx,
  id: string,
  answers: readonly SupplementAnswer[],
  technologyVersion: number | null,
  rested: number,
): Promise<void> => {
  await tx.run(
    sql`update supplements set state = 'answered', answers = ${JSON.stringify(answers)}, technology_version = ${technologyVersion},
      clock_rest_days = ${rested}, answered_by = ${tx.by.personId}, answered_at = ${tx.now} where id = ${id}`,
  )
}
export const saveSupplementState = (tx: Tx, id: string, change: 'cancelled' | Date): Promise<number> =>
  tx.run(
    change === 'cancelled'
      ? sql`update supplements set state = 'cancelled' where id = ${id}`
      : sql`update supplements set due_at = ${change} where id = ${id}`,
  )
export const saveSupplementWithdrawn = async (tx: Tx, id: string, reason: string): Promise<void> => {
  await tx.run(sql`update supplements set state = 'withdrawn', withdrawn_by = ${tx.by.personId ?? tx.by.as}, withdrawn_at = ${tx.now},
    withdrawal_reason = ${reason} where id = ${id}`)
}
export const cancelOpenSupplements = async (tx: Tx, trackId: string): Promise<void> => {
  await tx.run(sql`update supplements set state = 'cancelled' where track_id = ${trackId} and state = 'open'`)
}

export const insertConditions = async (tx: Tx, track: Track, conditions: readonly VerdictCondition[]): Promise<void> => {
  const rows = conditions.map((one) => ({ ...one, id: newId() }))
  await tx.run(sql`insert into conditions_to_meet (id, track_id, company_id, institution_id, condition_ko, due_on, state)
    select n.id, ${track.id}, ${track.companyId}, ${track.institutionId}, n.ko, n."dueOn", 'open'
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n(id text, ko text, "dueOn" date)`)
}
export interface HeldCondition {
  id: string
  state: ConditionState
  conditionKo: string
  dueOn: string
  reportedBy: string | null
}
export const findConditions = (tx: Tx, trackId: string): Promise<HeldCondition[]> =>
  tx.many(sql<HeldCondition>`
  select id, state, condition_ko, due_on, reported_by from conditions_to_meet where track_id = ${trackId} order by due_on, id for update`)
export const saveReport = async (tx: Tx, id: string, report: string, fileId: string | null): Promise<void> => {
  await tx.run(
    sql`update conditions_to_meet set state = 'reported', report = ${report}, report_file_id = coalesce(${fileId}, report_file_id),
      reported_at = ${tx.now}, reported_by = ${tx.by.personId}, returned_note = null where id = ${id}`,
  )
}
export const saveConditionSentBack = async (tx: Tx, id: string, note: string): Promise<void> => {
  await tx.run(sql`update conditions_to_meet set state = 'open', returned_note = ${note} where id = ${id}`)
}
export const saveConditionMet = async (tx: Tx, id: string): Promise<void> => {
  await tx.run(
    sql`update conditions_to_meet set state = 'met', confirmed_by = ${tx.by.personId}, confirmed_at = ${tx.now} where id = ${id}`,
  )
}

/** Whether the firm applied again with the technology of this track; asked inside the transaction that would bring the old one alive. */
export const findIsAppliedAgain = async (tx: Tx, trackId: string): Promise<boolean> =>
  (await tx.maybe(sql`select 1 from tracks k where k.id = ${trackId} and ${isAppliedAgain}`)) !== undefined

export const insertObjection = async (tx: Tx, track: Track, grounds: string, fileId: string | null): Promise<string> => {
  const id = newId()
  await tx.run(sql`insert into objections (id, track_id, company_id, institution_id, grounds, filed_by, filed_at, file_id, state)
    values (${id}, ${track.id}, ${track.companyId}, ${track.institutionId}, ${grounds}, ${tx.by.personId ?? tx.by.as}, ${tx.now},
      ${fileId}, 'filed')`)
  return id
}
export const saveObjectionState = (
  tx: Tx,
  trackIds: readonly string[],
  from: 'filed' | 'in_review',
  to: 'in_review' | 'upheld' | 'dismissed',
): Promise<number> =>
  tx.run(sql`
  update objections set state = ${to}, decided_at = case when ${to} in ('upheld', 'dismissed') then ${tx.now}::timestamptz end
    where track_id = any(${[...trackIds]}::text[]) and state = ${from}`)

export interface OverdueTrack {
  id: string
  companyId: string
  institutionId: string
  officerId: string | null
  state: TrackState
  dueAt: Date
  receiptNumber: string
  titleKo: string
  remind: boolean
  escalate: boolean
  isReported: boolean
}
/** Tracks that are due within a day and nobody was reminded of, or that are over and were not escalated; held for this run. */
export const findOverdue = (tx: Tx, most: number): Promise<OverdueTrack[]> =>
  tx.many(sql<OverdueTrack>`
  select k.id, k.company_id, k.institution_id, k.officer_id, k.state, k.due_at, k.receipt_number, t.title_ko,
    k.reminded_at is null as remind, k.due_at <= market_now() and k.escalated_at is null as escalate,
    ${isReported(sql`k.id`)} as is_reported
  from tracks k join technologies t on t.id = k.technology_id
  where k.due_at is not null and k.state not in ('rejected', 'certified', 'returned', 'withdrawn')
    and ((k.reminded_at is null and k.due_at <= market_now() + interval '1 day') or (k.escalated_at is null and k.due_at <= market_now()))
  order by k.due_at, k.id limit ${most} for update of k skip locked`)
export const saveOverdueTold = async (tx: Tx, id: string, escalated: boolean): Promise<void> => {
  await tx.run(
    sql`update tracks set reminded_at = coalesce(reminded_at, ${tx.now}),
      escalated_at = case when ${escalated} then ${tx.now}::timestamptz else escalated_at end where id = ${id}`,
  )
}
