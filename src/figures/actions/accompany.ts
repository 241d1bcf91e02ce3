import type { Day } from '../../kernel/dates.ts'
import { no, yes } from '../../kernel/outcome.ts'
import { isTooLong, isTooShort } from '../../kernel/text.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import type { App } from '../../platform/services.ts'
import type { InstitutionActor } from '../../people/index.ts'
import { findAccompanied } from '../queries.ts'
import { addNote, endAccompanied, saveAccompanied } from '../store.ts'
import type { NoteKind } from '../words.ts'
import { longest, planStep } from '../workflow.ts'

/** Begins to accompany a firm, or plans its next step. `seen` is the version the person looked at, 0 for a firm not accompanied yet. */
export const accompany = (
  app: App,
  actor: InstitutionActor,
  companyId: string,
  seen: number,
  step: { what: string; on: Day | null | undefined },
) =>
  inTransaction(app.db, actor, async (tx) => {
    const firm = await findAccompanied(tx, actor.institutionId, companyId)
    if (!firm) return no({ code: 'not-found' } as const)
    const planned = planStep(step.what, step.on, tx.today)
    if (!planned.ok) return planned
    if (!(await saveAccompanied(tx, actor.institutionId, companyId, seen, planned.value))) return no({ code: 'stale' } as const)
    await tx.record({
      action: seen === 0 ? 'firm.accompanied' : 'firm.step-planned',
      kind: 'company',
      id: companyId,
      companyId,
      institutionId: actor.institutionId,
      detail: { ...planned.value },
    })
    return yes({ companyId })
  })

export const stopAccompanying = (app: App, actor: InstitutionActor, companyId: string) =>
  inTransaction(app.db, actor, async (tx) => {
    if ((await endAccompanied(tx, actor.institutionId, companyId)) === 0) return no({ code: 'not-found' } as const)
    await tx.record({ action: 'firm.left', kind: 'company', id: companyId, companyId, institutionId: actor.institutionId })
    return yes({ companyId })
  })

/** Keeps what was said or done with a firm. A note is never edited. */
export const writeNote = (app: App, actor: InstitutionActor, companyId: string, kind: NoteKind, note: string) =>
  inTransaction(app.db, actor, async (tx) => {
    if (isTooShort(note)) return no({ code: 'note-missing' } as const)
    if (isTooLong(note, longest.note)) return no({ code: 'note-long' } as const)
    const firm = await findAccompanied(tx, actor.institutionId, companyId)
    if (!firm?.accompanied) return no({ code: 'not-found' } as const)
    await addNote(tx, actor.institutionId, companyId, kind, note)
    await tx.record({
      action: 'firm.note-written',
      kind: 'company',
      id: companyId,
      companyId,
      institutionId: actor.institutionId,
      detail: { kind },
    })
    return yes({ companyId })
  })
