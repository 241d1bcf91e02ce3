import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto'

/** No 0, o, 1, l or i: an id is read aloud on the telephone and typed from paper. 31 letters, so 12 of them hold 59 bits. */
const ALPHABET = '23456789abcdefghjkmnpqrstuvwxyz'

/** A new identifier from the operating system's random source, in lower case; 12 letters unless told otherwise. */
export const newId = (length = 12): string => Array.from({ length }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join('')

/** Whether the text could be an id of ours. Says nothing about whether the thing exists. */
export const isId = (candidate: string, length = 12): boolean =>
  candidate.length === length && [...candidate].every((letter) => ALPHABET.includes(letter))

/** A secret of 256 bits as 43 letters of base64url, for links and sessions. Store its sha256Hex, never itself. */
export const newToken = (): string => randomBytes(32).toString('base64url')

/** Whether a secret that was given is the one known, without telling by time how much of it is right. Nothing equals nothing. */
export const isSameToken = (given: string, known: string): boolean => {
  const a = Buffer.from(given)
  const b = Buffer.from(known)
  return a.length === b.length && a.length > 0 && timingSafeEqual(a, b)
}

/** SHA-256 as 64 lower-case hex digits; text is taken as UTF-8. */
export const sha256Hex = (content: Uint8Array | string): string => createHash('sha256').update(content).digest('hex')
