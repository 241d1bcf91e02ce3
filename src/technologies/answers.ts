import { isDay } from '../kernel/dates.ts'
import { showWon } from '../kernel/show.ts'
import type { FieldSpec, RowsSpec, Section } from './sections/section.ts'
import type { TechnologyContent } from './technology.ts'

/** What a form holds, by field name: 'titleKo', 'differences.0.unit'. Several boxes are one text with commas between. */
export type Typed = Readonly<Record<string, string>>

/** The value at a place like 'flags.excellentProcurement'; undefined where there is none. */
export const valueAt = (whole: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>((value, step) => (typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined), whole)

interface Owner {
  readonly name: string
  readonly share: number | null
}

/** A stored value as it stands in its field. */
export const typedValue = (field: FieldSpec, value: unknown): string => {
  if (value === null || value === undefined || value === false) return value === false && field.as === 'choice' ? 'no' : ''
  if (value === true) return 'yes'
  if (field.as === 'keywords') return (value as string[]).join(', ')
  if (field.as === 'boxes') return (value as string[]).join(',')
  if (field.as === 'owners')
    return (value as Owner[]).map((owner) => (owner.share === null ? owner.name : `${owner.name}, ${owner.share}`)).join('\n')
  if (field.as === 'money') return showWon(Number(value), 'ko').replace('원', '')
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

/** The content of a section as its form would hold it. */
export const typedFrom = (section: Section, content: TechnologyContent): Typed => ({
  ...Object.fromEntries(section.fields.map((field) => [field.name, typedValue(field, valueAt(content, field.name))])),
  ...(section.rows ? typedRows(section.rows, content) : {}),
})

const typedRows = (rows: RowsSpec, content: TechnologyContent): Typed => ({
  ...Object.fromEntries(
    content[rows.name].flatMap((line, at) =>
      rows.fields.map((field) => [`${rows.name}.${at}.${field.name}`, typedValue(field, valueAt(line, field.name))]),
    ),
  ),
  ...(rows.declarable && content.declaredNone.includes(rows.declarable) ? { [`${rows.name}.none`]: 'yes' } : {}),
})

/** The numbers of the lines that hold anything. */
export const linesIn = (rows: RowsSpec, typed: Typed): number[] => {
  const found = new Set<number>()
  for (const [name, value] of Object.entries(typed)) {
    const [list, at] = name.split('.')
    if (list === rows.name && at !== undefined && /^\d{1,3}$/.test(at) && value !== '' && typed[`${rows.name}.${at}.remove`] !== 'yes')
      found.add(Number(at))
  }
  return [...found].sort((one, other) => one - other)
}

/**
 * The codes that were ticked, the main one first. A main one that was not ticked is meant as well, unless the page was drawn with it: then its tick was taken away.
 * `drawn`: the main one that the page was drawn with.
 */
export const mainFirst = (ticked: readonly string[], main: string, drawn: string): string[] => {
  if (main === '' || (!ticked.includes(main) && main === drawn)) return [...ticked]
  return [main, ...ticked.filter((code) => code !== main)]
}

/** Whether two forms of a field, or of a list, hold the same: blanks and empty lines aside. */
export const sameAnswer = (section: Section, name: string, one: Typed, other: Typed): boolean =>
  answerText(section, name, one) === answerText(section, name, other)

/** One field, or one whole list, as text to compare. */
export const answerText = (section: Section, name: string, typed: Typed): string => {
  if (section.rows?.name !== name) return (typed[name] ?? '').trim()
  const { rows } = section
  return linesIn(rows, typed)
    .map((at) => rows.fields.map((field) => tidyForComparing(field, typed[`${rows.name}.${at}.${field.name}`] ?? '')).join(' · '))
    .join('\n')
}
const tidyForComparing = (field: FieldSpec, value: string) => (field.as === 'day' && isDay(value) ? value : value.trim())

/** The names that are compared and chosen between when two people edited: each field, and each list as a whole. */
export const answerNames = (section: Section): string[] => [
  ...section.fields.map((field) => field.name),
  ...(section.rows ? [section.rows.name] : []),
]

/** Takes these answers from `theirs` and the rest from `mine`. */
export const takeFrom = (section: Section, mine: Typed, theirs: Typed, names: readonly string[]): Typed => {
  const belongs = (key: string) => names.some((name) => key === name || (section.rows?.name === name && key.startsWith(`${name}.`)))
  return {
    ...Object.fromEntries(Object.entries(mine).filter(([key]) => !belongs(key))),
    ...Object.fromEntries(Object.entries(theirs).filter(([key]) => belongs(key))),
  }
}
