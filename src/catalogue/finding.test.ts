import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openMarket, sql } from '../../tests/support/market.ts'
import type { Browser, Market } from '../../tests/support/market.ts'
import { takeAway } from '../../tests/support/take-away.ts'
import { openHouse } from '../app.ts'
import { createPerson } from '../people/index.ts'
import { Search } from '../platform/search/search.ts'
import type { App } from '../platform/services.ts'
import { listerOf, setListingFirm } from './listings.fixture.ts'
import { tellOfNews } from './jobs.ts'
import { linkSecret } from './saved-search.ts'
import { catalogueSource } from './search-source.ts'

let market: Market
let search: Search
let house: FastifyInstance
let app: App
let list: ReturnType<typeof listerOf>
let leak: string
let pipe: string
let solar: string
let hana: string
let dul: string
let hanaBrowser: Browser
const get = (url: string, cookie = '') => house.inject({ method: 'GET', url, headers: cookie === '' ? {} : { cookie } })
const press = (fields: Record<string, string>, cookie = '') =>
  house.inject({
    method: 'POST',
    url: '/compare/tray',
    headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded', cookie },
    payload: new URLSearchParams(fields).toString(),
  })
const trayIn = (answer: { cookies: { name: string; value: string }[] }) => answer.cookies.find((one) => one.name === 'tray')?.value
const q = (words: string) => encodeURIComponent(words)
const indexed = async (count: number) => {
  await expect.poll(async () => (await search.about())?.documents, { timeout: 10_000 }).toBe(count)
}

beforeAll(async () => {
  market = await openMarket()
  list = listerOf(market, await setListingFirm(market))
  leak = await list({
    titleKo: '터널 누수 감지기',
    titleEn: 'Tunnel leak detector',
    summaryKo: '물이 새는 곳을 바로 찾습니다.',
    trl: 9,
    priceFromWon: 8_000_000,
    approachKo: '콘크리트 벽에 붙인 초음파 센서가 누수 소리를 듣고 위치를 계산합니다.',
    effectsEn: 'It tests itself in 100 trials.',
    differences: [{ whatKo: '위치 오차', whatEn: 'Error', unit: 'm', before: '3', after: '0.5' }],
    specification: [{ nameKo: '무게', nameEn: 'Weight', value: '1.2 kg' }],
  })
  pipe = await list({
    titleKo: '상수도관 누수 탐지기',
    titleEn: 'Pipe leak finder',
    summaryKo: '땅속 관에서 물이 새는 곳을 찾습니다.',
    trl: 8,
    priceFromWon: 12_000_000,
    effectsEn: 'It tests itself in 100 trials.',
    differences: [{ whatKo: '위치  오차', whatEn: 'Error', unit: 'm', before: '5', after: '1' }],
    specification: [{ nameKo: '무 게', nameEn: 'Weight', value: '1.2kg' }],
  })
  solar = await list({
    titleKo: '태양광 발전량 예측',
    titleEn: 'Solar forecast',
    summaryKo: '날씨로 발전량을 압니다.',
    fieldCodes: ['ENERGY.RENEWABLE'],
    kind: 'software',
  })
  hana = (await market.set((tx) => createPerson(tx, { email: 'hana@found.example', name: '하나' }))).id
  dul = (await market.set((tx) => createPerson(tx, { email: 'dul@found.example', name: '둘' }))).id
  hanaBrowser = await market.as(hana)
  search = new Search({ source: catalogueSource(market.app.db, async () => ({ synonyms: { groups: [] }, userWords: [] })), pollMs: 200 })
  await search.whenReady
  app = { ...market.app, searches: new Map([['catalogue', search]]) }
  house = await openHouse(app, { perMinute: 100_000, tellStatements: true, logLevel: 'error' })
})
afterAll(async () => {
  await house.close()
  await search.close()
  await market.close()
})

