import { expect, test } from 'vitest'
import { distractors, drawFrom, seeded } from '../../../../bench/search/distractors.ts'
import { makeAnalyser } from '../analyser/analyse.ts'
import { SearchIndex } from './index.ts'

const analyser = makeAnalyser()
const plain = (id: string, title: string, summary: string) => ({ id, version: '1', text: { title, summary, owner: '가나다라기술' } })
const small = new SearchIndex({ analyser })
small.put([
  plain('leak', '터널 누수 감지기', '터널 벽에 물이 새는 곳을 초음파로 찾습니다.'),
  plain('pipe', '상수도관 누수 탐지 장치', '땅속 관에서 물이 새는 소리를 듣고 누수를 찾습니다.'),
  plain('pump', '터널 배수 펌프', '터널에 고인 물을 빼냅니다.'),
  plain('solar', '태양광 발전량 예측', '기상으로 발전량을 미리 압니다.'),
])
small.tendNow()
const leak = { title: '터널 누수 감지기', summary: '터널 벽에 물이 새는 곳을 초음파로 찾습니다.', owner: '가나다라기술' }

test('what is alike comes by what it is about; the same owner alone makes nothing alike', () => {
  expect(
    small
      .similar({ text: leak, except: ['leak'] })
      .map((hit) => hit.id)
      .sort(),
  ).toEqual(['pipe', 'pump'])
})
test('the text itself is fully alike, others less, and the words say why', () => {
  const [same, next] = small.similar({ text: leak })
  expect(same?.id).toBe('leak')
  expect(same?.likeness).toBeGreaterThan(0.95)
  expect(next?.likeness).toBeLessThan(0.8)
  expect(same?.words[0]).toMatchObject({ text: '감지', fields: ['title'] })
})
test('no more than asked for, nothing for nothing', () => {
  expect(small.similar({ text: leak, most: 1 })).toHaveLength(1)
  for (const text of ['', '!!!', '\ud83d', 'zzzz', '\u0000']) expect([text, small.similar({ text })]).toEqual([text, []])
  expect(new SearchIndex({ analyser }).similar({ text: '누수' })).toEqual([])
})
test('the words add up to the score where there are few of them', () => {
  const [hit] = small.similar({ text: '상수도관 누수 소리' })
  expect(hit?.words.reduce((sum, one) => sum + one.score, 0)).toBeCloseTo(hit?.score ?? 0, 4)
})

const texts = distractors(700)
let many: SearchIndex | undefined
const manyTexts = (): SearchIndex => {
  if (many === undefined) {
    many = new SearchIndex({ analyser })
    many.put(texts.map((one) => plain(one.id, one.title, one.summary)))
    many.tendNow()
  }
  return many
}

test.each([
  [0.5, 0.85],
  [0.3, 0.5],
])('a text of which %d is kept, its order changed, still finds the one it was made from', (kept, least) => {
  const random = seeded(3)
  const draw = drawFrom(random)
  const others = distractors(300, 99)
  const copies = texts
    .filter((_, at) => at % 10 === 0)
    .map((one) => {
      const own = one.summary.split('. ')
      const other = draw(others).summary.split('. ')
      const sentences = own.map((sentence, at) => (random() < kept || at === 0 ? sentence : (other[at] ?? ''))).reverse()
      return { of: one.id, text: sentences.join('. ') }
    })
  const found = copies.filter((copy) =>
    manyTexts()
      .similar({ text: copy.text, most: 5 })
      .some((hit) => hit.id === copy.of),
  )
  expect(found.length / copies.length).toBeGreaterThanOrEqual(least)
})
