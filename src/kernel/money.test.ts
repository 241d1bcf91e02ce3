import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addWon, mostWon, parseWon, readAmount, splitVat, vatOn } from './money.ts'
import { no, yes } from './outcome.ts'

const anyWon = fc.integer({ min: -(2 ** 53 - 1), max: 2 ** 53 - 1 })

test('an amount is read as people type it', () => {
  for (const typed of ['1,234,000', '1234000', '1,234,000원', ' ₩ 1,234,000 ', '１,２３４,０００', '1,234,000 원'])
    expect(parseWon(typed)).toEqual(yes(1_234_000))
  expect(parseWon('-500')).toEqual(yes(-500))
  expect(parseWon('-0')).toEqual(yes(0))
})

test('what is not whole won is refused, not repaired', () => {
  for (const typed of ['', '원', '1,23,4', '12,34', '1.5', '1e6', '백만', '1억', '--1', '0x10', ',100'])
    expect(parseWon(typed)).toEqual(no('wrong-shape'))
})

test('amounts beyond exact numbers are refused', () => {
  expect(parseWon('9007199254740991')).toEqual(yes(9007199254740991))
  expect(parseWon('9007199254740992')).toEqual(no('too-large'))
  expect(() => addWon(9007199254740991, 1)).toThrow(RangeError)
  expect(() => addWon(0.5)).toThrow(RangeError)
  expect(addWon()).toBe(0)
})

test('an amount that somebody types has bounds', () => {
  expect([readAmount('0'), readAmount('100,000,000,000,000'), readAmount('1', 1)]).toEqual([0, mostWon, 1])
  for (const typed of ['100000000000001', '-1', '1.5', '']) expect(readAmount(typed)).toBeUndefined()
  expect(readAmount('0', 1)).toBeUndefined()
})

test('every amount survives being written with separators', () => {
  fc.assert(
    fc.property(anyWon, (won) => {
      expect(parseWon(won.toLocaleString('en-US'))).toEqual(yes(won + 0))
    }),
  )
})

test('supply value and VAT add up to the price, exactly', () => {
  expect(splitVat(110_000_000)).toEqual({ supply: 100_000_000, vat: 10_000_000 })
  expect(splitVat(1000)).toEqual({ supply: 910, vat: 90 })
  expect(vatOn(12_345)).toBe(1234)
  fc.assert(
    fc.property(anyWon, (total) => {
      const { supply, vat } = splitVat(total)
      return supply + vat === total && BigInt(vat) === BigInt(total) / 11n && BigInt(vatOn(total)) === BigInt(total) / 10n
    }),
  )
})
