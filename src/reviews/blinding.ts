/** Where the rules blind the firm, its names leave every text a reviewer reads. Pure. */
import { text } from '../kernel/text.ts'

export const applicant = text('(신청 기업)', '(the applicant)')

const marks = (names: readonly string[]) =>
  names
    .flatMap((name) => [name, name.replaceAll(/\(주\)|주식회사|유한회사/g, '').trim()])
    .filter((name) => [...name].length >= 2)
    .toSorted((one, other) => other.length - one.length)

/** The same value with every name of the firm replaced, however deep it stands; keys stay as they are. */
export const blind = <Value>(value: Value, names: readonly string[], instead: string): Value => {
  const known = marks(names)
  const walk = (part: unknown): unknown => {
    if (typeof part === 'string') return known.reduce((words, name) => words.replaceAll(name, instead), part)
    if (Array.isArray(part)) return part.map(walk)
    if (typeof part === 'object' && part !== null)
      return Object.fromEntries(Object.entries(part).map(([key, inside]) => [key, walk(inside)]))
    return part
  }
  return walk(value) as Value
}
