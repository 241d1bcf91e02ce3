/** The most letters of what is written on a track; the database says the same (0069, 0073). */
export const longest = {
  /** What an officer asks of one part of a supplement, and what the firm says to it. */
  request: 1000,
  answer: 2000,
  /** Why an application comes back, or is withdrawn. */
  reason: 2000,
  /** Why an officer answers otherwise than the machine, or sends a report back. */
  note: 2000,
  /** Why a firm objects, and what it did about a condition. */
  grounds: 4000,
  report: 2000,
} as const
