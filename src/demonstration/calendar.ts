import { isBusinessDay } from '../kernel/business-days.ts'
import { addDays, dayOf, startOfDay } from '../kernel/dates.ts'
import type { Day } from '../kernel/dates.ts'

/** The demonstration's own time: everything is told in days before the day it began. */
export interface Calendar {
  readonly today: Day
  /** A business day at this hour of Seoul; never after the demonstration began unless it lies ahead (below zero). */
  moment(daysAgo: number, hour: number): Date
  day(daysAgo: number): Day
}

const lastBusinessDay = (day: Day): Day => (isBusinessDay(day) ? day : lastBusinessDay(addDays(day, -1)))
const nextBusinessDay = (day: Day): Day => (isBusinessDay(day) ? day : nextBusinessDay(addDays(day, 1)))

export const calendarFrom = (began: Date): Calendar => {
  const today = dayOf(began)
  const at = (day: Day, hour: number) => new Date(startOfDay(day).getTime() + Math.round(hour * 3_600_000))
  return {
    today,
    day: (daysAgo) => addDays(today, -Math.round(daysAgo)),
    moment: (daysAgo, hour) => {
      const day = addDays(today, -Math.round(daysAgo))
      if (daysAgo < 0) return at(nextBusinessDay(day), hour)
      const wanted = at(lastBusinessDay(day), hour)
      return wanted < began ? wanted : new Date(began.getTime() - 60_000)
    },
  }
}