test('suggestions come for half-typed syllables, first letters, titles and fields, and lead somewhere', async () => {
  const suggest = async (typed: string, lang = 'ko') =>
    (
      (await get(`/api/v1/catalogue/suggest?lang=${lang}&q=${q(typed)}`)).json() as {
        suggestions: { text: string; kind: string; address: string | null }[]
      }
    ).suggestions
  expect(await suggest('태야')).toContainEqual({ text: '태양광 발전량 예측', kind: '기술', address: `/catalogue/${solar}` })
  expect((await suggest('ㅌㄴ')).map((one) => one.text)).toContain('터널 누수 감지기')
  expect(await suggest('신재생')).toContainEqual(
    expect.objectContaining({ kind: '기술 분야', address: '/catalogue?field=ENERGY.RENEWABLE' }),
  )
  expect(await suggest('한국마사회', 'en')).toContainEqual({
    text: '한국마사회',
    kind: 'Institution',
    address: '/en/catalogue?institution=kra',
  })
  expect(await suggest('leak', 'en')).toContainEqual({ text: 'Tunnel leak detector', kind: 'Technology', address: `/en/catalogue/${leak}` })
  // Institutions by what people call them.
  for (const [typed, text] of [
    ['마사', '한국마사회'],
    ['수자원공', '한국수자원공사'],
  ] as const)
    expect([typed, (await suggest(typed)).filter((one) => one.text === text)]).toMatchObject([typed, [{ kind: '인증 기관' }]])
  for (const typed of ['', ' ', '!!', '<b>', 'ㅋ'.repeat(200)]) expect([typed, Array.isArray(await suggest(typed))]).toEqual([typed, true])
  const answer = await get(`/api/v1/catalogue/suggest?q=${q('누수')}`)
  expect(answer.headers['cache-control']).toBe('public, max-age=30')
  expect((answer.json() as { suggestions: { text: string }[] }).suggestions.map((one) => one.text)).toContain('누수')
})

test('the page and the API look for the same, whatever bytes are asked', async () => {
  const titles = (body: string) => [...body.matchAll(/<h2><a href="\/catalogue\/([a-z0-9]+)"/g)].map(([, id]) => id)
  for (const asked of [
    `${q('누수')}%00`,
    `%00${q('누수')}`,
    `${q('누')}%00${q('수')}`,
    `%ED%A0%80${q('누수')}`,
    `${q('누수')}%FF`,
    `${q('누수 ')}${q('가'.repeat(300))}`,
    `${q('누수')}%07`,
    q('누수'.normalize('NFD')),
  ]) {
    const [page, answer] = [await get(`/catalogue?q=${asked}`), await get(`/api/v1/catalogue?q=${asked}`)]
    const found = answer.json() as { listings: { id: string }[]; cut: boolean }
    expect([asked, page.statusCode, answer.statusCode, titles(page.body)]).toEqual([asked, 200, 200, found.listings.map((one) => one.id)])
    expect([asked, found.cut, (await get(`/api/v1/catalogue/suggest?q=${asked}`)).statusCode]).toEqual([
      asked,
      page.body.includes('찾는 말이 길어'),
      200,
    ])
  }
})

test('suggestions have a limit of their own, and use up no other', async () => {
  const strict = await openHouse(app, { perMinute: 3, logLevel: 'error' })
  const ask = (url: string) => strict.inject({ method: 'GET', url }).then((answer) => answer.statusCode)
  for (let times = 0; times < 600; times += 1) await ask('/api/v1/catalogue/suggest?q=')
  expect([
    await ask('/api/v1/catalogue/suggest?q='),
    await ask('/compare'),
    await ask('/compare'),
    await ask('/compare'),
    await ask('/compare'),
  ]).toEqual([429, 200, 200, 200, 429])
  await strict.close()
})

test('a result shows where in the description the words stand, marked and escaped', async () => {
  const page = await get(`/catalogue?q=${q('초음파 센서')}`)
  expect(page.body).toMatch(/<p class="passage">[^\n]*<mark>초음파[^\n]*센서<\/mark>/)
  const id = await list({
    titleKo: '위험한 <b>이름</b>',
    titleEn: 'x',
    summaryKo: '.',
    approachKo: '본문에 <script>alert(1)</script> 별난낱말 이 있습니다.',
  })
  await indexed(4)
  const risky = await get(`/catalogue?q=${q('별난낱말')}`)
  expect(risky.body).toContain('<mark>별난낱말</mark>')
  expect(risky.body).not.toContain('<script>alert')
  await market.set((tx) => tx.run(sql`update listings set state = 'hidden', hidden_reason = '시험을 마침' where id = ${id}`))
  await indexed(3)
})

test('ten thousand letters in the address get a page that says how many were looked for, over a real connection', async () => {
  const real = await openHouse(app, { perMinute: 1000, logLevel: 'error' })
  const address = await real.listen({ port: 0, host: '127.0.0.1' })
  for (const [lang, sentence] of [
    ['', '찾는 말이 길어 앞의 200자로 찾았습니다.'],
    ['/en', 'Only the first 200 letters were looked for.'],
  ] as const) {
    const answer = await fetch(`${address}${lang}/catalogue?q=${q('누수 탐지기'.padEnd(10_000, '가'))}`)
    expect([answer.status, (await answer.text()).includes(sentence)]).toEqual([200, true])
  }
  expect((await get(`/catalogue?q=${q('누수')}`)).body).not.toContain('찾는 말이 길어')
  await real.close()
})

