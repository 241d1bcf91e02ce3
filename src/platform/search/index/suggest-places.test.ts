import { expect, test } from 'vitest'
import { SearchIndex } from './index.ts'
import { analyser, index, of, open } from './index.fixture.ts'

test('suggests names, words and titles, half typed, by first letters and on the other layout', () => {
  const texts = (text: string) => index.suggest(text, 9).map((one) => `${one.kind}:${one.text}`)
  expect(texts('한국도')).toContain('institution:한국도로공사')
  expect(texts('ㅎㄱㄷㄹ')).toContain('institution:한국도로공사')
  expect(texts('태양과')).toContain('title:태양광발전량 예측 시스템')
  expect(texts('ㅂㄹㅊ')).toContain('title:블록체인 전자문서')
  expect(texts('보수')).toContain('title:도로 균열 보수재')
  expect(texts('xodidrhkd')).toContain('title:태양광발전량 예측 시스템')
  expect(texts('')).toEqual([])
  const water = open([of('a', '물이 새는 물탱크'), of('b', '물을 막는 물건'), of('c', '나이를 재는 물에 뜬 나이테 계측')])
  expect(
    water
      .suggest('물', 9)
      .filter((one) => one.kind === 'word')
      .map((one) => one.text)
      .sort(),
  ).toEqual(['물건', '물탱크'])
  expect(water.suggest('나이', 9).map((one) => one.text)).toContain('나이')
})
test('names beyond their share take the places nobody else needs', () => {
  const places = new SearchIndex({
    analyser,
    names: ['한국도로공사', '한국철도공사', '한국공항공사', '한국마사회'].map((text) => ({ text, kind: 'institution', ref: text })),
  })
  places.put([of('a', '한국형 열차 제어'), of('b', '배수 펌프')])
  places.tendNow()
  const shown = places.suggest('한국', 6)
  expect(shown.filter((one) => one.kind === 'institution')).toHaveLength(4)
  expect(shown.findIndex((one) => one.kind !== 'institution')).toBe(2)
})
test('a word is suggested behind others only where it stands beside them', () => {
  expect(index.suggest('터널 누', 9).map((one) => one.text)).toContain('터널 누수')
  expect(index.suggest('드론 누', 9).map((one) => one.text)).toEqual(['드론 농약 살포기'])
})
