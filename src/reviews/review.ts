/** One review (심의): what it decides, its committee, and how far it has come. */
export type ReviewKind = 'own' | 'joint' | 'objection'
export const reviewStates = [
  'forming',
  'candidates_frozen',
  'drawn',
  'evaluating',
  'meeting',
  'verdict_drafted',
  'verdict_signed',
  'cancelled',
] as const
export type ReviewState = (typeof reviewStates)[number]

/** A seat of the committee. Invited: not yet answered. Only 'invited' and 'accepted' are held; the others are kept as history. */
export type SeatState = 'invited' | 'accepted' | 'declined' | 'recused' | 'silent' | 'absent'
export type Cause = 'recusal' | 'decline' | 'silence' | 'absence'
export type Result = 'approved' | 'conditional' | 'rejected'
export type SheetState = 'open' | 'sealed' | 'set_aside'
export type StageKind = 'documents' | 'presentation' | 'site'

/** The cause a substitute is drawn for, by what became of the seat. */
export const causeOf = (state: SeatState): Cause | undefined =>
  ({ declined: 'decline', recused: 'recusal', silent: 'silence', absent: 'absence', invited: undefined, accepted: undefined } as const)[
    state
  ]

/** Seats that fell empty and for which nobody was drawn in their place. */
export const vacantSeats = <Seat extends { readonly personId: string; readonly state: SeatState }>({
  seats,
  draws,
}: {
  readonly seats: readonly Seat[]
  readonly draws: readonly { readonly replacesPersonId: string | null }[]
}): Seat[] => seats.filter((seat) => causeOf(seat.state) !== undefined && !draws.some((draw) => draw.replacesPersonId === seat.personId))

/** The names of everybody who has, or had, a seat: the firm learns none of them. */
export const namesOf = ({ seats }: { readonly seats: readonly { readonly name: string }[] }): string[] => seats.map((seat) => seat.name)

/** Whether scores of all members may be read: once every sheet was sealed and the meeting began, and never before. */
export const isUnsealed = (state: ReviewState): boolean => state === 'meeting' || state === 'verdict_drafted' || state === 'verdict_signed'

/** A, B … Z, AA, AB …: how members are called where names must not stand. */
export const letterOf = (place: number): string =>
  (place < 26 ? '' : letterOf(Math.floor(place / 26) - 1)) + String.fromCharCode(65 + (place % 26))

export interface Condition {
  readonly ko: string
  readonly dueOn: string
}

/** What a member writes on a sheet; scores in hundredths of a point, by criterion. */
export interface SheetContent {
  readonly scores: Readonly<Record<string, number>>
  readonly comments: Readonly<Record<string, string>>
  readonly gates: Readonly<Record<string, 'pass' | 'fail'>>
  readonly overall: string
  readonly conditions: string
}
