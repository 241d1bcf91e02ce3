import { afterAll, beforeAll, expect, test } from 'vitest'
import { openMarket, sql } from '../../tests/support/market.ts'
import type { Browser, Market } from '../../tests/support/market.ts'
import { setListingFirm, setListings } from '../catalogue/listings.fixture.ts'
import { catalogueSource } from '../catalogue/index.ts'
import { newId } from '../kernel/id.ts'
import { createPerson, grantRole } from '../people/index.ts'
import { enterReviewer } from '../reviews/index.ts'
import { Search } from '../platform/search/search.ts'
import { liveVocabulary, flushQueries } from './index.ts'
import { forgetOldQueries } from './jobs.ts'
import { noteQuery } from './query-log.ts'
import { seedVocabulary } from './seed.ts'

let market: Market
let search: Search
let operator: Browser
let auditor: Browser
let buyer: Browser
let reviewer: Browser
let listings: Record<string, string>
const somebody = async (role: 'operator' | 'auditor' | 'buyer', institutionId: string | null = null) =>
  market.as(
    await market.set(async (tx) => {
      const { id } = await createPerson(tx, { email: `${newId()}@market.example`, name: '박운영' })
      await grantRole(tx, { personId: id, role, institutionId })
      return id
    }),
  )
const titlesOf = async (words: string) => {
  const answer = await search.search({ text: words })
  return (answer?.hits ?? []).filter((hit) => !hit.partly).map((hit) => Object.keys(listings).find((title) => listings[title] === hit.id))
}
const expectWithin2s = async (words: string, wanted: string[]) => {
  await expect.poll(() => titlesOf(words), { timeout: 2000 }).toEqual(wanted)
}
const draft = async (fields: Record<string, string>) =>
  (await operator.post('/operations/search/new', { source: '시험', ...fields })).headers.location ?? ''
const versionOn = (body: string) => /name="version" value="(\d+)"/.exec(body)?.[1] ?? ''
const audited = async () =>
  (
    await market.read.many(
      sql<{
        action: string
      }>`select action from audit_log where object_kind in ('vocabulary-entry', 'search-queries', 'listing') order by id`,
    )
  ).map((one) => one.action)

beforeAll(async () => {
  market = await openMarket()
  listings = await setListings(market, await setListingFirm(market), [
    { titleKo: '과불화탄소 흡착 필터' },
    { titleKo: '드론 방제기' },
    { titleKo: '제설 살포기', summaryKo: '차세대형설장치(SNW)를 얹습니다.' },
    { titleKo: '터널 누수 감지기' },
    { titleKo: '이산화탄소포집기 안전 덮개' },
    { titleKo: '이산화탄소포집기 손잡이' },
  ])
  // 1 s between looks, as in a real process.
  search = new Search({ source: catalogueSource(market.app.db, liveVocabulary(market.app.db)) })
  await search.whenReady
  Object.assign(market.app, { searches: new Map([['catalogue', search]]) })
  ;[operator, auditor, buyer] = await Promise.all([somebody('operator'), somebody('auditor'), somebody('buyer', 'kra')])
  reviewer = await market.as(
    await market.set(async (tx) => {
      const { id } = await createPerson(tx, { email: `${newId()}@market.example`, name: '심의위원' })
      await enterReviewer(tx, id, {
        affiliation: '가상대학교',
        affiliationBusinessNumber: null,
        position: null,
        homeInstitutionId: null,
        fieldCodes: [],
        experience: null,
        state: 'active',
      })
      return id
    }),
  )
})
afterAll(async () => {
  await search.close()
  await market.close()
})

test('what came with the software is live, labelled a default, and removed it stays removed', async () => {
  const page = await operator.get('/operations/search?q=무인항공기')
  expect(page.body).toContain('UAV, 드론, 무인기, 무인항공기, Drone')
  expect(page.body).toContain('이 플랫폼의 기본값')
  await expectWithin2s('무인항공기', ['드론 방제기'])
  const { id } = await market.read.one(sql<{ id: string }>`select id from vocabulary_entries where 'UAV' = any(words) and kind = 'group'`)
  expect((await operator.get(`/operations/search/entries/${id}`)).body).toMatch(/빼면 바뀌는 결과.*1위에서 빠짐:.*드론 방제기/s)
  await operator.post(`/operations/search/entries/${id}/remove`)
  await expectWithin2s('무인항공기', [])
  await market.set((tx) =>
    seedVocabulary(tx, {
      synonyms: { source: 'P:default', groups: [['UAV', '드론', '무인기', '무인항공기', 'Drone']], oneWay: [] },
      ownWords: { source: 'P:default', words: [] },
    }),
  )
  expect(await market.read.one(sql<{ state: string }>`select state from vocabulary_entries where id = ${id}`)).toEqual({ state: 'removed' })
  expect(
    await market.read.one(sql<{ many: number }>`select count(*)::int as many from vocabulary_entries where state = 'live' and seeded`),
  ).toEqual({ many: 0 })
})

