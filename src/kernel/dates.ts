/** The one module that knows Temporal. A day is a day in Seoul; an instant is a JavaScript Date. */
import { Temporal } from 'temporal-polyfill'
import { no, yes } from './outcome.ts'
import type { Outcome } from './outcome.ts'

/** A calendar day in Asia/Seoul, written 'YYYY-MM-DD'. Days compare correctly with < and >. */
export type Day = string
export type NotADay = 'wrong-shape' | 'no-such-day'

export const ZONE = 'Asia/Seoul'

const plain = (day: Day) => Temporal.PlainDate.from(day)
const zoned = (instant: Date) => Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(ZONE)

/** Seoul has kept nine hours before UTC, and no summer time, since 9 October 1988: from then on its clock is an addition, done often on every page. */
const steadyFrom = Date.UTC(1989, 0, 1)
const steadyTo = Date.UTC(9999, 0, 1)
const nineHours = 9 * 3_600_000
/** The last one is kept: a page asks for day, time and offset of an instant one after the other. */
let clock = { at: Number.NaN, shown: '' }
/** 'YYYY-MM-DDTHH:MM:SS' on Seoul's clock; undefined where Temporal has to know. */
const steadyClock = (instant: Date): string | undefined => {
  const at = instant.getTime()
  if (!(at >= steadyFrom && at < steadyTo)) return undefined
  if (at !== clock.at) clock = { at, shown: new Date(at + nineHours).toISOString().slice(0, 19) }
  return clock.shown
}

/** The day in Seoul on which the instant falls. */
export const dayOf = (instant: Date): Day => steadyClock(instant)?.slice(0, 10) ?? zoned(instant).toPlainDate().toString()

/** The wall clock in Seoul, 'HH:MM' on 24 hours; seconds are cut off, never rounded up. */
export const timeOf = (instant: Date): string =>
  steadyClock(instant)?.slice(11, 16) ?? zoned(instant).toPlainTime().toString({ smallestUnit: 'minute' })

/** The instant with Seoul's offset, '2026-11-30T18:00:00+09:00', for <time datetime> and open data. */
export const withOffset = (instant: Date): string => {
  const clock = steadyClock(instant)
  return clock === undefined ? zoned(instant).toString({ smallestUnit: 'second', timeZoneName: 'never' }) : `${clock}+09:00`
}

/** The instant at which the day begins in Seoul (00:00). */
export const startOfDay = (day: Day): Date =>
  day >= '1989-01-02' && exists(day)
    ? new Date(Date.parse(`${day}T00:00:00Z`) - nineHours)
    : new Date(plain(day).toZonedDateTime(ZONE).epochMilliseconds)

/** The instant at which the day is over (24:00): the first instant that no longer belongs to it. */
export const endOfDay = (day: Day): Date => startOfDay(addDays(day, 1))

/** The last day before something is due: a due instant at midnight belongs to the day it ends. */
export const lastDayOf = (due: Date): Day => dayOf(new Date(due.getTime() - 1))

export const addDays = (day: Day, days: number): Day => plain(day).add({ days }).toString()

/** Where the month has no such day, its last one (31 Jan + 1 month = 28 or 29 Feb; Civil Act, article 160(3)). */
export const addMonths = (day: Day, months: number): Day => plain(day).add({ months }).toString()

/** 29 February plus a year is 28 February. */
export const addYears = (day: Day, years: number): Day => plain(day).add({ years }).toString()

/** Days from one to the other; negative when the second is earlier. */
export const daysBetween = (from: Day, to: Day): number => plain(from).until(plain(to), { largestUnit: 'days' }).days

/** Whole months that have passed: the largest n with addMonths(from, n) not after `to`; negative when `to` is earlier. */
export const monthsBetween = (from: Day, to: Day): number => {
  if (to < from) return -monthsBetween(to, from)
  const [start, end] = [plain(from), plain(to)]
  const months = (end.year - start.year) * 12 + (end.month - start.month)
  return addMonths(from, months) <= to ? months : months - 1
}

/** Whole years that have passed, for the age of a firm or a right. */
export const yearsBetween = (from: Day, to: Day): number => Math.trunc(monthsBetween(from, to) / 12)

export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7
/** 1 is Monday, 7 is Sunday. */
export const weekdayOf = (day: Day): Weekday =>
  (exists(day) ? new Date(`${day}T00:00:00Z`).getUTCDay() || 7 : plain(day).dayOfWeek) as Weekday

export const yearOf = (day: Day): number => plain(day).year

/** Whether the text is a real day in our own spelling, 'YYYY-MM-DD'. */
export const isDay = (candidate: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(candidate) && parseDay(candidate).ok

const SPELLINGS = [/^(\d{4})(\d{2})(\d{2})$/, /^(\d{4})([-./])\s*(\d{1,2})\2\s*(\d{1,2})\.?$/, /^(\d{4})년\s*(\d{1,2})월\s*(\d{1,2})일$/]

/** Reads a day as people type it: 20261130, 2026-11-30, 2026.11.30, 2026. 11. 30., 2026/11/30, 2026년 11월 30일. */
export const parseDay = (typed: string): Outcome<Day, NotADay> => {
  const tidy = typed.normalize('NFKC').trim()
  const found = SPELLINGS.map((spelling) => spelling.exec(tidy)).find((match) => match !== null)
  if (!found) return no('wrong-shape')
  const [year, month, day] = found.slice(1).filter((part) => /\d/.test(part))
  const written = `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`
  return exists(written) ? yes(written) : no('no-such-day')
}

/** Whether the text, in our own spelling, is a day of the calendar. */
const exists = (written: string): boolean => {
  const midnight = new Date(`${written}T00:00:00Z`)
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(written) && written >= '1000'
}

export type NotAMoment = NotADay | 'not-a-time' | 'time-alone'

/**
 * Reads a day and a time of day ('18:00', '9:30', '24:00') from the two fields of a form, on Seoul's clock; 24:00 is the start of the day after.
 * Nothing at all is null, a day alone has its usual time, and a time without its day is no moment. All that is wrong is told at once, the day's fault first.
 */
export const readMoment = (typedDay: string, typedTime: string, usualTime: string): Outcome<Date | null, readonly NotAMoment[]> => {
  const isDayTyped = typedDay.trim() !== ''
  const isTimeTyped = typedTime.trim() !== ''
  if (!isDayTyped && !isTimeTyped) return yes(null)
  const day = parseDay(typedDay)
  const time = /^([01]?\d|2[0-4]):([0-5]\d)$/.exec((isTimeTyped ? typedTime : usualTime).normalize('NFKC').trim())
  const [hour, minute] = [Number(time?.[1]), Number(time?.[2])]
  const isTime = time !== null && !(hour === 24 && minute > 0)
  if (day.ok && isTime) return yes(hour === 24 ? endOfDay(day.value) : atTime(day.value, hour, minute))
  return no([...(day.ok ? [] : [isDayTyped ? day.refusal : 'time-alone']), ...(isTime ? [] : ['not-a-time'])] as NotAMoment[])
}

const atTime = (day: Day, hour: number, minute: number): Date =>
  new Date(plain(day).toZonedDateTime({ timeZone: ZONE, plainTime: { hour, minute } }).epochMilliseconds)
