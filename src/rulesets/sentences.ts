/** Every condition reads as a sentence; every evaluation reads as answer, rule, fact, and what would mend it. */
import { joined, text } from '../kernel/text.ts'
import type { Text } from '../kernel/text.ts'
import { clauseOf } from './clauses.ts'
import type { Condition } from './conditions.ts'
import type { Answer, Evaluation, MissingFact } from './evaluate.ts'
import { factPaths } from './fact-paths.ts'
import type { FactTable, MendPage } from './facts.ts'
import { factText } from './fact-sentences.ts'
import { whereas } from './korean-verbs.ts'
import { mendText } from './mending.ts'
import { describe } from './show-fact.ts'

/** '존속기간 만료일까지 공고일부터 12개월 이상 남아야 합니다.' / 'At least 12 months must be left …' */
export const conditionSentence = (condition: Condition, table: FactTable = factPaths): Text => {
  const said = clauseOf(condition, { table })('must', false)
  return text(`${said.ko}.`, `${said.en.replace(/^\(?[a-z]/, (first) => first.toUpperCase())}.`)
}

/** A rule's answer for people. `mendAt`: pages of the firm where it can be mended; `missing`: facts to give, each with its page. */
export type Explanation = {
  readonly answer: Answer
  readonly word: Text
  readonly rule: Text
  readonly fact?: Text
  readonly mend?: Text
  readonly mendAt: readonly MendPage[]
  readonly missing: readonly { readonly fact: MissingFact; readonly label: Text; readonly page: MendPage }[]
  /** All of it in one breath, for mails and lists. */
  readonly sentence: Text
}

export const answerWords: Readonly<Record<Answer, Text>> = {
  yes: text('예', 'Yes'),
  no: text('아니요', 'No'),
  unknown: text('모름', 'Not known'),
}

export const explain = (evaluation: Evaluation, table: FactTable = factPaths): Explanation => {
  const rule = conditionSentence(evaluation.condition, table)
  const fact = factText(evaluation, table)
  const mend = mendText(evaluation, table)
  const missing = evaluation.missing.map((each) => ({
    fact: each,
    label: describe(table, each.path, each.of).label,
    page: pageOf(table, each),
  }))
  const pages =
    evaluation.answer === 'yes' ? [] : [...missing.map(({ page }) => page), ...evaluation.because.map((used) => pageOf(table, used))]
  return {
    answer: evaluation.answer,
    word: answerWords[evaluation.answer],
    rule,
    missing,
    ...(fact && { fact }),
    ...(mend && { mend }),
    mendAt: [...new Set(pages)].filter((page) => page !== 'nowhere'),
    sentence: inOneBreath(evaluation, rule, fact, mend),
  }
}

const pageOf = (table: FactTable, { path, of }: MissingFact): MendPage => table[of ?? path]?.mend ?? 'nowhere'

const inOneBreath = ({ answer, judged }: Evaluation, rule: Text, fact: Text | undefined, mend: Text | undefined): Text => {
  if (answer === 'yes')
    return fact ? joined([fact, text('조건을 충족합니다.', 'The condition is met.')]) : text('조건을 충족합니다.', 'The condition is met.')
  if (answer === 'no') return joined([fact ? butInFact(rule, fact) : rule, ...(mend ? [mend] : [])])
  const opening = judged ? [rule] : [text('판단할 정보가 없습니다.', 'We cannot tell yet.')]
  return joined([...opening, ...(mend ? [mend] : [])])
}

/** '12개월 이상 남아야 하는데, 8개월 남았습니다.' */
const butInFact = (rule: Text, fact: Text): Text => {
  const must = rule.ko.replace(/\.$/, '')
  const ko = must.endsWith('합니다') ? `${whereas(must)}, ${withoutTopic(fact.ko, must)}` : `${rule.ko} ${fact.ko}`
  return text(ko, `${rule.en.replace(/\.$/, '')}; in fact ${lowerFirst(fact.en)}`)
}

/** What the rule already speaks of is not named again: '기업 형태는 법인이어야 하는데, 개인사업자입니다.' */
const withoutTopic = (fact: string, rule: string): string => {
  const [, topic] = /^(.+?)[은는] /.exec(rule) ?? []
  return topic === undefined || !fact.startsWith(topic) ? fact : fact.slice(topic.length).replace(/^[은는이가] /, '')
}

const lowerFirst = (en: string): string => (/^[A-Z][a-z]/.test(en) ? en.charAt(0).toLowerCase() + en.slice(1) : en)

/** '3개 조건 중 2개를 충족합니다.' for the head of a list. */
export const countSentence = (met: number, of: number): Text =>
  text(`이 공모의 ${of}개 조건 중 ${met}개를 충족합니다.`, `You meet ${met} of the ${of} conditions of this call.`)
