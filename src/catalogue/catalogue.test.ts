import { afterAll, beforeAll, expect, test } from 'vitest'
import { openMarket, sql } from '../../tests/support/market.ts'
import type { Market } from '../../tests/support/market.ts'
import { placeTrack, setScene } from '../certificates/scene.fixture.ts'
import type { Scene } from '../certificates/scene.fixture.ts'
import { draftCertificate, signCertificate } from '../certificates/index.ts'
import { newId } from '../kernel/id.ts'
import type { TechnologyContent } from '../technologies/index.ts'
import { parseContent } from '../technologies/index.ts'
import { queryFrom } from './address.ts'
import { listingViewed } from './events.ts'
import type { NewListing } from './listing.ts'
import { postgresSearch } from './postgres-search.ts'
import { listMany } from './store.ts'

let market: Market
let kra: Scene
let ex: Scene
const listingOf = new Map<string, string>()

/** `certifiedEn`: the English name that its officer typed into the certificate. */
const certify = async (scene: Scene, content: Partial<TechnologyContent>, certifiedEn?: string): Promise<string> => {
  const { technologyId } = await market.set(async (tx) => {
    const placed = await placeTrack(tx, scene, content)
    const draft = await draftCertificate(tx, { personId: scene.officer, institutionId: scene.institutionId }, placed.trackId)
    if (!draft.ok) throw new Error(draft.refusal.code)
    if (certifiedEn !== undefined) await tx.run(sql`update certificates set title_en = ${certifiedEn} where id = ${draft.value.id}`)
    const signed = await signCertificate(
      tx,
      market.app,
      { personId: scene.approver, institutionId: scene.institutionId },
      draft.value.id,
      1,
    )
    if (!signed.ok) throw new Error(signed.refusal.code)
    return placed
  })
  const { id } = await market.read.one(sql<{ id: string }>`select id from listings where technology_id = ${technologyId}`)
  listingOf.set(content.titleKo ?? '', id)
  return id
}
const search = (asked: Record<string, string | string[]>) =>
  postgresSearch.search(
    market.app.db.reader(),
    queryFrom({
      one: (name) => [asked[name] ?? ''].flat()[0] ?? '',
      all: (name) => [asked[name] ?? []].flat(),
    }),
  )
const titles = async (asked: Record<string, string | string[]>) => (await search(asked)).hits.map((hit) => hit.titleKo)
const counts = (facet: readonly { value: string; count: number }[]) =>
  Object.fromEntries(facet.map((one) => [one.value, Number(one.count)]))

beforeAll(async () => {
  market = await openMarket()
  await market.set((tx) =>
    tx.run(
      sql`insert into certificate_kinds (code, name_ko, name_en, sort) values ('NEP', '신제품인증', 'New product (NEP)', 1)
        on conflict do nothing`,
    ),
  )
  kra = await market.set((tx) => setScene(tx, 'kra'))
  ex = await market.set((tx) => setScene(tx, 'ex'))
  await certify(kra, {
    titleKo: '터널 누수 감지기',
    titleEn: 'Tunnel leak detector',
    summaryKo: '물이 새는 곳을 바로 찾습니다.',
    kind: 'product',
    fieldCodes: ['SOC.ROAD'],
    trl: 9,
    priceFromWon: 8_000_000,
    priceUnit: 'm',
    problemKo: '물이 새는 곳을 찾기 어렵습니다.',
    keywords: ['배관'],
  })
  await certify(kra, {
    titleKo: '배수 펌프',
    titleEn: 'Pump',
    summaryKo: '누수 현장에서 물을 빼냅니다.',
    kind: 'product',
    fieldCodes: ['SOC.RAIL', 'ENERGY.GRID'],
    trl: 8,
    priceFromWon: 60_000_000,
    priceUnit: '대',
    otherCertificates: [{ kind: 'NEP', number: 'NEP-1', issuer: '', validFrom: '2025-01-01', validTo: '2031-05-31' }],
  })
  await certify(ex, {
    titleKo: '도로 균열 보수재',
    titleEn: 'Crack filler',
    summaryKo: '균열을 메웁니다.',
    kind: 'material',
    fieldCodes: ['SOC.ROAD'],
    trl: 9,
    keywords: ['누수'],
    supplyRecord: [{ institutionName: '가나시', year: 2025, month: 3, amountWon: 1_000_000, what: '보수재' }],
  })
  await certify(ex, {
    titleKo: '태양광 모듈',
    titleEn: 'Solar module',
    summaryKo: '100% 재활용 유리를 씁니다.',
    kind: 'technology',
    fieldCodes: ['ENERGY.RENEWABLE'],
    trl: 7,
  })
})
afterAll(() => market.close())