test('a group is drafted, previewed over the frequent searches, and live within two seconds, with an audit row each', async () => {
  for (const words of ['융설기', '융설기', '누수']) noteQuery(market.app, words, { total: 0, whole: 0 })
  await flushQueries(market.app)
  const address = await draft({ kind: 'group', words: '융설기, 제설 살포기' })
  expect(address).toMatch(/^\/operations\/search\/entries\/[a-z0-9]{12}$/)
  const page = await operator.get(address)
  expect(page.body).toMatch(/2개의 앞 10건을 견주었습니다. 1개 검색의 결과가 바뀝니다.*융설기.*2번.*0건 → 1건.*새로 1위:.*제설 살포기/s)
  expect(Number(page.headers['x-statements'])).toBeLessThanOrEqual(5)
  expect(await titlesOf('융설기')).toEqual([])
  expect((await operator.post(`${address}/live`, { version: versionOn(page.body) })).statusCode).toBe(303)
  await expectWithin2s('융설기', ['제설 살포기'])
  expect((await audited()).filter((action) => action.startsWith('vocabulary')).slice(-2)).toEqual([
    'vocabulary.drafted',
    'vocabulary.went-live',
  ])
  expect((await operator.post(`${address}/live`, { version: '2' })).statusCode).toBe(422)
})

test('a one-way rule leads one way only', async () => {
  const address = await draft({ kind: 'one_way', words: '물방울', leadsTo: '누수' })
  await operator.post(`${address}/live`, { version: '1' })
  await expectWithin2s('물방울', ['터널 누수 감지기'])
  expect((await search.search({ text: '누수', explain: true }))?.hits[0]?.parts.map((part) => part.text)).not.toContain('물방울')
})

test('a draft changed by somebody else meanwhile is not put live, and a second edit shows both', async () => {
  const address = await draft({ kind: 'group', words: '가나, 다라' })
  expect((await operator.post(address, { version: '1', words: '가나, 마바', source: '시험' })).statusCode).toBe(303)
  expect((await operator.post(`${address}/live`, { version: '1' })).statusCode).toBe(409)
  const stale = await operator.post(address, { version: '1', words: '가나, 사아', source: '시험' })
  expect(stale.statusCode).toBe(409)
  expect(stale.body).toMatch(/지금 저장되어 있는 것과 적으신 것.*뜻이 같은 말.*<del>.*마바.*<ins>.*사아/s)
})

test('an own word is offered from the titles, its cutting shown before, and then it is read whole', async () => {
  const words = await operator.get('/operations/search/words')
  expect(words.body).toMatch(/이산화탄소포집기.*2건/s)
  expect(words.body).not.toContain('터널')
  const address = await draft({ kind: 'word', words: '과불화탄소' })
  const preview = await operator.get(address)
  expect(preview.body).toMatch(/읽는 법.*<strong>과불화탄소<\/strong>/s)
  expect(preview.body).toMatch(/가장 자주 찾은 검색 \d+개 가운데 이 낱말이 들었거나 같은 말로 이어지는 0개의 앞 10건/)
  await operator.post(`${address}/live`, { version: '1' })
  const isWhole = async () =>
    (await search.search({ text: '과불화탄소', explain: true }))?.hits[0]?.parts.some(
      (part) => part.text === '과불화탄소' && part.origin === 'typed',
    )
  await expect.poll(isWhole, { timeout: 8000 }).toBe(true)
  const twice = await operator.post('/operations/search/new', {
    kind: 'word',
    words: '과불화탄소',
    leadsTo: '과 불화 탄소',
    source: '시험',
  })
  expect(twice.statusCode).toBe(422)
  expect(twice.body).toMatch(new RegExp(`이미 쓰고 있는 항목에 모두 들어 있습니다.*href="${address}"`, 's'))
})

