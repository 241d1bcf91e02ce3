import { no, yes } from '../../kernel/outcome.ts'
import type { Outcome } from '../../kernel/outcome.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { App } from '../../platform/services.ts'
import type { CompanyActor } from '../../people/index.ts'
import type { Answers, Choice, Standing } from '../application.ts'
import { addChoices, findForUpdate, hasTechnology, insertApplication, keepChoices, removeDraft, updateDraft } from '../store.ts'

export type DraftRefusal =
  | { readonly code: 'not-found' }
  | { readonly code: 'no-choice' }
  | { readonly code: 'submitted' }
  | { readonly code: 'stale' }

/** Begins an application of this technology to these institutions. Answers its id. */
export const startApplication = async (
  tx: Tx,
  companyId: string,
  technologyId: string,
  choices: readonly Choice[],
  standing: Standing,
): Promise<Outcome<{ id: string }, DraftRefusal>> => {
  if (!(await hasTechnology(tx, companyId, technologyId))) return no({ code: 'not-found' })
  const id = await insertApplication(tx, { companyId, technologyId, standing })
  if ((await addChoices(tx, id, choices)) === 0) return no({ code: 'no-choice' })
  await tx.record({ action: 'application.started', kind: 'application', id, companyId })
  return yes({ id })
}
export const startDraft = (app: App, actor: CompanyActor, technologyId: string, choices: readonly Choice[], standing: Standing) =>
  inTransaction(app.db, actor, (tx) => startApplication(tx, actor.companyId, technologyId, choices, standing))

/** More institutions on what was submitted already: a draft that stands on the same frozen version, with the same standing and answers. */
export const addInstitutions = (app: App, actor: CompanyActor, submittedId: string, choices: readonly Choice[]) =>
  inTransaction(app.db, actor, async (tx): Promise<Outcome<{ id: string }, DraftRefusal>> => {
    const from = await findForUpdate(tx, actor.companyId, submittedId)
    if (from?.state !== 'submitted') return no({ code: 'not-found' })
    const id = await insertApplication(tx, {
      companyId: actor.companyId,
      technologyId: from.technologyId,
      standing: from.standing,
      answers: from.answers,
      technologyVersion: from.technologyVersion,
    })
    if ((await addChoices(tx, id, choices)) === 0) return no({ code: 'no-choice' })
    await tx.record({
      action: 'application.institutions-added',
      kind: 'application',
      id,
      companyId: actor.companyId,
      detail: { from: submittedId },
    })
    return yes({ id })
  })

export interface DraftEdit {
  readonly version: number
  readonly standing: Standing
  readonly answers: Answers
  readonly choices: readonly Choice[]
}

/** Writes standing, answers and chosen institutions within a transaction. */
export const editApplication = async (
  tx: Tx,
  companyId: string,
  id: string,
  edit: DraftEdit,
): Promise<Outcome<{ id: string }, DraftRefusal>> => {
  const found = await findForUpdate(tx, companyId, id)
  if (!found) return no({ code: 'not-found' })
  if (found.state === 'submitted') return no({ code: 'submitted' })
  if (edit.choices.length === 0) return no({ code: 'no-choice' })
  if (!(await updateDraft(tx, id, edit.version, edit.standing, edit.answers))) return no({ code: 'stale' })
  await keepChoices(tx, id, edit.choices)
  await addChoices(tx, id, edit.choices)
  await tx.record({ action: 'application.saved', kind: 'application', id, companyId })
  return yes({ id })
}
/** Saves the draft, unless somebody saved it since `version` was read: then nothing is written. */
export const saveDraft = (app: App, actor: CompanyActor, id: string, edit: DraftEdit) =>
  inTransaction(app.db, actor, (tx) => editApplication(tx, actor.companyId, id, edit))

export const discardDraft = (app: App, actor: CompanyActor, id: string) =>
  inTransaction(app.db, actor, async (tx): Promise<Outcome<{ id: string }, DraftRefusal>> => {
    const found = await findForUpdate(tx, actor.companyId, id)
    if (!found) return no({ code: 'not-found' })
    if (found.state === 'submitted') return no({ code: 'submitted' })
    await removeDraft(tx, id)
    await tx.record({ action: 'application.discarded', kind: 'application', id, companyId: actor.companyId })
    return yes({ id })
  })