test('a signed certificate makes a listing from the reviewed version, though the draft changed since', async () => {
  const id = listingOf.get('배수 펌프') ?? ''
  await market.set((tx) =>
    tx.run(
      sql`update technologies set content = jsonb_set(content, '{titleKo}', '"바꾼 이름"')
        where id = (select technology_id from listings where id = ${id})`,
    ),
  )
  const page = await market.visitor.get(`/catalogue/${id}`)
  expect(page.statusCode).toBe(200)
  expect(page.body).toContain('배수 펌프')
  expect(page.body).not.toContain('바꾼 이름')
  expect(Number(page.headers['x-statements'])).toBeLessThanOrEqual(5)
})

test('a result says what its price is for, and what the firm says it supplied apart from what buyers recorded; the page counts them in the same words', async () => {
  const list = (await market.visitor.get('/catalogue?q=%EB%88%84%EC%88%98&sort=price')).body
  expect(list).toContain('8,000,000원 / m')
  expect(list).toContain('단위를 함께 보고 견주어 주세요.')
  expect(list).toContain('기업이 기재한 공급 실적 1건')
  const page = (await market.visitor.get(`/catalogue/${listingOf.get('도로 균열 보수재')}`)).body
  expect(page).toContain('기업이 기재한 공급 실적(1건)')
  expect(page).toContain('이 마켓에 기록된 구매')
})

test('what a price is for is said in the language of the page and of the file', async () => {
  const [korean, english] = await Promise.all(['', '/en'].map(async (lang) => (await market.visitor.get(`${lang}/catalogue?q=Pump`)).body))
  expect([korean?.includes('60,000,000원 / 대'), english?.includes('KRW 60,000,000 / unit')]).toEqual([true, true])
  expect((await market.visitor.get('/en/catalogue/export.csv?q=Pump')).body).toContain(',unit,')
})

test('an English page says once that what has no English text stands in Korean, and marks it', async () => {
  const page = (await market.visitor.get(`/en/catalogue/${listingOf.get('터널 누수 감지기')}`)).body
  expect(page.split('What the firm has not written in English stands here in Korean').length).toBe(2)
  expect(page).toContain('lang="ko">물이 새는 곳을 찾기 어렵습니다.')
})

test('all words must be found, wherever they stand, and the name counts before summary before keywords', async () => {
  expect(await titles({ q: '누수' })).toEqual(['터널 누수 감지기', '배수 펌프', '도로 균열 보수재'])
  expect(await titles({ q: '누수를 현장에서' })).toEqual(['배수 펌프'])
  expect(await titles({ q: 'SOLAR' })).toEqual(['태양광 모듈'])
  expect(await titles({ q: '태양광모듈' })).toEqual(['태양광 모듈'])
  expect(await titles({ q: '100%' })).toEqual(['태양광 모듈'])
  expect(await titles({ q: '%' })).toEqual(['태양광 모듈'])
  expect(await titles({ q: '누수'.normalize('NFD') })).toHaveLength(3)
})

