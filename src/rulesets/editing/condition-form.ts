/** A condition between its form and its data: which kinds there are, which facts fit each, and how typed values are read. */
import { text } from '../../kernel/text.ts'
import type { Text } from '../../kernel/text.ts'
import { conditionProblems } from '../condition-check.ts'
import { conditionSchema } from '../conditions.ts'
import type { Condition, ConditionKind } from '../conditions.ts'
import type { FactTable } from '../facts.ts'
import { conditionSentence } from '../sentences.ts'
import { describe } from '../show-fact.ts'
import type { Described } from '../show-fact.ts'
import { rowsAt } from './typed.ts'
import type { Typed } from './typed.ts'

export const kindWords: Readonly<Record<ConditionKind, Text>> = {
  is: text('값이 같아야 합니다', 'must be'),
  'is-one-of': text('여럿 중 하나여야 합니다', 'must be one of'),
  'same-as': text('다른 항목과 같아야 합니다', 'must be the same as'),
  'at-least': text('이 값 이상이어야 합니다', 'must be at least'),
  'at-most': text('이 값 이하여야 합니다', 'must be at most'),
  'valid-on': text('그날 유효해야 합니다', 'must be valid on'),
  before: text('그날보다 앞서야 합니다', 'must be before'),
  'within-months-of': text('최근 몇 개월 안이어야 합니다', 'must lie within months before'),
  'months-since-at-least': text('몇 개월 이상 지나야 합니다', 'must be months ago'),
  'months-left-at-least': text('몇 개월 이상 남아야 합니다', 'must have months left'),
  'has-any': text('목록에 이런 것이 있어야 합니다', 'the list must hold one that fits'),
  'not-used-before-at-institution': text('우리 기관에 공급한 적이 없어야 합니다', 'must not have been supplied to us'),
  'field-related': text('업무 분야와 관련되어야 합니다', 'must relate to our fields'),
  judged: text('사람이 판단합니다', 'a person judges'),
  'all-of': text('아래 조건을 모두 충족해야 합니다', 'all of these'),
  'any-of': text('아래 조건 중 하나를 충족해야 합니다', 'any of these'),
  not: text('아래 조건에 해당하지 않아야 합니다', 'not this'),
}
export const referenceWords = {
  notice: text('공고일', 'day of the notice'),
  submission: text('신청일', 'day of application'),
  today: text('오늘', 'today'),
} as const

const groups: readonly ConditionKind[] = ['all-of', 'any-of']
/** The kinds offered at a place: groups only so deep, lists and the institution's own questions not inside a list. `now` is always offered. */
export const kindsOffered = (depth: number, list: string | undefined, now: string): readonly ConditionKind[] =>
  (Object.keys(kindWords) as ConditionKind[]).filter(
    (kind) =>
      kind === now ||
      (kind !== 'same-as' &&
        !(groups.includes(kind) && depth > 1) &&
        !(kind === 'not' && depth > 1) &&
        !(list !== undefined && ['has-any', 'not-used-before-at-institution', 'field-related', 'judged'].includes(kind))),
  )

const fitting: Partial<Record<ConditionKind, readonly string[]>> = {
  is: ['choice', 'flag', 'number', 'text', 'day'],
  'is-one-of': ['choice', 'choices', 'text'],
  'same-as': ['text', 'choice', 'day'],
  'at-least': ['number'],
  'at-most': ['number'],
  'valid-on': ['paper'],
  before: ['day'],
  'within-months-of': ['day'],
  'months-since-at-least': ['day'],
  'months-left-at-least': ['day'],
}
/** The facts, or the fields of a list's elements, that a kind can look at. */
export const factsFitting = (
  kind: string,
  table: FactTable,
  list?: string,
): readonly { readonly path: string; readonly fact: Described }[] => {
  const types = fitting[kind as ConditionKind] ?? []
  const holder = list === undefined ? undefined : table[list]
  const facts = Object.entries(holder?.type === 'list' ? holder.fields : list === undefined ? table : {})
  return facts.filter(([path, fact]) => types.includes(fact.type) && !path.startsWith('day.')).map(([path, fact]) => ({ path, fact }))
}
export const listsKnown = (table: FactTable): readonly { readonly path: string; readonly fact: Described }[] =>
  Object.entries(table)
    .filter(([, fact]) => fact.type === 'list')
    .map(([path, fact]) => ({ path, fact }))

