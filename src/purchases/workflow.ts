import { no, yes } from '../kernel/outcome.ts'
import type { Outcome } from '../kernel/outcome.ts'
import { isTooShort } from '../kernel/text.ts'
import { addYears } from '../kernel/dates.ts'

export type RequestState = 'requested' | 'quoted' | 'accepted' | 'refused' | 'declined' | 'withdrawn' | 'expired'

/** The table of moves of a quote request. */
export const moves = {
  quote: { from: ['requested', 'quoted'], to: 'quoted' },
  decline: { from: ['requested'], to: 'declined' },
  withdraw: { from: ['requested', 'quoted'], to: 'withdrawn' },
  accept: { from: ['quoted'], to: 'accepted' },
  refuse: { from: ['quoted'], to: 'refused' },
  expire: { from: ['quoted'], to: 'expired' },
} as const satisfies Record<string, { from: readonly RequestState[]; to: RequestState }>
export type Move = keyof typeof moves

export interface QuoteRequest { readonly id: string; readonly institutionId: string; readonly companyId: string; readonly listingId: string; readonly technologyId: string; readonly state: RequestState; readonly version: number }
export interface Quote { readonly supplyWon: number; readonly vatWon: number; readonly validUntil: string; readonly deliveryDays: number; readonly terms: string }
export interface PurchaseInput {
  readonly listingId: string; readonly groundCode: string; readonly groundNote: string; readonly amountWon: number; readonly contractedOn: string; readonly deliveredOn: string | null
  readonly quantity: number; readonly alternatives: readonly string[]; readonly chosenReason: string; readonly quoteId: string | null
}

export type Refusal =
  | { readonly code: 'not-found' }
  | { readonly code: 'wrong-state'; readonly state: RequestState; readonly move: Move }
  | { readonly code: 'quote-expired'; readonly validUntil: string }
  | { readonly code: 'past-validity' } | { readonly code: 'reason-missing' }
  | { readonly code: 'no-valid-certificate' } | { readonly code: 'ground-not-choosable' } | { readonly code: 'own-ground' }
  | { readonly code: 'future-contract' } | { readonly code: 'old-contract' } | { readonly code: 'future-delivery' } | { readonly code: 'delivered-before-contract' } | { readonly code: 'already-recorded' } | { readonly code: 'own-firm' }
  | { readonly code: 'already-countered' } | { readonly code: 'not-a-purchase' }

export const mayMove = (state: RequestState, move: Move): boolean => (moves[move].from as readonly RequestState[]).includes(state)
const stay = (request: QuoteRequest, move: Move) => no({ code: 'wrong-state', state: request.state, move } as const)

export const quote = (request: QuoteRequest, offered: Quote, today: string): Outcome<'quoted', Refusal> => {
  if (!mayMove(request.state, 'quote')) return stay(request, 'quote')
  return offered.validUntil < today ? no({ code: 'past-validity' }) : yes('quoted')
}
export const accept = (request: QuoteRequest, last: Quote, today: string): Outcome<'accepted', Refusal> => {
  if (!mayMove(request.state, 'accept')) return stay(request, 'accept')
  return last.validUntil < today ? no({ code: 'quote-expired', validUntil: last.validUntil }) : yes('accepted')
}
/** Ending without a purchase always says why. */
export const end = (request: QuoteRequest, move: 'decline' | 'withdraw' | 'refuse', reason: string): Outcome<RequestState, Refusal> => {
  if (!mayMove(request.state, move)) return stay(request, move)
  return reason.length < 2 ? no({ code: 'reason-missing' }) : yes(moves[move].to)
}

/** A purchase is a fact of the past with a ground that may be chosen; what else was looked at and why this one are part of it. */
export const record = (input: PurchaseInput, ground: UsedGround | undefined, today: string, personId: string | null): Outcome<PurchaseInput, Refusal> => {
  const [code] = Object.values(purchaseProblems(input, ground, today, personId))
  return code === undefined ? yes(input) : no({ code })
}

export interface UsedGround { readonly kind: string; readonly confirmedBy: string | null }
type Problem = 'ground-not-choosable' | 'own-ground' | 'future-contract' | 'old-contract' | 'future-delivery' | 'delivered-before-contract' | 'reason-missing'
type Part = 'groundCode' | 'contractedOn' | 'deliveredOn' | 'chosenReason'

/** Everything that keeps these facts from being a purchase, by the part it is about; what could not be read yet is left out. */
export const purchaseProblems = (input: { readonly contractedOn?: string | undefined; readonly deliveredOn?: string | null | undefined; readonly chosenReason: string }, ground: UsedGround | undefined, today: string, personId: string | null): Partial<Record<Part, Problem>> => {
  const { contractedOn, deliveredOn } = input
  const about = {
    groundCode: !ground || ['path', 'rule', 'bar'].includes(ground.kind) ? 'ground-not-choosable' : ground.confirmedBy !== null && ground.confirmedBy === personId ? 'own-ground' : undefined,
    contractedOn: contractedOn === undefined ? undefined : contractedOn > today ? 'future-contract' : contractedOn < addYears(today, -10) ? 'old-contract' : undefined,
    deliveredOn: typeof deliveredOn !== 'string' ? undefined : deliveredOn > today ? 'future-delivery' : contractedOn !== undefined && deliveredOn < contractedOn ? 'delivered-before-contract' : undefined,
    chosenReason: isTooShort(input.chosenReason) ? 'reason-missing' : undefined,
  } as const
  return Object.fromEntries(Object.entries(about).filter(([, problem]) => problem !== undefined)) as Partial<Record<Part, Problem>>
}
