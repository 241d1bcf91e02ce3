import { createHmac } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'

const period = 30

const factorOf = (secret: Uint8Array, email: string) =>
  new TOTP({
    issuer: 'Techmarket',
    label: email,
    algorithm: 'SHA1',
    digits: 6,
    period,
    secret: new Secret({ buffer: new Uint8Array(secret).buffer }),
  })

/** The secret offered to one session while the person sets the factor up: nothing is stored before a first code was right. */
export const offeredSecret = (appSecret: Uint8Array, tokenSha256: string, personId: string): Uint8Array =>
  new Uint8Array(createHmac('sha256', appSecret).update(`second-factor:${personId}:${tokenSha256}`).digest().subarray(0, 20))

/** What the authenticator app reads from the picture. */
export const otpauthAddress = (secret: Uint8Array, email: string): string => factorOf(secret, email).toString()

/** The same secret to be typed, in groups of four. */
export const typedSecret = (secret: Uint8Array): string =>
  (new Secret({ buffer: new Uint8Array(secret).buffer }).base32.match(/.{1,4}/g) ?? []).join(' ')

/** The step a code belongs to, one before or after now at most; undefined where it does not fit. Each step counts once: keep the number. */
export const stepOf = (secret: Uint8Array, code: string, now: Date): number | undefined => {
  const digits = code.normalize('NFKC').replaceAll(/\s/g, '')
  if (!/^\d{6}$/.test(digits)) return undefined
  const delta = factorOf(secret, 'x').validate({ token: digits, timestamp: now.getTime(), window: 1 })
  return delta === null ? undefined : Math.floor(now.getTime() / 1000 / period) + delta
}

/** The code of a secret at a time; for tests and the demonstration's phone. */
export const codeAt = (secret: Uint8Array, now: Date): string => factorOf(secret, 'x').generate({ timestamp: now.getTime() })
