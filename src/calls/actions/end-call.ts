import { showClosing, showDayTime } from '../../kernel/show.ts'
import { text } from '../../kernel/text.ts'
import type { Text } from '../../kernel/text.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { tell } from '../../platform/mail/notices.ts'
import type { App } from '../../platform/services.ts'
import { institutionName } from '../../institutions/index.ts'
import { membersOf, officersOf } from '../../people/index.ts'
import type { InstitutionActor } from '../../people/index.ts'
import type { Call, Closed } from '../call.ts'
import { countApplications, findCallForUpdate, firmsAbout, logEvent, saveCancelled, saveClosed, saveEarlyClosing } from '../store.ts'
import { asSeen, askToClose, cancel, close, keepOpen } from '../workflow.ts'

const ending = (actor: InstitutionActor) => ({ by: actor.personId, isApprover: actor.roles.includes('approver') })

/** Who was about to apply, or had asked, and the people of the institutions: a call never ends behind anybody's back. */
const tellOfEnd = async (tx: Tx, call: Call, kind: 'call.closed' | 'call.cancelled', ended: Text, why: Text): Promise<void> => {
  const lead = await institutionName(tx, call.leadInstitutionId)
  const subject = text(`${ended.ko}: ${call.content.titleKo}`, `${ended.en}: ${call.content.titleEn}`)
  const body = text(`${lead.ko}의 공모입니다. ${why.ko}`, `A call of ${lead.en}. ${why.en}`)
  await tell(tx, await membersOf(tx, await firmsAbout(tx, call.id)), { kind, link: `/calls/${call.id}`, subject, body })
  for (const { institutionId } of call.content.institutions) {
    const staff = [...(await officersOf(tx, institutionId, 'officer')), ...(await officersOf(tx, institutionId, 'approver'))]
    await tell(
      tx,
      staff.filter((one) => one !== tx.by.personId),
      { kind, link: `/desk/${institutionId}/calls/${call.id}`, subject, body },
    )
  }
}

/** Asks that a dated call be closed before its announced instant: another person decides, and firms will read why. */
export const askToCloseCall = (app: App, actor: InstitutionActor, id: string, seen: number, reason: string) =>
  inTransaction(app.db, actor, async (tx) => {
    const found = asSeen(await findCallForUpdate(tx, actor.institutionId, id), 'ask-to-close', seen)
    if (!found.ok) return found
    const call = found.value
    const decided = askToClose(call, actor.personId, reason, tx.now)
    if (!decided.ok) return decided
    await saveEarlyClosing(tx, id, decided.value)
    await logEvent(tx, id, 'closing-asked', { reason })
    await tx.record({ action: 'call.closing-asked', kind: 'call', id, institutionId: actor.institutionId, detail: { reason } })
    const approvers = await officersOf(tx, actor.institutionId, 'approver')
    await tell(
      tx,
      approvers.filter((one) => one !== actor.personId),
      {
        kind: 'call.closing-asked',
        link: `/desk/${actor.institutionId}/calls/${id}`,
        subject: text(`조기 마감 요청이 있습니다: ${call.content.titleKo}`, `Closing early is asked for: ${call.content.titleEn}`),
        body: text(
          `공고한 마감보다 먼저 마감하자는 요청입니다. 확인하고 결정해 주세요.\n사유: ${reason}`,
          `Somebody asks to close this call before its announced instant. Look at it and decide.\nWhy: ${reason}`,
        ),
      },
    )
    return decided
  })

