import { isTooLong, isTooShort } from '../kernel/text.ts'

/** The most letters of each text of a review; the database says the same of every column (0068), and of what stands in JSON (0069). */
export const longest = {
  reason: 1000,
  place: 200,
  comment: 2000,
  overall: 4000,
  proposed: 2000,
  differsReason: 2000,
  verdictReason: 4000,
  dissent: 4000,
  condition: 1000,
  organisation: 200,
  role: 100,
  experience: 2000,
} as const

export type WrongReason = { readonly code: 'reason'; /** Too many letters, not too few. */ readonly isTooLong?: true }
/** A note may be missing. */
export const wrongNote = (note: string): WrongReason | undefined =>
  isTooLong(note, longest.reason) ? { code: 'reason', isTooLong: true } : undefined
export const wrongReason = (reason: string): WrongReason | undefined => (isTooShort(reason) ? { code: 'reason' } : wrongNote(reason))
