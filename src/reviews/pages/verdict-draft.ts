import { parseDay } from '../../kernel/dates.ts'
import type { Day } from '../../kernel/dates.ts'
import { dayAhead, readDay } from '../../kernel/day-words.ts'
import { text } from '../../kernel/text.ts'
import type { Visit } from '../../people/index.ts'
import type { ReviewDetail } from '../queries.ts'
import { wordsOfGap } from '../refusal-words.ts'
import type { VerdictDraft, VerdictGap, VerdictPart } from '../verdict.ts'

export type Errors = Record<string, string>

/** As many conditions as a form takes. */
const mostConditions = 20
const allSlots = Array.from({ length: mostConditions }, (_, place) => place + 1)
/** The button that brings the form back with room for one condition more. */
export const moreRoom = { name: 'do', value: 'more-conditions' } as const
export const asksForRoom = ({ form }: Visit): boolean => form.text(moreRoom.name) === moreRoom.value

/** The places for conditions in the form: two at least, as many as it came back with, and always an empty one after the last condition. */
export const conditionSlots = (visit: Visit, stored: number): readonly number[] => {
  const drawn = allSlots.findLast((slot) => visit.form.has(`condition-${slot}`)) ?? 0
  const last = drawn === 0 ? stored : (conditionsIn(visit).at(-1)?.slot ?? 0)
  return allSlots.slice(0, Math.max(2, drawn + (asksForRoom(visit) ? 1 : 0), last + 1))
}
export const isRoomLeft = (slots: readonly number[]): boolean => slots.length < mostConditions

const dayIn = (typed: string): Day | undefined => {
  const day = parseDay(typed)
  return day.ok ? day.value : undefined
}
/** The conditions of which anything was typed, each with its place in the form. */
const conditionsIn = ({ form }: Visit) =>
  allSlots
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
    ordinaryWords: form.texts('ordinaryWords'),
    reasons: Object.fromEntries(review.rules.sections.map((section) => [section.id, form.text(`reason-${section.id}`)])),
  }
}

/** What is missing or too much, each at its field. */
export const errorsOf = (visit: Visit, review: ReviewDetail, missing: readonly VerdictGap[]): Errors => {
  const errors: Errors = {}
  for (const gap of missing) {
    const field = fieldOf(visit, review, gap.at)
    const typed = gap.at.of === 'due' ? visit.form.text(field) : ''
    const day = typed === '' ? undefined : readDay(text('조건의 기한', 'Day of the condition'), typed, dayAhead(visit.now))
    errors[field] ??= visit.t(day && !day.ok ? day.refusal : wordsOfGap(gap))
  }
  return errors
}
/** Where the rules know no conditions, the form has no room for them. */
const fieldOf = (visit: Visit, { rules }: ReviewDetail, at: VerdictPart): string => {
  switch (at.of) {
    case 'reason':
      return `reason-${at.section}`
    case 'condition':
    case 'due':
      return rules.conditionalVerdict.allowed ? `${at.of}-${conditionsIn(visit)[at.place]?.slot ?? 1}` : 'result'
    default:
      return at.of
  }
}
