import { addYears } from '../kernel/dates.ts'
import type { Day } from '../kernel/dates.ts'

/** How many years from today a day of a review may lie: a stage, its sheets, a draw, a condition of a verdict. The platform's own default; no source gives it. */
export const plannableYears = 2
export const lastPlannable = (today: Day): Day => addYears(today, plannableYears)
export const isTooFar = (day: Day, today: Day): boolean => day > lastPlannable(today)
