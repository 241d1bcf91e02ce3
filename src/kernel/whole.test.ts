import { expect, test } from 'vitest'
import { mostWhole, readCount, readWhole } from './whole.ts'

test('a whole number is read, and whatever else is sent is none of ours', () => {
  expect(['7', '0', '2147483647'].map((typed) => readWhole(typed))).toEqual([7, 0, mostWhole])
  expect(['', '-1', '1.5', '1e3', 'x', '2147483648', '99999999999999999999', '\u0000'].map((typed) => readWhole(typed, 1))).toEqual(
    Array(8).fill(1),
  )
})

test('a count is read as people type it, and never beyond its bounds', () => {
  expect(['1', '1,200', ' 1,000,000 ', '１２'].map((typed) => readCount(typed, 1, 1_000_000))).toEqual([1, 1200, 1_000_000, 12])
  expect(['', '0', '1000001', '-1', '1.5', '1e3', '99999999999999999999'].map((typed) => readCount(typed, 1, 1_000_000))).toEqual(
    Array(7).fill(undefined),
  )
})
