import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wholePercents } from './percents.ts'

test('whole percents of a whole add up to a hundred, and none is off by one', () => {
  expect(wholePercents([1 / 3, 1 / 3, 1 / 3])).toEqual([34, 33, 33])
  expect(wholePercents([0.995, 0.005])).toEqual([100, 0])
  expect(wholePercents([])).toEqual([])
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0.001, max: 50, noNaN: true }), { minLength: 1, maxLength: 12 }), (weights) => {
      const all = weights.reduce((sum, one) => sum + one, 0)
      const shares = weights.map((one) => one / all)
      const percents = wholePercents(shares)
      expect(percents.reduce((sum, one) => sum + one, 0)).toBe(100)
      percents.forEach((percent, at) => {
        expect(Math.abs(percent - (shares[at] ?? 0) * 100)).toBeLessThan(1)
      })
    }),
  )
})
