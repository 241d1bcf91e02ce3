import { no } from '../../kernel/outcome.ts'
import { text } from '../../kernel/text.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import { tell } from '../../platform/mail/notices.ts'
import type { App } from '../../platform/services.ts'
import { officersOf } from '../../people/index.ts'
import type { InstitutionActor } from '../../people/index.ts'
import { findVersionForUpdate, saveState } from '../store.ts'
import { bringIntoForce } from '../stored.ts'
import { untouched } from '../words.ts'
import { sendBack, submit } from '../workflow.ts'

interface Which {
  readonly ruleSetId: string
  readonly number: number
}
const linkTo = (institutionId: string, which: Which) => `/desk/${institutionId}/rule-sets/${which.ruleSetId}/versions/${which.number}`

/** Hands a draft to the approvers; what cannot work is refused already here. `note` says why the rules change. */
export const submitVersion = (app: App, actor: InstitutionActor, which: Which, note: string) =>
  inTransaction(app.db, actor, async (tx) => {
    const version = await findVersionForUpdate(tx, actor.institutionId, which.ruleSetId, which.number)
    if (!version) return no({ code: 'not-found' } as const)
    const decided = submit(version, tx.now, note)
    if (!decided.ok) return decided
    await saveState(tx, version.id, 'in_review', note)
    await tx.record({
      action: 'rule-set.submitted',
      kind: 'rule-set',
      id: which.ruleSetId,
      institutionId: actor.institutionId,
      detail: { number: which.number },
    })
    await tell(tx, await officersOf(tx, actor.institutionId, 'approver'), {
      kind: 'rule-set.submitted',
      link: linkTo(actor.institutionId, which),
      subject: text(
        `승인을 기다리는 심의규정이 있습니다: ${version.nameKo} 제${version.number}판`,
        `A rule set waits for your approval: ${version.nameEn}, version ${version.number}`,
      ),
      body: text(
        '지금 시행 중인 판과 무엇이 다른지 확인하고, 시행하거나 되돌려 보내 주세요.',
        'See what differs from the version in force, then put it in force or send it back.',
      ),
    })
    return decided
  })

export const sendBackVersion = (app: App, actor: InstitutionActor, which: Which, note: string) =>
  inTransaction(app.db, actor, async (tx) => {
    const version = await findVersionForUpdate(tx, actor.institutionId, which.ruleSetId, which.number)
    if (!version) return no({ code: 'not-found' } as const)
    const decided = sendBack(version, note)
    if (!decided.ok) return decided
    await saveState(tx, version.id, 'draft')
    await tx.record({
      action: 'rule-set.sent-back',
      kind: 'rule-set',
      id: which.ruleSetId,
      institutionId: actor.institutionId,
      detail: { number: which.number, note },
    })
    await tell(tx, version.draftedBy === null ? [] : [version.draftedBy, ...version.editedBy], {
      kind: 'rule-set.sent-back',
      link: linkTo(actor.institutionId, which),
      subject: text(
        `심의규정이 되돌아왔습니다: ${version.nameKo} 제${version.number}판`,
        `A rule set came back to you: ${version.nameEn}, version ${version.number}`,
      ),
      body: text(
        note || '승인자가 심의규정을 되돌려 보냈습니다. 고친 뒤 다시 승인을 요청해 주세요.',
        note || 'The approver sent the rules back. Mend them and ask again.',
      ),
    })
    return decided
  })

/** Puts in force what other people drafted; the version before is retired in the same transaction, running tracks keep theirs. */
export const putVersionInForce = (app: App, actor: InstitutionActor, which: Which) =>
  inTransaction(app.db, actor, async (tx) => {
    const version = await findVersionForUpdate(tx, actor.institutionId, which.ruleSetId, which.number)
    if (!version) return no({ code: 'not-found' } as const)
    const decided = await bringIntoForce(tx, version, actor.personId)
    if (!decided.ok) return decided
    await tell(tx, await officersOf(tx, actor.institutionId, 'officer'), {
      kind: 'rule-set.put-in-force',
      link: linkTo(actor.institutionId, which),
      subject: text(
        `심의규정을 시행합니다: ${version.nameKo} 제${version.number}판`,
        `A rule set is in force: ${version.nameEn}, version ${version.number}`,
      ),
      body: untouched,
    })
    return decided
  })
