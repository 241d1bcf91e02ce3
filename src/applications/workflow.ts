import { dueInstant, isBusinessDay } from '../kernel/business-days.ts'
import { addDays, addYears, dayOf, endOfDay, lastDayOf } from '../kernel/dates.ts'
import type { Day } from '../kernel/dates.ts'
import { no, yes } from '../kernel/outcome.ts'
import type { Outcome } from '../kernel/outcome.ts'
import { isTooLong, isTooShort, lettersIn } from '../kernel/text.ts'
import type { Answer, PeriodKey, RuleSetContent } from '../rulesets/index.ts'
import { longest } from './longest.ts'
import type { SupplementPart, Track, TrackState } from './track.ts'

/** The table of moves: from which states each may be made, and where it leads. docs/workflows is printed from here. */
export const moves = {
  receive: { from: ['submitted'], to: 'received' },
  'begin-check': { from: ['received'], to: 'checking' },
  'request-supplement': { from: ['checking'], to: 'supplement_requested' },
  'answer-supplement': { from: ['supplement_requested'], to: 'checking' },
  'go-on-without': { from: ['supplement_requested'], to: 'checking' },
  'withdraw-request': { from: ['supplement_requested'], to: 'checking' },
  return: { from: ['received', 'checking', 'supplement_requested'], to: 'returned' },
  withdraw: { from: ['submitted', 'received', 'checking', 'supplement_requested', 'in_review', 'conditional'], to: 'withdrawn' },
  'start-review': { from: ['checking'], to: 'in_review' },
  approve: { from: ['in_review'], to: 'approved' },
  'approve-with-conditions': { from: ['in_review'], to: 'conditional' },
  reject: { from: ['in_review'], to: 'rejected' },
  'meet-conditions': { from: ['conditional'], to: 'approved' },
  certify: { from: ['approved'], to: 'certified' },
  object: { from: ['rejected'], to: 'objected' },
  'start-objection-review': { from: ['objected'], to: 'in_review' },
} as const satisfies Record<string, { from: readonly TrackState[]; to: TrackState }>
export type Move = keyof typeof moves

export type DueRefusal =
  | { readonly code: 'no-due-day' }
  | { readonly code: 'due-in-the-past' }
  | { readonly code: 'due-too-far'; readonly last: Day }
export type Refusal =
  | { readonly code: 'not-found' }
  | { readonly code: 'own-firm' }
  | { readonly code: 'wrong-state'; readonly state: TrackState; readonly move: Move }
  | { readonly code: 'stale' }
  | { readonly code: 'reason' }
  | { readonly code: 'text-long'; readonly most: number }
  | {
      readonly code: 'parts-faulty'
      /** Parts whose request says too little or too much; where there are none of either, no part was chosen. */
      readonly short: readonly string[]
      readonly long: readonly string[]
      /** What is wrong with the due day as well. */ readonly due?: DueRefusal
    }
  | { readonly code: 'rounds-used'; readonly rounds: number }
  | DueRefusal
  | { readonly code: 'due-not-later'; readonly dueAt: Date }
  | { readonly code: 'note' }
  | { readonly code: 'not-checked'; readonly open: number }
  | { readonly code: 'not-eligible' }
  | {
      readonly code: 'answers-faulty'
      /** Parts without any answer. */ readonly missing: readonly string[]
      readonly long: readonly string[]
    }
  | { readonly code: 'asked-anew' }
  | { readonly code: 'request-over'; readonly how: 'answered' | 'withdrawn' | 'unanswered' }
  | { readonly code: 'report' }
  | { readonly code: 'not-the-confirmer'; readonly confirmer: Confirmer }
  | { readonly code: 'no-period' }
  | { readonly code: 'too-late'; readonly until: Date }
  | { readonly code: 'grounds' }
  | { readonly code: 'already' }
  | { readonly code: 'conditions-open' }
  | { readonly code: 'live-track' }

export const mayMove = (state: TrackState, move: Move): boolean => (moves[move].from as readonly TrackState[]).includes(state)

export const must = (state: TrackState, move: Move): Outcome<TrackState, Refusal> =>
  mayMove(state, move) ? yes(moves[move].to) : no({ code: 'wrong-state', state, move })

/** The instant a period of the rules is over, counted from the day of `now`; null where the rules set none. */
export const dueAfter = (rules: Pick<RuleSetContent, 'periods'>, key: PeriodKey, now: Date): Date | null => {
  const period = rules.periods[key]
  return period ? dueInstant(dayOf(now), period) : null
}

