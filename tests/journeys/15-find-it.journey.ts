import { afterAll, beforeAll, expect, test } from 'vitest'
import { listerOf, setListingFirm } from '../../src/catalogue/listings.fixture.ts'
import { tellOfNews } from '../../src/catalogue/jobs.ts'
import { catalogueSource } from '../../src/catalogue/index.ts'
import { Search } from '../../src/platform/search/search.ts'
import type { App } from '../../src/platform/services.ts'
import { somebody } from '../cast.ts'
import { sql } from '../support/market.ts'
import { openStage } from '../support/stage.ts'
import type { Stage, Walker } from '../support/stage.ts'

/** A buyer looks for leak detection: suggestions by keyboard, a slip read right and undone, facets, a comparison, a saved search whose mail and feed tell of what is new. */
let stage: Stage
let search: Search
let app: App
let buyer: Walker
let list: ReturnType<typeof listerOf>
const address = 'saetbyeol@cast.example'

beforeAll(async () => {
  const searches = new Map<string, Search>()
  stage = await openStage({ searches })
  list = listerOf(stage.market, await setListingFirm(stage.market, '한빛엔지니어링'))
  await list({
    titleKo: '터널 누수 감지기',
    titleEn: 'Tunnel leak detector',
    summaryKo: '터널 벽에 물이 새는 곳을 초음파로 찾습니다.',
    trl: 9,
    priceFromWon: 8_000_000,
    approachKo: '콘크리트에 붙인 초음파 센서가 물이 새는 소리를 듣고 위치를 계산합니다.',
    differences: [{ whatKo: '위치 오차', whatEn: 'Error', unit: 'm', before: '3', after: '0.5' }],
  })
  await list({
    titleKo: '상수도관 누수 탐지 장치',
    titleEn: 'Pipe leak finder',
    summaryKo: '땅속 관에서 물이 새는 곳을 찾습니다.',
    fieldCodes: ['SOC.WATER'],
    trl: 8,
    priceFromWon: 12_000_000,
    differences: [{ whatKo: '위치 오차', whatEn: 'Error', unit: 'm', before: '5', after: '1' }],
  })
  await list({
    titleKo: '배수 펌프 누수 경보기',
    titleEn: 'Pump alarm',
    summaryKo: '펌프에서 물이 새면 알립니다.',
    fieldCodes: ['SOC.WATER'],
    trl: 7,
  })
  await list({
    titleKo: '태양광 모듈 세척 로봇',
    titleEn: 'Solar module cleaning robot',
    summaryKo: '태양광 모듈을 물 없이 닦습니다.',
    fieldCodes: ['ENERGY.RENEWABLE'],
    trl: 8,
  })
  search = new Search({
    source: catalogueSource(stage.market.app.db, async () => ({ synonyms: { groups: [] }, userWords: [] })),
    pollMs: 200,
  })
  searches.set('catalogue', search)
  await search.whenReady
  app = { ...stage.market.app, searches }
  buyer = await stage.as(await stage.market.set((tx) => somebody(tx, '새별', address)))
})
afterAll(async () => {
  await search.close()
  await stage.close()
})

test('suggestions come while typing and are taken by keyboard alone, from any page', async () => {
  await buyer.open('/calls')
  const { page } = buyer
  const box = page.getByRole('combobox', { name: '기술 찾기' })
  await box.focus()
  await page.keyboard.insertText('터너')
  await page.getByRole('option', { name: '터널 누수 감지기' }).waitFor()
  for (
    let presses = 0;
    presses < 8 && !(await page.getByRole('option', { name: '터널 누수 감지기', selected: true }).count());
    presses += 1
  )
    await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/catalogue\/[a-z0-9]+$/)
  await buyer.sees('초음파 센서가')
  await buyer.sees('비슷한 기술')
})

test('a slip of the hand is read right, says so, and can be taken back', async () => {
  await buyer.open(`/catalogue?q=${encodeURIComponent('터널 누스')}`)
  await buyer.sees('이렇게 읽고 찾았습니다:')
  await buyer.sees('터널 누수 감지기')
  await buyer.press('입력한 그대로 찾기')
  await buyer.sees('입력한 그대로 찾았습니다.')
  await buyer.press('고쳐 읽어 찾기')
  await buyer.sees('이렇게 읽고 찾았습니다:')
})

test('a place in the description is shown, and every hit says why', async () => {
  await buyer.open(`/catalogue?q=${encodeURIComponent('초음파 센서')}`)
  expect(await buyer.page.locator('.passage mark').first().innerText()).toMatch(/초음파|센서/)
  await buyer.unfold('이 결과가 나온 까닭')
  await buyer.sees(/점수의 \d+%/)
})

