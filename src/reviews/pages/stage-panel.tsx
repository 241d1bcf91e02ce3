import { dayOf, lastDayOf, parseDay, readMoment, timeOf } from '../../kernel/dates.ts'
import type { NotAMoment } from '../../kernel/dates.ts'
import { readDay } from '../../kernel/day-words.ts'
import { text } from '../../kernel/text.ts'
import type { Text } from '../../kernel/text.ts'
import type { Visit } from '../../people/index.ts'
import { versionTyped } from '../../platform/http/visit.ts'
import { periodText } from '../../rulesets/index.ts'
import {
  BothVersions,
  Button,
  Buttons,
  Choice,
  Closing,
  DateField,
  DayTime,
  Disclosure,
  Due,
  Field,
  Form,
  StatusTag,
} from '../../ui/index.ts'
import { hasSheet } from '../meeting.ts'
import type { ReviewDetail, SeatRow, StageRow } from '../queries.ts'
import { stageFaultWords } from '../refusal-words.ts'
import { sheetPeriod } from '../sheet-due.ts'
import type { StageAsked, StageFault, Unread } from '../stage-plan.ts'
import { mayMove } from '../workflow.ts'
import { pathOf, runs } from './desk-parts.tsx'

type Errors = Record<string, string>
interface OfStage {
  readonly visit: Visit
  readonly review: ReviewDetail
  readonly stage: StageRow
  readonly errors: Errors
  /** Somebody else edited it meanwhile: both are shown. */
  readonly isStale?: boolean
}

const dateOf = (at: string | null) => (at === null ? undefined : new Date(at))
/** Whether the form of this stage came back: what was typed stands in it. */
const cameBack = ({ form }: Visit, stage: StageRow) => ['day', 'time', 'place', 'due'].some((name) => form.has(`${name}-${stage.id}`))
const membersOf = (review: ReviewDetail) => review.seats.filter((seat) => seat.state === 'accepted')
/** Whoever is not recorded as absent. */
const presentAt = (review: ReviewDetail, stage: StageRow): SeatRow[] =>
  membersOf(review).filter(
    (seat) => review.attendance.find((one) => one.stageId === stage.id && one.personId === seat.personId)?.attended ?? true,
  )

/** A day that has passed is late only for sheets that are still open. */
const SheetsDue = ({ visit, sheets, due }: { visit: Visit; sheets: ReviewDetail['sheets']; due: Date }) => {
  const { t, lang, now } = visit
  const isDone = sheets.length > 0 && sheets.every((sheet) => sheet.state !== 'open')
  return (
    <p>
      {t('평가표 기한:', 'Sheets due:')}{' '}
      {isDone ? <Closing lang={lang} value={due} /> : <Due lang={lang} at={due} now={now} form="sentence" />}
    </p>
  )
}

/** One stage: when and where, who attended, and the officer's form for both. */
export const StagePanel = ({ visit, review, stage, errors, isStale = false }: OfStage) => {
  const { t, lang } = visit
  const name = review.rules.stages[stage.sort]?.name
  const at = dateOf(stage.heldAt)
  const due = dateOf(stage.sheetsDueAt)
  const members = membersOf(review).length
  const present = presentAt(review, stage).length
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
        {stage.state === 'held' && t(` · ${members}명 중 ${present}명 참석`, ` · ${present} of ${members} attended`)}
      </p>
      {due && <SheetsDue visit={visit} sheets={review.sheets.filter((sheet) => sheet.stageId === stage.id)} due={due} />}
      {runs(visit, review) && mayMove(review.state, 'stage') && (
        <StageForm visit={visit} review={review} stage={stage} errors={errors} isStale={isStale} />
      )}
    </section>
  )
}

