/** What an officer plans or records of a stage, judged whole: all that is wrong with it, in the order of the form. Pure. */
import { dayOf, lastDayOf } from '../kernel/dates.ts'
import type { Day } from '../kernel/dates.ts'
import { no, yes } from '../kernel/outcome.ts'
import type { Outcome } from '../kernel/outcome.ts'
import { isTooLong } from '../kernel/text.ts'
import { longest } from './longest.ts'
import type { StageRow } from './queries.ts'
import { isTooFar } from './plannable.ts'
import { dueAsAsked, nextMeeting, yieldingDue } from './sheet-due.ts'
import type { DueRefusal } from './sheet-due.ts'

/** Typed, and no day or time; or a time whose day is missing. */
export type Unread = 'day-unread' | 'time-unread' | 'time-alone' | 'due-unread'
export type StageFault =
  | Unread
  | 'day-missing'
  | 'day-past'
  | 'day-far'
  | 'held-day-missing'
  | 'not-held-yet'
  | 'held-before-draw'
  | 'before-earlier'
  | 'after-later'
  | 'before-sheets'
  | 'due-after-next'
  | 'place-long'
  | 'nobody-present'
  | DueRefusal['code']
export interface StageAsked {
  /** The version of the stage that was on the page: an edit by somebody else in between is noticed. */
  readonly seen: number
  readonly heldAt: Date | null
  readonly place: string
  /** Until when its sheets are to be sealed; left to what is set, or to the rules, where there is none. */
  readonly sheetsDue?: Day | undefined
  readonly unread?: readonly Unread[] | undefined
}
export interface StageSet {
  readonly heldAt: Date | null
  readonly sheetsDueAt: Date | null
  readonly isDueSet: boolean
}
/** The day of another stage that a fault is about. */
export type Limits = Readonly<Partial<Record<StageFault, Day | undefined>>>
export type StageFaulty = { readonly code: 'stage-faulty'; readonly faults: readonly StageFault[]; readonly limits: Limits }
export type StageRefusal = StageFaulty | { readonly code: 'stale' | 'stage-held' }

type Beside = Pick<StageRow, 'sort' | 'heldAt' | 'sheetsDueAt' | 'isDueSet'>
/** The day the sheets of a stage are due, where an officer has set it; what the rules alone give bars no meeting. */
const dueSet = ({ sheetsDueAt, isDueSet }: Beside): Day | undefined =>
  sheetsDueAt === null || !isDueSet ? undefined : lastDayOf(new Date(sheetsDueAt))
const dayIn = (at: string | null): Day | undefined => (at === null ? undefined : dayOf(new Date(at)))

/** Stages follow one another: none is announced before an earlier or after a later one, and each meeting has the sheets of the stages before it. */
const besideFaults = (
  sort: number,
  asked: Pick<StageAsked, 'heldAt' | 'sheetsDue'>,
  stages: readonly Beside[],
): { readonly faults: StageFault[]; readonly limits: Limits } => {
  const { heldAt, sheetsDue } = asked
  const day = heldAt === null ? undefined : dayOf(heldAt)
  const earlier = stages.filter((one) => one.sort < sort)
  const lastOf = (days: readonly (Day | undefined)[]) =>
    days
      .filter((one) => one !== undefined)
      .toSorted()
      .at(-1)
  const earliest = lastOf(earlier.map((one) => dayIn(one.heldAt)))
  const dueBefore = lastOf(earlier.map(dueSet))
  const next = nextMeeting(sort, stages)
  const isAfter = (one: Day | undefined, other: Day | undefined) => one !== undefined && other !== undefined && one > other
  const own = stages.find((one) => one.sort === sort)
  const isLeftAlone = own !== undefined && own.sheetsDueAt !== null && !own.isDueSet && sheetsDue === lastDayOf(new Date(own.sheetsDueAt))
  return {
    faults: [
      ...(isAfter(earliest, day)
        ? ['before-earlier' as const]
        : isAfter(day, next)
          ? ['after-later' as const]
          : isAfter(dueBefore, day)
            ? ['before-sheets' as const]
            : []),
      ...(!isLeftAlone && isAfter(sheetsDue, next) ? ['due-after-next' as const] : []),
    ],
    limits: { 'before-earlier': earliest, 'after-later': next, 'before-sheets': dueBefore, 'due-after-next': next },
  }
}

