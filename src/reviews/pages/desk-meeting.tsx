import { notFound } from '../../platform/http/visit.ts'
import type { Visit } from '../../people/index.ts'
import { ButtonLink, Empty, Link } from '../../ui/index.ts'
import { findSealedSheets } from '../sheet-queries.ts'
import { sealedCount } from '../workflow.ts'
import { deskMaySee, pathOf, reviewHere, reviewPage, runs } from './desk-parts.tsx'
import { MeetingTable } from './meeting-table.tsx'

/** As the meeting's own screen has it: scores large enough for the far end of the table, and no words by members. */
const onScreen = 'screen'

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
  const isOnScreen = visit.query('view') === onScreen
  const here = visit.href(pathOf(visit, '/meeting'))
  return reviewPage(
    visit,
    review,
    { tab: '/meeting' },
    <div class={isOnScreen ? 'on-screen stack' : 'stack'}>
      {runs(visit, review) && review.state === 'meeting' && (
        <p>
          <ButtonLink href={visit.href(pathOf(visit, '/verdict'))}>{t('의결로 넘어가기', 'On to the verdict')}</ButtonLink>
        </p>
      )}
      <MeetingTable visit={visit} review={review} sheets={await findSealedSheets(visit.read, review.id)} withComments={!isOnScreen} />
      <p>
        <Link href={isOnScreen ? here : `${here}?view=${onScreen}`}>
          {isOnScreen
            ? t('의견과 함께 보기', 'See it with the comments')
            : t('회의실 화면에 크게 보기(점수만)', 'Show it large on the screen of the room (scores only)')}
        </Link>
      </p>
    </div>,
  )
}
