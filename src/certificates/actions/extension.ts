import { no, yes } from '../../kernel/outcome.ts'
import type { Outcome } from '../../kernel/outcome.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import type { App } from '../../platform/services.ts'
import type { CompanyActor, InstitutionActor } from '../../people/index.ts'
import { answerExtensionRequest, findForUpdate, findOfFirmForUpdate, hasOpenProposal, insertExtensionRequest } from '../store.ts'
import { tellExtensionAsked, tellExtensionDeclined } from '../tidings.ts'
import { askExtension, saidIn } from '../workflow.ts'
import type { Refusal } from '../workflow.ts'

/** A firm asks that its certificate be extended: once until the institution has answered. Its officers are told. */
export const requestExtension = (app: App, actor: CompanyActor, id: string, note: string) =>
  inTransaction(app.db, actor, async (tx): Promise<Outcome<{ id: string }, Refusal>> => {
    const found = await findOfFirmForUpdate(tx, actor.companyId, id)
    if (!found) return no({ code: 'not-found' })
    const asked = askExtension(found, note, tx.today)
    if (!asked.ok) return asked
    if (await hasOpenProposal(tx, id)) return no({ code: 'already-proposed' })
    const requestId = await insertExtensionRequest(tx, found, actor.personId, note)
    if (requestId === undefined) return no({ code: 'already-asked' })
    await tx.record({
      action: 'certificate.extension-asked',
      kind: 'certificate',
      id,
      institutionId: found.institutionId,
      companyId: found.companyId,
      detail: { note },
    })
    await tellExtensionAsked(tx, id, note)
    return yes({ id })
  })

/** An officer answers that it is not extended, and why; a granted one is answered by the extension itself (`approveIn`). */
export const declineExtension = (app: App, actor: InstitutionActor, id: string, note: string) =>
  inTransaction(app.db, actor, async (tx): Promise<Outcome<{ id: string }, Refusal>> => {
    const found = await findForUpdate(tx, actor.institutionId, id)
    if (!found) return no({ code: 'not-found' })
    const said = saidIn(note, 'declining')
    if (!said.ok) return said
    if ((await answerExtensionRequest(tx, id, 'declined', actor.personId, note)) === 0) return no({ code: 'not-found' })
    await tx.record({
      action: 'certificate.extension-declined',
      kind: 'certificate',
      id,
      institutionId: found.institutionId,
      companyId: found.companyId,
      detail: { note },
    })
    await tellExtensionDeclined(tx, id, note)
    return yes({ id })
  })
