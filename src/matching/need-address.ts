import { isTooLong, lettersIn } from '../kernel/text.ts'
import type { Text } from '../kernel/text.ts'
import { readWhole } from '../kernel/whole.ts'
import { longestNeed, mostKeywords } from './needs.ts'
import type { Need } from './needs.ts'
import { needWords } from './words.ts'

export const shortestNeed = 10
const mostPages = 10

/** A need as its address says it: what was typed, and the need itself where it can be asked. */
export interface TypedNeed {
  readonly text: string
  readonly keywords: readonly string[]
  readonly fieldCode: string
  readonly budget: string
  readonly regionCode: string
  readonly certificateKind: string
  readonly page: number
  readonly hasConditions: boolean
  readonly errors: Readonly<Record<string, Text>>
  readonly need: Need | undefined
}

const code = (value: string): string => (/^[A-Za-z0-9._-]{1,60}$/.test(value) ? value : '')

export const readNeed = (asked: { readonly isSent: boolean; one(name: string): string; all(name: string): string[] }): TypedNeed => {
  const text = asked.one('need').normalize('NFC').toWellFormed().replaceAll('\0', ' ').trim()
  const keywords = [
    ...new Set(
      asked
        .all('k')
        .map((word) =>
          word
            .normalize('NFC')
            .toWellFormed()
            .replaceAll(/[\p{C}\s]+/gu, ' ')
            .trim()
            .slice(0, 40),
        )
        .filter((word) => word !== ''),
    ),
  ].slice(0, mostKeywords)
  const [fieldCode, regionCode, certificateKind] = [code(asked.one('field')), code(asked.one('region')), code(asked.one('certificate'))]
  const budget = asked.one('budget').trim().slice(0, 20)
  const digits = budget.replaceAll(/[,\s원]/g, '')
  const errors: Record<string, Text> = {}
  // Who only opens the page has asked nothing yet.
  if (asked.isSent && text === '') errors['need'] = needWords.empty
  if (text !== '' && lettersIn(text) < shortestNeed) errors['need'] = needWords.tooShort
  if (isTooLong(text, longestNeed)) errors['need'] = needWords.tooLong
  if (budget !== '' && !/^\d{1,15}$/.test(digits)) errors['budget'] = needWords.budget
  const hasConditions = budget !== '' || regionCode !== '' || certificateKind !== ''
  const none = (value: string) => (value === '' ? undefined : value)
  return {
    text,
    keywords,
    fieldCode,
    budget,
    regionCode,
    certificateKind,
    errors,
    hasConditions,
    page: Math.min(mostPages, Math.max(1, readWhole(asked.one('page'), 1))),
    need:
      text === '' || Object.keys(errors).length > 0
        ? undefined
        : {
            text,
            keywords,
            fieldCode: none(fieldCode),
            budgetWon: budget === '' ? undefined : Number(digits),
            regionCode: none(regionCode),
            certificateKind: none(certificateKind),
          },
  }
}

export const addressOfNeed = (typed: TypedNeed, page: number): string => {
  const asked = new URLSearchParams({ need: typed.text })
  for (const word of typed.keywords) asked.append('k', word)
  for (const [name, value] of [
    ['field', typed.fieldCode],
    ['budget', typed.budget],
    ['region', typed.regionCode],
    ['certificate', typed.certificateKind],
  ] as const)
    if (value !== '') asked.set(name, value)
  if (page > 1) asked.set('page', String(page))
  return `?${asked.toString()}`
}
