import { expect, test } from 'vitest'
import { makeAnalyser } from '../analyser/analyse.ts'
import { SearchIndex } from './index.ts'

const texts: Readonly<Record<string, string>> = {
  finder: '매설 배관 누수 탐지기',
  camera: '배관 안을 보는 카메라',
  drone: '드론으로 교량을 본다',
  sensor: '무전원 수위 센서',
  supply: '전원 공급 장치와 배관',
  store: '에너지 저장 장치',
}
const index = new SearchIndex({
  analyser: makeAnalyser(),
  synonyms: {
    groups: [
      ['무인기', '드론'],
      ['ESS', '에너지 저장 장치'],
      ['땅을 파지 않고', '매설'],
    ],
  },
})
index.put(Object.entries(texts).map(([id, title]) => ({ id, version: '1', text: { title } })))
index.tendNow()

/** Of each word how telling it is, and how much of it stands in which document. */
const told = (text: string) => {
  const { told: words, hits } = index.search({ text, mode: 'sentence', contentOnly: true, size: 100, tells: true })
  return Object.fromEntries(
    words.map(({ word, weight }, at) => [
      word,
      { weight, in: Object.fromEntries(hits.filter((hit) => (hit.answered[at] ?? 0) > 0).map((hit) => [hit.id, hit.answered[at]])) },
    ]),
  )
}

test('a text tells its words, each by how rare it is, and in which hits it stands: whole, in pieces or said otherwise', () => {
  const words = told('배관의 누수탐지를 무인기로 하고 싶습니다')
  expect(Object.fromEntries(Object.entries(words).map(([word, one]) => [word, one.in]))).toEqual({
    배관: { finder: 1, camera: 1, supply: 1 },
    누수탐지: { finder: 1 },
    무인기: { drone: 1 },
  })
  expect(words['누수탐지']?.weight).toBeGreaterThan(words['배관']?.weight ?? 9)
})
test('a part of a word that stands there counts by its letters; of what nobody has whole, more than a syllable', () => {
  expect(told('배관 카메라탐지기')['카메라탐지기']?.in).toEqual({ camera: 0.5, finder: 0.5 })
  expect(told('배관 세척기')['세척기']?.in).toEqual({})
})
test('another word for a phrase answers every word of it', () => {
  const words = told('땅을 파지 않고 하는 배관 공사')
  expect([words['땅을']?.in, words['파지']?.in, words['공사']?.in]).toEqual([{ finder: 1 }, { finder: 1 }, {}])
  expect(told('ESS 화재')['ess']?.in).toEqual({ store: 1 })
})
test('a noun with its prefix is not answered by the noun alone', () => {
  expect(told('무전원 배관 센서')['무전원']?.in).toEqual({ sensor: 1 })
})
test('what only holds a sentence together tells nothing, what nobody says is answered by nobody; told only where it is asked', () => {
  expect(Object.keys(told('우리는 배관을 위한 시스템이 필요합니다'))).toEqual(['배관'])
  expect(told('배관 김치찌개')['김치찌개']).toEqual({ weight: expect.any(Number) as number, in: {} })
  const plain = index.search({ text: '배관' })
  expect([plain.told, plain.hits.map((hit) => hit.answered)]).toEqual([[], [[], [], []]])
})
test('of sixty words every one is told, though no more than the best of them find', () => {
  const many = Array.from({ length: 60 }, (_, at) => `word${String.fromCharCode(97 + (at % 26), 97 + Math.floor(at / 26))}x`)
  expect(Object.keys(told(['배관', ...many].join(' ')))).toEqual(['배관', ...many])
})
test('a noun nobody has here is asked for all the same, a verb of one syllable hardly', () => {
  const words = told('김치찌개 배관을 막을 카메라')
  const weight = (word: string) => words[word]?.weight ?? 0
  expect(weight('김치찌개')).toBeGreaterThanOrEqual(weight('카메라'))
  expect(weight('막을')).toBeLessThan(weight('김치찌개') / 2)
})
test('another word of one syllable answers half, for it may be something else', () => {
  const fires = new SearchIndex({ analyser: makeAnalyser(), synonyms: { groups: [['화재', '불', '발화']] } })
  fires.put(['화재 차단기', '불 켜는 고리', '발화 감시'].map((title) => ({ id: title, version: '1', text: { title } })))
  fires.tendNow()
  const { hits } = fires.search({ text: '화재', mode: 'sentence', contentOnly: true, tells: true })
  expect(Object.fromEntries(hits.map((hit) => [hit.id, hit.answered]))).toEqual({
    '화재 차단기': [1],
    '불 켜는 고리': [0.5],
    '발화 감시': [1],
  })
})

test('a horse is what a need is about, the end of a month is not', () => {
  expect(Object.keys(told('말 다리를 보는 카메라'))).toContain('말')
  expect(Object.keys(told('3월 말까지 배관을 보는 카메라'))).not.toContain('말')
})
