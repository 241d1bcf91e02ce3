import { afterAll, beforeAll, expect, test } from 'vitest'
import { openMarket, sql } from '../../tests/support/market.ts'
import type { Market } from '../../tests/support/market.ts'
import { openHouse } from '../app.ts'
import { Search } from '../platform/search/search.ts'
import { queryFrom } from './address.ts'
import { indexSearch } from './index-search.ts'
import { certificateOf, listerOf, setListingFirm, setListings } from './listings.fixture.ts'
import { postgresSearch } from './postgres-search.ts'
import { catalogueSource } from './search-source.ts'
import { filterNames } from './search-port.ts'

let market: Market
let search: Search
let companyId: string
let list: ReturnType<typeof listerOf>

const asked = (query: Record<string, string | string[]>) =>
  queryFrom({ one: (name) => [query[name] ?? ''].flat()[0] ?? '', all: (name) => [query[name] ?? []].flat() })
const find = (query: Record<string, string | string[]>) =>
  indexSearch(search, () => new Date()).search(market.app.db.reader(), asked(query))
const titles = async (query: Record<string, string | string[]>) => (await find(query)).hits.map((hit) => hit.titleKo)
/** Long enough for a machine that has much else to do; nobody waits longer than it takes. */
const soonMs = 20_000
const expectSoon = async (query: Record<string, string>, wanted: string[]) => {
  await expect.poll(() => titles(query), { timeout: soonMs }).toEqual(wanted)
}

beforeAll(async () => {
  market = await openMarket()
  companyId = await setListingFirm(market)
  list = listerOf(market, companyId)
  await list(
    {
      titleKo: '터널 누수 감지기',
      titleEn: 'Tunnel leak detector',
      summaryKo: '물이 새는 곳을 찾습니다.',
      priceFromWon: 8_000_000,
      ipRights: [],
    },
    { certificates: [certificateOf('kra', 'KRA-2026-0077')] },
  )
  await list(
    {
      titleKo: '배수 펌프',
      titleEn: 'Pump',
      summaryKo: '누수 현장에서 물을 빼냅니다.',
      fieldCodes: ['SOC.RAIL', 'ENERGY.GRID'],
      priceFromWon: 60_000_000,
    },
    { certificates: [certificateOf('ex', 'EX-1', '2020-01-01', '2024-12-31')] },
  )
  await setListings(market, companyId, [
    { titleKo: '도로 균열 보수재', kind: 'material', keywords: ['누수'] },
    { titleKo: '태양광 발전량 예측', kind: 'technology', fieldCodes: ['ENERGY.RENEWABLE'] },
    {
      titleKo: '드론 방제기',
      otherCertificates: [
        { kind: 'PERFORMANCE_CERT', number: '성능-1', issuer: '', validFrom: null, validTo: null },
        { kind: 'NET', number: '신-1', issuer: '', validFrom: null, validTo: null },
      ],
    },
  ])
  search = new Search({
    source: catalogueSource(market.app.db, async () => ({ synonyms: { groups: [['UAV', '드론']] }, userWords: [] })),
    pollMs: 200,
  })
  await search.whenReady
})
afterAll(async () => {
  await search.close()
  await market.close()
})

test('finds as people type: particles, blanks, first letters, slips, synonyms, English, numbers', async () => {
  expect(await titles({ q: '누수를' })).toEqual(['터널 누수 감지기', '도로 균열 보수재', '배수 펌프'])
  for (const [typed, wanted] of [
    ['태양광발전량예측', '태양광 발전량 예측'],
    ['ㅌㅇㄱ', '태양광 발전량 예측'],
    ['터널 누스', '터널 누수 감지기'],
    ['UAV', '드론 방제기'],
    ['leak detectors', '터널 누수 감지기'],
    ['kra 2026 0077', '터널 누수 감지기'],
    ['KRA-2026-0077', '터널 누수 감지기'],
  ] as const) {
    expect([typed, (await titles({ q: typed }))[0]]).toEqual([typed, wanted])
  }
})

test('a listing is found by what its field, its kind and its region are called, too', async () => {
  expect(await titles({ q: '신재생' })).toEqual(['태양광 발전량 예측'])
  expect(await titles({ q: 'material' })).toEqual(['도로 균열 보수재'])
  const { hits } = await find({ q: '철도' })
  expect(hits.map((hit) => hit.titleKo)).toEqual(['배수 펌프'])
  expect(hits[0]?.why?.[0]).toMatchObject({ word: '철도', fields: ['class'] })
})

