import { text } from '../kernel/text.ts'
import type { Text } from '../kernel/text.ts'
import { theSystem } from '../platform/audit/audit.ts'
import type { Acting } from '../platform/audit/audit.ts'
import { inTransaction } from '../platform/database/transaction.ts'
import type { Tx } from '../platform/database/transaction.ts'
import { tell } from '../platform/mail/notices.ts'
import type { App } from '../platform/services.ts'
import { officersOf } from '../people/index.ts'
import { turnOf } from './track.ts'
import { findNames, tellDesk, tellFirm } from './tidings.ts'
import { findOverdue, logEvent, saveOverdueTold } from './track-store.ts'
import type { OverdueTrack } from './track-store.ts'
import { stateWords, untilWords } from './words.ts'

/** Reminds whose turn it is a day before, and escalates what is over to the approvers, each once. Nothing is ever decided here. Answers how many were told. */
export const remindOfDue = (app: App, by: Acting = theSystem): Promise<number> =>
  inTransaction(app.db, by, async (tx) => {
    const due = await findOverdue(tx, 200)
    for (const track of due) await remind(tx, track)
    return due.length
  })

const remind = async (tx: Tx, track: OverdueTrack): Promise<void> => {
  const names = await findNames(tx, track.id)
  const left = track.escalate ? text('기한이 지났습니다', 'Overdue') : text('기한이 다가옵니다', 'Due soon')
  const subject = text(
    `${left.ko}: ${names.titleKo} (${stateWords[track.state].ko})`,
    `${left.en}: ${names.titleEn} (${stateWords[track.state].en})`,
  )
  const body = (whose: Text) =>
    text(
      `${whose.ko} · ${names.receiptNumber} · ${untilWords(track.dueAt).ko}`,
      `${whose.en} · ${names.receiptNumber} · ${untilWords(track.dueAt).en}`,
    )
  const toFirm = body(text(names.institutionKo, names.institutionEn))
  const toDesk = body(text(names.companyKo, names.companyEn))
  const kind = track.escalate ? 'track.overdue' : 'track.due-soon'
  const turn = turnOf(track)
  if (turn === 'firm') await tellFirm(tx, names, kind, subject, toFirm, track.state === 'supplement_requested' ? '/supplement' : '')
  if (turn === 'institution' || track.escalate) await tellDesk(tx, names, kind, subject, toDesk)
  if (track.escalate && turn === 'institution') {
    await tell(tx, await officersOf(tx, track.institutionId, 'approver'), {
      kind: 'track.escalated',
      subject,
      body: toDesk,
      link: `/desk/${track.institutionId}/tracks/${track.id}`,
    })
    await logEvent(tx, track, { event: 'overdue', from: track.state, to: track.state, unit: names.unit })
  }
  await saveOverdueTold(tx, track.id, track.escalate)
  await tx.record({
    action: track.escalate ? 'track.escalated' : 'track.reminded',
    kind: 'track',
    id: track.id,
    institutionId: track.institutionId,
    companyId: track.companyId,
    detail: { dueAt: track.dueAt.toISOString() },
  })
}
