/** The two forms of a stage as they come back: what is announced, and what is written down once it was held. */
import { dayOf, parseDay, readMoment } from '../../kernel/dates.ts'
import type { NotAMoment } from '../../kernel/dates.ts'
import { dayAhead, readDay } from '../../kernel/day-words.ts'
import { text } from '../../kernel/text.ts'
import type { Text } from '../../kernel/text.ts'
import type { Visit } from '../../people/index.ts'
import { stageFaultWords } from '../refusal-words.ts'
import type { StageAsked, StageFault, StageFaulty, Unread } from '../stage-plan.ts'

export type StageMove = 'plan' | 'attendance'
export type StageField = 'day' | 'time' | 'place' | 'due' | 'present'
export type Errors = Record<string, string>
/** The same question is asked of the plan and of the fact, each in a form of its own on one page. */
export const stageField = (move: StageMove, name: StageField, stageId: string): string =>
  `${move === 'attendance' && name !== 'present' ? 'held-' : ''}${name}-${stageId}`
/** Whether this form came back: what was typed stands in it. */
export const cameBack = ({ form }: Visit, move: StageMove, stageId: string): boolean =>
  (['day', 'time', 'place', 'due'] as const).some((name) => form.has(stageField(move, name, stageId)))

/** What was typed of a stage. No day is left to the rule: papers need none. A day without its time is not announced: nobody typed that hour. */
export const readStage = ({ form }: Visit, move: StageMove, stageId: string): StageAsked => {
  const typed = (name: StageField) => form.text(stageField(move, name, stageId))
  const at = readMoment(typed('day'), typed('time'), '')
  const due = typed('due')
  const dueRead = parseDay(due)
  return {
    seen: form.whole('version'),
    heldAt: at.ok ? at.value : null,
    place: typed('place'),
    sheetsDue: dueRead.ok ? dueRead.value : undefined,
    unread: [...(at.ok ? [] : at.refusal.map((fault) => unreadOf[fault])), ...(due !== '' && !dueRead.ok ? ['due-unread' as const] : [])],
  }
}
const unreadOf = {
  'wrong-shape': 'day-unread',
  'no-such-day': 'day-unread',
  'not-a-time': 'time-unread',
  'time-alone': 'time-alone',
} as const satisfies Record<NotAMoment, Unread>

const fieldOf: Record<StageFault, StageField> = {
  'day-unread': 'day',
  'time-unread': 'time',
  'time-alone': 'day',
  'day-missing': 'day',
  'day-past': 'day',
  'day-far': 'day',
  'held-day-missing': 'day',
  'not-held-yet': 'day',
  'held-before-draw': 'day',
  'before-earlier': 'day',
  'after-later': 'day',
  'before-sheets': 'day',
  'due-after-next': 'due',
  'place-long': 'place',
  'due-unread': 'due',
  'due-past': 'due',
  'due-far': 'due',
  'due-before-meeting': 'due',
  'nobody-present': 'present',
}
/** Each fault at its field. */
export const stageErrors = ({ t, form, now }: Visit, move: StageMove, stageId: string, { faults, limits }: StageFaulty): Errors =>
  Object.fromEntries(
    faults.map((fault) => {
      const name = stageField(move, fieldOf[fault], stageId)
      const label = dayLabels[fault]
      const day = label && readDay(label, form.text(name), move === 'plan' ? dayAhead(now) : dayOf(now))
      return [name, t(day && !day.ok ? day.refusal : stageFaultWords(fault, limits))]
    }),
  )
const dayLabels: Partial<Record<StageFault, Text>> = { 'day-unread': text('날짜', 'Day'), 'due-unread': text('평가표 기한', 'Sheets due') }
