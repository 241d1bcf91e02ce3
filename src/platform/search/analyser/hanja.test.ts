import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inHangul } from './hanja.ts'

test.each([
  ['太陽光', '태양광'],
  ['老朽設備', '노후설비'],
  ['流量과 水量', '유량과 수량'],
  ['女子', '여자'],
  ['高效率', '고효율'],
  ['比率 確率', '비율 확률'],
  ['龜裂 分裂', '균열 분열'],
  ['不正 不動産 不足', '부정 부동산 부족'],
  ['新再生에너지', '신재생에너지'],
  ['첨단技術의 更新', '첨단기술의 갱신'],
  ['탄소(炭素)', '탄소(탄소)'],
  ['省エネ 𠮷', '성エネ 𠮷'],
])('%s is read %s', (hanja, hangul) => {
  expect(inHangul(hanja)).toBe(hangul)
})
test('every other letter stands where it stood', () => {
  const letters = fc.string({ unit: fc.constantFrom('太', '老', '率', '不', '列', '가', '각', '란', 'a', ' ', '𠮷', '.'), maxLength: 12 })
  fc.assert(
    fc.property(letters, (text) => {
      const read = inHangul(text)
      expect(read.length).toBe(text.length)
      Array.from(text).forEach((letter) => {
        if (!/\p{Script=Han}/u.test(letter)) expect(read[text.indexOf(letter)]).toBe(letter)
      })
    }),
  )
})
