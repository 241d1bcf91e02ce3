import { expect } from 'vitest'
import { addDays, dayOf } from '../../src/kernel/dates.ts'
import { beginEvaluation, drawReviewCommittee, freezeCandidates, nameChair } from '../../src/reviews/actions/committee.ts'
import { openReview } from '../../src/reviews/actions/open-review.ts'
import { acceptSeat, answerConflicts } from '../../src/reviews/actions/seat.ts'
import { sealSheet, writeSheet } from '../../src/reviews/actions/sheet.ts'
import { recordAttendance } from '../../src/reviews/actions/stage.ts'
import { unsealReview } from '../../src/reviews/actions/unseal.ts'
import { draftVerdict, signReviewVerdict } from '../../src/reviews/actions/verdict.ts'
import { askedAt } from '../../src/reviews/meeting.ts'
import { findReviewById } from '../../src/reviews/queries.ts'
import type { ReviewDetail } from '../../src/reviews/queries.ts'
import { setScene } from '../../src/reviews/scene.fixture.ts'
import type { Scene, SceneOptions } from '../../src/reviews/scene.fixture.ts'
import { findOwnSheets } from '../../src/reviews/sheet-queries.ts'
import { must } from '../shortcuts.ts'
import { openMarket, sql } from './market.ts'

export { must }
export const staff = (personId: string, institutionId = 'kra') =>
  ({
    hat: 'institution',
    personId,
    institutionId,
    roles: ['officer', 'approver'],
    as: `desk:${institutionId}`,
    address: 'test',
    requestId: null,
  }) as const
export const member = (personId: string) => ({ hat: 'reviewer', personId, as: 'reviewer', address: 'test', requestId: null }) as const
export const nextYear = addDays(dayOf(new Date()), 365)
export const reasons = (of: Scene) => Object.fromEntries(of.rules.sections.map((section) => [section.id, '근거가 충분합니다.']))
export const verdict = (of: Scene, change: object = {}) => ({
  result: 'approved' as const,
  reasons: reasons(of),
  conditions: [],
  dissent: '',
  differsReason: '',
  given: [],
  ...change,
})

/** A market with what brings a review to where a test begins: each step by the actions of its pages, as the people of a scene. */
export const openReviews = async () => {
  const market = await openMarket()
  const scene = (options?: SceneOptions) => market.set((tx) => setScene(tx, options))
  const reviewOf = async (id: string): Promise<ReviewDetail> => {
    const found = await findReviewById(market.read, id)
    if (!found) throw new Error('no review')
    return found
  }
  const trackState = async (id: string) => (await market.read.one(sql<{ state: string }>`select state from tracks where id = ${id}`)).state

  const drawn = async (of: Scene) => {
    const { id } = must(await openReview(market.app, staff(of.officer), of.trackId))
    must(await freezeCandidates(market.app, staff(of.officer), id, null))
    must(await drawReviewCommittee(market.app, staff(of.officer), id))
    return id
  }
  const accept = async (id: string, personId: string) => {
    must(await answerConflicts(market.app, member(personId), id, 'none', ''))
    return must(await acceptSeat(market.app, member(personId), id, true))
  }
  const begun = async (of: Scene) => {
    const id = await drawn(of)
    for (const seat of (await reviewOf(id)).seats) await accept(id, seat.personId)
    must(await beginEvaluation(market.app, staff(of.officer), id))
    return id
  }
  const fill = (review: ReviewDetail, sort: number, share: number) => {
    const { criteria, gates } = askedAt(review.rules, sort)
    return {
      scores: Object.fromEntries(criteria.map((one) => [one.id, Math.round(one.max * share)])),
      comments: Object.fromEntries(criteria.map((one) => [one.id, '충분히 확인했습니다'])),
      gates: Object.fromEntries(gates.map((one) => [one.id, 'pass' as const])),
      overall: '좋은 기술입니다.',
      conditions: '',
    }
  }
  const hold = async (of: Scene, id: string, absent: readonly string[] = []) => {
    const review = await reviewOf(id)
    const stage = review.stages[1]
    const present = review.seats.filter((seat) => seat.state === 'accepted' && !absent.includes(seat.personId)).map((seat) => seat.personId)
    must(
      await recordAttendance(market.app, staff(of.officer), id, stage?.id ?? '', {
        seen: stage?.version ?? 0,
        heldAt: new Date(),
        place: '대회의실',
        present,
      }),
    )
  }
  const sealAll = async (id: string, personId: string, share: number) => {
    const review = await reviewOf(id)
    for (const stage of review.stages) {
      const sheet = (await findOwnSheets(market.read, id, personId)).find((one) => one.stageId === stage.id)
      if (sheet?.state !== 'open') continue
      const { version } = must(await writeSheet(market.app, member(personId), id, stage.id, sheet.version, fill(review, stage.sort, share)))
      must(await sealSheet(market.app, member(personId), id, stage.id, version))
    }
  }
  const met = async (of: Scene, shares: readonly number[] = [0.9, 0.8, 0.85]) => {
    const id = await begun(of)
    await hold(of, id)
    for (const [place, seat] of (await reviewOf(id)).seats.entries()) await sealAll(id, seat.personId, shares[place] ?? 0.8)
    expect(must(await unsealReview(market.app, staff(of.officer), id))).toEqual({ recused: 0 })
    must(await nameChair(market.app, staff(of.officer), id, (await reviewOf(id)).seats[0]?.personId ?? ''))
    return id
  }
  const decided = async (of: Scene, change: object = {}, shares?: readonly number[]) => {
    const id = await met(of, shares)
    must(await draftVerdict(market.app, staff(of.officer), id, 0, verdict(of, change)))
    must(await signReviewVerdict(market.app, staff(of.approver), id, 1))
    return id
  }
  return { market, scene, reviewOf, trackState, drawn, accept, begun, fill, hold, sealAll, met, decided }
}
