import type { Day } from '../kernel/dates.ts'
import { isTooLong } from '../kernel/text.ts'
import { no, yes } from '../kernel/outcome.ts'
import type { Outcome } from '../kernel/outcome.ts'
import type { Refusal } from './words.ts'

/** The most letters of what is planned for a firm, and of what was said or done. */
export const longest = { step: 200, note: 2000 } as const

export interface NextStep {
  readonly nextStep: string | null
  readonly nextStepOn: Day | null
}

/** A next step names what is done; its day may stay open (null), is a day (not undefined), and is never behind us. */
export const planStep = (what: string, on: Day | null | undefined, today: Day): Outcome<NextStep, Refusal> => {
  const day =
    on === undefined ? ({ code: 'step-no-day' } as const) : on !== null && on < today ? ({ code: 'step-past' } as const) : undefined
  if (what === '' && on !== null) return no({ code: 'step-missing', ...(day && { day }) })
  if (isTooLong(what, longest.step)) return no({ code: 'step-long', ...(day && { day }) })
  if (day) return no(day)
  return yes(what === '' ? { nextStep: null, nextStepOn: null } : { nextStep: what, nextStepOn: on ?? null })
}

/** How far a goal is reached, in whole percent; below the goal 99 at most, and undefined where none is set. */
export const reached = (today: number, goal: number | undefined): number | undefined => {
  if (goal === undefined || goal === 0) return undefined
  const share = Math.round((today / goal) * 100)
  return today < goal ? Math.min(99, share) : share
}
