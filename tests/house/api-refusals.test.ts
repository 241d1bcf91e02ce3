import { afterAll, beforeAll, expect, test } from 'vitest'
import { openMarket } from '../support/market.ts'
import type { Market } from '../support/market.ts'

let market: Market
beforeAll(async () => {
  market = await openMarket()
})
afterAll(() => market.close())

test.each([
  ['/api/v1/calls?nothing=1&more=2', 'Unknown field: nothing, more', '알 수 없는 항목입니다: nothing, more'],
  ['/api/v1/catalogue?page=x', 'page: must be a whole number.', 'page: 정수여야 합니다.'],
  ['/api/v1/catalogue?page=1.5', 'page: must be a whole number.', 'page: 정수여야 합니다.'],
  ['/api/v1/catalogue?page=0', 'page: must be at least 1.', 'page: 1 이상이어야 합니다.'],
  ['/api/v1/catalogue?perPage=101', 'perPage: must be at most 100.', 'perPage: 100 이하여야 합니다.'],
  ['/api/v1/catalogue?q=a&q=b', 'q: give it once only.', 'q: 한 번만 적어 주세요.'],
  ['/api/v1/catalogue?sort=best', 'sort: must be one of relevance, ', 'sort: 다음 가운데 하나여야 합니다: relevance, '],
  ['/api/v1/certificates', 'number: is required.', 'number: 꼭 필요한 항목입니다.'],
  [`/api/v1/certificates?number=${'9'.repeat(101)}`, 'number: must have at most 100 letters.', 'number: 100자 이하여야 합니다.'],
  ['/api/v1/matches/technologies?need=short', 'need: must have at least 10 letters.', 'need: 10자 이상이어야 합니다.'],
  ['/api/v1/catalogue/%00', 'This request cannot be read.', '요청을 읽지 못했습니다.'],
])('%s is refused with a sentence that names the field, in both languages', async (asked, en, ko) => {
  const answer = await market.visitor.get(asked)
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([400, 'application/problem+json; charset=utf-8'])
  const { title, detail } = answer.json<{ title: string; detail: string }>()
  expect([title.slice(0, en.length), detail.slice(0, ko.length)]).toEqual([en, ko])
})
