import { randomBytes } from 'node:crypto'
import { dueInstant } from '../../kernel/business-days.ts'
import { dayOf, lastDayOf } from '../../kernel/dates.ts'
import { sha256Hex } from '../../kernel/id.ts'
import { no, yes } from '../../kernel/outcome.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { App } from '../../platform/services.ts'
import type { InstitutionActor } from '../../people/index.ts'
import { eligibleOf, freezeList, listCandidates, onlyHeldSeatBefore, readList } from '../candidates.ts'
import type { CandidateList } from '../candidates.ts'
import { algorithm, drawCommittee, drawSubstitute } from '../draw.ts'
import type { Shortage } from '../draw.ts'
import { wrongReason } from '../longest.ts'
import { findMatter, findPool } from '../pool-queries.ts'
import type { ReviewDetail } from '../queries.ts'
import { causeOf, vacantSeats } from '../review.ts'
import { duesAtBegin } from '../sheet-due.ts'
import { openSheets, saveSheetsDue } from '../sheet-store.ts'
import { emptySeat, findReviewForUpdate, insertDraw, insertList, insertSeats, saveChair, saveState } from '../store.ts'
import { allowDrawFrom, answerPeriod, gapsBeforeBegin, mayMoveSeat, must } from '../workflow.ts'
import { conflictsNow, recuseFor } from '../recusal.ts'
import { tellBegun, tellInvited, tellRecused } from '../tidings.ts'

/** Works out who may sit and who may not, and freezes the list with its digest, before any seed exists. May be done anew until the draw. */
export const freezeCandidates = (app: App, actor: InstitutionActor, id: string, drawAllowedFrom: Date | null) =>
  inTransaction(app.db, actor, async (tx) => {
    const review = await findReviewForUpdate(tx, id, actor.institutionId)
    if (!review) return no({ code: 'not-found' } as const)
    const may = must(review.state, 'freeze')
    if (!may.ok) return may
    const draws = allowDrawFrom(drawAllowedFrom, tx.now)
    if (!draws.ok) return draws
    const list: CandidateList = {
      ...listCandidates(id, await findPool(tx), await findMatter(tx, id), review.rules.committee),
      ...(app.market.isDemonstration && { demonstration: true }),
    }
    const frozen = freezeList(list)
    await insertList(tx, id, (review.list?.number ?? 0) + 1, frozen, drawAllowedFrom)
    await tx.record({
      action: 'review.candidates-frozen',
      kind: 'review',
      id,
      institutionId: actor.institutionId,
      detail: { sha256: frozen.sha256, pool: list.members.length, eligible: eligibleOf(list).length },
    })
    return yes({ sha256: frozen.sha256 })
  })

/** The list as frozen, if its bytes are still what was hashed. */
const frozenList = (review: ReviewDetail): CandidateList | undefined =>
  review.list && sha256Hex(review.list.content) === review.list.sha256 ? readList(review.list.content) : undefined

const naming = (shortage: Shortage, list: CandidateList): Shortage => ({ ...shortage, heldSeatBefore: onlyHeldSeatBefore(list) })

const answerDue = (tx: Tx) => dueInstant(dayOf(tx.now), answerPeriod)

/** Draws the committee, once: the server makes the seed in this very transaction, after the list was frozen. */
export const drawReviewCommittee = (app: App, actor: InstitutionActor, id: string) =>
  inTransaction(app.db, actor, async (tx) => {
    const review = await findReviewForUpdate(tx, id, actor.institutionId)
    if (!review?.list)
      return no(review ? ({ code: 'wrong-state', state: review.state, move: 'draw' } as const) : ({ code: 'not-found' } as const))
    const may = must(review.state, 'draw')
    if (!may.ok) return may
    if (review.drawAllowedFrom !== null && tx.now < review.drawAllowedFrom) return no({ code: 'too-early' } as const)
    const list = frozenList(review)
    if (!list) return no({ code: 'list-changed' } as const)
    const seed = randomBytes(32).toString('hex')
    const drawn = drawCommittee(seed, eligibleOf(list), list.rules)
    if (!drawn.ok) return no(naming(drawn.refusal, list))
    await insertDraw(tx, id, { number: 1, seed, algorithm, listSha256: review.list.sha256, result: { kind: 'first', ...drawn.value } })
    const dueAt = answerDue(tx)
    await insertSeats(
      tx,
      id,
      drawn.value.drawn.map((personId, place) => ({
        personId,
        seat: place + 1,
        place,
        isExternal: isExternalIn(list, personId),
        drawNumber: 1,
      })),
      dueAt,
    )
    await saveState(tx, id, 'drawn')
    await tx.record({
      action: 'review.committee-drawn',
      kind: 'review',
      id,
      institutionId: actor.institutionId,
      detail: { seed, algorithm, listSha256: review.list.sha256, seats: drawn.value.drawn.length },
    })
    await tellInvited(tx, review, drawn.value.drawn, dueAt)
    return yes({ seed })
  })

const isExternalIn = (list: CandidateList, personId: string) => list.members.find((one) => one.personId === personId)?.external ?? true

/** Who is not drawn again: members kept, everybody who had a seat, and those whom a fact of today keeps away; each in an order that can be recomputed. */
const outOfTheDraw = async (tx: Tx, review: ReviewDetail, list: CandidateList) => {
  const eligible = eligibleOf(list).map((one) => one.personId)
  const held = review.seats.filter((one) => one.state === 'accepted' || one.state === 'invited')
  return {
    kept: held.map((one) => one.personId).toSorted(),
    used: review.seats.map((one) => one.personId).toSorted(),
    skipped: [...(await conflictsNow(tx, review, eligible)).keys()].toSorted(),
  }
}

