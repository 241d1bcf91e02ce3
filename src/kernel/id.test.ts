import { expect, test } from 'vitest'
import { isId, newId, newToken, sha256Hex } from './id.ts'

test('a new id has twelve letters that cannot be mistaken for one another', () => {
  for (let round = 0; round < 500; round += 1) expect(newId()).toMatch(/^[2-9a-hjkmnp-z]{12}$/)
  expect(newId(20)).toHaveLength(20)
})

test('two thousand ids are all different', () => {
  expect(new Set(Array.from({ length: 2000 }, () => newId())).size).toBe(2000)
})

test('what we make is an id, and look-alikes are not', () => {
  expect(isId(newId())).toBe(true)
  expect(isId(newId(8), 8)).toBe(true)
  for (const wrong of ['', 'abc', 'ABCDEFGHJKMN', '0bcdefghjkmn', 'lbcdefghjkmn', 'abcdefghjkm\n', '../../../etc'])
    expect(isId(wrong)).toBe(false)
})

test('a token carries 256 bits and fits into an address as it is', () => {
  expect(newToken()).toMatch(/^[A-Za-z0-9_-]{43}$/)
  expect(newToken()).not.toBe(newToken())
})

test('the digest of text and of its UTF-8 bytes is the same', () => {
  expect(sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  expect(sha256Hex(new TextEncoder().encode('기술'))).toBe(sha256Hex('기술'))
})
