import { no, yes } from '../kernel/outcome.ts'
import type { Outcome } from '../kernel/outcome.ts'
import { isTooLong, isTooShort } from '../kernel/text.ts'
import { isBeforeItsClosing, longestNotice, longestQuestion, longestReason, longestTitle } from './call.ts'
import type { AwaitingApproval, Call, CallContent, CallState, Cancelled, Closed, Draft, EarlyClosing, Published } from './call.ts'

export type Refusal =
  | { readonly code: 'not-found' }
  | { readonly code: 'wrong-state'; readonly state: CallState; readonly move: Move }
  | { readonly code: 'own-draft' }
  | { readonly code: 'not-agreed'; readonly institutionIds: readonly string[] }
  | { readonly code: 'nothing-to-agree' }
  | { readonly code: 'approver-ends' }
  /** A rolling call, or a dated one whose instant has come: nothing is to be asked, it is closed. */
  | { readonly code: 'not-early' }
  | { readonly code: 'closing-asked' }
  | { readonly code: 'closing-not-asked' }
  | { readonly code: 'own-closing' }
  | { readonly code: 'has-applications'; readonly applications: number }
  | { readonly code: 'incomplete'; readonly missing: readonly Gap[] }
  | { readonly code: 'stale' }

/** What a call lacks before it may be published, by the field that holds it. */
export type Gap =
  | 'titleKo'
  | 'titleEn'
  | 'bodyKo'
  | 'closesBeforeOpening'
  | 'closesInThePast'
  | 'ruleSet'
  | 'institution-twice'
  | 'question-long'
  | 'question-without-korean'
  | 'title-long'
  | 'notice-long'
  | 'reason'
  | 'closingReason'
  | 'reason-long'
  | 'closingReason-long'
  | 'note'
  | 'note-long'

/** The table of moves: from which states each may be made, and where it leads. docs/workflows is printed from here. */
export const moves = {
  edit: { from: ['draft'], to: 'draft' },
  submit: { from: ['draft'], to: 'awaiting_approval' },
  agree: { from: ['awaiting_approval'], to: 'awaiting_approval' },
  'send-back': { from: ['awaiting_approval'], to: 'draft' },
  publish: { from: ['awaiting_approval'], to: 'published' },
  'ask-to-close': { from: ['published'], to: 'published' },
  'keep-open': { from: ['published'], to: 'published' },
  close: { from: ['published'], to: 'closed' },
  cancel: { from: ['draft', 'awaiting_approval', 'published'], to: 'cancelled' },
} as const satisfies Record<string, { from: readonly CallState[]; to: CallState }>
export type Move = keyof typeof moves

export const mayMove = (state: CallState, move: Move): boolean => (moves[move].from as readonly CallState[]).includes(state)

const stay = (call: Call, move: Move) => no({ code: 'wrong-state', state: call.state, move } as const)

/** A move is made on the call that is there, as it was seen: `seen` is the version of the page it was pressed on. What the state forbids is said first. */
export const asSeen = (call: Call | undefined, move: Move, seen: number): Outcome<Call, Refusal> => {
  if (!call) return no({ code: 'not-found' })
  if (!mayMove(call.state, move)) return stay(call, move)
  return call.version === seen ? yes(call) : no({ code: 'stale' })
}

/** What is still missing, in the order of the form. A rolling call needs no end; a dated one closes in the future and after it opens. */
export const gapsOf = (content: CallContent, now: Date): Gap[] => {
  const gaps: Gap[] = []
  if (content.titleKo === '') gaps.push('titleKo')
  if (content.titleEn === '') gaps.push('titleEn')
  if (content.bodyKo === '') gaps.push('bodyKo')
  if (content.closesAt && content.closesAt <= content.opensAt) gaps.push('closesBeforeOpening')
  else if (content.closesAt && content.closesAt <= now) gaps.push('closesInThePast')
  if (content.institutions.some((one) => one.ruleSetId === '')) gaps.push('ruleSet')
  if (new Set(content.institutions.map((one) => one.institutionId)).size < content.institutions.length) gaps.push('institution-twice')
  const questions = content.institutions.flatMap((one) => one.extraQuestions)
  if (isTooLong(content.titleKo, longestTitle) || isTooLong(content.titleEn, longestTitle)) gaps.push('title-long')
  if (isTooLong(content.bodyKo, longestNotice) || isTooLong(content.bodyEn, longestNotice)) gaps.push('notice-long')
  if (questions.some(({ ko, en }) => isTooLong(ko, longestQuestion) || isTooLong(en, longestQuestion))) gaps.push('question-long')
  return gaps
}

export const submit = (call: Call, now: Date): Outcome<AwaitingApproval, Refusal> => {
  if (call.state !== 'draft') return stay(call, 'submit')
  const missing = gapsOf(call.content, now)
  return missing.length > 0 ? no({ code: 'incomplete', missing }) : yes({ ...call, state: 'awaiting_approval' })
}

