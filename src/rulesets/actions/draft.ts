import { no, yes } from '../../kernel/outcome.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import type { App } from '../../platform/services.ts'
import type { InstitutionActor } from '../../people/index.ts'
import type { RuleSetContent } from '../rule-set.ts'
import { findRuleSetForUpdate, findRuleSetVersion, findVersionForUpdate, insertDraft, ruleSetInForce, updateDraft } from '../store.ts'
import { cloneRuleSet } from '../stored.ts'
import type { Refusal } from '../workflow.ts'
import { mayMove } from '../workflow.ts'

/** A new rule set of the actor's institution, copied from a version that may be read. */
export const cloneFor = (app: App, actor: InstitutionActor, input: { fromVersionId: string; nameKo: string; nameEn: string }) =>
  inTransaction(app.db, actor, (tx) => cloneRuleSet(tx, { ...input, institutionId: actor.institutionId, by: actor.personId }))

/** The next version of a rule set as a draft: a copy of the one in force, or of the last where none is. */
export const draftNextVersion = (app: App, actor: InstitutionActor, ruleSetId: string) =>
  inTransaction(app.db, actor, async (tx) => {
    const found = await findRuleSetForUpdate(tx, actor.institutionId, ruleSetId)
    if (!found) return no<Refusal>({ code: 'not-found' })
    if (found.openNumber !== null) return no<Refusal>({ code: 'draft-open', number: found.openNumber })
    const from = await ruleSetInForce(tx, ruleSetId)
    if (!from) return no<Refusal>({ code: 'not-found' })
    const number = found.lastNumber + 1
    const id = await insertDraft(tx, { ruleSetId, number, content: from.content, by: actor.personId, note: '' })
    await tx.record({ action: 'rule-set.drafted', kind: 'rule-set', id: ruleSetId, institutionId: actor.institutionId, detail: { number } })
    return yes({ id, number })
  })

/** Saves a draft, unless somebody saved it since `version` was read: then nothing is written and the refusal carries what stands now. */
export const editDraft = (
  app: App,
  actor: InstitutionActor,
  input: { ruleSetId: string; number: number; version: number; content: RuleSetContent },
) =>
  inTransaction(app.db, actor, async (tx) => {
    const found = await findVersionForUpdate(tx, actor.institutionId, input.ruleSetId, input.number)
    if (!found) return no({ code: 'not-found' } as const)
    if (!mayMove(found.state, 'edit')) return no({ code: 'wrong-state', state: found.state, move: 'edit' } as const)
    if (!(await updateDraft(tx, found.id, input.version, actor.personId, input.content)))
      return no({ code: 'stale', theirs: await findRuleSetVersion(tx, found.id) } as const)
    await tx.record({
      action: 'rule-set.edited',
      kind: 'rule-set',
      id: input.ruleSetId,
      institutionId: actor.institutionId,
      detail: { number: input.number, version: input.version },
    })
    return yes({ id: found.id })
  })