const StageForm = ({ visit, review, stage, errors, isStale = false }: OfStage) => {
  const { t, lang } = visit
  const here = visit.href(pathOf(visit, `/stages/${stage.id}`))
  const present = presentAt(review, stage)
  return (
    <Disclosure summary={t('일정과 참석', 'Date and attendance')} open={cameBack(visit, stage)}>
      {isStale && <OtherPlan visit={visit} review={review} stage={stage} />}
      <Form
        lang={lang}
        csrf={visit.csrf}
        action={`${here}/${stage.state === 'held' ? 'attendance' : 'plan'}`}
        hidden={{ version: cameBack(visit, stage) ? versionTyped(visit, stage.version, isStale ? 409 : undefined) : stage.version }}
      >
        <StageFields visit={visit} review={review} stage={stage} errors={errors} />
        {review.state === 'evaluating' && (
          <Choice
            lang={lang}
            name={`present-${stage.id}`}
            kind="checkbox"
            label={t('참석한 위원', 'Members who attended')}
            inline
            value={cameBack(visit, stage) ? visit.form.texts(`present-${stage.id}`) : present.map((seat) => seat.personId)}
            options={membersOf(review).map((seat) => ({ value: seat.personId, label: `${seat.letter} ${seat.name}` }))}
          />
        )}
        <Buttons>
          {stage.state !== 'held' && <Button kind="secondary">{t('일정 알리기', 'Set the date and tell the members')}</Button>}
          {review.state === 'evaluating' && (
            <Button kind="secondary" action={`${here}/attendance`}>
              {t('참석 기록하기', 'Record attendance')}
            </Button>
          )}
        </Buttons>
      </Form>
    </Disclosure>
  )
}

/** What is stored of a stage, and what was typed over an older page of it. */
const OtherPlan = ({ visit, review, stage }: Pick<OfStage, 'visit' | 'review' | 'stage'>) => {
  const { t, lang, form } = visit
  const at = dateOf(stage.heldAt)
  const due = dateOf(stage.sheetsDueAt)
  const field = (name: string) => form.text(`${name}-${stage.id}`)
  const names = (isThere: (personId: string) => boolean) =>
    membersOf(review)
      .filter((seat) => isThere(seat.personId))
      .map((seat) => seat.name)
      .join(', ')
  const typedPresent = form.texts(`present-${stage.id}`)
  const present = presentAt(review, stage).map((seat) => seat.personId)
  return (
    <BothVersions
      lang={lang}
      title={t(
        '그사이 다른 담당자가 이 단계를 고쳤습니다. 아래 칸은 지금 입력하신 내용이며, 저장하면 그 내용으로 바뀝니다.',
        'A colleague changed this stage meanwhile. The fields below hold what you typed; saving keeps yours.',
      )}
      facts={[
        { label: t('날짜', 'Day'), stored: at ? dayOf(at) : '', typed: field('day') },
        { label: t('시각', 'Time'), stored: at ? timeOf(at) : '', typed: field('time') },
        { label: t('장소', 'Place'), stored: stage.place ?? '', typed: field('place') },
        ...(hasSheet(review.rules, stage.sort)
          ? [{ label: t('평가표 기한', 'Sheets due'), stored: due ? lastDayOf(due) : '', typed: field('due') }]
          : []),
        ...(review.state === 'evaluating'
          ? [
              {
                label: t('참석한 위원', 'Members who attended'),
                stored: names((id) => present.includes(id)),
                typed: names((id) => typedPresent.includes(id)),
              },
            ]
          : []),
      ]}
    />
  )
}