test('facets count what each value would leave, without their own filter but under the others', async () => {
  const open = await search({})
  expect(open.total).toBe(4)
  expect(counts(open.facets.field)).toEqual({ SOC: 3, 'SOC.ROAD': 2, 'SOC.RAIL': 1, ENERGY: 2, 'ENERGY.GRID': 1, 'ENERGY.RENEWABLE': 1 })
  expect(counts(open.facets.institution)).toEqual({ kra: 2, ex: 2 })
  expect(counts(open.facets.kind)).toEqual({ product: 2, material: 1, technology: 1 })
  expect(counts(open.facets.certificate)).toEqual({ NEP: 1 })
  expect(counts(open.facets.trl)).toEqual({ 9: 2, 8: 1, 7: 1 })
  expect(counts(open.facets.price)).toEqual({ 'under-10m': 1, '50m-100m': 1, unknown: 2 })
  expect(counts(open.facets.supplied)).toEqual({ yes: 1 })
  expect(counts(open.facets.standing)).toEqual({ valid: 4 })
  const narrowed = await search({ institution: ['kra'], kind: ['product', 'material'] })
  expect(narrowed.total).toBe(2)
  expect(counts(narrowed.facets.institution)).toEqual({ kra: 2, ex: 1 })
  expect(counts(narrowed.facets.kind)).toEqual({ product: 2 })
})

test('every count of a facet is what choosing it finds', async () => {
  const { facets } = await search({})
  for (const [name, values] of Object.entries(facets))
    for (const one of values)
      expect([name, one.value, (await search({ [name]: [one.value] })).total]).toEqual([name, one.value, Number(one.count)])
})

test('a press on a field within a chosen one narrows to it, a press on the wide one widens again, and each finds what it promised', async () => {
  const press = async (address: string, name: string) => {
    const [body = ''] = (await market.visitor.get(address)).body.split('협의체</p>')
    const [, href = '', count] = new RegExp(`href="([^"]+)"[^>]*>(?:<svg.{0,400}?</svg>)?${name}[^0-9]*?>?\\(?(\\d+)`).exec(body) ?? []
    return { href: href.replaceAll('&amp;', '&'), count: Number(count) }
  }
  const found = async (address: string) => Number(/찾은 기술 (\d+)건/.exec((await market.visitor.get(address)).body)?.[1])
  const road = await press('/catalogue?field=SOC', '도로')
  expect(road).toEqual({ href: '/catalogue?field=SOC.ROAD', count: 2 })
  expect(await found(road.href)).toBe(2)
  const rail = await press('/catalogue?field=SOC.ROAD', '철도')
  expect(rail.href).toBe('/catalogue?field=SOC.ROAD&field=SOC.RAIL')
  const wide = await press(rail.href, 'SOC[^<]*')
  expect(wide).toEqual({ href: '/catalogue?field=SOC', count: 3 })
  expect(await found(wide.href)).toBe(3)
  expect((await press('/catalogue?field=SOC', 'SOC[^<]*')).href).toBe('/catalogue')
})

test('an address that names a field and one within it shows what it does: the wide one', async () => {
  const { body } = await market.visitor.get('/catalogue?field=SOC&field=SOC.ROAD')
  expect(body).toContain('찾은 기술 3건')
  expect([...body.matchAll(/기술 분야: ([^<]+)/g)].map(([, name]) => name)).not.toContain('도로')
  expect(queryFrom({ one: () => '', all: (name) => (name === 'field' ? ['SOC.ROAD', 'SOC', 'ENERGY.GRID'] : []) }).filters.field).toEqual([
    'SOC',
    'ENERGY.GRID',
  ])
})

test('values of one filter are alternatives, filters together must all hold', async () => {
  expect(await titles({ field: ['SOC.RAIL', 'ENERGY.RENEWABLE'], sort: 'title' })).toEqual(['배수 펌프', '태양광 모듈'])
  expect(await titles({ field: ['SOC'], institution: ['ex'] })).toEqual(['도로 균열 보수재'])
  expect(await titles({ council: ['SOC'], price: ['unknown'], sort: 'title' })).toEqual(['도로 균열 보수재', '태양광 모듈'])
})

