/** Certificate numbers by pattern: '{institution}-{yy}-{field}-{sequence:4}' → 'KRA-26-HR-0012'. */
import { no, yes } from '../kernel/outcome.ts'
import type { Outcome } from '../kernel/outcome.ts'
import { isReceiptNumber } from './receipt-number.ts'

/** year is four digits; sequence counts from 1. `field` is the short code of the technology's field. */
export type NumberParts = { readonly institution: string; readonly year: number; readonly field: string; readonly sequence: number }
type Token = { readonly name: 'institution' | 'year' | 'yy' | 'field' | 'sequence'; readonly width: number }
export type PatternProblem =
  | 'no-sequence'
  | 'two-sequences'
  | 'unknown-token'
  | 'loose-brace'
  | 'width-out-of-range'
  | 'no-year-but-restarts'
  | 'cannot-be-read-back'
  | 'unsafe-letters'
  | 'like-a-receipt'

const TOKEN = /\{(institution|year|yy|field|sequence)(?::(\d{1,2}))?\}/g
const ANY_BRACES = /\{[^{}]*\}/g
const CODE = '[A-Z][A-Z0-9]*'

type Part = string | Token
const partsOf = (pattern: string): readonly Part[] => {
  const parts: Part[] = []
  let from = 0
  for (const match of pattern.matchAll(TOKEN)) {
    if (match.index > from) parts.push(pattern.slice(from, match.index))
    parts.push({ name: match[1] as Token['name'], width: Number(match[2] ?? 1) })
    from = match.index + match[0].length
  }
  return from < pattern.length ? [...parts, pattern.slice(from)] : parts
}

/** What is wrong with a pattern, before a number is ever made of it. Two certificates must never get the same number. */
export const patternProblems = (pattern: string, restarts: 'never' | 'yearly'): readonly PatternProblem[] => {
  const parts = partsOf(pattern)
  const tokens = parts.filter((part) => typeof part !== 'string')
  const literal = pattern.replaceAll(ANY_BRACES, '')
  const sequences = tokens.filter(({ name }) => name === 'sequence')
  const hasYear = tokens.some(({ name }) => name === 'year' || name === 'yy')
  const found: readonly (PatternProblem | false)[] = [
    sequences.length === 0 && 'no-sequence',
    sequences.length > 1 && 'two-sequences',
    pattern.replaceAll(TOKEN, '').match(ANY_BRACES) !== null && 'unknown-token',
    /[{}]/.test(literal) && 'loose-brace',
    tokens.some(({ width }) => width < 1 || width > 12) && 'width-out-of-range',
    restarts === 'yearly' && !hasYear && 'no-year-but-restarts',
    parts.some((part, at) => runsTogether(part, parts[at + 1])) && 'cannot-be-read-back',
    !/^[\p{L}\p{N} ./_()-]*$/u.test(literal.replaceAll(/[{}]/g, '')) && 'unsafe-letters',
    isReceiptNumber(written(parts, aNumber)) && 'like-a-receipt',
  ]
  return found.filter((problem) => problem !== false)
}

/** Any number: what a pattern makes of another differs in codes and digits alone. */
const aNumber: NumberParts = { institution: 'KRA', year: 2026, field: 'ROAD', sequence: 10_000 }
const written = (parts: readonly Part[], of: NumberParts): string =>
  parts.map((part) => (typeof part === 'string' ? part : write(part, of))).join('')

/** Two parts of open length beside each other leave it open where one ends: {field}{institution}, {field}2026, {sequence}{year}. */
const runsTogether = (part: Part, next: Part | undefined): boolean => {
  if (next === undefined || typeof part === 'string')
    return typeof part === 'string' && typeof next === 'object' && next.name === 'sequence' && /\d$/.test(part)
  if (part.name === 'year' || part.name === 'yy') return false
  const startsWithDigit = typeof next === 'string' ? /^\d/.test(next) : next.name !== 'institution' && next.name !== 'field'
  const startsWithLetter = typeof next === 'string' ? /^[A-Z]/.test(next) : !startsWithDigit
  return part.name === 'sequence' ? startsWithDigit : startsWithDigit || startsWithLetter
}

