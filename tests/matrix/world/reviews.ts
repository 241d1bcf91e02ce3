import {
  answerConflicts,
  beginEvaluation,
  declineSeat,
  draftVerdict,
  drawReviewCommittee,
  freezeCandidates,
  openReview,
  planStage,
  recordAttendance,
  writeSheet,
  sealSheet,
} from '../../../src/reviews/index.ts'
import { askedAt } from '../../../src/reviews/meeting.ts'
import { findReviewById } from '../../../src/reviews/queries.ts'
import { findOwnSheets } from '../../../src/reviews/sheet-queries.ts'
import { decide, meet, must, seatCommittee } from '../../shortcuts.ts'
import { sql } from '../../support/market.ts'
import type { Market } from '../../support/market.ts'
import { checked } from './applying.ts'
import { asReviewer, asStaff, mark, staffOf } from './sides.ts'
import type { Side } from './sides.ts'

const reviewed = async (market: Market, side: Side, what: string): Promise<string> => {
  const review = must(await openReview(market.app, asStaff(side, 'officer'), await checked(market, side, what))).id
  side.ids[`review.${what}`] = review
  return review
}

const seated = async (market: Market, side: Side, what: string): Promise<string> => {
  const review = await reviewed(market, side, what)
  const members = await seatCommittee(market, staffOf(side), review)
  Object.assign(side.ids, { [`seat.${what}`]: members[0], [`seat2.${what}`]: members[1] })
  return review
}

const met = async (market: Market, side: Side, what: string, share = 0.85): Promise<string> => {
  const review = await seated(market, side, what)
  await meet(market, staffOf(side), review, share)
  return review
}

/** Reviewed by a committee that met, with sheets and minutes. */
export const decidedByCommittee = async (market: Market, side: Side, what: string, result: 'approved' | 'rejected'): Promise<string> => {
  await decide(market, staffOf(side), await met(market, side, what, result === 'rejected' ? 0.4 : 0.85), result, {
    dissent: mark(side.name, 'dissent'),
    differsReason: '토론한 뒤 합의했습니다.',
  })
  return side.ids[`track.${what}`] ?? ''
}

export const setReviewStates = async (market: Market, side: Side) => {
  const officer = asStaff(side, 'officer')
  const { app } = market
  await reviewed(market, side, 'forming')
  must(await freezeCandidates(app, officer, await reviewed(market, side, 'frozen'), null))
  const drawn = await reviewed(market, side, 'drawn')
  must(await freezeCandidates(app, officer, drawn, null))
  must(await drawReviewCommittee(app, officer, drawn))
  const seats = (await findReviewById(market.read, drawn))?.seats ?? []
  const [invited, answered, gone] = seats.map((seat) => seat.personId)
  must(await answerConflicts(app, asReviewer(answered ?? ''), drawn, 'none', ''))
  // Somebody is late, so that there is somebody to remind.
  await market.set((tx) =>
    tx.run(
      sql`update committee_seats set answer_due_at = market_now() - interval '1 hour' where review_id = ${drawn} and person_id = ${invited ?? ''}`,
    ),
  )
  must(await declineSeat(app, asReviewer(gone ?? ''), drawn, '출장이 겹칩니다.'))
  const stage = (await findReviewById(market.read, drawn))?.stages[0]?.id
  Object.assign(side.ids, { 'seat.drawn': invited, 'seat.answered': answered, 'seat.gone': gone, 'stage.drawn': stage })
  const full = await seated(market, side, 'seated')
  for (const one of (await findReviewById(market.read, full))?.stages ?? []) {
    must(await planStage(app, officer, full, one.id, { seen: one.version, heldAt: new Date(Date.now() + 86_400_000), place: '본관 3층' }))
    side.ids['stage.seated'] = one.id
  }
  await evaluating(market, side, 'evaluating', 0)
  if (side.name === 'B') return
  await evaluating(market, side, 'sealed', 9)
  await met(market, side, 'meeting')
  const drafted = await met(market, side, 'drafted')
  const rules = (await findReviewById(market.read, drafted))?.rules
  must(
    await draftVerdict(app, officer, drafted, 0, {
      result: 'approved',
      reasons: Object.fromEntries((rules?.sections ?? []).map((section) => [section.id, `${mark(side.name, 'reason')} 확인했습니다.`])),
      conditions: [],
      dissent: '',
      differsReason: '토론했습니다.',
      given: [],
    }),
  )
}

/** Evaluating, with the sheets of this many members written and sealed (documents first, then the meetings). */
const evaluating = async (market: Market, side: Side, what: string, sealed: number) => {
  const { app } = market
  const officer = asStaff(side, 'officer')
  const id = await seated(market, side, what)
  must(await beginEvaluation(app, officer, id))
  const review = await findReviewById(market.read, id)
  if (!review) throw new Error(what)
  const members = review.seats.filter((seat) => seat.state === 'accepted').map((seat) => seat.personId)
  for (const stage of review.stages)
    must(
      await recordAttendance(app, officer, id, stage.id, { seen: stage.version, heldAt: new Date(), place: '본관 3층', present: members }),
    )
  side.ids[`stage.${what}`] = review.stages.find((one) => one.kind !== 'documents')?.id ?? review.stages[0]?.id ?? ''
  for (const [at, member] of members.entries())
    for (const stage of review.stages) {
      const sheet = (await findOwnSheets(market.read, id, member)).find((one) => one.stageId === stage.id)
      if (!sheet) continue
      const { criteria, gates } = askedAt(review.rules, stage.sort)
      const { version } = must(
        await writeSheet(app, asReviewer(member), id, stage.id, sheet.version, {
          scores: Object.fromEntries(criteria.map((one) => [one.id, Math.round(one.max / 200) * 100])),
          comments: Object.fromEntries(criteria.map((one) => [one.id, `${mark(side.name, 'sheet')} 수치로 확인했습니다.`])),
          gates: Object.fromEntries(gates.map((one) => [one.id, 'pass' as const])),
          overall: mark(side.name, 'overall'),
          conditions: '',
        }),
      )
      if (at < sealed) must(await sealSheet(app, asReviewer(member), id, stage.id, version))
    }
}
