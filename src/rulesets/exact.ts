/** Exact fractions, so that a mean of three members is not rounded before it counts. Whole numbers of any size. */
export type Fraction = { readonly over: bigint; readonly under: bigint }

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b))

/** over / under in lowest terms, `under` above zero. Throws a RangeError on division by nothing. */
export const fraction = (over: bigint | number, under: bigint | number = 1n): Fraction => {
  const [top, bottom] = [BigInt(over), BigInt(under)]
  if (bottom === 0n) throw new RangeError('Nothing can be divided by zero')
  const shared = gcd(top, bottom) * (bottom < 0n ? -1n : 1n)
  return { over: top / shared, under: bottom / shared }
}
export const zero: Fraction = { over: 0n, under: 1n }
export const plus = (one: Fraction, other: Fraction): Fraction =>
  fraction(one.over * other.under + other.over * one.under, one.under * other.under)
export const sumOf = (fractions: readonly Fraction[]): Fraction => fractions.reduce(plus, zero)
/** Negative, 0 or positive, as one is less than, equal to or more than the other. */
export const compareFractions = (one: Fraction, other: Fraction): number => {
  const difference = one.over * other.under - other.over * one.under
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/** To a whole number (of hundredths): half goes up, or all goes down. */
export const toWhole = ({ over, under }: Fraction, how: 'half-up' | 'down'): number => {
  const shifted = how === 'half-up' ? { over: 2n * over + under, under: 2n * under } : { over, under }
  const quotient = shifted.over / shifted.under
  return Number(shifted.over % shifted.under < 0n ? quotient - 1n : quotient)
}
