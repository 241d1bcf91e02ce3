import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as gazette from '@hyunbinseo/holidays-kr/all'
import { dueDate, dueInstant, holidayName, holidaysBetween, holidaysKnownFor, isBusinessDay } from './business-days.ts'
import type { Period } from './business-days.ts'
import { addDays, startOfDay } from './dates.ts'

const period = (
  days: number,
  unit: Period['unit'],
  firstDay: Period['firstDay'] = 'next-day',
  lastDay: NonNullable<Period['lastDay']> = 'moves-to-business-day',
): Period => ({ days, unit, firstDay, lastDay })

test('weekends, holidays and substitute holidays are not business days', () => {
  expect(isBusinessDay('2026-11-30')).toBe(true)
  for (const off of ['2026-11-28', '2026-11-29', '2026-12-25', '2026-10-05', '2026-06-03', '2026-05-01', '2026-07-17'])
    expect(isBusinessDay(off)).toBe(false)
  expect(isBusinessDay('2024-05-01')).toBe(true)
})

test('a holiday is named in both languages', () => {
  expect(holidayName('2026-10-05')).toEqual({ ko: '대체공휴일(개천절)', en: 'Substitute holiday (National Foundation Day)' })
  expect(holidayName('2025-05-05')).toEqual({ ko: '어린이날, 부처님 오신 날', en: 'Children’s Day, Buddha’s Birthday' })
  expect(holidayName('2026-11-29')).toBeUndefined()
})

test('no published holiday is left without an English name', () => {
  const days = Object.values(gazette).flatMap((year) => Object.keys(year))
  expect(days.filter((day) => holidayName(day)?.en.split(', ').includes('Public holiday'))).toEqual([])
})

test('beyond the published years only solar holidays are known, and we say so', () => {
  expect(holidaysKnownFor('2027-12-31')).toBe(true)
  expect(holidaysKnownFor('2099-01-01')).toBe(false)
  expect(isBusinessDay('2099-10-09')).toBe(false)
  expect(isBusinessDay('2099-07-17')).toBe(false)
  expect(isBusinessDay('2010-05-01')).toBe(false)
  expect(holidayName('2010-05-01')).toBeUndefined()
})

test('business days are counted from the next day or from the same day', () => {
  expect(dueDate('2026-09-23', period(1, 'business'))).toBe('2026-09-28')
  expect(dueDate('2026-09-23', period(3, 'business'))).toBe('2026-09-30')
  expect(dueDate('2026-09-23', period(3, 'business', 'same-day'))).toBe('2026-09-29')
  expect(dueDate('2026-11-28', period(1, 'business', 'same-day'))).toBe('2026-11-30')
})

test('calendar days that end on a day off end on the next business day, unless the rule says otherwise', () => {
  expect(dueDate('2026-11-23', period(7, 'calendar'))).toBe('2026-11-30')
  expect(dueDate('2026-11-23', period(7, 'calendar', 'same-day'))).toBe('2026-11-30')
  expect(dueDate('2026-11-23', period(7, 'calendar', 'same-day', 'as-counted'))).toBe('2026-11-29')
  expect(dueDate('2026-12-18', { days: 7, unit: 'calendar', firstDay: 'next-day' })).toBe('2026-12-28')
})

test('a period of no days ends where it begins, and nonsense is not a period', () => {
  expect(dueDate('2026-11-30', period(0, 'business'))).toBe('2026-11-30')
  expect(dueDate('2026-11-30', period(0, 'calendar'))).toBe('2026-11-30')
  expect(() => dueDate('2026-11-30', period(-1, 'calendar'))).toThrow(RangeError)
  expect(() => dueDate('2026-11-30', period(1.5, 'business'))).toThrow(RangeError)
})

test('a period is over at midnight after its last day', () => {
  expect(dueInstant('2026-11-23', period(7, 'calendar'))).toEqual(startOfDay('2026-12-01'))
})

test('holidays within a period can be listed', () => {
  expect(holidaysBetween('2026-09-23', '2026-09-28').map((holiday) => holiday.day)).toEqual(['2026-09-24', '2026-09-25', '2026-09-26'])
})

test('business days never end on a day off, nor sooner than calendar days, and one more day is later', () => {
  const someDay = fc.integer({ min: 0, max: 3500 }).map((days) => addDays('2018-01-01', days))
  fc.assert(
    fc.property(someDay, fc.integer({ min: 1, max: 60 }), (from, days) => {
      const due = dueDate(from, period(days, 'business'))
      return isBusinessDay(due) && due >= dueDate(from, period(days, 'calendar')) && dueDate(from, period(days + 1, 'business')) > due
    }),
    { numRuns: 40 },
  )
})
