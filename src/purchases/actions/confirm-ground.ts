import { no, yes } from '../../kernel/outcome.ts'
import { text } from '../../kernel/text.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import { tell } from '../../platform/mail/notices.ts'
import type { App } from '../../platform/services.ts'
import { institutionName } from '../../institutions/index.ts'
import { officersOf } from '../../people/index.ts'
import type { InstitutionActor } from '../../people/index.ts'
import { confirm } from '../grounds.ts'
import { findGrounds } from '../queries.ts'
import { confirmGround, withdrawConfirmation } from '../store.ts'
import { confirmationNote, counterReason } from '../workflow.ts'

/** An officer or buyer has read the text and says that it holds at this institution. Who says so twice is answered as once. */
export const confirmGroundHere = (app: App, actor: InstitutionActor, code: string, note: string) =>
  inTransaction(app.db, actor, async (tx) => {
    const ground = (await findGrounds(tx, actor.institutionId)).find((one) => one.code === code)
    if (!ground) return no({ code: 'not-found' } as const)
    const said = confirmationNote(note)
    if (!said.ok) return said
    if (ground.confirmedBy === actor.personId && (ground.confirmationNote ?? '') === note) return yes({ code })
    const decided = confirm(ground)
    if (!decided.ok) return decided
    if ((await confirmGround(tx, actor.institutionId, code, note)) === 0) return no({ code: 'already-confirmed' } as const)
    await tx.record({ action: 'ground.confirmed', kind: 'contract-ground', id: code, institutionId: actor.institutionId, detail: { note } })
    return yes({ code })
  })

/** The confirmation is taken back with a reason, which the buyers are told; both stay, and so does what was bought by it. */
export const withdrawConfirmationHere = (app: App, actor: InstitutionActor, code: string, reason: string) =>
  inTransaction(app.db, actor, async (tx) => {
    const ground = (await findGrounds(tx, actor.institutionId)).find((one) => one.code === code)
    if (!ground) return no({ code: 'not-found' } as const)
    const said = counterReason(reason)
    if (!said.ok) return said
    const number = ground.confirmation
    if (number === null || (await withdrawConfirmation(tx, actor.institutionId, code, number, said.value)) === 0)
      return no({ code: 'not-confirmed' } as const)
    await tx.record({
      action: 'ground.withdrawn',
      kind: 'contract-ground',
      id: code,
      institutionId: actor.institutionId,
      detail: { reason },
    })
    const institution = await institutionName(tx, actor.institutionId)
    const buyers = await officersOf(tx, actor.institutionId, 'buyer')
    await tell(
      tx,
      buyers.filter((one) => one !== actor.personId),
      {
        kind: 'ground.withdrawn',
        link: `/buying/${actor.institutionId}/grounds#${code}`,
        subject: text(
          `계약 근거의 확인을 철회했습니다: ${institution.ko}`,
          `The confirmation of a contract ground is withdrawn: ${institution.en}`,
        ),
        body: text(
          `${ground.sentenceKo}\n사유: ${said.value}\n이 근거로 계약하려던 건이 있으면 다시 살펴 주세요.`,
          `${ground.sentenceEn}\nReason: ${said.value}\nLook again at what you meant to contract by it.`,
        ),
      },
    )
    return yes({ code })
  })
