import { dayOf } from '../kernel/dates.ts'
import type { Day } from '../kernel/dates.ts'
import { no, yes } from '../kernel/outcome.ts'
import type { Outcome } from '../kernel/outcome.ts'
import type { RuleSetContent, ScoringRefusal } from '../rulesets/index.ts'
import type { Shortage } from './draw.ts'
import { wrongReason } from './longest.ts'
import type { WrongReason } from './longest.ts'
import { isTooFar } from './plannable.ts'
import { isUnsealed } from './review.ts'
import type { StageRefusal } from './stage-plan.ts'
import type { ReviewState, SeatState, SheetState, StageKind } from './review.ts'
import type { NamesTold, VerdictGap } from './verdict.ts'

export type Gap =
  | 'stage-undated'
  | 'stage-not-held'
  | 'seat-open'
  | 'too-few-members'
  | 'too-few-external'
  | 'sheet-open'
  | 'late-conflict'
  | 'attendance-missing'
export type SheetGap = { readonly criterion: string; readonly what: 'score' | 'range' | 'comment-below' | 'comment-above' | 'gate' }
export type ChangeFault = 'criterion' | 'score-unread' | 'score-range' | 'score-same' | 'reason' | 'reason-long'
export type Refusal =
  | {
      readonly code:
        | 'not-found'
        | 'stale'
        | 'own-draft'
        | 'own-firm'
        | 'already-open'
        | 'not-ready'
        | 'not-eligible'
        | 'not-the-lead'
        | 'too-early'
        | 'seat-taken'
        | 'not-vacant'
        | 'pledge'
        | 'stage-not-held'
        | 'not-attended'
        | 'list-changed'
        | 'seal-broken'
        | 'no-conflict-answer'
        | 'already-reviewer'
        | 'seats-open'
        | 'nobody-late'
        | 'reminded-today'
    }
  | WrongReason
  | NamesTold
  | { readonly code: 'draw-past' | 'draw-far' }
  /** Until when an invited reviewer may answer: the last day. */
  | { readonly code: 'answer-due'; readonly until: Day | null }
  | { readonly code: 'not-checked'; readonly open: number }
  | { readonly code: 'members-not-ready'; readonly institutions: readonly { ko: string; en: string }[] }
  | { readonly code: 'wrong-state'; readonly state: ReviewState; readonly move: Move }
  | { readonly code: 'incomplete'; readonly missing: readonly Gap[] }
  | { readonly code: 'verdict-incomplete'; readonly missing: readonly VerdictGap[] }
  | { readonly code: 'sheet-incomplete'; readonly missing: readonly SheetGap[] }
  | StageRefusal
  | { readonly code: 'change-faulty'; readonly faults: readonly ChangeFault[] }
  | { readonly code: 'no-result'; readonly because: ScoringRefusal }
  | Shortage

/** The table of moves: from which states each may be made, and where it leads. docs/workflows is printed from here. */
export const moves = {
  freeze: { from: ['forming', 'candidates_frozen'], to: 'candidates_frozen' },
  draw: { from: ['candidates_frozen'], to: 'drawn' },
  begin: { from: ['drawn'], to: 'evaluating' },
  unseal: { from: ['evaluating'], to: 'meeting' },
  'draft-verdict': { from: ['meeting'], to: 'verdict_drafted' },
  'send-back': { from: ['verdict_drafted'], to: 'meeting' },
  sign: { from: ['verdict_drafted'], to: 'verdict_signed' },
  cancel: { from: ['forming', 'candidates_frozen', 'drawn', 'evaluating', 'meeting'], to: 'cancelled' },
} as const satisfies Record<string, { from: readonly ReviewState[]; to: ReviewState }>

/** What happens to one seat. */
export const seatMoves = {
  accept: { from: ['invited'], to: 'accepted' },
  decline: { from: ['invited'], to: 'declined' },
  recuse: { from: ['invited', 'accepted'], to: 'recused' },
  'call-silent': { from: ['invited'], to: 'silent' },
  'call-absent': { from: ['accepted'], to: 'absent' },
} as const satisfies Record<string, { from: readonly SeatState[]; to: SeatState }>
export type SeatMove = keyof typeof seatMoves
export const mayMoveSeat = (state: SeatState, move: SeatMove): boolean => (seatMoves[move].from as readonly SeatState[]).includes(state)

