import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  formalDay,
  showBytes,
  showClosing,
  showDate,
  showDay,
  showDayTime,
  showDeadline,
  showNumber,
  showPercent,
  showTime,
  showTimes,
  showWon,
  showWonInProse,
  showWonRange,
  tableClosing,
  tableDay,
  tableDayTime,
} from './show.ts'

const kst = (written: string) => new Date(`${written.replace(' ', 'T')}:00+09:00`)
const closing = kst('2026-11-30 18:00')

test('a day and a time are written as each language writes them, on the clock of Seoul', () => {
  expect(showDay('2026-11-30', 'ko')).toBe('2026년 11월 30일(월)')
  expect(showDay('2026-11-30', 'en')).toBe('Mon 30 Nov 2026')
  expect(showDayTime(closing, 'ko')).toBe('2026년 11월 30일(월) 18:00')
  expect(showDayTime(closing, 'en')).toBe('Mon 30 Nov 2026, 18:00 KST')
  expect(showDate('2026-10-31', 'ko')).toBe('2026년 10월 31일')
  expect(showDate('2026-10-31', 'en')).toBe('31 Oct 2026')
  expect(showTime(kst('2026-11-30 10:42'), 'en')).toBe('10:42 KST')
})

test('the year is dropped only while it is the current one', () => {
  expect(showDay('2026-11-30', 'ko', kst('2026-01-01 00:00'))).toBe('11월 30일(월)')
  expect(showDay('2026-11-30', 'en', kst('2025-12-31 23:59'))).toBe('Mon 30 Nov 2026')
})

test('tables and official papers have their own spelling', () => {
  expect(tableDay(kst('2026-12-01 00:00'))).toBe('2026-12-01')
  expect(tableDayTime(closing)).toBe('2026-11-30 18:00')
  expect(formalDay('2026-11-30')).toBe('2026. 11. 30.')
  expect(formalDay('2026-01-05')).toBe('2026. 1. 5.')
})

describe('a deadline', () => {
  test('from seven days says the days', () => {
    const closesAt = kst('2026-12-18 18:00')
    expect(showDeadline(closesAt, kst('2026-11-23 10:44'), 'ko')).toBe('12월 18일(금) 18:00 마감 · 25일 남음')
    expect(showDeadline(closesAt, kst('2026-11-23 10:44'), 'en')).toBe('Closes Fri 18 Dec 2026, 18:00 KST · 25 days left')
    expect(showDeadline(closing, kst('2026-11-23 18:00'), 'ko')).toBe('11월 30일(월) 18:00 마감 · 7일 남음')
    expect(showDeadline(kst('2027-01-04 18:00'), kst('2026-12-01 18:00'), 'ko')).toBe('2027년 1월 4일(월) 18:00 마감 · 34일 남음')
  })
  test('under seven days says days and hours, under one day hours and minutes', () => {
    expect(showDeadline(closing, kst('2026-11-27 15:30'), 'ko')).toBe('11월 30일(월) 18:00 마감 · 3일 2시간 남음')
    expect(showDeadline(closing, kst('2026-11-27 15:30'), 'en')).toBe('Closes Mon 30 Nov, 18:00 KST · 3 days 2 hours left')
    expect(showDeadline(closing, kst('2026-11-23 18:01'), 'ko')).toBe('11월 30일(월) 18:00 마감 · 6일 23시간 남음')
    expect(showDeadline(closing, kst('2026-11-30 16:59'), 'en')).toBe('Closes Mon 30 Nov, 18:00 KST · 1 hour 1 minute left')
  })
  test('in its last hour warns of the sharp end', () => {
    expect(showDeadline(closing, kst('2026-11-30 17:18'), 'ko')).toBe('오늘 18:00 마감 · 42분 남음. 18:00 정각부터는 제출할 수 없습니다.')
    expect(showDeadline(closing, kst('2026-11-30 17:18'), 'en')).toBe(
      'Closes today 18:00 KST · 42 minutes left. Nothing is accepted from 18:00 sharp.',
    )
    expect(showDeadline(closing, new Date(closing.getTime() - 1), 'ko')).toContain('1분 미만 남음')
    expect(showDeadline(kst('2026-12-01 00:30'), kst('2026-11-30 23:50'), 'ko')).toContain('12월 1일(화) 00:30 마감 · 40분 남음')
  })
  test('is over at its very instant', () => {
    expect(showDeadline(closing, closing, 'ko', { draftKept: true })).toBe(
      '11월 30일(월) 18:00에 마감되었습니다. 작성하신 내용은 그대로 보관되어 있습니다.',
    )
    expect(showDeadline(closing, closing, 'en', { draftKept: true })).toBe('Closed on Mon 30 Nov at 18:00 KST. What you wrote is kept.')
    expect(showDeadline(closing, closing, 'ko')).toBe('11월 30일(월) 18:00에 마감되었습니다.')
  })
  test('at midnight belongs to the day it ends', () => {
    expect(showDeadline(kst('2026-12-01 00:00'), kst('2026-11-30 23:30'), 'ko')).toBe(
      '오늘 24:00 마감 · 30분 남음. 24:00 정각부터는 제출할 수 없습니다.',
    )
  })
})