test('where only a part of a word stands in a result, the reason says which part, and where', async () => {
  const page = await get(`/catalogue?q=${q('콘크리틍')}&as=typed`)
  expect(page.body).toMatch(/이 결과가 나온 까닭[^]*‘콘크리틍’ 가운데 ‘콘크리’: 기술 소개 본문 · 점수의 \d+%/)
  expect((await get(`/catalogue?q=${q('태양광')}`)).body).toMatch(/<li>‘태양광’: 기술 이름 · /)
  expect((await get(`/catalogue?q=${q('태야')}`)).body).toContain('‘태양광’ (입력한 글자로 시작): 기술 이름')
})

test('nothing found as typed: what reading it otherwise finds, the nearest field, and being told', async () => {
  const page = await get(`/catalogue?q=${q('누쑤')}&as=typed`)
  expect(page.body).toMatch(/‘누쑤’로 찾은 기술이 없습니다[^]*‘누수’ 결과 2건 보기/)
  const told = async (address: string) => ((await get(address)).json() as { otherwise: unknown }).otherwise
  expect(await told(`/api/v1/catalogue?q=${q('누쑤')}&as=typed`)).toEqual({ words: '누수', count: 2 })
  expect(await told(`/api/v1/catalogue?q=${q('누수')}`)).toBeNull()
  const none = await get(`/catalogue?q=${q('신재생쀍뛟')}&kind=material&as=typed`)
  expect(none.body).toContain('찾은 기술이 없습니다')
  expect(none.body).toContain('/catalogue?field=ENERGY.RENEWABLE')
  expect(none.body).toContain('로그인하고 새 기술 알림 받기')
})

test('where nothing is found three ways lead on at least, each to a page that works', async () => {
  for (const asked of [`q=${q('쀍뛟')}`, 'q=zzqx', `q=${q('쀍뛟을 뷁뷁하여 줗줗하고 싶습니다')}`, 'kind=software&trl=1']) {
    const { body } = await get(`/catalogue?${asked}`)
    const [empty = ''] = /<div class="empty">[^]*?<\/ul>/.exec(body) ?? []
    const ways = [...empty.matchAll(/href="([^"]+)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'))
    expect([asked, ways.length >= 3, new Set(ways).size === ways.length]).toEqual([asked, true, true])
    for (const way of ways) expect([way, (await get(way)).statusCode]).toEqual([way, 200])
  }
  expect((await get(`/match?k=${q('쀍뛟')}`)).body).toContain('value="쀍뛟"')
  expect((await hanaBrowser.get(`/catalogue?q=${q('쀍뛟')}`)).body).toMatch(/href="#alerts"[^]*id="alerts"/)
})

test('from the longest search there can be, sign-in and the comparison lead back to all of it', async () => {
  const words = '땅속 상수도관에서 물이 새는 곳을 소리로 찾는 누수 탐지기를 사고 싶습니다. '.repeat(9).slice(0, 200).trim()
  const { body } = await get(`/catalogue?q=${q(words)}&region=seoul&sort=newest`)
  const backTo = (pattern: RegExp) => {
    const [, found = ''] = pattern.exec(body) ?? []
    return new URL(found.replaceAll('&amp;', '&'), 'http://market.example').searchParams
  }
  const next = backTo(/href="(\/sign-in\?next=[^"]+)"[^>]*>로그인하고 새 기술 알림 받기/).get('next') ?? ''
  expect(new URLSearchParams(next.split('?')[1]).get('q')).toBe(words)
  const searched = await get(`/catalogue?q=${q(words)}`)
  const [, back = ''] = /name="back" value="([^"]+)"/.exec(searched.body) ?? []
  const { location = '' } = (await press({ add: leak, back: back.replaceAll('&amp;', '&') })).headers
  expect(new URL(location, 'http://market.example').searchParams.get('q')).toBe(words)
})

test('what words alone do not find is narrowed by nothing; what filters do not find still shows them', async () => {
  expect((await get(`/catalogue?q=${q('쀍뛟')}`)).body).not.toContain('class="filters"')
  expect((await get('/catalogue?kind=software&trl=1')).body).toContain('class="filters"')
})

