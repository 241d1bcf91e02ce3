import { no, yes } from './outcome.ts'
import type { Outcome } from './outcome.ts'

/** Landlines by area, mobile, internet (070), personal (050x), and eight-digit business numbers (15xx, 16xx, 18xx). */
const PHONES = [
  /^(02)(\d{3,4})(\d{4})$/,
  /^(0[3-6][1-5])(\d{3,4})(\d{4})$/,
  /^(01[016-9])(\d{3,4})(\d{4})$/,
  /^(0(?:70|80))(\d{3,4})(\d{4})$/,
  /^(050\d)(\d{3,4})(\d{4})$/,
  /^(1[568]\d{2})(\d{4})$/,
]

/** Reads a Korean phone number and gives it with dashes, as stored and shown: '02-123-4567', '010-1234-5678'. +82 becomes 0. */
export const parsePhone = (typed: string): Outcome<string, 'wrong-shape'> => {
  const digits = typed
    .normalize('NFKC')
    .replace(/[\s\p{Pd}.()]/gu, '')
    .replace(/^\+?82(?=[1-9]\d{7,})/, '0')
    .replace(/^\+820/, '0')
  const parts = PHONES.map((phone) => phone.exec(digits)).find((match) => match !== null)
  return parts ? yes(parts.slice(1).join('-')) : no('wrong-shape')
}

const LOCAL_PART = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/
const DOMAIN = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])$/

/**
 * Reads an e-mail address and gives it in lower case, so that one person has one account. ASCII only, at most 254 characters.
 * Only a mail that was answered proves that the address exists.
 */
export const parseEmail = (typed: string): Outcome<string, 'wrong-shape'> => {
  const address = typed.normalize('NFKC').trim().toLowerCase()
  const at = address.lastIndexOf('@')
  const [local, domain] = [address.slice(0, at), address.slice(at + 1)]
  const fits = at > 0 && address.length <= 254 && local.length <= 64 && LOCAL_PART.test(local) && DOMAIN.test(domain)
  return fits ? yes(address) : no('wrong-shape')
}

/** Reads a postal code of five digits; six digits are the codes used until July 2015, and the person is told so. */
export const parsePostalCode = (typed: string): Outcome<string, 'wrong-shape' | 'old-postal-code'> => {
  const code = typed.normalize('NFKC').trim()
  if (/^\d{3}-?\d{3}$/.test(code)) return no('old-postal-code')
  return /^\d{5}$/.test(code) ? yes(code) : no('wrong-shape')
}
