import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Firm } from '../../src/applications/scene.example.ts'
import { catalogueSource } from '../../src/catalogue/index.ts'
import { setListingFirm, setListings } from '../../src/catalogue/listings.fixture.ts'
import { callSource } from '../../src/matching/index.ts'
import { grantRole } from '../../src/people/index.ts'
import { Search } from '../../src/platform/search/search.ts'
import { liveVocabulary } from '../../src/vocabulary/index.ts'
import { setCall, setFirm, setStaff, shortRules, somebody } from '../cast.ts'
import type { Staff } from '../cast.ts'
import { applyTo } from '../shortcuts.ts'
import { sql } from '../support/market.ts'
import { openStage } from '../support/stage.ts'
import type { Stage, Walker } from '../support/stage.ts'

/** What the search does not know an operator teaches it; a firm and a buyer find what fits, with the reasons; an officer sees what was there before. */
let stage: Stage
let firm: Firm
let kra: Staff
let operator: string
let searches: readonly Search[]
let tracks: Readonly<Record<string, string>>
const need = '땅을 파지 않고 매설 배관에서 물이 새는 곳을 찾고 싶습니다.'

beforeAll(async () => {
  stage = await openStage()
  const { market } = stage
  await setListings(market, await setListingFirm(market, '다온상사'), [
    {
      titleKo: '매설 배관 누수 탐지기',
      titleEn: 'Leak finder for buried pipes',
      summaryKo: '땅을 파지 않고 소리로 물이 새는 곳을 찾습니다.',
      fieldCodes: ['SOC.WATER'],
      trl: 9,
      priceFromWon: 30_000_000,
    },
    { titleKo: '제설 살포기', titleEn: 'Snow spreader', summaryKo: '도로의 눈을 치웁니다.' },
    {
      titleKo: '조용한 배수펌프',
      titleEn: 'Silent pump',
      summaryKo: '소음이 12dB 작은 배수펌프입니다.',
      problemKo: '배수펌프의 소음이 큽니다.',
      approachKo: '날개 각도를 수위에 맞춥니다.',
      effectsKo: '조용합니다.',
      fieldCodes: ['SOC.WATER'],
    },
  ])
  await market.set(async (tx) => {
    kra = await setStaff(tx, 'kra')
    operator = await somebody(tx, '윤운영')
    await grantRole(tx, { personId: operator, role: 'operator' })
    const quiet = await setCall(tx, ['kra'], { rules: shortRules })
    const solar = await setCall(tx, ['ex'], { rules: shortRules })
    for (const [callId, title, body] of [
      [quiet.callId, '경주로 소음 저감 공모', '배수펌프의 소음을 줄이는 기술을 찾습니다.'],
      [solar.callId, '휴게소 태양광 공모', '태양광 발전을 늘리는 기술을 찾습니다.'],
    ] as const)
      await tx.run(sql`update calls set title_ko = ${title}, body_ko = ${body} where id = ${callId}`)
    firm = await setFirm(tx)
  })
  const words = liveVocabulary(market.app.db)
  const [catalogue, calls] = [
    new Search({ source: catalogueSource(market.app.db, words) }),
    new Search({ source: callSource(market.app.db, words) }),
  ]
  searches = [catalogue, calls]
  await Promise.all(searches.map((one) => one.whenReady))
  Object.assign(market.app, {
    searches: new Map([
      ['catalogue', catalogue],
      ['calls', calls],
    ]),
  })
})
afterAll(async () => {
  await Promise.all(searches.map((one) => one.close()))
  await stage.close()
})

test('a visitor finds nothing by a word the search does not know, and the operator sees it in the log', async () => {
  const visitor = await stage.visitor()
  await visitor.open(`/catalogue?q=${encodeURIComponent('융설기')}`)
  await visitor.sees('‘융설기’로 찾은 기술이 없습니다.')
  const walker = await stage.as(operator, { width: 390 })
  await walker.open('/operations/search')
  await walker.fill('낱말로 찾기', 'UAV')
  await walker.press('찾기')
  await walker.sees('UAV, 드론, 무인기, 무인항공기, Drone')
  await walker.press('결과 없는 검색')
  await walker.sees('융설기')
  await walker.press('규칙 만들기 융설기')
  await walker.press('초안 저장하고 바뀌는 결과 보기')
  await walker.sees(/확인이 필요한 항목/)
  await walker.fill('함께 찾을 말', '제설')
  await walker.press('초안 저장하고 바뀌는 결과 보기')
  await walker.sees('아직 검색에는 쓰지 않습니다.')
  await walker.sees(/1개 검색의 결과가 바뀝니다/)
  await walker.sees(/새로 1위: 제설 살포기/)
  await walker.press('이대로 쓰기 시작하기')
  await walker.sees('쓰는 중')
})

