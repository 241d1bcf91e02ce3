import { no, yes } from '../../kernel/outcome.ts'
import type { Actor } from '../../people/index.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import type { App } from '../../platform/services.ts'
import type { Grade, Judge } from '../judgement.ts'
import { saveJudgement, withdrawJudgement } from '../store.ts'

/** Keeps how a result fitted a query in the eyes of this person; without a grade the earlier judgement is taken back. */
export const judgeResult = (app: App, actor: Actor, judge: Judge, words: string, listingId: string, grade: Grade | undefined) =>
  inTransaction(app.db, actor, async (tx) => {
    const kept =
      grade === undefined
        ? await withdrawJudgement(tx, judge.personId, words, listingId)
        : await saveJudgement(tx, judge, words, listingId, grade)
    if (!kept) return no({ code: 'not-found' } as const)
    await tx.record({
      action: grade === undefined ? 'relevance.withdrawn' : 'relevance.judged',
      kind: 'listing',
      id: listingId,
      institutionId: judge.institutionId,
      detail: { words, ...(grade === undefined ? {} : { grade }) },
    })
    return yes({ listingId })
  })