/** The call runs on as announced: whoever asked takes it back, or an approver does not agree. */
export const keepCallOpen = (app: App, actor: InstitutionActor, id: string, seen: number) =>
  inTransaction(app.db, actor, async (tx) => {
    const found = asSeen(await findCallForUpdate(tx, actor.institutionId, id), 'keep-open', seen)
    if (!found.ok) return found
    const call = found.value
    const decided = keepOpen(call, ending(actor))
    if (!decided.ok) return decided
    await saveEarlyClosing(tx, id, undefined)
    await logEvent(tx, id, 'kept-open')
    await tx.record({ action: 'call.kept-open', kind: 'call', id, institutionId: actor.institutionId })
    const asker = call.state === 'published' ? call.earlyClosing?.askedBy : undefined
    await tell(tx, asker === undefined || asker === actor.personId ? [] : [asker], {
      kind: 'call.kept-open',
      link: `/desk/${actor.institutionId}/calls/${id}`,
      subject: text(`공고한 대로 접수합니다: ${call.content.titleKo}`, `It stays open as announced: ${call.content.titleEn}`),
      body: text('조기 마감 요청을 승인자가 받아들이지 않았습니다.', 'An approver did not agree to close it early.'),
    })
    return decided
  })

const closedWords = ({ closedAt, earlyClosing, content: { closesAt } }: Closed): Text =>
  earlyClosing && closesAt
    ? text(
        `${showClosing(closesAt, 'ko')}에 마감한다고 공고했으나 ${showDayTime(closedAt, 'ko')}에 마감했습니다. 이제 신청을 받지 않으며, 이미 제출한 신청은 그대로 심사합니다.\n사유: ${earlyClosing.reason}`,
        `It was to close on ${showClosing(closesAt, 'en')}, and was closed on ${showDayTime(closedAt, 'en')}. It takes no more applications; those submitted are reviewed as before.\nWhy: ${earlyClosing.reason}`,
      )
    : text(
        '기관이 접수를 마쳤습니다. 이제 신청을 받지 않으며, 이미 제출한 신청은 그대로 심사합니다.',
        'The institution closed it. It takes no more applications; those submitted are reviewed as before.',
      )

/** Ends a call by hand: a rolling one that is no longer needed, or a dated one before its day, as somebody else asked. */
export const closeCall = (app: App, actor: InstitutionActor, id: string, seen: number) =>
  inTransaction(app.db, actor, async (tx) => {
    const found = asSeen(await findCallForUpdate(tx, actor.institutionId, id), 'close', seen)
    if (!found.ok) return found
    const call = found.value
    const decided = close(call, tx.now, ending(actor))
    if (!decided.ok) return decided
    const { earlyClosing } = decided.value
    await saveClosed(tx, decided.value)
    await logEvent(tx, id, 'closed', earlyClosing && { reason: earlyClosing.reason })
    await tx.record({
      action: 'call.closed',
      kind: 'call',
      id,
      institutionId: actor.institutionId,
      detail: earlyClosing ? { reason: earlyClosing.reason, closesAt: call.content.closesAt } : {},
    })
    const ended = earlyClosing
      ? text('공모가 공고한 마감보다 먼저 마감되었습니다', 'A call is closed before its announced instant')
      : text('공모가 마감되었습니다', 'A call is closed')
    await tellOfEnd(tx, call, 'call.closed', ended, closedWords(decided.value))
    return decided
  })

export const cancelCall = (app: App, actor: InstitutionActor, id: string, seen: number, reason: string) =>
  inTransaction(app.db, actor, async (tx) => {
    const found = asSeen(await findCallForUpdate(tx, actor.institutionId, id), 'cancel', seen)
    if (!found.ok) return found
    const call = found.value
    const decided = cancel(call, reason, { ...ending(actor), applications: await countApplications(tx, id) })
    if (!decided.ok) return decided
    await saveCancelled(tx, decided.value)
    await logEvent(tx, id, 'cancelled', { reason })
    await tx.record({ action: 'call.cancelled', kind: 'call', id, institutionId: actor.institutionId, detail: { reason } })
    if (call.state === 'published')
      await tellOfEnd(
        tx,
        call,
        'call.cancelled',
        text('공모가 취소되었습니다', 'A call is cancelled'),
        text(`취소 사유: ${reason}`, `Why: ${reason}`),
      )
    return decided
  })
