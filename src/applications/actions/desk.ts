import { no, yes } from '../../kernel/outcome.ts'
import type { Outcome } from '../../kernel/outcome.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { App } from '../../platform/services.ts'
import { anyBelongsToFirm, officersOf } from '../../people/index.ts'
import type { InstitutionActor } from '../../people/index.ts'
import { assessEligibility } from '../../rulesets/index.ts'
import type { Facts } from '../../rulesets/index.ts'
import { sql } from '../../platform/database/database.ts'
import { findNames, tellAssigned, tellFirmOfMove } from '../tidings.ts'
import { cancelOpenSupplements, findChecks, findTrackForUpdate, insertChecks, logEvent, saveAnswer, saveOfficer } from '../track-store.ts'
import { answerCondition, dueOnArrival, must, returnTrack } from '../workflow.ts'
import type { Refusal } from '../workflow.ts'
import { makeMove } from './move.ts'

export type By = Pick<InstitutionActor, 'personId' | 'institutionId'>
export type Done = Outcome<{ readonly trackId: string }, Refusal>

/** The institution receives the application and names who handles it: whom it is told to, whoever has it already, or the one who receives. */
export const receiveTrack = async (tx: Tx, by: By, trackId: string, named?: string): Promise<Done> => {
  const track = await findTrackForUpdate(tx, trackId, by)
  if (!track) return no({ code: 'not-found' })
  const officers = await officersOf(tx, by.institutionId, 'officer')
  const officerId = named ?? officers.find((one) => one === track.officerId) ?? by.personId
  if (await anyBelongsToFirm(tx, [by.personId, officerId], track.companyId)) return no({ code: 'own-firm' })
  const to = must(track.state, 'receive')
  if (!to.ok) return to
  if (!officers.includes(officerId)) return no({ code: 'not-found' })
  const names = await findNames(tx, trackId)
  const moved = await makeMove(tx, track, 'receive', to.value, dueOnArrival(track.rules, 'received', tx.now), {
    unit: names.unit,
    to: { officerId },
    detail: { officerId },
  })
  await tellFirmOfMove(tx, names, moved)
  if (officerId !== by.personId && officerId !== track.officerId) await tellAssigned(tx, names, officerId)
  return yes({ trackId })
}

/** Another officer takes it over; where it stands does not change: what waits to be received still does, and the firm's clock does not start. */
export const assignTrack = async (tx: Tx, by: By, trackId: string, officerId: string): Promise<Done> => {
  const track = await findTrackForUpdate(tx, trackId, by)
  if (!track || !(await officersOf(tx, by.institutionId, 'officer')).includes(officerId)) return no({ code: 'not-found' })
  if (await anyBelongsToFirm(tx, [by.personId, officerId], track.companyId)) return no({ code: 'own-firm' })
  if (track.officerId === officerId) return no({ code: 'already' })
  await saveOfficer(tx, trackId, officerId)
  await logEvent(tx, track, {
    event: 'assigned',
    from: track.state,
    to: track.state,
    unit: (await findNames(tx, trackId)).unit,
    detail: { officerId },
    seenByFirm: false,
  })
  await tx.record({
    action: 'track.assigned',
    kind: 'track',
    id: trackId,
    institutionId: by.institutionId,
    companyId: track.companyId,
    detail: { officerId },
  })
  if (officerId !== by.personId) await tellAssigned(tx, await findNames(tx, trackId), officerId)
  return yes({ trackId })
}

export interface BulkResult {
  readonly done: readonly string[]
  readonly refused: readonly { readonly receiptNumber: string; readonly refusal: Refusal }[]
}
/** Several at once: what can be done is done, the others are named with their reason. At most 200. */
export const treatTracks = (
  app: App,
  actor: InstitutionActor,
  what: 'receive' | 'assign',
  trackIds: readonly string[],
  officerId: string,
): Promise<BulkResult> =>
  inTransaction(app.db, actor, async (tx) => {
    const done: string[] = []
    const refused: { receiptNumber: string; refusal: Refusal }[] = []
    for (const id of [...new Set(trackIds)].sort().slice(0, 200)) {
      const treated = what === 'receive' ? await receiveTrack(tx, actor, id, officerId) : await assignTrack(tx, actor, id, officerId)
      const track = treated.ok ? undefined : await findTrackForUpdate(tx, id, actor)
      if (treated.ok) done.push(id)
      else refused.push({ receiptNumber: track?.receiptNumber ?? id, refusal: treated.refusal })
    }
    return { done, refused }
  })

/** Begins the check: the machine's answers stand beside the officer's from now on, with the facts frozen at submission. */
export const beginCheck = async (tx: Tx, by: By, trackId: string): Promise<Done> => {
  const track = await findTrackForUpdate(tx, trackId, by)
  if (!track) return no({ code: 'not-found' })
  const to = must(track.state, 'begin-check')
  if (!to.ok) return to
  const { facts } = await tx.one(sql<{ facts: Facts }>`select facts from tracks where id = ${trackId}`)
  const { rules } = assessEligibility(track.rules, facts)
  await insertChecks(
    tx,
    trackId,
    rules.map(({ rule, evaluation, explanation }) => ({
      conditionId: rule.id,
      answer: evaluation.answer,
      because: {
        rule: explanation.rule,
        ...(explanation.fact && { fact: explanation.fact }),
        ...(explanation.mend && { mend: explanation.mend }),
        judged: evaluation.judged,
      },
    })),
  )
  const names = await findNames(tx, trackId)
  const moved = await makeMove(tx, track, 'begin-check', to.value, track.dueAt, {
    unit: names.unit,
    to: { officerId: track.officerId ?? by.personId },
  })
  await tellFirmOfMove(tx, names, moved)
  return yes({ trackId })
}

/** The officer's answer to one condition, beside the machine's; another one than the machine's needs a note. */
export const answerTrackCondition = async (
  tx: Tx,
  by: By,
  trackId: string,
  conditionId: string,
  answer: 'yes' | 'no',
  note: string,
): Promise<Done> => {
  const track = await findTrackForUpdate(tx, trackId, by)
  const row = track && (await findChecks(tx, [trackId])).find((one) => one.conditionId === conditionId)
  if (!track || !row) return no({ code: 'not-found' })
  if (track.state !== 'checking') return no({ code: 'wrong-state', state: track.state, move: 'start-review' })
  const decided = answerCondition(row, answer, note)
  if (!decided.ok) return decided
  await saveAnswer(tx, trackId, conditionId, answer, note)
  await logEvent(tx, track, {
    event: 'condition-answered',
    from: track.state,
    to: track.state,
    unit: '',
    detail: { conditionId, answer, machine: row.machineAnswer, note },
    seenByFirm: false,
  })
  await tx.record({
    action: 'track.condition-answered',
    kind: 'track',
    id: trackId,
    institutionId: by.institutionId,
    companyId: track.companyId,
    detail: { conditionId, answer, machine: row.machineAnswer, note },
  })
  return yes({ trackId })
}

/** Ends the track because it is not eligible; the firm reads the reason as it is written. */
export const returnToFirm = async (tx: Tx, by: By, trackId: string, reason: string): Promise<Done> => {
  const track = await findTrackForUpdate(tx, trackId, by)
  if (!track) return no({ code: 'not-found' })
  const to = returnTrack(track, reason)
  if (!to.ok) return to
  await cancelOpenSupplements(tx, trackId)
  const names = await findNames(tx, trackId)
  const moved = await makeMove(tx, track, 'return', to.value, null, { unit: names.unit, reason, to: { reason } })
  await tellFirmOfMove(tx, names, moved, reason)
  return yes({ trackId })
}