test('a listing is found by what its other certificates are called', async () => {
  for (const q of ['성능인증', '성능 인증', '신기술인증', 'NET', 'performance certificate'])
    expect([q, await titles({ q })]).toEqual([q, ['드론 방제기']])
})

test('what holds a certificate that is a ground for a contract is told from what does not; the market’s own certificate is none', async () => {
  const now = await market.read.one(sql<{ day: string }>`select market_today()::text as day`)
  const held = (kind: string, validTo: string | null) => ({ kind, number: '1', issuer: '', validFrom: null, validTo })
  const ids = await setListings(market, companyId, [
    { titleKo: '지난 성능인증', otherCertificates: [held('PERFORMANCE_CERT', '2020-01-01')] },
    { titleKo: '오늘까지 혁신제품', otherCertificates: [held('INNOVATION_PRODUCT', now.day), held('NET', null)] },
    { titleKo: '신기술만', otherCertificates: [held('NET', null), held('MARKET', null)] },
  ])
  await expectSoon({ q: '혁신제품' }, ['오늘까지 혁신제품'])
  expect((await titles({ ground: ['yes'] })).toSorted()).toEqual(['드론 방제기', '오늘까지 혁신제품'])
  expect((await find({})).facets.ground).toMatchObject([{ value: 'yes', count: 2 }])
  await market.set((tx) =>
    tx.run(sql`update listings set state = 'hidden', hidden_reason = '시험' where id = any(${Object.values(ids)}::text[])`),
  )
  await expect.poll(async () => (await find({})).total, { timeout: soonMs }).toBe(5)
})

test('facets, filters, sorting and the whole catalogue are what the database says', async () => {
  for (const query of [
    {},
    { kind: ['product'] },
    { field: ['SOC'], standing: ['valid'] },
    { price: ['unknown'], sort: 'title' },
    { sort: 'price' },
    { sort: 'until' },
    { institution: ['ex'], kind: ['product', 'material'] },
    { council: ['SOC'] },
    { ground: ['yes'], kind: ['product'] },
  ]) {
    const [ours, theirs] = [await find(query), await postgresSearch.search(market.app.db.reader(), asked(query))]
    const plain = (found: typeof ours) => ({
      total: found.total,
      facets: Object.fromEntries(
        filterNames.map((name) => [name, Object.fromEntries(found.facets[name].map((one) => [one.value, Number(one.count)]))]),
      ),
    })
    expect([query, plain(ours)]).toEqual([query, plain(theirs)])
    if ('sort' in query) expect(ours.hits.map((hit) => hit.titleKo).slice(0, 1)).toEqual(theirs.hits.map((hit) => hit.titleKo).slice(0, 1))
  }
})

test('sorted by name, what is shown is in order: by English titles in English, by Korean ones in Korean', async () => {
  for (const engine of [indexSearch(search, () => new Date()), postgresSearch]) {
    const sorted = async (lang: 'ko' | 'en') =>
      (await engine.search(market.app.db.reader(), { ...asked({ sort: 'title' }), lang })).hits.map((hit) =>
        lang === 'ko' ? hit.titleKo : hit.titleEn || hit.titleKo,
      )
    expect(await sorted('ko')).toEqual(['도로 균열 보수재', '드론 방제기', '배수 펌프', '태양광 발전량 예측', '터널 누수 감지기'])
    expect(await sorted('en')).toEqual(['Pump', 'Tunnel leak detector', '도로 균열 보수재', '드론 방제기', '태양광 발전량 예측'])
  }
  const house = await openHouse({ ...market.app, searches: new Map([['catalogue', search]]) }, { perMinute: 100_000, logLevel: 'error' })
  const { body } = await house.inject({ method: 'GET', url: '/en/catalogue?sort=title' })
  expect(body.indexOf('>Pump<')).toBeLessThan(body.indexOf('>Tunnel leak detector<'))
  expect(body.indexOf('>Tunnel leak detector<')).toBeLessThan(body.indexOf('도로 균열 보수재'))
  await house.close()
})

