import { dueInstant } from '../../kernel/business-days.ts'
import { dayOf } from '../../kernel/dates.ts'
import { no, yes } from '../../kernel/outcome.ts'
import { text } from '../../kernel/text.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { keepFile } from '../../platform/files/rows.ts'
import { tell } from '../../platform/mail/notices.ts'
import type { App } from '../../platform/services.ts'
import { decideTracks } from '../../applications/index.ts'
import { peopleNames } from '../../people/index.ts'
import type { InstitutionActor } from '../../people/index.ts'
import { signInNameOf } from '../../signing/index.ts'
import { allGiven, computeResult, sealHolds, summaryOf } from '../meeting.ts'
import { letterOfReview, reasonsForFirm } from '../papers/letter.ts'
import { minutesOfReview } from '../papers/minutes.ts'
import type { ReviewDetail } from '../queries.ts'
import { namesOf } from '../review.ts'
import { findSealedSheets } from '../sheet-queries.ts'
import type { SheetRow } from '../sheet-queries.ts'
import { findReviewForUpdate, saveSentBack, saveSigned, saveState, saveVerdict } from '../store.ts'
import { tellApprovers } from '../tidings.ts'
import { isAgainstScores, keepsNames, verdictGaps } from '../verdict.ts'
import type { VerdictDraft, VerdictGap } from '../verdict.ts'
import { mayDraftVerdict, sendVerdictBack, signVerdict } from '../workflow.ts'

/** The officer writes the verdict of the committee down; another person signs it. Computed anew from the rows, with what the committee gave. `seen`: the version of the draft it was typed over, 0 for the first. */
export const draftVerdict = (app: App, actor: InstitutionActor, id: string, seen: number, draft: VerdictDraft) =>
  inTransaction(app.db, actor, async (tx) => {
    const review = await findReviewForUpdate(tx, id, actor.institutionId)
    if (!review) return no({ code: 'not-found' } as const)
    const may = mayDraftVerdict(review.state, review.verdict, seen)
    if (!may.ok) return may
    const sheets = await findSealedSheets(tx, id)
    if (sheets.some((sheet) => !sealHolds(id, sheet))) return no({ code: 'seal-broken' } as const)
    const computed = computeResult(review, sheets, draft.given)
    if (!computed.ok) return no({ code: 'no-result', because: computed.refusal } as const)
    const missing: VerdictGap[] = [
      ...verdictGaps(draft, { computed: computed.value.result, rules: review.rules, names: namesOf(review), today: tx.today }),
      ...(review.chairPersonId === null ? [{ fault: 'chair' as const, at: { of: 'result' as const } }] : []),
    ]
    if (missing.length > 0 || draft.result === undefined) return no({ code: 'verdict-incomplete', missing } as const)
    await saveVerdict(tx, id, {
      result: draft.result,
      computed: summaryOf(computed.value, allGiven(review, draft.given)),
      computedResult: computed.value.result,
      differsReason: isAgainstScores(draft.result, computed.value.result) ? draft.differsReason : null,
      reasons: draft.reasons,
      conditions:
        draft.result === 'conditional' ? draft.conditions.flatMap(({ ko, dueOn }) => (dueOn === undefined ? [] : [{ ko, dueOn }])) : [],
      dissent: draft.dissent,
    })
    await saveState(tx, id, 'verdict_drafted')
    await tx.record({
      action: 'verdict.drafted',
      kind: 'review',
      id,
      institutionId: actor.institutionId,
      detail: { result: draft.result, computed: computed.value.result, total: computed.value.total },
    })
    await tellApprovers(tx, review)
    return yes({ id })
  })

/** The approver says what to mend, of the draft they saw. */
export const sendBackVerdict = (app: App, actor: InstitutionActor, id: string, seen: number, note: string) =>
  inTransaction(app.db, actor, async (tx) => {
    const review = await findReviewForUpdate(tx, id, actor.institutionId)
    if (!review?.verdict) return no({ code: 'not-found' } as const)
    const may = sendVerdictBack(review.state, review.verdict, seen, note)
    if (!may.ok) return may
    await saveState(tx, id, 'meeting')
    await saveSentBack(tx, id, note)
    await tx.record({ action: 'verdict.sent-back', kind: 'review', id, institutionId: actor.institutionId, detail: { note } })
    await tell(tx, [review.verdict.draftedBy], {
      kind: 'verdict.sent-back',
      link: `/desk/${actor.institutionId}/reviews/${id}/verdict`,
      subject: text(`의결안이 되돌아왔습니다: ${review.titleKo}`, `The verdict came back to you: ${review.titleEn}`),
      body: text(note, note),
    })
    return yes({ id })
  })