test('facets narrow by a press or by ticks, several at once, and come off as chips', async () => {
  await buyer.open(`/catalogue?q=${encodeURIComponent('누수')}`)
  await buyer.sees('찾은 기술 3건')
  await buyer.choose(/TRL 9/)
  await buyer.choose(/TRL 8/)
  await buyer.press('적용하기')
  await buyer.sees('찾은 기술 2건')
  await buyer.press(/기술성숙도: .*9.* 조건 지우기/)
  await buyer.sees('찾은 기술 1건')
  await buyer.press(/기술성숙도: .*8.* 조건 지우기/)
  await buyer.sees('찾은 기술 3건')
})

test('technologies are put aside without script, and the address is the comparison', async () => {
  const walker = await stage.visitor({ script: false })
  const { page } = walker
  await walker.open(`/catalogue?q=${encodeURIComponent('누수')}`)
  await walker.press('비교에 담기 터널 누수 감지기')
  await walker.sees('비교할 기술 1건')
  await walker.press('비교에 담기 상수도관 누수 탐지 장치')
  await walker.sees('비교할 기술 2건')
  await walker.press(/^비교하기$/)
  await walker.sees('위치 오차 (m)')
  await walker.sees('3 → 0.5')
  await walker.press('다른 항목만 보기')
  await walker.sees('모든 항목 보기')
  expect(await page.getByRole('rowheader', { name: '종류' }).count()).toBe(0)
  const shared = page.url()
  await walker.press('비교에서 빼기 터널 누수 감지기')
  await walker.sees('이런 기술과 비교해 보세요')
  for (const width of [1280, 390]) {
    const other = await stage.visitor({ width })
    await other.open(new URL(shared).pathname + new URL(shared).search)
    await other.sees('3 → 0.5')
    await other.press('모든 항목 보기')
    await other.sees('이 인증만으로는 수의계약 근거가 되지 않습니다.')
  }
})

test('a saved search tells of what is new by mail, once, and by feed; the mail’s link stops it', async () => {
  await buyer.open(`/catalogue?q=${encodeURIComponent('누수')}`)
  await buyer.press('새 기술 알림 받기')
  await buyer.sees('알림 받는 중')
  await buyer.unfold('이름 바꾸기와 피드')
  const feed = (await buyer.page.getByRole('link', { name: /\/feeds\/searches\// }).getAttribute('href')) ?? ''
  await buyer.open(`/catalogue?q=${encodeURIComponent('누수')}`)
  await buyer.sees('이 검색에 맞는 새 기술을 메일로 알려 드리고 있습니다.')
  await list({ titleKo: '하수관 누수 센서', titleEn: 'Sewer leak sensor', summaryKo: '하수관에서 물이 새는 곳을 찾습니다.' })
  await expect.poll(async () => (await search.about())?.documents, { timeout: 10_000 }).toBe(5)
  expect(await tellOfNews(app)).toBe(1)
  await stage.market.set((tx) => tx.run(sql`update saved_searches set checked_at = checked_at - interval '1 day'`))
  expect(await tellOfNews(app)).toBe(0)
  await buyer.open('/inbox')
  await buyer.sees('저장한 검색 ‘누수’에 새 기술 1건')
  expect(await (await buyer.page.request.get(feed)).text()).toContain('<title>하수관 누수 센서</title>')
  const { body } = await stage.market.read.one(
    sql<{ body: string }>`select body from mails where to_address = ${address} order by created_at desc limit 1`,
  )
  const stranger = await stage.visitor()
  await stranger.open(/\{address\}(\/searches\/\S+)/.exec(body)?.[1] ?? '')
  await stranger.press('알림 그만 받기')
  await stranger.sees('알림을 보내지 않습니다.')
  await buyer.open(`/catalogue?q=${encodeURIComponent('누수')}`)
  await buyer.sees('이 검색은 저장되어 있고 알림은 꺼져 있습니다.')
})

test('a technology is kept and found again under the account', async () => {
  await buyer.open(`/catalogue?q=${encodeURIComponent('ㅌㄴ')}`)
  await buyer.press(/^터널 누수 감지기$/)
  await buyer.press('관심 기술로 담기')
  await buyer.open('/account/bookmarks')
  await buyer.sees('터널 누수 감지기')
  await buyer.press(/빼기 터널 누수 감지기/)
  await buyer.sees('아직 관심 기술이 없습니다.')
})