test('every hit says why, and the shares are of its score', async () => {
  const { hits } = await find({ q: '터널 누수' })
  expect(hits[0]?.why).toEqual([
    expect.objectContaining({ word: '터널', origin: 'typed', fields: ['title'] }),
    expect.objectContaining({ word: '누수', origin: 'typed', fields: ['title'] }),
    expect.objectContaining({ origin: 'rest', rest: ['neighbours', 'standing'] }),
  ])
  for (const q of [
    '터널 누수',
    '누수',
    '누수 태양광',
    '태양광발전량예측',
    'ㅌㅇㄱ',
    'UAV',
    'KRA-2026-0077',
    '미세플라스탁',
    '누수를 찾는 감지기 펌프 현장',
  ])
    for (const hit of (await find({ q })).hits)
      expect([q, hit.titleKo, hit.why?.reduce((sum, one) => sum + one.share, 0)]).toEqual([q, hit.titleKo, expect.closeTo(1, 2)])
})

test('the percents shown of a result add up to a hundred, for one word as for several', async () => {
  const house = await openHouse({ ...market.app, searches: new Map([['catalogue', search]]) }, { perMinute: 100_000, logLevel: 'error' })
  for (const q of ['누수', '터널 누수', '누수 태양광', '드론 방제기']) {
    const { body } = await house.inject({ method: 'GET', url: `/catalogue?q=${encodeURIComponent(q)}` })
    const sums = [...body.matchAll(/이 결과가 나온 까닭(.*?)<\/details>/gs)].map(([, inside]) =>
      [...(inside ?? '').matchAll(/점수의 (\d+)%/g)].reduce((sum, [, percent]) => sum + Number(percent), 0),
    )
    expect([q, sums.length > 0, new Set(sums)]).toEqual([q, true, new Set([100])])
    expect(body).toMatch(/그 밖: [^<]*유효한 인증서/)
  }
  await house.close()
})

test('a new, a changed, a hidden listing and a firm’s new name are found soon', async () => {
  const fresh = await list({ titleKo: '교량 점검 로봇' })
  await expectSoon({ q: '교량' }, ['교량 점검 로봇'])
  await market.set((tx) => tx.run(sql`update companies set name_ko = '새이름정밀' where id = ${companyId}`))
  await expect.poll(async () => (await find({ q: '새이름정밀' })).total, { timeout: soonMs }).toBe(6)
  await market.set((tx) => tx.run(sql`update listings set state = 'hidden', hidden_reason = '시험' where id = ${fresh}`))
  await expectSoon({ q: '교량' }, [])
})

test('the page takes two statements, marks what was found, says how a slip was read and leads back', async () => {
  const house = await openHouse(
    { ...market.app, searches: new Map([['catalogue', search]]) },
    { perMinute: 100_000, tellStatements: true, logLevel: 'error' },
  )
  const get = (path: string) => house.inject({ method: 'GET', url: path })
  const page = await get(`/catalogue?q=${encodeURIComponent('터널 누스')}`)
  expect([page.statusCode, Number(page.headers['x-statements'])]).toEqual([200, 2])
  expect(page.body).toContain('<mark>누수</mark>')
  expect(page.body).toContain('as=typed')
  for (const words of [
    '',
    '가',
    '!!!',
    '\u0000',
    "'; drop table listings --",
    '<script>alert(1)</script>',
    '가'.repeat(5000),
    '%',
    '\ud83d',
  ]) {
    for (const path of [
      `/catalogue?q=${encodeURIComponent(words.toWellFormed())}&page=10000`,
      `/en/catalogue?q=${encodeURIComponent(words.toWellFormed())}&field=SOC&kind=x&sort=price`,
      `/api/v1/catalogue?q=${encodeURIComponent(words.toWellFormed().slice(0, 200))}`,
    ]) {
      const answer = await get(path)
      expect([path.slice(0, 60), answer.statusCode, answer.body.includes('<script>alert')]).toEqual([
        path.slice(0, 60),
        path.endsWith('page=10000') ? 303 : 200,
        false,
      ])
    }
  }
  await house.close()
})

test('where little answers the database offers the fields that the index would offer', async () => {
  for (const q of ['누수 쀍뛟', '방제기', '신재생 쀍뛟', '쀍뛟']) {
    const theirs = await postgresSearch.search(market.app.db.reader(), asked({ q }))
    // The index knows within two seconds what the tests before this one changed.
    await expect.poll(async () => [q, (await find({ q })).nearFields], { timeout: 5000 }).toEqual([q, theirs.nearFields])
    expect([q, (theirs.nearFields ?? []).length > 0]).toEqual([q, q !== '쀍뛟'])
  }
  const reader = market.app.db.reader()
  await postgresSearch.search(reader, asked({ q: '누수 쀍뛟' }))
  await postgresSearch.search(reader, asked({ q: '방제기' }))
  expect(reader.statements).toBe(5)
})

