import { dayOf, lastDayOf, timeOf } from '../../kernel/dates.ts'
import type { Day } from '../../kernel/dates.ts'
import { showDay } from '../../kernel/show-days.ts'
import { text } from '../../kernel/text.ts'
import type { Visit } from '../../people/index.ts'
import { versionTyped } from '../../platform/http/visit.ts'
import { periodText } from '../../rulesets/index.ts'
import { BothVersions, Button, Choice, DateField, Disclosure, Field, Form } from '../../ui/index.ts'
import { hasSheet } from '../meeting.ts'
import type { ReviewDetail, SeatRow, StageRow } from '../queries.ts'
import { nextMeeting, sheetPeriod, yieldingDue } from '../sheet-due.ts'
import { pathOf } from './desk-parts.tsx'
import { cameBack, stageField } from './stage-form.ts'
import type { ComponentChildren } from 'preact'
import type { Errors, StageField, StageMove } from './stage-form.ts'

export interface OfStage {
  readonly visit: Visit
  readonly review: ReviewDetail
  readonly stage: StageRow
  readonly errors: Errors
  /** Somebody else edited it meanwhile: both are shown. */
  readonly isStale?: boolean
}
type OfMove = OfStage & { readonly move: StageMove }

export const dateOf = (at: string | null) => (at === null ? undefined : new Date(at))
export const membersOf = (review: ReviewDetail) => review.seats.filter((seat) => seat.state === 'accepted')
const recordOf = (review: ReviewDetail, stage: StageRow, { personId }: SeatRow) =>
  review.attendance.find((one) => one.stageId === stage.id && one.personId === personId)
const hasSealed = (review: ReviewDetail, stage: StageRow, { personId }: SeatRow) =>
  review.sheets.some((sheet) => sheet.stageId === stage.id && sheet.personId === personId && sheet.state === 'sealed')
/** Whoever is written down as there, and whoever has sealed a sheet of the stage: nobody else, before it is recorded or after. */
export const attendedAt = (review: ReviewDetail, stage: StageRow): SeatRow[] =>
  membersOf(review).filter((seat) => recordOf(review, stage, seat)?.attended ?? hasSealed(review, stage, seat))

/** What is to come: day, hour and place, and until when its sheets are to be sealed. Saved, it is told to the members. */
export const PlanForm = (of: OfStage) => (
  <StageForm {...of} move="plan" summary={of.visit.t('일정', 'Date')} open={false}>
    <Button kind="secondary">{of.visit.t('일정 알리기', 'Set the date and tell the members')}</Button>
  </StageForm>
)

/** What was: when it was held, and who came. Nobody is ticked before somebody says so, or has sealed. It opens by itself once the hour of a meeting has passed. */
export const AttendanceForm = (of: OfStage) => {
  const { visit, review, stage, errors } = of
  const { t, lang } = visit
  const name = stageField('attendance', 'present', stage.id)
  const isHeld = stage.state === 'held'
  const hint = (seat: SeatRow) => {
    if (hasSealed(review, stage, seat))
      return t('이 단계의 평가표를 봉인하여 참석으로 기록됩니다.', 'Sealed a sheet of this stage: recorded as present.')
    return isHeld && !recordOf(review, stage, seat)
      ? t('참석을 기록한 뒤에 위원이 되었습니다.', 'Became a member after attendance was recorded.')
      : undefined
  }
  return (
    <StageForm
      {...of}
      move="attendance"
      summary={isHeld ? t('참석 기록 고치기', 'Mend the record of attendance') : t('참석 기록', 'Attendance')}
      open={!isHeld && stage.kind !== 'documents' && isBegun(visit, stage)}
    >
      <Choice
        lang={lang}
        name={name}
        kind="checkbox"
        label={t('참석한 위원', 'Members who attended')}
        required
        inline
        error={errors[name]}
        value={cameBack(visit, 'attendance', stage.id) ? visit.form.texts(name) : attendedAt(review, stage).map((seat) => seat.personId)}
        options={membersOf(review).map((seat) => ({ value: seat.personId, label: `${seat.letter} ${seat.name}`, hint: hint(seat) }))}
      />
      <Button kind="secondary">{isHeld ? t('고친 참석 기록 저장하기', 'Save the record') : t('참석 기록하기', 'Record attendance')}</Button>
    </StageForm>
  )
}
const isBegun = ({ now }: Visit, { heldAt }: StageRow) => heldAt !== null && new Date(heldAt) <= now