test('the same search then finds within two seconds, on a phone', async () => {
  const visitor = await stage.visitor({ width: 390 })
  await expect.poll(async () => (await searches[0]?.search({ text: '융설기' }))?.total, { timeout: 2000 }).toBeGreaterThan(0)
  await visitor.open(`/catalogue?q=${encodeURIComponent('융설기')}`)
  await visitor.sees('제설 살포기')
})

test('a firm sees the open calls in the order in which they fit, with the reasons', async () => {
  const owner = await stage.as(firm.personId)
  await owner.open(`/company/${firm.companyId}/pre-check`)
  await owner.press('어울리는 차례로 보기')
  const titles = await owner.page.locator('main .row-title').allInnerTexts()
  expect(titles.map((title) => title.split(' · ')[1])).toEqual(['경주로 소음 저감 공모', '휴게소 태양광 공모'])
  await owner.unfold('점의 근거')
  await owner.sees(/‘배수펌프’|‘소음’|‘펌프’/)
  await owner.sees('합계 (100점 만점)')
})

test('a buyer’s need finds technologies; key words and a field sharpen it, a budget puts what is dearer last', async () => {
  const buyer = await stage.as(kra.buyer, { width: 390 })
  await buyer.open('/buying/kra')
  await buyer.press('필요로 찾기')
  await buyer.fill('필요한 것', '짧음')
  await buyer.press('어울리는 기술 찾기')
  await buyer.sees(/확인이 필요한 항목/)
  await buyer.fill('필요한 것', need)
  await buyer.press('어울리는 기술 찾기')
  await buyer.sees('매설 배관 누수 탐지기')
  await buyer.choose('매설')
  await buyer.choose('배관')
  await buyer.press('어울리는 기술 찾기')
  await buyer.sees('유효한 인증이 있습니다')
  await buyer.unfold('조건 더하기')
  await buyer.fill('예산', '30,000,000')
  await buyer.press('어울리는 기술 찾기')
  await buyer.sees('조건을 모두 충족합니다')
  await buyer.fill('예산', '1000')
  await buyer.press('어울리는 기술 찾기')
  await buyer.sees('맞지 않는 조건이 있습니다')
  await buyer.sees('예산 안에 있어야 합니다.')
})

test('a buyer says that a result is not relevant, and the operator sees it without the name', async () => {
  const buyer = await stage.as(kra.buyer)
  await buyer.open(`/catalogue?q=${encodeURIComponent('배수펌프')}`)
  await buyer.unfold('이 결과가 나온 까닭')
  await buyer.press(/이 결과 평가하기/)
  await buyer.choose('관련 없음')
  await buyer.press('판단 남기기')
  await buyer.sees('판단을 남겼습니다.')
  const walker = await stage.as(operator)
  await walker.open('/operations/search/judgements')
  await walker.sees('관련 없음')
  await walker.sees(/한국마사회 구매 담당자/)
  await walker.doesNotSee('최구매')
})

test('an officer sees what is nearly the same as a dossier, sentence beside sentence', async () => {
  const { callId } = await stage.market.read.one(
    sql<{ callId: string }>`select id as call_id from calls where title_ko = '경주로 소음 저감 공모'`,
  )
  tracks = await applyTo(stage.market, firm, [callId])
  const officer: Walker = await stage.as(kra.officer, { width: 390 })
  await officer.open(`/desk/kra/tracks/${tracks['kra']}`)
  await officer.press('비슷한 기술 보기')
  await officer.sees('조용한 배수펌프')
  await officer.sees(/글의 \d+%가 겹침/)
  await officer.sees('날개 각도를 수위에 맞춥니다.')
})
