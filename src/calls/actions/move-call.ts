import { josa } from '../../kernel/josa.ts'
import { text } from '../../kernel/text.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { tell } from '../../platform/mail/notices.ts'
import type { App } from '../../platform/services.ts'
import { institutionName } from '../../institutions/index.ts'
import { officersOf } from '../../people/index.ts'
import type { InstitutionActor } from '../../people/index.ts'
import type { Call } from '../call.ts'
import {
  findCallForUpdate,
  findJoinedCallForUpdate,
  forgetAgreements,
  logEvent,
  saveAgreement,
  savePublished,
  saveState,
} from '../store.ts'
import { agree, asSeen, notAgreed, publish, sendBack, submit } from '../workflow.ts'

/** Each move is made on the call as it was seen: `seen` is the version of the page it was pressed on; another one is 'stale'. */
export const submitCall = (app: App, actor: InstitutionActor, id: string, seen: number) =>
  inTransaction(app.db, actor, async (tx) => {
    const found = asSeen(await findCallForUpdate(tx, actor.institutionId, id), 'submit', seen)
    if (!found.ok) return found
    const call = found.value
    const decided = submit(call, tx.now)
    if (!decided.ok) return decided
    await saveState(tx, id, 'awaiting_approval')
    await logEvent(tx, id, 'submitted')
    await tx.record({ action: 'call.submitted', kind: 'call', id, institutionId: actor.institutionId })
    await askMembers(tx, call, notAgreed(decided.value.content))
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

/** The approvers of these institutions are asked: nothing is published in their names without them. */
export const askMembers = async (tx: Tx, call: Call, institutionIds: readonly string[]): Promise<void> => {
  const lead = await institutionName(tx, call.leadInstitutionId)
  for (const institutionId of institutionIds)
    await tell(tx, await officersOf(tx, institutionId, 'approver'), {
      kind: 'call.agreement-asked',
      link: `/desk/${institutionId}/calls/${call.id}`,
      subject: text(
        `동의를 기다리는 공동공모가 있습니다: ${call.content.titleKo}`,
        `A joint call waits for your consent: ${call.content.titleEn}`,
      ),
      body: text(
        `${josa(lead.ko, '이/가')} 우리 기관의 이름을 함께 넣은 공모입니다. 공고문과 우리 기관의 심의규정을 확인하고 동의하거나 되돌려 보내 주세요.`,
        `${lead.en} drafted a call in your name, too. Read the notice and which of your rule sets it names, then agree or send it back.`,
      ),
    })
}

/** An approver of a member agrees to a joint call as it stands. */
export const agreeToCall = (app: App, actor: InstitutionActor, id: string, seen: number) =>
  inTransaction(app.db, actor, async (tx) => {
    const found = asSeen(await findJoinedCallForUpdate(tx, actor.institutionId, id), 'agree', seen)
    if (!found.ok) return found
    const call = found.value
    const decided = agree(call, actor.institutionId)
    if (!decided.ok) return decided
    await saveAgreement(tx, id, actor.institutionId)
    await logEvent(tx, id, 'agreed', { institutionId: actor.institutionId })
    await tx.record({ action: 'call.agreed', kind: 'call', id, institutionId: actor.institutionId, detail: { version: call.version } })
    if (notAgreed(call.content).length === 1)
      await tell(tx, await officersOf(tx, call.leadInstitutionId, 'approver'), {
        kind: 'call.agreed',
        link: `/desk/${call.leadInstitutionId}/calls/${id}`,
        subject: text(`모든 기관이 동의했습니다: ${call.content.titleKo}`, `Every institution has agreed: ${call.content.titleEn}`),
        body: text('이제 공고할 수 있습니다.', 'It can be published now.'),
      })
    return decided
  })

/** An approver of a member does not agree: the call is a draft again, and its author reads why. */
export const declineCall = (app: App, actor: InstitutionActor, id: string, seen: number, note: string) =>
  inTransaction(app.db, actor, async (tx) => {
    const found = asSeen(await findJoinedCallForUpdate(tx, actor.institutionId, id), 'send-back', seen)
    if (!found.ok) return found
    const call = found.value
    const decided = sendBack(call, note)
    if (!decided.ok) return decided
    await returnToDraft(tx, call, note, actor.institutionId)
    await tx.record({ action: 'call.declined', kind: 'call', id, institutionId: actor.institutionId, detail: { note } })
    return decided
  })

const returnToDraft = async (tx: Tx, call: Call, note: string, institutionId: string): Promise<void> => {
  await saveState(tx, call.id, 'draft')
  await forgetAgreements(tx, call.id)
  await logEvent(tx, call.id, 'sent-back', { note, institutionId })
  const by = await institutionName(tx, institutionId)
  await tell(tx, [call.draftedBy], {
    kind: 'call.sent-back',
    link: `/desk/${call.leadInstitutionId}/calls/${call.id}`,
    subject: text(`공모가 되돌아왔습니다: ${call.content.titleKo}`, `A call came back to you: ${call.content.titleEn}`),
    body: text(
      `${josa(by.ko, '이/가')} 공모를 되돌려 보냈습니다. 고친 뒤 다시 승인을 요청해 주세요.\n${note}`,
      `${by.en} sent the call back. Mend it and ask again.\n${note}`,
    ),
  })
}

export const sendBackCall = (app: App, actor: InstitutionActor, id: string, seen: number, note: string) =>
  inTransaction(app.db, actor, async (tx) => {
    const found = asSeen(await findCallForUpdate(tx, actor.institutionId, id), 'send-back', seen)
    if (!found.ok) return found
    const call = found.value
    const decided = sendBack(call, note)
    if (!decided.ok) return decided
    await returnToDraft(tx, call, note, actor.institutionId)
    await tx.record({ action: 'call.sent-back', kind: 'call', id, institutionId: actor.institutionId, detail: { note } })
    return decided
  })

/** Publishes what another person drafted, in the name of institutions that agreed. A dated call freezes its rule-set versions in the same transaction. */
export const publishCall = (app: App, actor: InstitutionActor, id: string, seen: number) =>
  inTransaction(app.db, actor, async (tx) => {
    const found = asSeen(await findCallForUpdate(tx, actor.institutionId, id), 'publish', seen)
    if (!found.ok) return found
    const call = found.value
    const decided = publish(call, actor.personId, tx.now)
    if (!decided.ok) return decided
    await savePublished(tx, decided.value)
    await logEvent(tx, id, 'published')
    await tx.record({ action: 'call.published', kind: 'call', id, institutionId: actor.institutionId })
    const people = await Promise.all(call.content.institutions.map((one) => officersOf(tx, one.institutionId, 'officer')))
    const lead = await institutionName(tx, call.leadInstitutionId)
    await tell(tx, people.flat(), {
      kind: 'call.published',
      link: `/calls/${id}`,
      subject: text(`공모가 공고되었습니다: ${call.content.titleKo}`, `A call is published: ${call.content.titleEn}`),
      body: text(`${lead.ko}의 공모에 이제 기업이 신청할 수 있습니다.`, `Firms can apply to this call of ${lead.en} from now on.`),
    })
    return decided
  })
