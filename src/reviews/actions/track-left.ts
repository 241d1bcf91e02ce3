import { josa } from '../../kernel/josa.ts'
import { text } from '../../kernel/text.ts'
import { sql } from '../../platform/database/database.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { tell } from '../../platform/mail/notices.ts'
import { leaderOf, orderOfCall } from '../../applications/index.ts'
import type { Part, TrackState } from '../../applications/index.ts'
import { officersOf } from '../../people/index.ts'
import type { ReviewDetail } from '../queries.ts'
import { findReviewForUpdate, saveLead, saveSentBack, saveState } from '../store.ts'
import { tellCancelled, tellOfficers } from '../tidings.ts'

interface Left {
  readonly trackId: string
  readonly from: TrackState | null
  readonly to: TrackState
}

/**
 * A firm took an application back, or it was returned. Its open review goes on with the others, under the next member where its lead left; where none is
 * left to decide, it ends by itself. Before a review the next member hears that it opens one. Wired to the news of tracks.
 */
export const hearTrackMoved = async (tx: Tx, fact: Left): Promise<void> => {
  if (fact.to !== 'withdrawn' && fact.to !== 'returned') return
  const running = await tx.maybe(
    sql<{
      id: string
    }>`select r.id from review_tracks x join reviews r on r.id = x.review_id
      where x.track_id = ${fact.trackId} and r.state not in ('verdict_signed', 'cancelled')`,
  )
  const review = running && (await findReviewForUpdate(tx, running.id))
  if (!review) return tellNextOpener(tx, fact)
  const parts = review.tracks.filter((track) => track.state === 'in_review')
  if (parts.length === 0) return end(tx, review, fact)
  if (parts.some((part) => part.institutionId === review.leadInstitutionId))
    return tellOfficers(tx, review, 'review.track-left', '공동 심의에서 신청 하나가 취하되었습니다', 'An application left the joint review')
  return handOver(tx, review, fact, parts[0]?.institutionId ?? '')
}

const end = async (tx: Tx, review: ReviewDetail, fact: Left) => {
  await saveState(tx, review.id, 'cancelled')
  await tx.record({
    action: 'review.cancelled',
    kind: 'review',
    id: review.id,
    institutionId: review.leadInstitutionId,
    detail: { trackId: fact.trackId, became: fact.to },
  })
  await tellCancelled(tx, review, text('기업이 신청을 취하하여 심의를 마칩니다.', 'The firm withdrew its application; the review ends.'))
  await tellOfficers(tx, review, 'review.cancelled', '신청이 취하되어 심의가 끝났습니다', 'The review ended: the application was withdrawn')
}

const handedOver = (review: ReviewDetail) =>
  text(
    `${review.leadKo}에 낸 신청이 취하되어 심의를 이어받았습니다. 의결안을 확인하고 다시 올려 주세요.`,
    `The application to ${review.leadEn} was withdrawn and the review handed over. Look at the draft and send it again.`,
  )

/** The lead has nothing left to decide: the next member leads, with committee, sheets and rules as they stand. A draft that waits for the old lead's signature goes back to be drafted anew. */
const handOver = async (tx: Tx, review: ReviewDetail, fact: Left, toInstitutionId: string) => {
  await saveLead(tx, review.id, toInstitutionId)
  if (review.state === 'verdict_drafted') {
    await saveState(tx, review.id, 'meeting')
    await saveSentBack(tx, review.id, handedOver(review).ko)
  }
  await tx.record({
    action: 'review.handed-over',
    kind: 'review',
    id: review.id,
    institutionId: toInstitutionId,
    detail: { from: review.leadInstitutionId, trackId: fact.trackId, became: fact.to },
  })
  await tellOfficers(
    tx,
    review,
    'review.track-left',
    '신청이 취하되어 공동 심의를 다음 기관이 이어받았습니다',
    'The application to you was withdrawn; the next institution leads the joint review',
  )
  await tellOfficers(
    tx,
    { ...review, leadInstitutionId: toInstitutionId },
    'review.handed-over',
    `${review.leadKo}에 낸 신청이 취하되어 우리 기관이 공동 심의를 이어받았습니다`,
    `The application to ${review.leadEn} was withdrawn: you lead the joint review now`,
  )
}

/** Before any review: where who would have opened it left, the officers of the next hear that they do. */
const tellNextOpener = async (tx: Tx, { trackId, from }: Left) => {
  if (from === null) return
  const parts = await tx.many(sql<Part & { id: string; titleKo: string; titleEn: string }>`
    select w.id, w.institution_id, wi.name_ko as ko, wi.name_en as en, w.state, t.title_ko,
      coalesce(nullif(t.content->>'titleEn', ''), t.title_ko) as title_en
    from tracks gone join tracks w on w.application_id = gone.application_id and w.call_id = gone.call_id
      join institutions wi on wi.id = w.institution_id join technologies t on t.id = w.technology_id
    where gone.id = ${trackId} order by ${orderOfCall}`)
  const before = leaderOf(
    parts.map((part) => (part.id === trackId ? { ...part, state: from } : part)),
    from,
  )
  const after = leaderOf(parts, from)
  if (before?.id !== trackId || !after) return
  await tell(tx, await officersOf(tx, after.institutionId, 'officer'), {
    kind: 'review.leads-now',
    link: `/desk/${after.institutionId}/tracks/${after.id}`,
    subject: text(`공동 심의를 우리 기관이 엽니다: ${after.titleKo}`, `You open the joint review: ${after.titleEn}`),
    body: text(
      `${before.ko}에 낸 신청이 끝나 심의를 ${josa(after.ko, '이/가')} 엽니다. 모든 참여기관의 요건검토가 끝나면 ‘심의’에서 열 수 있습니다.`,
      `The application to ${before.en} ended, so ${after.en} opens the review. Open it under Reviews once every member has checked.`,
    ),
  })
}
