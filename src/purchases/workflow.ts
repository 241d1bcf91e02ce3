import { dueInstant } from '../kernel/business-days.ts'
import { no, yes } from '../kernel/outcome.ts'
import type { Outcome } from '../kernel/outcome.ts'
import { isTooLong, isTooShort } from '../kernel/text.ts'
import { addYears } from '../kernel/dates.ts'
import type { Day } from '../kernel/dates.ts'
import type { Text } from '../kernel/text.ts'
import { assessGround, choosable, hasLimits, isAboveEstimate, isNamedInNote } from './grounds.ts'
import type { Ground, Item } from './grounds.ts'

export type RequestState = 'requested' | 'quoted' | 'accepted' | 'refused' | 'declined' | 'withdrawn' | 'expired' | 'forgone' | 'retracted'

/** The table of moves of a quote request. A quote taken back before it was answered leaves the request waiting for another. What was accepted and came to no contract is forgone by the buyer or retracted by the firm; a purchase recorded all the same resumes it. */
export const moves = {
  quote: { from: ['requested', 'quoted'], to: 'quoted' },
  'take-back': { from: ['quoted'], to: 'requested' },
  decline: { from: ['requested'], to: 'declined' },
  withdraw: { from: ['requested', 'quoted'], to: 'withdrawn' },
  accept: { from: ['quoted'], to: 'accepted' },
  refuse: { from: ['quoted'], to: 'refused' },
  expire: { from: ['quoted'], to: 'expired' },
  forgo: { from: ['accepted'], to: 'forgone' },
  retract: { from: ['accepted'], to: 'retracted' },
  resume: { from: ['forgone', 'retracted'], to: 'accepted' },
} as const satisfies Record<string, { from: readonly RequestState[]; to: RequestState }>
export type Move = keyof typeof moves

export interface QuoteRequest {
  readonly id: string
  readonly institutionId: string
  readonly companyId: string
  readonly listingId: string
  readonly technologyId: string
  readonly state: RequestState
  readonly version: number
}
export interface Quote {
  readonly supplyWon: number
  readonly vatWon: number
  readonly validUntil: string
  readonly deliveryDays: number
  readonly terms: string
}
export interface PurchaseInput {
  readonly listingId: string
  readonly groundCode: string
  readonly groundNote: string
  /** With VAT. */ readonly amountWon: number
  /** 추정가격, without VAT. */ readonly estimatedWon: number | null
  /** Why the contract is above the estimated price with VAT; '' where it is not. */ readonly estimateNote: string
  readonly contractedOn: string
  readonly deliveredOn: string | null
  readonly quantity: number
  readonly alternatives: readonly string[]
  readonly chosenReason: string
  /** The accepted quote as whoever records it saw it; null without a quote. */ readonly quoteId: string | null
  /** Why amount or quantity are not those of the accepted quote; '' where they are. */ readonly differsReason: string
}
/** The accepted quote that a purchase is recorded from. */
export interface Accepted {
  readonly quoteId: string
  /** With VAT. */ readonly totalWon: number
  readonly quantity: number
  /** The day on which it was accepted. */ readonly on: string
}

export type Refusal =
  | { readonly code: 'not-found' }
  | { readonly code: 'wrong-state'; readonly state: RequestState; readonly move: Move }
  | { readonly code: 'quote-expired'; readonly validUntil: string }
  | { readonly code: 'past-validity' }
  | { readonly code: 'late-validity' }
  | { readonly code: 'late-wish' }
  | { readonly code: 'past-wish' }
  | { readonly code: 'stale' }
  /** The quote that was seen was taken back by its firm. */
  | { readonly code: 'taken-back' }
  | { readonly code: 'certificate-not-in-force' }
  | { readonly code: 'reason-missing' }
  | { readonly code: 'note-missing' }
  | { readonly code: 'too-long'; readonly most: number }
  | { readonly code: 'no-valid-certificate' }
  | { readonly code: 'ground-not-choosable' }
  | { readonly code: 'own-ground' }
  | { readonly code: 'ground-not-named' }
  | { readonly code: 'ground-does-not-fit'; readonly because: readonly Text[] }
  | { readonly code: 'estimate-missing' }
  | { readonly code: 'above-estimate'; readonly amountWon: number; readonly estimatedWon: number }
  | { readonly code: 'future-contract' }
  | { readonly code: 'old-contract' }
  | { readonly code: 'contract-before-quote'; readonly acceptedOn: string }
  | { readonly code: 'difference-unexplained'; readonly accepted: Accepted }
  | { readonly code: 'future-delivery' }
  | { readonly code: 'delivered-before-contract' }
  /** With the record that stands, where it is known. */
  | { readonly code: 'already-recorded'; readonly purchaseId: string | null }
  /** A purchase of the request stands, which has not ended without one. */
  | { readonly code: 'bought' }
  | { readonly code: 'delivery-known' }
  | { readonly code: 'own-firm' }
  | { readonly code: 'already-countered' }
  | { readonly code: 'not-a-purchase' }
  | { readonly code: 'not-a-ground' }
  | { readonly code: 'already-confirmed' }
  | { readonly code: 'not-confirmed' }
  | { readonly code: 'thread-over' }
  | { readonly code: 'many-questions' }
  | { readonly code: 'question-missing' }
  | { readonly code: 'answer-missing' }
  | { readonly code: 'already-answered' }

