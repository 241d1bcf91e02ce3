import { parsePoints, showPoints } from '../../kernel/points.ts'
import { isTooLong, tooLongWords } from '../../kernel/text.ts'
import type { Criterion, RuleSetContent } from '../../rulesets/index.ts'
import type { Visit } from '../../people/index.ts'
import { longest } from '../longest.ts'
import { askedAt } from '../meeting.ts'
import type { SheetContent } from '../review.ts'
import type { SheetGap } from '../workflow.ts'

export type Errors = Record<string, string>

/** Reads a sheet as typed. An empty score is not given yet. What cannot be read, is out of range or too long is an error, and stays as it was saved before. */
export const readSheet = (
  visit: Visit,
  rules: RuleSetContent,
  sort: number,
  saved: SheetContent,
): { content: SheetContent; errors: Errors } => {
  const { form, t } = visit
  const { criteria, gates } = askedAt(rules, sort)
  const errors: Errors = {}
  const words = (name: string, most: number, before: string): string => {
    if (!isTooLong(form.text(name), most)) return form.text(name)
    errors[name] = t(tooLongWords(most))
    return before
  }
  const score = ({ id, name, max }: Criterion): number | undefined => {
    const typed = form.text(`score-${id}`)
    const points = typed === '' ? undefined : parsePoints(typed)
    if (points === undefined || (points.ok && points.value <= max)) return points?.value
    errors[`score-${id}`] = t(
      `${name.ko} 점수를 0점에서 ${showPoints(max)}점 사이로, 소수점 아래 두 자리까지 입력해 주세요.`,
      `${name.en}: enter 0 to ${showPoints(max)}, with at most two decimals.`,
    )
    return saved.scores[id]
  }
  const read = criteria.map((criterion) => ({
    id: criterion.id,
    score: score(criterion),
    comment: words(`comment-${criterion.id}`, longest.comment, saved.comments[criterion.id] ?? ''),
  }))
  const content: SheetContent = {
    scores: Object.fromEntries(read.flatMap((one) => (one.score === undefined ? [] : [[one.id, one.score]]))),
    comments: Object.fromEntries(read.flatMap((one) => (one.comment === '' ? [] : [[one.id, one.comment]]))),
    gates: Object.fromEntries(
      gates.flatMap(({ id }) => {
        const answer = form.text(`gate-${id}`)
        return answer === 'pass' || answer === 'fail' ? [[id, answer]] : []
      }),
    ),
    overall: words('overall', longest.overall, saved.overall),
    conditions: words('conditions', longest.proposed, saved.conditions),
  }
  return { errors, content }
}

export const typedFrom = (sheet: SheetContent): Record<string, string> => ({
  ...Object.fromEntries(Object.entries(sheet.scores).map(([id, score]) => [`score-${id}`, showPoints(score)])),
  ...Object.fromEntries(Object.entries(sheet.comments).map(([id, words]) => [`comment-${id}`, words])),
  ...Object.fromEntries(Object.entries(sheet.gates).map(([id, answer]) => [`gate-${id}`, answer])),
  overall: sheet.overall,
  conditions: sheet.conditions,
})

/** What stands before the seal, at the field that mends it. */
export const gapErrors = (visit: Visit, gaps: readonly SheetGap[]): Errors =>
  Object.fromEntries(
    gaps.map((gap): [string, string] => {
      const { t } = visit
      switch (gap.what) {
        case 'gate':
          return [`gate-${gap.criterion}`, t('적합 여부를 골라 주세요.', 'Choose pass or fail.')]
        case 'score':
          return [`score-${gap.criterion}`, t('점수를 입력해 주세요.', 'Enter a score.')]
        case 'range':
          return [`score-${gap.criterion}`, t('배점 안에서 입력해 주세요.', 'Stay within the maximum.')]
        case 'comment-below':
          return [
            `comment-${gap.criterion}`,
            t('낮은 점수에는 다섯 글자 이상의 의견이 필요합니다.', 'A low score needs a comment of five letters or more.'),
          ]
        case 'comment-above':
          return [
            `comment-${gap.criterion}`,
            t('높은 점수에는 다섯 글자 이상의 의견이 필요합니다.', 'A high score needs a comment of five letters or more.'),
          ]
      }
    }),
  )
