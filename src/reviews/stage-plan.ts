/** What an officer plans or records of a stage, judged whole: all that is wrong with it, in the order of the form. Pure. */
import { dayOf } from '../kernel/dates.ts'
import type { Day } from '../kernel/dates.ts'
import { no, yes } from '../kernel/outcome.ts'
import type { Outcome } from '../kernel/outcome.ts'
import { isTooLong } from '../kernel/text.ts'
import { longest } from './longest.ts'
import type { StageRow } from './queries.ts'
import { isTooFar } from './plannable.ts'
import { dueAsAsked } from './sheet-due.ts'
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
  | 'place-long'
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
}
export type StageFaulty = { readonly code: 'stage-faulty'; readonly faults: readonly StageFault[] }
export type StageRefusal = StageFaulty | { readonly code: 'stale' | 'stage-held' }

const judge = <HeldAt extends Date | null>(
  heldAt: Outcome<HeldAt, { readonly code: StageFault }>,
  stage: Pick<StageRow, 'sheetsDueAt' | 'version'>,
  { seen, place, sheetsDue, unread = [] }: StageAsked,
  met: Day | null,
  today: Day,
): Outcome<{ readonly heldAt: HeldAt; readonly sheetsDueAt: Date | null }, StageRefusal> => {
  const due = dueAsAsked(stage.sheetsDueAt === null ? null : new Date(stage.sheetsDueAt), sheetsDue, met, today)
  const unreadAt = unread.filter((one) => one !== 'due-unread')
  const faults = [
    ...(unreadAt.length > 0 ? unreadAt : heldAt.ok ? [] : [heldAt.refusal.code]),
    ...(isTooLong(place, longest.place) ? ['place-long' as const] : []),
    ...(unread.includes('due-unread') ? ['due-unread' as const] : due.ok ? [] : [due.refusal.code]),
  ]
  if (faults.length > 0 || !heldAt.ok || !due.ok) return no({ code: 'stage-faulty', faults })
  return seen !== stage.version ? no({ code: 'stale' }) : yes({ heldAt: heldAt.value, sheetsDueAt: due.value })
}

/** A stage is announced for today or a day to come, not beyond what can be planned, as long as it was not held, and only papers are judged without meeting. */
export const plan = (
  stage: Pick<StageRow, 'kind' | 'state' | 'sheetsDueAt' | 'version'>,
  asked: StageAsked,
  now: Date,
): Outcome<StageSet, StageRefusal> => {
  if (stage.state === 'held') return no({ code: 'stage-held' })
  const { heldAt } = asked
  const met = stage.kind === 'documents' || heldAt === null ? null : dayOf(heldAt)
  const day =
    heldAt === null
      ? stage.kind === 'documents'
        ? yes(heldAt)
        : no({ code: 'day-missing' })
      : dayOf(heldAt) < dayOf(now)
        ? no({ code: 'day-past' })
        : isTooFar(dayOf(heldAt), dayOf(now))
          ? no({ code: 'day-far' })
          : yes(heldAt)
  return judge<Date | null>(day, stage, asked, met, dayOf(now))
}

/** Who came is written down once it has begun; before the committee was drawn (`drawnOn`) there was nobody to come. */
export const hold = (
  stage: Pick<StageRow, 'kind' | 'state' | 'sheetsDueAt' | 'version'>,
  asked: StageAsked,
  drawnOn: Day,
  now: Date,
): Outcome<StageSet & { readonly heldAt: Date }, StageRefusal> => {
  const { heldAt } = asked
  const day =
    heldAt === null
      ? no({ code: 'held-day-missing' })
      : heldAt > now
        ? no({ code: 'not-held-yet' })
        : dayOf(heldAt) < drawnOn
          ? no({ code: 'held-before-draw' })
          : yes(heldAt)
  return judge<Date>(day, stage, asked, stage.kind === 'documents' || stage.state === 'held' ? null : dayOf(now), dayOf(now))
}
