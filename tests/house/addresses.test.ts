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
  for (const method of ['GET', 'POST'] as const) {
    const api = await market.server.inject({ method, url: '/api/v1/catalogue/%FF' })
    expect([api.statusCode, String(api.headers['content-type'])]).toEqual([404, 'application/problem+json; charset=utf-8'])
  }
})

test('the address of a form that cannot be read, or is no address of a thing, is not there: a page in its language, opened or posted to', async () => {
  for (const [address, lang] of [
    ['/desk/kra/calls/%E0%A4%A/submit', 'ko'],
    ['/en/desk/kra/calls/%FF/submit', 'en'],
    ['/en/company/a%2Fb/profile/registration', 'en'],
    ['/company/..%2f/people/x/accept', 'ko'],
    ['/%E0%A4%A/submit', 'ko'],
    ['/sign-in/%FF', 'ko'],
  ] as const)
    for (const method of ['GET', 'POST'] as const) {
      const answer = await market.server.inject({ method, url: address, headers: { 'sec-fetch-site': 'same-origin' } })
      expect([address, method, answer.statusCode, String(answer.headers['content-type'])]).toEqual([
        address,
        method,
        404,
        'text/html; charset=utf-8',
      ])
      expect(answer.body).toContain(`<html lang="${lang}"`)
      expect(answer.body).toContain(lang === 'ko' ? '<h1>페이지를 찾지 못했습니다</h1>' : '<h1>Page not found</h1>')
    }
})

test('a form whose body cannot be read is a form with what could be read: its page says what is missing', async () => {
  for (const payload of ['email=%FF', '%E0%A4%A=b', 'email=%', '\u0000', 'email=%00'])
    for (const url of ['/sign-in', '/en/sign-up']) {
      const answer = await market.server.inject({
        method: 'POST',
        url,
        headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
        payload,
      })
      expect([payload, url, answer.statusCode, answer.body.includes('summary-of-errors')]).toEqual([payload, url, 422, true])
    }
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
