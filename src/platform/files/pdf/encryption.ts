import { createCipheriv, createHash } from 'node:crypto'
import { isDictionary } from './objects.ts'
import type { PdfDictionary } from './objects.ts'

/**
 * Many certificates are locked for printing or copying only: they carry an Encrypt dictionary, yet open without a password. This says
 * whether the empty password opens the file. Source: ISO 32000-2, 7.6.4 (algorithms 2, 2.B, 4, 5, 11).
 */
export const opensWithoutPassword = (encrypt: PdfDictionary, id: Buffer): boolean => {
  const revision = numberOf(encrypt, 'R')
  const user = encrypt.get('U')
  if (!Buffer.isBuffer(user)) return false
  if (revision === 5) return sha('sha256', user.subarray(32, 40)).equals(user.subarray(0, 32))
  if (revision === 6) return hardHash(user.subarray(32, 40)).equals(user.subarray(0, 32))
  if (revision < 2 || revision > 4 || user.length < 32) return false
  const key = oldKey(encrypt, revision, id)
  if (revision === 2) return rc4(key, PADDING).equals(user.subarray(0, 32))
  let check = rc4(key, md5(PADDING, id))
  for (let round = 1; round <= 19; round += 1)
    check = rc4(
      key.map((byte) => byte ^ round),
      check,
    )
  return check.equals(user.subarray(0, 16))
}

const PADDING = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex')

const numberOf = (dictionary: PdfDictionary, name: string, otherwise = 0): number => {
  const value = dictionary.get(name)
  return typeof value === 'number' ? value : otherwise
}

const md5 = (...parts: readonly Uint8Array[]): Buffer => {
  const hash = createHash('md5')
  for (const part of parts) hash.update(part)
  return hash.digest()
}
const sha = (name: 'sha256' | 'sha384' | 'sha512', bytes: Uint8Array): Buffer => createHash(name).update(bytes).digest()

const oldKey = (encrypt: PdfDictionary, revision: number, id: Buffer): Buffer => {
  const owner = encrypt.get('O')
  const permissions = Buffer.alloc(4)
  permissions.writeInt32LE(numberOf(encrypt, 'P') | 0)
  const isMetadataPlain = revision === 4 && encrypt.get('EncryptMetadata') === false
  const length = revision === 2 ? 5 : revision === 4 ? 16 : Math.min(16, Math.max(5, lengthInBits(encrypt) / 8))
  let key = md5(
    PADDING,
    Buffer.isBuffer(owner) ? owner.subarray(0, 32) : Buffer.alloc(0),
    permissions,
    id,
    isMetadataPlain ? Buffer.alloc(4, 0xff) : Buffer.alloc(0),
  )
  for (let round = 0; revision >= 3 && round < 50; round += 1) key = md5(key.subarray(0, length))
  return key.subarray(0, length)
}

const lengthInBits = (encrypt: PdfDictionary): number => {
  const filters = encrypt.get('CF')
  const standard = isDictionary(filters) ? filters.get('StdCF') : undefined
  return numberOf(encrypt, 'Length', isDictionary(standard) ? numberOf(standard, 'Length', 5) * 8 : 40)
}

/** RC4, for looking only: OpenSSL no longer offers it. */
const rc4 = (key: Uint8Array, bytes: Uint8Array): Buffer => {
  const state = Uint8Array.from({ length: 256 }, (_, place) => place)
  const at = (place: number) => state[place & 0xff] ?? 0
  const swap = (one: number, other: number) => {
    ;[state[one], state[other]] = [at(other), at(one)]
  }
  for (let i = 0, j = 0; i < 256; i += 1) {
    j = (j + at(i) + (key[i % key.length] ?? 0)) & 0xff
    swap(i, j)
  }
  let [i, j] = [0, 0]
  return Buffer.from(bytes).map((byte) => {
    i = (i + 1) & 0xff
    j = (j + at(i)) & 0xff
    swap(i, j)
    return byte ^ at(at(i) + at(j))
  }) as Buffer
}

/** Algorithm 2.B for the empty password. */
const hardHash = (salt: Buffer): Buffer => {
  let key = sha('sha256', salt)
  let last = 0
  for (let round = 0; round < 64 || last > round - 32; round += 1) {
    const cipher = createCipheriv('aes-128-cbc', key.subarray(0, 16), key.subarray(16, 32)).setAutoPadding(false)
    const mixed = Buffer.concat([cipher.update(Buffer.concat(Array.from({ length: 64 }, () => key))), cipher.final()])
    const rest = mixed.subarray(0, 16).reduce((sum, byte) => sum + byte, 0) % 3
    key = sha(rest === 0 ? 'sha256' : rest === 1 ? 'sha384' : 'sha512', mixed)
    last = mixed.at(-1) ?? 0
  }
  return key.subarray(0, 32)
}
