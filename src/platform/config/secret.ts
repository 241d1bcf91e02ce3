import { hkdfSync, randomBytes } from 'node:crypto'
import { chmodSync, linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The file in a home that holds the installation's key. Lose it and sealed rows, sessions and signatures are lost: backups carry it. */
export const secretFile = (home: string): string => join(home, 'secret')

/**
 * The installation's own 32 random bytes, made on first use, readable by us alone (0600). Everything that needs a key takes one from
 * `keyFor`, never this directly.
 */
export const openSecretOf = (home: string): Buffer => {
  mkdirSync(home, { recursive: true })
  const file = secretFile(home)
  const found = readSecret(file)
  if (found !== undefined) return found
  writeOnce(file, randomBytes(32))
  return readSecret(file) ?? wrong(file)
}

const readSecret = (file: string): Buffer | undefined => {
  let hex: string
  try {
    hex = readFileSync(file, 'utf8').trim()
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
  if (!/^[0-9a-f]{64}$/.test(hex)) return wrong(file)
  if ((statSync(file).mode & 0o077) !== 0) chmodSync(file, 0o600)
  return Buffer.from(hex, 'hex')
}

/** Written beside and linked into place: two that start at once end up with the same key, and never with half of one. */
export const writeOnce = (file: string, secret: Buffer): void => {
  const beside = `${file}.${process.pid}`
  writeFileSync(beside, `${secret.toString('hex')}\n`, { mode: 0o600, flush: true })
  try {
    linkSync(beside, file)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  } finally {
    rmSync(beside, { force: true })
  }
}

const wrong = (file: string): never => {
  throw new Error(`${file} is not a key (64 hexadecimal digits): put back the one from a backup.`)
}

/** A key of 32 bytes for one purpose ('session-cookie', 'sealed-rows' …); keys of different purposes say nothing about each other. */
export const keyFor = (secret: Uint8Array, purpose: string): Buffer => Buffer.from(hkdfSync('sha256', secret, 'techmarket', purpose, 32))
