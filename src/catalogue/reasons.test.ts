import { expect, test } from 'vitest'
import { makeAnalyser } from '../platform/search/analyser/analyse.ts'
import { SearchIndex } from '../platform/search/index/index.ts'
import { reasonsFor } from './reasons.ts'

const index = new SearchIndex({ analyser: makeAnalyser(), synonyms: { groups: [['변압기', 'Transformer']] } })
const texts: Readonly<Record<string, { title: string; keywords?: string; owner?: string }>> = {
  lamp: { title: '볼트 두 개로 바꾸는 활주로 매립등', keywords: '항공등화, 텐던, 흘러내림' },
  robot: { title: '등화를 점검하는 로봇' },
  signal: { title: '철도 신호 점검', keywords: '재활용' },
  glass: { title: '폐유리 활용' },
  road: { title: '거품 아스팔트 재생' },
  salt: { title: '저염화물 제설제', keywords: 'de-icer, LED', owner: '㈜꽃샘눈제설' },
  power: { title: '변압기 Transformer 감시' },
}
index.put(Object.entries(texts).map(([id, text]) => ({ id, version: '1', text, names: text.owner === undefined ? [] : [text.owner] })))
index.tendNow()

/** 'word', or 'word>part' where only that part stands there; other words with their origin. */
const reasons = (text: string, id: string) => {
  const answer = index.search({ text, explain: true })
  const hit = answer.hits.find((one) => one.id === id)
  return reasonsFor(hit, answer, text)
    .filter((one) => one.origin !== 'rest')
    .map(({ word, part, origin }) => (part !== undefined ? `${word}>${part}` : origin === 'typed' ? word : `${word} ${origin}`))
}

test('a word is named as it was typed, once, however it is cut', () => {
  expect(reasons('활주로', 'lamp')).toEqual(['활주로'])
  expect(reasons('활주로의 항공등화', 'lamp').sort()).toEqual(['항공등화', '활주로'])
  // Cut as a word and an ending (텐던), as a verb (바꾸는), as a noun with its prefix (재활용).
  expect(reasons('텐던', 'lamp')).toEqual(['텐던'])
  expect(reasons('매립등을 바꾸는', 'lamp').sort()).toEqual(['매립등', '바꾸'])
  expect(reasons('재활용', 'signal')).toEqual(['재활용'])
  expect(reasons('De-Icer LED', 'salt').sort()).toEqual(['De-Icer', 'LED'])
})
test('two words that stand there as one are named as that one', () => {
  expect(reasons('아스 팔트 재생', 'road').sort()).toEqual(['아스팔트', '재생'])
})
test('a name that was found is named as it was typed', () => {
  expect(reasons('㈜꽃샘눈제설', 'salt')).toContain('㈜꽃샘눈제설 name')
})
test('where only a piece of it stands there, that piece is named as a piece', () => {
  expect(reasons('항공등화 로봇', 'robot').sort()).toEqual(['로봇', '항공등화>등화'])
  expect(reasons('재활용', 'glass')).toEqual(['재활용>활용'])
  // What is left behind a noun is no ending: 기감 of 변압기감.
  expect(reasons('변압기감', 'power')).not.toContain('변압기감')
})
test('another word for it is a reason of its own, and all shares are the whole score', () => {
  expect(reasons('변압기', 'power').sort()).toEqual(['Transformer synonym', '변압기'])
  for (const text of ['변압기', '활주로 항공등화', '재활용 신호', '등화 로봇 활주로', '텐던']) {
    const answer = index.search({ text, explain: true })
    expect(answer.hits.length).toBeGreaterThan(0)
    for (const hit of answer.hits) {
      const why = reasonsFor(hit, answer, text)
      expect(why.reduce((sum, one) => sum + one.share, 0)).toBeCloseTo(1, 2)
      expect(new Set(why.map((one) => `${one.word} ${one.part ?? ''}`)).size).toBe(why.length)
    }
  }
})
