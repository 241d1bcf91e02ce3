import { notFound } from '../../platform/http/visit.ts'
import type { Visit } from '../../people/index.ts'
import { ButtonLink, Empty } from '../../ui/index.ts'
import { findSealedSheets } from '../sheet-queries.ts'
import { sealedCount } from '../workflow.ts'
import { deskMaySee, pathOf, reviewHere, reviewPage, runs } from './desk-parts.tsx'
import { MeetingTable } from './meeting-table.tsx'

/** The meeting view: everything at once, by letter. Before every sheet is sealed it tells how many are, and no number more. */
export const drawMeeting = async (visit: Visit) => {
  const review = await reviewHere(visit)
  if (!review) return notFound
  const { t } = visit
  const count = sealedCount(review, review.sheets)
  if (!deskMaySee(visit, 'scores', review)) {
    return reviewPage(
      visit,
      review,
      { tab: '/meeting' },
      <Empty
        title={t('아직 점수를 볼 수 없습니다.', 'No scores yet.')}
        reason={
          count.of > 0
            ? t(`${count.of}명 중 ${count.sealed}명 봉인`, `${count.sealed} of ${count.of} sealed`)
            : t('위원이 모두 봉인하고 회의를 열면 보입니다.', 'They show once all have sealed and the meeting is opened.')
        }
      />,
    )
  }
  return reviewPage(
    visit,
    review,
    { tab: '/meeting' },
    <>
      {runs(visit, review) && review.state === 'meeting' && (
        <p>
          <ButtonLink href={visit.href(pathOf(visit, '/verdict'))}>{t('의결로 넘어가기', 'On to the verdict')}</ButtonLink>
        </p>
      )}
      <MeetingTable visit={visit} review={review} sheets={await findSealedSheets(visit.read, review.id)} />
    </>,
  )
}
