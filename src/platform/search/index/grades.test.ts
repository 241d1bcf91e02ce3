import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Grades } from './grades.ts'

const occurrence = fc.record({ tf: fc.integer({ min: 1, max: 80 }).map((halves) => halves / 2), mask: fc.integer({ min: 1, max: 127 }) })

test('one byte keeps frequency and fields; where the numbers run out the frequency stays and the fields named are true ones', () => {
  fc.assert(
    fc.property(fc.array(occurrence, { maxLength: 2000 }), (all) => {
      const grades = new Grades()
      return all.every(({ tf, mask }) => {
        const number = grades.numberOf(tf, mask)
        const kept = grades.tf[number] ?? 0
        const named = grades.mask[number] ?? 0
        return number < 256 && Math.abs(kept - Math.min(24, tf)) <= Math.max(0.5, tf / 5) && named !== 0 && (named & ~mask) === 0
      })
    }),
  )
})
test('numbers of a snapshot mean the same again', () => {
  fc.assert(
    fc.property(fc.array(occurrence, { maxLength: 400 }), (all) => {
      const grades = new Grades()
      const numbers = all.map(({ tf, mask }) => grades.numberOf(tf, mask))
      const again = new Grades(grades.pairs())
      expect(numbers.map((number) => [again.tf[number], again.mask[number]])).toEqual(
        numbers.map((number) => [grades.tf[number], grades.mask[number]]),
      )
    }),
  )
})
