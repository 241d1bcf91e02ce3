import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compared, containment, sameParts, sentencePairs } from './shared-text.ts'

const original = '배수펌프의 날개 각도를 수위에 맞추어 소음을 줄입니다. 기존 펌프보다 소음이 12dB 작습니다. 경주로와 도로의 배수에 씁니다.'

test('shuffled sentences with other endings are still mostly contained; another text is not', () => {
  const copy = compared('경주로와 도로의 배수에 쓰는 제품이다. 배수펌프의 날개 각도를 수위에 맞추어 소음을 줄인다! 참고 자료는 따로 있다.')
  expect(containment(compared(original), compared(original))).toBe(1)
  expect(containment(copy, compared(original))).toBeGreaterThan(0.4)
  expect(containment(compared('태양광 모듈의 유리를 재활용하는 공정입니다.'), compared(original))).toBeLessThan(0.05)
  expect(containment(compared(''), compared(original))).toBe(0)
})

test('blanks, signs and case hide nothing', () => {
  expect(containment(compared('LED 조명, 절전형 가로등!'), compared('led조명절전형가로등'))).toBe(1)
})

test('overlapping sentences stand side by side, the most alike first', () => {
  const pairs = sentencePairs(
    compared(original),
    compared('소음은 큽니다만 날개 각도를 수위에 맞추어 소음을 줄입니다. 경주로와 도로의 배수에 씁니다.'),
  )
  expect(pairs.map((pair) => [pair.ours, pair.likeness > 0.5])).toEqual([
    ['경주로와 도로의 배수에 씁니다.', true],
    ['배수펌프의 날개 각도를 수위에 맞추어 소음을 줄입니다.', true],
  ])
  expect(pairs[0]?.likeness).toBe(1)
})

test('what is marked is what stands in the other, and the parts are the sentence', () => {
  expect(sameParts('날개 각도를 수위에 맞춥니다.', '수위에 따라 날개 각도를 바꿉니다.')).toEqual([
    { text: '날개 각도를', same: true },
    { text: ' 수위에 맞춥니다.', same: false },
  ])
  const texts = fc.string({ unit: fc.constantFrom('가', '나', ' ', '.', 'A', 'İ', '\u{1d400}', '1'), maxLength: 40 })
  fc.assert(
    fc.property(texts, texts, (a, b) => {
      const parts = sameParts(a, b)
      expect(parts.map((part) => part.text).join('')).toBe(a)
      expect(parts.every((part) => part.text.isWellFormed())).toBe(true)
    }),
  )
})