test('a search without result says what to leave out, with how many that finds', async () => {
  const found = await search({ q: '누수 태양광', kind: ['material'] })
  expect(found.total).toBe(0)
  expect(found.drops).toEqual([{ what: 'word', word: '태양광', count: 1 }])
  const filtered = await search({ q: '태양광', kind: ['material'] })
  expect(filtered.drops).toEqual([
    { what: 'filter', filter: 'kind', count: 1 },
    { what: 'word', word: '태양광', count: 1 },
  ])
  expect((await market.visitor.get('/catalogue?q=%ED%83%9C%EC%96%91%EA%B4%91&kind=material')).body).toContain('조건 빼기 (1건)')
})

test('the list takes at most three statements, with or without a result', async () => {
  for (const path of [
    '/catalogue',
    '/catalogue?q=%EB%88%84%EC%88%98&field=SOC&kind=product&sort=price',
    '/en/catalogue?q=nothing-like-this',
  ]) {
    const page = await market.visitor.get(path)
    expect([path, page.statusCode, Number(page.headers['x-statements']) <= 3]).toEqual([path, 200, true])
  }
})

test('a listing never calls the certificate a ground, and names what other certificates the product has', async () => {
  const page = await market.visitor.get(`/catalogue/${listingOf.get('배수 펌프')}`)
  expect(page.body).toContain('이 인증만으로는 수의계약 근거가 되지 않습니다.')
  expect(page.body).toContain('혁신제품 지정')
  expect(page.body).toContain('신제품인증')
  expect(page.body).toContain('아직 구매 기록이 없습니다')
  expect(page.body).toContain('application/ld+json')
  expect(page.body).not.toContain('견적 요청하기')
})

test('a dossier without an English title is called in English as its certificate calls it', async () => {
  const id = await certify(kra, { titleKo: '영문 없는 용접 토치', titleEn: '', summaryKo: '.' }, 'Fume extraction torch')
  const page = (await market.visitor.get(`/en/catalogue/${id}`)).body
  expect(page).toContain('<h1>Fume extraction torch</h1>')
})

test('on a narrow screen certificate, quote button and price come before the description, whose contact comes behind it', async () => {
  const page = (await (await market.as(kra.buyer)).get(`/catalogue/${listingOf.get('배수 펌프')}`)).body
  const places = ['aria-label="인증과 가격"', 'class="technology', 'id="allows"', 'aria-label="기업과 문의"'].map((words) =>
    page.indexOf(words),
  )
  expect(places).toEqual(places.toSorted((a, b) => a - b))
  expect(places).not.toContain(-1)
})

test('a buyer sees the quote button, is told of when looking under the institution’s hat, and an ended certificate takes the button away', async () => {
  const id = await certify(kra, { titleKo: '끝난 인증의 기술', titleEn: 'Ended', summaryKo: '.' })
  const buyer = await market.as(kra.buyer)
  expect((await buyer.get(`/catalogue/${id}`)).body).toContain(`/buying/kra/quotes/new?listing=${id}`)
  const views: unknown[] = []
  listingViewed.listen('test', async (_tx, fact) => {
    views.push(fact)
  })
  expect((await buyer.get(`/buying/kra/listings/${id}`)).statusCode).toBe(200)
  expect(views).toEqual([{ institutionId: 'kra', personId: kra.buyer, listingId: id }])
  await market.set(async (tx) => {
    await tx.run(sql`update listing_certificates set valid_to = market_today() - 1 where listing_id = ${id}`)
    await tx.run(sql`update listings set certified_until = market_today() - 1 where id = ${id}`)
  })
  const ended = await buyer.get(`/catalogue/${id}`)
  expect(ended.statusCode).toBe(200)
  expect(ended.body).toContain('인증의 유효기간이 끝난 기술입니다.')
  expect(ended.body).not.toContain('quotes/new')
  await market.set((tx) => tx.run(sql`update listings set state = 'hidden', hidden_reason = '시험을 마침' where id = ${id}`))
})

