import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openMarket, sql } from '../../tests/support/market.ts'
import type { Market } from '../../tests/support/market.ts'
import { openHouse } from '../app.ts'
import { newId } from '../kernel/id.ts'
import { makeFrame } from '../frame.tsx'
import { createPerson, get, grantRole, makeDoor } from '../people/index.ts'
import { plainPage } from '../plain-pages.tsx'
import { buildServer } from '../platform/http/server.ts'

let market: Market
beforeAll(async () => {
  market = await openMarket()
})
afterAll(() => market.close())
const mainOf = (answer: { payload: string }) => answer.payload.slice(answer.payload.indexOf('<main'), answer.payload.indexOf('</main>'))
const cookiesOf = (answer: { cookies: readonly { name: string; value: string }[] }) =>
  Object.fromEntries(answer.cookies.map(({ name, value }) => [name, value]))
const somebody = async () =>
  (
    await market.set((tx) =>
      createPerson(tx, { email: `${newId()}@people.example`, name: '김손님', password: '강변을 천천히 걷는 말 세 마리' }),
    )
  ).id

describe('the first page', () => {
  test('of a new market is honest: no numbers, no call, and what can be done meanwhile', async () => {
    const answer = await market.visitor.get('/')
    expect(answer.statusCode).toBe(200)
    expect(mainOf(answer)).toContain('첫 공모를 준비하고 있습니다')
    expect(mainOf(answer)).toContain('아직 집계할 기록이 없습니다')
    expect(mainOf(answer)).toMatch(/공공기관 \d+곳의 정보를 담고 있습니다\./)
    expect(answer.payload).toContain('"@type":"SearchAction"')
    expect((await market.visitor.get('/en')).payload).toContain('The first call is being prepared')
    expect(Number(answer.headers['x-statements'])).toBeLessThanOrEqual(5)
  })

  test('shows calls that close soonest first, rolling ones after them, and never one that has closed', async () => {
    const [officer, approver] = [await somebody(), await somebody()]
    await market.set(async (tx) => {
      const { id: ruleSet } = await tx.one(sql<{ id: string }>`select id from rule_sets where institution_id is not null limit 1`)
      const call = async (title: string, opens: string, closes: string | null) => {
        const id = newId()
        await tx.run(sql`insert into calls (id, lead_institution_id, intake, title_ko, title_en, body_ko, opens_at, closes_at, state,
          drafted_by, drafted_at, approved_by, published_at)
          values (${id}, 'kra', ${closes === null ? 'rolling' : 'dated'}, ${title}, ${title}, '본문', market_now() + ${opens}::interval,
            market_now() + ${closes}::interval, 'published', ${officer}, market_now(), ${approver}, market_now())`)
        await tx.run(
          sql`insert into call_institutions (call_id, institution_id, is_lead, rule_set_id) values (${id}, 'kra', true, ${ruleSet})`,
        )
      }
      await call('끝난 공모', '-10 days', '-1 day')
      await call('상시 공모', '-10 days', null)
      await call('먼 공모', '-10 days', '20 days')
      await call('가까운 공모', '-10 days', '2 days')
      await call('열릴 공모', '3 days', '30 days')
    })
    const main = mainOf(await market.visitor.get('/'))
    const places = ['가까운 공모', '먼 공모', '상시 공모', '열릴 공모'].map((title) => main.indexOf(title))
    expect(places.every((at) => at > 0)).toBe(true)
    expect([...places].sort((a, b) => a - b)).toEqual(places)
    expect(main).not.toContain('끝난 공모')
    expect(main).toContain('7일 안에 1건이 마감됩니다')
    expect(main).toContain('공공기관 1곳이 여기에서 공모를 열거나 인증서를 발급했습니다.')
  })

  test('tells whoever is signed in that nothing waits, within five statements', async () => {
    const operator = await somebody()
    await market.set((tx) => grantRole(tx, { personId: operator, role: 'officer', institutionId: 'kra' }))
    const answer = await (await market.as(operator)).get('/')
    expect(mainOf(answer)).toContain('지금 기다리는 일이 없습니다')
    expect(Number(answer.headers['x-statements'])).toBeLessThanOrEqual(5)
  })
})

