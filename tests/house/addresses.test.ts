import { afterAll, beforeAll, expect, test } from 'vitest'
import { openMarket } from '../support/market.ts'
import type { Market } from '../support/market.ts'

/** Addresses nobody made, and those that only take forms. */
let market: Market
beforeAll(async () => {
  market = await openMarket()
})
afterAll(() => market.close())

test('an address whose escapes cannot be read gets a page in its language, under /api a problem document', async () => {
  for (const [address, lang] of [
    ['/%E0%A4%A', 'ko'],
    ['/catalogue/%FF', 'ko'],
    ['/en/catalogue/%E0%A4%A?q=%25', 'en'],
  ] as const) {
    const answer = await market.visitor.get(address)
    expect([address, answer.statusCode, String(answer.headers['content-type'])]).toEqual([address, 404, 'text/html; charset=utf-8'])
    expect(answer.body).toContain(`<html lang="${lang}"`)
  }
  const api = await market.visitor.get('/api/v1/catalogue/%FF')
  expect(api.statusCode).toBeLessThan(500)
  expect(String(api.headers['content-type'])).toContain('problem+json')
})

test('the address of a form, opened again, leads to its page; the other language of its answer is asked for there', async () => {
  const again = await market.visitor.get('/desk/kra/calls/abc/submit')
  expect([again.statusCode, again.headers.location]).toEqual([303, '/desk/kra/calls/abc'])
  const english = await market.visitor.get('/en/company/x/applications/y/submit')
  expect([english.statusCode, english.headers.location]).toEqual([303, '/en/company/x/applications/y'])
  const refused = await market.server.inject({
    method: 'POST',
    url: '/desk/kra/calls/abc/submit',
    headers: { 'sec-fetch-site': 'cross-site' },
  })
  expect(refused.body).toContain('href="/en/desk/kra/calls/abc"')
})
