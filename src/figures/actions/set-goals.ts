import { no, yes } from '../../kernel/outcome.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import type { App } from '../../platform/services.ts'
import type { InstitutionActor } from '../../people/index.ts'
import type { GoalMeasure } from '../measures.ts'
import { saveGoal } from '../store.ts'

/** Sets the goals of one year; null takes one away, and those not given stay as they are. `seen` is the version of each that the person looked at. */
export const setGoals = (
  app: App,
  actor: InstitutionActor,
  year: number,
  goals: Partial<Readonly<Record<GoalMeasure, number | null>>>,
  seen: Partial<Readonly<Record<GoalMeasure, number>>> = {},
) =>
  inTransaction(app.db, actor, async (tx) => {
    for (const [name, goal] of Object.entries(goals)) {
      const measure = name as GoalMeasure
      if (!(await saveGoal(tx, actor.institutionId, year, measure, goal, seen[measure] ?? 0))) return no({ code: 'goals-stale' } as const)
    }
    await tx.record({
      action: 'goals.set',
      kind: 'institution',
      id: actor.institutionId,
      institutionId: actor.institutionId,
      detail: { year, ...goals },
    })
    return yes({ year })
  })
