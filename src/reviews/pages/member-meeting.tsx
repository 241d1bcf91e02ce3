import { parsePoints, showPoints } from '../../kernel/points.ts'
import { text } from '../../kernel/text.ts'
import { notFound, page, redirect } from '../../platform/http/visit.ts'
import { actingAs } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { criteriaOf } from '../../rulesets/index.ts'
import { BackLink, Button, Disclosure, ErrorSummary, Field, Form, Select } from '../../ui/index.ts'
import { changeScore } from '../actions/sheet.ts'
import { effectiveScores } from '../meeting.ts'
import type { ReviewDetail } from '../queries.ts'
import { findSealedSheets } from '../sheet-queries.ts'
import type { ChangeFault } from '../workflow.ts'
import { changeFaultWords, explain } from '../refusal-words.ts'
import { assignmentFor } from './assignment.tsx'
import { MeetingTable } from './meeting-table.tsx'

/** The meeting as a member sees it: all scores by letter, and the way to change an own one with a reason. */
export const drawMemberMeeting = (visit: Visit) => drawWith(visit)
const drawWith = async (visit: Visit, errors: Record<string, string> = {}, general?: string, status = 200) => {
  const one = await assignmentFor(visit, 'scores')
  if (!one) return notFound
  const { t, lang } = visit
  const sheets = await findSealedSheets(visit.read, one.review.id)
  const own: Record<string, number> = Object.assign(
    {},
    ...sheets.filter((sheet) => sheet.personId === one.seat.personId).map(effectiveScores),
  )
  const mine = criteriaOf(one.review.rules).flatMap((criterion) => {
    const now = own[criterion.id]
    return now === undefined ? [] : [{ ...criterion, now }]
  })
  return page({
    title: t('심의 회의', 'Meeting'),
    density: 'staff',
    wide: true,
    status,
    hasErrors: status >= 400,
    body: (
      <>
        <BackLink lang={lang} href={visit.href(`/reviews/${one.review.id}`)} label={one.title} />
        <h1>{t('심의 회의', 'Meeting')}</h1>
        <ErrorSummary lang={lang} errors={errors} general={general} />
        <p class="quiet">{t(`나는 위원 ${one.seat.letter}입니다.`, `I am member ${one.seat.letter}.`)}</p>
        <MeetingTable visit={visit} review={one.review} sheets={sheets} />
        {one.review.state === 'meeting' && mine.length > 0 && (
          <ChangeForm visit={visit} review={one.review} mine={mine} errors={errors} isOpen={status >= 400} />
        )}
      </>
    ),
  })
}

/** The way to change a score of one's own, which keeps the one that was sealed. */
const ChangeForm = ({
  visit,
  review,
  mine,
  errors,
  isOpen,
}: {
  visit: Visit
  review: ReviewDetail
  mine: readonly (ReturnType<typeof criteriaOf>[number] & { readonly now: number })[]
  errors: Record<string, string>
  isOpen: boolean
}) => {
  const { t, lang, form } = visit
  return (
    <Disclosure summary={t('내 점수 고치기', 'Change a score of mine')} open={isOpen}>
      <p>
        {t(
          '봉인한 점수는 그대로 남고, 고친 점수와 사유가 함께 기록됩니다.',
          'The sealed score stays readable beside the new one and its reason.',
        )}
      </p>
      <Form lang={lang} csrf={visit.csrf} action={visit.href(`/reviews/${review.id}/meeting`)}>
        <Select
          lang={lang}
          name="criterion"
          label={t('평가항목', 'Criterion')}
          required
          error={errors['criterion']}
          value={form.text('criterion')}
          options={mine.map((criterion) => ({
            value: criterion.id,
            label: t(
              `${criterion.name.ko} (지금 ${showPoints(criterion.now)}점 / ${showPoints(criterion.max)}점)`,
              `${criterion.name.en} (now ${showPoints(criterion.now)} of ${showPoints(criterion.max)})`,
            ),
          }))}
        />
        <Field
          lang={lang}
          name="score"
          type="number"
          label={t('새 점수', 'New score')}
          required
          error={errors['score']}
          value={form.text('score')}
        />
        <Field lang={lang} name="reason" label={t('고치는 사유', 'Why')} required error={errors['reason']} value={form.text('reason')} />
        <Button kind="secondary">{t('점수 고치기', 'Change the score')}</Button>
      </Form>
    </Disclosure>
  )
}

const fieldOf: Record<ChangeFault, string> = {
  criterion: 'criterion',
  'score-unread': 'score',
  'score-range': 'score',
  'score-same': 'score',
  reason: 'reason',
  'reason-long': 'reason',
}
export const postChange = async (visit: Visit) => {
  const points = parsePoints(visit.form.text('score'))
  const changed = await changeScore(
    visit.app,
    actingAs(visit, 'reviewer'),
    visit.params['review'] ?? '',
    visit.form.text('criterion'),
    points.ok ? points.value : undefined,
    visit.form.text('reason'),
  )
  if (changed.ok)
    return redirect(
      `/reviews/${visit.params['review'] ?? ''}/meeting`,
      text('점수를 고쳤습니다. 사유가 함께 남았습니다.', 'Changed; the reason is kept.'),
    )
  const { refusal } = changed
  switch (refusal.code) {
    case 'not-found':
      return notFound
    case 'change-faulty':
      return drawWith(
        visit,
        Object.fromEntries(refusal.faults.map((fault) => [fieldOf[fault], visit.t(changeFaultWords[fault])])),
        undefined,
        422,
      )
    default:
      return drawWith(visit, {}, visit.t(explain(refusal)), 409)
  }
}