describe('display settings', () => {
  const shown = async (cookie: string) =>
    (await market.server.inject({ method: 'GET', url: '/help', headers: { cookie: `display=${cookie}` } })).payload
  test('a visitor without script chooses, goes back where they were, and sees every page so', async () => {
    const answer = await market.visitor.post('/display', { mode: 'high-contrast', size: 'x-large', back: '/calls?state=closed' })
    expect([answer.statusCode, answer.headers['location'], cookiesOf(answer)['display']]).toEqual([
      303,
      '/calls?state=closed',
      'high-contrast.x-large',
    ])
    expect(await shown('high-contrast.x-large')).toMatch(/<html[^>]+data-mode="high-contrast"[^>]+data-size="x-large"/)
  })
  test.each(['https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)'])('never leads to %s', async (back) => {
    expect((await market.visitor.post('/display', { mode: 'light', size: 'medium', back })).headers['location']).toBe('/display')
  })
  test('an English page stays English, and nonsense in the form or the cookie means the usual look', async () => {
    const answer = await market.visitor.post('/en/display', { mode: 'purple', size: '"><script>', back: '/help' })
    expect([answer.headers['location'], cookiesOf(answer)['display']]).toEqual(['/en/help', 'light.medium'])
    expect(await shown('"><script>.x')).toMatch(/<html[^>]+data-mode="light"[^>]+data-size="medium"/)
  })
  test('whoever does not want single-letter keys switches them off for good', async () => {
    const answer = await market.visitor.post('/display', { mode: 'light', size: 'medium', keys: 'off', back: '/help' })
    expect(cookiesOf(answer)['display']).toBe('light.medium.off')
    expect([await shown('light.medium.off'), await shown('light.medium')].map((html) => /<html[^>]+data-keys="off"/.test(html))).toEqual([
      true,
      false,
    ])
  })
  test('works for whoever is signed in', async () => {
    expect(
      (await (await market.as(await somebody())).post('/display', { mode: 'theme', size: 'large', back: '/home' })).headers['location'],
    ).toBe('/home')
  })
})

