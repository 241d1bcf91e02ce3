import { afterAll, beforeAll, expect, test } from 'vitest'
import { openMarket, sql } from '../../tests/support/market.ts'
import type { Browser, Market } from '../../tests/support/market.ts'
import { setListingFirm, setListings } from '../catalogue/listings.fixture.ts'
import { setScene } from '../certificates/scene.fixture.ts'

let market: Market
let buyer: Browser
let ids: Record<string, string>
const at = '/buying/kra'

beforeAll(async () => {
  market = await openMarket()
  const scene = await market.set((tx) => setScene(tx, 'kra'))
  buyer = await market.as(scene.buyer)
  ids = await setListings(market, await setListingFirm(market), [{ titleKo: '가 펌프' }, { titleKo: '나 펌프' }, { titleKo: '다 펌프' }])
})
afterAll(() => market.close())
const [one, two, three] = ['가 펌프', '나 펌프', '다 펌프'] as const
const address = (...titles: string[]) => `/compare?items=${titles.map((title) => ids[title]).join(',')}`

test('what a buyer compared is kept at once, offered when the purchase is recorded, and leads back to the comparison', async () => {
  const page = await buyer.get(address(one, two, three))
  expect(page.body).toContain('비교 기록으로 남기기')
  const kept = await buyer.post(`${at}/comparisons`, { items: [one, two, three].map((title) => ids[title]).join(',') })
  expect([kept.statusCode, kept.headers['location']]).toEqual([303, address(one, two, three)])
  const form = (await buyer.get(`${at}/purchases/new?listing=${ids[one]}`)).body
  expect(form).toContain('함께 비교한 기술')
  for (const title of [two, three]) expect(form).toContain(`value="${ids[title]}"`)
  const own = (await buyer.get(at)).body
  expect(own).toContain('나란히 비교하기')
  for (const title of [one, two, three]) expect(own.match(/href="\/compare\?items=([^"]+)"/)?.[1]).toContain(ids[title])
  expect(
    await market.read.many(sql<{ objectId: string; others: number }>`select object_id, jsonb_array_length(detail->'comparedWith') as others
      from audit_log where action = 'listing.kept-for-comparison' order by object_id`),
  ).toEqual([one, two, three].map((title) => ({ objectId: ids[title], others: 2 })).sort((a, b) => (a.objectId! < b.objectId! ? -1 : 1)))
})
test('only whoever buys keeps a comparison, and what is not shown is left out of it', async () => {
  const { visitor } = market
  expect((await visitor.get(address(one, two))).body).not.toContain('비교 기록으로 남기기')
  const kept = await buyer.post(`${at}/comparisons`, { items: `${ids[two]},nothere` })
  expect(kept.headers['location']).toBe(address(two))
  expect((await buyer.post(`${at}/comparisons`, { items: 'nothere' })).statusCode).toBe(404)
  expect((await buyer.post(`${at}/comparisons`, {})).headers['location']).toBe('/compare')
})
test('the three ways to keep a technology say what each is for', async () => {
  const { body } = await buyer.get(`/catalogue/${ids[one]}`)
  for (const words of ['구매 후보로 담기', '관심 기술로 담기', '비교에 담기']) expect(body).toContain(words)
  expect((await buyer.get('/account')).body).toContain('관심 기술')
  expect((await buyer.get(`/en/catalogue/${ids[one]}`)).body).toContain('Keep for myself')
})
test('the comparison says how rows that differ are marked', async () => {
  expect((await buyer.get(address(one, two))).body).toContain('다른 항목은 이름 왼쪽에 줄을 그어 표시했습니다.')
  expect((await buyer.get(`${address(one, two)}&only=differences`)).body).toContain('모든 항목 보기')
})

test('the grounds are judged again by what is typed so far: nothing is recorded, and all that was typed stays', async () => {
  const typed = {
    listing: ids[one] ?? '',
    do: 'check',
    key: 'a-press-of-the-button-1',
    amountWon: '3,300,000',
    estimatedWon: '3000000',
    contractedOn: '',
    quantity: '',
    groundCode: 'SMALL_AMOUNT_ONE_QUOTE',
    groundNote: '견적서를 보았습니다.',
    chosenReason: '가장 조용합니다.',
    alternatives: ids[two] ?? '',
  }
  const place = `${at}/purchases/new`
  const before = (await buyer.get(`${place}?listing=${ids[one]}`)).body
  expect(before.match(/추정가격을 입력하면 금액 기준을 확인합니다/g)?.length).toBeGreaterThan(1)
  expect(before).toMatch(/<button[^>]*formaction="[^"]*#field-groundCode"[^>]*>근거 다시 확인하기/)
  const checked = await buyer.post(place, typed)
  expect(checked.statusCode).toBe(200)
  expect(checked.body).not.toContain('추정가격을 입력하면 금액 기준을 확인합니다')
  expect(checked.body).not.toContain('error-summary')
  for (const words of ['3,300,000', '견적서를 보았습니다.', '가장 조용합니다.', 'a-press-of-the-button-1'])
    expect(checked.body).toContain(words)
  expect(checked.body).toMatch(/value="SMALL_AMOUNT_ONE_QUOTE" checked/)
  expect(checked.body).toMatch(new RegExp(`value="${ids[two]}" checked`))
  const wrong = await buyer.post(place, { ...typed, estimatedWon: '삼백만' })
  expect([wrong.statusCode, wrong.body.includes('추정가격을 12000000처럼'), wrong.body.includes('수량을 1부터')]).toEqual([
    422,
    true,
    false,
  ])
  expect(await market.read.one(sql`select count(*) as n from purchases`)).toEqual({ n: 0 })
})
