import { addDays, addMonths, dayOf, parseDay } from './dates.ts'
import type { Day, NotADay, NotAMoment } from './dates.ts'
import { josa } from './josa.ts'
import { no } from './outcome.ts'
import type { Outcome } from './outcome.ts'
import { text } from './text.ts'
import type { Text } from './text.ts'

/** An example of a day to come, for questions that ask for one: the last of next month. A fixed one would be past some day. */
export const dayAhead = (now: Date): Day => addDays(addMonths(`${dayOf(now).slice(0, 7)}-01`, 2), -1)

/** What is wrong with a day as it was typed in the field of this label: no day of the calendar, or not written as one. `like`: a day as it may be typed. */
export const notADayWords = (label: Text, typed: string, fault: NotADay, like = '2026-11-30'): Text =>
  fault === 'no-such-day'
    ? text(`${label.ko}에 적은 ${josa(typed, '은/는')} 달력에 없는 날입니다.`, `${label.en}: ${typed} is no day of the calendar.`)
    : text(`${josa(label.ko, '을/를')} ${like}처럼 입력해 주세요.`, `${label.en}: enter the day like ${like}.`)

/** Reads the day of the field of this label, or says what is wrong with it. */
export const readDay = (label: Text, typed: string, like?: string): Outcome<Day, Text> => {
  const day = parseDay(typed)
  return day.ok ? day : no(notADayWords(label, typed, day.refusal, like))
}

export const timeAloneWords = text(
  '시각만 적혀 있습니다. 날짜도 적거나 시각을 지워 주세요.',
  'There is a time without its day. Give the day, or clear the time.',
)

/** What is wrong with a day and its time; `label` names the day's field, `like` and `likeDay` are a time and a day as they may be typed. */
export const notAMomentWords = (label: Text, typedDay: string, fault: NotAMoment, like: string, likeDay?: string): Text => {
  switch (fault) {
    case 'not-a-time':
      return text(`시각을 ${like}처럼 입력해 주세요.`, `Enter the time like ${like}.`)
    case 'time-alone':
      return timeAloneWords
    case 'wrong-shape':
    case 'no-such-day':
      return notADayWords(label, typedDay, fault, likeDay)
  }
}
