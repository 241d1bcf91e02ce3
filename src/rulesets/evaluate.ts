/** Three-valued evaluation (Kleene): a fact nobody has given makes an answer unknown only where it matters. Pure. */
import { addMonths } from '../kernel/dates.ts'
import { never } from '../kernel/outcome.ts'
import { comparedFields, notUsedBefore, referenceOf } from './conditions.ts'
import type { Condition } from './conditions.ts'
import { factPaths } from './fact-paths.ts'
import { endless, isDayBounds } from './facts.ts'
import type { Element, FactTable, FactValue, Facts, Paper } from './facts.ts'

export type Answer = 'yes' | 'no' | 'unknown'
/** `of` is the list a field belongs to, `at` the place of the element in it (from 0). */
export type UsedFact = { readonly path: string; readonly of?: string; readonly at?: number; readonly value: FactValue }
export type MissingFact = { readonly path: string; readonly of?: string; readonly at?: number }
/**
 * `because`: the facts that decided (when unknown: those that are known and bear on it). `missing`: the facts that would decide an
 * unknown answer. `judged`: unknown, or partly so, because a person has to judge. `children` in the order of the condition; for
 * has-any one per element of the list.
 */
export type Evaluation = {
  readonly condition: Condition
  readonly answer: Answer
  readonly because: readonly UsedFact[]
  readonly missing: readonly MissingFact[]
  readonly judged: boolean
  readonly children: readonly Evaluation[]
}

type Within = { readonly list: string; readonly at: number; readonly element: Element }
type Scope = { readonly facts: Facts; readonly table: FactTable; readonly within?: Within }
type Found = MissingFact & { readonly value: FactValue | undefined }

/** Evaluates the condition on the facts. A value of the wrong type counts as unknown; never throws on data. */
export const evaluate = (condition: Condition, facts: Facts, table: FactTable = factPaths): Evaluation => judge(condition, { facts, table })

const judge = (condition: Condition, scope: Scope): Evaluation => {
  switch (condition.kind) {
    case 'all-of':
      return combine(
        condition,
        condition.conditions.map((each) => judge(each, scope)),
        'no',
      )
    case 'any-of':
      return combine(
        condition,
        condition.conditions.map((each) => judge(each, scope)),
        'yes',
      )
    case 'not':
      return negate(condition, judge(condition.condition, scope))
    case 'not-used-before-at-institution':
      return { ...judge(notUsedBefore(condition.before), scope), condition }
    case 'has-any':
      return hasAnyElement(condition, scope)
    case 'judged':
      return { condition, answer: 'unknown', because: [], missing: [], judged: true, children: [] }
    case 'field-related':
      return fieldRelated(condition, scope)
    default:
      return compare(condition, scope)
  }
}

const opposite = { yes: 'no', no: 'yes', unknown: 'unknown' } as const

const negate = (condition: Condition, child: Evaluation): Evaluation => ({
  ...child,
  condition,
  answer: opposite[child.answer],
  children: [child],
})

/** all-of is decided by one no, any-of by one yes; without one, an unknown keeps the whole unknown. Of nothing: all-of yes, any-of no. */
const combine = (condition: Condition, children: readonly Evaluation[], deciding: 'yes' | 'no'): Evaluation => {
  const answers = children.map(({ answer }) => answer)
  const answer = answers.includes(deciding) ? deciding : answers.includes('unknown') ? 'unknown' : opposite[deciding]
  return summarise(condition, answer, children)
}

const summarise = (condition: Condition, answer: Answer, children: readonly Evaluation[]): Evaluation => {
  const bearing = children.filter((child) => child.answer === answer)
  return {
    condition,
    answer,
    children,
    because: distinct(bearing.flatMap(({ because }) => because)),
    missing: answer === 'unknown' ? distinct(bearing.flatMap(({ missing }) => missing)) : [],
    judged: answer === 'unknown' && bearing.some(({ judged }) => judged),
  }
}

const distinct = <Fact extends MissingFact>(facts: readonly Fact[]): readonly Fact[] => [
  ...new Map(facts.map((fact) => [`${fact.of ?? ''}[${fact.at ?? ''}]${fact.path}`, fact])).values(),
]

const hasAnyElement = (condition: Extract<Condition, { kind: 'has-any' }>, scope: Scope): Evaluation => {
  const found = look(scope, condition.list)
  if (!isList(found.value)) return unknownFor(condition, [found])
  const children = found.value.map((element, at) =>
    condition.where
      ? judge(condition.where, { facts: scope.facts, table: scope.table, within: { list: condition.list, at, element } })
      : leaf({ kind: 'all-of', conditions: [] }, true, []),
  )
  const [sure, possible] = [
    children.filter(({ answer }) => answer === 'yes').length,
    children.filter(({ answer }) => answer !== 'no').length,
  ]
  const wanted = condition.atLeast ?? 1
  const summary = summarise(condition, sure >= wanted ? 'yes' : possible >= wanted ? 'unknown' : 'no', children)
  return { ...summary, because: distinct([{ path: condition.list, value: found.value }, ...summary.because]) }
}

const fieldRelated = (condition: Extract<Condition, { kind: 'field-related' }>, scope: Scope): Evaluation => {
  const own = look(scope, 'technology.fields')
  const listed = comparedFields(condition)
  const theirs = listed ? undefined : look(scope, 'institution.fields')
  const wanted = listed ?? theirs?.value
  if (!isWords(own.value) || !isWords(wanted)) return unknownFor(condition, theirs ? [own, theirs] : [own])
  const [ownFields, wantedFields] = [own.value, wanted]
  if (ownFields.some((field) => wantedFields.includes(field))) return leaf(condition, true, [own])
  if (condition.otherwise === 'no') return leaf(condition, false, [own])
  return { ...leaf(condition, false, [own]), answer: 'unknown', judged: true }
}

