/** Until when the sheets of a stage are to be sealed. Pure. An instant is 24:00 of the last day in Seoul: until just before it, one is in time. */
import { dueInstant } from '../kernel/business-days.ts'
import type { Period } from '../kernel/business-days.ts'
import { dayOf, endOfDay, lastDayOf } from '../kernel/dates.ts'
import type { Day } from '../kernel/dates.ts'
import { no, yes } from '../kernel/outcome.ts'
import type { Outcome } from '../kernel/outcome.ts'
import type { RuleSetContent } from '../rulesets/index.ts'
import { hasSheet } from './meeting.ts'
import { isTooFar } from './plannable.ts'
import type { StageRow } from './queries.ts'

/** Where the rule set gives a stage no period; the platform's own default. */
const ownPeriod = { days: 10, unit: 'business', firstDay: 'next-day' } as const
type Rules = Pick<RuleSetContent, 'stages'>
export const sheetPeriod = (rules: Rules, sort: number): { readonly period: Period; readonly isOwn: boolean } => {
  const ruled = rules.stages[sort]?.days
  return { period: ruled ?? ownPeriod, isOwn: ruled === undefined }
}

const notBefore = (due: Date, day: Day): Date => (lastDayOf(due) < day ? endOfDay(day) : due)
const notAfter = (due: Date, day: Day): Date => (lastDayOf(due) > day ? endOfDay(day) : due)
/** The day of the next meeting that has one: it uses the sheets of the stages before it. */
export const nextMeeting = (sort: number, stages: readonly Pick<StageRow, 'sort' | 'heldAt'>[]): Day | undefined =>
  stages.flatMap((stage) => (stage.sort > sort && stage.heldAt !== null ? [dayOf(new Date(stage.heldAt))] : [])).toSorted()[0]
/** What the rules alone give yields to the meeting that uses the sheets, as far as that is still to come; an officer's word stays. */
export const yieldingDue = (due: Date, isSet: boolean, next: Day | undefined, today: Day): Date =>
  isSet || next === undefined ? due : notAfter(due, next > today ? next : today)
/** Papers can be judged from the first day; nobody seals the sheet of a meeting or visit before it. */
const sealableFrom = ({ kind, heldAt }: StageRow, today: Day): Day => {
  const met = kind === 'documents' || heldAt === null ? today : dayOf(new Date(heldAt))
  return met > today ? met : today
}

export interface StageDue {
  readonly stageId: string
  readonly dueAt: Date
  /** Whether an officer set it. */
  readonly isSet: boolean
}
/** As the evaluation begins: what the officer has set, or the period of each stage, one stage after the other. */
export const duesAtBegin = (rules: RuleSetContent, stages: readonly StageRow[], today: Day): StageDue[] => {
  let from = today
  return stages
    .filter((stage) => hasSheet(rules, stage.sort))
    .map((stage) => {
      const due = stage.sheetsDueAt === null ? dueInstant(from, sheetPeriod(rules, stage.sort).period) : new Date(stage.sheetsDueAt)
      const dueAt = notBefore(yieldingDue(due, stage.isDueSet, nextMeeting(stage.sort, stages), today), sealableFrom(stage, today))
      from = lastDayOf(dueAt)
      return { stageId: stage.id, dueAt, isSet: stage.isDueSet }
    })
}

/** Who takes a seat while the others write has the whole period, too. */
export const duesForLate = (rules: RuleSetContent, stages: readonly StageRow[], today: Day): StageDue[] =>
  stages
    .filter((stage) => hasSheet(rules, stage.sort))
    .map((stage) => {
      const own = dueInstant(today, sheetPeriod(rules, stage.sort).period)
      const shared = new Date(stage.sheetsDueAt ?? 0)
      return { stageId: stage.id, dueAt: shared > own ? shared : own, isSet: stage.isDueSet }
    })

export type DueRefusal = { readonly code: 'due-past' | 'due-far' | 'due-before-meeting' }
export interface DueAsSaved {
  readonly dueAt: Date | null
  readonly isSet: boolean
}
/**
 * The due day as the officer leaves it: a new one is judged; one that is left alone moves only where its meeting moves beyond it, or,
 * where the rules gave it, the next one before it. `met`: the day of a meeting not held before; null where there is none to wait for.
 */
export const dueAsAsked = (
  saved: DueAsSaved,
  asked: Day | undefined,
  { met, next, today }: { readonly met: Day | null; readonly next: Day | undefined; readonly today: Day },
): Outcome<DueAsSaved, DueRefusal> => {
  const left = saved.dueAt && yieldingDue(saved.dueAt, saved.isSet, next, today)
  const isLeftAlone = asked === undefined || [saved.dueAt, left].some((due) => due !== null && asked === lastDayOf(due))
  if (isLeftAlone) return yes({ dueAt: left === null || met === null ? left : notBefore(left, met), isSet: saved.isSet })
  if (asked < today) return no({ code: 'due-past' })
  if (isTooFar(asked, today)) return no({ code: 'due-far' })
  return met !== null && asked < met ? no({ code: 'due-before-meeting' }) : yes({ dueAt: endOfDay(asked), isSet: true })
}
