import { afterAll, beforeAll, expect, test } from 'vitest'
import { openMarket } from '../support/market.ts'
import type { Market } from '../support/market.ts'

let market: Market
beforeAll(async () => {
  market = await openMarket()
})
afterAll(() => market.close())

test.each([
  ['catalogue?trl=abc', 'trl'],
  ['catalogue?kind=zzz', 'kind'],
  ['catalogue?kind=product,zzz', 'kind'],
  ['catalogue?price=zzz', 'price'],
  ['catalogue?ground=zzz', 'ground'],
  ['catalogue?supplied=zzz', 'supplied'],
  ['catalogue?standing=zzz', 'standing'],
  ['catalogue?field=SOC.ROAD,ZZZ', 'field'],
  ['catalogue?council=zzz', 'council'],
  ['catalogue?institution=zzz', 'institution'],
  ['catalogue?region=zzz', 'region'],
  ['catalogue?certificate=zzz', 'certificate'],
  ['figures?institution=zzz', 'institution'],
  ['figures?council=zzz', 'council'],
  ['figures?year=zzz', 'year'],
  ['calls?institution=zzz', 'institution'],
  ['calls?programme=zzz', 'programme'],
  ['certificates?number=1&institution=zzz', 'institution'],
  [
    'matches/technologies?need=%EB%AC%BC%EC%9D%B4%20%EC%83%88%EB%8A%94%20%EA%B3%B3%EC%9D%84%20%EC%B0%BE%EA%B3%A0%20%EC%8B%B6%EB%8B%A4&field=zzz',
    'field',
  ],
])('the API answers 400 to %s and names %s', async (asked, named) => {
  const answer = await market.visitor.get(`/api/v1/${asked}`)
  expect(answer.statusCode).toBe(400)
  expect(answer.json<{ title: string }>().title).toMatch(new RegExp(`^${named}: `))
})

test.each([
  'catalogue?trl=7,9&kind=product,&price=unknown&supplied=yes&standing=valid&institution=kra&council=SOC&field=SOC.ROAD',
  'figures?institution=kra&council=SOC',
  'calls?institution=kra&programme=certification',
  'certificates?number=1&institution=kra',
])('what is there is answered: %s', async (asked) => {
  expect((await market.visitor.get(`/api/v1/${asked}`)).statusCode).toBe(200)
})
