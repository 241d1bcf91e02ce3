import { expect, test } from 'vitest'
import { makeAnalyser } from '../analyser/analyse.ts'
import { SearchIndex } from './index.ts'

const of = (id: string, title: string, titleEn: string, summary = '', body = '') => ({
  id,
  version: '1',
  titleEn,
  text: { title, keywords: titleEn, summary, body },
})
const index = new SearchIndex({ analyser: makeAnalyser() })
index.put([
  of('leak', '터널 누수 감지기', 'Tunnel leak-sound detector', '물 없이 닦습니다. Leak sounds of leaking pipes.', '물이 없습니다.'),
  of('clean', '태양광 로봇 청소기', 'Solar cleaning robot', '태양광으로 움직입니다.', '로드킬 알림'),
  of('horse', '말 훈련 기록기', 'Training watches for Korea', '말을 돌봅니다. Made in Korea with care.', '재활승마 센터'),
  of('reuse', '빗물 재이용 설비', 'Water-filled barrier', '물 재이용 필터로 거릅니다.'),
  of('road', '로드킬 예방', 'Water-filled road-surface barrier'),
])
index.tendNow()
const offered = (typed: string, lang: 'ko' | 'en' = 'ko') => index.suggest(typed, 9, lang).map(({ kind, text }) => `${kind}:${text}`)

test('a Korean word is completed by names that stand beside the words before it, never by an ending or by what stands elsewhere', () => {
  expect(offered('물 없')).not.toContainEqual(expect.stringContaining('없'))
  expect(offered('없')).toEqual([])
  expect(offered('태양광 로')).toEqual(['word:태양광 로봇', 'title:태양광 로봇 청소기'])
  expect(offered('말 재')).toEqual(['title:말 훈련 기록기'])
  expect(offered('물 재')).toContain('word:물 재이용')
  expect(offered('태양광 로봇')).toEqual(['title:태양광 로봇 청소기'])
})
test('what is left of an adverb without its last syllable is offered nowhere', () => {
  const from = new SearchIndex({ analyser: makeAnalyser() })
  from.put([
    of('mortar', '균열에 물이 들면 스스로 메우는 모르타르', ''),
    of('bin', '쓰레기통이 스스로 부르는 적재 알림 눈', '스마트 쓰레기통'),
  ])
  from.tendNow()
  for (const typed of ['스', '스스', 'ㅅㅅ']) expect(from.suggest(typed, 9)).not.toContainEqual({ text: '스스', kind: 'word' })
  expect(from.suggest('모', 9)).toContainEqual({ text: '모르타르', kind: 'word' })
})
test('English words are offered as they are written, and none that only holds a sentence together', () => {
  expect(offered('leak', 'en')).toEqual(['word:leak-sound', 'word:leak', 'word:leaking', 'title:Tunnel leak-sound detector'])
  expect(offered('leak-s', 'en')).toEqual(['word:leak-sound', 'title:Tunnel leak-sound detector'])
  expect(offered('watche', 'en')).toEqual(['word:watches', 'title:Training watches for Korea'])
  expect(offered('water', 'en')).toContain('word:water-filled')
  expect(offered('korea wi', 'en')).toEqual(['title:Training watches for Korea'])
})
test('titles are those of the page’s language, by whichever they are found', () => {
  expect(offered('누수', 'en')).toContain('title:Tunnel leak-sound detector')
  expect(offered('solar')).toContain('title:태양광 로봇 청소기')
  expect(offered('water-filled b', 'en').filter((one) => one.startsWith('title'))).toEqual([
    'title:Water-filled barrier',
    'title:Water-filled road-surface barrier',
  ])
})
