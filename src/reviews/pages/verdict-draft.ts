import { dayOf, parseDay } from '../../kernel/dates.ts'
import type { Day } from '../../kernel/dates.ts'
import { isTooLong, isTooShort } from '../../kernel/text.ts'
import type { Visit } from '../../people/index.ts'
import { longest } from '../longest.ts'
import { namesIn } from '../names-told.ts'
import { isTooFar } from '../plannable.ts'
import type { ReviewDetail } from '../queries.ts'
import { namedWords, verdictGapWords } from '../refusal-words.ts'
import { isToCome, namesToldIn } from '../workflow.ts'
import type { VerdictDraft, VerdictGap } from '../workflow.ts'

export type Errors = Record<string, string>

/** As many conditions as the form has room for. */
export const conditionSlots = [1, 2, 3, 4, 5] as const

const dayIn = (typed: string): Day | undefined => {
  const day = parseDay(typed)
  return day.ok ? day.value : undefined
}
/** The conditions of which anything was typed, each with its place in the form. */
const conditionsIn = ({ form }: Visit) =>
  conditionSlots
    .map((slot) => ({ slot, ko: form.text(`condition-${slot}`), due: form.text(`due-${slot}`) }))
    .filter(({ ko, due }) => ko !== '' || due !== '')

/** The draft as typed. */
export const readDraft = (visit: Visit, review: ReviewDetail): VerdictDraft => {
  const { form } = visit
  return {
    result: (['approved', 'conditional', 'rejected'] as const).find((one) => one === form.text('result')),
    conditions: conditionsIn(visit).map(({ ko, due }) => ({ ko, dueOn: dayIn(due) })),
    dissent: form.text('dissent'),
    differsReason: form.text('differsReason'),
    given: form.texts('given'),
    areOrdinaryWords: form.has('areOrdinaryWords'),
    reasons: Object.fromEntries(review.rules.sections.map((section) => [section.id, form.text(`reason-${section.id}`)])),
  }
}

/** What is missing or too much, each at its field. */
export const errorsOf = (visit: Visit, review: ReviewDetail, missing: readonly VerdictGap[]): Errors => {
  const errors: Errors = {}
  for (const gap of missing)
    for (const field of fieldsOf(visit, review, gap)) {
      const named = gap.endsWith('-name') ? namedIn(visit, review, visit.form.text(field)) : []
      errors[field] ??= visit.t(named.length > 0 ? namedWords(named) : verdictGapWords[gap])
    }
  return errors
}

const namedIn = ({ form }: Visit, { seats }: ReviewDetail, words: string) =>
  namesToldIn(
    { areOrdinaryWords: form.has('areOrdinaryWords') },
    words,
    seats.map((seat) => seat.name),
  )
/** Whether anything typed for the firm reads like a name: then its author may say that it is none. */
export const readsLikeNames = ({ form }: Visit, { seats }: ReviewDetail): boolean =>
  Object.entries(form.values).some(
    ([field, words]) =>
      /^(reason-|condition-|differsReason$)/.test(field) &&
      namesIn(
        words,
        seats.map((seat) => seat.name),
      ).length > 0,
  )

const fieldsOf = (visit: Visit, review: ReviewDetail, gap: VerdictGap): string[] => {
  const reasons = (isWrong: (words: string) => boolean) =>
    review.rules.sections.map((section) => `reason-${section.id}`).filter((name) => isWrong(visit.form.text(name)))
  const slots = (field: 'condition' | 'due', isWrong: (one: { ko: string; due: string }) => boolean) =>
    conditionsIn(visit)
      .filter(isWrong)
      .map(({ slot }) => `${field}-${slot}`)
  switch (gap) {
    case 'result':
    case 'conditions-not-allowed':
    case 'chair':
      return ['result']
    case 'differs-reason':
    case 'differs-long':
      return ['differsReason']
    case 'reasons':
      return reasons(isTooShort)
    case 'reasons-long':
      return reasons((words) => isTooLong(words, longest.verdictReason))
    case 'differs-name':
      return ['differsReason']
    case 'reasons-name':
      return reasons((words) => namedIn(visit, review, words).length > 0)
    case 'condition-name':
      return slots('condition', ({ ko }) => namedIn(visit, review, ko).length > 0)
    case 'conditions-missing':
      return ['condition-1']
    case 'condition-text':
      return slots('condition', ({ ko }) => isTooShort(ko))
    case 'condition-long':
      return slots('condition', ({ ko }) => isTooLong(ko, longest.condition))
    case 'condition-due':
      return slots('due', ({ due }) => !isToCome(dayIn(due), dayOf(visit.now)))
    case 'condition-far':
      return slots('due', ({ due }) => isTooFar(dayIn(due) ?? '', dayOf(visit.now)))
    case 'conditions-unused':
      return review.rules.conditionalVerdict.allowed ? slots('condition', () => true) : ['result']
    case 'dissent-long':
      return ['dissent']
  }
}
