import { expect, test } from 'vitest'
import { makeAnalyser } from '../platform/search/analyser/analyse.ts'
import type { SearchRequest } from '../platform/search/index/answer.ts'
import { SearchIndex } from '../platform/search/index/index.ts'
import type { SearchService } from '../platform/search/search.ts'
import { noFilters } from './search-port.ts'
import type { CatalogueQuery } from './search-port.ts'
import { waysOn } from './ways-on.ts'

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
