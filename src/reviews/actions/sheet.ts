import { no, yes } from '../../kernel/outcome.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { App } from '../../platform/services.ts'
import type { ReviewerActor } from '../../people/index.ts'
import { criteriaOf } from '../../rulesets/index.ts'
import { effectiveScores, sealOf, sheetGaps } from '../meeting.ts'
import { findOwnSheets } from '../sheet-queries.ts'
import { recuseConflicted } from '../recusal.ts'
import { insertScoreChange, saveSealed, saveSheet } from '../sheet-store.ts'
import { findReviewForUpdate } from '../store.ts'
import type { SheetContent } from '../review.ts'
import { tellOfficers } from '../tidings.ts'
import { changeFaults, gapsBeforeUnseal, maySealStage, must } from '../workflow.ts'
import type { StageNow } from '../workflow.ts'
import { stagesNow } from './unseal.ts'

/** One's own sheet of a stage, while one holds the seat. Nothing is found once it is lost. */
const ownSheet = async (tx: Tx, actor: ReviewerActor, id: string, stageId: string) => {
  const review = await findReviewForUpdate(tx, id)
  const sheet = review && (await findOwnSheets(tx, id, actor.personId)).find((one) => one.stageId === stageId)
  const stage = review?.stages.find((one) => one.id === stageId)
  return review && sheet && stage ? { review, sheet, stage } : undefined
}

/** Saves an open sheet; half-filled is fine. Answers the new version. */
export const writeSheet = (app: App, actor: ReviewerActor, id: string, stageId: string, version: number, content: SheetContent) =>
  inTransaction(app.db, actor, async (tx) => {
    const own = await ownSheet(tx, actor, id, stageId)
    if (!own) return no({ code: 'not-found' } as const)
    const may = must(own.review.state, 'seal')
    if (!may.ok) return may
    const saved = await saveSheet(tx, own.sheet.id, version, content)
    if (saved === undefined) return no({ code: 'stale' } as const)
    await tx.record({
      action: 'sheet.saved',
      kind: 'sheet',
      id: own.sheet.id,
      institutionId: own.review.leadInstitutionId,
      detail: { version: saved },
    })
    return yes({ version: saved, savedAt: tx.now })
  })

/** Seals a sheet for good. Conflicts are asked about once more; whoever is found in one loses the seat instead. */
export const sealSheet = (app: App, actor: ReviewerActor, id: string, stageId: string, version: number) =>
  inTransaction(app.db, actor, async (tx) => {
    const own = await ownSheet(tx, actor, id, stageId)
    if (!own) return no({ code: 'not-found' } as const)
    const { review, sheet, stage } = own
    const may = must(review.state, 'seal')
    if (!may.ok) return may
    const now: StageNow = { id: stage.id, kind: stage.kind, state: stage.state, isDated: stage.heldAt !== null, hasSheet: true }
    const attended = review.attendance.find((one) => one.stageId === stageId && one.personId === actor.personId)?.attended
    const held = maySealStage(now, attended)
    if (!held.ok) return held
    if (sheet.state !== 'open' || sheet.version !== version) return no({ code: 'stale' } as const)
    const missing = sheetGaps(review.rules, stage.sort, sheet)
    if (missing.length > 0) return no({ code: 'sheet-incomplete', missing } as const)
    if ((await recuseConflicted(tx, review, [actor.personId])).length > 0) return yes({ recused: true, sha256: '' })
    const sha256 = sealOf({ ...sheet, reviewId: id, sealedAt: tx.now })
    await saveSealed(tx, sheet.id, sha256)
    await tx.record({
      action: 'sheet.sealed',
      kind: 'sheet',
      id: sheet.id,
      institutionId: review.leadInstitutionId,
      detail: { sha256, stageId },
    })
    const sheets = review.sheets.map((one) =>
      one.stageId === stageId && one.personId === actor.personId ? { ...one, state: 'sealed' as const } : one,
    )
    if (gapsBeforeUnseal(review, stagesNow(review), sheets, review.rules.committee).length === 0)
      await tellOfficers(tx, review, 'review.all-sealed', '모든 평가표가 봉인되었습니다', 'Every sheet is sealed')
    return yes({ recused: false, sha256 })
  })

/** After the seals are open a member may change an own score, with a reason; the sealed one stays readable. `after`: undefined where what was typed cannot be read. */
export const changeScore = (app: App, actor: ReviewerActor, id: string, criterionId: string, after: number | undefined, reason: string) =>
  inTransaction(app.db, actor, async (tx) => {
    const review = await findReviewForUpdate(tx, id)
    const own = review && (await findOwnSheets(tx, id, actor.personId)).filter((one) => one.state === 'sealed')
    if (!review || !own || own.length === 0) return no({ code: 'not-found' } as const)
    const may = must(review.state, 'change-score')
    if (!may.ok) return may
    const criterion = criteriaOf(review.rules).find((one) => one.id === criterionId)
    const sheet = own.find((one) => Object.hasOwn(one.scores, criterionId))
    const before = sheet ? (effectiveScores(sheet)[criterionId] ?? 0) : 0
    const faults = changeFaults(criterion && sheet && { before, max: criterion.max }, after, reason)
    if (faults.length > 0 || !sheet || after === undefined) return no({ code: 'change-faulty', faults } as const)
    await insertScoreChange(tx, sheet.id, criterionId, before, after, reason)
    await tx.record({
      action: 'sheet.score-changed',
      kind: 'sheet',
      id: sheet.id,
      institutionId: review.leadInstitutionId,
      detail: { criterionId, before, after, reason },
    })
    return yes({ criterionId })
  })
