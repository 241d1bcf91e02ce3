import type { Tx } from '../../platform/database/transaction.ts'
import { trackMoved } from '../events.ts'
import type { Track, TrackState } from '../track.ts'
import { logEvent, saveMove } from '../track-store.ts'
import type { MoveTo } from '../track-store.ts'
import type { Move } from '../workflow.ts'

export interface Told {
  readonly unit: string
  readonly reason?: string | undefined
  readonly detail?: Record<string, unknown> | undefined
  readonly to?: Omit<MoveTo, 'state' | 'dueAt'> | undefined
}

/** A decided move, written whole: state and due instant, a row of the history, the audit row, and the news. Answers the track as it is now. */
export const makeMove = async (tx: Tx, track: Track, move: Move, to: TrackState, dueAt: Date | null, told: Told): Promise<Track> => {
  await saveMove(tx, track.id, { ...told.to, state: to, dueAt })
  await logEvent(tx, track, {
    event: move,
    from: track.state,
    to,
    reason: told.reason ?? null,
    detail: { ...told.detail, dueAt },
    unit: told.unit,
  })
  await tx.record({
    action: `track.${auditNames[move]}`,
    kind: 'track',
    id: track.id,
    companyId: track.companyId,
    institutionId: track.institutionId,
    detail: { from: track.state, to, ...(told.reason !== undefined && { reason: told.reason }) },
  })
  await trackMoved.announce(tx, {
    trackId: track.id,
    companyId: track.companyId,
    technologyId: track.technologyId,
    institutionId: track.institutionId,
    callId: track.callId,
    from: track.state,
    to,
    move,
  })
  return { ...track, state: to, dueAt, version: track.version + 1 }
}

/** How the audit log calls each move. */
const auditNames: Record<Move, string> = {
  receive: 'received',
  'begin-check': 'check-begun',
  'request-supplement': 'supplement-requested',
  'answer-supplement': 'supplement-answered',
  'go-on-without': 'gone-on-without',
  'withdraw-request': 'supplement-withdrawn',
  return: 'returned',
  withdraw: 'withdrawn',
  'start-review': 'review-started',
  approve: 'approved',
  'approve-with-conditions': 'approved-with-conditions',
  reject: 'rejected',
  'meet-conditions': 'conditions-met',
  certify: 'certified',
  object: 'objected',
  'start-objection-review': 'objection-review-started',
}
