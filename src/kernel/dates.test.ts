import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  addYears,
  dayOf,
  daysBetween,
  endOfDay,
  isDay,
  monthsBetween,
  parseDay,
  readMoment,
  startOfDay,
  timeOf,
  weekdayOf,
  withOffset,
  yearsBetween,
} from './dates.ts'
import { no, yes } from './outcome.ts'

const anyDay = fc.integer({ min: -20_000, max: 60_000 }).map((days) => addDays('2000-01-01', days))

test('a day begins and ends at midnight in Seoul, wherever the server stands', () => {
  expect(startOfDay('2026-11-30').toISOString()).toBe('2026-11-29T15:00:00.000Z')
  expect(endOfDay('2026-11-30')).toEqual(startOfDay('2026-12-01'))
  expect(dayOf(new Date('2026-11-29T14:59:59.999Z'))).toBe('2026-11-29')
  expect(dayOf(new Date('2026-11-29T15:00:00Z'))).toBe('2026-11-30')
  expect(timeOf(new Date('2026-11-30T08:59:59.999Z'))).toBe('17:59')
  expect(withOffset(new Date('2026-11-30T09:00:00Z'))).toBe('2026-11-30T18:00:00+09:00')
  expect(weekdayOf('2026-11-30')).toBe(1)
})

test('the clock of Seoul is what Temporal says it is, in and after the years of summer time', () => {
  const instants = fc.date({ min: new Date('1960-01-01T00:00:00Z'), max: new Date('2099-12-31T23:59:59Z'), noInvalidDate: true })
  fc.assert(
    fc.property(instants, (instant) => {
      const seoul = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO('Asia/Seoul')
      expect([dayOf(instant), timeOf(instant), withOffset(instant)]).toEqual([
        seoul.toPlainDate().toString(),
        seoul.toPlainTime().toString({ smallestUnit: 'minute' }),
        seoul.toString({ smallestUnit: 'second', timeZoneName: 'never' }),
      ])
    }),
  )
  expect(withOffset(new Date('1988-08-01T00:00:00Z'))).toBe('1988-08-01T10:00:00+10:00')
  fc.assert(
    fc.property(anyDay, (day) => {
      const plain = Temporal.PlainDate.from(day)
      expect([startOfDay(day).getTime(), weekdayOf(day)]).toEqual([plain.toZonedDateTime('Asia/Seoul').epochMilliseconds, plain.dayOfWeek])
    }),
  )
  for (const none of ['2026-02-30', 'today']) expect(() => [startOfDay(none), weekdayOf(none)]).toThrow(RangeError)
})

test('every day we know starts on itself', () => {
  fc.assert(fc.property(anyDay, (day) => dayOf(startOfDay(day)) === day && isDay(day)))
})

test('a month later is the same day, or the last one of a shorter month', () => {
  expect(addMonths('2026-01-31', 1)).toBe('2026-02-28')
  expect(addMonths('2026-03-31', -1)).toBe('2026-02-28')
  expect(addYears('2028-02-29', 1)).toBe('2029-02-28')
})

test('a month has passed as soon as adding one arrives', () => {
  expect(monthsBetween('2026-01-31', '2026-02-28')).toBe(1)
  expect(monthsBetween('2026-01-31', '2026-02-27')).toBe(0)
  expect(monthsBetween('2026-03-15', '2026-01-16')).toBe(-1)
  expect(yearsBetween('2019-11-30', '2026-11-29')).toBe(6)
  expect(yearsBetween('2019-11-30', '2026-11-30')).toBe(7)
  fc.assert(
    fc.property(anyDay, anyDay, (one, other) => {
      const [from, to] = one < other ? [one, other] : [other, one]
      const months = monthsBetween(from, to)
      return addMonths(from, months) <= to && addMonths(from, months + 1) > to
    }),
  )
})

test('days counted there are days added back', () => {
  expect(daysBetween('2026-11-30', '2026-12-28')).toBe(28)
  fc.assert(fc.property(anyDay, anyDay, (from, to) => addDays(from, daysBetween(from, to)) === to))
})

test('a day is understood in the ways people type it', () => {
  for (const typed of ['20261130', '2026-11-30', '2026.11.30', '2026. 11. 30.', ' 2026/11/30 ', '2026년 11월 30일', '２０２６-１１-３０']) {
    expect(parseDay(typed)).toEqual(yes('2026-11-30'))
  }
  expect(parseDay('2026. 1. 5.')).toEqual(yes('2026-01-05'))
})

test('what is not a day says whether the spelling or the calendar is against it', () => {
  for (const typed of ['', 'tomorrow', '30.11.2026', '2026-11', '2026-11.30', '2026113', '2026-11-30T00:00'])
    expect(parseDay(typed)).toEqual(no('wrong-shape'))
  for (const typed of ['20260229', '2026-13-01', '2026-00-10', '2026.4.31']) expect(parseDay(typed)).toEqual(no('no-such-day'))
  expect(isDay('2026-02-29')).toBe(false)
  expect(isDay('20261130')).toBe(false)
})

test('a day and its time are read on the clock of Seoul', () => {
  expect(readMoment('2026-11-30', '18:00', '09:00')).toEqual(yes(new Date('2026-11-30T09:00:00Z')))
  expect(readMoment('20261130', '9:05', '09:00')).toEqual(yes(new Date('2026-11-30T00:05:00Z')))
  expect(readMoment('2026-11-30', '24:00', '09:00')).toEqual(yes(startOfDay('2026-12-01')))
  expect(readMoment('2026-11-30', ' ', '09:00')).toEqual(yes(new Date('2026-11-30T00:00:00Z')))
  expect(readMoment(' ', '', '09:00')).toEqual(yes(null))
  for (const wrong of ['24:01', '25:00', '18:60', '18', '6pm']) expect(readMoment('2026-11-30', wrong, '09:00')).toEqual(no(['not-a-time']))
  expect(readMoment('2026-02-30', '18:00', '09:00')).toEqual(no(['no-such-day']))
  expect(readMoment('', '18:00', '09:00')).toEqual(no(['time-alone']))
  expect(readMoment('내일', '6pm', '09:00')).toEqual(no(['wrong-shape', 'not-a-time']))
})
