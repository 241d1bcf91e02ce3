import { newId } from '../../kernel/id.ts'
import { no, yes } from '../../kernel/outcome.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { keepFile } from '../../platform/files/rows.ts'
import type { ReceivedFile } from '../../platform/http/upload.ts'
import type { App } from '../../platform/services.ts'
import type { InstitutionActor } from '../../people/index.ts'
import type { Call } from '../call.ts'
import { findCallForUpdate, forgetAgreements, insertCallFile, logEvent, removeCallFile } from '../store.ts'
import { askMembers } from './move-call.ts'

/** Whoever agreed did so with other files: they are asked anew, and nothing goes on that was pressed on the page of before. */
const agreeAnew = async (tx: Tx, call: Call): Promise<void> => {
  if (call.state !== 'awaiting_approval') return
  await forgetAgreements(tx, call.id)
  const agreed = call.content.institutions.filter((one) => !one.isLead && one.isAgreed === true)
  await askMembers(
    tx,
    call,
    agreed.map((one) => one.institutionId),
  )
}

/** Adds a form or manual to the call; everybody may download it once the call is published. */
export const addCallFile = (
  app: App,
  actor: InstitutionActor,
  callId: string,
  file: Extract<ReceivedFile, { ok: true }>,
  titleKo: string,
  titleEn: string,
) =>
  inTransaction(app.db, actor, async (tx) => {
    const call = await findCallForUpdate(tx, actor.institutionId, callId)
    if (!call) return no({ code: 'not-found' } as const)
    await agreeAnew(tx, call)
    const fileId = await keepFile(tx, file, { kind: 'call', id: callId, institutionId: actor.institutionId })
    await insertCallFile(tx, newId(), callId, fileId, titleKo || file.name, titleEn || titleKo || file.name)
    await logEvent(tx, callId, 'file-added', { name: file.name })
    await tx.record({
      action: 'call.file-added',
      kind: 'call',
      id: callId,
      institutionId: actor.institutionId,
      detail: { name: file.name, sha256: file.sha256 },
    })
    return yes({ fileId })
  })

export const removeFile = (app: App, actor: InstitutionActor, callId: string, id: string) =>
  inTransaction(app.db, actor, async (tx) => {
    const call = await findCallForUpdate(tx, actor.institutionId, callId)
    if (!call) return no({ code: 'not-found' } as const)
    await agreeAnew(tx, call)
    if ((await removeCallFile(tx, callId, id)) === 0) return no({ code: 'not-found' } as const)
    await logEvent(tx, callId, 'file-removed', { id })
    await tx.record({ action: 'call.file-removed', kind: 'call', id: callId, institutionId: actor.institutionId })
    return yes({ id })
  })
