import type { Day } from '../kernel/dates.ts'
import { no, yes } from '../kernel/outcome.ts'
import type { Outcome } from '../kernel/outcome.ts'
import type { Refusal } from './words.ts'

export interface NextStep { readonly nextStep: string | null; readonly nextStepOn: Day | null }

/** A next step names what is done; its day may stay open, and is never behind us. */
export const planStep = (what: string, on: Day | null, today: Day): Outcome<NextStep, Refusal> => {
  if (what === '') return on === null ? yes({ nextStep: null, nextStepOn: null }) : no({ code: 'step-missing' })
  if (on !== null && on < today) return no({ code: 'step-past' })
  return yes({ nextStep: what, nextStepOn: on })
}

/** How far a goal is reached, in percent, never above what was done; undefined where no goal is set. */
export const reached = (today: number, goal: number | undefined): number | undefined => (goal === undefined || goal === 0 ? undefined : Math.floor((today / goal) * 100))
