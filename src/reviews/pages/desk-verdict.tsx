import { dueInstant } from '../../kernel/business-days.ts'
import { dayOf } from '../../kernel/dates.ts'
import { showPoints } from '../../kernel/points.ts'
import { several, text } from '../../kernel/text.ts'
import type { Text } from '../../kernel/text.ts'
import { notFound } from '../../platform/http/visit.ts'
import { actingAs, confirmFirst } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { Button, Closing, Day, Empty, Form, Lines, ReasonForm, StatusTag, SummaryList } from '../../ui/index.ts'
import { draftVerdict, sendBackVerdict, signReviewVerdict } from '../actions/verdict.ts'
import { longest } from '../longest.ts'
import type { ReviewDetail, VerdictRow } from '../queries.ts'
import { explain } from '../refusal-words.ts'
import { findSealedSheets } from '../sheet-queries.ts'
import { moveWords, resultWords } from '../words.ts'
import { resultTone } from './desk-list.tsx'
import { afterMove, deskMaySee, DraftedBy, pathOf, reviewHere, reviewPage, runs, SignedBy, signs } from './desk-parts.tsx'
import { ChangedVerdict, OtherDraft, seenOf } from './seen-verdict.tsx'
import { asksForRoom, errorsOf, readDraft } from './verdict-draft.ts'
import type { Errors } from './verdict-draft.ts'
import { DraftForm } from './verdict-form.tsx'

export const drawVerdict = (visit: Visit) => drawWith(visit)
const drawWith = async (visit: Visit, errors: Errors = {}, general?: string, status = 200) => {
  const review = await reviewHere(visit)
  if (!review) return notFound
  return reviewPage(visit, review, { tab: '/verdict', errors, general, status }, await bodyOf(visit, review, errors, status))
}

type Changed = 'decided' | 'drafted'
/** The page after a decision, or a draft, on a verdict that was another one by then: both are shown, and nothing was done. */
const drawChanged = async (visit: Visit, what: Changed, sentence: Text) => {
  const review = await reviewHere(visit)
  const { verdict } = review ?? {}
  const isOther = verdict && verdict.version !== visit.form.whole('version') && (what === 'drafted' || review?.state === 'verdict_drafted')
  if (!review || !isOther) return drawWith(visit, {}, visit.t(sentence), 409)
  return reviewPage(
    visit,
    review,
    { tab: '/verdict', status: 409 },
    <>
      {what === 'decided' ? (
        <ChangedVerdict visit={visit} review={review} verdict={verdict} />
      ) : (
        <OtherDraft visit={visit} review={review} verdict={verdict} typed={readDraft(visit, review)} />
      )}
      {await bodyOf(visit, review, {}, 409)}
    </>,
  )
}

const bodyOf = async (visit: Visit, review: ReviewDetail, errors: Errors, status: number) => {
  const { t } = visit
  if (!deskMaySee(visit, 'scores', review)) return <Empty title={t('회의를 마친 뒤에 의결합니다.', 'The verdict follows the meeting.')} />
  if (review.state === 'meeting')
    return runs(visit, review) ? (
      <DraftForm visit={visit} review={review} sheets={await findSealedSheets(visit.read, review.id)} errors={errors} status={status} />
    ) : (
      <Empty title={t('담당자가 의결안을 작성하고 있습니다.', 'The officer is drafting the verdict.')} />
    )
  const { verdict } = review
  return (
    verdict && (
      <>
        <Verdict visit={visit} review={review} verdict={verdict} />
        {review.state === 'verdict_drafted' && signs(visit, review) && (
          <Sign visit={visit} review={review} verdict={verdict} errors={errors} />
        )}
      </>
    )
  )
}

const Verdict = ({ visit, review, verdict }: { visit: Visit; review: ReviewDetail; verdict: VerdictRow }) => {
  const { t, lang } = visit
  return (
    <SummaryList
      lang={lang}
      facts={[
        { label: t('결과', 'Result'), value: <StatusTag tone={resultTone[verdict.result]} word={t(resultWords[verdict.result])} /> },
        {
          label: t('총점', 'Total'),
          value: t(
            `${showPoints(verdict.computed.total)}점 / 합격선 ${showPoints(verdict.computed.passMark)}점`,
            `${showPoints(verdict.computed.total)}; pass mark ${showPoints(verdict.computed.passMark)}`,
          ),
        },
        ...(verdict.differsReason
          ? [
              {
                label: t('점수로 계산한 결과', 'Computed from the scores'),
                value: <StatusTag tone={resultTone[verdict.computedResult]} word={t(resultWords[verdict.computedResult])} />,
              },
              { label: t('계산 결과와 다른 이유', 'Why it differs'), value: verdict.differsReason },
            ]
          : []),
        ...review.rules.sections.map((section) => ({ label: t(section.name), value: <Lines words={verdict.reasons[section.id] ?? ''} /> })),
        ...verdict.conditions.map((one, place) => ({
          label: t(`조건 ${place + 1}`, `Condition ${place + 1}`),
          value: (
            <>
              {one.ko} (<Day lang={lang} value={one.dueOn} />)
            </>
          ),
        })),
        ...(verdict.dissent ? [{ label: t('소수 의견', 'Dissent'), value: <Lines words={verdict.dissent} /> }] : []),
        { label: t('작성', 'Drafted by'), value: <DraftedBy visit={visit} verdict={verdict} /> },
        { label: t('서명', 'Signed by'), value: <SignedBy visit={visit} verdict={verdict} /> },
      ]}
    />
  )
}

