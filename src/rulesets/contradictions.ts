import { plain } from '../kernel/text.ts'
/**
 * Whether conditions can hold together at all: a search over a bounded set of facts. Only values at the bounds of a comparison can
 * change an answer, so trying those (and their neighbours) stands for trying them all. The three-valued evaluation prunes: a branch
 * ends as soon as the facts chosen so far decide it.
 */
import { addDays, addMonths } from '../kernel/dates.ts'
import type { Day } from '../kernel/dates.ts'
import type { Condition } from './conditions.ts'
import { evaluate } from './evaluate.ts'
import type { MissingFact } from './evaluate.ts'
import { factPaths } from './fact-paths.ts'
import { referencePath } from './facts.ts'
import type { Element, FactTable, FactValue, Facts, Reference } from './facts.ts'

export type Possibility = 'can-hold' | 'never-holds' | 'not-found'

const LARGEST_SEARCH = 4000
const LONGEST_LIST = 4

/** A dated call, and a rolling one that is applied to on the day of its notice. */
const CALENDARS: readonly Facts[] = [
  { 'day.notice': '2026-06-15', 'day.submission': '2026-07-16', 'day.today': '2026-07-16' },
  { 'day.notice': '2026-06-15', 'day.submission': '2026-06-15', 'day.today': '2026-06-15' },
]

/** 'not-found': the search gave up before the end. What a person judges is taken to go the right way. */
export const canHold = (conditions: readonly Condition[], table: FactTable = factPaths): Possibility => {
  const search: Search = {
    whole: { kind: 'all-of', conditions },
    table,
    mentions: mentionsIn({ kind: 'all-of', conditions }),
    left: LARGEST_SEARCH,
  }
  const found = CALENDARS.map((calendar) => satisfiable(search, calendar))
  return found.includes('can-hold') ? 'can-hold' : found.includes('not-found') ? 'not-found' : 'never-holds'
}

type Search = { readonly whole: Condition; readonly table: FactTable; readonly mentions: readonly Mention[]; left: number }

const satisfiable = (search: Search, facts: Facts): Possibility => {
  search.left -= 1
  if (search.left < 0) return 'not-found'
  const { answer, missing } = evaluate(search.whole, facts, search.table)
  if (answer === 'no') return 'never-holds'
  if (answer === 'yes' || missing.length === 0) return 'can-hold'
  const next = missing.find(({ of, path }) => of !== undefined || search.table[path]?.type !== 'list') ?? missing[0]
  const values = next ? valuesToTry(search, next, facts) : []
  if (!next || values.length === 0) return 'not-found'
  let best: Possibility = 'never-holds'
  for (const value of values) {
    const found = satisfiable(search, assign(facts, next, value))
    if (found === 'can-hold') return found
    if (found === 'not-found') best = found
  }
  return best
}

const assign = (facts: Facts, { path, of, at }: MissingFact, value: FactValue): Facts => {
  if (of === undefined || at === undefined) return { ...facts, [path]: value }
  const elements = (facts[of] ?? []) as readonly Element[]
  return { ...facts, [of]: elements.map((element, place) => (place === at ? { ...element, [path]: value as Element[string] } : element)) }
}

/** A leaf of the condition, and the list whose element it speaks of. */
type Mention = { readonly condition: Condition; readonly list: string | undefined }

const mentionsIn = (condition: Condition, list?: string): readonly Mention[] => {
  switch (condition.kind) {
    case 'all-of':
    case 'any-of':
      return condition.conditions.flatMap((each) => mentionsIn(each, list))
    case 'not':
      return mentionsIn(condition.condition, list)
    case 'has-any':
      return [{ condition, list }, ...(condition.where ? mentionsIn(condition.where, condition.list) : [])]
    case 'not-used-before-at-institution':
      return [
        { condition: { kind: 'has-any', list: 'technology.supplyRecord' }, list },
        { condition: { kind: 'same-as', fact: 'institution', as: 'institution.code' }, list: 'technology.supplyRecord' },
        { condition: { kind: 'before', fact: 'on', day: condition.before }, list: 'technology.supplyRecord' },
      ]
    default:
      return [{ condition, list }]
  }
}

