import fc from 'fast-check'
import { expect, test } from 'vitest'
import { no, yes } from './outcome.ts'
import { divideHalfUp, mean, median, outliers, parsePoints, showPoints, spread, trim, trimmedMean } from './points.ts'

const scores = fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 15 })

test('a score is read and shown to a hundredth of a point', () => {
  for (const [typed, points] of Object.entries({
    '87.5': 8750,
    '87.50': 8750,
    '87.500': 8750,
    '100': 10_000,
    '0': 0,
    '0.07': 7,
    ' 70 ': 7000,
  }))
    expect(parsePoints(typed)).toEqual(yes(points))
  expect([8750, 8700, 8705, 0, -125].map(showPoints)).toEqual(['87.5', '87', '87.05', '0', '-1.25'])
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 100_000_000 }), (points) => {
      expect(parsePoints(showPoints(points))).toEqual(yes(points))
    }),
  )
})

test('what cannot be held exactly is refused', () => {
  expect(parsePoints('87.555')).toEqual(no('too-many-decimals'))
  expect(parsePoints('1000000.01')).toEqual(no('too-large'))
  for (const typed of ['', '-1', '87,5', '1e2', '.5', '87.', 'NaN']) expect(parsePoints(typed)).toEqual(no('wrong-shape'))
})

test('the lowest and the highest score are left out before the mean is taken', () => {
  expect(trimmedMean([10_000, 8000, 9000, 0, 8500], { lowest: 1, highest: 1 })).toEqual(yes(8500))
  expect(trimmedMean([8000, 9000], { lowest: 0, highest: 0 })).toEqual(yes(8500))
  expect(trimmedMean([8000, 9000], { lowest: 1, highest: 1 })).toEqual(no('too-few-values'))
  expect(trimmedMean([], { lowest: 0, highest: 0 })).toEqual(no('too-few-values'))
  expect(trim([7000, 7000, 7000], { lowest: 1, highest: 1 })).toEqual(yes({ kept: [1], lowest: [0], highest: [2] }))
})

test('half a hundredth is rounded up, and nothing less', () => {
  expect(mean([8000, 8001])).toBe(8001)
  expect(mean([8000, 8000, 8001])).toBe(8000)
  expect(mean([])).toBeUndefined()
  expect(divideHalfUp(-3, 2)).toBe(-1)
  fc.assert(
    fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 1, max: 50 }), (dividend, divisor) => {
      const rounded = divideHalfUp(dividend, divisor)
      const twice = 2 * dividend - 2 * rounded * divisor
      return Number.isInteger(rounded) && twice >= -divisor && twice < divisor
    }),
  )
})

test('a trimmed mean lies among the scores and does not depend on their order', () => {
  fc.assert(
    fc.property(scores, fc.nat(3), fc.nat(3), (values, lowest, highest) => {
      const forwards = trimmedMean(values, { lowest, highest })
      expect(trimmedMean(values.toReversed(), { lowest, highest })).toEqual(forwards)
      if (forwards.ok) expect(forwards.value >= Math.min(...values) && forwards.value <= Math.max(...values)).toBe(true)
    }),
  )
})

test('spread and median', () => {
  expect(spread([9000, 7000, 8000])).toBe(2000)
  expect(spread([])).toBeUndefined()
  expect(median([9000, 7000, 8000])).toBe(8000)
  expect(median([8000, 8001])).toBe(8001)
  expect(median([])).toBeUndefined()
})

test('one reviewer far from all others is shown, below and above', () => {
  const limits = { maxPoints: 10_000, limitShare: 0.2 }
  expect(outliers([8000, 8200, 7900, 3000, 8100], limits)).toEqual([{ place: 3, value: 3000, kind: 'bomb', medianOfOthers: 8050 }])
  expect(outliers([6000, 6100, 5900, 9500], limits)).toEqual([{ place: 3, value: 9500, kind: 'gift', medianOfOthers: 6000 }])
  expect(outliers([8000, 8000, 6000], limits)).toEqual([])
  expect(outliers([8000, 8000, 5999], limits).map((found) => found.place)).toEqual([2])
  expect(outliers([0, 10_000], limits)).toEqual([])
})
