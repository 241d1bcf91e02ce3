/** What was tried in the last hour, at the moment somebody tries again. Only evaluated tries are counted. */
export interface Tries {
  /** Failures of this account from this address since it last succeeded there. */
  readonly here: number
  readonly lastHere: Date | null
  /** Failures of this account from everywhere. */
  readonly account: number
  /** Failures from this address, whatever the account. */
  readonly address: number
  /** This account has signed in from this address within 90 days, or was unlocked for it by mail. */
  readonly isKnownHere: boolean
}

const free = 5
const accountLimit = 20
const addressLimit = 100
const longestSeconds = 15 * 60

/**
 * Seconds to wait before the next try counts; 0: now. Five tries are free, then the wait doubles from 30 seconds to 15 minutes.
 * A stranger slows down only the own address: an account under fire from elsewhere stays open where its owner has signed in before,
 * and anywhere by a link in a mail.
 */
export const secondsToWait = (tries: Tries, now: Date): number => {
  if (!tries.isKnownHere && (tries.account >= accountLimit || tries.address >= addressLimit)) return longestSeconds
  if (tries.here < free || tries.lastHere === null) return 0
  const wait = Math.min(30 * 2 ** (tries.here - free), longestSeconds)
  return Math.max(0, Math.ceil(wait - (now.getTime() - tries.lastHere.getTime()) / 1000))
}

/** Whether one more failure makes somebody wait: it is told in the audit log once. */
export const locksNow = (tries: Tries): boolean => tries.here + 1 === free || tries.account + 1 === accountLimit