/** When a move has led there: until when, by the rules. A check that is taken up again keeps its own clock (afterRest). */
export const dueOnArrival = (rules: Pick<RuleSetContent, 'periods'>, state: TrackState, now: Date): Date | null => {
  switch (state) {
    case 'submitted':
      return dueAfter(rules, 'receive', now)
    case 'received':
    case 'checking':
      return dueAfter(rules, 'check', now)
    case 'in_review':
      return dueAfter(rules, 'review', now)
    case 'objected':
      return dueAfter(rules, 'objectionReview', now)
    default:
      return null
  }
}

/** Business days between asking and answering: the institution's clock rested on them. */
export const restDays = (askedOn: Day, answeredOn: Day): number => {
  let count = 0
  for (let day = addDays(askedOn, 1); day <= answeredOn; day = addDays(day, 1)) if (isBusinessDay(day)) count += 1
  return count
}

/** The check's due instant moved on by the business days the clock rested. */
export const afterRest = (due: Date | null, rested: number): Date | null =>
  due && dueInstant(lastDayOf(due), { days: rested, unit: 'business', firstDay: 'next-day' })

const tooLong = (most: number) => no({ code: 'text-long', most } as const)

/** A move that says why, in words the firm reads. */
const withReason = (track: Pick<Track, 'state'>, move: Move, reason: string): Outcome<TrackState, Refusal> => {
  const may = must(track.state, move)
  if (!may.ok) return may
  if (isTooShort(reason)) return no({ code: 'reason' })
  return isTooLong(reason, longest.reason) ? tooLong(longest.reason) : may
}
export const returnTrack = (track: Pick<Track, 'state'>, reason: string) => withReason(track, 'return', reason)
/** A request that was sent by mistake, while the firm has not answered. */
export const withdrawRequest = (track: Pick<Track, 'state'>, reason: string) => withReason(track, 'withdraw-request', reason)

/** A firm has until tomorrow at the least and for a year at the most: what lies beyond is a slip of the pen, and the check would rest for it. */
export const supplementUntil = (dueOn: Day | undefined, today: Day): Outcome<Date, DueRefusal> => {
  if (dueOn === undefined) return no({ code: 'no-due-day' })
  const last = addYears(today, 1)
  return dueOn <= today ? no({ code: 'due-in-the-past' }) : dueOn > last ? no({ code: 'due-too-far', last }) : yes(endOfDay(dueOn))
}

/** Parts and due day of a supplement; `rounds` were asked for before. */
export const requestSupplement = (
  track: Pick<Track, 'state' | 'rules'>,
  asked: {
    readonly parts: readonly SupplementPart[]
    readonly dueOn: Day | undefined
    readonly rounds: number
    readonly today: Day
  },
): Outcome<Date, Refusal> => {
  const may = must(track.state, 'request-supplement')
  if (!may.ok) return may
  if (asked.rounds >= track.rules.periods.supplementRounds) return no({ code: 'rounds-used', rounds: asked.rounds })
  const until = supplementUntil(asked.dueOn, asked.today)
  const short = asked.parts.filter(({ request }) => isTooShort(request)).map(({ part }) => part)
  const long = asked.parts.filter(({ request }) => isTooLong(request, longest.request)).map(({ part }) => part)
  if (asked.parts.length === 0 || short.length + long.length > 0)
    return no({ code: 'parts-faulty', short, long, ...(!until.ok && { due: until.refusal }) })
  return until
}

/** Every part that was asked for is answered: with words, a paper, or what has changed in the dossier. */
export const answerFaults = (
  given: readonly {
    readonly part: string
    readonly text: string
    readonly files: readonly unknown[]
    readonly changes: readonly unknown[]
  }[],
): Outcome<true, Refusal> => {
  const missing = given.filter((one) => one.text === '' && one.files.length + one.changes.length === 0).map(({ part }) => part)
  const long = given.filter((one) => isTooLong(one.text, longest.answer)).map(({ part }) => part)
  return missing.length + long.length > 0 ? no({ code: 'answers-faulty', missing, long }) : yes(true)
}

export interface CheckRow {
  readonly conditionId: string
  readonly machineAnswer: Answer
  readonly officerAnswer: 'yes' | 'no' | null
}
/** What counts: the officer's answer, or the machine's yes. Undefined while nobody has answered. */
export const effective = (row: CheckRow): 'yes' | 'no' | undefined => row.officerAnswer ?? (row.machineAnswer === 'yes' ? 'yes' : undefined)

