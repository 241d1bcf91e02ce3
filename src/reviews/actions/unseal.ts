import { no, yes } from '../../kernel/outcome.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import type { App } from '../../platform/services.ts'
import type { InstitutionActor } from '../../people/index.ts'
import { computeResult, hasSheet } from '../meeting.ts'
import { findSealedSheets } from '../sheet-queries.ts'
import type { ReviewDetail } from '../queries.ts'
import { recuseConflicted } from '../recusal.ts'
import { findReviewForUpdate, saveState } from '../store.ts'
import { tellMeeting } from '../tidings.ts'
import { gapsBeforeUnseal, must } from '../workflow.ts'
import type { StageNow } from '../workflow.ts'

export const stagesNow = (review: Pick<ReviewDetail, 'stages' | 'rules'>): StageNow[] =>
  review.stages.map(({ id, kind, state, sort, heldAt }) => ({
    id,
    kind,
    state,
    isDated: heldAt !== null,
    hasSheet: hasSheet(review.rules, sort),
  }))

/**
 * Opens the seals, when every member has sealed everything. Conflicts are asked about a last time: a member found in one is recused
 * and the seals stay closed, so that a substitute can be drawn before anybody has read a score.
 */
export const unsealReview = (app: App, actor: InstitutionActor, id: string) =>
  inTransaction(app.db, actor, async (tx) => {
    const review = await findReviewForUpdate(tx, id, actor.institutionId)
    if (!review) return no({ code: 'not-found' } as const)
    const may = must(review.state, 'unseal')
    if (!may.ok) return may
    const missing = gapsBeforeUnseal(review, stagesNow(review), review.sheets, review.rules.committee)
    if (missing.length > 0) return no({ code: 'incomplete', missing } as const)
    const members = review.seats.filter((seat) => seat.state === 'accepted').map((seat) => seat.personId)
    const recused = await recuseConflicted(tx, review, members)
    if (recused.length > 0) return yes({ recused: recused.length })
    await saveState(tx, id, 'meeting')
    const computed = computeResult(review, await findSealedSheets(tx, id))
    if (!computed.ok) return no({ code: 'no-result', because: computed.refusal } as const)
    await tx.record({ action: 'review.unsealed', kind: 'review', id, institutionId: actor.institutionId })
    await tellMeeting(tx, review, members)
    return yes({ recused: 0 })
  })
