import { no } from '../../kernel/outcome.ts'
import { text } from '../../kernel/text.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import { tell } from '../../platform/mail/notices.ts'
import type { App } from '../../platform/services.ts'
import { officersOf } from '../../people/index.ts'
import type { InstitutionActor } from '../../people/index.ts'
import { findCallForUpdate, logEvent, saveCancelled, savePublished, saveState } from '../store.ts'
import { cancel, close, publish, sendBack, submit } from '../workflow.ts'

export const submitCall = (app: App, actor: InstitutionActor, id: string) =>
  inTransaction(app.db, actor, async (tx) => {
    const call = await findCallForUpdate(tx, actor.institutionId, id)
    if (!call) return no({ code: 'not-found' } as const)
    const decided = submit(call, tx.now)
    if (!decided.ok) return decided
    await saveState(tx, id, 'awaiting_approval')
    await logEvent(tx, id, 'submitted')
    await tx.record({ action: 'call.submitted', kind: 'call', id, institutionId: actor.institutionId })
    await tell(tx, await officersOf(tx, actor.institutionId, 'approver'), {
      kind: 'call.submitted',
      link: `/desk/${actor.institutionId}/calls/${id}`,
      subject: text(`승인을 기다리는 공모가 있습니다: ${call.content.titleKo}`, `A call waits for your approval: ${call.content.titleEn}`),
      body: text(
        `‘${call.content.titleKo}’ 공모의 승인 요청이 올라왔습니다. 내용을 확인하고 승인하거나 되돌려 보내 주세요.`,
        `“${call.content.titleEn}” was drafted and waits for approval. Check it, then approve or send it back.`,
      ),
    })
    return decided
  })

export const sendBackCall = (app: App, actor: InstitutionActor, id: string, note: string) =>
  inTransaction(app.db, actor, async (tx) => {
    const call = await findCallForUpdate(tx, actor.institutionId, id)
    if (!call) return no({ code: 'not-found' } as const)
    const decided = sendBack(call)
    if (!decided.ok) return decided
    await saveState(tx, id, 'draft')
    await logEvent(tx, id, 'sent-back', { note })
    await tx.record({ action: 'call.sent-back', kind: 'call', id, institutionId: actor.institutionId, detail: { note } })
    await tell(tx, [call.draftedBy], {
      kind: 'call.sent-back',
      link: `/desk/${actor.institutionId}/calls/${id}`,
      subject: text(`공모가 되돌아왔습니다: ${call.content.titleKo}`, `A call came back to you: ${call.content.titleEn}`),
      body: text(
        note || '승인자가 공모를 되돌려 보냈습니다. 고친 뒤 다시 승인을 요청해 주세요.',
        note || 'The approver sent the call back. Mend it and ask again.',
      ),
    })
    return decided
  })

/** Publishes what another person drafted. A dated call freezes its rule-set versions in the same transaction. */
export const publishCall = (app: App, actor: InstitutionActor, id: string) =>
  inTransaction(app.db, actor, async (tx) => {
    const call = await findCallForUpdate(tx, actor.institutionId, id)
    if (!call) return no({ code: 'not-found' } as const)
    const decided = publish(call, actor.personId, tx.now)
    if (!decided.ok) return decided
    await savePublished(tx, decided.value)
    await logEvent(tx, id, 'published')
    await tx.record({ action: 'call.published', kind: 'call', id, institutionId: actor.institutionId })
    const people = await Promise.all(call.content.institutions.map((one) => officersOf(tx, one.institutionId, 'officer')))
    await tell(tx, people.flat(), {
      kind: 'call.published',
      link: `/calls/${id}`,
      subject: text(`공모가 공고되었습니다: ${call.content.titleKo}`, `A call is published: ${call.content.titleEn}`),
      body: text('이제 기업이 신청할 수 있습니다.', 'Firms can apply from now on.'),
    })
    return decided
  })

/** Ends a call by hand: a rolling one that is no longer needed, or a dated one before its day. */
export const closeCall = (app: App, actor: InstitutionActor, id: string) =>
  inTransaction(app.db, actor, async (tx) => {
    const call = await findCallForUpdate(tx, actor.institutionId, id)
    if (!call) return no({ code: 'not-found' } as const)
    const decided = close(call, tx.now)
    if (!decided.ok) return decided
    await saveState(tx, id, 'closed')
    await logEvent(tx, id, 'closed')
    await tx.record({ action: 'call.closed', kind: 'call', id, institutionId: actor.institutionId })
    return decided
  })

export const cancelCall = (app: App, actor: InstitutionActor, id: string, reason: string) =>
  inTransaction(app.db, actor, async (tx) => {
    const call = await findCallForUpdate(tx, actor.institutionId, id)
    if (!call) return no({ code: 'not-found' } as const)
    const decided = cancel(call, reason)
    if (!decided.ok) return decided
    await saveCancelled(tx, decided.value)
    await logEvent(tx, id, 'cancelled', { reason })
    await tx.record({ action: 'call.cancelled', kind: 'call', id, institutionId: actor.institutionId, detail: { reason } })
    return decided
  })
