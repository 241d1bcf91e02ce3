import { dayOf } from '../../kernel/dates.ts'
import { no, yes } from '../../kernel/outcome.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import type { App } from '../../platform/services.ts'
import type { InstitutionActor } from '../../people/index.ts'
import { hold, plan, pulledByMeeting } from '../stage-plan.ts'
import type { StageAsked } from '../stage-plan.ts'
import { saveAttendance, savePlan, saveSheetsDue } from '../sheet-store.ts'
import { findReviewForUpdate } from '../store.ts'
import { tellHeld, tellStage } from '../tidings.ts'
import { must } from '../workflow.ts'

/** Sets day, hour and place of a stage and until when its sheets are to be sealed, and tells the members. Papers are judged without a meeting: they may have no day. */
export const planStage = (app: App, actor: InstitutionActor, id: string, stageId: string, asked: StageAsked) =>
  inTransaction(app.db, actor, async (tx) => {
    const review = await findReviewForUpdate(tx, id, actor.institutionId)
    const stage = review?.stages.find((one) => one.id === stageId)
    if (!review || !stage) return no({ code: 'not-found' } as const)
    const may = must(review.state, 'stage')
    if (!may.ok) return may
    const planned = plan(stage, asked, review.stages, tx.now)
    if (!planned.ok) return planned
    const set = { ...planned.value, place: asked.place }
    await savePlan(tx, stageId, set.heldAt, set.place)
    await saveSheetsDue(tx, stageId, set.sheetsDueAt, set.isDueSet)
    const pulled = pulledByMeeting(stage.sort, set.heldAt, review.stages, tx.today).map(({ stage: one, dueAt }) => ({
      earlier: one,
      plan: { heldAt: one.heldAt === null ? null : new Date(one.heldAt), place: one.place ?? '', sheetsDueAt: dueAt },
    }))
    for (const { earlier, plan: own } of pulled) {
      await savePlan(tx, earlier.id, own.heldAt, own.place)
      await saveSheetsDue(tx, earlier.id, own.sheetsDueAt, false)
    }
    await tx.record({
      action: 'review.stage-planned',
      kind: 'review',
      id,
      institutionId: actor.institutionId,
      detail: { stageId, heldAt: set.heldAt, place: set.place, sheetsDueAt: set.sheetsDueAt },
    })
    const members = review.seats.filter((seat) => seat.state === 'invited' || seat.state === 'accepted').map((seat) => seat.personId)
    await tellStage(tx, review, stage, members, set)
    for (const { earlier, plan: own } of pulled) await tellStage(tx, review, earlier, members, own)
    return yes({ stageId, pulled: pulled.length })
  })

/** Records who came; everybody with a seat is named. Whoever has sealed a sheet of the stage did attend it. */
export const recordAttendance = (
  app: App,
  actor: InstitutionActor,
  id: string,
  stageId: string,
  held: StageAsked & { readonly present: readonly string[] },
) =>
  inTransaction(app.db, actor, async (tx) => {
    const review = await findReviewForUpdate(tx, id, actor.institutionId)
    const stage = review?.stages.find((one) => one.id === stageId)
    if (!review || !stage) return no({ code: 'not-found' } as const)
    if (review.state !== 'evaluating') return no({ code: 'wrong-state', state: review.state, move: 'stage' } as const)
    const drawnOn = dayOf(new Date(review.draws[0]?.drawnAt ?? review.openedAt))
    const hasSealed = (personId: string) =>
      review.sheets.some((sheet) => sheet.stageId === stageId && sheet.personId === personId && sheet.state === 'sealed')
    const attended = review.seats
      .filter((seat) => seat.state === 'accepted')
      .map(({ personId }) => ({ personId, attended: held.present.includes(personId) || hasSealed(personId) }))
    const present = attended.filter((one) => one.attended).length
    const recorded = hold(stage, held, { drawnOn, stages: review.stages, present }, tx.now)
    if (!recorded.ok) return recorded
    const { heldAt, sheetsDueAt, isDueSet } = recorded.value
    await saveAttendance(tx, stageId, heldAt, held.place, attended)
    await saveSheetsDue(tx, stageId, sheetsDueAt, isDueSet)
    await tx.record({
      action: 'review.attendance-recorded',
      kind: 'review',
      id,
      institutionId: actor.institutionId,
      detail: { stageId, attended },
    })
    // A sheet of papers could be sealed before; those of a meeting wait for this.
    if (stage.state !== 'held' && stage.kind !== 'documents')
      await tellHeld(
        tx,
        review,
        stage,
        sheetsDueAt,
        attended.filter((one) => one.attended && !hasSealed(one.personId)).map((one) => one.personId),
      )
    return yes({ stageId })
  })