const StageFields = ({ visit, review, stage, errors }: OfStage) => {
  const { t, lang, form } = visit
  const at = dateOf(stage.heldAt)
  const due = dateOf(stage.sheetsDueAt)
  const typedOr = (name: string, stored: string | undefined) => (cameBack(visit, stage) ? form.text(`${name}-${stage.id}`) : stored)
  return (
    <div class="columns">
      <DateField
        lang={lang}
        name={`day-${stage.id}`}
        label={t('날짜', 'Day')}
        error={errors[`day-${stage.id}`]}
        value={typedOr('day', at && dayOf(at))}
      />
      <Field
        lang={lang}
        name={`time-${stage.id}`}
        label={t('시각', 'Time')}
        width="short"
        hint={t('예: 14:00', 'Like 14:00')}
        error={errors[`time-${stage.id}`]}
        value={typedOr('time', at && timeOf(at))}
      />
      <Field
        lang={lang}
        name={`place-${stage.id}`}
        label={t('장소', 'Place')}
        error={errors[`place-${stage.id}`]}
        value={typedOr('place', stage.place ?? undefined)}
      />
      {hasSheet(review.rules, stage.sort) && (
        <DateField
          lang={lang}
          name={`due-${stage.id}`}
          label={t('평가표 기한', 'Sheets due')}
          error={errors[`due-${stage.id}`]}
          value={typedOr('due', due && lastDayOf(due))}
          hint={due ? undefined : dueHint(visit, review, stage)}
        />
      )}
    </div>
  )
}

/** What the due day will be where the officer gives none. */
const dueHint = (visit: Visit, review: ReviewDetail, stage: StageRow): string => {
  const { period, isOwn } = sheetPeriod(review.rules, stage.sort)
  const days = periodText(period)
  return visit.t(
    isOwn
      ? text(
          `비우면 기본값을 따릅니다: ${days.ko}. 심의규정에는 이 단계의 기간이 없습니다.`,
          `Empty: the default, ${days.en}. The rules give this stage no period.`,
        )
      : text(`비우면 심의규정의 기간을 따릅니다: ${days.ko}.`, `Empty: the period of the rules, ${days.en}.`),
  )
}

/** What was typed of a stage. No day is left to the rule: papers need none. */
export const readStage = ({ form }: Visit, stage: string): StageAsked => {
  const at = readMoment(form.text(`day-${stage}`), form.text(`time-${stage}`), '10:00')
  const due = form.text(`due-${stage}`)
  const dueRead = parseDay(due)
  return {
    seen: form.whole('version'),
    heldAt: at.ok ? at.value : null,
    place: form.text(`place-${stage}`),
    sheetsDue: dueRead.ok ? dueRead.value : undefined,
    unread: [...(at.ok ? [] : at.refusal.map((fault) => unreadOf[fault])), ...(due !== '' && !dueRead.ok ? ['due-unread' as const] : [])],
  }
}
const unreadOf = {
  'wrong-shape': 'day-unread',
  'no-such-day': 'day-unread',
  'not-a-time': 'time-unread',
  'time-alone': 'time-alone',
} as const satisfies Record<NotAMoment, Unread>

const fieldOf: Record<StageFault, 'day' | 'time' | 'place' | 'due'> = {
  'day-unread': 'day',
  'time-unread': 'time',
  'time-alone': 'day',
  'day-missing': 'day',
  'day-past': 'day',
  'day-far': 'day',
  'held-day-missing': 'day',
  'not-held-yet': 'day',
  'held-before-draw': 'day',
  'before-earlier': 'day',
  'after-later': 'day',
  'before-sheets': 'day',
  'due-after-next': 'due',
  'place-long': 'place',
  'due-unread': 'due',
  'due-past': 'due',
  'due-far': 'due',
  'due-before-meeting': 'due',
}
/** Each fault at its field. */
export const stageErrors = ({ t, form }: Visit, stage: string, faults: readonly StageFault[]): Errors =>
  Object.fromEntries(
    faults.map((fault) => {
      const name = `${fieldOf[fault]}-${stage}`
      const label = dayLabels[fault]
      const day = label && readDay(label, form.text(name))
      return [name, t(day && !day.ok ? day.refusal : stageFaultWords[fault])]
    }),
  )
const dayLabels: Partial<Record<StageFault, Text>> = { 'day-unread': text('날짜', 'Day'), 'due-unread': text('평가표 기한', 'Sheets due') }
