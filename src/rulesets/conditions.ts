/** The language of conditions: data that officers build in forms, that the machine evaluates and that reads as a sentence. */
import { z } from 'zod'
import { letters } from '../kernel/letters.ts'
import type { Text } from '../kernel/text.ts'
import { referencePath } from './facts.ts'
import type { Reference, Scalar } from './facts.ts'

/**
 * `fact` is a path of the fact table; inside `where` of has-any it is a field of the element, or a path of the table.
 * Days: 'within-months-of' means from n months before the reference day up to the reference day itself; 'months-since-at-least'
 * that at least n months have passed by then; 'months-left-at-least' that n months after the reference day it still runs;
 * 'before' strictly earlier. A paper is valid on its first and on its last day.
 */
export type Condition =
  | { readonly kind: 'is'; readonly fact: string; readonly value: Scalar }
  | { readonly kind: 'is-one-of'; readonly fact: string; readonly values: readonly string[] }
  | { readonly kind: 'same-as'; readonly fact: string; readonly as: string }
  | { readonly kind: 'at-least'; readonly fact: string; readonly value: number }
  | { readonly kind: 'at-most'; readonly fact: string; readonly value: number }
  | { readonly kind: 'within-months-of'; readonly fact: string; readonly months: number; readonly of: Reference }
  | { readonly kind: 'months-since-at-least'; readonly fact: string; readonly months: number; readonly at: Reference }
  | { readonly kind: 'months-left-at-least'; readonly fact: string; readonly months: number; readonly from: Reference }
  | { readonly kind: 'before'; readonly fact: string; readonly day: Reference }
  | { readonly kind: 'valid-on'; readonly fact: string; readonly on: Reference }
  | { readonly kind: 'has-any'; readonly list: string; readonly where?: Condition | undefined; readonly atLeast?: number | undefined }
  | { readonly kind: 'not-used-before-at-institution'; readonly before: Reference }
  /** Without `fields`, the institution's own. No common field: 'judged' leaves it to a person (unknown), 'no' refuses. */
  | { readonly kind: 'field-related'; readonly fields?: readonly string[] | undefined; readonly otherwise: 'judged' | 'no' }
  /** What only a person can judge: always unknown to the machine. `sentence` is the whole rule, '…야 합니다.' */
  | { readonly kind: 'judged'; readonly sentence: Text }
  | { readonly kind: 'all-of'; readonly conditions: readonly Condition[] }
  | { readonly kind: 'any-of'; readonly conditions: readonly Condition[] }
  | { readonly kind: 'not'; readonly condition: Condition }
export type ConditionKind = Condition['kind']

const reference = z.enum(['notice', 'submission', 'today'])
const months = z.int().min(0).max(1200)
/** The most letters of any text of a rule set; the database says the same (0069). */
export const longestText = 4000
export const line = letters(0, longestText)
const fact = line.min(1)

export const conditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('is'), fact, value: z.union([line, z.number(), z.boolean()]) }),
    z.strictObject({ kind: z.literal('is-one-of'), fact, values: z.array(line).min(1) }),
    z.strictObject({ kind: z.literal('same-as'), fact, as: fact }),
    z.strictObject({ kind: z.literal('at-least'), fact, value: z.number() }),
    z.strictObject({ kind: z.literal('at-most'), fact, value: z.number() }),
    z.strictObject({ kind: z.literal('within-months-of'), fact, months, of: reference }),
    z.strictObject({ kind: z.literal('months-since-at-least'), fact, months, at: reference }),
    z.strictObject({ kind: z.literal('months-left-at-least'), fact, months, from: reference }),
    z.strictObject({ kind: z.literal('before'), fact, day: reference }),
    z.strictObject({ kind: z.literal('valid-on'), fact, on: reference }),
    z.strictObject({
      kind: z.literal('has-any'),
      list: fact,
      where: conditionSchema.optional(),
      atLeast: z.int().min(1).max(20).optional(),
    }),
    z.strictObject({ kind: z.literal('not-used-before-at-institution'), before: reference }),
    z.strictObject({ kind: z.literal('field-related'), fields: z.array(line).optional(), otherwise: z.enum(['judged', 'no']) }),
    z.strictObject({ kind: z.literal('judged'), sentence: z.object({ ko: line, en: line }) }),
    z.strictObject({ kind: z.literal('all-of'), conditions: z.array(conditionSchema) }),
    z.strictObject({ kind: z.literal('any-of'), conditions: z.array(conditionSchema) }),
    z.strictObject({ kind: z.literal('not'), condition: conditionSchema }),
  ]),
)

// Short builders, so that rule sets in code read almost like the notice they come from.
export const allOf = (...conditions: readonly Condition[]): Condition => ({ kind: 'all-of', conditions })
export const anyOf = (...conditions: readonly Condition[]): Condition => ({ kind: 'any-of', conditions })
export const not = (condition: Condition): Condition => ({ kind: 'not', condition })
export const is = (path: string, value: Scalar): Condition => ({ kind: 'is', fact: path, value })
export const isOneOf = (path: string, ...values: readonly string[]): Condition => ({ kind: 'is-one-of', fact: path, values })
export const atLeast = (path: string, value: number): Condition => ({ kind: 'at-least', fact: path, value })
export const atMost = (path: string, value: number): Condition => ({ kind: 'at-most', fact: path, value })
export const validOn = (path: string, on: Reference): Condition => ({ kind: 'valid-on', fact: path, on })
export const hasAny = (list: string, where?: Condition, count?: number): Condition => ({
  kind: 'has-any',
  list,
  ...(where && { where }),
  ...(count !== undefined && { atLeast: count }),
})

/** What 'not used before at the institution' means in the simpler words of the language. */
export const notUsedBefore = (before: Reference): Condition =>
  not(
    hasAny(
      'technology.supplyRecord',
      allOf({ kind: 'same-as', fact: 'institution', as: 'institution.code' }, { kind: 'before', fact: 'on', day: before }),
    ),
  )

/** The fields a 'field-related' condition compares with: its own, or a fact of the institution. */
export const comparedFields = (condition: Extract<Condition, { kind: 'field-related' }>): readonly string[] | undefined =>
  condition.fields && condition.fields.length > 0 ? condition.fields : undefined

/** The reference day a condition speaks of, as a path of the fact table. */
export const referenceOf = (condition: Condition): string | undefined => {
  switch (condition.kind) {
    case 'within-months-of':
      return referencePath(condition.of)
    case 'months-since-at-least':
      return referencePath(condition.at)
    case 'months-left-at-least':
      return referencePath(condition.from)
    case 'before':
      return referencePath(condition.day)
    case 'valid-on':
      return referencePath(condition.on)
    case 'not-used-before-at-institution':
      return referencePath(condition.before)
    default:
      return undefined
  }
}
