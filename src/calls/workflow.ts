import { no, yes } from '../kernel/outcome.ts'
import type { Outcome } from '../kernel/outcome.ts'
import { isTooLong, isTooShort } from '../kernel/text.ts'
import { longestQuestion } from './call.ts'
import type { AwaitingApproval, Call, CallContent, CallState, Cancelled, Closed, Draft, Published } from './call.ts'

export type Refusal =
  | { readonly code: 'not-found' }
  | { readonly code: 'wrong-state'; readonly state: CallState; readonly move: Move }
  | { readonly code: 'own-draft' }
  | { readonly code: 'incomplete'; readonly missing: readonly Gap[] }
  | { readonly code: 'stale' }

/** What a call lacks before it may be published, by the field that holds it. */
export type Gap =
  | 'titleKo'
  | 'titleEn'
  | 'bodyKo'
  | 'opensAt'
  | 'closesAt'
  | 'closesBeforeOpening'
  | 'closesInThePast'
  | 'ruleSet'
  | 'institution-twice'
  | 'question-long'
  | 'reason'

/** The table of moves: from which states each may be made, and where it leads. docs/workflows is printed from here. */
export const moves = {
  edit: { from: ['draft'], to: 'draft' },
  submit: { from: ['draft'], to: 'awaiting_approval' },
  'send-back': { from: ['awaiting_approval'], to: 'draft' },
  publish: { from: ['awaiting_approval'], to: 'published' },
  close: { from: ['published'], to: 'closed' },
  cancel: { from: ['draft', 'awaiting_approval', 'published'], to: 'cancelled' },
} as const satisfies Record<string, { from: readonly CallState[]; to: CallState }>
export type Move = keyof typeof moves

export const mayMove = (state: CallState, move: Move): boolean => (moves[move].from as readonly CallState[]).includes(state)

const stay = (call: Call, move: Move) => no({ code: 'wrong-state', state: call.state, move } as const)

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
  if (questions.some(({ ko, en }) => isTooLong(ko, longestQuestion) || isTooLong(en, longestQuestion))) gaps.push('question-long')
  return gaps
}

export const submit = (call: Call, now: Date): Outcome<AwaitingApproval, Refusal> => {
  if (call.state !== 'draft') return stay(call, 'submit')
  const missing = gapsOf(call.content, now)
  return missing.length > 0 ? no({ code: 'incomplete', missing }) : yes({ ...call, state: 'awaiting_approval' })
}

export const sendBack = (call: Call): Outcome<Draft, Refusal> =>
  call.state === 'awaiting_approval' ? yes({ ...call, state: 'draft' }) : stay(call, 'send-back')

/** Nobody approves their own draft, and what was complete yesterday may have passed its closing today. */
export const publish = (call: Call, by: string, now: Date): Outcome<Published, Refusal> => {
  if (call.state !== 'awaiting_approval') return stay(call, 'publish')
  if (call.draftedBy === by) return no({ code: 'own-draft' })
  const missing = gapsOf(call.content, now)
  return missing.length > 0 ? no({ code: 'incomplete', missing }) : yes({ ...call, state: 'published', approvedBy: by, publishedAt: now })
}

export const close = (call: Call, now: Date): Outcome<Closed, Refusal> =>
  call.state === 'published' ? yes({ ...call, state: 'closed', closedAt: now }) : stay(call, 'close')

export const cancel = (call: Call, reason: string): Outcome<Cancelled, Refusal> => {
  if (!mayMove(call.state, 'cancel')) return stay(call, 'cancel')
  if (isTooShort(reason)) return no({ code: 'incomplete', missing: ['reason'] })
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