const StageForm = ({
  visit,
  review,
  stage,
  errors,
  isStale = false,
  move,
  summary,
  open,
  children,
}: OfMove & { readonly summary: string; readonly open: boolean; readonly children: ComponentChildren }) => {
  const isBack = cameBack(visit, move, stage.id)
  return (
    <Disclosure summary={summary} open={open || isBack}>
      {isStale && isBack && <OtherStage visit={visit} review={review} stage={stage} move={move} />}
      <Form
        lang={visit.lang}
        csrf={visit.csrf}
        action={visit.href(pathOf(visit, `/stages/${stage.id}/${move}`))}
        hidden={{ version: isBack ? versionTyped(visit, stage.version, isStale ? 409 : undefined) : stage.version }}
      >
        <StageFields visit={visit} review={review} stage={stage} errors={errors} move={move} />
        {children}
      </Form>
    </Disclosure>
  )
}

/** Whether this form asks until when sheets are to be sealed: the plan does, and what was held has no other form. */
const asksDue = ({ review, stage, move }: Pick<OfMove, 'review' | 'stage' | 'move'>) =>
  hasSheet(review.rules, stage.sort) && (move === 'plan' || stage.state === 'held')

/** What is stored of a stage, and what was typed over an older page of it. */
const OtherStage = ({ visit, review, stage, move }: Pick<OfMove, 'visit' | 'review' | 'stage' | 'move'>) => {
  const { t, lang, form } = visit
  const at = dateOf(stage.heldAt)
  const due = dateOf(stage.sheetsDueAt)
  const field = (name: StageField) => form.text(stageField(move, name, stage.id))
  const names = (seats: readonly SeatRow[]) => seats.map((seat) => seat.name).join(', ')
  const typedPresent = form.texts(stageField(move, 'present', stage.id))
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
        ...(asksDue({ review, stage, move })
          ? [{ label: t('평가표 기한', 'Sheets due'), stored: due ? lastDayOf(due) : '', typed: field('due') }]
          : []),
        ...(move === 'attendance'
          ? [
              {
                label: t('참석한 위원', 'Members who attended'),
                stored: names(attendedAt(review, stage)),
                typed: names(membersOf(review).filter((seat) => typedPresent.includes(seat.personId))),
              },
            ]
          : []),
      ]}
    />
  )
}

const StageFields = ({ visit, review, stage, errors, move }: OfMove) => {
  const { t, lang, form } = visit
  // What is planned for a day to come is not yet when it was held.
  const at = move === 'plan' || isBegun(visit, stage) ? dateOf(stage.heldAt) : undefined
  const today = dayOf(visit.now)
  const next = move === 'plan' ? nextMeeting(stage.sort, review.stages) : undefined
  const saved = dateOf(stage.sheetsDueAt)
  const due = saved && yieldingDue(saved, stage.isDueSet, next, today)
  const needsDay = move === 'attendance' || stage.kind !== 'documents'
  const of = (field: StageField, stored: string | undefined) => {
    const name = stageField(move, field, stage.id)
    return { lang, name, error: errors[name], value: cameBack(visit, move, stage.id) ? form.text(name) : stored }
  }
  return (
    <div class="columns">
      <DateField
        {...of('day', at && dayOf(at))}
        label={move === 'plan' ? t('날짜', 'Day') : t('열린 날짜', 'Day it was held')}
        required={needsDay}
        ahead={move === 'plan' ? visit.now : undefined}
      />
      <Field
        {...of('time', at && timeOf(at))}
        label={move === 'plan' ? t('시각', 'Time') : t('열린 시각', 'Time it was held')}
        required={needsDay}
        optionalWord={t('날짜를 정하면 필수', 'required with a day')}
        width="short"
        hint={t('예: 14:00', 'Like 14:00')}
      />
      <Field
        {...of('place', stage.place ?? undefined)}
        label={t('장소', 'Place')}
        hint={t('예: 본관 3층 회의실', 'Like the meeting room on the third floor')}
      />
      {asksDue({ review, stage, move }) && (
        <DateField
          {...of('due', due && lastDayOf(due))}
          label={t('평가표 기한', 'Sheets due')}
          hint={dueHint(visit, review, stage, next)}
          ahead={visit.now}
        />
      )}
    </div>
  )
}

/** Until when it may be; or what the due day will be where the officer gives none. */
const dueHint = ({ t, lang, now }: Visit, review: ReviewDetail, stage: StageRow, next: Day | undefined): string | undefined => {
  const { period, isOwn } = sheetPeriod(review.rules, stage.sort)
  const days = periodText(period)
  if (next !== undefined)
    return t(`다음 단계가 열리는 ${showDay(next, lang, now)}까지`, `By ${showDay(next, lang, now)}, when the next stage is held`)
  if (stage.sheetsDueAt !== null) return undefined
  return t(
    isOwn
      ? text(
          `비우면 기본값을 따릅니다: ${days.ko}. 심의규정에는 이 단계의 기간이 없습니다.`,
          `Empty: the default, ${days.en}. The rules give this stage no period.`,
        )
      : text(`비우면 심의규정의 기간을 따릅니다: ${days.ko}.`, `Empty: the period of the rules, ${days.en}.`),
  )
}
