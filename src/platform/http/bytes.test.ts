import { expect, test } from 'vitest'
import { bytesOf } from './bytes.ts'

test('a text becomes the bytes it has anywhere else, halves of characters too', () => {
  for (const text of ['', 'plain', '중소기업기술마켓 · 😀', 'a\ud800b가\udc00'])
    expect(Buffer.from(bytesOf(text))).toEqual(Buffer.from(text))
})
