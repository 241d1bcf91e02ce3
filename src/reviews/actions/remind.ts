import { no, yes } from '../../kernel/outcome.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import type { App } from '../../platform/services.ts'
import type { InstitutionActor } from '../../people/index.ts'
import { remindOverdue } from '../due-sheets.ts'
import { markSheetsReminded } from '../sheet-store.ts'
import { findReviewForUpdate, markSeatsReminded } from '../store.ts'
import { tellAnswerOverdue } from '../tidings.ts'
import { lateMembers, must, toRemind } from '../workflow.ts'

/** Reminds every member who is late with an answer or a sheet and was not reminded today, by the machine or by a colleague. */
export const remindLateMembers = (app: App, actor: InstitutionActor, id: string) =>
  inTransaction(app.db, actor, async (tx) => {
    const review = await findReviewForUpdate(tx, id, actor.institutionId)
    if (!review) return no({ code: 'not-found' } as const)
    const may = must(review.state, 'remind')
    if (!may.ok) return may
    const decided = toRemind(lateMembers(review.seats, review.stages, review.sheets, tx.now), review, tx.today)
    if (!decided.ok) return decided
    const { answers, sheets } = decided.value
    await markSeatsReminded(tx, id, answers)
    await tellAnswerOverdue(tx, review, answers)
    await remindOverdue(tx, await markSheetsReminded(tx, id, sheets))
    await tx.record({
      action: 'review.members-reminded',
      kind: 'review',
      id,
      institutionId: actor.institutionId,
      detail: { answers, sheets },
    })
    return yes({ reminded: answers.length + sheets.length })
  })
