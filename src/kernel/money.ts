import { no, yes } from './outcome.ts'
import type { Outcome } from './outcome.ts'

/** Whole won. Between -(2^53 - 1) and 2^53 - 1, where a JavaScript number is exact. */
export type Won = number

/** Whether the number is an amount we can hold exactly. */
export const isWon = (number: number): boolean => Number.isSafeInteger(number)

/** Reads '1,234,000', '1234000원', '₩1,234,000' or '-500'. Commas must stand where thousands do; there are no fractions of a won. */
export const parseWon = (typed: string): Outcome<Won, 'wrong-shape' | 'too-large'> => {
  const tidy = typed
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/원$/, '')
    .replace(/^(-?)₩/, '$1')
  if (!/^-?(\d+|\d{1,3}(,\d{3})+)$/.test(tidy)) return no('wrong-shape')
  const won = Number(tidy.replaceAll(',', ''))
  return isWon(won) ? yes(won + 0) : no('too-large')
}

/** The most that one amount typed by somebody may be, 100조 원: what is more is a slip of the key, and sums stay exact. */
export const mostWon: Won = 100_000_000_000_000

/** An amount as people type it, from `least` to `mostWon`; undefined where it is none. */
export const readAmount = (typed: string, least = 0): Won | undefined => {
  const read = parseWon(typed)
  return read.ok && read.value >= least && read.value <= mostWon ? read.value : undefined
}

/** The exact sum; throws a RangeError when it leaves the exact range, rather than being a little wrong. */
export const addWon = (...amounts: readonly Won[]): Won => amounts.reduce((sum, amount) => exact(exact(sum) + exact(amount)), 0)

const exact = (won: number): Won => {
  if (!isWon(won)) throw new RangeError(`${won} won cannot be held exactly`)
  return won
}

/** Whole division towards zero without the rounding of `/`, which is wrong for very large amounts. */
const wholePart = (won: Won, divisor: number): Won => (won - (won % divisor)) / divisor + 0

/** Value-added tax of 10 % on a supply value; a fraction of a won is dropped. */
export const vatOn = (supply: Won): Won => wholePart(exact(supply), 10)

/** Supply value and VAT of a price that includes it: VAT is an eleventh, fractions of a won dropped; the two add up to the price. */
export const splitVat = (total: Won): { readonly supply: Won; readonly vat: Won } => {
  const vat = wholePart(exact(total), 11)
  return { supply: total - vat, vat }
}
