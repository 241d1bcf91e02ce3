import { dayOf } from './dates.ts'
import { closingDayAndTime, showDay } from './show-days.ts'
import type { Lang } from './text.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/**
 * A closing and what is left until then, at `now`; exact at its borders: at the closing instant itself it is closed.
 * From 7 days: date and days. Under 7 days: days and hours (under one day: hours and minutes). Last hour: minutes and a warning.
 * What is left is rounded down, so that nobody counts on time they do not have. Say `draftKept` only to a person whose draft is kept.
 */
export const showDeadline = (
  closesAt: Date,
  now: Date,
  lang: Lang,
  { draftKept = false }: { readonly draftKept?: boolean } = {},
): string => {
  const left = closesAt.getTime() - now.getTime()
  if (left <= 0) return closed(closesAt, now, lang, draftKept)
  if (left <= HOUR) return lastHour(closesAt, now, left, lang)
  const { day, time } = closingDayAndTime(closesAt)
  if (lang === 'ko') return `${showDay(day, lang, now)} ${time} 마감 · ${showTimeLeft(left, lang)} 남음`
  return `Closes ${left >= 7 * DAY ? showDay(day, lang) : showDay(day, lang, now)}, ${time} KST · ${showTimeLeft(left, lang)} left`
}

const closed = (closesAt: Date, now: Date, lang: Lang, draftKept: boolean): string => {
  const { day, time } = closingDayAndTime(closesAt)
  if (lang === 'ko')
    return `${showDay(day, lang, now)} ${time}에 마감되었습니다.${draftKept ? ' 작성하신 내용은 그대로 보관되어 있습니다.' : ''}`
  return `Closed on ${showDay(day, lang, now)} at ${time} KST.${draftKept ? ' What you wrote is kept.' : ''}`
}

const lastHour = (closesAt: Date, now: Date, left: number, lang: Lang): string => {
  const { day, time } = closingDayAndTime(closesAt)
  const today = day === dayOf(now)
  if (lang === 'ko')
    return `${today ? '오늘' : showDay(day, lang, now)} ${time} 마감 · ${showTimeLeft(left, lang)} 남음. ${time} 정각부터는 제출할 수 없습니다.`
  return `Closes ${today ? 'today' : `${showDay(day, lang, now)},`} ${time} KST · ${showTimeLeft(left, lang)} left. Nothing is accepted from ${time} sharp.`
}

/** A span of milliseconds in words, rounded down: '25일', '3일 2시간', '5시간 20분', '42분', '1분 미만'. */
export const showTimeLeft = (milliseconds: number, lang: Lang): string => {
  const [days, hours, minutes] = [
    Math.floor(milliseconds / DAY),
    Math.floor((milliseconds % DAY) / HOUR),
    Math.floor((milliseconds % HOUR) / MINUTE),
  ]
  const shown = [
    { count: days, ko: '일', en: 'day' },
    { count: days < 7 ? hours : 0, ko: '시간', en: 'hour' },
    { count: days === 0 ? minutes : 0, ko: '분', en: 'minute' },
  ].filter((part) => part.count > 0)
  if (shown.length === 0) return lang === 'ko' ? '1분 미만' : 'less than a minute'
  return shown.map(({ count, ko, en }) => (lang === 'ko' ? `${count}${ko}` : `${count} ${en}${count === 1 ? '' : 's'}`)).join(' ')
}
