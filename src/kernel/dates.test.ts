import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, addMonths, addYears, dayOf, daysBetween, endOfDay, isDay, monthsBetween, parseDay, parseSeoulDateTime, startOfDay, timeOf, weekdayOf, withOffset, yearsBetween } from './dates.ts'
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
  for (const typed of ['', 'tomorrow', '30.11.2026', '2026-11', '2026-11.30', '2026113', '2026-11-30T00:00']) expect(parseDay(typed)).toEqual(no('wrong-shape'))
  for (const typed of ['20260229', '2026-13-01', '2026-00-10', '2026.4.31']) expect(parseDay(typed)).toEqual(no('no-such-day'))
  expect(isDay('2026-02-29')).toBe(false)
  expect(isDay('20261130')).toBe(false)
})

test('a closing is read on the clock of Seoul', () => {
  expect(parseSeoulDateTime('2026-11-30', '18:00')).toEqual(yes(new Date('2026-11-30T09:00:00Z')))
  expect(parseSeoulDateTime('20261130', '9:05')).toEqual(yes(new Date('2026-11-30T00:05:00Z')))
  expect(parseSeoulDateTime('2026-11-30', '24:00')).toEqual(yes(startOfDay('2026-12-01')))
  for (const wrong of ['24:01', '25:00', '18:60', '18', '', '6pm']) expect(parseSeoulDateTime('2026-11-30', wrong)).toEqual(no('not-a-time'))
  expect(parseSeoulDateTime('2026-02-30', '18:00')).toEqual(no('no-such-day'))
})
