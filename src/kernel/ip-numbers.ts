/**
 * Numbers of Korean IP rights. There is no check digit: only the shape can be checked, and a number without its dashes is
 * ambiguous. So right and kind of number are always given by the person, stored beside the number, and never guessed.
 */
import { no, yes } from './outcome.ts'
import type { Outcome } from './outcome.ts'

export type IpRight = 'patent' | 'utility_model' | 'design' | 'trademark'
export type IpNumberKind = 'application' | 'publication' | 'registration'
/** `written` is the dashed form, '10-2026-0012345' or '10-0031944'. */
export type IpNumber = { readonly right: IpRight; readonly kind: IpNumberKind; readonly written: string }

export type IpNumberRefusal =
  | { readonly code: 'wrong-shape' }
  /** The first two digits belong to another right than the one given. */
  | { readonly code: 'another-right'; readonly right: IpRight }
  /** Dashed like a registration in a field for applications or publications, or the other way round. */
  | { readonly code: 'another-number-kind'; readonly looksLike: 'registration' | 'application-or-publication' }

/** The right each leading pair stands for. 41 to 45 are older marks for services, groups and businesses. */
const RIGHTS: Readonly<Record<string, IpRight>> = {
  '10': 'patent',
  '20': 'utility_model',
  '30': 'design',
  '40': 'trademark',
  '41': 'trademark',
  '42': 'trademark',
  '43': 'trademark',
  '44': 'trademark',
  '45': 'trademark',
}

/**
 * Reads a number of the given right and kind. Applications and publications: tt-yyyy-nnnnnnn, the same 13 digits without dashes,
 * and before 1999 also yyyy- or yy-nnnnnn(n). Registrations: tt-nnnnnnn, or 13 digits that end in 0000 as the open APIs write them.
 */
export const parseIpNumber = (typed: string, right: IpRight, kind: IpNumberKind): Outcome<IpNumber, IpNumberRefusal> => {
  const tidy = typed
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/\p{Pd}/gu, '-')
  const parts = kind === 'registration' ? registrationParts(tidy) : (applicationParts(tidy) ?? oldApplicationParts(tidy, right))
  if (!parts) return no(mistaken(tidy, kind))
  const foundRight = RIGHTS[parts[0] ?? '']
  if (!foundRight) return no({ code: 'wrong-shape' })
  if (foundRight !== right) return no({ code: 'another-right', right: foundRight })
  return yes({ right, kind, written: parts.join('-') })
}

type Parts = readonly string[] | undefined

const registrationParts = (tidy: string): Parts => (/^(\d{2})-(\d{7})$/.exec(tidy) ?? /^(\d{2})(\d{7})0000$/.exec(tidy))?.slice(1)

const applicationParts = (tidy: string): Parts => {
  const parts = (/^(\d{2})-(\d{4})-(\d{7})$/.exec(tidy) ?? /^(\d{2})(\d{4})(\d{7})$/.exec(tidy))?.slice(1)
  return parts && isFilingYear(Number(parts[1])) ? parts : undefined
}

const isFilingYear = (year: number): boolean => year >= 1946 && year <= 2099

const oldApplicationParts = (tidy: string, right: IpRight): Parts => {
  const [, year, serial] = /^((?:19)?\d{2})-(\d{6,7})$/.exec(tidy) ?? []
  if (year === undefined || serial === undefined) return undefined
  const fullYear = year.length === 4 ? Number(year) : 1900 + Number(year)
  // Two digits under 46 are the right of a registration number, not a year.
  if (fullYear < 1946 || fullYear > 1999) return undefined
  return [LEADING_PAIR[right], String(fullYear), serial.padStart(7, '0')]
}

const LEADING_PAIR: Readonly<Record<IpRight, string>> = { patent: '10', utility_model: '20', design: '30', trademark: '40' }

const mistaken = (tidy: string, kind: IpNumberKind): IpNumberRefusal => {
  if (kind !== 'registration' && /^(10|20|30|4[0-5])-\d{7}$/.test(tidy)) return { code: 'another-number-kind', looksLike: 'registration' }
  if (kind === 'registration' && /^(10|20|30|4[0-5])-\d{4}-\d{7}$/.test(tidy))
    return { code: 'another-number-kind', looksLike: 'application-or-publication' }
  return { code: 'wrong-shape' }
}

/** The 13 digits by which open APIs know the number: '10-0031944' is '1000319440000'. */
export const inOpenApis = (number: IpNumber): string => number.written.replaceAll('-', '') + (number.kind === 'registration' ? '0000' : '')