/** The most somebody may type; the database holds it too. */
export const mostQuantity = 1_000_000
export const mostDeliveryDays = 3_650
/** How far ahead a quote may hold, and something may be wanted. */
export const furthestYears = 2
/** The most letters of each. */
export const longest = {
  unit: 20,
  needs: 2000,
  place: 200,
  terms: 2000,
  reason: 1000,
  groundNote: 1000,
  chosenReason: 2000,
  confirmation: 500,
  differsReason: 1000,
  estimateNote: 1000,
} as const
const tooLong = (words: string, what: keyof typeof longest) =>
  isTooLong(words, longest[what]) ? ({ code: 'too-long', most: longest[what] } as const) : undefined
/** Why a wrong record is met with a counter-record, and a confirmation of a ground withdrawn. */
export const counterReason = (reason: string): Outcome<string, Refusal> => {
  const wrong = isTooShort(reason) ? ({ code: 'reason-missing' } as const) : tooLong(reason, 'reason')
  return wrong ? no(wrong) : yes(reason)
}
/** What was looked at before a ground was confirmed; it may be left empty. */
export const confirmationNote = (note: string): Outcome<string, Refusal> => {
  const wrong = tooLong(note, 'confirmation')
  return wrong ? no(wrong) : yes(note)
}

/** Whether a request ended without a purchase. */
export const isOver = (state: RequestState): boolean => !['requested', 'quoted', 'accepted'].includes(state)
export const mayMove = (state: RequestState, move: Move): boolean => (moves[move].from as readonly RequestState[]).includes(state)
const stay = (request: QuoteRequest, move: Move) => no({ code: 'wrong-state', state: request.state, move } as const)

/** Until when a quote holds: from today on, for two years at most. */
export const validityProblem = (validUntil: string, today: string): Refusal | undefined => {
  if (validUntil < today) return { code: 'past-validity' }
  return validUntil > addYears(today, furthestYears) ? { code: 'late-validity' } : undefined
}
/** When a buyer wants something: from today on, within two years. */
export const wishProblem = (wantedOn: string | null, today: string): Refusal | undefined => {
  if (wantedOn === null) return undefined
  if (wantedOn < today) return { code: 'past-wish' }
  return wantedOn > addYears(today, furthestYears) ? { code: 'late-wish' } : undefined
}
export const quote = (request: QuoteRequest, offered: Quote, today: string): Outcome<'quoted', Refusal> => {
  if (!mayMove(request.state, 'quote')) return stay(request, 'quote')
  const wrong = validityProblem(offered.validUntil, today) ?? tooLong(offered.terms, 'terms')
  return wrong ? no(wrong) : yes('quoted')
}

/** What a buyer decides on: the quote that was shown, by its id, '' where none was; and, where no certificate is in force, that this was seen. */
export interface Decided {
  readonly seenQuoteId: string
  readonly knowsOfCertificate: boolean
}
/** A buyer who decides on a quote while its firm takes it back reads that, and not only that the request waits. */
const isTakenBack = (request: QuoteRequest, seenQuoteId: string) => request.state === 'requested' && seenQuoteId !== ''

