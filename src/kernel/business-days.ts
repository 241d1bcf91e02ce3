import * as gazette from '@hyunbinseo/holidays-kr/all'
import { addDays, endOfDay, weekdayOf } from './dates.ts'
import type { Day } from './dates.ts'
import { holidayText } from './holiday-names.ts'
import type { Text } from './text.ts'

/**
 * How a period is counted. `firstDay: 'next-day'` leaves the day of the event out (Civil Act, article 157), 'same-day' counts it.
 * `lastDay` matters only for calendar days: a last day that is a Saturday, Sunday or holiday moves to the next business day
 * (Civil Act, article 161) unless 'as-counted' is said.
 */
export type Period = {
  readonly days: number
  readonly unit: 'calendar' | 'business'
  readonly firstDay: 'same-day' | 'next-day'
  readonly lastDay?: 'moves-to-business-day' | 'as-counted'
}

const published: ReadonlyMap<Day, readonly string[]> = new Map(
  Object.values(gazette).flatMap((year) => Object.entries<readonly string[]>(year)),
)
const publishedYears: ReadonlySet<string> = new Set([...published.keys()].map((day) => day.slice(0, 4)))

/** Holidays on the same solar day each year; used where the gazette has not yet spoken. Labour Day and Constitution Day: from 2026. */
const SOLAR: Readonly<Record<string, string>> = {
  '01-01': '1월 1일',
  '03-01': '3ㆍ1절',
  '05-05': '어린이날',
  '06-06': '현충일',
  '08-15': '광복절',
  '10-03': '개천절',
  '10-09': '한글날',
  '12-25': '기독탄신일',
}
const SOLAR_FROM_2026: Readonly<Record<string, string>> = { '05-01': '노동절', '07-17': '제헌절' }

/** Whether the year's holidays are published. If not, lunar, substitute and election days are missing: tell the reader so. */
export const holidaysKnownFor = (day: Day): boolean => publishedYears.has(day.slice(0, 4))

/** What is celebrated on the day, or undefined on every other day. A plain Sunday has no name. */
export const holidayName = (day: Day): Text | undefined => {
  const names = holidaysKnownFor(day) ? published.get(day) : solarHoliday(day)
  return names && holidayText(names)
}

const solarHoliday = (day: Day): readonly string[] | undefined => {
  const monthAndDay = day.slice(5)
  const name = SOLAR[monthAndDay] ?? (day >= '2026' ? SOLAR_FROM_2026[monthAndDay] : undefined)
  return name === undefined ? undefined : [name]
}

/** Monday to Friday, except public holidays (관공서의 공휴일, as in the official gazette). */
export const isBusinessDay = (day: Day): boolean => weekdayOf(day) <= 5 && holidayName(day) === undefined

/** The day itself, or the first business day after it. */
export const businessDayFrom = (day: Day): Day => (isBusinessDay(day) ? day : businessDayFrom(addDays(day, 1)))

/** The last day of the period. 0 days end on the day they begin. Throws a RangeError unless days is a whole number from 0. */
export const dueDate = (from: Day, period: Period): Day => {
  if (!Number.isSafeInteger(period.days) || period.days < 0) throw new RangeError(`No period has ${period.days} days`)
  const first = period.firstDay === 'same-day' || period.days === 0 ? from : addDays(from, 1)
  if (period.unit === 'business') return nthBusinessDay(first, period.days)
  const last = addDays(first, Math.max(period.days - 1, 0))
  return period.lastDay === 'as-counted' ? last : businessDayFrom(last)
}

const nthBusinessDay = (first: Day, count: number): Day => {
  let day = businessDayFrom(first)
  for (let counted = 1; counted < count; counted += 1) day = businessDayFrom(addDays(day, 1))
  return day
}

/** The instant at which the period is over: 24:00 of its last day in Seoul. Until just before it, one is in time. */
export const dueInstant = (from: Day, period: Period): Date => endOfDay(dueDate(from, period))

/** Public holidays from one day to the other, both included, so that a page can name what lengthens a period. */
export const holidaysBetween = (from: Day, to: Day): readonly { readonly day: Day; readonly name: Text }[] => {
  const found: { day: Day; name: Text }[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const name = holidayName(day)
    if (name) found.push({ day, name })
  }
  return found
}