/** Draws the next of the same seed for a seat that is empty by decline, recusal, silence or absence. Whoever is kept away by a fact of today is skipped, and named in the record. */
export const substitute = (app: App, actor: InstitutionActor, id: string, personId: string) =>
  inTransaction(app.db, actor, async (tx) => {
    const review = await findReviewForUpdate(tx, id, actor.institutionId)
    const seat = review?.seats.find((one) => one.personId === personId)
    if (!review || !seat) return no({ code: 'not-found' } as const)
    const may = must(review.state, 'substitute')
    if (!may.ok) return may
    const cause = causeOf(seat.state)
    if (!cause || !vacantSeats(review).includes(seat)) return no({ code: 'not-vacant' } as const)
    const list = frozenList(review)
    const first = review.draws[0]
    if (!list || !first || !review.list) return no({ code: 'list-changed' } as const)
    const out = await outOfTheDraw(tx, review, list)
    const next = drawSubstitute(first.seed, eligibleOf(list), list.rules, out)
    if (!next.ok) return no(naming(next.refusal, list))
    const number = review.draws.length + 1
    await insertDraw(tx, id, {
      number,
      seed: first.seed,
      algorithm,
      listSha256: review.list.sha256,
      result: { kind: 'substitute', drawn: [next.value], ...out },
      replaces: { personId, cause },
    })
    const dueAt = answerDue(tx)
    await insertSeats(
      tx,
      id,
      [
        {
          personId: next.value,
          seat: seat.seat,
          place: review.seats.length,
          isExternal: isExternalIn(list, next.value),
          drawNumber: number,
        },
      ],
      dueAt,
    )
    await tx.record({
      action: 'review.substitute-drawn',
      kind: 'review',
      id,
      institutionId: actor.institutionId,
      detail: { number, replaces: personId, cause },
    })
    await tellInvited(tx, review, [next.value], dueAt)
    return yes({ personId: next.value })
  })

/** The officer empties a seat: a conflict that came to light, an invitation never answered, a member who did not come. */
export const emptyTheSeat = (
  app: App,
  actor: InstitutionActor,
  id: string,
  personId: string,
  move: 'recuse' | 'call-silent' | 'call-absent',
  reason: string,
) =>
  inTransaction(app.db, actor, async (tx) => {
    const review = await findReviewForUpdate(tx, id, actor.institutionId)
    const seat = review?.seats.find((one) => one.personId === personId)
    if (!review || !seat) return no({ code: 'not-found' } as const)
    const may = must(review.state, 'substitute')
    if (!may.ok) return may
    if (!mayMoveSeat(seat.state, move)) return no({ code: 'not-vacant' } as const)
    if (move === 'call-silent' && (seat.answerDueAt === null || new Date(seat.answerDueAt) > tx.now))
      return no({ code: 'answer-due', until: seat.answerDueAt === null ? null : lastDayOf(new Date(seat.answerDueAt)) } as const)
    const wrong = wrongReason(reason)
    if (wrong) return no(wrong)
    if (move === 'recuse') await recuseFor(tx, review, personId, reason)
    else {
      await emptySeat(tx, id, personId, move === 'call-silent' ? 'silent' : 'absent', reason)
      await tx.record({
        action: 'review.seat-emptied',
        kind: 'review',
        id,
        institutionId: actor.institutionId,
        detail: { personId, move, reason },
      })
      await tellRecused(tx, review, personId)
    }
    return yes({ personId })
  })

export const nameChair = (app: App, actor: InstitutionActor, id: string, personId: string) =>
  inTransaction(app.db, actor, async (tx) => {
    const review = await findReviewForUpdate(tx, id, actor.institutionId)
    if (!review?.seats.some((seat) => seat.personId === personId && seat.state === 'accepted')) return no({ code: 'not-found' } as const)
    if (review.state === 'verdict_signed' || review.state === 'cancelled')
      return no({ code: 'wrong-state', state: review.state, move: 'stage' } as const)
    await saveChair(tx, id, personId)
    await tx.record({ action: 'review.chair-named', kind: 'review', id, institutionId: actor.institutionId, detail: { personId } })
    return yes({ personId })
  })

/** Begins the evaluation: every accepted member gets a sheet for each stage that asks something, and the day until when. */
export const beginEvaluation = (app: App, actor: InstitutionActor, id: string) =>
  inTransaction(app.db, actor, async (tx) => {
    const review = await findReviewForUpdate(tx, id, actor.institutionId)
    if (!review) return no({ code: 'not-found' } as const)
    const may = must(review.state, 'begin')
    if (!may.ok) return may
    const missing = gapsBeforeBegin(review, review.rules.committee)
    if (missing.length > 0) return no({ code: 'incomplete', missing } as const)
    const members = review.seats.filter((seat) => seat.state === 'accepted').map((seat) => seat.personId)
    const dues = duesAtBegin(review.rules, review.stages, tx.today)
    for (const { stageId, dueAt, isSet } of dues) await saveSheetsDue(tx, stageId, dueAt, isSet)
    await openSheets(tx, id, dues, members)
    await saveState(tx, id, 'evaluating')
    await tx.record({ action: 'review.begun', kind: 'review', id, institutionId: actor.institutionId })
    await tellBegun(tx, review, dues, members)
    return yes({ id })
  })