test('conditions among the words are offered as filters with what they would leave, and are in no listing’s way', async () => {
  const { offered, leftOut, hits, whole } = await find({ q: 'TRL 8 이상 누수 1천만원 미만' })
  expect([leftOut, whole, hits[0]?.titleKo]).toEqual([['TRL 8 이상', '1천만원 미만'], 3, '터널 누수 감지기'])
  expect(offered?.map(({ conditions, words, count }) => [conditions.map((one) => one.filter).join(), words, count])).toEqual([
    ['price', 'TRL 8 이상 누수', 1],
  ])
  const named = await find({ q: '한국마사회 누수' })
  expect([named.leftOut, named.offered?.map(({ conditions, words, count }) => [conditions[0]?.values, words, count])]).toEqual([
    [],
    [[['kra'], '누수', 2]],
  ])
  expect(await find({ q: '한국마사회 누수', institution: 'kra' })).toMatchObject({ offered: [] })
  // Nothing but a condition finds nothing by its pieces; as typed it is looked for as it stands.
  expect(await find({ q: '1천만원 이하' })).toMatchObject({ total: 0, leftOut: [], offered: [{ words: '', count: 1 }] })
  expect(await find({ q: '누수 1천만원 이하', as: 'typed' })).toMatchObject({ whole: 0, leftOut: [] })
  expect(await find({ q: '누수' })).toMatchObject({ offered: [], leftOut: [] })
})

test('the page offers a condition as a link to the filter without the words', async () => {
  const house = await openHouse(
    { ...market.app, searches: new Map([['catalogue', search]]) },
    { perMinute: 100_000, tellStatements: true, logLevel: 'error' },
  )
  const page = await house.inject({ method: 'GET', url: `/catalogue?q=${encodeURIComponent('누수 1천만원 이하')}` })
  expect(Number(page.headers['x-statements'])).toBe(2)
  expect(page.body).toContain('‘1천만원 이하’를 조건으로:')
  expect(page.body).toContain(`/catalogue?q=${encodeURIComponent('누수')}&amp;price=under-10m`)
  expect(page.body).toContain('가격: 1천만 원 미만 (1건)')
  const only = await house.inject({ method: 'GET', url: `/en/catalogue?q=${encodeURIComponent('at most 10m won')}` })
  expect(only.body).toContain('Only conditions, and no word to look for')
  await house.close()
})

test('while the index is not ready the database answers, and page and API say so', async () => {
  const versions = Promise.withResolvers<[]>()
  const never = new Search({
    source: {
      ...catalogueSource(market.app.db, async () => ({ synonyms: { groups: [] }, userWords: [] })),
      versions: () => versions.promise,
    },
  })
  const house = await openHouse({ ...market.app, searches: new Map([['catalogue', never]]) }, { perMinute: 100_000, logLevel: 'error' })
  const page = await house.inject({ method: 'GET', url: `/catalogue?q=${encodeURIComponent('누수')}` })
  expect(page.body).toContain('간이 검색 결과입니다.')
  expect(page.body).toContain('터널 <mark>누수</mark> 감지기')
  expect((await house.inject({ method: 'GET', url: `/api/v1/catalogue?q=${encodeURIComponent('누수')}` })).json()).toMatchObject({
    total: 3,
    simplified: true,
  })
  await house.close()
  // No thread outlives its test.
  versions.resolve([])
  await never.close()
})

test('a word that is typed twice is offered once to be left out', async () => {
  expect((await find({ q: '누수 태양광 누수' })).drops).toEqual([
    { what: 'word', word: '태양광', count: expect.any(Number) },
    { what: 'word', word: '누수', count: 1 },
  ])
})

test('the database alone finds by what field, region, kind and institution are called, as the index does', async () => {
  for (const q of ['철도', '도로', '한국마사회']) {
    const [ours, theirs] = [await find({ q }), await postgresSearch.search(market.app.db.reader(), asked({ q }))]
    expect([q, ours.total > 0]).toEqual([q, true])
    expect([q, theirs.hits.map((hit) => hit.titleKo)]).toEqual([
      q,
      expect.arrayContaining(ours.hits.flatMap((hit) => (hit.partly === true ? [] : hit.titleKo))),
    ])
  }
  const everything = await postgresSearch.search(market.app.db.reader(), asked({}))
  expect((await postgresSearch.search(market.app.db.reader(), asked({ q: '도로' }))).total).toBeLessThan(everything.total)
})
