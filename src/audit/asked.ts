import { addDays, dayOf, daysBetween, endOfDay, startOfDay } from '../kernel/dates.ts'
import type { Day } from '../kernel/dates.ts'
import { readDay } from '../kernel/day-words.ts'
import { isTooLong, tooLongWords } from '../kernel/text.ts'
import type { Text } from '../kernel/text.ts'
import { readAccessReason } from '../people/index.ts'
import { dayLabels, rangeWords } from './words.ts'

/** What an auditor asked for, as it was typed. */
export interface Typed {
  readonly from: string
  readonly to: string
  readonly who: string
  readonly action: string
  readonly kind: string
  readonly object: string
  readonly reason: string
  readonly before: string
  readonly after: string
}

export interface Asked {
  readonly from: Day
  readonly to: Day
  readonly since: Date
  readonly until: Date
  readonly who: string
  readonly action: string
  readonly kind: string
  readonly object: string
  /** Why names are to be seen; undefined: they stay hidden. */
  readonly reason: string | undefined
  /** Rows older than this one, or newer. */
  readonly before: number | undefined
  readonly after: number | undefined
  readonly errors: Readonly<Partial<Record<Faulty, Text>>>
}

type Faulty = 'from' | 'to' | 'who' | 'object' | 'reason'

export const usualDays = 7
/** The most letters of a name and of a number that is looked for. Nothing is cut: whoever typed more is told. */
const longestTyped = 200
export const widestDays = 366

const cursor = (typed: string) => (/^\d{1,15}$/.test(typed) ? Number(typed) : undefined)

/** Reads the filters: the last week where no day is given; a range of more than a year is refused, as is a reason too short to be one. */
export const readAsked = (typed: Typed, now: Date): Asked => {
  const today = dayOf(now)
  const errors: Partial<Record<Faulty, Text>> = {}
  const day = (name: 'from' | 'to', usual: Day): Day => {
    if (typed[name] === '') return usual
    const read = readDay(dayLabels[name], typed[name])
    if (read.ok) return read.value
    errors[name] = read.refusal
    return usual
  }
  const to = day('to', today)
  const from = day('from', addDays(to, 1 - usualDays))
  if (from > to) errors.from = rangeWords.backwards
  else if (daysBetween(from, to) > widestDays) errors.from = rangeWords.wide
  if (typed.object !== '' && typed.kind === '') errors.object = rangeWords.kind
  for (const name of ['who', 'object'] as const) if (isTooLong(typed[name], longestTyped)) errors[name] = tooLongWords(longestTyped)
  const reason = readAccessReason(typed.reason)
  if (typed.reason !== '' && reason === undefined) errors.reason = rangeWords.reason
  return {
    from,
    to,
    since: startOfDay(from),
    until: endOfDay(to),
    who: typed.who,
    action: typed.action,
    kind: typed.kind,
    object: typed.object,
    reason,
    before: cursor(typed.before),
    after: cursor(typed.after),
    errors,
  }
}

/** The address of the same question, with something changed; paging starts anew unless it is said. */
export const addressOf = (path: string, typed: Typed, change: Partial<Typed> = {}): string => {
  const asked = new URLSearchParams()
  for (const [name, value] of Object.entries({ ...typed, before: '', after: '', ...change })) if (value !== '') asked.set(name, value)
  return asked.size === 0 ? path : `${path}?${asked.toString()}`
}
