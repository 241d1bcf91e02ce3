import fc from 'fast-check'
import { expect, test } from 'vitest'
import { markedParts } from './marks.ts'

const shown = (text: string, marks: string[]) =>
  markedParts(text, marks)
    .map((part) => (part.marked ? `[${part.text}]` : part.text))
    .join('')

test('marks what was looked for, inside words of Korean, at the head of Latin ones', () => {
  expect(shown('상수도 누수 탐지 센서', ['누수', '탐지'])).toBe('상수도 [누수] [탐지] 센서')
  expect(shown('태양광발전량 예측', ['발전'])).toBe('태양광[발전]량 예측')
  expect(shown('LED와 led 그리고 sealed', ['led'])).toBe('[LED]와 [led] 그리고 sealed')
  expect(shown('물 새는 물길', ['물'])).toBe('[물] 새는 물길')
  expect(shown('Detectors find what others detect; undetected', ['detect'])).toBe('[Detectors] find what others [detect]; undetected')
})
test('marks one syllable with its particle, and not where a longer word begins so', () => {
  expect(shown('물이 차오르는 물길에서 물을 따로 받는 나물은', ['물'])).toBe('[물]이 차오르는 물길에서 [물]을 따로 받는 나물은')
  expect(shown('말이 재활을 돕고, 말까지 말뚝에', ['말'])).toBe('[말]이 재활을 돕고, [말]까지 말뚝에')
})
test('marks Hanja by how it is read', () => {
  expect(shown('太陽光 발전', ['태양광'])).toBe('[太陽光] 발전')
  expect(shown('5㎏ 太陽光', ['태양광'])).toBe('5㎏ [太陽光]')
})
test('loses nothing of any text, and adds nothing', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.array(fc.string({ maxLength: 4 })),
      (text, marks) =>
        markedParts(text, marks)
          .map((part) => part.text)
          .join('') === text.normalize('NFC'),
    ),
  )
})
