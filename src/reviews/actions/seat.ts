import { canonicalJson } from '../../kernel/canonical-json.ts'
import { sha256Hex } from '../../kernel/id.ts'
import { no, yes } from '../../kernel/outcome.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { App } from '../../platform/services.ts'
import type { ReviewerActor } from '../../people/index.ts'
import { wrongNote, wrongReason } from '../longest.ts'
import { recuseConflicted, recuseFor } from '../recusal.ts'
import { duesForLate } from '../sheet-due.ts'
import { openSheets } from '../sheet-store.ts'
import { emptySeat, findReviewForUpdate, saveConflictAnswer, savePledge } from '../store.ts'
import { tellOfficers } from '../tidings.ts'
import { must } from '../workflow.ts'
import { pledge } from '../words.ts'

/** The review and one's own seat in it, while the invitation may still be answered. */
const invited = async (tx: Tx, actor: ReviewerActor, id: string) => {
  const review = await findReviewForUpdate(tx, id)
  const seat = review?.seats.find((one) => one.personId === actor.personId)
  if (!review || seat?.state !== 'invited') return no({ code: 'not-found' } as const)
  const may = must(review.state, 'seat')
  return may.ok ? yes({ review, seat }) : may
}

/** Says whether there is a conflict. Declaring one ends the seat at once. */
export const answerConflicts = (app: App, actor: ReviewerActor, id: string, answer: 'none' | 'declared', note: string) =>
  inTransaction(app.db, actor, async (tx) => {
    const found = await invited(tx, actor, id)
    if (!found.ok) return found
    const wrong = answer === 'declared' ? wrongReason(note) : wrongNote(note)
    if (wrong) return no(wrong)
    await saveConflictAnswer(tx, id, actor.personId, answer, note || null)
    await tx.record({
      action: 'review.conflict-answered',
      kind: 'review',
      id,
      institutionId: found.value.review.leadInstitutionId,
      detail: { answer },
    })
    if (answer === 'declared') await recuseFor(tx, found.value.review, actor.personId, note)
    return yes({ recused: answer === 'declared' })
  })

/** Accepts with the integrity pledge. The facts are asked once more: who is found in conflict is recused instead of seated. */
export const acceptSeat = (app: App, actor: ReviewerActor, id: string, agrees: boolean) =>
  inTransaction(app.db, actor, async (tx) => {
    const found = await invited(tx, actor, id)
    if (!found.ok) return found
    const { review, seat } = found.value
    if (seat.conflictAnswer !== 'none') return no({ code: 'no-conflict-answer' } as const)
    if (!agrees) return no({ code: 'pledge' } as const)
    if ((await recuseConflicted(tx, review, [actor.personId])).length > 0) return yes({ recused: true })
    await savePledge(
      tx,
      id,
      actor.personId,
      sha256Hex(canonicalJson({ pledge: pledge.ko, personId: actor.personId, reviewId: id, at: tx.now })),
    )
    if (review.state === 'evaluating') await openSheets(tx, id, duesForLate(review.rules, review.stages, tx.today), [actor.personId])
    await tx.record({ action: 'review.seat-accepted', kind: 'review', id, institutionId: review.leadInstitutionId })
    if (review.seats.every((one) => one.personId === actor.personId || one.state !== 'invited'))
      await tellOfficers(tx, review, 'review.all-answered', '심의위원이 모두 답했습니다', 'Every reviewer has answered', '/committee')
    return yes({ recused: false })
  })

export const declineSeat = (app: App, actor: ReviewerActor, id: string, reason: string) =>
  inTransaction(app.db, actor, async (tx) => {
    const found = await invited(tx, actor, id)
    if (!found.ok) return found
    const wrong = wrongReason(reason)
    if (wrong) return no(wrong)
    await emptySeat(tx, id, actor.personId, 'declined', reason)
    await tx.record({
      action: 'review.seat-declined',
      kind: 'review',
      id,
      institutionId: found.value.review.leadInstitutionId,
      detail: { reason },
    })
    await tellOfficers(tx, found.value.review, 'review.seat-declined', '심의위원 한 명이 사양했습니다', 'A reviewer declined', '/committee')
    return yes({ id })
  })

/** A member who finds a conflict later withdraws at any time before the meeting. */
export const withdrawSeat = (app: App, actor: ReviewerActor, id: string, reason: string) =>
  inTransaction(app.db, actor, async (tx) => {
    const review = await findReviewForUpdate(tx, id)
    if (!review?.seats.some((one) => one.personId === actor.personId && one.state === 'accepted')) return no({ code: 'not-found' } as const)
    const may = must(review.state, 'seat')
    if (!may.ok) return may
    const wrong = wrongReason(reason)
    if (wrong) return no(wrong)
    await recuseFor(tx, review, actor.personId, reason)
    await saveConflictAnswer(tx, id, actor.personId, 'declared', reason)
    return yes({ id })
  })