export type NumberRefusal = 'bad-pattern' | 'bad-code' | 'bad-year' | 'bad-sequence'

/** The number. Codes are capital letters and digits beginning with a letter; the sequence grows past its width rather than repeat. */
export const formatNumber = (pattern: string, parts: NumberParts): Outcome<string, NumberRefusal> => {
  if (patternProblems(pattern, 'never').length > 0) return no('bad-pattern')
  const uses = (name: Token['name']) => pattern.includes(`{${name}`)
  const isCode = (code: string) => new RegExp(`^${CODE}$`).test(code)
  if ((uses('institution') && !isCode(parts.institution)) || (uses('field') && !isCode(parts.field))) return no('bad-code')
  if (!Number.isInteger(parts.year) || parts.year < 2000 || parts.year > 2099) return no('bad-year')
  if (!Number.isSafeInteger(parts.sequence) || parts.sequence < 1) return no('bad-sequence')
  const number = written(partsOf(pattern), parts)
  return isReceiptNumber(number) ? no('bad-pattern') : yes(number)
}

/** How an institution or a field is written in numbers: capital letters and digits, 'K-water' → 'KWATER', 'SOC.TRAFFIC_SAFETY' → 'TRAFFICSAFETY'. */
export const numberCode = (code: string): string => {
  const letters = (code.split('.').at(-1) ?? '').toUpperCase().replaceAll(/[^A-Z0-9]/g, '')
  return /^[A-Z]/.test(letters) ? letters : `X${letters}`
}

/** What the first number of a year would look like, to be shown as an example; undefined where the pattern makes none. */
export const exampleNumber = (pattern: string, institutionId: string, year: number): string | undefined => {
  const made = formatNumber(pattern, { institution: numberCode(institutionId), year, field: 'ROAD', sequence: 1 })
  return made.ok ? made.value : undefined
}

const write = (token: Token, parts: NumberParts): string => {
  switch (token.name) {
    case 'institution':
      return parts.institution
    case 'field':
      return parts.field
    case 'year':
      return String(parts.year)
    case 'yy':
      return String(parts.year % 100).padStart(2, '0')
    case 'sequence':
      return String(parts.sequence).padStart(token.width, '0')
  }
}

/** Reads a number back: what is in it, or undefined when it was not made by this pattern. A two-digit year is of this century. */
export const parseNumber = (pattern: string, number: string): Partial<NumberParts> | undefined => {
  const parts = partsOf(pattern)
  const shape = parts.map((part) => (typeof part === 'string' ? literally(part) : shapeOf(part))).join('')
  const match = new RegExp(`^${shape}$`, 'u').exec(number.normalize('NFKC').trim())
  if (!match) return undefined
  const read: { -readonly [Key in keyof NumberParts]?: NumberParts[Key] } = {}
  for (const [at, token] of parts.filter((part) => typeof part !== 'string').entries()) {
    const said = match[at + 1] ?? ''
    const value = token.name === 'yy' ? 2000 + Number(said) : Number(said)
    if (token.name === 'institution' || token.name === 'field') {
      if (read[token.name] !== undefined && read[token.name] !== said) return undefined
      read[token.name] = said
    } else if (token.name === 'sequence') {
      if (value < 1 || String(value).padStart(token.width, '0') !== said) return undefined
      read.sequence = value
    } else {
      if (read.year !== undefined && read.year !== value) return undefined
      read.year = value
    }
  }
  return read
}

const literally = (written: string): string => written.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&')

const shapeOf = (token: Token): string => {
  switch (token.name) {
    case 'institution':
    case 'field':
      return `(${CODE})`
    case 'year':
      return '(20\\d{2})'
    case 'yy':
      return '(\\d{2})'
    case 'sequence':
      return `(\\d{${token.width},})`
  }
}
