import { newId } from '../../kernel/id.ts'
import { no, yes } from '../../kernel/outcome.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import type { App } from '../../platform/services.ts'
import type { InstitutionActor } from '../../people/index.ts'
import type { CallContent } from '../call.ts'
import { findCallForUpdate, foreignRules, insertCall, logEvent, updateDraft } from '../store.ts'
import { mayMove } from '../workflow.ts'

/** Starts a draft; it may be incomplete until approval is asked for. Answers the new id. Each institution judges by rules of its own that are in force. */
export const draftCall = (app: App, actor: InstitutionActor, content: CallContent) =>
  inTransaction(app.db, actor, async (tx) => {
    const foreign = await foreignRules(tx, content)
    if (foreign.length > 0) return no({ code: 'foreign-rules', institutionIds: foreign } as const)
    const id = newId()
    await insertCall(tx, id, actor.institutionId, actor.personId, content)
    await logEvent(tx, id, 'drafted')
    await tx.record({ action: 'call.drafted', kind: 'call', id, institutionId: actor.institutionId })
    return yes({ id })
  })

/** Saves a draft, unless somebody saved it since `version` was read: then nothing is written and the refusal is 'stale'. */
export const editCall = (app: App, actor: InstitutionActor, id: string, version: number, content: CallContent) =>
  inTransaction(app.db, actor, async (tx) => {
    const call = await findCallForUpdate(tx, actor.institutionId, id)
    if (!call) return no({ code: 'not-found' } as const)
    if (!mayMove(call.state, 'edit')) return no({ code: 'wrong-state', state: call.state, move: 'edit' } as const)
    const foreign = await foreignRules(tx, content)
    if (foreign.length > 0) return no({ code: 'foreign-rules', institutionIds: foreign } as const)
    if (!(await updateDraft(tx, id, version, actor.personId, content))) return no({ code: 'stale' } as const)
    await logEvent(tx, id, 'edited')
    await tx.record({ action: 'call.edited', kind: 'call', id, institutionId: actor.institutionId, detail: { version } })
    return yes({ id })
  })