/** Only the quote that the buyer saw is accepted; without a certificate in force only by somebody who says so: the certificate is no ground, a contract may have another. */
export const accept = <Sent extends Quote & { readonly id: string }>(
  request: QuoteRequest,
  last: Sent | undefined,
  { seenQuoteId, knowsOfCertificate }: Decided,
  { today, isCertified }: { readonly today: string; readonly isCertified: boolean },
): Outcome<Sent, Refusal> => {
  if (isTakenBack(request, seenQuoteId)) return no({ code: 'taken-back' })
  if (!last || !mayMove(request.state, 'accept')) return stay(request, 'accept')
  if (last.id !== seenQuoteId) return no({ code: 'stale' })
  if (last.validUntil < today) return no({ code: 'quote-expired', validUntil: last.validUntil })
  return isCertified || knowsOfCertificate ? yes(last) : no({ code: 'certificate-not-in-force' })
}
/** Why a quote ends: a reason of the list, and a note where it needs one, or where somebody adds one. */
export interface EndReason {
  readonly code: string
  readonly note: string
  readonly needsNote: boolean
}
/** What ends a request without a purchase, and who may: the buyer or the firm. */
export const enders = {
  decline: 'firm',
  withdraw: 'buyer',
  refuse: 'buyer',
  forgo: 'buyer',
  retract: 'firm',
} as const satisfies Partial<Record<Move, 'buyer' | 'firm'>>
export type EndMove = keyof typeof enders
/** The moves that say why by the list of reasons. */
export type ReasonedMove = EndMove | 'take-back'
/** What is known of a request that ends: its newest quote and the one that was seen, and whether a purchase of it stands. */
export interface Ended {
  readonly seenQuoteId: string
  readonly lastQuoteId: string
  readonly isBought: boolean
}
/** Why something ends, or a quote is taken back: one of the list, and a word where it needs one. */
const reasonProblem = (reason: EndReason): Refusal | undefined => {
  if (reason.code === '') return { code: 'reason-missing' }
  const isShort = (reason.needsNote || reason.note !== '') && isTooShort(reason.note)
  return isShort ? { code: 'note-missing' } : tooLong(reason.note, 'reason')
}
/** A firm takes back the quote that it saw, and that nobody has answered; a colleague may have sent another meanwhile. */
export const takeBack = (
  request: QuoteRequest,
  reason: EndReason,
  { seenQuoteId, lastQuoteId }: Pick<Ended, 'seenQuoteId' | 'lastQuoteId'>,
): Outcome<'requested', Refusal> => {
  if (!mayMove(request.state, 'take-back')) return stay(request, 'take-back')
  const wrong = seenQuoteId === lastQuoteId ? reasonProblem(reason) : ({ code: 'stale' } as const)
  return wrong ? no(wrong) : yes('requested')
}

/** Ending without a purchase always says why; a buyer ends on the quote that was seen, which after the acceptance is the only one. A purchase that stands is countered first. */
export const end = (
  request: QuoteRequest,
  move: EndMove,
  reason: EndReason,
  { seenQuoteId, lastQuoteId, isBought }: Ended,
): Outcome<RequestState, Refusal> => {
  if (move === 'refuse' && isTakenBack(request, seenQuoteId)) return no({ code: 'taken-back' })
  if (!mayMove(request.state, move)) return stay(request, move)
  if (isBought) return no({ code: 'bought' })
  if ((move === 'withdraw' || move === 'refuse') && seenQuoteId !== lastQuoteId) return no({ code: 'stale' })
  const wrong = reasonProblem(reason)
  return wrong ? no(wrong) : yes(moves[move].to)
}
/** A purchase is recorded from a quote that was accepted, also where the request had ended since: a contract that was made is a fact. */
export const mayRecord = (state: RequestState): boolean => state === 'accepted' || mayMove(state, 'resume')

/** A firm has five business days to answer; then it is reminded. A default of this platform, not a rule of any law. */
export const answerDue = (today: Day): Date => dueInstant(today, { days: 5, unit: 'business', firstDay: 'next-day' })
/** By when a buyer says what became of a quote that was accepted, or whose record was countered; then they are reminded. A default of this platform, not a rule of any law. */
export const purchaseDue = (today: Day): Date => dueInstant(today, { days: 30, unit: 'calendar', firstDay: 'next-day' })

/** What a purchase is judged by besides itself: its ground, the other certificates the technology holds, today, who records it, and the quote it comes from. */
export interface Judged {
  readonly ground: Ground | undefined
  readonly certificates: Item['certificates']
  readonly today: string
  readonly personId: string | null
  readonly accepted: Accepted | null
}
/** A purchase as far as it could be read. */
export type PurchaseDraft = Pick<PurchaseInput, 'groundNote' | 'chosenReason' | 'differsReason' | 'estimateNote'> & {
  readonly [read in 'amountWon' | 'quantity' | 'estimatedWon' | 'contractedOn' | 'deliveredOn']?: PurchaseInput[read] | undefined
}
type Problem = Refusal & {
  readonly code:
    | 'ground-not-choosable'
    | 'own-ground'
    | 'ground-not-named'
    | 'ground-does-not-fit'
    | 'estimate-missing'
    | 'above-estimate'
    | 'future-contract'
    | 'old-contract'
    | 'contract-before-quote'
    | 'difference-unexplained'
    | 'future-delivery'
    | 'delivered-before-contract'
    | 'reason-missing'
    | 'too-long'
}
type Part =
  | 'differsReason'
  | 'estimatedWon'
  | 'estimateNote'
  | 'groundCode'
  | 'groundNote'
  | 'contractedOn'
  | 'deliveredOn'
  | 'chosenReason'

