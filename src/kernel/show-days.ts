import { dayOf, lastDayOf, timeOf, weekdayOf } from './dates.ts'
import type { Day } from './dates.ts'
import type { Lang } from './text.ts'

const WEEKDAYS = { ko: ['월', '화', '수', '목', '금', '토', '일'], en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] }
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

const asDay = (when: Day | Date): Day => (typeof when === 'string' ? when : dayOf(when))
const weekday = (day: Day, lang: Lang): string => WEEKDAYS[lang][weekdayOf(day) - 1] ?? ''

/** A day without its weekday: '2026년 11월 30일', '30 Nov 2026'. With `now`, the year is dropped while it is the current one. */
export const showDate = (when: Day | Date, lang: Lang, now?: Date): string => {
  const day = asDay(when)
  const [year, month, date] = day.split('-').map(Number)
  const sameYear = now !== undefined && dayOf(now).slice(0, 4) === day.slice(0, 4)
  if (lang === 'ko') return `${sameYear ? '' : `${year}년 `}${month}월 ${date}일`
  return `${date} ${MONTHS[(month ?? 1) - 1]}${sameYear ? '' : ` ${year}`}`
}

/** '2026년 11월 30일(월)', 'Mon 30 Nov 2026'. With `now`, the year is dropped while it is the current one. */
export const showDay = (when: Day | Date, lang: Lang, now?: Date): string => {
  const day = asDay(when)
  return lang === 'ko' ? `${showDate(day, lang, now)}(${weekday(day, lang)})` : `${weekday(day, lang)} ${showDate(day, lang, now)}`
}

/** '2026년 11월 30일(월) 18:00', 'Mon 30 Nov 2026, 18:00 KST'. With `now`, the year is dropped while it is the current one. */
export const showDayTime = (instant: Date, lang: Lang, now?: Date): string =>
  lang === 'ko' ? `${showDay(instant, lang, now)} ${timeOf(instant)}` : `${showDay(instant, lang, now)}, ${timeOf(instant)} KST`

/** The wall clock in Seoul: '10:42', and 'KST' after it in English. */
export const showTime = (instant: Date, lang: Lang): string => (lang === 'ko' ? timeOf(instant) : `${timeOf(instant)} KST`)

/** For tables: '2026-11-30'. */
export const tableDay = (when: Day | Date): string => asDay(when)

/** For tables: '2026-11-30 18:00', on Seoul's clock. */
export const tableDayTime = (instant: Date): string => `${dayOf(instant)} ${timeOf(instant)}`

/** For official papers: '2026. 11. 30.' */
export const formalDay = (when: Day | Date): string => `${asDay(when).split('-').map(Number).join('. ')}.`

/** The instant a call closes, as people of the field say it: '2026년 12월 2일(수) 24:00', never the first minute of the day after. */
export const showClosing = (closesAt: Date, lang: Lang, now?: Date): string => {
  const { day, time } = closingDayAndTime(closesAt)
  return lang === 'ko' ? `${showDay(day, lang, now)} ${time}` : `${showDay(day, lang, now)}, ${time} KST`
}

/** For tables: '2026-12-02 24:00'. */
export const tableClosing = (closesAt: Date): string => {
  const { day, time } = closingDayAndTime(closesAt)
  return `${day} ${time}`
}

/** A closing at midnight belongs to the day it ends: 30 November 24:00, not 1 December 00:00. */
export const closingDayAndTime = (closesAt: Date): { readonly day: Day; readonly time: string } => {
  const time = timeOf(closesAt)
  const isMidnight = time === '00:00' && closesAt.getTime() % 60_000 === 0
  return isMidnight ? { day: lastDayOf(closesAt), time: '24:00' } : { day: dayOf(closesAt), time }
}