/** Done without leaving the state: planning stages, attendance, invitations, substitutes, reminders, changed scores. */
type Stay = 'substitute' | 'stage' | 'seal' | 'seat' | 'remind' | 'change-score'
export type Move = keyof typeof moves | Stay
const stays: Record<Stay, readonly ReviewState[]> = {
  substitute: ['drawn', 'evaluating'],
  stage: ['drawn', 'evaluating'],
  seal: ['evaluating'],
  seat: ['drawn', 'evaluating'],
  remind: ['drawn', 'evaluating'],
  'change-score': ['meeting'],
}
export const mayMove = (state: ReviewState, move: Move): boolean =>
  (move in moves ? (moves[move as keyof typeof moves].from as readonly ReviewState[]) : stays[move as Stay]).includes(state)
export const must = (state: ReviewState, move: Move): Outcome<true, Refusal> =>
  mayMove(state, move) ? yes(true) : no({ code: 'wrong-state', state, move })

/** From when a draw may be allowed: not before now, and not beyond what can be planned. */
export const allowDrawFrom = (from: Date | null, now: Date): Outcome<true, Refusal> => {
  if (from === null) return yes(true)
  if (from < now) return no({ code: 'draw-past' })
  return isTooFar(dayOf(from), dayOf(now)) ? no({ code: 'draw-far' }) : yes(true)
}

/** How long an invited reviewer has to answer; the platform's own default. */
export const answerPeriod = { days: 3, unit: 'business', firstDay: 'next-day' } as const

export interface CommitteeNow {
  readonly seats: readonly { readonly personId: string; readonly state: SeatState; readonly isExternal: boolean }[]
}
const accepted = ({ seats }: CommitteeNow) => seats.filter((seat) => seat.state === 'accepted')

/** Evaluation begins when nobody is still asked, and those who accepted are a quorum with enough external members. */
export const gapsBeforeBegin = (committee: CommitteeNow, rules: RuleSetContent['committee']): Gap[] => {
  const members = accepted(committee)
  const external = members.filter((seat) => seat.isExternal).length
  return [
    ...(committee.seats.some((seat) => seat.state === 'invited') ? ['seat-open' as const] : []),
    ...(members.length < Math.max(1, rules.quorum) ? ['too-few-members' as const] : []),
    ...(external * 100 < rules.externalShareAtLeast * members.length ? ['too-few-external' as const] : []),
  ]
}

export interface StageNow {
  readonly id: string
  readonly kind: StageKind
  readonly state: 'planned' | 'held'
  readonly isDated: boolean
  readonly hasSheet: boolean
}
export interface SheetNow {
  readonly stageId: string
  readonly personId: string
  readonly state: SheetState
}

/** Scores are opened only when every accepted member has sealed every sheet of every stage they attended. */
export const gapsBeforeUnseal = (
  committee: CommitteeNow,
  stages: readonly StageNow[],
  sheets: readonly SheetNow[],
  rules: RuleSetContent['committee'],
): Gap[] => {
  const members = accepted(committee)
  const ahead = stages.filter((stage) => stage.kind !== 'documents' && stage.state !== 'held')
  const isDone = (stageId: string, personId: string) =>
    sheets.some((sheet) => sheet.stageId === stageId && sheet.personId === personId && sheet.state !== 'open')
  return [
    ...gapsBeforeBegin(committee, rules),
    ...(ahead.some((stage) => !stage.isDated) ? ['stage-undated' as const] : []),
    ...(ahead.some((stage) => stage.isDated) ? ['stage-not-held' as const] : []),
    ...(stages.some((stage) => stage.hasSheet && members.some((seat) => !isDone(stage.id, seat.personId))) ? ['sheet-open' as const] : []),
  ]
}

interface Dated {
  readonly dueAt: string | null
}
export interface LateMembers {
  /** Asked, and silent after the last day to answer. */ readonly answers: readonly string[]
  /** With a sheet that could be sealed and was due. */ readonly sheets: readonly string[]
}
/** Whom a review waits for beyond their day: nobody else acts on that but the desk, which may set another day or draw a substitute. */
export const lateMembers = (
  seats: readonly { readonly personId: string; readonly state: SeatState; readonly answerDueAt: string | null }[],
  stages: readonly Pick<StageNow, 'id' | 'kind' | 'state'>[],
  sheets: readonly (SheetNow & Dated)[],
  now: Date,
): LateMembers => {
  const isPast = (due: string | null) => due !== null && new Date(due) <= now
  const maySeal = (stageId: string) =>
    stages.some((stage) => stage.id === stageId && (stage.kind === 'documents' || stage.state === 'held'))
  return {
    answers: seats.filter((seat) => seat.state === 'invited' && isPast(seat.answerDueAt)).map((seat) => seat.personId),
    sheets: seats
      .filter(
        (seat) =>
          seat.state === 'accepted' &&
          sheets.some(
            (sheet) => sheet.personId === seat.personId && sheet.state === 'open' && maySeal(sheet.stageId) && isPast(sheet.dueAt),
          ),
      )
      .map((seat) => seat.personId),
  }
}

