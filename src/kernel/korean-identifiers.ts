/** Numbers of Korean firms. A right check digit says that the number was typed well, not that the firm exists or still trades. */
import { no, yes } from './outcome.ts'
import type { Outcome } from './outcome.ts'

export type IdentifierRefusal = { readonly code: 'wrong-shape' } | { readonly code: 'wrong-check-digit'; readonly formatted: string }

/** The digits of a number typed with dashes or spaces, or undefined when anything else is among them or their count differs. */
const digitsOf = (typed: string, count: number): string | undefined => {
  const digits = typed.normalize('NFKC').replace(/[\s\p{Pd}]/gu, '')
  return new RegExp(`^\\d{${count}}$`).test(digits) ? digits : undefined
}

const weighted = (digits: string, weights: readonly number[]): number =>
  weights.reduce((sum, weight, place) => sum + weight * Number(digits.charAt(place)), 0)

/** Reads a 사업자등록번호; the value is its ten digits, as stored. Weights 1 3 7 1 3 7 1 3 5, plus the tens of the ninth product. */
export const parseBusinessNumber = (typed: string): Outcome<string, IdentifierRefusal> => {
  const digits = digitsOf(typed, 10)
  if (digits === undefined || digits.startsWith('000')) return no({ code: 'wrong-shape' })
  if (businessCheckDigit(digits) !== digits.at(-1)) return no({ code: 'wrong-check-digit', formatted: formatBusinessNumber(digits) })
  return yes(digits)
}

const businessCheckDigit = (digits: string): string => {
  const sum = weighted(digits, [1, 3, 7, 1, 3, 7, 1, 3, 5]) + Math.floor((Number(digits.charAt(8)) * 5) / 10)
  return String((10 - (sum % 10)) % 10)
}

/** '1234567891' → '123-45-67891'. */
export const formatBusinessNumber = (digits: string): string => `${digits.slice(0, 3)}-${digits.slice(3, 5)}-${digits.slice(5)}`

/** What the two middle digits usually tell. A hint to show, never a reason to refuse: codes are added over time. */
export const businessKindHint = (
  digits: string,
): 'individual' | 'company' | 'non-profit' | 'public-body' | 'foreign' | 'branch' | undefined => {
  const middle = Number(digits.slice(3, 5))
  if ((middle >= 1 && middle <= 80) || middle >= 90) return 'individual'
  return (
    {
      81: 'company',
      82: 'non-profit',
      83: 'public-body',
      84: 'foreign',
      85: 'branch',
      86: 'company',
      87: 'company',
      88: 'company',
    } as const
  )[middle]
}

/** Reads a 법인등록번호; the value is its thirteen digits, as stored. Weights 1 2 1 2 … on the first twelve. */
export const parseCorporateNumber = (typed: string): Outcome<string, IdentifierRefusal> => {
  const digits = digitsOf(typed, 13)
  if (digits === undefined || digits.startsWith('0000')) return no({ code: 'wrong-shape' })
  if (corporateCheckDigit(digits) !== digits.at(-1)) return no({ code: 'wrong-check-digit', formatted: formatCorporateNumber(digits) })
  return yes(digits)
}

const corporateCheckDigit = (digits: string): string => String((10 - (weighted(digits, [1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2]) % 10)) % 10)

/** '1101110062432' → '110111-0062432'. */
export const formatCorporateNumber = (digits: string): string => `${digits.slice(0, 6)}-${digits.slice(6)}`

/**
 * An invented business number with a right check digit, for the demonstration. It begins with an office code under 100, where
 * real codes start at 101, so it is nobody's. The same seed gives the same number; seeds from 0 to 980,000 give different ones.
 */
export const inventBusinessNumber = (seed: number): string => {
  const office = String(1 + (seed % 99)).padStart(3, '0')
  const serial = String((Math.floor(seed / 99) * 7919 + (seed % 99) * 101) % 9973).padStart(4, '0')
  const body = `${office}81${serial}`
  return body + businessCheckDigit(body)
}

/** An invented corporate number with a right check digit; its registry office (under 0100) does not exist. */
export const inventCorporateNumber = (seed: number): string => {
  const office = String(1 + (seed % 99)).padStart(4, '0')
  const body = `${office}11${String((seed * 7919 + 4211) % 999_983).padStart(6, '0')}`
  return body + corporateCheckDigit(body)
}
