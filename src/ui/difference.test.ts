import fc from 'fast-check'
import { expect, test } from 'vitest'
import { safeHref } from './address.ts'
import { difference } from './difference.ts'

test('the two versions can be read back from their difference', () => {
  const words = fc.array(fc.constantFrom('소음', '12dB', ' ', '줄입니다', '.', 'a'), { maxLength: 12 }).map((each) => each.join(''))
  fc.assert(
    fc.property(words, words, (before, after) => {
      const pieces = difference(before, after)
      expect(
        pieces
          .filter((piece) => piece.kind !== 'new')
          .map((piece) => piece.text)
          .join(''),
      ).toBe(before)
      expect(
        pieces
          .filter((piece) => piece.kind !== 'gone')
          .map((piece) => piece.text)
          .join(''),
      ).toBe(after)
    }),
  )
})

test('only what changed is marked', () => {
  expect(difference('소음을 10dB 줄입니다', '소음을 12dB 줄입니다')).toEqual([
    { kind: 'same', text: '소음을 ' },
    { kind: 'gone', text: '10dB' },
    { kind: 'new', text: '12dB' },
    { kind: 'same', text: ' 줄입니다' },
  ])
})

test.each([
  'javascript:alert(1)',
  ' java\nscript:alert(1)',
  'JAVASCRIPT:x',
  'data:text/html,x',
  '//evil.example',
  '/\\evil.example',
  '\u0001javascript:x',
  'vbscript:x',
])('a link to %j leads nowhere', (href) => {
  expect(safeHref(href)).toBe('#')
})

test.each(['/calls?x=a:b', '#top', '?page=2', 'https://www.go.kr/', 'mailto:help@market.example', 'sub/page', '/en'])(
  'a link to %j is kept',
  (href) => {
    expect(safeHref(href)).toBe(href)
  },
)