const valuesToTry = ({ table, mentions }: Search, { path, of }: MissingFact, facts: Facts): readonly FactValue[] => {
  const holder = of === undefined ? undefined : table[of]
  const fact = of === undefined || path.includes('.') ? table[path] : holder?.type === 'list' ? holder.fields[path] : undefined
  if (!fact) return []
  const about = mentions.flatMap(({ condition, list }) =>
    'fact' in condition && condition.fact === path && (path.includes('.') || list === of) ? [condition] : [],
  )
  switch (fact.type) {
    case 'flag':
      return [true, false]
    case 'number':
      return numbersAt(about, fact.min ?? Number.MIN_SAFE_INTEGER, fact.max ?? Number.MAX_SAFE_INTEGER)
    case 'day':
      return daysAt(about, facts)
    case 'paper':
      return papers(facts)
    case 'choice':
      return someOf(codesIn(about), Object.keys(fact.choices))
    case 'choices':
      return setsOf([...codesIn(about), ...fieldsIn(mentions)], Object.keys(fact.choices))
    case 'text':
      return [...codesIn(about), ...sharedWords(mentions), 'another-1', 'another-2']
    case 'list':
      return listLengths(mentions, path).map((length) => Array.from({ length }, () => ({})))
  }
}

const codesIn = (about: readonly Condition[]): readonly string[] => [
  ...new Set(
    about.flatMap((condition) =>
      condition.kind === 'is' && typeof condition.value === 'string'
        ? [condition.value]
        : condition.kind === 'is-one-of'
          ? condition.values
          : [],
    ),
  ),
]
const fieldsIn = (mentions: readonly Mention[]): readonly string[] =>
  mentions.flatMap(({ condition }) => (condition.kind === 'field-related' ? (condition.fields ?? []) : []))
/** Words any comparison names: facts compared with each other must be able to be the same. */
const sharedWords = (mentions: readonly Mention[]): readonly string[] =>
  mentions.some(({ condition }) => condition.kind === 'same-as') ? codesIn(mentions.map(({ condition }) => condition)) : []

/** The codes spoken of, and one that nobody speaks of stands for all others. */
const someOf = (named: readonly string[], all: readonly string[]): readonly string[] => {
  const known = named.filter((code) => all.includes(code))
  return [...known, ...all.filter((code) => !known.includes(code)).slice(0, 1)]
}
const setsOf = (named: readonly string[], all: readonly string[]): readonly (readonly string[])[] => {
  const codes = someOf([...new Set(named)], all)
  return [
    codes,
    ...codes.map((code) => [code]),
    ...codes.flatMap((one, at) => codes.slice(at + 1, at + 4).map((other) => [one, other])),
    [],
  ]
}

const numbersAt = (about: readonly Condition[], min: number, max: number): readonly number[] => {
  const bounds = about.flatMap((condition) => ('value' in condition && typeof condition.value === 'number' ? [condition.value] : []))
  const near = (bounds.length > 0 ? bounds : [Math.max(min, 0)]).flatMap((bound) => [bound, Math.floor(bound) - 1, Math.floor(bound) + 1])
  const ends = [min, max].filter((end) => Math.abs(end) < Number.MAX_SAFE_INTEGER)
  return [...new Set([...near, ...ends])].filter((number) => number >= min && number <= max)
}

const daysAt = (about: readonly Condition[], facts: Facts): readonly Day[] => {
  const on = (reference: Reference): Day => plain(facts[referencePath(reference)])
  const bounds = about.flatMap((condition): readonly Day[] => {
    switch (condition.kind) {
      case 'within-months-of':
        return [addMonths(on(condition.of), -condition.months), on(condition.of)]
      case 'months-since-at-least':
        return [addMonths(on(condition.at), -condition.months)]
      case 'months-left-at-least':
        return [addMonths(on(condition.from), condition.months)]
      case 'before':
        return [on(condition.day)]
      case 'is':
        return typeof condition.value === 'string' ? [condition.value] : []
      default:
        return []
    }
  })
  const near = (bounds.length > 0 ? bounds : [on('notice')]).flatMap((day) => [day, addDays(day, -1), addDays(day, 1)])
  return [...new Set(near)]
}

const papers = (facts: Facts): readonly FactValue[] => {
  const [notice, submission] = [plain(facts['day.notice']), plain(facts['day.submission'])]
  const long = '2000-01-01'
  return [
    { validFrom: long },
    'none',
    { validFrom: long, validTo: '2000-12-31' },
    { validFrom: long, validTo: notice },
    { validFrom: submission },
  ]
}

/** As many elements as all the wishes for this list need, and fewer. */
const listLengths = (mentions: readonly Mention[], list: string): readonly number[] => {
  const wanted = mentions.reduce(
    (sum, { condition }) => (condition.kind === 'has-any' && condition.list === list ? sum + (condition.atLeast ?? 1) : sum),
    0,
  )
  const most = Math.min(
    Math.max(wanted, 1),
    Math.max(LONGEST_LIST, ...mentions.flatMap(({ condition }) => (condition.kind === 'has-any' ? [condition.atLeast ?? 1] : []))),
  )
  return Array.from({ length: most + 1 }, (_, length) => length)
}
