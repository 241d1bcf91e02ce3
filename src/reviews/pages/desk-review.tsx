import { dayOf, lastDayOf, parseDay, parseSeoulDateTime, timeOf } from '../../kernel/dates.ts'
import { text } from '../../kernel/text.ts'
import type { Text } from '../../kernel/text.ts'
import { notFound } from '../../platform/http/visit.ts'
import { actingAs } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { periodText } from '../../rulesets/index.ts'
import {
  Button,
  ButtonLink,
  Buttons,
  Choice,
  DataTable,
  DateField,
  DayTime,
  Disclosure,
  Due,
  Field,
  Figures,
  Form,
  Link,
  Notice,
  StatusTag,
  SummaryList,
} from '../../ui/index.ts'
import { beginEvaluation } from '../actions/committee.ts'
import { planStage, recordAttendance } from '../actions/stage.ts'
import { stagesNow, unsealReview } from '../actions/unseal.ts'
import { longest } from '../longest.ts'
import { hasSheet } from '../meeting.ts'
import type { ReviewDetail, StageRow } from '../queries.ts'
import { vacantSeats } from '../review.ts'
import { sheetPeriod } from '../sheet-due.ts'
import { gapsBeforeBegin, gapsBeforeUnseal, mayMove, sealedCount } from '../workflow.ts'
import { explain, gapWords } from '../refusal-words.ts'
import { moveWords } from '../words.ts'
import { Grounds, stageName } from './assignment.tsx'
import { afterMove, pathOf, reviewHere, reviewPage, runs } from './desk-parts.tsx'
import type { Moved } from './desk-parts.tsx'