/** A whole number as typed; text that is none stays text, so that the reader of the content names the field. */
export const wholeOf = (typed: string): number | string | undefined => {
  const plain = typed.normalize('NFKC').replaceAll(/[,\s]/g, '')
  return plain === '' ? undefined : /^-?\d{1,15}$/.test(plain) ? Number(plain) : typed
}
const listOf = (typed: string): string[] =>
  typed
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '')

/** What was typed at a path as raw data, still to be checked; undefined where no kind was chosen. */
export const rawCondition = (typed: Typed, path: string, table: FactTable, list?: string): unknown => {
  const at = (key: string) => typed[`${path}.${key}`] ?? ''
  const kind = at('kind')
  const fact = at('fact')
  const inner = (place: string, inList = list) => rawCondition(typed, `${path}.${place}`, table, inList) ?? { kind: '' }
  switch (kind) {
    case '':
      return undefined
    case 'is':
      return { kind, fact, value: scalarOf(at('value'), describe(table, fact, list)) }
    case 'is-one-of':
      return { kind, fact, values: listOf(at('values')) }
    case 'same-as':
      return { kind, fact, as: at('as') }
    case 'at-least':
    case 'at-most':
      return { kind, fact, value: wholeOf(at('value')) }
    case 'within-months-of':
      return { kind, fact, months: wholeOf(at('months')), of: at('of') }
    case 'months-since-at-least':
      return { kind, fact, months: wholeOf(at('months')), at: at('at') }
    case 'months-left-at-least':
      return { kind, fact, months: wholeOf(at('months')), from: at('from') }
    case 'before':
      return { kind, fact, day: at('day') }
    case 'valid-on':
      return { kind, fact, on: at('on') }
    case 'has-any':
      return { kind, list: at('list'), where: rawCondition(typed, `${path}.where`, table, at('list')), atLeast: wholeOf(at('atLeast')) }
    case 'not-used-before-at-institution':
      return { kind, before: at('before') }
    case 'field-related':
      return { kind, fields: listOf(at('fields')).length > 0 ? listOf(at('fields')) : undefined, otherwise: at('otherwise') }
    case 'judged':
      return { kind, sentence: { ko: at('sentence.ko'), en: at('sentence.en') } }
    case 'not':
      return { kind, condition: inner('condition') }
    case 'all-of':
    case 'any-of':
      return { kind, conditions: rowsAt(typed, `${path}.conditions`).map((row) => inner(`conditions.${row}`)) }
    default:
      return { kind }
  }
}

const scalarOf = (typed: string, fact: Described): unknown => {
  if (fact.type === 'flag') return typed === 'true' ? true : typed === 'false' ? false : undefined
  if (fact.type === 'number') return wholeOf(typed)
  return typed === '' ? undefined : typed
}

export type ReadCondition = { readonly condition: Condition; readonly sentence: Text } | { readonly problem: Text } | undefined
/** The sentence a condition reads as while it is built, or what is still wrong with it; undefined where nothing was chosen. */
export const readCondition = (typed: Typed, path: string, table: FactTable, list?: string): ReadCondition => {
  const raw = rawCondition(typed, path, table, list)
  if (raw === undefined) return undefined
  const read = conditionSchema.safeParse(raw)
  if (!read.success)
    return { problem: text('아직 문장이 되지 않습니다. 항목과 값을 골라 주세요.', 'Not a sentence yet. Choose the fact and its value.') }
  const problem = conditionProblems(read.data, table, path, list)[0]
  return problem ? { problem: problem.words } : { condition: read.data, sentence: conditionSentence(read.data, table) }
}
