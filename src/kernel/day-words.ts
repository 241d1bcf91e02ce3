import type { NotADay } from './dates.ts'
import { josa } from './josa.ts'
import { text } from './text.ts'
import type { Text } from './text.ts'

/** What is wrong with a day as it was typed in the field of this label: no day of the calendar, or not written as one. `like`: a day as it may be typed. */
export const notADayWords = (label: Text, typed: string, fault: NotADay, like = '2026-11-30'): Text =>
  fault === 'no-such-day'
    ? text(`${label.ko}에 적은 ${josa(typed, '은/는')} 달력에 없는 날입니다.`, `${label.en}: ${typed} is no day of the calendar.`)
    : text(`${josa(label.ko, '을/를')} ${like}처럼 입력해 주세요.`, `${label.en}: enter the day like ${like}.`)