/**
 * Another person than the drafter signs: in one transaction the verdict is signed, minutes and letter are made, signed with the institution's key and kept,
 * every track moves, its conditions and objection period are set, and the firm is told. All of it, or nothing. `seen`: the version of the draft that the
 * approver had before them; of another one nothing is signed.
 */
export const signReviewVerdict = (app: App, actor: InstitutionActor, id: string, seen: number) =>
  inTransaction(app.db, actor, async (tx) => {
    const review = await findReviewForUpdate(tx, id, actor.institutionId)
    if (!review?.verdict) return no({ code: 'not-found' } as const)
    const may = signVerdict(review.state, review.verdict, actor.personId, seen)
    if (!may.ok) return may
    const unnamed = keepsNames(review.verdict, namesOf(review))
    if (!unnamed.ok) return unnamed
    const sheets = await findSealedSheets(tx, id)
    const computed = computeResult(review, sheets, review.verdict.computed.given)
    if (!computed.ok) return no({ code: 'no-result', because: computed.refusal } as const)
    if (computed.value.total !== review.verdict.computed.total || sheets.some((sheet) => !sealHolds(id, sheet)))
      return no({ code: 'stale' } as const)
    const period = review.rules.periods.objection
    // A firm objects to a rejection, once: what answers an objection is final.
    const objectionUntil =
      review.verdict.result !== 'rejected' || review.kind === 'objection' || !period ? null : dueInstant(dayOf(tx.now), period)
    const files = await keepPapers(app, tx, actor, review, sheets, objectionUntil)
    await saveSigned(tx, id, files.minutes, files.letter)
    const decided = await decideTracks(tx, {
      trackIds: review.tracks.filter((track) => track.state === 'in_review').map((track) => track.id),
      result: review.verdict.result,
      conditions: review.verdict.conditions,
      reason: reasonsForFirm(review, review.verdict).join('\n'),
      objectionUntil,
      letterFileId: files.letter,
      minutesFileId: files.minutes,
    })
    if (!decided.ok) return no({ code: 'stale' } as const)
    await tx.record({
      action: 'verdict.signed',
      kind: 'review',
      id,
      institutionId: actor.institutionId,
      companyId: review.companyId,
      detail: { result: review.verdict.result, total: computed.value.total },
    })
    return yes({ result: review.verdict.result })
  })

const keepPapers = async (
  app: App,
  tx: Tx,
  actor: InstitutionActor,
  review: ReviewDetail,
  sheets: readonly SheetRow[],
  objectionUntil: Date | null,
) => {
  const signing = {
    now: tx.now,
    signerName: (await peopleNames(tx, [actor.personId])).get(actor.personId) ?? '',
    isDemonstration: app.market.isDemonstration,
    publicUrl: app.publicUrl,
    objectionUntil,
  }
  const institution = { id: review.leadInstitutionId, nameKo: review.leadKo, nameEn: review.leadEn }
  const keep = async (paper: Uint8Array, name: string, reason: string, companyId: string | undefined) => {
    const stored = await app.files.keep(await signInNameOf(tx, app, institution, paper, { reason, location: app.publicUrl }))
    return keepFile(
      tx,
      { ok: true, ...stored, name, kind: 'pdf', mediaType: 'application/pdf', warnings: [], scan: 'clean' },
      { kind: 'review', id: review.id, institutionId: review.leadInstitutionId, companyId },
    )
  }
  return {
    minutes: await keep(
      await minutesOfReview(app.pdf, review, sheets, signing),
      `심의의결서-${review.tracks[0]?.receiptNumber ?? review.id}.pdf`,
      'Minutes of the review committee',
      undefined,
    ),
    letter: await keep(
      await letterOfReview(app.pdf, review, signing),
      `심의결과통지-${review.tracks[0]?.receiptNumber ?? review.id}.pdf`,
      'Notice of the review result',
      review.companyId,
    ),
  }
}
