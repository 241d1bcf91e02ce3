import { expect, test } from 'vitest'
import { makeAnalyser } from '../platform/search/analyser/analyse.ts'
import type { SearchRequest } from '../platform/search/index/answer.ts'
import { SearchIndex } from '../platform/search/index/index.ts'
import type { SearchService } from '../platform/search/search.ts'
import { noFilters } from './search-port.ts'
import type { CatalogueQuery } from './search-port.ts'
import { nearestFields, waysOn } from './ways-on.ts'

const index = new SearchIndex({ analyser: makeAnalyser(), synonyms: { groups: [] } })
index.put(
  ['상수관 누수 감지기', '가스 감지 센서', '온도 감지 표지', '침입 감지 카메라', '낙석 감지 말뚝'].map((title, at) => ({
    id: `L${at}`,
    version: '1',
    text: { title },
  })),
)
index.tendNow()
const service = { search: async (request: SearchRequest) => index.search(request) } as unknown as SearchService

const otherwise = async (words: string, more: Partial<CatalogueQuery> = {}) => {
  const query: CatalogueQuery = { words, filters: noFilters, sort: 'relevance', page: 1, perPage: 24, ...more }
  const answer = index.search({ text: words, asTyped: query.asTyped ?? false })
  return (await waysOn(service, query, answer, Promise.resolve([]))).otherwise
}

test('where many have a part of the words and none has all, a word that stands nowhere here is offered put right, if then all is found', async () => {
  expect(index.search({ text: '누스 감지' }).whole).toBe(0)
  expect(await otherwise('누스 감지')).toEqual({ words: '누수 감지', count: 1 })
  expect(await otherwise('누스 태양광')).toBeUndefined()
  expect(await otherwise('누수 감지')).toBeUndefined()
  expect(await otherwise('누수 온도')).toBeUndefined()
  expect(await otherwise('누스 감지', { asTyped: true })).toBeUndefined()
  expect(await otherwise('누스 감지', { wholeOnly: true })).toBeUndefined()
})

test('a field named by a word comes before what is nearest in words, and that before one that shares a chance syllable', () => {
  const fields = [
    { value: 'ROAD', ko: '도로', en: 'Roads', count: 9 },
    { value: 'RENEWABLE', ko: '신재생', en: 'Renewables', count: 9 },
    { value: 'BUILDING', ko: '주택·건축', en: 'Housing, building', count: 9 },
  ]
  const named = (words: string, near: Record<string, number>) => nearestFields(words, fields, near).map((one) => one.value)
  expect(named('아스팔트 재생', { ROAD: 3 })).toEqual(['ROAD', 'RENEWABLE'])
  expect(named('재생 아스콘', { ROAD: 1, BUILDING: 2 })).toEqual(['BUILDING', 'ROAD', 'RENEWABLE'])
  expect(named('도로포장 건축', { RENEWABLE: 5 })).toEqual(['BUILDING', 'ROAD', 'RENEWABLE'])
  expect(named('building roads', { RENEWABLE: 5 })).toEqual(['ROAD', 'BUILDING', 'RENEWABLE'])
  expect(named('신재생에너지', {})).toEqual(['RENEWABLE'])
})
