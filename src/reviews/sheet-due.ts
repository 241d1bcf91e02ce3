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
/** Papers can be judged from the first day; nobody seals the sheet of a meeting or visit before it. */
const sealableFrom = ({ kind, heldAt }: StageRow, today: Day): Day => {
  const met = kind === 'documents' || heldAt === null ? today : dayOf(new Date(heldAt))
  return met > today ? met : today
}

export interface StageDue {
  readonly stageId: string
  readonly dueAt: Date
}
/** As the evaluation begins: what the officer has set, or the period of each stage, one stage after the other. */
export const duesAtBegin = (rules: RuleSetContent, stages: readonly StageRow[], today: Day): StageDue[] => {
  let from = today
  return stages
    .filter((stage) => hasSheet(rules, stage.sort))
    .map((stage) => {
      const dueAt = notBefore(
        stage.sheetsDueAt === null ? dueInstant(from, sheetPeriod(rules, stage.sort).period) : new Date(stage.sheetsDueAt),
        sealableFrom(stage, today),
      )
      from = lastDayOf(dueAt)
      return { stageId: stage.id, dueAt }
    })
}

/** Who takes a seat while the others write has the whole period, too. */
export const duesForLate = (rules: RuleSetContent, stages: readonly StageRow[], today: Day): StageDue[] =>
  stages
    .filter((stage) => hasSheet(rules, stage.sort))
    .map((stage) => {
      const own = dueInstant(today, sheetPeriod(rules, stage.sort).period)
      const shared = new Date(stage.sheetsDueAt ?? 0)
      return { stageId: stage.id, dueAt: shared > own ? shared : own }
    })

export type DueRefusal = { readonly code: 'due-past' | 'due-far' | 'due-before-meeting' }
/** The due day as the officer leaves it: a new one is judged; one that is left alone moves only where the meeting moves beyond it. `met`: the day of a meeting not held before; null where there is none to wait for. */
export const dueAsAsked = (saved: Date | null, asked: Day | undefined, met: Day | null, today: Day): Outcome<Date | null, DueRefusal> => {
  if (asked === undefined || (saved !== null && asked === lastDayOf(saved)))
    return yes(saved === null || met === null ? saved : notBefore(saved, met))
  if (asked < today) return no({ code: 'due-past' })
  if (isTooFar(asked, today)) return no({ code: 'due-far' })
  return met !== null && asked < met ? no({ code: 'due-before-meeting' }) : yes(endOfDay(asked))
}
