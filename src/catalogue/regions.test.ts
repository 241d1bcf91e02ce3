import { afterAll, beforeAll, expect, test } from 'vitest'
import { openMarket } from '../../tests/support/market.ts'
import type { Market } from '../../tests/support/market.ts'
import { Search } from '../platform/search/search.ts'
import { liveVocabulary } from '../vocabulary/index.ts'
import { setListingFirm, setListings } from './listings.fixture.ts'
import { catalogueSource } from './search-source.ts'

let market: Market
let search: Search
const names = new Map<string, string>()
beforeAll(async () => {
  market = await openMarket()
  const firm = await setListingFirm(market)
  for (const [regionCode, titleKo, problemKo] of [
    ['seoul', '누수 감지기', ''],
    ['gyeonggi', '배수 펌프', ''],
    ['jeonbuk', '균열 보수재', ''],
    ['busan', '경기 일정 알림판', ''],
    [null, '수위 센서', '서울시와 맞닿은 하천에서 씁니다.'],
  ] as const)
    for (const [title, id] of Object.entries(await setListings(market, firm, [{ titleKo, problemKo }], { regionCode })))
      names.set(id, title)
  search = new Search({ source: catalogueSource(market.app.db, liveVocabulary(market.app.db)) })
  await search.whenReady
})
afterAll(async () => {
  await search.close()
  await market.close()
})
const found = async (text: string) => {
  const answer = await search.search({ text, asTyped: true })
  return answer?.hits.filter((hit) => !hit.partly).map((hit) => names.get(hit.id))
}

test('a region is found by its short, its legal and its English name, and by what people call it', async () => {
  for (const name of ['서울', '서울시', '서울특별시', 'Seoul'])
    expect([name, (await found(name))?.toSorted()]).toEqual([name, ['누수 감지기', '수위 센서']])
  for (const name of ['부산', '부산시', '부산광역시', 'Busan']) expect([name, await found(name)]).toEqual([name, ['경기 일정 알림판']])
  for (const name of ['전북', '전라북도', '전북특별자치도', 'Jeonbuk', 'jeollabuk-do'])
    expect([name, await found(name)]).toEqual([name, ['균열 보수재']])
  expect((await found('서울특별시 누수'))?.[0]).toBe('누수 감지기')
})

test('a short name that is a common word finds what it says, and the long one only the region', async () => {
  expect((await found('경기'))?.toSorted()).toEqual(['경기 일정 알림판', '배수 펌프'])
  for (const name of ['경기도', 'Gyeonggi', 'Gyeonggi-do']) expect([name, await found(name)]).toEqual([name, ['배수 펌프']])
})
