import { no, yes } from '../../kernel/outcome.ts'
import { text } from '../../kernel/text.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { keepFile } from '../../platform/files/rows.ts'
import { holdOpenFirm } from '../../companies/index.ts'
import type { GoodFile } from '../../technologies/index.ts'
import { findNames, tellConfirmer, tellDesk, tellFirmOfMove } from '../tidings.ts'
import {
  cancelOpenSupplements,
  findConditions,
  findIsAppliedAgain,
  findTrackForUpdate,
  insertObjection,
  logEvent,
  saveReport,
} from '../track-store.ts'
import { confirmerOf, dueOnArrival, object, reportGiven, withdrawTrack as mayWithdraw } from '../workflow.ts'
import type { Done } from './desk.ts'
import { makeMove } from './move.ts'

/** The firm takes one track back; the others of the application go on. */
export const withdrawTrack = async (tx: Tx, companyId: string, trackId: string, reason: string): Promise<Done> => {
  const track = await findTrackForUpdate(tx, trackId, { companyId })
  if (!track) return no({ code: 'not-found' })
  const to = mayWithdraw(track, reason)
  if (!to.ok) return to
  await cancelOpenSupplements(tx, trackId)
  const names = await findNames(tx, trackId)
  await makeMove(tx, track, 'withdraw', to.value, null, { unit: names.companyKo, ...(reason !== '' && { reason }) })
  await tellDesk(
    tx,
    names,
    'track.withdrawn',
    text(`신청이 취하되었습니다: ${names.titleKo}`, `Withdrawn: ${names.titleEn}`),
    text(`${names.companyKo} · ${names.receiptNumber}`, `${names.companyEn} · ${names.receiptNumber}`),
  )
  return yes({ trackId })
}

const keep = async (
  tx: Tx,
  track: { id: string; companyId: string; institutionId: string },
  file: GoodFile | undefined,
): Promise<string | null> =>
  file ? keepFile(tx, file, { kind: 'track', id: track.id, companyId: track.companyId, institutionId: track.institutionId }) : null

/** The firm objects to a rejection, once, with its grounds and perhaps a file. Another committee will decide. */
export const fileObjection = async (
  tx: Tx,
  companyId: string,
  trackId: string,
  grounds: string,
  file: GoodFile | undefined,
): Promise<Done> => {
  const track = await findTrackForUpdate(tx, trackId, { companyId })
  if (!track || !(await holdOpenFirm(tx, companyId))) return no({ code: 'not-found' })
  const to = object({ ...track, isAppliedAgain: await findIsAppliedAgain(tx, trackId) }, grounds, tx.now)
  if (!to.ok) return to
  await insertObjection(tx, track, grounds, await keep(tx, track, file))
  const names = await findNames(tx, trackId)
  const moved = await makeMove(tx, track, 'object', to.value, dueOnArrival(track.rules, 'objected', tx.now), {
    unit: names.companyKo,
    reason: grounds,
  })
  await tellFirmOfMove(tx, names, moved)
  await tellDesk(
    tx,
    names,
    'objection.filed',
    text(`이의신청이 들어왔습니다: ${names.titleKo}`, `An objection was filed: ${names.titleEn}`),
    text(`${names.companyKo} · ${names.receiptNumber}\n${grounds}`, `${names.companyEn} · ${names.receiptNumber}\n${grounds}`),
  )
  return yes({ trackId })
}

/** What the firm did about a condition, with its proof. */
export const reportCondition = async (
  tx: Tx,
  companyId: string,
  trackId: string,
  conditionId: string,
  report: string,
  file: GoodFile | undefined,
): Promise<Done> => {
  const track = await findTrackForUpdate(tx, trackId, { companyId })
  const condition = track && (await findConditions(tx, trackId)).find((one) => one.id === conditionId)
  if (!track || !condition) return no({ code: 'not-found' })
  if (track.state !== 'conditional') return no({ code: 'wrong-state', state: track.state, move: 'meet-conditions' })
  if (condition.state === 'met') return no({ code: 'already' })
  const given = reportGiven(report)
  if (!given.ok) return given
  await saveReport(tx, conditionId, report, await keep(tx, track, file))
  const names = await findNames(tx, trackId)
  await logEvent(tx, track, {
    event: 'condition-reported',
    from: track.state,
    to: track.state,
    unit: names.companyKo,
    reason: condition.conditionKo,
  })
  await tx.record({
    action: 'track.condition-reported',
    kind: 'track',
    id: trackId,
    companyId,
    institutionId: track.institutionId,
    detail: { conditionId },
  })
  await tellConfirmer(
    tx,
    names,
    confirmerOf(track.rules),
    'condition.reported',
    text(
      `조건 이행 보고가 왔습니다: ${names.titleKo} (${names.companyKo})`,
      `A condition was reported on: ${names.titleEn} (${names.companyEn})`,
    ),
    text(`${condition.conditionKo}\n${report}`, `${condition.conditionKo}\n${report}`),
  )
  return yes({ trackId })
}
