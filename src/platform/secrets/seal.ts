import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { no, yes, type Outcome } from '../../kernel/outcome.ts'

/**
 * Secrets at rest: AES-256-GCM. The row's id is authenticated with the text, so a sealed value copied into another row does not open.
 * Layout: 1 byte format (1) · 4 bytes key id · 12 bytes nonce · 16 bytes tag · the sealed text.
 */
const format = 1
const headLength = 1 + 4
const nonceLength = 12
const tagLength = 16

export type SealRefusal = 'not-sealed' | 'other-key' | 'altered'

/** The name of a key, safe to store beside what it sealed: the first 4 bytes of its SHA-256, as 8 hex digits. */
export const keyId = (secret: Uint8Array): string => createHash('sha256').update(checked(secret)).digest('hex').slice(0, 8)

/** Which key sealed this; for re-sealing rows after the key was changed. */
export const sealedUnder = (sealed: Uint8Array): string => Buffer.from(sealed.subarray(1, headLength)).toString('hex')

const checked = (secret: Uint8Array): Uint8Array => {
  if (secret.length !== 32) throw new Error(`A sealing key has 32 bytes, this one ${secret.length}`)
  return secret
}

/**
 * @param plain what to keep secret
 * @param secret the installation's key, 32 bytes
 * @param rowId id of the row it is stored in; needed again to open it
 */
export const sealSecret = (plain: Uint8Array, secret: Uint8Array, rowId: string): Uint8Array => {
  const head = Buffer.concat([Buffer.from([format]), Buffer.from(keyId(secret), 'hex')])
  const nonce = randomBytes(nonceLength)
  const cipher = createCipheriv('aes-256-gcm', secret, nonce).setAAD(Buffer.concat([head, Buffer.from(rowId)]))
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  return new Uint8Array(Buffer.concat([head, nonce, cipher.getAuthTag(), body]))
}

/** Opens what `sealSecret` closed, with the same key and row id. */
export const openSecret = (sealed: Uint8Array, secret: Uint8Array, rowId: string): Outcome<Uint8Array, SealRefusal> => {
  if (sealed.length < headLength + nonceLength + tagLength || sealed[0] !== format) return no('not-sealed')
  if (sealedUnder(sealed) !== keyId(secret)) return no('other-key')
  const head = sealed.subarray(0, headLength)
  const nonce = sealed.subarray(headLength, headLength + nonceLength)
  const tag = sealed.subarray(headLength + nonceLength, headLength + nonceLength + tagLength)
  const body = sealed.subarray(headLength + nonceLength + tagLength)
  const decipher = createDecipheriv('aes-256-gcm', secret, nonce, { authTagLength: tagLength })
    .setAAD(Buffer.concat([head, Buffer.from(rowId)]))
    .setAuthTag(tag)
  try {
    return yes(new Uint8Array(Buffer.concat([decipher.update(body), decipher.final()])))
  } catch {
    return no('altered')
  }
}
