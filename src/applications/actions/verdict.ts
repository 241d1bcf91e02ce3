import { endOfDay } from '../../kernel/dates.ts'
import { no, yes } from '../../kernel/outcome.ts'
import type { Outcome } from '../../kernel/outcome.ts'
import { text } from '../../kernel/text.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { InstitutionActor } from '../../people/index.ts'
import type { Track, VerdictCondition } from '../track.ts'
import { findNames, tellDesk, tellFirm, tellFirmOfMove } from '../tidings.ts'
import {
  findChecks,
  findConditions,
  findTrackForUpdate,
  findTracksForUpdate,
  insertConditions,
  logEvent,
  saveConditionMet,
  saveConditionSentBack,
  saveMove,
  saveObjectionState,
} from '../track-store.ts'
import { afterConfirming, dueOnArrival, judgeReport, moveOf, must, readyForReview } from '../workflow.ts'
import type { Refusal, Verdict } from '../workflow.ts'
import type { By, Done } from './desk.ts'
import { makeMove } from './move.ts'

type Decided = Outcome<{ readonly trackIds: readonly string[] }, Refusal>
const allOf = async (tx: Tx, trackIds: readonly string[]): Promise<Track[] | undefined> => {
  const tracks = await findTracksForUpdate(tx, trackIds)
  return tracks.length === new Set(trackIds).size && tracks.length > 0 ? tracks : undefined
}

/** Sends tracks to review: checked ones whose every condition is answered with yes, or objected ones, whose objection then is under review. All or none. */
export const startReview = async (tx: Tx, trackIds: readonly string[]): Promise<Decided> => {
  const tracks = await allOf(tx, trackIds)
  if (!tracks) return no({ code: 'not-found' })
  const checks = await findChecks(tx, trackIds)
  for (const track of tracks) {
    const ready = readyForReview(
      track,
      checks.filter((row) => row.trackId === track.id),
    )
    if (!ready.ok) return ready
    const objected = track.state === 'objected'
    if (objected) await saveObjectionState(tx, [track.id], 'filed', 'in_review')
    const names = await findNames(tx, track.id)
    const dueAt = objected
      ? (track.dueAt ?? dueOnArrival(track.rules, 'in_review', tx.now))
      : dueOnArrival(track.rules, 'in_review', tx.now)
    await tellFirmOfMove(
      tx,
      names,
      await makeMove(tx, track, objected ? 'start-objection-review' : 'start-review', ready.value, dueAt, { unit: names.unit }),
    )
  }
  return yes({ trackIds })
}

export interface VerdictOnTracks {
  readonly trackIds: readonly string[]
  readonly result: Verdict
  readonly conditions: readonly VerdictCondition[]
  /** Read by the firm as it is written. */
  readonly reason: string
  /** The instant the period for objections is over; null where there is none (any more). */
  readonly objectionUntil: Date | null
  readonly letterFileId: string | null
  readonly minutesFileId: string | null
}

/** Carries a signed verdict to every track it decides, with conditions, letter and objection period; an objection under review is decided by it. All or none. */
export const decideTracks = async (tx: Tx, verdict: VerdictOnTracks): Promise<Decided> => {
  const tracks = await allOf(tx, verdict.trackIds)
  if (!tracks) return no({ code: 'not-found' })
  if (verdict.result === 'conditional' && (verdict.conditions.length === 0 || verdict.conditions.some((one) => one.ko === '')))
    return no({ code: 'conditions-open' })
  for (const track of tracks) {
    const to = must(track.state, moveOf[verdict.result])
    if (!to.ok) return to
    if (verdict.result === 'conditional') await insertConditions(tx, track, verdict.conditions)
    await saveObjectionState(tx, [track.id], 'in_review', verdict.result === 'rejected' ? 'dismissed' : 'upheld')
    const names = await findNames(tx, track.id)
    const moved = await makeMove(
      tx,
      track,
      moveOf[verdict.result],
      to.value,
      verdict.result === 'conditional' ? firstDue(verdict.conditions) : null,
      {
        unit: names.unit,
        reason: verdict.reason,
        detail: { letterFileId: verdict.letterFileId, minutesFileId: verdict.minutesFileId, conditions: verdict.conditions.length },
        to: { reason: verdict.reason, verdictAt: tx.now, objectionUntil: verdict.result === 'rejected' ? verdict.objectionUntil : null },
      },
    )
    await tellFirmOfMove(tx, names, moved, verdict.result === 'approved' ? undefined : verdict.reason)
  }
  return yes({ trackIds: verdict.trackIds })
}