test('what a live entry says already is refused with the way to it, written otherwise or in part', async () => {
  const address = await draft({ kind: 'group', words: '질소산화물, NOx, 녹스' })
  const later = await draft({ kind: 'group', words: '녹스, 질소산화물' })
  await operator.post(`${address}/live`, { version: '1' })
  const told = (answer: { statusCode: number; body: string }) => [answer.statusCode, answer.body.includes(`href="${address}"`)]
  for (const fields of [
    { kind: 'group', words: 'NOx, 질소산화물' },
    { kind: 'group', words: '질소 산화물, nox' },
    { kind: 'one_way', words: 'NOX', leadsTo: '녹스' },
  ])
    expect([fields, told(await operator.post('/operations/search/new', { source: '시험', ...fields }))]).toEqual([fields, [422, true]])
  expect(told(await operator.post(`${later}/live`, { version: '1' }))).toEqual([422, true])
  expect(told(await operator.post(later, { version: '1', words: 'NOx, 녹스', source: '시험' }))).toEqual([422, true])
  expect((await operator.post('/operations/search/new', { kind: 'group', words: 'NOx, 매연', source: '시험' })).statusCode).toBe(303)
  for (const one of [address, later]) await operator.post(`${one}/remove`)
})

test('the preview of an own word tries what leads to it by other words, too, and says what then changes', async () => {
  const own = await setListings(market, await setListingFirm(market), [
    { titleKo: '욕실 바닥 깔개', summaryKo: '미끄러지지 않습니다.' },
    { titleKo: '현관 매트', summaryKo: '흙을 텁니다.' },
  ])
  await expect.poll(async () => (await search.about())?.documents, { timeout: 10_000 }).toBe(8)
  const group = await draft({ kind: 'group', words: '매트, 바닥깔개' })
  await operator.post(`${group}/live`, { version: '1' })
  noteQuery(market.app, '현관 매트', { total: 2, whole: 2 })
  await flushQueries(market.app)
  await expect.poll(async () => (await search.search({ text: '매트' }))?.total, { timeout: 5000 }).toBeGreaterThan(1)
  const address = await draft({ kind: 'word', words: '바닥깔개' })
  const { body } = await operator.get(address)
  expect(body).toContain('이 낱말이 들었거나 같은 말로 이어지는 1개의 앞 10건')
  expect(body).toMatch(/>매트<\/a>.{0,200}같은 뜻의 말.{0,200}2건 → 1건.{0,200}에서 빠짐: 욕실 바닥 깔개/s)
  await operator.post(`${address}/remove`)
  await operator.post(`${group}/remove`)
  await market.set((tx) =>
    tx.run(sql`update listings set state = 'hidden', hidden_reason = '시험을 마침' where id = any(${Object.values(own)}::text[])`),
  )
})

test('own words that came with the software are there to be seen and edited, and give way to the operators’ own', async () => {
  const seed = (words: string[]) =>
    market.set((tx) =>
      seedVocabulary(tx, { synonyms: { source: 'P:default', groups: [], oneWay: [] }, ownWords: { source: 'P:default', words } }),
    )
  await seed(['방설+제', '과불+화탄소'])
  const page = await operator.get('/operations/search/words?q=방설제')
  expect(page.body).toContain('이 플랫폼의 기본값')
  expect(
    await market.read.many(
      sql<{
        words: string[]
        seeded: boolean
        leadsTo: string[]
      }>`select words, seeded, leads_to from vocabulary_entries where kind = 'word' and state = 'live' order by words`,
    ),
  ).toEqual([
    { words: ['과불화탄소'], seeded: false, leadsTo: [] },
    { words: ['방설제'], seeded: true, leadsTo: ['방설', '제'] },
  ])
  await seed([])
})

test('a form that lacks something says so at the field and keeps what was typed', async () => {
  const page = await operator.post('/operations/search/new', { kind: 'group', words: '하나뿐', source: '' })
  expect([page.statusCode, page.body.includes('어디에서 온 말인지'), page.body.includes('하나뿐')]).toEqual([422, true, true])
  expect((await operator.post('/operations/search/new', { kind: 'word', words: 'ABC', source: '시험' })).body).toContain(
    '한글 두 글자 이상의 낱말을',
  )
})

test('the database refuses what the rules refuse', async () => {
  const insert = (kind: string, words: string[], leadsTo: string[]) =>
    market.set((tx) =>
      tx.run(
        sql`insert into vocabulary_entries (id, kind, words, leads_to, source, state, drafted_at)
          values (${newId()}, ${kind}, ${words}::text[], ${leadsTo}::text[], 'x', 'draft', market_now())`,
      ),
    )
  await expect(insert('group', ['하나'], [])).rejects.toThrow('a_group_has_two_words_or_more')
  await expect(insert('one_way', ['하나'], [])).rejects.toThrow('a_one_way_rule_leads_from_one_word_to_others')
  await expect(insert('word', ['미세먼지'], ['미세', '먼'])).rejects.toThrow('the_parts_of_a_word_make_the_word')
})