test('where nothing has all of the words, it is said which to leave out and how many answer then', async () => {
  const page = await get(`/catalogue?q=${q('누수 태양광')}`)
  expect(page.body).toMatch(
    /모든 낱말이 있는 기술은 없습니다[^]*‘태양광’ 없이 검색하면 모두 맞는 기술 2건[^]*‘누수’ 없이 검색하면 모두 맞는 기술 1건/,
  )
  const none = await get(`/catalogue?q=${q('누수 태양광')}&kind=software&field=SOC`)
  expect(none.body).toContain('찾은 기술이 없습니다')
  expect((await get(`/catalogue?q=${q('터널 누수')}`)).body).not.toContain('없이 검색하면')
})

test('leaving a word out leads to a page that says first what was promised', async () => {
  const { body } = await get(`/catalogue?q=${q('터널 누수 위치 태양광')}`)
  const promised = [...body.matchAll(/href="(\/catalogue\?[^"]+)">‘[^’]+’ 없이 검색하면 모두 맞는 기술 (\d+)건/g)]
  expect(promised.length).toBeGreaterThan(0)
  for (const [, href = '', count] of promised) {
    const page = (await get(href.replaceAll('&amp;', '&'))).body
    const whole = /모두 맞는 기술 (\d+)건/.exec(page)?.[1] ?? /찾은 기술 (\d+)건/.exec(page)?.[1]
    expect([href, whole]).toEqual([href, count])
  }
})