describe('what is not a page of ours', () => {
  test('404 says so and keeps the header of whoever is signed in, whatever the address', async () => {
    const browser = await market.as(await somebody())
    for (const path of ['/nothing/here', '/calls/no such', '/en/nothing']) {
      const answer = await browser.get(encodeURI(path))
      expect(answer.statusCode).toBe(404)
      expect(answer.payload).toMatch(
        /찾으시는 페이지가 없거나 볼 수 있는 권한이 없습니다\.|This page does not exist, or you may not see it\./,
      )
      expect(answer.payload).toContain('김손님')
    }
  })
  test('too many calls and what we cannot read are told in a page, not in a stack', async () => {
    const busy = await openHouse(market.app, { perMinute: 2, logLevel: 'silent' })
    const headers = { cookie: 'market=whatever' }
    for (let n = 0; n < 2; n += 1) await busy.inject({ url: '/help', headers })
    const many = await busy.inject({ url: '/help', headers })
    expect(many.statusCode).toBe(429)
    expect(many.payload).toContain('잠시 기다려 주세요')
    // Whoever holds a session is not told to sign in by a page that did not ask who they are.
    expect(many.payload).not.toContain('로그인하기')
    await busy.close()
    const large = await market.server.inject({
      method: 'POST',
      url: '/display',
      headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
      payload: `x=${'x'.repeat(1_200_000)}`,
    })
    expect([large.statusCode, large.payload.includes('요청을 읽지 못했습니다')]).toEqual([413, true])
  })
  test('our own fault gives a page with a reference, and nothing of its cause', async () => {
    const routes = [
      get('/boom', 'public.see', () => {
        throw new Error('select secret from nowhere')
      }),
    ]
    const server = await buildServer({
      app: market.app,
      routes,
      door: makeDoor(market.app),
      frame: makeFrame('test'),
      plainPage,
      assetsFolder: undefined,
      apiTitle: 'x',
      logLevel: 'silent',
    })
    const browser = await market.as(await somebody())
    const { headers } = (await browser.get('/help')).raw.req as unknown as { headers: Record<string, string> }
    for (const [url, words] of [
      ['/boom', '저희 쪽 문제로 처리하지 못했습니다'],
      ['/en/boom', 'Our fault'],
    ] as const) {
      const answer = await server.inject({ url, headers: { cookie: headers['cookie'] ?? '' } })
      expect(answer.statusCode).toBe(500)
      expect(answer.payload).toContain(words)
      expect(answer.payload).toMatch(/(문의 번호|Reference) <span class="id">\w+<\/span>/)
      expect(answer.payload).not.toMatch(/secret|Error:|at .*\.ts/)
      // The database may be the fault: nobody is asked who this is, and nobody who holds a session is told to sign in.
      expect(answer.payload).not.toMatch(/로그인하기|>Sign in</)
    }
    await server.close()
  })
  test('/parts opens in development only', async () => {
    expect((await market.visitor.get('/parts')).statusCode).toBe(404)
    const workshop = await openHouse(market.app, { development: true, logLevel: 'silent' })
    expect((await workshop.inject('/parts')).statusCode).toBe(200)
    expect((await workshop.inject('/en/parts?density=staff')).payload).toContain('data-density="staff"')
    await workshop.close()
  })
  test('robots are led to the sitemap and away from what is private', async () => {
    const { payload } = await market.visitor.get('/robots.txt')
    expect(payload).toContain('Disallow: /en/company/')
    expect(payload).toContain('Sitemap: http://localhost/sitemap.xml')
    expect((await market.visitor.get('/favicon.ico')).headers['location']).toBe('/assets/mark.svg')
  })
})

test('after signing in one is where one wanted to be, from the header and from a closed door', async () => {
  const email = `${newId()}@people.example`
  const password = '강변을 천천히 걷는 말 세 마리'
  await market.set((tx) => createPerson(tx, { email, name: '김손님', password }))
  const header = /href="([^"]*\/sign-in[^"]*)"/.exec((await market.visitor.get('/en/calls?state=closed')).payload)?.[1] ?? ''
  expect(header).toBe('/en/sign-in?back=%2Fcalls%3Fstate%3Dclosed')
  const form = await market.visitor.get(header)
  const next = /name="next" value="([^"]*)"/.exec(form.payload)?.[1] ?? ''
  expect((await market.visitor.post('/en/sign-in', { email, password, next })).headers['location']).toBe('/en/calls?state=closed')
  const door = await market.visitor.get('/en/account')
  expect(door.headers['location']).toBe('/en/sign-in?next=%2Fen%2Faccount')
  expect((await market.visitor.post('/en/sign-in', { email, password, next: '/en/account' })).headers['location']).toBe('/en/account')
})

test('every address of the open data page answers', async () => {
  const main = mainOf(await market.visitor.get('/open-data'))
  const links = [...main.matchAll(/href="(\/[^"]+)"/g)].map((match) => match[1] ?? '')
  expect(links.length).toBeGreaterThan(8)
  const dead = []
  for (const link of links) if ((await market.visitor.get(link)).statusCode !== 200) dead.push(link)
  expect(dead).toEqual([])
})

test('the privacy notice says what is public of persons: who a certificate and the rights of a technology name', async () => {
  const [ko, en] = [(await market.visitor.get('/privacy')).payload, (await market.visitor.get('/en/privacy')).payload]
  expect(ko).toContain('인증서(PDF)에는 회사 대표자의 이름이 적혀 있고, 인증서는 누구나 내려받을 수 있습니다.')
  expect(ko).toContain('지식재산권의 권리자 이름')
  expect(en).toContain('names the representative of the firm, and anybody may download it')
  expect(ko).not.toContain('공개됩니다. 개인의 이름')
})