/** An officer may overrule the machine, but then says why. */
export const answerCondition = (row: CheckRow, answer: 'yes' | 'no', note: string): Outcome<'yes' | 'no', Refusal> =>
  isTooLong(note, longest.note)
    ? tooLong(longest.note)
    : row.machineAnswer !== 'unknown' && row.machineAnswer !== answer && isTooShort(note)
      ? no({ code: 'note' })
      : yes(answer)

/** A firm that takes its application back may say why. */
export const withdrawTrack = (track: Pick<Track, 'state'>, reason: string): Outcome<TrackState, Refusal> => {
  const may = must(track.state, 'withdraw')
  return may.ok && isTooLong(reason, longest.reason) ? tooLong(longest.reason) : may
}

/** What was done about a condition, in words. */
export const reportGiven = (report: string): Outcome<string, Refusal> =>
  isTooShort(report) ? no({ code: 'report' }) : isTooLong(report, longest.report) ? tooLong(longest.report) : yes(report)

/** A track goes to review when every condition is answered with yes. */
export const readyForReview = (track: Pick<Track, 'state'>, rows: readonly CheckRow[]): Outcome<TrackState, Refusal> => {
  if (track.state === 'objected') return must(track.state, 'start-objection-review')
  const may = must(track.state, 'start-review')
  if (!may.ok) return may
  const open = rows.filter((row) => effective(row) === undefined).length
  if (open > 0) return no({ code: 'not-checked', open })
  return rows.some((row) => effective(row) === 'no') ? no({ code: 'not-eligible' }) : may
}

export interface Objectable extends Pick<Track, 'state' | 'objectionUntil'> {
  /** The firm applied again with this technology to this call and institution, and that is alive: an old track cannot come alive beside it. */
  readonly isAppliedAgain: boolean
}
/** Whether a firm may object now: to a rejection, within the period, unless it applied again. Lists ask the same in SQL (canBeObjectedTo). */
export const mayObject = (track: Objectable, now: Date): Outcome<TrackState, Refusal> => {
  const may = must(track.state, 'object')
  if (!may.ok) return may
  if (track.objectionUntil === null) return no({ code: 'no-period' })
  if (now >= track.objectionUntil) return no({ code: 'too-late', until: track.objectionUntil })
  return track.isAppliedAgain ? no({ code: 'live-track' }) : may
}
/** A firm that may object does so in at least twenty letters. */
export const object = (track: Objectable, grounds: string, now: Date): Outcome<TrackState, Refusal> => {
  const may = mayObject(track, now)
  if (!may.ok) return may
  if (lettersIn(grounds) < 20) return no({ code: 'grounds' })
  return isTooLong(grounds, longest.grounds) ? tooLong(longest.grounds) : may
}

export type ConditionState = 'open' | 'reported' | 'met'
export type Confirmer = 'officer' | 'approver'
/** Who says by the rules of this track that a condition is met; the officer where they name nobody. */
export const confirmerOf = ({ conditionalVerdict }: Pick<RuleSetContent, 'conditionalVerdict'>): Confirmer => {
  const named = conditionalVerdict.allowed ? conditionalVerdict.confirmer : undefined
  // Rules frozen at a track are not read anew: one that named a chair means the approver.
  return named === undefined || named === 'officer' ? 'officer' : 'approver'
}

/** A report is judged by whom the rules name, once it is there; one that is sent back says why. */
export const judgeReport = (
  track: Pick<Track, 'state' | 'rules'>,
  condition: { readonly state: ConditionState },
  by: { readonly roles: readonly string[] },
  judged: { readonly met: boolean; readonly note: string },
): Outcome<TrackState, Refusal> => {
  const confirmer = confirmerOf(track.rules)
  if (!by.roles.includes(confirmer)) return no({ code: 'not-the-confirmer', confirmer })
  const may = must(track.state, 'meet-conditions')
  if (!may.ok) return may
  if (condition.state !== 'reported') return no({ code: 'already' })
  if (judged.met) return may
  if (isTooShort(judged.note)) return no({ code: 'reason' })
  return isTooLong(judged.note, longest.note) ? tooLong(longest.note) : may
}

/** Where the verdict leads once a condition was confirmed: on only when all are met. */
export const afterConfirming = (states: readonly ConditionState[]): 'conditional' | 'approved' =>
  states.every((state) => state === 'met') ? 'approved' : 'conditional'

export type Verdict = 'approved' | 'conditional' | 'rejected'
export const moveOf = { approved: 'approve', conditional: 'approve-with-conditions', rejected: 'reject' } as const satisfies Record<
  Verdict,
  Move
>
