/** Whether a condition speaks of facts that exist, in the way their type allows. */
import { never } from '../kernel/outcome.ts'
import { text } from '../kernel/text.ts'
import type { Text } from '../kernel/text.ts'
import type { Condition } from './conditions.ts'
import type { FactTable } from './facts.ts'

/** `path` leads to the part of the condition, below the path given. */
export type ConditionProblem = { readonly path: string; readonly words: Text }

export const conditionProblems = (condition: Condition, table: FactTable, path: string, list?: string): readonly ConditionProblem[] => {
  const told = (words: Text | undefined) => (words ? [{ path, words }] : [])
  switch (condition.kind) {
    case 'all-of':
    case 'any-of':
      return [
        ...told(
          condition.conditions.length === 0 ? text('묶음 조건 안에 조건이 하나도 없습니다.', 'A group of conditions is empty.') : undefined,
        ),
        ...condition.conditions.flatMap((each, at) => conditionProblems(each, table, `${path}.conditions.${at}`, list)),
      ]
    case 'not':
      return conditionProblems(condition.condition, table, `${path}.condition`, list)
    case 'has-any':
      return [
        ...told(table[condition.list]?.type === 'list' ? undefined : unknownFact(condition.list)),
        ...(condition.where ? conditionProblems(condition.where, table, `${path}.where`, condition.list) : []),
      ]
    case 'judged':
      return told(
        condition.sentence.ko.trim() === '' || condition.sentence.en.trim() === ''
          ? text('담당자가 판단할 조건의 문장을 한국어와 영어로 적어 주세요.', 'Write the condition to be judged in Korean and English.')
          : undefined,
      )
    case 'field-related':
      return told(wrongCode('technology.fields', condition.fields ?? [], table, undefined))
    case 'not-used-before-at-institution':
      return []
    default:
      return told(leafProblem(condition, table, list))
  }
}

type Comparison = Exclude<
  Condition,
  { kind: 'all-of' | 'any-of' | 'not' | 'has-any' | 'judged' | 'field-related' | 'not-used-before-at-institution' }
>

const leafProblem = (condition: Comparison, table: FactTable, list: string | undefined): Text | undefined => {
  const fact = find(table, condition.fact, list)
  if (!fact) return unknownFact(condition.fact)
  const fits = (...types: readonly string[]) =>
    types.includes(fact.type)
      ? undefined
      : text(`‘${fact.label.ko}’에는 이 비교를 쓸 수 없습니다.`, `This comparison does not fit “${fact.label.en}”.`)
  switch (condition.kind) {
    case 'is':
      return fact.type === 'choice'
        ? wrongCode(condition.fact, [String(condition.value)], table, list)
        : (fits('flag', 'number', 'text', 'day') ?? wrongValue(fact.type, condition.value))
    case 'is-one-of':
      return fits('choice', 'choices', 'text') ?? wrongCode(condition.fact, condition.values, table, list)
    case 'same-as':
      return fits('text', 'choice', 'day') ?? (find(table, condition.as, list) ? undefined : unknownFact(condition.as))
    case 'at-least':
    case 'at-most':
      return fits('number')
    case 'valid-on':
      return fits('paper')
    case 'within-months-of':
    case 'months-since-at-least':
    case 'months-left-at-least':
    case 'before':
      return fits('day')
    default:
      return never(condition)
  }
}

const find = (table: FactTable, path: string, list: string | undefined) => {
  if (list === undefined || path.includes('.')) return table[path]
  const holder = table[list]
  return holder?.type === 'list' ? holder.fields[path] : undefined
}

const unknownFact = (path: string): Text =>
  text(`조건이 가리키는 정보(${path})가 없습니다.`, `The condition speaks of ${path}, which does not exist.`)

const wrongCode = (path: string, codes: readonly string[], table: FactTable, list: string | undefined): Text | undefined => {
  const fact = find(table, path, list)
  if (!fact || !('choices' in fact)) return undefined
  const wrong = codes.find((code) => !Object.hasOwn(fact.choices, code))
  return wrong === undefined
    ? undefined
    : text(`‘${fact.label.ko}’에 없는 값(${wrong})입니다.`, `“${fact.label.en}” has no value ${wrong}.`)
}

const wrongValue = (type: string, value: unknown): Text | undefined => {
  const wanted = { flag: 'boolean', number: 'number', text: 'string', day: 'string' }[type]
  return wanted === undefined || typeof value === wanted
    ? undefined
    : text(`비교하는 값(${String(value)})의 종류가 맞지 않습니다.`, `The value ${String(value)} is of the wrong kind.`)
}
