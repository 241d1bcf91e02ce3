import { parsePoints, showPoints } from '../../kernel/points.ts'
import type { RuleSetContent } from '../../rulesets/index.ts'
import type { Visit } from '../../people/index.ts'
import { askedAt } from '../meeting.ts'
import type { SheetRow } from '../queries.ts'
import type { SheetContent } from '../review.ts'
import type { SheetGap } from '../workflow.ts'

export type Errors = Record<string, string>

/** Reads a sheet as typed. An empty score is not given yet; one that cannot be read, or is out of range, is an error. */
export const readSheet = (visit: Visit, rules: RuleSetContent, sort: number): { content: SheetContent; errors: Errors } => {
  const { form, t } = visit
  const { criteria, gates } = askedAt(rules, sort)
  const errors: Errors = {}
  const scores: Record<string, number> = {}, comments: Record<string, string> = {}, answers: Record<string, 'pass' | 'fail'> = {}
  for (const criterion of criteria) {
    const typed = form.text(`score-${criterion.id}`)
    const points = typed === '' ? undefined : parsePoints(typed)
    if (points?.ok && points.value <= criterion.max) scores[criterion.id] = points.value
    else if (points) errors[`score-${criterion.id}`] = t(`${criterion.name.ko} 점수를 0점에서 ${showPoints(criterion.max)}점 사이로, 소수점 아래 두 자리까지 입력해 주세요.`, `${criterion.name.en}: enter 0 to ${showPoints(criterion.max)}, with at most two decimals.`)
    const comment = form.text(`comment-${criterion.id}`).slice(0, 2000)
    if (comment) comments[criterion.id] = comment
  }
  for (const gate of gates) {
    const answer = form.text(`gate-${gate.id}`)
    if (answer === 'pass' || answer === 'fail') answers[gate.id] = answer
  }
  return { errors, content: { scores, comments, gates: answers, overall: form.text('overall').slice(0, 4000), conditions: form.text('conditions').slice(0, 2000) } }
}

export const typedFrom = (sheet: SheetRow): Record<string, string> => ({
  ...Object.fromEntries(Object.entries(sheet.scores).map(([id, score]) => [`score-${id}`, showPoints(score)])),
  ...Object.fromEntries(Object.entries(sheet.comments).map(([id, words]) => [`comment-${id}`, words])),
  ...Object.fromEntries(Object.entries(sheet.gates).map(([id, answer]) => [`gate-${id}`, answer])), overall: sheet.overall, conditions: sheet.conditions,
})

/** What stands before the seal, at the field that mends it. */
export const gapErrors = (visit: Visit, gaps: readonly SheetGap[]): Errors => Object.fromEntries(gaps.map((gap): [string, string] => {
  const { t } = visit
  switch (gap.what) {
    case 'gate': return [`gate-${gap.criterion}`, t('적합 여부를 골라 주세요.', 'Choose pass or fail.')]
    case 'score': return [`score-${gap.criterion}`, t('점수를 입력해 주세요.', 'Enter a score.')]
    case 'range': return [`score-${gap.criterion}`, t('배점 안에서 입력해 주세요.', 'Stay within the maximum.')]
    case 'comment-below': return [`comment-${gap.criterion}`, t('낮은 점수에는 다섯 글자 이상의 의견이 필요합니다.', 'A low score needs a comment of five letters or more.')]
    case 'comment-above': return [`comment-${gap.criterion}`, t('높은 점수에는 다섯 글자 이상의 의견이 필요합니다.', 'A high score needs a comment of five letters or more.')]
  }
}))