export const drawDeskReview = (visit: Visit) => drawWith(visit)
const drawWith = async (visit: Visit, errors: Record<string, string> = {}, general?: string, status = 200) => {
  const review = await reviewHere(visit)
  if (!review) return notFound
  const { t, lang } = visit
  return reviewPage(
    visit,
    review,
    { tab: '', errors, general, status },
    <>
      <Next visit={visit} review={review} />
      {review.state === 'evaluating' && <Counts visit={visit} review={review} />}
      <h2>{t('심의 단계', 'Stages')}</h2>
      {review.stages.map((stage) => (
        <Stage key={stage.id} visit={visit} review={review} stage={stage} errors={errors} />
      ))}
      <SummaryList
        lang={lang}
        facts={[
          {
            label: t('공모', 'Call'),
            value: review.callId ? (
              <Link href={visit.href(`/calls/${review.callId}`)}>{t(review.callKo ?? '', review.callEn ?? '')}</Link>
            ) : (
              '–'
            ),
          },
          {
            label: t('신청', 'Applications'),
            value: review.tracks.map((track) => (
              <span key={track.id} class="block">
                {track.institutionId === visit.params['institution'] ? (
                  <Link
                    href={visit.href(`/desk/${track.institutionId}/tracks/${track.id}`)}
                  >{`${t(track.ko, track.en)} ${track.receiptNumber}`}</Link>
                ) : (
                  `${t(track.ko, track.en)} ${track.receiptNumber}`
                )}
              </span>
            )),
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
    </>,
  )
}

/** The one thing to do now, and what stands in its way. */
const Next = ({ visit, review }: { visit: Visit; review: ReviewDetail }) => {
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

/** How many have sealed, and who has not and since when that is due; no score. */
const Counts = ({ visit, review }: { visit: Visit; review: ReviewDetail }) => {
  const { t } = visit
  const count = sealedCount(review, review.sheets)
  return (
    <>
      <Figures
        items={[
          {
            label: t('봉인한 위원', 'Members who sealed'),
            value: t(`${count.of}명 중 ${count.sealed}명 봉인`, `${count.sealed} of ${count.of} sealed`),
          },
        ]}
      />
      <OpenSheets visit={visit} review={review} />
      <Notice
        tone="neutral"
        title={t('모든 평가표가 봉인될 때까지 점수는 누구에게도 보이지 않습니다.', 'Nobody sees a score until every sheet is sealed.')}
      />
    </>
  )
}

const OpenSheets = ({ visit, review }: { visit: Visit; review: ReviewDetail }) => {
  const { t, lang } = visit
  const open = review.seats
    .filter((seat) => seat.state === 'accepted')
    .flatMap((seat) =>
      review.stages.flatMap((stage) =>
        review.sheets
          .filter((sheet) => sheet.personId === seat.personId && sheet.stageId === stage.id && sheet.state === 'open')
          .map((sheet) => ({ seat, stage, sheet })),
      ),
    )
  if (open.length === 0) return null
  return (
    <DataTable
      lang={lang}
      caption={t('아직 봉인하지 않은 평가표', 'Sheets not sealed yet')}
      rows={open}
      rowKey={({ seat, stage }) => `${seat.personId} ${stage.id}`}
      columns={[
        { key: 'member', header: t('위원', 'Member'), rowHeader: true, cell: ({ seat }) => `${seat.letter} ${seat.name}` },
        {
          key: 'stage',
          header: t('단계', 'Stage'),
          cell: ({ stage }) => (
            <>
              {stageName(visit, review, stage.sort)}
              {stage.kind !== 'documents' && stage.state === 'planned' && (
                <span class="block quiet">{t('참석을 기록하면 봉인할 수 있습니다.', 'Can be sealed once attendance is recorded.')}</span>
              )}
            </>
          ),
        },
        {
          key: 'due',
          header: t('언제까지', 'Until'),
          nowrap: true,
          cell: ({ sheet }) => <Due lang={lang} at={sheet.dueAt === null ? null : new Date(sheet.dueAt)} now={visit.now} />,
        },
      ]}
    />
  )
}

/** What the due day will be where the officer gives none. */
const dueHint = (visit: Visit, review: ReviewDetail, stage: StageRow): string => {
  const { period, isOwn } = sheetPeriod(review.rules, stage.sort),
    days = periodText(period)
  return visit.t(
    isOwn
      ? text(
          `비우면 기본값을 따릅니다: ${days.ko}. 심의규정에는 이 단계의 기간이 없습니다.`,
          `Empty: the default, ${days.en}. The rules give this stage no period.`,
        )
      : text(`비우면 심의규정의 기간을 따릅니다: ${days.ko}.`, `Empty: the period of the rules, ${days.en}.`),
  )
}

const Stage = ({
  visit,
  review,
  stage,
  errors,
}: {
  visit: Visit
  review: ReviewDetail
  stage: StageRow
  errors: Record<string, string>
}) => {
  const { t, lang, form } = visit
  const name = review.rules.stages[stage.sort]?.name
  const here = visit.href(pathOf(visit, `/stages/${stage.id}`))
  const error = errors[`day-${stage.id}`],
    dueError = errors[`due-${stage.id}`]
  const again = error !== undefined || dueError !== undefined
  const due = stage.sheetsDueAt === null ? null : new Date(stage.sheetsDueAt)
  const at = stage.heldAt === null ? undefined : new Date(stage.heldAt)
  const members = review.seats.filter((seat) => seat.state === 'accepted')
  const present = members
    .filter((seat) => review.attendance.find((one) => one.stageId === stage.id && one.personId === seat.personId)?.attended ?? true)
    .map((seat) => seat.personId)
  const isOpen = runs(visit, review) && mayMove(review.state, 'stage')
  const when = (
    <div class="columns">
      <DateField
        lang={lang}
        name={`day-${stage.id}`}
        label={t('날짜', 'Day')}
        error={error}
        value={again ? form.text(`day-${stage.id}`) : at && dayOf(at)}
      />
      <Field
        lang={lang}
        name={`time-${stage.id}`}
        label={t('시각', 'Time')}
        width="short"
        hint={t('예: 14:00', 'Like 14:00')}
        value={again ? form.text(`time-${stage.id}`) : at && timeOf(at)}
      />
      <Field
        lang={lang}
        name={`place-${stage.id}`}
        label={t('장소', 'Place')}
        value={again ? form.text(`place-${stage.id}`) : (stage.place ?? undefined)}
      />
      {hasSheet(review.rules, stage.sort) && (
        <DateField
          lang={lang}
          name={`due-${stage.id}`}
          label={t('평가표 기한', 'Sheets due')}
          error={dueError}
          value={again ? form.text(`due-${stage.id}`) : due ? lastDayOf(due) : undefined}
          hint={due ? undefined : dueHint(visit, review, stage)}
        />
      )}
    </div>
  )
  return (
    <section class="panel">
      <h3>
        {name ? t(name) : stage.kind}{' '}
        {stage.state === 'held' ? (
          <StatusTag tone="success" word={t('참석 기록됨', 'Recorded')} />
        ) : (
          <StatusTag tone="neutral" word={t('예정', 'Planned')} />
        )}
      </h3>
      <p>
        {at ? <DayTime lang={lang} value={at} /> : t('날짜를 정하지 않았습니다.', 'No date yet.')}
        {stage.place && ` · ${stage.place}`}
        {stage.state === 'held' &&
          t(` · ${members.length}명 중 ${present.length}명 참석`, ` · ${present.length} of ${members.length} attended`)}
      </p>
      {due && (
        <p>
          {t('평가표 기한:', 'Sheets due:')} <Due lang={lang} at={due} now={visit.now} form="sentence" />
        </p>
      )}
      {isOpen && (
        <Disclosure summary={t('일정과 참석', 'Date and attendance')} open={again}>
          <Form lang={lang} csrf={visit.csrf} action={`${here}/plan`}>
            {when}
            {review.state === 'evaluating' && (
              <Choice
                lang={lang}
                name={`present-${stage.id}`}
                kind="checkbox"
                label={t('참석한 위원', 'Members who attended')}
                inline
                value={present}
                options={members.map((seat) => ({ value: seat.personId, label: `${seat.letter} ${seat.name}` }))}
              />
            )}
            <Buttons>
              <Button kind="secondary">{t('일정 알리기', 'Set the date and tell the members')}</Button>
              {review.state === 'evaluating' && (
                <Button kind="secondary" action={`${here}/attendance`}>
                  {t('참석 기록하기', 'Record attendance')}
                </Button>
              )}
            </Buttons>
          </Form>
        </Disclosure>
      )}
    </section>
  )
}

const idOf = (visit: Visit) => visit.params['review'] ?? ''
const flashing = <Value,>(visit: Visit, moved: Moved<Value>, flash: ReturnType<typeof text>) =>
  afterMove(
    moved,
    () => ({ to: pathOf(visit), flash }),
    (sentence, status) => drawWith(visit, {}, visit.t(sentence), status),
  )

/** What was typed of a stage, or what cannot be read of it. No day is left to the rule: papers need none. */
const readStage = (visit: Visit, stage: string) => {
  const { form, t } = visit
  const typed = form.text(`day-${stage}`),
    typedDue = form.text(`due-${stage}`)
  const at = typed === '' ? undefined : parseSeoulDateTime(typed, form.text(`time-${stage}`) || '10:00'),
    due = typedDue === '' ? undefined : parseDay(typedDue)
  const errors = {
    ...(at && !at.ok
      ? {
          [`day-${stage}`]: t(
            '날짜를 2026-11-30처럼, 시각을 14:00처럼 입력해 주세요.',
            'Enter the day like 2026-11-30 and the time like 14:00.',
          ),
        }
      : {}),
    ...(due && !due.ok
      ? { [`due-${stage}`]: t('평가표 기한을 2026-11-30처럼 입력해 주세요.', 'Enter the due day of the sheets like 2026-11-30.') }
      : {}),
  }
  return {
    errors,
    isFaulty: Object.keys(errors).length > 0,
    heldAt: at?.ok ? at.value : null,
    due: due?.ok ? due.value : undefined,
    place: form.text(`place-${stage}`).slice(0, longest.place),
  }
}
const staged = (visit: Visit, stage: string, moved: Moved<unknown>, flash: Text) => {
  const at = moved.ok
    ? undefined
    : (
        { 'day-past': 'day', 'day-missing': 'day', 'not-held-yet': 'day', 'due-past': 'due', 'due-before-meeting': 'due' } as Partial<
          Record<string, string>
        >
      )[moved.refusal.code]
  return !moved.ok && at
    ? drawWith(visit, { [`${at}-${stage}`]: visit.t(explain(moved.refusal)) }, undefined, 422)
    : flashing(visit, moved, flash)
}

export const postPlan = async (visit: Visit) => {
  const stage = visit.params['stage'] ?? ''
  const { errors, isFaulty, heldAt, due, place } = readStage(visit, stage)
  if (isFaulty) return drawWith(visit, errors, undefined, 422)
  return staged(
    visit,
    stage,
    await planStage(visit.app, actingAs(visit, 'institution'), idOf(visit), stage, heldAt, place, due),
    text('일정을 정하고 위원에게 알렸습니다.', 'The date is set and the members are told.'),
  )
}
export const postAttendance = async (visit: Visit) => {
  const stage = visit.params['stage'] ?? ''
  const { errors, isFaulty, heldAt, due, place } = readStage(visit, stage)
  if (isFaulty || heldAt === null)
    return drawWith(
      visit,
      isFaulty
        ? errors
        : { [`day-${stage}`]: visit.t('심의가 열린 날짜를 2026-11-30처럼 입력해 주세요.', 'Enter the day it was held, like 2026-11-30.') },
      undefined,
      422,
    )
  const held = { heldAt, place, present: visit.form.texts(`present-${stage}`), sheetsDue: due }
  return staged(
    visit,
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
export const postUnseal = async (visit: Visit) =>
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