/** What is wrong with the day of a stage, its place and when its sheets are due, then with both beside the other stages (`beside`). */
const judge = <HeldAt extends Date | null>(
  heldAt: Outcome<HeldAt, { readonly code: StageFault }>,
  stage: Judged,
  { seen, place, sheetsDue, unread = [] }: StageAsked,
  { met, today, stages, beside, limits }: Around,
): Outcome<StageSet & { readonly heldAt: HeldAt }, StageRefusal> => {
  const saved = { dueAt: stage.sheetsDueAt === null ? null : new Date(stage.sheetsDueAt), isSet: stage.isDueSet }
  const due = dueAsAsked(saved, sheetsDue, { met, next: nextMeeting(stage.sort, stages), today })
  const unreadAt = unread.filter((one) => one !== 'due-unread')
  const faults = [
    ...(unreadAt.length > 0 ? unreadAt : heldAt.ok ? [] : [heldAt.refusal.code]),
    ...(isTooLong(place, longest.place) ? ['place-long' as const] : []),
    ...(unread.includes('due-unread') ? ['due-unread' as const] : due.ok ? [] : [due.refusal.code]),
    ...beside,
  ]
  if (faults.length > 0 || !heldAt.ok || !due.ok)
    return no({ code: 'stage-faulty', faults, limits: { ...limits, 'due-before-meeting': met ?? undefined } })
  return seen !== stage.version
    ? no({ code: 'stale' })
    : yes({ heldAt: heldAt.value, sheetsDueAt: due.value.dueAt, isDueSet: due.value.isSet })
}
type Judged = Pick<StageRow, 'kind' | 'sort' | 'state' | 'sheetsDueAt' | 'isDueSet' | 'version'>
interface Around {
  readonly met: Day | null
  readonly today: Day
  readonly stages: readonly Beside[]
  readonly beside: readonly StageFault[]
  readonly limits: Limits
}

/** A stage is announced for today or a day to come, not beyond what can be planned, as long as it was not held, and only papers are judged without meeting. */
export const plan = (stage: Judged, asked: StageAsked, stages: readonly Beside[], now: Date): Outcome<StageSet, StageRefusal> => {
  if (stage.state === 'held') return no({ code: 'stage-held' })
  const { heldAt } = asked
  const today = dayOf(now)
  const met = stage.kind === 'documents' || heldAt === null ? null : dayOf(heldAt)
  const day =
    heldAt === null
      ? stage.kind === 'documents'
        ? yes(heldAt)
        : no({ code: 'day-missing' })
      : dayOf(heldAt) < today
        ? no({ code: 'day-past' })
        : isTooFar(dayOf(heldAt), today)
          ? no({ code: 'day-far' })
          : yes(heldAt)
  const { faults, limits } = besideFaults(stage.sort, { ...asked, heldAt: day.ok ? heldAt : null }, stages)
  return judge<Date | null>(day, stage, asked, { met, today, stages, beside: faults, limits })
}

/** Sheets of earlier stages whose day the rules gave, where a meeting is announced before it: they are due when it is held. */
export const pulledByMeeting = <Stage extends Beside>(sort: number, heldAt: Date | null, stages: readonly Stage[], today: Day) =>
  stages.flatMap((stage) => {
    if (heldAt === null || stage.sort >= sort || stage.sheetsDueAt === null) return []
    const due = new Date(stage.sheetsDueAt)
    const dueAt = yieldingDue(due, stage.isDueSet, dayOf(heldAt), today)
    return dueAt < due ? [{ stage, dueAt }] : []
  })

/**
 * Who came is written down once it has begun; before the committee was drawn (`drawnOn`) there was nobody to come.
 * A stage nobody came to was not held.
 * When it was held is a fact, whatever was planned beside it; when its sheets are due is still a plan, where it is changed.
 */
export const hold = (
  stage: Judged,
  asked: StageAsked,
  { drawnOn, stages, present }: { readonly drawnOn: Day; readonly stages: readonly Beside[]; readonly present: number },
  now: Date,
): Outcome<StageSet & { readonly heldAt: Date }, StageRefusal> => {
  const { heldAt, sheetsDue } = asked
  const today = dayOf(now)
  const day =
    heldAt === null
      ? no({ code: 'held-day-missing' })
      : heldAt > now
        ? no({ code: 'not-held-yet' })
        : dayOf(heldAt) < drawnOn
          ? no({ code: 'held-before-draw' })
          : yes(heldAt)
  const isAsBefore = stage.sheetsDueAt !== null && sheetsDue === lastDayOf(new Date(stage.sheetsDueAt))
  const { faults, limits } = besideFaults(stage.sort, { heldAt: null, sheetsDue: isAsBefore ? undefined : sheetsDue }, stages)
  return judge<Date>(day, stage, asked, {
    met: stage.kind === 'documents' || stage.state === 'held' ? null : today,
    today,
    stages,
    beside: [...faults, ...(present === 0 ? ['nobody-present' as const] : [])],
    limits: { ...limits, 'held-before-draw': drawnOn },
  })
}
