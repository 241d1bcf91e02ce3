import { no, yes } from '../kernel/outcome.ts'
import type { Outcome } from '../kernel/outcome.ts'
import { isTooLong, isTooShort } from '../kernel/text.ts'

export type ClaimState = 'provisional' | 'confirmed' | 'disputed' | 'rejected'
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
  settle: { from: ['disputed'], to: 'provisional' },
} as const satisfies Record<string, { from: readonly ClaimState[]; to: ClaimState }>

export type ClaimRefusal =
  | { readonly code: 'not-found' }
  | { readonly code: 'no-registration' }
  | { readonly code: 'already-decided'; readonly state: ClaimState }
  | { readonly code: 'reason-missing' }
  | { readonly code: 'reason-too-long' }
  | { readonly code: 'own-claim' }

/** Confirmed only by somebody else who has seen the registration certificate, where the kind of firm has one. */
export const confirm = (claim: Claim, by: string): Outcome<'confirmed', ClaimRefusal> => {
  if (claim.personId === by) return no({ code: 'own-claim' })
  if (claim.state === 'confirmed' || claim.state === 'rejected') return no({ code: 'already-decided', state: claim.state })
  return claim.hasRegistration || !claim.needsRegistration ? yes('confirmed') : no({ code: 'no-registration' })
}
/** The most letters of the reason of a rejection, which the claimant reads. */
export const longestReason = 1000

export const reject = (claim: Claim, by: string, reason: string): Outcome<'rejected', ClaimRefusal> => {
  if (claim.personId === by) return no({ code: 'own-claim' })
  if (claim.state === 'confirmed' || claim.state === 'rejected') return no({ code: 'already-decided', state: claim.state })
  if (isTooShort(reason)) return no({ code: 'reason-missing' })
  return isTooLong(reason, longestReason) ? no({ code: 'reason-too-long' }) : yes('rejected')
}

/** A first claim stands provisionally; another to the same number makes both disputed, unless one was confirmed: then only the new one is. */
export const claimStateFor = (others: readonly ClaimState[]): { mine: ClaimState; others: 'stay' | 'disputed' } => {
  const live = others.filter((state) => state !== 'rejected')
  if (live.length === 0) return { mine: 'provisional', others: 'stay' }
  return { mine: 'disputed', others: live.includes('confirmed') ? 'stay' : 'disputed' }
}

/** Of the claims to a number that are left once one was rejected: the dispute of a single one is over. */
export const settledBy = <One extends { readonly state: ClaimState }>(left: readonly One[]): One | undefined => {
  const live = left.filter((one) => one.state !== 'rejected')
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
