import { parseDay } from '../../kernel/dates.ts'
import { isTooShort } from '../../kernel/text.ts'
import type { Visit } from '../../people/index.ts'
import { longest } from '../longest.ts'
import type { ReviewDetail } from '../queries.ts'
import { verdictGapWords } from '../refusal-words.ts'
import type { VerdictDraft, VerdictGap } from '../workflow.ts'

export type Errors = Record<string, string>

/** As many conditions as the form has room for. */
export const conditionSlots = [1, 2, 3, 4, 5] as const

/** The draft as typed, and the conditions whose day cannot be read. */
export const readDraft = (visit: Visit, review: ReviewDetail): { draft: VerdictDraft; errors: Errors } => {
  const { form, t } = visit
  const errors: Errors = {}
  const conditions = conditionSlots.flatMap((slot) => {
    const ko = form.text(`condition-${slot}`)
    const due = parseDay(form.text(`due-${slot}`))
    if (ko === '' && form.text(`due-${slot}`) === '') return []
    if (!due.ok) errors[`due-${slot}`] = t(verdictGapWords['condition-due'])
    return [{ ko: ko.slice(0, longest.condition), dueOn: due.ok ? due.value : '9999-12-31' }]
  })
  return {
    errors,
    draft: {
      result: (['approved', 'conditional', 'rejected'] as const).find((one) => one === form.text('result')),
      conditions,
      dissent: form.text('dissent').slice(0, longest.dissent),
      differsReason: form.text('differsReason').slice(0, longest.differsReason),
      given: form.texts('given'),
      reasons: Object.fromEntries(
        review.rules.sections.map((section) => [section.id, form.text(`reason-${section.id}`).slice(0, longest.verdictReason)]),
      ),
    },
  }
}

/** What is missing, each at its field. */
export const errorsOf = (visit: Visit, review: ReviewDetail, missing: readonly VerdictGap[]): Errors =>
  Object.fromEntries(
    missing.flatMap((gap): [string, string][] => {
      const words = visit.t(verdictGapWords[gap])
      switch (gap) {
        case 'result':
        case 'conditions-not-allowed':
        case 'chair':
          return [['result', words]]
        case 'differs-reason':
          return [['differsReason', words]]
        case 'reasons':
          return review.rules.sections
            .filter((section) => isTooShort(visit.form.text(`reason-${section.id}`)))
            .map((section) => [`reason-${section.id}`, words])
        case 'conditions-missing':
        case 'condition-text':
          return [['condition-1', words]]
        case 'condition-due':
          return [['due-1', words]]
      }
    }),
  )