test('where little or nothing answers, the fields nearest to the words are offered with how many there are, on the page and in the API', async () => {
  const typed = q('누수 쀍뛟')
  expect((await get(`/catalogue?q=${typed}`)).body).toMatch(/가까운 분야에서 찾기:[^]*\/catalogue\?field=SOC.ROAD">도로 \(2건\)/)
  expect((await get(`/en/catalogue?q=${typed}&kind=material`)).body).toMatch(/Show 2 of a field near to it, “Roads”/)
  const answer = (await get(`/api/v1/catalogue?q=${typed}`)).json() as { nearFields: unknown; leaveOut: unknown }
  expect(answer.nearFields).toEqual([{ value: 'SOC.ROAD', ko: '도로', en: 'Roads', count: 2 }])
  expect(((await get(`/api/v1/catalogue?q=${q('누수 태양광')}`)).json() as typeof answer).leaveOut).toEqual([
    { word: '태양광', count: 2 },
    { word: '누수', count: 1 },
  ])
  expect((await get(`/catalogue?q=${q('쀍뛟')}`)).body).not.toContain('가까운 분야')
})

test('in any order but that of relevance each result that fits only some of the words says so', async () => {
  const tagged = async (words: string, sort: string) =>
    (await get(`/catalogue?q=${q(words)}&sort=${sort}`)).body.split('<li id="listing-').filter((item) => item.includes('낱말 일부만 일치'))
      .length
  for (const sort of ['newest', 'price', 'title', 'until'])
    expect([sort, await tagged('누수 태양광', sort), await tagged('누수', sort)]).toEqual([sort, 1, 0])
  expect(await tagged('누수 태양광', 'relevance')).toBe(0)
  expect((await get(`/en/catalogue?q=${q('누수 태양광')}&sort=price`)).body).toContain('Only some of the words')
})

test('a feed holds what fits all of the words, however many newer ones fit a part', async () => {
  const feed = await get(`/feeds/catalogue?q=${q('터널 누수')}`)
  expect(feed.body.match(/<entry>/g)).toHaveLength(1)
  expect((await get(`/feeds/catalogue?q=${q('누수 태양광')}`)).body).not.toContain('<entry>')
})

test('what is similar stands on the listing, on its own page and in the API, with the words both use', async () => {
  const page = await get(`/catalogue/${leak}`)
  expect(page.body).toContain(`href="/catalogue/${pipe}"`)
  expect(Number(page.headers['x-statements'])).toBeLessThanOrEqual(5)
  const all = await get(`/en/catalogue/${leak}/similar`)
  expect([all.statusCode, all.body.includes('Words both use: ')]).toEqual([200, true])
  const { listings } = (await get(`/api/v1/catalogue/${leak}/similar?most=5`)).json() as { listings: { id: string; shared: string[] }[] }
  expect(listings[0]).toMatchObject({ id: pipe, shared: expect.arrayContaining(['누수']) })
  expect(listings[0]?.shared.filter((word) => ['itself', '100'].includes(word))).toEqual([])
  expect(listings.map((one) => one.id)).not.toContain(leak)
  for (const path of ['/catalogue/nothing/similar', '/api/v1/catalogue/nothing/similar']) expect((await get(path)).statusCode).toBe(404)
})

test('the tray is kept in the browser, takes four, and leads to the comparison', async () => {
  const one = await press({ add: leak, back: `/catalogue?q=${q('누수')}` })
  expect([one.statusCode, one.headers.location, trayIn(one)]).toEqual([303, `/catalogue?q=${q('누수')}#listing-${leak}`, leak])
  const page = await get('/catalogue', `tray=${leak}`)
  expect(page.body).toContain(`href="/compare?items=${leak}"`)
  expect(page.body).toContain('비교에서 빼기')
  const five = await press({ add: 'e5', back: '/catalogue' }, 'tray=a1,b2,c3,d4')
  expect(trayIn(five)).toBe('b2,c3,d4,e5')
  expect(trayIn(await press({ remove: 'b2' }, 'tray=a1,b2'))).toBe('a1')
  expect(trayIn(await press({ clear: '1', back: '//evil.example' }, 'tray=a1,b2'))).toBe('')
  expect((await press({ clear: '1', back: '//evil.example' }, 'tray=a1')).headers.location).toBe('/compare')
  expect((await get('/compare', `tray=${leak},${pipe}`)).headers.location).toBe(`/compare?items=${leak},${pipe}`)
  for (const tray of ["'; drop table", '%00', ','.repeat(400), '<script>'])
    expect([tray, (await get('/catalogue', `tray=${encodeURIComponent(tray)}`)).statusCode]).toEqual([tray, 200])
})

test('the address is the comparison: same rows for each, what differs is marked, only that if asked', async () => {
  const page = await get(`/compare?items=${leak},${pipe}`)
  expect(Number(page.headers['x-statements'])).toBeLessThanOrEqual(5)
  expect(page.body).toContain('위치 오차 (m)')
  expect(page.body).toContain('3 → 0.5')
  expect(page.body).toContain('이 인증만으로는 수의계약 근거가 되지 않습니다.')
  expect(page.body).toMatch(/<tr class="same"><th scope="row">무게/)
  expect(page.body).toMatch(/<tr class="differs"><th scope="row">공급 가격/)
  const only = await get(`/compare?items=${leak},${pipe}&only=differences`)
  expect(only.body).not.toContain('>무게<')
  expect((await get(`/compare?items=${leak}&items=${pipe}`)).headers.location).toBe(`/compare?items=${leak},${pipe}`)
})

test('one alone is given three like it, what is unknown is said, too many are cut, nonsense is answered', async () => {
  const alone = await get(`/compare?items=${leak}`)
  expect(alone.body).toContain(`href="/compare?items=${leak},${pipe}"`)
  const unknown = await get(`/compare?items=${leak},nothing2,${pipe}`)
  expect(unknown.body).toContain('1건은 없거나 지금 보이지 않아 뺐습니다')
  expect((await get(`/compare?items=${leak},${pipe},${solar},a1,b2`)).body).toContain('뒤의 1건은 뺐습니다')
  const hide = (reason: string | null) =>
    market.set((tx) =>
      tx.run(sql`update listings set state = ${reason === null ? 'listed' : 'hidden'}, hidden_reason = ${reason} where id = ${pipe}`),
    )
  await hide('사진을 바꾸는 동안')
  const hidden = await get(`/compare?items=${leak},${pipe},nothing2`)
  expect(hidden.body).toContain('2건은 없거나 지금 보이지 않아 뺐습니다')
  expect(hidden.body).toMatch(/상수도관 누수 탐지기<\/a> <span class="quiet">\(지금은 보이지 않는 기술\)/)
  expect(hidden.body).not.toContain(`>${pipe}<`)
  await hide(null)
  for (const items of ['', ',', 'x', '%00', "';--", 'a'.repeat(5000), Array.from({ length: 500 }, (_, at) => `i${at}`).join(',')])
    expect([items.slice(0, 20), (await get(`/compare?items=${items}`)).statusCode]).toEqual([items.slice(0, 20), 200])
})

test('a person keeps a technology once, sees it under their account, and takes it out; a stranger’s hidden one is not found', async () => {
  for (let times = 0; times < 2; times += 1)
    expect((await hanaBrowser.post(`/account/bookmarks/${leak}`, { back: `/catalogue/${leak}` })).statusCode).toBe(303)
  expect((await hanaBrowser.get('/account/bookmarks')).body).toContain('터널 누수 감지기')
  expect((await hanaBrowser.get(`/catalogue/${leak}`)).body).toContain('관심 기술에서 빼기')
  expect((await hanaBrowser.post('/account/bookmarks/nothing')).statusCode).toBe(404)
  expect((await (await market.as(dul)).get('/account/bookmarks')).body).not.toContain('터널 누수 감지기')
  expect((await hanaBrowser.get('/account/bookmarks')).body).toContain('/account/bookmarks/export.csv')
  const file = await takeAway(hanaBrowser, '/account/bookmarks')
  expect([file.statuses, file.rows.length, file.rows[1]?.includes(`http://localhost/catalogue/${leak}`)]).toEqual([[200, 200], 2, true])
  expect((await takeAway(await market.as(dul), '/account/bookmarks')).rows).toHaveLength(1)
  await hanaBrowser.post(`/account/bookmarks/${leak}/remove`)
  expect((await hanaBrowser.get('/account/bookmarks')).body).toContain('아직 관심 기술이 없습니다.')
  expect((await market.visitor.post(`/account/bookmarks/${leak}`)).statusCode).toBe(303)
  expect((await market.read.one(sql<{ count: number }>`select count(*)::int as count from bookmarks`)).count).toBe(0)
})

test('a search that asks for nothing, or without a name, is refused in words; the same twice is one', async () => {
  const save = (asked: string, name = '이름') => hanaBrowser.post('/account/searches', { asked, name })
  for (const asked of ['', '?', '?sort=price', '?page=3', '?nothing=1', '?q=%00', '?q=%20']) await save(asked)
  await save(`?q=${q('누수')}`, ' ')
  expect((await market.read.one(sql<{ count: number }>`select count(*)::int as count from saved_searches`)).count).toBe(0)
  await Promise.all([save(`?q=${q('누수')}`, '누수 찾기'), save(`?page=2&q=${q('누수')}`, '누수 찾기')])
  expect(await market.read.many(sql`select name, asked from saved_searches`)).toEqual([{ name: '누수 찾기', asked: `?q=${q('누수')}` }])
  const page = (await hanaBrowser.get('/account/searches')).body
  expect([page.includes('알림 받는 중'), page.includes('/account/searches/export.csv')]).toEqual([true, true])
  const { lines, rows } = await takeAway(hanaBrowser, '/account/searches')
  expect([rows.length, rows[1]?.[0], rows[1]?.[1]]).toEqual([2, '누수 찾기', '알림 받는 중'])
  expect(lines[1]).toContain(`http://localhost/catalogue?q=${q('누수')}`)
  expect(lines.join()).not.toContain('/feeds/')
})

test('a search is one, in whatever order it is shown or its values were chosen: saved again it is saved already, and its page says so', async () => {
  const dulBrowser = await market.as(dul)
  const save = async (asked: string) =>
    (await dulBrowser.get((await dulBrowser.post('/account/searches', { asked, name: '도로와 철도' })).headers['location'] ?? '')).body
  await save(`?q=${q('누수')}&field=SOC.ROAD&field=SOC.RAIL`)
  for (const asked of [
    `?q=${q('누수')}&field=SOC.RAIL&field=SOC.ROAD&sort=price`,
    `?sort=newest&field=SOC.RAIL&field=SOC.ROAD&field=SOC.RAIL&q=${q(' 누수 ')}&page=2`,
  ])
    await save(asked)
  expect(await market.read.many(sql`select asked from saved_searches where person_id = ${dul}`)).toEqual([
    { asked: `?q=${q('누수')}&field=SOC.RAIL&field=SOC.ROAD` },
  ])
  const { body } = await dulBrowser.get(`/catalogue?q=${q('누수')}&field=SOC.RAIL&field=SOC.ROAD&sort=title`)
  expect(body).toContain('이 검색에 맞는 새 기술을 메일로 알려 드리고 있습니다.')
  await market.set((tx) => tx.run(sql`delete from saved_searches where person_id = ${dul}`))
})

const news = () =>
  market.read.many(
    sql<{ subject: string; body: string }>`select subject, body from mails where to_address = 'hana@found.example' order by created_at`,
  )
const tomorrow = () => market.set((tx) => tx.run(sql`update saved_searches set checked_at = checked_at - interval '1 day'`))

test('what is new is told once, by mail and in the inbox, at most once a day; a crash in between tells it later, once', async () => {
  expect(await tellOfNews(app)).toBe(0)
  await list({ titleKo: '하수관 누수 센서', titleEn: 'Sewer sensor', summaryKo: '.' })
  await list({ titleKo: '드론 방제기', titleEn: 'Drone', summaryKo: '.' })
  await indexed(5)
  expect(await tellOfNews(app)).toBe(0) // looked through today already
  await tomorrow()
  await market.app.db.pool.query(
    `create function fall() returns trigger language plpgsql as $$ begin raise 'the power went out'; end $$; create trigger fall before insert on mails for each row execute function fall()`,
  )
  await expect(tellOfNews(app)).rejects.toThrow('the power went out')
  await market.app.db.pool.query('drop trigger fall on mails')
  expect(await news()).toEqual([])
  expect(await tellOfNews(app)).toBe(1)
  const [mail, ...more] = await news()
  expect(more).toEqual([])
  expect(mail?.subject).toBe('저장한 검색 ‘누수 찾기’에 새 기술 1건')
  expect(mail?.body).toContain('하수관 누수 센서')
  expect(mail?.body).not.toContain('드론')
  expect((await hanaBrowser.get('/inbox')).body).toContain('새 기술 1건')
  expect((await hanaBrowser.get('/inbox')).body).not.toContain('/stop/')
  await tomorrow()
  await Promise.all([tellOfNews(app), tellOfNews(app)])
  expect(await news()).toHaveLength(1)
})

test('the link of the mail stops the alerts after one press, without sign-in; a guessed one is not found', async () => {
  const path = /\{address\}(\/searches\/\S+)/.exec((await news())[0]?.body ?? '')?.[1] ?? ''
  expect((await market.visitor.get(path)).body).toContain('알림 그만 받기')
  expect((await hanaBrowser.get('/account/searches')).body).toContain('알림 받는 중')
  expect((await market.visitor.post(path)).statusCode).toBe(303)
  expect((await hanaBrowser.get('/account/searches')).body).toContain('알림 꺼짐')
  for (const wrong of [path.slice(0, -1) + (path.endsWith('a') ? 'b' : 'a'), path.replace(/\/stop\/.*/, '/stop/x')])
    expect([(await market.visitor.get(wrong)).statusCode, (await market.visitor.post(wrong)).statusCode]).toEqual([404, 404])
  await list({ titleKo: '누수 알림 꺼진 동안', titleEn: 'Meanwhile', summaryKo: '.' })
  await indexed(6)
  await tomorrow()
  const id = path.split('/')[2] ?? ''
  await hanaBrowser.post(`/account/searches/${id}/alert`, { alert: 'on' })
  expect(await tellOfNews(app)).toBe(0)
})

test('a mail reader’s own button stops the alerts at one press: no page of ours, no cookie, once in the audit, and a guess is not found', async () => {
  const { stopPath } = await market.read.one(
    sql<{ stopPath: string }>`select stop_path from mails where to_address = 'hana@found.example' order by created_at limit 1`,
  )
  const press = (path: string) =>
    house.inject({
      method: 'POST',
      url: path,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'List-Unsubscribe=One-Click',
    })
  const stops = async () =>
    (
      await market.read.one(
        sql<{
          many: number
        }>`select count(*)::int as many from audit_log where action = 'search.alert-stopped' and detail->>'by' = 'link in a mail'`,
      )
    ).many
  const before = await stops()
  await hanaBrowser.post(`/account/searches/${stopPath.split('/')[2]}/alert`, { alert: 'on' })
  for (const _time of [1, 2])
    expect(await press(stopPath)).toMatchObject({
      statusCode: 200,
      body: expect.stringContaining('검색의 알림을 보내지 않습니다.') as string,
    })
  expect([(await stops()) - before, (await press(`${stopPath.slice(0, -2)}xx`)).statusCode]).toEqual([1, 404])
  expect((await hanaBrowser.get('/account/searches')).body).toContain('알림 꺼짐')
  await hanaBrowser.post(`/account/searches/${stopPath.split('/')[2]}/alert`, { alert: 'on' })
})

test('another person’s search is not found, whatever is done to it', async () => {
  const { id } = await market.read.one(sql<{ id: string }>`select id from saved_searches`)
  const eve = await market.as(dul)
  for (const act of ['alert', 'name', 'feed', 'forget'])
    expect([act, (await eve.post(`/account/searches/${id}/${act}`, { alert: 'off', [`name-${id}`]: '남의 것' })).statusCode]).toEqual([
      act,
      404,
    ])
  expect((await hanaBrowser.get('/account/searches')).body).toContain('누수 찾기')
})

test('feeds are sound Atom, newest first; a private one opens by its address alone and ends when that is changed', async () => {
  const open = await get(`/feeds/catalogue?q=${q('누수')}&lang=en`)
  expect(open.headers['content-type']).toBe('application/atom+xml; charset=utf-8')
  expect(open.body.match(/<entry>/g)).toHaveLength(4)
  expect(open.body).toContain('<title>Meanwhile</title>')
  expect(open.body.indexOf('Meanwhile')).toBeLessThan(open.body.indexOf('Tunnel leak detector'))
  expect((await get(`/feeds/catalogue?q=${q('<x>&"\u0001')}`)).body).toContain('‘&lt;x&gt;&amp;&quot;’')
  const known = await house.inject({
    method: 'GET',
    url: `/feeds/catalogue?q=${q('누수')}&lang=en`,
    headers: { 'if-none-match': `"other", ${String(open.headers['etag'])}` },
  })
  expect([known.statusCode, known.body]).toEqual([304, ''])
  expect(open.headers['cache-control']).toBe('no-cache')
  const empty = await get(`/feeds/catalogue?q=${q('누수 태양광')}`)
  expect(empty.body).toContain('<updated>1970-01-01T09:00:00+09:00</updated>')
  expect(empty.headers['etag']).toBe((await get(`/feeds/catalogue?q=${q('누수 태양광')}`)).headers['etag'])
  const { id } = await market.read.one(sql<{ id: string }>`select id from saved_searches`)
  const address = `/feeds/searches/${id}/${linkSecret(market.app.secret, 'feed', { id, turn: 0 })}`
  expect((await get(address)).body).toContain('<title>누수 찾기</title>')
  for (const wrong of [
    `/feeds/searches/${id}/${linkSecret(market.app.secret, 'stop', { id, turn: 0 })}`,
    `/feeds/searches/nothing/${linkSecret(market.app.secret, 'feed', { id: 'nothing', turn: 0 })}`,
  ])
    expect((await get(wrong)).statusCode).toBe(404)
  await hanaBrowser.post(`/account/searches/${id}/feed`)
  expect((await get(address)).statusCode).toBe(404)
})

test('no more than fifty searches, and what a person kept goes with the account', async () => {
  for (let at = 0; at < 55; at += 1) await hanaBrowser.post('/account/searches', { asked: `?q=word${at}`, name: `${at}` })
  expect(
    (await market.read.one(sql<{ count: number }>`select count(*)::int as count from saved_searches where person_id = ${hana}`)).count,
  ).toBe(50)
  expect(
    JSON.stringify((await market.read.one(sql<{ found: unknown }>`select json_agg(asked) as found from saved_searches`)).found),
  ).toContain('word1')
  await hanaBrowser.post(`/account/bookmarks/${leak}`)
  expect((await hanaBrowser.post('/account/privacy/leave')).headers['location']).toBe('/')
  expect(
    (await market.read.one(sql<{ count: number }>`select count(*)::int as count from bookmarks where person_id = ${hana}`)).count,
  ).toBe(0)
  expect(
    (await market.read.one(sql<{ count: number }>`select count(*)::int as count from saved_searches where person_id = ${hana}`)).count,
  ).toBe(0)
})

test('whatever is typed or chosen is answered, by the index and by the database, and nothing comes back unescaped', async () => {
  const words = [
    '',
    '가',
    'ㅋ',
    '!!!',
    '\u0000',
    '\u0007',
    "'; drop table listings --",
    '<script>alert(1)</script>',
    '가'.repeat(10_000),
    '%_\\',
    '\ud83d',
    '\ud83d\ude00',
    '\u202e',
    '"><img src=x>',
    '(',
    '*'.repeat(500),
  ]
  const deep = ['field', 'council', 'institution', 'kind', 'certificate', 'ground', 'trl', 'region', 'price', 'supplied', 'standing']
    .flatMap((name) => Array.from({ length: 30 }, (_, at) => `${name}=x${at}`))
    .join('&')
  for (const typed of words) {
    for (const tail of ['', '&page=10000', '&page=-1', '&page=9e9', '&sort=nothing', `&${deep}`, '&as=typed&kind=material']) {
      const path = `/catalogue?q=${encodeURIComponent(typed.toWellFormed())}${tail}`
      for (const ask of [get, market.visitor.get]) {
        const answer = await ask(path)
        expect([path.slice(0, 80), answer.statusCode, /<script>alert|<img src=x/.test(answer.body)]).toEqual([
          path.slice(0, 80),
          tail === '&page=10000' ? 303 : 200,
          false,
        ])
      }
    }
  }
  for (const raw of ['%ED%A0%BD', '%FF%FE', '%']) expect([raw, (await get(`/catalogue?q=${raw}`)).statusCode]).toEqual([raw, 200])
  expect((await get('/catalogue?page=999')).headers['location']).toBe('/catalogue')
})
