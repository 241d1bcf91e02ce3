/** Conflicts are asked about again whenever it matters: at acceptance, at sealing, before the seals open, and when a fact about a reviewer arrives. */
import { sql } from '../platform/database/database.ts'
import type { Tx } from '../platform/database/transaction.ts'
import { conflictsOf } from './candidates.ts'
import type { Exclusion } from './candidates.ts'
import { findMatter, findPool } from './pool-queries.ts'
import { findReviewById } from './queries.ts'
import type { ReviewDetail } from './queries.ts'
import { emptySeat } from './store.ts'
import { tellOfficers, tellRecused } from './tidings.ts'
import { exclusionWords } from './words.ts'

/** Which of these people today's facts keep away from the review, and why. Earlier seats in this same review are no conflict. */
export const conflictsNow = async (
  tx: Tx,
  review: Pick<ReviewDetail, 'id' | 'rules'>,
  personIds: readonly string[],
): Promise<Map<string, Exclusion[]>> => {
  const matter = await findMatter(tx, review.id)
  const pool = await findPool(tx, personIds)
  const found = pool.map((member) => [member.personId, conflictsOf(member, matter, review.rules.committee.conflictYears)] as const)
  return new Map(found.filter(([, conflicts]) => conflicts.length > 0))
}

/** Takes the seat away at once: no page, no paper, no sheet from here on. Officer and reviewer are told. */
export const recuseFor = async (tx: Tx, review: ReviewDetail, personId: string, reason: string): Promise<void> => {
  await emptySeat(tx, review.id, personId, 'recused', reason)
  await tx.record({
    action: 'review.member-recused',
    kind: 'review',
    id: review.id,
    institutionId: review.leadInstitutionId,
    detail: { personId, reason },
  })
  await tellRecused(tx, review, personId)
  await tellOfficers(
    tx,
    review,
    'review.member-recused',
    '이해관계가 확인되어 위원 한 명이 빠졌습니다',
    'A member was recused for a conflict',
    '/committee',
  )
}

/** Recuses every one of these members whom today's facts keep away; answers who. */
export const recuseConflicted = async (tx: Tx, review: ReviewDetail, personIds: readonly string[]): Promise<string[]> => {
  const conflicts = await conflictsNow(tx, review, personIds)
  for (const [personId, exclusions] of conflicts)
    await recuseFor(tx, review, personId, exclusions.map((one) => exclusionWords(one).ko).join(' '))
  return [...conflicts.keys()]
}

/** A new fact about a reviewer: every running review where they hold a seat is asked about again. Answers the reviews they left. */
export const recheckPerson = async (tx: Tx, personId: string): Promise<string[]> => {
  const seats = await tx.many(sql<{ reviewId: string }>`
    select s.review_id from committee_seats s join reviews r on r.id = s.review_id
    where s.person_id = ${personId} and s.state in ('invited', 'accepted') and r.state in ('drawn', 'evaluating') order by r.id
      for update of r`)
  const left: string[] = []
  for (const { reviewId } of seats) {
    const review = await findReviewById(tx, reviewId)
    if (review && (await recuseConflicted(tx, review, [personId])).length > 0) left.push(reviewId)
  }
  return left
}
