import type { Day } from '../kernel/dates.ts'
import type { Text } from '../kernel/text.ts'
import type { RuleSetContent } from '../rulesets/index.ts'

/** One institution's road through one application. */
export const trackStates = [
  'submitted',
  'received',
  'checking',
  'supplement_requested',
  'in_review',
  'approved',
  'conditional',
  'rejected',
  'certified',
  'returned',
  'withdrawn',
  'objected',
] as const
export type TrackState = (typeof trackStates)[number]

/** Nothing more will happen by itself. */
export const isOver = (state: TrackState): boolean => ['rejected', 'certified', 'returned', 'withdrawn'].includes(state)
/** Who has it now: the firm's next step, the institution's, or nobody's. `isReported`: of its conditions none is left for the firm to meet. */
export const turnOf = ({
  state,
  isReported,
}: {
  readonly state: TrackState
  readonly isReported: boolean
}): 'institution' | 'firm' | 'nobody' =>
  state === 'supplement_requested' || (state === 'conditional' && !isReported) ? 'firm' : isOver(state) ? 'nobody' : 'institution'

/** The part of one institution in a joint application. */
export interface Part {
  readonly institutionId: string
  readonly ko: string
  readonly en: string
  readonly state: TrackState
}
const together: readonly (readonly TrackState[])[] = [
  ['submitted', 'received', 'checking', 'supplement_requested'],
  ['in_review'],
  ['objected'],
]
/**
 * Who leads the parts that go one road with a part in this state: the lead of the call; where the lead has none among them (the firm did not
 * apply to it, took it back, or was returned), the first member that has one. `parts` stand in the order of the call. Undefined where none goes on.
 */
export const leaderOf = <One extends Pick<Part, 'state'>>(parts: readonly One[], state: TrackState): One | undefined => {
  const road = together.find((states) => states.includes(state))
  return road && parts.find((part) => road.includes(part.state))
}

/** A track as the rules of movement see it. */
export interface Track {
  readonly id: string
  readonly applicationId: string
  readonly companyId: string
  readonly technologyId: string
  readonly institutionId: string
  readonly callId: string
  readonly receiptNumber: string
  readonly state: TrackState
  readonly officerId: string | null
  readonly dueAt: Date | null
  readonly objectionUntil: Date | null
  readonly rules: RuleSetContent
  readonly version: number
}

/** What was asked of the firm: a section of the dossier ('differences'), a paper ('documents.TEST_REPORT'), an answer ('answers.q1'), or 'other'. */
export interface SupplementPart {
  readonly part: string
  readonly request: string
}

/** A change of the dossier in the words of both languages; answers of before kept the Korean ones alone. */
export interface KeptChange {
  readonly label: Text | string
  readonly before: Text | string
  readonly after: Text | string
}

/** What came back for one part, frozen with the answer: what stood there before, and now. */
export interface SupplementAnswer {
  readonly part: string
  readonly text: string
  readonly changes: readonly KeptChange[]
  readonly documents: readonly {
    readonly fileId: string
    readonly name: string
    readonly kind: string
    readonly bytes: number
    readonly sha256: string
  }[]
}

/** A condition of a conditional verdict. `dueOn`: its last day in Seoul. */
export interface VerdictCondition {
  readonly ko: string
  readonly dueOn: Day
}