/** Whoever drafted it reads what is to be mended. */
export const sendBack = (call: Call, note: string): Outcome<Draft, Refusal> => {
  if (call.state !== 'awaiting_approval') return stay(call, 'send-back')
  const missing = saidIn(note, 'note')
  return missing.length > 0 ? no({ code: 'incomplete', missing }) : yes({ ...call, state: 'draft' })
}
const saidIn = (words: string, what: 'reason' | 'closingReason' | 'note'): Gap[] => [
  ...(isTooShort(words) ? [what] : []),
  ...(isTooLong(words, longestReason) ? [`${what}-long` as const] : []),
]

/** The members of a joint call that have not agreed to it as it stands. */
export const notAgreed = ({ institutions }: Pick<CallContent, 'institutions'>): string[] =>
  institutions.filter((one) => !one.isLead && one.isAgreed !== true).map((one) => one.institutionId)

/** An approver of a member agrees: the call will stand in its name, too. */
export const agree = (call: Call, institutionId: string): Outcome<AwaitingApproval, Refusal> => {
  if (call.state !== 'awaiting_approval') return stay(call, 'agree')
  return notAgreed(call.content).includes(institutionId) ? yes(call) : no({ code: 'nothing-to-agree' })
}

/** Nobody approves their own draft, what was complete yesterday may have passed its closing today, and nothing is published in the name of who did not agree. */
export const publish = (call: Call, by: string, now: Date): Outcome<Published, Refusal> => {
  if (call.state !== 'awaiting_approval') return stay(call, 'publish')
  if (call.draftedBy === by) return no({ code: 'own-draft' })
  const missing = gapsOf(call.content, now)
  if (missing.length > 0) return no({ code: 'incomplete', missing })
  const institutionIds = notAgreed(call.content)
  return institutionIds.length > 0
    ? no({ code: 'not-agreed', institutionIds })
    : yes({ ...call, state: 'published', approvedBy: by, publishedAt: now })
}

/** Firms count on the instant a dated call announced: to close it earlier is asked for with a reason that they will read. */
export const askToClose = (call: Call, by: string, reason: string, now: Date): Outcome<EarlyClosing, Refusal> => {
  if (call.state !== 'published') return stay(call, 'ask-to-close')
  if (!isBeforeItsClosing(call.content, now)) return no({ code: 'not-early' })
  if (call.earlyClosing) return no({ code: 'closing-asked' })
  const missing = saidIn(reason, 'closingReason')
  return missing.length > 0 ? no({ code: 'incomplete', missing }) : yes({ askedBy: by, reason })
}

/** Whoever asked takes it back, or an approver does not agree: the call runs on as announced. */
export const keepOpen = (call: Call, { by, isApprover }: Ending): Outcome<Published, Refusal> => {
  if (call.state !== 'published') return stay(call, 'keep-open')
  if (!call.earlyClosing) return no({ code: 'closing-not-asked' })
  return isApprover || call.earlyClosing.askedBy === by ? yes({ ...call, earlyClosing: undefined }) : no({ code: 'approver-ends' })
}

interface Ending {
  readonly by: string
  readonly isApprover: boolean
}
/** What was published by an approver is ended by one, and before its announced instant by four eyes, as it was published; once that has come, it is when the call closed. */
export const close = (call: Call, now: Date, { by, isApprover }: Ending): Outcome<Closed, Refusal> => {
  if (call.state !== 'published') return stay(call, 'close')
  if (!isApprover) return no({ code: 'approver-ends' })
  const { closesAt } = call.content
  if (!isBeforeItsClosing(call.content, now)) return yes({ ...call, state: 'closed', closedAt: closesAt ?? now, earlyClosing: undefined })
  if (!call.earlyClosing) return no({ code: 'closing-not-asked' })
  return call.earlyClosing.askedBy === by ? no({ code: 'own-closing' }) : yes({ ...call, state: 'closed', closedAt: now })
}

/** A call that has taken applications is not cancelled over them: they are handled, or it is closed to new ones. `applications`: those for which something is still to be done. */
export const cancel = (
  call: Call,
  reason: string,
  { isApprover, applications }: { isApprover: boolean; applications: number },
): Outcome<Cancelled, Refusal> => {
  if (!mayMove(call.state, 'cancel')) return stay(call, 'cancel')
  if (call.state === 'published' && !isApprover) return no({ code: 'approver-ends' })
  if (applications > 0) return no({ code: 'has-applications', applications })
  const missing = saidIn(reason, 'reason')
  if (missing.length > 0) return no({ code: 'incomplete', missing })
  return yes({
    id: call.id,
    leadInstitutionId: call.leadInstitutionId,
    version: call.version,
    draftedBy: call.draftedBy,
    content: call.content,
    state: 'cancelled',
    reason,
  })
}
