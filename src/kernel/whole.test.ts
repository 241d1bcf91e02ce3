import { expect, test } from 'vitest'
import { mostWhole, readWhole } from './whole.ts'

test('a whole number is read, and whatever else is sent is none of ours', () => {
  expect(['7', '0', '2147483647'].map((typed) => readWhole(typed))).toEqual([7, 0, mostWhole])
  expect(['', '-1', '1.5', '1e3', 'x', '2147483648', '99999999999999999999', '\u0000'].map((typed) => readWhole(typed, 1))).toEqual(Array(8).fill(1))
})
