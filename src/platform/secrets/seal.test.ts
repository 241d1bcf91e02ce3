import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { no, yes } from '../../kernel/outcome.ts'
import { keyId, openSecret, sealedUnder, sealSecret } from './seal.ts'

const secret = randomBytes(32)
const plain = new TextEncoder().encode('110-123-456789')

test('what was sealed opens with the same key in the same row, and never looks the same twice', () => {
  const sealed = sealSecret(plain, secret, 'row-1')
  expect(openSecret(sealed, secret, 'row-1')).toEqual(yes(plain))
  expect(Buffer.from(sealed).includes(Buffer.from(plain))).toBe(false)
  expect(Buffer.from(sealSecret(plain, secret, 'row-1')).equals(Buffer.from(sealed))).toBe(false)
})

test('a sealed value moved to another row does not open', () => {
  expect(openSecret(sealSecret(plain, secret, 'row-1'), secret, 'row-2')).toEqual(no('altered'))
})

test('one changed bit anywhere keeps it closed', () => {
  const sealed = sealSecret(plain, secret, 'row-1')
  for (const position of sealed.keys()) {
    const copy = sealed.slice()
    copy[position] = (copy[position] ?? 0) ^ 1
    expect(openSecret(copy, secret, 'row-1').ok).toBe(false)
  }
})

test('the key that sealed it is named, so that another key is recognised as another', () => {
  const sealed = sealSecret(plain, secret, 'row-1')
  expect(sealedUnder(sealed)).toBe(keyId(secret))
  expect(openSecret(sealed, randomBytes(32), 'row-1')).toEqual(no('other-key'))
  expect(openSecret(new Uint8Array(3), secret, 'row-1')).toEqual(no('not-sealed'))
})