test('only the operator hides a listing, only with a reason, and the reason is what people then read', async () => {
  const id = await certify(ex, { titleKo: '숨길 기술', titleEn: 'To hide', summaryKo: '.' })
  const operator = await market.as(ex.operator)
  expect((await operator.post(`/operations/listings/${id}/hide`, { reason: '짧음' })).statusCode).toBe(422)
  expect((await operator.post(`/operations/listings/${id}/hide`, { reason: '권리 다툼이 있습니다.' })).statusCode).toBe(303)
  const page = await market.visitor.get(`/catalogue/${id}`)
  expect(page.statusCode).toBe(404)
  expect(page.body).toContain('권리 다툼이 있습니다.')
  expect((await search({ q: '숨길' })).total).toBe(0)
  expect((await (await market.as(ex.officer)).post(`/operations/listings/${id}/hide`, { reason: '권한이 없는 사람' })).statusCode).toBe(404)
  // Words an operator types are words, also the one that stands where a firm was closed.
  expect((await operator.post(`/operations/listings/${id}/show`)).statusCode).toBe(303)
  expect((await operator.post(`/operations/listings/${id}/hide`, { reason: 'firm-closed' })).statusCode).toBe(303)
  const typed = (await operator.get(`/operations/listings/${id}`)).body
  expect([typed.includes('firm-closed'), typed.includes('회사가 문을 닫았습니다.'), typed.includes('다시 보이게 하기')]).toEqual([
    true,
    false,
    true,
  ])
})

test('the result leaves as CSV and workbook, as JSON, and stands in the sitemap in both languages', async () => {
  const csv = await market.visitor.get('/catalogue/export.csv?q=%EB%88%84%EC%88%98')
  expect(csv.body.split('\r\n').filter((line) => line !== '')).toHaveLength(4)
  expect((await market.visitor.get('/catalogue/export.xlsx')).statusCode).toBe(200)
  const id = listingOf.get('터널 누수 감지기') ?? ''
  expect((await market.visitor.get('/api/v1/catalogue?q=%EB%88%84%EC%88%98&field=SOC.ROAD,SOC.RAIL')).json()).toMatchObject({
    total: 3,
    listings: [{ id, certificates: [{ standing: 'valid' }] }, {}, {}],
  })
  expect((await market.visitor.get(`/api/v1/catalogue/${id}`)).json()).toMatchObject({ titleKo: '터널 누수 감지기', content: { trl: 9 } })
  expect((await market.visitor.get('/api/v1/catalogue/nothing')).statusCode).toBe(404)
  const sitemap = await market.visitor.get('/sitemap.xml')
  expect(sitemap.body).toContain(`<loc>http://localhost/en/catalogue/${id}</loc>`)
})

test('a thousand listings are written in one go', async () => {
  const template = await market.read.one(
    sql<{ technologyId: string; companyId: string }>`select technology_id, company_id from listings limit 1`,
  )
  const ids = Array.from({ length: 1000 }, () => newId())
  await market.set((tx) =>
    tx.run(
      sql`insert into technologies (id, company_id, content, created_at, updated_at, updated_by) select id, ${template.companyId},
        '{}', market_now(), market_now(), 'test' from unnest(${ids}::text[]) as id`,
    ),
  )
  const rows = ids.map((technologyId, at): NewListing => ({
    id: newId(),
    technologyId,
    companyId: template.companyId,
    technologyVersion: 1,
    content: parseContent({
      titleKo: `대량 기술 ${at}`,
      titleEn: `Bulk ${at}`,
      summaryKo: '한꺼번에 넣은 기술입니다.',
      kind: 'product',
      fieldCodes: ['ICT.AI'],
      trl: 6,
    }),
    companyNameKo: '가나다라기술',
    companyNameEn: '',
    regionCode: null,
    pictureFileId: null,
    invented: true,
    listedAt: new Date(),
    institutionNames: ['한국마사회'],
    certificates: [
      {
        certificateId: newId(),
        institutionId: 'kra',
        number: `BULK-${at}`,
        validFrom: '2026-01-01',
        validTo: '2030-12-31',
        state: 'valid',
      },
    ],
  }))
  expect(await listMany(market.app.db, rows)).toBe(1000)
  expect((await search({ field: ['ICT.AI'] })).total).toBe(1000)
  expect(await titles({ q: 'BULK-77' })).toContain('대량 기술 77')
})
