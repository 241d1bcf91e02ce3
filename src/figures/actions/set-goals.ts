import { yes } from '../../kernel/outcome.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import type { App } from '../../platform/services.ts'
import type { InstitutionActor } from '../../people/index.ts'
import type { GoalMeasure } from '../measures.ts'
import { saveGoal } from '../store.ts'

/** Sets the goals of one year; those not given stay as they are. */
export const setGoals = (app: App, actor: InstitutionActor, year: number, goals: Partial<Readonly<Record<GoalMeasure, number>>>) =>
  inTransaction(app.db, actor, async (tx) => {
    for (const [measure, goal] of Object.entries(goals)) await saveGoal(tx, actor.institutionId, year, measure as GoalMeasure, goal)
    await tx.record({ action: 'goals.set', kind: 'institution', id: actor.institutionId, institutionId: actor.institutionId, detail: { year, ...goals } })
    return yes({ year })
  })
