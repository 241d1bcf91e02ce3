/** What an application is for: data, not code. Each programme runs through the same calls, rules and reviews. */
export const programmes = ['certification', 'patent-sharing', 'overseas'] as const
export type Programme = (typeof programmes)[number]

/** The most letters of a question a call asks, in either language; the database says the same (0069). */
export const longestQuestion = 500
/** The most letters of what a firm asks about a call; the database says the same (call_questions). */
export const longestAsked = 2_000
/** The most letters of a title and of a notice, in either language; the database says the same (0080). */
export const longestTitle = 200
export const longestNotice = 20_000
/** The most letters of why a call is cancelled, closed early or comes back, and of an answer; the database says the same (0073, 0140). */
export const longestReason = 1_000
export const longestReply = 4_000

export interface ExtraQuestion {
  readonly id: string
  readonly ko: string
  readonly en: string
  readonly required: boolean
  readonly maxLength: number
}

/** One institution of a call, with the rules it judges by. */
export interface CallInstitution {
  readonly institutionId: string
  readonly isLead: boolean
  /** '' in a draft whose rules are still to be chosen. */
  readonly ruleSetId: string
  readonly extraQuestions: readonly ExtraQuestion[]
  readonly fieldCodes: readonly string[]
  /** A member's approver agreed to the call as it stands. */
  readonly isAgreed?: boolean | undefined
}

export interface CallContent {
  readonly programme: string
  readonly theme: 'general' | 'themed'
  readonly titleKo: string
  readonly titleEn: string
  readonly bodyKo: string
  readonly bodyEn: string
  readonly opensAt: Date
  /** Absent for a rolling call. */
  readonly closesAt?: Date | undefined
  /** The lead first; more than one makes the call joint. */
  readonly institutions: readonly CallInstitution[]
}

interface Common {
  readonly id: string
  readonly leadInstitutionId: string
  readonly version: number
  readonly draftedBy: string
  readonly content: CallContent
}
export type Draft = Common & { readonly state: 'draft' }
export type AwaitingApproval = Common & { readonly state: 'awaiting_approval' }
/** Somebody asks to close a dated call before the instant it announced; another person decides. */
export interface EarlyClosing {
  readonly askedBy: string
  readonly reason: string
}
export type Published = Common & {
  readonly state: 'published'
  readonly approvedBy: string
  readonly publishedAt: Date
  readonly earlyClosing?: EarlyClosing | undefined
}
export type Closed = Omit<Published, 'state'> & { readonly state: 'closed'; readonly closedAt: Date }
export type Cancelled = Common & { readonly state: 'cancelled'; readonly reason: string }
export type Call = Draft | AwaitingApproval | Published | Closed | Cancelled
export type CallState = Call['state']

export const isJoint = (content: Pick<CallContent, 'institutions'>): boolean => content.institutions.length > 1

// A call that closes at noon takes nothing at noon: the same instant must not be both in time and late.
export const isOpen = (call: { state: string; opensAt: Date; closesAt?: Date | null | undefined }, now: Date): boolean =>
  call.state === 'published' && call.opensAt <= now && (call.closesAt == null || now < call.closesAt)

/** Whether closing now would break what the call announced. */
export const isBeforeItsClosing = ({ closesAt }: { closesAt?: Date | null | undefined }, now: Date): boolean =>
  closesAt != null && now < closesAt

interface Ended {
  readonly closesAt: Date | null
  readonly closedAt: Date | null
}
/** From when a call takes nothing: the instant it was really closed, else the one it announced; null of a rolling one that runs. */
export const closingOf = ({ closesAt, closedAt }: Ended): Date | null => closedAt ?? closesAt
/** Closed before the instant it had announced. */
export const wasClosedEarly = ({ closesAt, closedAt }: Ended): boolean => closedAt !== null && isBeforeItsClosing({ closesAt }, closedAt)

export type Openness = 'open' | 'upcoming' | 'closed'
export const opennessOf = (call: { state: string; opensAt: Date; closesAt?: Date | null | undefined }, now: Date): Openness =>
  isOpen(call, now) ? 'open' : call.state === 'published' && now < call.opensAt ? 'upcoming' : 'closed'
