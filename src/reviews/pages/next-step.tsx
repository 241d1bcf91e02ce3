import type { Visit } from '../../people/index.ts'
import { Button, ButtonLink, Buttons, Form, Link, Notice } from '../../ui/index.ts'
import { stagesNow } from '../actions/unseal.ts'
import type { ReviewDetail } from '../queries.ts'
import { gapWords } from '../refusal-words.ts'
import { vacantSeats } from '../review.ts'
import { gapsBeforeBegin, gapsBeforeUnseal, lateMembers } from '../workflow.ts'
import { moveWords } from '../words.ts'
import { pathOf, runs } from './desk-parts.tsx'

/** The one thing to do now, and what stands in its way. */
export const NextStep = ({ visit, review }: { visit: Visit; review: ReviewDetail }) => {
  const { t, lang } = visit
  if (!runs(visit, review)) return null
  const to = (tail: string, words: string) => (
    <Buttons>
      <ButtonLink href={visit.href(pathOf(visit, tail))}>{words}</ButtonLink>
    </Buttons>
  )
  const form = (tail: string, words: string, gaps: readonly string[]) => (
    <Form lang={lang} csrf={visit.csrf} action={visit.href(pathOf(visit, tail))}>
      <Button blocked={gaps.length > 0 ? gaps.join(' ') : undefined}>{words}</Button>
    </Form>
  )
  switch (review.state) {
    case 'forming':
      return to('/committee', t('후보 명부 확정하러 가기', 'Go and freeze the candidate list'))
    case 'candidates_frozen':
      return to('/committee', t('위원 추첨하러 가기', 'Go and draw the committee'))
    case 'drawn':
      return (
        <>
          <Late visit={visit} review={review} />
          <Vacant visit={visit} review={review} />
          {form(
            '/begin',
            t(moveWords.begin),
            gapsBeforeBegin(review, review.rules.committee).map((gap) => t(gapWords[gap])),
          )}
        </>
      )
    case 'evaluating':
      return (
        <>
          <Late visit={visit} review={review} />
          <Vacant visit={visit} review={review} />
          {form(
            '/unseal',
            t(moveWords.unseal),
            gapsBeforeUnseal(review, stagesNow(review), review.sheets, review.rules.committee).map((gap) => t(gapWords[gap])),
          )}
        </>
      )
    case 'meeting':
      return to('/verdict', t('의결안 작성하러 가기', 'Go and draft the verdict'))
    default:
      return null
  }
}

/** Whose day has passed, and what can be done: they were reminded by the machine, once; the rest is the officer's. */
const Late = ({ visit, review }: { visit: Visit; review: ReviewDetail }) => {
  const { t } = visit
  const late = lateMembers(review.seats, review.stages, review.sheets, visit.now)
  const letters = (ids: readonly string[]) =>
    review.seats
      .filter((seat) => ids.includes(seat.personId))
      .map((seat) => seat.letter)
      .join(', ')
  const toCommittee = <Link href={visit.href(pathOf(visit, '/committee'))}>{t('위원회 화면으로 가기', 'Go to the committee')}</Link>
  return (
    <>
      {late.answers.length > 0 && (
        <Notice
          tone="warning"
          title={t(`답변 기한이 지난 위원이 있습니다: ${letters(late.answers)}`, `Late with their answer: ${letters(late.answers)}`)}
        >
          <p>
            {t(
              '위원에게 다시 알렸습니다. 답을 더 기다리거나, 무응답으로 처리하고 대체 위원을 추첨할 수 있습니다.',
              'They were reminded. You can wait on, or call the seat silent and draw a substitute.',
            )}{' '}
            {toCommittee}
          </p>
        </Notice>
      )}
      {late.sheets.length > 0 && (
        <Notice
          tone="warning"
          title={t(`평가표 기한이 지난 위원이 있습니다: ${letters(late.sheets)}`, `Late with their sheet: ${letters(late.sheets)}`)}
        >
          <p>
            {t(
              '위원에게 다시 알렸고, 기한이 지나도 봉인할 수 있습니다. 아래 단계에서 평가표 기한을 새로 정해 알리거나, 불참으로 처리하고 대체 위원을 추첨할 수 있습니다.',
              'They were reminded and can still seal. Set another day at the stage below, which tells them, or call the seat absent and draw a substitute.',
            )}{' '}
            {toCommittee}
          </p>
        </Notice>
      )}
    </>
  )
}

/** Seats that fell empty and have no substitute: with a quorum the evaluation may begin all the same, so it is said. */
const Vacant = ({ visit, review }: { visit: Visit; review: ReviewDetail }) => {
  const { t } = visit
  const empty = vacantSeats(review).length
  if (empty === 0) return null
  return (
    <Notice tone="warning" title={t(`빈 위원 자리가 ${empty}개 있습니다.`, `${empty === 1 ? 'One seat is' : `${empty} seats are`} empty.`)}>
      <p>
        <Link href={visit.href(pathOf(visit, '/committee'))}>{t('대체 위원 추첨하러 가기', 'Go and draw substitutes')}</Link>
      </p>
    </Notice>
  )
}