test('a closing at midnight is the end of a day wherever it stands', () => {
  expect(showClosing(kst('2026-12-03 00:00'), 'ko')).toBe('2026년 12월 2일(수) 24:00')
  expect(showClosing(kst('2026-12-03 00:00'), 'en')).toBe('Wed 2 Dec 2026, 24:00 KST')
  expect(showClosing(closing, 'ko')).toBe('2026년 11월 30일(월) 18:00')
  expect([kst('2026-12-03 00:00'), closing].map(tableClosing)).toEqual(['2026-12-02 24:00', '2026-11-30 18:00'])
})

test('a price that varies names its currency once', () => {
  expect(showWonRange(68_000_000, 86_000_000, 'ko')).toBe('68,000,000~86,000,000원')
  expect(showWonRange(68_000_000, 86_000_000, 'en')).toBe('KRW 68,000,000–86,000,000')
  expect([showWonRange(5_000, 5_000, 'ko'), showWonRange(null, 5_000, 'ko'), showWonRange(5_000, null, 'en')]).toEqual([
    '5,000원',
    '5,000원',
    'KRW 5,000',
  ])
  expect([0, 1, 2].map(showTimes)).toEqual(['0 times', 'once', '2 times'])
})

test('won has separators in tables and 억 and 만 in sentences', () => {
  expect(showWon(125_000_000, 'ko')).toBe('125,000,000원')
  expect(showWon(125_000_000, 'en')).toBe('KRW 125,000,000')
  expect(showWonInProse(125_000_000, 'ko')).toBe('1억 2,500만 원')
  expect(showWonInProse(100_000_000, 'ko')).toBe('1억 원')
  expect(showWonInProse(99_999_999, 'ko')).toBe('99,999,999원')
  expect(showWonInProse(1_000_312_345_678, 'ko')).toBe('1조 3억 1,234만 5,678원')
  expect(showWonInProse(-200_005_000, 'ko')).toBe('-2억 5,000원')
  expect(showWonInProse(125_000_000, 'en')).toBe('KRW 125,000,000')
})

test('no won is lost between 조, 억 and 만', () => {
  const worth: Record<string, number> = { 조: 1e12, 억: 1e8, 만: 1e4, '': 1 }
  fc.assert(
    fc.property(fc.integer({ min: 100_000_000, max: 2 ** 53 - 1 }), (won) => {
      const parts = [...showWonInProse(won, 'ko').matchAll(/([\d,]+)(조|억|만|)/g)]
      return parts.reduce((sum, [, count, unit]) => sum + Number(count?.replaceAll(',', '')) * (worth[unit ?? ''] ?? 0), 0) === won
    }),
  )
})

test('sizes, shares and numbers are short', () => {
  expect(showBytes(20 * 1024 * 1024, 'ko')).toBe('20MB')
  expect(showBytes(20 * 1024 * 1024 + 1, 'en')).toBe('20.1 MB')
  expect(showBytes(900, 'ko')).toBe('900바이트')
  expect(showBytes(1536, 'en')).toBe('1.5 KB')
  expect(showPercent(0.588)).toBe('58.8%')
  expect(showPercent(1)).toBe('100%')
  expect(showPercent(0 / 0)).toBe('–')
  expect(showNumber(1234)).toBe('1,234')
})
