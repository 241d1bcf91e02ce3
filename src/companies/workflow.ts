import { no, yes } from '../kernel/outcome.ts'
import type { Outcome } from '../kernel/outcome.ts'
import { isTooLong, isTooShort } from '../kernel/text.ts'

export type ClaimState = 'provisional' | 'confirmed' | 'disputed' | 'rejected' | 'withdrawn'
/** A claim that no longer stands: no rival to another, and nothing is submitted on it. */
export const hasEnded = (state: ClaimState): boolean => state === 'rejected' || state === 'withdrawn'
export interface Claim {
  readonly id: string
  readonly companyId: string
  readonly personId: string
  readonly state: ClaimState
  readonly hasRegistration: boolean
  /** An individual has no business number, and no certificate of one. */ readonly needsRegistration: boolean
}

/** Moves of a claim to a company's numbers. */
export const moves = {
  dispute: { from: ['provisional'], to: 'disputed' },
  confirm: { from: ['provisional', 'disputed'], to: 'confirmed' },
  reject: { from: ['provisional', 'disputed'], to: 'rejected' },
  withdraw: { from: ['provisional', 'disputed'], to: 'withdrawn' },
  settle: { from: ['disputed'], to: 'provisional' },
} as const satisfies Record<string, { from: readonly ClaimState[]; to: ClaimState }>

export type ClaimRefusal =
  | { readonly code: 'not-found' }
  | { readonly code: 'no-registration' }
  | { readonly code: 'already-decided'; readonly state: ClaimState }
  | { readonly code: 'reason-missing' }
  | { readonly code: 'reason-too-long' }
  | { readonly code: 'own-claim' }
  | { readonly code: 'not-claimant' }

const isDecided = ({ state }: Claim): boolean => state === 'confirmed' || hasEnded(state)

/** Confirmed only by somebody else who has seen the registration certificate, where the kind of firm has one. */
export const confirm = (claim: Claim, by: string): Outcome<'confirmed', ClaimRefusal> => {
  if (claim.personId === by) return no({ code: 'own-claim' })
  if (isDecided(claim)) return no({ code: 'already-decided', state: claim.state })
  return claim.hasRegistration || !claim.needsRegistration ? yes('confirmed') : no({ code: 'no-registration' })
}
/** The most letters of the reason of a rejection, which the claimant reads. */
export const longestReason = 1000

export const reject = (claim: Claim, by: string, reason: string): Outcome<'rejected', ClaimRefusal> => {
  if (claim.personId === by) return no({ code: 'own-claim' })
  if (isDecided(claim)) return no({ code: 'already-decided', state: claim.state })
  if (isTooShort(reason)) return no({ code: 'reason-missing' })
  return isTooLong(reason, longestReason) ? no({ code: 'reason-too-long' }) : yes('rejected')
}

/** Whoever made a claim takes it back while it is not decided. */
export const withdraw = (claim: Claim, by: string): Outcome<'withdrawn', ClaimRefusal> => {
  if (claim.personId !== by) return no({ code: 'not-claimant' })
  return isDecided(claim) ? no({ code: 'already-decided', state: claim.state }) : yes('withdrawn')
}

/** How a firm stands to its number, for those who sign something in its favour. */
export interface FirmClaim {
  readonly claim: ClaimState | null
  readonly hasPaper: boolean
  /** An individual has none to show. */ readonly needsPaper: boolean
}
export const isConfirmed = ({ claim }: FirmClaim): boolean => claim === 'confirmed'

export type RegistrationRefusal = { readonly code: 'confirmed-already' | 'file-missing' | 'waits-already' }
/** Whether the registration certificate may be added, or a claim made anew: while nothing is confirmed, with the certificate where the kind of firm has one. */
export const mayClaim = (asked: {
  readonly states: readonly ClaimState[]
  readonly needsRegistration: boolean
  readonly hasFile: boolean
}): Outcome<true, RegistrationRefusal> => {
  if (asked.states.includes('confirmed')) return no({ code: 'confirmed-already' })
  if (asked.hasFile) return yes(true)
  if (asked.needsRegistration) return no({ code: 'file-missing' })
  return asked.states.every(hasEnded) ? yes(true) : no({ code: 'waits-already' })
}

/** A first claim stands provisionally; another to the same number makes both disputed, unless one was confirmed: then only the new one is. */
export const claimStateFor = (others: readonly ClaimState[]): { mine: ClaimState; others: 'stay' | 'disputed' } => {
  const live = others.filter((state) => !hasEnded(state))
  if (live.length === 0) return { mine: 'provisional', others: 'stay' }
  return { mine: 'disputed', others: live.includes('confirmed') ? 'stay' : 'disputed' }
}

/** Of the claims to a number that are left once one was rejected or withdrawn: the dispute of a single one is over. */
export const settledBy = <One extends { readonly state: ClaimState }>(left: readonly One[]): One | undefined => {
  const live = left.filter((one) => !hasEnded(one.state))
  const [only] = live
  return live.length === 1 && only?.state === 'disputed' ? only : undefined
}

export type RoleChange = 'owner' | 'member' | 'left'
export interface Owner {
  readonly personId: string
}
/** Who governs a firm is an owner still, and the last owner stays one. `owners`: those who are it now. */
export const changeOf = (
  owners: readonly Owner[],
  by: string,
  personId: string,
  change: RoleChange,
): Outcome<RoleChange, { readonly code: 'not-found' } | { readonly code: 'last-owner' }> => {
  const isOwner = (id: string) => owners.some((one) => one.personId === id)
  if (!isOwner(by)) return no({ code: 'not-found' })
  return isOwner(personId) && change !== 'owner' && owners.length === 1 ? no({ code: 'last-owner' }) : yes(change)
}

/** Why a firm is closed: it does no business any more, or only leaves the market. */
export const closingReasons = ['out-of-business', 'leaving'] as const
export type ClosingReason = (typeof closingReasons)[number]
/** What is not over: an application under way, and a quote request that waits for somebody. */
export interface OpenMatters {
  readonly tracks: number
  readonly quotes: number
}
export type ClosingRefusal =
  | { readonly code: 'not-found' }
  | { readonly code: 'already-closed' }
  | ({ readonly code: 'open-matters' } & OpenMatters)
  | { readonly code: 'closing-incomplete'; readonly missing: readonly ('reason' | 'understood')[] }

/** An owner closes a firm for which nothing is open, saying why, and having read what it means. It is closed once. */
export const close = (
  firm: { readonly isClosed: boolean; readonly owners: readonly Owner[]; readonly open: OpenMatters },
  by: string,
  asked: { readonly reason: string; readonly isUnderstood: boolean },
): Outcome<ClosingReason, ClosingRefusal> => {
  if (!firm.owners.some((one) => one.personId === by)) return no({ code: 'not-found' })
  if (firm.isClosed) return no({ code: 'already-closed' })
  if (firm.open.tracks > 0 || firm.open.quotes > 0) return no({ code: 'open-matters', ...firm.open })
  const reason = closingReasons.find((one) => one === asked.reason)
  if (reason !== undefined && asked.isUnderstood) return yes(reason)
  return no({
    code: 'closing-incomplete',
    missing: [...(reason ? [] : ['reason' as const]), ...(asked.isUnderstood ? [] : ['understood' as const])],
  })
}