/** When members were last told that their day has passed. */
export interface Reminded {
  readonly seats: readonly { readonly personId: string; readonly remindedAt: string | null }[]
  readonly sheets: readonly { readonly personId: string; readonly overdueToldAt: string | null }[]
}
/** Of the late ones those who were not told today. Whoever owes several sheets was told of all with one. */
export const toRemind = (late: LateMembers, told: Reminded, today: Day): Outcome<LateMembers, Refusal> => {
  if (late.answers.length + late.sheets.length === 0) return no({ code: 'nobody-late' })
  const isToday = (at: string | null) => at !== null && dayOf(new Date(at)) === today
  const answers = late.answers.filter((id) => !told.seats.some((seat) => seat.personId === id && isToday(seat.remindedAt)))
  const sheets = late.sheets.filter((id) => !told.sheets.some((sheet) => sheet.personId === id && isToday(sheet.overdueToldAt)))
  return answers.length + sheets.length === 0 ? no({ code: 'reminded-today' }) : yes({ answers, sheets })
}

/** How many of how many members have nothing left to seal: all that staff learns before the meeting. */
export const sealedCount = (committee: CommitteeNow, sheets: readonly SheetNow[]): { sealed: number; of: number } => {
  const members = accepted(committee)
  return {
    of: members.length,
    sealed: members.filter((seat) => {
      const own = sheets.filter((sheet) => sheet.personId === seat.personId)
      return own.length > 0 && own.every((sheet) => sheet.state !== 'open')
    }).length,
  }
}

/** A sheet of documents may be sealed at any time; of a meeting or visit once it was held and the member was there. */
export const maySealStage = (stage: Pick<StageNow, 'kind' | 'state'>, attended: boolean | undefined): Outcome<true, Refusal> => {
  if (stage.kind === 'documents') return attended === false ? no({ code: 'not-attended' }) : yes(true)
  if (stage.state !== 'held') return no({ code: 'stage-not-held' })
  return attended ? yes(true) : no({ code: 'not-attended' })
}

/** All that is wrong with a change of one's own score, in the order of the form. `of`: the criterion as it stands; `after`: undefined where it cannot be read. */
export const changeFaults = (
  of: { readonly before: number; readonly max: number } | undefined,
  after: number | undefined,
  reason: string,
): ChangeFault[] => [
  ...(of ? [] : ['criterion' as const]),
  ...(after === undefined
    ? ['score-unread' as const]
    : of && (after < 0 || after > of.max)
      ? ['score-range' as const]
      : of?.before === after
        ? ['score-same' as const]
        : []),
  ...[wrongReason(reason)].flatMap((wrong) => (wrong ? [wrong.isTooLong ? ('reason-long' as const) : ('reason' as const)] : [])),
]

interface DraftedVerdict {
  readonly version: number
  readonly draftedBy: string
}
/** A decision on a verdict is about the words that were seen: `seen` is the version of the page it was made on; 0 where there was none. */
const asSeen = (verdict: Pick<DraftedVerdict, 'version'> | null, seen: number): Outcome<true, Refusal> =>
  (verdict?.version ?? 0) === seen ? yes(true) : no({ code: 'stale' })

/** Nobody signs the verdict they drafted, nor one they did not see. */
export const signVerdict = (state: ReviewState, verdict: DraftedVerdict, by: string, seen: number): Outcome<true, Refusal> => {
  const may = must(state, 'sign')
  if (!may.ok) return may
  return verdict.draftedBy === by ? no({ code: 'own-draft' }) : asSeen(verdict, seen)
}
export const sendVerdictBack = (state: ReviewState, verdict: DraftedVerdict, seen: number, note: string): Outcome<true, Refusal> => {
  const may = must(state, 'send-back')
  if (!may.ok) return may
  const wrong = wrongReason(note)
  return wrong ? no(wrong) : asSeen(verdict, seen)
}
/** Whether a verdict may be written down now, over the one that was seen. */
export const mayDraftVerdict = (state: ReviewState, verdict: DraftedVerdict | null, seen: number): Outcome<true, Refusal> => {
  const may = must(state, 'draft-verdict')
  return may.ok ? asSeen(verdict, seen) : may
}

export { isUnsealed }
