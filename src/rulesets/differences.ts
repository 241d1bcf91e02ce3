/** What changed between two versions of a rule set, said so that an approver and a firm can read it. */
import { text } from '../kernel/text.ts'
import type { Text } from '../kernel/text.ts'
import { labelOf, saidAt } from './difference-words.ts'
import { factPaths } from './fact-paths.ts'
import type { FactTable } from './facts.ts'
import type { RuleSetContent } from './rule-set.ts'

/** `before` or `after` undefined: it was not there. `path` names list members by id: 'sections.economy.criteria.cost.max'. */
export type Difference = {
  readonly path: string
  readonly label: Text
  readonly before: Text | undefined
  readonly after: Text | undefined
}

/** Differences in the order of the newer content, what was taken away at its old place. Equal contents have none. */
export const differencesBetween = (before: RuleSetContent, after: RuleSetContent, table: FactTable = factPaths): readonly Difference[] =>
  changes([], before, after).map(({ keys, one, other }) => ({
    path: keys.join('.'),
    label: labelOf(keys, before, after),
    before: one === undefined ? undefined : saidAt(keys, one, table),
    after: other === undefined ? undefined : saidAt(keys, other, table),
  }))

type Change = { readonly keys: readonly string[]; readonly one: unknown; readonly other: unknown }

/** Values a person reads as one: not taken apart further. */
const WHOLE = new Set([
  'condition',
  'onlyIf',
  'days',
  'origin',
  'receive',
  'check',
  'supplement',
  'review',
  'objection',
  'objectionReview',
  'conditions',
  'reminderDays',
  'trimming',
  'conditionalVerdict',
  'extensions',
  'fields',
  'choices',
])

const changes = (keys: readonly string[], one: unknown, other: unknown): readonly Change[] => {
  if (same(one, other)) return []
  const last = keys.at(-1) ?? ''
  const apart = !WHOLE.has(last) && !isText(one) && !isText(other)
  if (apart && Array.isArray(one) && Array.isArray(other) && [...one, ...other].every(hasId))
    return listChanges(keys, one.filter(hasId), other.filter(hasId))
  if (apart && isRecord(one) && isRecord(other))
    return Object.keys({ ...other, ...one }).flatMap((key) => changes([...keys, key], one[key], other[key]))
  return [{ keys, one, other }]
}

type WithId = Readonly<Record<string, unknown>> & { readonly id: string }

/** Members are the same when their id is; a change of order alone is told once. */
const listChanges = (keys: readonly string[], one: readonly WithId[], other: readonly WithId[]): readonly Change[] => {
  const ids = [...other.map(({ id }) => id), ...one.map(({ id }) => id).filter((id) => !other.some((each) => each.id === id))]
  const inside = ids.flatMap((id) =>
    changes(
      [...keys, id],
      one.find((each) => each.id === id),
      other.find((each) => each.id === id),
    ),
  )
  const kept = (these: readonly WithId[], those: readonly WithId[]) =>
    these.map(({ id }) => id).filter((id) => those.some((each) => each.id === id))
  return same(kept(one, other), kept(other, one))
    ? inside
    : [...inside, { keys: [...keys, 'order'], one: kept(one, other), other: kept(other, one) }]
}

/** Equal in meaning: the order of keys in a record says nothing, an undefined is as good as absent. */
const same = (one: unknown, other: unknown): boolean => {
  if (Array.isArray(one) && Array.isArray(other)) return one.length === other.length && one.every((each, at) => same(each, other[at]))
  if (isRecord(one) && isRecord(other)) return Object.keys({ ...one, ...other }).every((key) => same(one[key], other[key]))
  return Object.is(one, other)
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isText = (value: unknown): value is Text => isRecord(value) && typeof value['ko'] === 'string' && typeof value['en'] === 'string'
const hasId = (value: unknown): value is WithId => isRecord(value) && typeof value['id'] === 'string'

/** '3곳이 바뀌었습니다.' */
export const differenceCount = (count: number): Text =>
  count === 0
    ? text('바뀐 곳이 없습니다.', 'Nothing has changed.')
    : text(`${count}곳이 바뀌었습니다.`, `${count} ${count === 1 ? 'change' : 'changes'}.`)