const firstDue = (conditions: readonly { readonly dueOn: string }[]): Date | null => {
  const first = conditions.map((one) => one.dueOn).sort()[0]
  return first === undefined ? null : endOfDay(first)
}

/** The certificate was signed: the track has reached its end. The certificate's own slice tells the firm. */
export const certifyTrack = async (
  tx: Tx,
  trackId: string,
  certificate: { readonly certificateId: string; readonly number: string },
): Promise<Done> => {
  const track = await findTrackForUpdate(tx, trackId)
  if (!track) return no({ code: 'not-found' })
  const to = must(track.state, 'certify')
  if (!to.ok) return to
  await makeMove(tx, track, 'certify', to.value, null, { unit: (await findNames(tx, trackId)).unit, detail: { ...certificate } })
  return yes({ trackId })
}

/** Whom the rules name confirms that a condition is met, or sends the report back with a note. Once all are met, the track counts as approved. */
export const judgeCondition = async (
  tx: Tx,
  by: By & Pick<InstitutionActor, 'roles'>,
  trackId: string,
  conditionId: string,
  judged: { readonly met: true } | { readonly met: false; readonly note: string },
): Promise<Done> => {
  const track = await findTrackForUpdate(tx, trackId, by)
  const conditions = track ? await findConditions(tx, trackId) : []
  const condition = conditions.find((one) => one.id === conditionId)
  if (!track || !condition) return no({ code: 'not-found' })
  const note = judged.met ? undefined : judged.note
  const may = judgeReport(track, condition, by, { met: judged.met, note: note ?? '' })
  if (!may.ok) return may
  const names = await findNames(tx, trackId)
  if (note === undefined) await saveConditionMet(tx, conditionId)
  else await saveConditionSentBack(tx, conditionId, note)
  await logEvent(tx, track, {
    event: judged.met ? 'condition-met' : 'condition-sent-back',
    from: track.state,
    to: track.state,
    unit: names.unit,
    reason: note ?? condition.conditionKo,
  })
  await tx.record({
    action: judged.met ? 'track.condition-met' : 'track.condition-sent-back',
    kind: 'track',
    id: trackId,
    institutionId: by.institutionId,
    companyId: track.companyId,
    detail: { conditionId, ...(note !== undefined && { note }) },
  })
  if (note !== undefined) {
    await tellFirm(
      tx,
      names,
      'condition.sent-back',
      text(
        `조건 이행 보고를 다시 확인해 주세요: ${names.titleKo} (${names.institutionKo})`,
        `A report came back: ${names.titleEn} (${names.institutionEn})`,
      ),
      text(`${condition.conditionKo}\n${note}`, `${condition.conditionKo}\n${note}`),
    )
    return yes({ trackId })
  }
  const after = conditions.map((one) => (one.id === conditionId ? { ...one, state: 'met' as const } : one))
  const left = after.filter((one) => one.state !== 'met')
  if (afterConfirming(after.map((one) => one.state)) === 'conditional')
    await saveMove(tx, trackId, { state: 'conditional', dueAt: firstDue(left) })
  else {
    const moved = await makeMove(tx, track, 'meet-conditions', 'approved', null, { unit: names.unit })
    await tellFirmOfMove(tx, names, moved)
    await tellDesk(
      tx,
      names,
      'conditions.met',
      text(
        `조건이 모두 이행되었습니다: ${names.titleKo} (${names.companyKo})`,
        `All conditions are met: ${names.titleEn} (${names.companyEn})`,
      ),
      text('인증서를 작성할 수 있습니다.', 'The certificate can be drafted.'),
    )
  }
  return yes({ trackId })
}
