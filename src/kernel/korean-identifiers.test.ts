import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  businessKindHint,
  formatBusinessNumber,
  formatCorporateNumber,
  inventBusinessNumber,
  inventCorporateNumber,
  parseBusinessNumber,
  parseCorporateNumber,
} from './korean-identifiers.ts'
import { no, yes } from './outcome.ts'

test('a business number is read with or without its dashes', () => {
  for (const typed of ['123-45-67891', '1234567891', ' 123 45 67891 ', '123–45–67891', '１２３-45-67891'])
    expect(parseBusinessNumber(typed)).toEqual(yes('1234567891'))
  expect(formatBusinessNumber('1234567891')).toBe('123-45-67891')
})

test('a wrong last digit is told with the number as printed on the registration', () => {
  expect(parseBusinessNumber('1234567890')).toEqual(no({ code: 'wrong-check-digit', formatted: '123-45-67890' }))
  expect(parseCorporateNumber('110111-0062433')).toEqual(no({ code: 'wrong-check-digit', formatted: '110111-0062433' }))
})

test('what has not the right digits is no number', () => {
  for (const typed of ['', '123-45-6789', '123-45-678912', '123-4a-67891', '000-00-00000'])
    expect(parseBusinessNumber(typed)).toEqual(no({ code: 'wrong-shape' }))
  for (const typed of ['', '110111-006243', '0000000000000', '110111/0062432'])
    expect(parseCorporateNumber(typed)).toEqual(no({ code: 'wrong-shape' }))
})

test('the corporate number of the published example passes', () => {
  expect(parseCorporateNumber('110111-0062432')).toEqual(yes('1101110062432'))
  expect(formatCorporateNumber('1101110062432')).toBe('110111-0062432')
})

test('every single wrong digit in a business number is noticed', () => {
  fc.assert(
    fc.property(fc.nat(900_000), fc.integer({ min: 3, max: 9 }), fc.integer({ min: 1, max: 9 }), (seed, place, step) => {
      const right = inventBusinessNumber(seed)
      const wrong = right.slice(0, place) + String((Number(right.charAt(place)) + step) % 10) + right.slice(place + 1)
      return parseBusinessNumber(right).ok && !parseBusinessNumber(wrong).ok
    }),
  )
})

test('invented numbers are valid, different, and belong to no tax office or registry', () => {
  const seeds = Array.from({ length: 20_000 }, (_, seed) => seed)
  expect(new Set(seeds.map(inventBusinessNumber)).size).toBe(seeds.length)
  expect(new Set(seeds.map(inventCorporateNumber)).size).toBe(seeds.length)
  expect(seeds.every((seed) => parseBusinessNumber(inventBusinessNumber(seed)).ok && inventBusinessNumber(seed).startsWith('0'))).toBe(true)
  expect(seeds.every((seed) => parseCorporateNumber(inventCorporateNumber(seed)).ok && inventCorporateNumber(seed).startsWith('00'))).toBe(
    true,
  )
})

test('the middle digits hint at the kind of firm, and stay silent where unknown', () => {
  expect(businessKindHint('1238167891')).toBe('company')
  expect(businessKindHint('1234567891')).toBe('individual')
  expect(businessKindHint('1238967891')).toBeUndefined()
})