test('searches are counted by day without who or when, shown to operators, and forgotten after ninety days', async () => {
  await market.visitor.get(`/catalogue?q=${encodeURIComponent('쀍뷁')}`)
  await market.visitor.get(`/catalogue?q=${encodeURIComponent('쀍뷁')}&kind=product`)
  const page = await operator.get('/operations/search/queries')
  expect(page.body).toMatch(/쀍뷁.*90일이 지나면 지웁니다|90일이 지나면 지웁니다.*쀍뷁/s)
  expect(
    await market.read.many(sql<{ asked: number; empty: number }>`select asked, empty from search_queries where words = '쀍뷁'`),
  ).toEqual([{ asked: 1, empty: 1 }])
  expect(
    (
      await market.read.many(
        sql<{ name: string }>`select column_name as name from information_schema.columns where table_name = 'search_queries' order by 1`,
      )
    ).map((one) => one.name),
  ).toEqual(['asked', 'day', 'empty', 'partly', 'words'])
  await market.set((tx) =>
    tx.run(sql`insert into search_queries (day, words, asked) values (market_today() - 91, '옛말', 1), (market_today() - 90, '아직', 1)`),
  )
  expect(await forgetOldQueries(market.app)).toBe(1)
  expect((await operator.get('/operations/search/queries?show=all')).body).toContain('아직')
})

test('a buyer and a reviewer judge results, take it back, and the set comes out as the evaluation reads it', async () => {
  const listing = listings['터널 누수 감지기'] ?? ''
  const other = listings['드론 방제기'] ?? ''
  const results = await buyer.get(`/catalogue?q=${encodeURIComponent('누수')}`)
  expect(results.body).toContain(`/buying/kra/judgements?q=${encodeURIComponent('누수')}&amp;listing=${listing}`)
  expect((await market.visitor.get(`/catalogue?q=${encodeURIComponent('누수')}`)).body).not.toContain('이 결과 평가하기')
  expect((await buyer.get(`/buying/kra/judgements?q=${encodeURIComponent('누수')}&listing=${listing}`)).body).toContain('관련 없음')
  const form = `/buying/kra/judgements?q=${encodeURIComponent('누수')}&listing=${listing}`
  const checked = async () => /name="grade" value="(\d)" checked/.exec((await buyer.get(form)).body)?.[1]
  expect(await checked()).toBeUndefined()
  const unchosen = await buyer.post('/buying/kra/judgements', { q: '누수', listing })
  expect([unchosen.statusCode, unchosen.body.includes('‘관련 없음’, ‘일부 관련’, ‘찾던 기술’ 가운데 하나를 골라 주세요.')]).toEqual([
    422,
    true,
  ])
  await buyer.post('/buying/kra/judgements', { q: '누수', listing, grade: '2' })
  expect(await checked()).toBe('2')
  await buyer.post('/buying/kra/judgements', { q: '누수', listing: other, grade: '1' })
  await buyer.post('/buying/kra/judgements', { q: '누수', listing: other, grade: '0' })
  expect((await reviewer.post('/reviews/judgements', { q: ' 누수 ', listing, grade: '0' })).statusCode).toBe(303)
  expect((await operator.get('/operations/search/judgements')).body).toMatch(/검색 1개에 대한 판단 3건.*심의위원/s)
  await reviewer.post('/reviews/judgements', { q: '누수', listing, withdraw: 'yes' })
  const queries = (await operator.get('/operations/search/judged-queries.jsonl')).body
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown)
  expect(queries).toEqual([{ q: '누수', type: 'judged', rel: { [listing]: 2, [other]: 0 } }])
  const documents = (await operator.get('/operations/search/judged-docs.jsonl')).body
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { id: string; title: string })
  expect(documents.map((one) => one.title).sort()).toEqual(Object.keys(listings).sort())
  expect((await audited()).filter((action) => action.startsWith('relevance'))).toEqual([
    'relevance.judged',
    'relevance.judged',
    'relevance.judged',
    'relevance.judged',
    'relevance.withdrawn',
  ])
})

test('an auditor looks and changes nothing; others find no such page', async () => {
  expect((await auditor.get('/operations/search')).statusCode).toBe(200)
  expect((await auditor.get('/operations/search/new?kind=group')).statusCode).toBe(404)
  expect((await auditor.post('/operations/search/new', { kind: 'group', words: '가, 나', source: '시험' })).statusCode).toBe(404)
  expect((await buyer.get('/operations/search')).statusCode).toBe(404)
  expect((await buyer.post('/buying/ex/judgements', { q: '누수', listing: listings['드론 방제기'] ?? '', grade: '2' })).statusCode).toBe(
    404,
  )
  expect((await buyer.get(`/buying/kra/judgements?q=&listing=x`)).statusCode).toBe(404)
})