type Comparison = Exclude<
  Condition,
  { kind: 'all-of' | 'any-of' | 'not' | 'has-any' | 'judged' | 'field-related' | 'not-used-before-at-institution' }
>

/** Looks at one fact, and at the day or the other fact it is compared with. */
const compare = (condition: Comparison, scope: Scope): Evaluation => {
  const fact = look(scope, condition.fact)
  const otherPath = condition.kind === 'same-as' ? condition.as : referenceOf(condition)
  const other = otherPath === undefined ? undefined : look(scope, otherPath)
  const used = other ? [fact, other] : [fact]
  const holds = fact.value === undefined ? undefined : test(condition, fact.value, other?.value)
  return holds === undefined ? unknownFor(condition, used) : leaf(condition, holds, used)
}

/** Undefined where a value has not the type the comparison needs, or the other one is not known and matters. */
const test = (condition: Comparison, value: FactValue, other: FactValue | undefined): boolean | undefined => {
  switch (condition.kind) {
    case 'is':
      return typeof value === typeof condition.value ? value === condition.value : undefined
    case 'is-one-of':
      return isWords(value)
        ? value.some((word) => condition.values.includes(word))
        : typeof value === 'string'
          ? condition.values.includes(value)
          : undefined
    case 'same-as':
      return other === undefined ? undefined : value === other
    case 'at-least':
      return typeof value === 'number' ? value >= condition.value : undefined
    case 'at-most':
      return typeof value === 'number' ? value <= condition.value : undefined
    case 'valid-on':
      return isPaper(value) ? validOn(value, other) : undefined
    case 'within-months-of':
      return both(
        days(value, other, (day, reference) => day <= reference),
        days(value, other, (day, reference) => addMonths(day, condition.months) >= reference),
      )
    case 'months-since-at-least':
      return days(value, other, (day, reference) => addMonths(day, condition.months) <= reference)
    case 'months-left-at-least':
      return days(value, other, (day, reference) => day >= addMonths(reference, condition.months))
    case 'before':
      return days(value, other, (day, reference) => day < reference)
    default:
      return never(condition)
  }
}

const validOn = (paper: Paper, on: FactValue | undefined): boolean | undefined => {
  if (paper === 'none') return false
  if (typeof on !== 'string') return undefined
  if ('validOn' in paper) return paper.validOn === on ? true : undefined
  return paper.validFrom <= on && (paper.validTo === undefined || on <= paper.validTo)
}

/** Of a day known by its bounds, both ends must give the same answer; `holds` turns once at most as the day moves on. */
const days = (value: FactValue, other: FactValue | undefined, holds: (day: string, reference: string) => boolean): boolean | undefined => {
  const ends = boundsOf(value)
  if (!ends || typeof other !== 'string' || !isDayShape(other)) return undefined
  const [early, late] = [holds(ends[0], other), holds(ends[1], other)]
  return early === late ? early : undefined
}

const both = (one: boolean | undefined, other: boolean | undefined): boolean | undefined =>
  one === false || other === false ? false : one === undefined || other === undefined ? undefined : true

/** Before and after every day a rule can name. */
const [firstDay, lastDay] = ['1000-01-01', '9000-12-31']
const boundsOf = (value: FactValue): readonly [string, string] | undefined => {
  if (value === endless) return [lastDay, lastDay]
  if (isDayBounds(value)) return [value.notBefore ?? firstDay, value.notAfter ?? lastDay]
  return typeof value === 'string' && isDayShape(value) ? [value, value] : undefined
}

/** A field of the element at hand goes before a path of the table; fields have no dot, paths have. */
const look = ({ facts, within }: Scope, path: string): Found => {
  if (within && !path.includes('.')) return { path, of: within.list, at: within.at, value: within.element[path] ?? undefined }
  return { path, value: facts[path] ?? undefined }
}

const leaf = (condition: Condition, holds: boolean, used: readonly Found[]): Evaluation => ({
  condition,
  answer: holds ? 'yes' : 'no',
  because: used.flatMap(known),
  missing: [],
  judged: false,
  children: [],
})

const unknownFor = (condition: Condition, used: readonly Found[]): Evaluation => {
  const absent = used.filter(({ value }) => value === undefined)
  // Every value is there but one has the wrong type: ask for it again rather than fail.
  const missing = (absent.length > 0 ? absent : used.slice(0, 1)).map(({ value: _, ...where }) => where)
  return { condition, answer: 'unknown', because: used.flatMap(known), missing, judged: false, children: [] }
}

const known = (found: Found): readonly UsedFact[] => (found.value === undefined ? [] : [{ ...found, value: found.value }])

const isDayShape = (value: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(value)
const isWords = (value: FactValue | undefined): value is readonly string[] =>
  Array.isArray(value) && value.every((word) => typeof word === 'string')
const isList = (value: FactValue | undefined): value is readonly Element[] =>
  Array.isArray(value) && value.every((element) => typeof element === 'object')
const isPaper = (value: FactValue): value is Paper =>
  value === 'none' || (typeof value === 'object' && !Array.isArray(value) && ('validFrom' in value || 'validOn' in value))