const Sign = ({ visit, review, verdict, errors }: { visit: Visit; review: ReviewDetail; verdict: VerdictRow; errors: Errors }) => {
  const { t, lang } = visit
  const period = review.rules.periods.objection
  const until = verdict.result !== 'rejected' || review.kind === 'objection' || !period ? undefined : dueInstant(dayOf(visit.now), period)
  const decided = review.tracks.filter((track) => track.state === 'in_review').length
  const own = verdict.draftedBy === visit.actor.personId
  return (
    <section class="panel stack">
      <h2>{t('서명하면 일어나는 일', 'What the signature does')}</h2>
      <ul>
        <li>
          {t(
            `신청 ${decided}건이 ‘${resultWords[verdict.result].ko}’로 바뀌고 기업에 결과 통지를 보냅니다.`,
            `${several(decided, 'application')} ${decided === 1 ? 'becomes' : 'become'} “${resultWords[verdict.result].en}” and the firm gets the letter.`,
          )}
        </li>
        {until && (
          <li>
            {t('이의신청 기한:', 'Objections until:')} <Closing lang={lang} value={until} />
          </li>
        )}
        <li>{t('의결서와 결과 통지를 PDF로 만들어 보관합니다.', 'Minutes and letter are made and kept as PDF.')}</li>
      </ul>
      <Form lang={lang} csrf={visit.csrf} action={visit.href(pathOf(visit, '/verdict/sign'))} hidden={seenOf(visit, review, verdict)}>
        <Button blocked={own ? t(explain({ code: 'own-draft' })) : undefined}>{t(moveWords.sign)}</Button>
      </Form>
      <SendBack visit={visit} review={review} verdict={verdict} error={errors['note']} />
    </section>
  )
}

const SendBack = ({
  visit,
  review,
  verdict,
  error,
}: {
  visit: Visit
  review: ReviewDetail
  verdict: VerdictRow
  error: string | undefined
}) => {
  const { t, lang } = visit
  return (
    <ReasonForm
      lang={lang}
      csrf={visit.csrf}
      action={visit.href(pathOf(visit, '/verdict/send-back'))}
      hidden={seenOf(visit, review, verdict)}
      summary={t(moveWords['send-back'])}
      open={visit.form.has('note')}
      name="note"
      label={t('고칠 점', 'What to mend')}
      max={longest.reason}
      error={error}
      value={visit.form.text('note')}
      button={<Button kind="secondary">{t(moveWords['send-back'])}</Button>}
    />
  )
}

export const postVerdict = async (visit: Visit) => {
  const review = await reviewHere(visit)
  if (!review) return notFound
  // Only drawn anew, where there is a form to draw: else what was typed is told beside what became of the verdict.
  if (asksForRoom(visit) && review.state === 'meeting' && runs(visit, review)) return drawWith(visit)
  const drafted = await draftVerdict(
    visit.app,
    actingAs(visit, 'institution'),
    review.id,
    visit.form.whole('version'),
    readDraft(visit, review),
  )
  if (!drafted.ok && drafted.refusal.code === 'verdict-incomplete')
    return drawWith(visit, errorsOf(visit, review, drafted.refusal.missing), undefined, 422)
  return afterMove(
    drafted,
    () => ({
      to: pathOf(visit, '/verdict'),
      flash: text('의결안을 저장하고 승인자에게 서명을 요청했습니다.', 'Saved; the approver is asked to sign.'),
    }),
    (sentence, status) => (status === 409 ? drawChanged(visit, 'drafted', sentence) : drawWith(visit, {}, visit.t(sentence), status)),
  )
}
/** A signature asks again who is there. */
export const postSign = async (visit: Visit) =>
  (await confirmFirst(visit, pathOf(visit, '/verdict'))) ??
  afterMove(
    await signReviewVerdict(visit.app, actingAs(visit, 'institution'), visit.params['review'] ?? '', visit.form.whole('version')),
    () => ({ to: pathOf(visit, '/minutes'), flash: text('의결에 서명하고 기업에 결과를 알렸습니다.', 'Signed; the firm is told.') }),
    (sentence, status) => (status === 409 ? drawChanged(visit, 'decided', sentence) : drawWith(visit, {}, visit.t(sentence), status)),
  )
export const postSendBack = async (visit: Visit) => {
  const moved = await sendBackVerdict(
    visit.app,
    actingAs(visit, 'institution'),
    visit.params['review'] ?? '',
    visit.form.whole('version'),
    visit.form.text('note'),
  )
  const lacksReason = !moved.ok && moved.refusal.code === 'reason'
  return afterMove(
    moved,
    () => ({ to: pathOf(visit), flash: text('작성자에게 되돌려 보냈습니다.', 'Sent back to the drafter.') }),
    (sentence, status) =>
      lacksReason
        ? drawWith(visit, { note: visit.t(sentence) }, undefined, status)
        : status === 409
          ? drawChanged(visit, 'decided', sentence)
          : drawWith(visit, {}, visit.t(sentence), status),
  )
}
