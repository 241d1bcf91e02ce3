import { several, text } from '../../kernel/text.ts'
import type { Text } from '../../kernel/text.ts'
import { notFound } from '../../platform/http/visit.ts'
import { actingAs, confirmFirst } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { DayTime, Link, SummaryList } from '../../ui/index.ts'
import { beginEvaluation } from '../actions/committee.ts'
import { remindLateMembers } from '../actions/remind.ts'
import { planStage, recordAttendance } from '../actions/stage.ts'
import { unsealReview } from '../actions/unseal.ts'
import type { ReviewDetail, TrackOfReview } from '../queries.ts'
import { Grounds } from './assignment.tsx'
import { afterMove, CallLink, pathOf, reviewHere, reviewPage } from './desk-parts.tsx'
import type { Moved } from './desk-parts.tsx'
import { NextStep } from './next-step.tsx'
import { SealedCount } from './sealed-count.tsx'
import { readStage, stageErrors, stageField } from './stage-form.ts'
import type { StageMove } from './stage-form.ts'
import { StagePanel } from './stage-panel.tsx'

export const drawDeskReview = (visit: Visit) => drawWith(visit)
const drawWith = async (visit: Visit, errors: Record<string, string> = {}, general?: string, status = 200, staleStage?: string) => {
  const review = await reviewHere(visit)
  if (!review) return notFound
  return reviewPage(
    visit,
    review,
    { tab: '', errors, general, status },
    <>
      <NextStep visit={visit} review={review} />
      {review.state === 'evaluating' && <SealedCount visit={visit} review={review} />}
      <h2>{visit.t('심의 단계', 'Stages')}</h2>
      {review.stages.map((stage) => (
        <StagePanel key={stage.id} visit={visit} review={review} stage={stage} errors={errors} isStale={stage.id === staleStage} />
      ))}
      <Facts visit={visit} review={review} />
    </>,
  )
}

const Facts = ({ visit, review }: { visit: Visit; review: ReviewDetail }) => {
  const { t, lang } = visit
  return (
    <SummaryList
      lang={lang}
      facts={[
        {
          label: t('공모', 'Call'),
          value: <CallLink visit={visit} of={review} />,
        },
        ...(review.kind === 'joint'
          ? [{ label: t('심의를 이끄는 기관', 'Leads the review'), value: t(review.leadKo, review.leadEn) }]
          : []),
        {
          label: t('신청', 'Applications'),
          value: review.tracks.map((track) => <Track key={track.id} visit={visit} track={track} />),
        },
        {
          label: t('연 사람', 'Opened by'),
          value: (
            <>
              {review.openerName ?? ''} <DayTime lang={lang} value={review.openedAt} />
            </>
          ),
        },
        ...(review.kind === 'objection'
          ? [{ label: t('이의신청 이유', 'Grounds of the objection'), value: <Grounds review={review} /> }]
          : []),
        ...(review.repeatsReviewId
          ? [
              {
                label: t('앞선 심의', 'Earlier review'),
                value: (
                  <Link href={visit.href(`/desk/${review.leadInstitutionId}/reviews/${review.repeatsReviewId}`)}>
                    {t('이의신청된 심의 보기', 'See the review objected to')}
                  </Link>
                ),
              },
            ]
          : []),
      ]}
    />
  )
}

/** A track by institution and receipt; one's own leads to its page. */
const Track = ({ visit, track }: { visit: Visit; track: TrackOfReview }) => {
  const words = `${visit.t(track.ko, track.en)} ${track.receiptNumber}`
  return (
    <span class="block">
      {track.institutionId === visit.params['institution'] ? (
        <Link href={visit.href(`/desk/${track.institutionId}/tracks/${track.id}`)}>{words}</Link>
      ) : (
        words
      )}
    </span>
  )
}

const idOf = (visit: Visit) => visit.params['review'] ?? ''
const flashing = <Value,>(visit: Visit, moved: Moved<Value>, flash: Text) =>
  afterMove(
    moved,
    () => ({ to: pathOf(visit), flash }),
    (sentence, status) => drawWith(visit, {}, visit.t(sentence), status),
  )

const staged = (visit: Visit, move: StageMove, stage: string, moved: Moved<unknown>, flash: Text) => {
  if (moved.ok) return flashing(visit, moved, flash)
  switch (moved.refusal.code) {
    case 'stage-faulty':
      return drawWith(visit, stageErrors(visit, move, stage, moved.refusal), undefined, 422)
    case 'stale':
      return drawWith(visit, {}, undefined, 409, stage)
    default:
      return flashing(visit, moved, flash)
  }
}

export const postPlan = async (visit: Visit) => {
  const stage = visit.params['stage'] ?? ''
  const planned = await planStage(visit.app, actingAs(visit, 'institution'), idOf(visit), stage, readStage(visit, 'plan', stage))
  return staged(
    visit,
    'plan',
    stage,
    planned,
    planned.ok && planned.value.pulled > 0
      ? text(
          '일정을 정하고 위원에게 알렸습니다. 앞 단계의 평가표 기한도 이날로 앞당겨 알렸습니다.',
          'The date is set and the members are told. The sheets of the stage before are due on that day now, which they are told, too.',
        )
      : text('일정을 정하고 위원에게 알렸습니다.', 'The date is set and the members are told.'),
  )
}
export const postAttendance = async (visit: Visit) => {
  const stage = visit.params['stage'] ?? ''
  const held = { ...readStage(visit, 'attendance', stage), present: visit.form.texts(stageField('attendance', 'present', stage)) }
  return staged(
    visit,
    'attendance',
    stage,
    await recordAttendance(visit.app, actingAs(visit, 'institution'), idOf(visit), stage, held),
    text('참석을 기록했습니다.', 'Attendance is recorded.'),
  )
}
export const postBegin = async (visit: Visit) =>
  flashing(
    visit,
    await beginEvaluation(visit.app, actingAs(visit, 'institution'), idOf(visit)),
    text('평가를 시작했습니다.', 'The evaluation has begun.'),
  )
export const postRemind = async (visit: Visit) =>
  afterMove(
    await remindLateMembers(visit.app, actingAs(visit, 'institution'), idOf(visit)),
    ({ reminded }) => ({
      to: pathOf(visit),
      flash: text(`늦은 위원 ${reminded}명에게 다시 알렸습니다.`, `Reminded: ${several(reminded, 'member')}.`),
    }),
    (sentence, status) => drawWith(visit, {}, visit.t(sentence), status),
  )
/** The seals stay open for good: whoever opens them shows again who they are. */
export const postUnseal = async (visit: Visit) =>
  (await confirmFirst(visit, pathOf(visit))) ??
  afterMove(
    await unsealReview(visit.app, actingAs(visit, 'institution'), idOf(visit)),
    ({ recused }) =>
      recused > 0
        ? {
            to: pathOf(visit, '/committee'),
            flash: text(
              `새로 확인된 이해관계로 위원 ${recused}명이 빠졌습니다. 대체 위원을 추첨해 주세요.`,
              `${recused} recused for a conflict found now. Draw a substitute.`,
            ),
          }
        : { to: pathOf(visit, '/meeting'), flash: text('봉인을 열었습니다.', 'The seals are open.') },
    (sentence, status) => drawWith(visit, {}, visit.t(sentence), status),
  )