/** A purchase is a fact of the past with a ground that may be chosen and fits; what else was looked at and why this one are part of it. */
export const record = (input: PurchaseInput, judged: Judged): Outcome<PurchaseInput, Refusal> => {
  if (judged.accepted && judged.accepted.quoteId !== input.quoteId) return no({ code: 'stale' })
  const [problem] = Object.values(purchaseProblems(input, judged))
  return problem === undefined ? yes(input) : no(problem)
}

/** Everything that keeps these facts from being a purchase, by the part it is about; what could not be read yet is left out. */
export const purchaseProblems = (draft: PurchaseDraft, judged: Judged): Partial<Record<Part, Problem>> => {
  const problems = {
    estimatedWon:
      judged.ground && hasLimits(judged.ground) && draft.estimatedWon === null ? ({ code: 'estimate-missing' } as const) : undefined,
    estimateNote: estimateProblem(draft),
    groundCode: groundProblem(draft, judged),
    groundNote:
      judged.ground && isNamedInNote(judged.ground) && draft.groundNote === ''
        ? ({ code: 'ground-not-named' } as const)
        : tooLong(draft.groundNote, 'groundNote'),
    contractedOn: contractProblem(draft, judged),
    deliveredOn: deliveryProblem(draft, judged.today),
    differsReason: differenceProblem(draft, judged.accepted),
    chosenReason: isTooShort(draft.chosenReason) ? ({ code: 'reason-missing' } as const) : tooLong(draft.chosenReason, 'chosenReason'),
  }
  return Object.fromEntries(Object.entries(problems).filter(([, problem]) => problem !== undefined)) as Partial<Record<Part, Problem>>
}

/** The data may know less than the papers: whoever holds to a ground that they contradict says why in its note. */
const groundProblem = (draft: PurchaseDraft, { ground, certificates, personId }: Judged): Problem | undefined => {
  if (!ground || !choosable(ground.kind)) return { code: 'ground-not-choosable' }
  if (ground.confirmedBy !== null && ground.confirmedBy === personId) return { code: 'own-ground' }
  if (draft.groundNote !== '') return undefined
  const { answer, because } = assessGround(ground, {
    amountWon: draft.amountWon,
    estimatedWon: draft.estimatedWon ?? undefined,
    certificates,
    contractedOn: draft.contractedOn,
  })
  return answer === 'does-not' ? { code: 'ground-does-not-fit', because } : undefined
}
/** The estimate decides on the ground, so a contract that it cannot have come to is never recorded silently. */
const estimateProblem = ({ amountWon, estimatedWon, estimateNote }: PurchaseDraft): Problem | undefined =>
  isAboveEstimate(amountWon, estimatedWon) && isTooShort(estimateNote)
    ? { code: 'above-estimate', amountWon: amountWon ?? 0, estimatedWon: estimatedWon ?? 0 }
    : tooLong(estimateNote, 'estimateNote')
/** A contract may come to another amount or quantity than its quote; then it is said why. */
const differenceProblem = ({ amountWon, quantity, differsReason }: PurchaseDraft, accepted: Accepted | null): Problem | undefined => {
  const differs =
    accepted !== null &&
    ((amountWon !== undefined && amountWon !== accepted.totalWon) || (quantity !== undefined && quantity !== accepted.quantity))
  return differs && isTooShort(differsReason) ? { code: 'difference-unexplained', accepted } : tooLong(differsReason, 'differsReason')
}
const contractProblem = ({ contractedOn }: PurchaseDraft, { today, accepted }: Judged): Problem | undefined => {
  if (contractedOn === undefined) return undefined
  if (contractedOn > today) return { code: 'future-contract' }
  if (accepted && contractedOn < accepted.on) return { code: 'contract-before-quote', acceptedOn: accepted.on }
  return contractedOn < addYears(today, -10) ? { code: 'old-contract' } : undefined
}
/** The day of delivery is added once to a record that stands, from the day of the contract until today. */
export const noteDelivery = (
  purchase: { readonly contractedOn: Day; readonly isKnown: boolean; readonly isCountered: boolean },
  deliveredOn: Day,
  today: Day,
): Outcome<Day, Refusal> => {
  if (purchase.isCountered) return no({ code: 'already-countered' })
  if (purchase.isKnown) return no({ code: 'delivery-known' })
  const problem = deliveryProblem({ contractedOn: purchase.contractedOn, deliveredOn }, today)
  return problem ? no(problem) : yes(deliveredOn)
}
const deliveryProblem = (
  { contractedOn, deliveredOn }: Pick<PurchaseDraft, 'contractedOn' | 'deliveredOn'>,
  today: string,
): Problem | undefined => {
  if (typeof deliveredOn !== 'string') return undefined
  if (deliveredOn > today) return { code: 'future-delivery' }
  return contractedOn !== undefined && deliveredOn < contractedOn ? { code: 'delivered-before-contract' } : undefined
}
