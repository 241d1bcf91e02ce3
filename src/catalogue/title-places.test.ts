import fc from 'fast-check'
import { expect, test } from 'vitest'
import { placeNames, placesOf } from './title-places.ts'

const compare = (a: string, b: string): number => {
  const [x, y] = [placesOf(a), placesOf(b)]
  for (const name of placeNames) if (x[name] !== y[name]) return (x[name] ?? 0) - (y[name] ?? 0)
  return 0
}

test('titles stand by their letters, whatever the case and the signs between, digits first and other letters last', () => {
  const titles = ['3-axis sensor', '30 pumps', 'air filter', 'Air-filter cleaner', 'Élan pump', 'pump', 'Pumps', 'zinc', '누수 감지기']
  expect([...titles].reverse().sort(compare)).toEqual(titles)
  expect(compare('Self-learning wireless bearing sensor A', 'Self-learning wireless bearing sensor B')).toBe(0)
  expect(compare('Air filter', 'air  (filter)')).toBe(0)
})

test('the order is that of the first thirty letters, in numbers that stay whole', () => {
  const words = fc.string({ unit: fc.constantFrom('a', 'b', 'z', '0', '9', ' '), maxLength: 40 })
  fc.assert(
    fc.property(words, words, (a, b) => {
      for (const value of Object.values(placesOf(a))) expect(Number.isSafeInteger(value)).toBe(true)
      const [x, y] = [a, b].map((one) => one.replaceAll(/\s+/g, ' ').trim().slice(0, 30).trimEnd())
      if (x !== undefined && y !== undefined && a.trim().length <= 30 && b.trim().length <= 30)
        expect(Math.sign(compare(a, b))).toBe(x < y ? -1 : x > y ? 1 : 0)
    }),
  )
})
