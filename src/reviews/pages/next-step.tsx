import { dayOf } from '../../kernel/dates.ts'
import type { Visit } from '../../people/index.ts'
import { Button, ButtonLink, Buttons, DayTime, Form, Link, Notice } from '../../ui/index.ts'
import { stagesNow } from '../actions/unseal.ts'
import type { ReviewDetail } from '../queries.ts'
import { explain, gapWords } from '../refusal-words.ts'
import { vacantSeats } from '../review.ts'
import { gapsBeforeBegin, gapsBeforeUnseal, lateMembers, toRemind } from '../workflow.ts'
import { moveWords } from '../words.ts'
import { stageName } from './assignment.tsx'
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
  const form = (tail: string, words: string, gaps: readonly string[], kind: 'primary' | 'secondary' = 'primary') => (
    <Form lang={lang} csrf={visit.csrf} action={visit.href(pathOf(visit, tail))}>
      <Button kind={kind} blocked={gaps.length > 0 ? gaps.join(' ') : undefined}>
        {words}
      </Button>
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
          <Unsettled visit={visit} review={review} />
          {form(
            '/begin',
            t(moveWords.begin),
            gapsBeforeBegin(review, review.rules.committee).map((gap) => t(gapWords[gap])),
            undatedMeetings(review).length > 0 ? 'secondary' : 'primary',
          )}
        </>
      )
    case 'evaluating':
      return (
        <>
          <Late visit={visit} review={review} />
          <Vacant visit={visit} review={review} />
          <Unsettled visit={visit} review={review} />
          {form(
            '/unseal',
            t(moveWords.unseal),
            gapsBeforeUnseal(review, stagesNow(review), review.sheets, review.rules.committee).map((gap) => t(gapWords[gap])),
          )}
        </>
      )
    case 'meeting':
      return (
        <>
          <Unsettled visit={visit} review={review} />
          {to('/verdict', t('의결안 작성하러 가기', 'Go and draft the verdict'))}
        </>
      )
    default:
      return null
  }
}

/** Whose day has passed, and what can be done: the machine reminds once; what follows is the officer's. */
const Late = ({ visit, review }: { visit: Visit; review: ReviewDetail }) => {
  const { t, lang } = visit
  const late = lateMembers(review.seats, review.stages, review.sheets, visit.now)
  if (late.answers.length + late.sheets.length === 0) return null
  const letters = (ids: readonly string[]) =>
    review.seats
      .filter((seat) => ids.includes(seat.personId))
      .map((seat) => seat.letter)
      .join(', ')
  const toCommittee = <Link href={visit.href(pathOf(visit, '/committee'))}>{t('위원회 화면으로 가기', 'Go to the committee')}</Link>
  const mayRemind = toRemind(late, review, dayOf(visit.now))
  return (
    <>
      {late.answers.length > 0 && (
        <Notice
          tone="warning"
          title={t(`답변 기한이 지난 위원이 있습니다: ${letters(late.answers)}`, `Late with their answer: ${letters(late.answers)}`)}
        >
          <p>
            {t(
              '다시 알리고 답을 더 기다리거나, 무응답으로 처리하고 대체 위원을 추첨할 수 있습니다.',
              'Remind them and wait on, or call the seat silent and draw a substitute.',
            )}{' '}
            {toCommittee}
          </p>
          <LastTold visit={visit} times={review.seats.filter(isOf(late.answers)).map((seat) => seat.remindedAt)} />
        </Notice>
      )}
      {late.sheets.length > 0 && (
        <Notice
          tone="warning"
          title={t(`평가표 기한이 지난 위원이 있습니다: ${letters(late.sheets)}`, `Late with their sheet: ${letters(late.sheets)}`)}
        >
          <p>
            {t(
              '기한이 지나도 봉인할 수 있습니다. 다시 알리거나, 아래 단계에서 평가표 기한을 새로 정해 알리거나, 불참으로 처리하고 대체 위원을 추첨할 수 있습니다.',
              'They can still seal. Remind them, set another day at the stage below, which tells them, or call the seat absent and draw a substitute.',
            )}{' '}
            {toCommittee}
          </p>
          <LastTold visit={visit} times={review.sheets.filter(isOf(late.sheets)).map((sheet) => sheet.overdueToldAt)} />
        </Notice>
      )}
      <Form lang={lang} csrf={visit.csrf} action={visit.href(pathOf(visit, '/remind'))}>
        <Button kind="secondary" blocked={mayRemind.ok ? undefined : t(explain(mayRemind.refusal))}>
          {t(moveWords.remind)}
        </Button>
      </Form>
    </>
  )
}
const isOf =
  (ids: readonly string[]) =>
  ({ personId }: { readonly personId: string }) =>
    ids.includes(personId)

/** When any of them was last told that their day has passed. */
const LastTold = ({ visit, times }: { visit: Visit; times: readonly (string | null)[] }) => {
  const { t, lang } = visit
  const last = times
    .filter((at) => at !== null)
    .map((at) => new Date(at))
    .toSorted((one, other) => other.getTime() - one.getTime())[0]
  return (
    <p class="quiet">
      {last === undefined ? (
        t('아직 알리지 않았습니다.', 'Not reminded yet.')
      ) : (
        <>
          {t('마지막으로 알린 때:', 'Last reminded:')} <DayTime lang={lang} value={last} />
        </>
      )}
    </p>
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

const undatedMeetings = ({ stages }: ReviewDetail) => stages.filter((stage) => stage.kind !== 'documents' && stage.heldAt === null)
/** What the evaluation can begin without, and the verdict cannot be reached without: said before it is missed. */
const Unsettled = ({ visit, review }: { visit: Visit; review: ReviewDetail }) => {
  const { t } = visit
  const names = undatedMeetings(review).map((stage) => stageName(visit, review, stage.sort))
  const hasChair = review.chairPersonId !== null
  if (names.length === 0 && hasChair) return null
  return (
    <Notice
      tone="info"
      title={
        review.state === 'drawn'
          ? t('평가를 시작하기 전에 정해 두면 좋은 것이 있습니다.', 'Better settled before the evaluation begins.')
          : t('아직 정하지 않은 것이 있습니다.', 'Something is not settled yet.')
      }
    >
      <ul>
        {names.length > 0 && (
          <li>{t(`날짜를 정하지 않은 심의 단계: ${names.join(', ')}`, `Stages without a date: ${names.join(', ')}`)}</li>
        )}
        {!hasChair && (
          <li>
            {t('위원장을 정하지 않았습니다.', 'No chair is named.')}{' '}
            <Link href={visit.href(pathOf(visit, '/committee'))}>{t('위원장 정하러 가기', 'Go and name the chair')}</Link>
          </li>
        )}
      </ul>
    </Notice>
  )
}
