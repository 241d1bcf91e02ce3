import { afterAll, beforeAll, expect, test } from 'vitest'
import { openMarket, sql } from '../../tests/support/market.ts'
import type { Market } from '../../tests/support/market.ts'
import { draftCertificate, signCertificate } from '../certificates/index.ts'
import { placeTrack, setScene } from '../certificates/scene.fixture.ts'
import type { Scene } from '../certificates/scene.fixture.ts'
import { addDays } from '../kernel/dates.ts'
import { grantRole } from '../people/index.ts'

let market: Market
let scene: Scene
const by = (personId: string) => ({ personId, institutionId: 'kra' })
const home = async (personId: string) => {
  const answer = await (await market.as(personId)).get('/home')
  expect([answer.statusCode, Number(answer.headers['x-statements']) <= 5]).toEqual([200, true])
  return answer.body
}
const lastQuote = async (request: string) =>
  (await market.read.one(sql<{ id: string }>`select id from quotes where request_id = ${request} order by number desc limit 1`)).id
const draft = (titleKo: string) =>
  market.set(async (tx) => {
    const made = await draftCertificate(tx, by(scene.officer), (await placeTrack(tx, scene, { titleKo, titleEn: 'Pump' })).trackId)
    if (!made.ok) throw new Error(made.refusal.code)
    return made.value.id
  })

beforeAll(async () => {
  market = await openMarket()
  scene = await market.set((tx) => setScene(tx, 'kra'))
})
afterAll(() => market.close())

test('what passed waits for an officer until its certificate is drafted', async () => {
  const { trackId } = await market.set((tx) => placeTrack(tx, scene, { titleKo: '작성할 펌프', titleEn: 'Pump' }))
  expect(await home(scene.officer)).toMatch(new RegExp(`작성할 인증서.*/desk/kra/certificates/new\\?track=${trackId}`, 's'))
  expect(await home(scene.approver)).not.toContain('작성할 인증서')
  await market.set((tx) => draftCertificate(tx, by(scene.officer), trackId))
  expect(await home(scene.officer)).not.toContain('작성할 인증서')
})

test('a drafted certificate waits for another approver, and not for who drafted it', async () => {
  await draft('서명할 펌프')
  expect(await home(scene.approver)).toContain('서명할 펌프')
  await market.set((tx) => grantRole(tx, { personId: scene.officer, role: 'approver', institutionId: 'kra' }))
  expect(await home(scene.officer)).not.toContain('서명할 인증서')
})

test('a request waits for the firm, its quote for the buyer, and an accepted one until the purchase is recorded', async () => {
  const id = await draft('견적 펌프')
  await market.set(async (tx) => {
    const signed = await signCertificate(tx, market.app, by(scene.approver), id, 1)
    if (!signed.ok) throw new Error(signed.refusal.code)
  })
  const { listing } = await market.read.one(sql<{ listing: string }>`select id as listing from listings where title_ko = '견적 펌프'`)
  const buyer = await market.as(scene.buyer)
  const firm = await market.as(scene.owner)
  const { today } = await market.read.one(sql<{ today: string }>`select market_today() as today`)
  const request =
    String(
      (await buyer.post('/buying/kra/quotes/new', { listing, quantity: '1', unit: '대', place: '제주', needs: '설치를 포함해 주세요.' }))
        .headers['location'],
    )
      .split('/')
      .at(-1) ?? ''
  expect(await home(scene.owner)).toContain('답할 견적 요청')
  expect(await home(scene.buyer)).not.toContain('결정할 견적')
  expect(
    (
      await firm.post(`/company/${scene.companyId}/quotes/${request}/quote`, {
        supplyWon: '1000000',
        vat: 'taxed',
        validUntil: addDays(today, 30),
        deliveryDays: '10',
        terms: '',
      })
    ).statusCode,
  ).toBe(303)
  expect(await home(scene.owner)).not.toContain('답할 견적 요청')
  expect(await home(scene.buyer)).toContain('결정할 견적')
  expect((await buyer.get('/buying/kra')).body).toMatch(/나를 기다리는 일 <[^>]+>1건.{0,1500}결정할 견적.{0,300}견적 펌프/s)
  await buyer.post(`/buying/kra/quotes/${request}/accept`, { quote: await lastQuote(request) })
  expect(await home(scene.buyer)).toContain('기록할 구매')

  const wrong = await buyer.post('/buying/kra/purchases/new', {
    request,
    amountWon: '',
    contractedOn: '2099-01-01',
    deliveredOn: '어제',
    quantity: '0',
    chosenReason: '',
  })
  for (const part of [
    'aria-describedby="field-quantity-error field-quantity-unit"',
    '<span class="unit" id="field-quantity-unit">대</span>',
  ])
    expect(wrong.body).toContain(part)
  expect(wrong.statusCode).toBe(422)
  for (const sentence of [
    '확인이 필요한 항목이 6개',
    '계약 금액을 12000000처럼',
    '계약일이 오늘보다 늦습니다',
    '납품일을 2026-11-20처럼',
    '수량을 1부터 1,000,000까지의',
    '계약 근거를 골라',
    '고른 까닭을 다섯 글자',
  ])
    expect(wrong.body).toContain(sentence)

  const huge = await buyer.post('/buying/kra/purchases/new', {
    request,
    amountWon: '100000000000001',
    contractedOn: today,
    quantity: '1000001',
    groundCode: 'OPEN_TENDER',
    chosenReason: '가장 조용합니다.',
  })
  for (const sentence of ['확인이 필요한 항목이 2개', '100조 원까지', '수량을 1부터 1,000,000까지의']) expect(huge.body).toContain(sentence)
  const ground = 'SMALL_AMOUNT_ONE_QUOTE'
  const bought = {
    request,
    quote: await lastQuote(request),
    differsReason: '설치를 뺀 금액으로 계약했습니다.',
    amountWon: '22000000',
    estimatedWon: '20000000',
    contractedOn: today,
    quantity: '1',
    groundCode: ground,
    chosenReason: '비교한 것 가운데 가장 조용합니다.',
  }
  await buyer.post(`/buying/kra/grounds/${ground}`, { [`note-${ground}`]: '제30조, 2026-01-01 시행' })
  const own = await buyer.post('/buying/kra/purchases/new', bought)
  expect([own.statusCode, own.body.includes('본인이 확인한 계약 근거로는 구매를 기록할 수 없습니다.')]).toEqual([422, true])
  await market.set((tx) => grantRole(tx, { personId: scene.officer, role: 'buyer', institutionId: 'kra' }))
  const officer = await market.as(scene.officer)
  const unfit = { ...bought, estimatedWon: '20000001' }
  const refused = await officer.post('/buying/kra/purchases/new', unfit)
  expect([refused.statusCode, refused.body.includes('고르신 근거가 이 계약에 맞지 않습니다. 추정가격이 20,000,000원을 넘습니다.')]).toEqual(
    [422, true],
  )
  expect(refused.body).toMatch(new RegExp(`<input[^>]*value="${ground}"[^>]*checked|<input[^>]*checked[^>]*value="${ground}"`))
  expect((await officer.post('/buying/kra/purchases/new', { ...bought, estimatedWon: '' })).body).toContain(
    '고르신 근거는 추정가격으로 따집니다.',
  )
  expect((await officer.post('/buying/kra/purchases/new', { ...bought, estimatedWon: '이천만 원쯤' })).body).toContain(
    '추정가격을 12000000처럼',
  )
  const done = await officer.post('/buying/kra/purchases/new', bought)
  expect((await officer.get(String(done.headers['location']))).body).toMatch(/추정가격\(부가세 제외\).{0,200}20,000,000원/s)
  expect(
    await market.read.one(sql`select ground_confirmed_by, recorded_by, estimated_won, ground_floor_won, ground_ceiling_won from purchases`),
  ).toEqual({
    groundConfirmedBy: scene.buyer,
    recordedBy: scene.officer,
    estimatedWon: 20_000_000,
    groundFloorWon: null,
    groundCeilingWon: 20_000_000,
  })
})

test('an officer confirms a ground on the desk, so that the only buyer may use it', async () => {
  const officer = await market.as(scene.officer)
  const ground = 'TECHDEV_NEP'
  expect((await officer.get('/desk/kra')).body).toContain('/desk/kra/grounds')
  expect((await officer.get('/desk/kra/grounds')).body).toContain(`/desk/kra/grounds/${ground}"`)
  const done = await officer.post(`/desk/kra/grounds/${ground}`, { [`note-${ground}`]: '제26조, 2026-01-01 시행' })
  expect([done.statusCode, done.headers['location']]).toEqual([303, `/desk/kra/grounds#${ground}`])
  expect(
    await market.read.one(sql`select confirmed_by from ground_confirmations where institution_id = 'kra' and ground_code = ${ground}`),
  ).toEqual({ confirmedBy: scene.officer })
  expect((await (await market.as(scene.buyer)).post(`/desk/kra/grounds/${ground}`, {})).statusCode).toBe(404)
})

test('what was read for a confirmation is shown wherever the ground is, and in the record after it was withdrawn; a path is no ground', async () => {
  const [officer, buyer] = [await market.as(scene.officer), await market.as(scene.buyer)]
  const path = 'MARKET_TO_INNOVATION'
  expect((await officer.get('/desk/kra/grounds')).body).not.toContain(`/desk/kra/grounds/${path}"`)
  const refused = await officer.post(`/desk/kra/grounds/${path}`, {})
  expect([refused.statusCode, refused.body.includes('근거로 확인할 수 없습니다.')]).toEqual([409, true])

  const ground = 'OPEN_TENDER'
  const read = '계약사무규칙 제5조, 2026-03-01 시행'
  const confirm = () => officer.post(`/desk/kra/grounds/${ground}`, { [`note-${ground}`]: read })
  expect([(await confirm()).statusCode, (await confirm()).statusCode]).toEqual([303, 303])
  expect((await buyer.get('/buying/kra/grounds')).body).toContain(`확인한 조문과 날짜: ${read}`)
  const { listing } = await market.read.one(sql<{ listing: string }>`select id as listing from listings where title_ko = '견적 펌프'`)
  const form = (await buyer.get(`/buying/kra/purchases/new?listing=${listing}`)).body
  expect(form).toMatch(new RegExp(`우리 기관에서 확인: [^·<]+, ${read}`))
  // A tender needs no article: none is said to be unread.
  expect(form).toMatch(/제한경쟁입찰로 계약했습니다\.[^가-힣]*근거 조항이 필요하지 않습니다/)
  expect(form).toContain('필요한 인증이 없습니다: 혁신제품 지정')
  expect(form).not.toMatch(/필요한 인증이 없습니다: (기술마켓|[A-Z_]{6})/)
  const { today } = await market.read.one(sql<{ today: string }>`select market_today() as today`)
  const bought = await buyer.post('/buying/kra/purchases/new', {
    listing,
    amountWon: '3300000',
    contractedOn: today,
    quantity: '1',
    groundCode: ground,
    chosenReason: '비교한 것 가운데 가장 조용합니다.',
  })
  expect((await officer.post(`/desk/kra/grounds/${ground}/withdraw`, { [`reason-${ground}`]: '아니' })).statusCode).toBe(422)
  const withdraw = () => officer.post(`/desk/kra/grounds/${ground}/withdraw`, { [`reason-${ground}`]: '조문이 바뀌었습니다.' })
  expect([(await withdraw()).statusCode, (await withdraw()).statusCode]).toEqual([303, 409])
  const grounds = (await officer.get('/desk/kra/grounds')).body
  expect([grounds.includes('철회한 확인 1건'), grounds.includes('조문이 바뀌었습니다.')]).toEqual([true, true])
  expect(
    await market.read.many(
      sql`select person_id, link, body_ko like '%사유: 조문이 바뀌었습니다.%' as says_why from notices where kind = 'ground.withdrawn'`,
    ),
  ).toEqual([{ personId: scene.buyer, link: `/buying/kra/grounds#${ground}`, saysWhy: true }])
  const record = (await buyer.get(String(bought.headers['location']))).body
  for (const part of ['법령과 조문', '조문 날짜', '출처', read, '그 뒤 확인을 철회함', '조문이 바뀌었습니다.'])
    expect(record).toContain(part)
  expect((await confirm()).statusCode).toBe(303)
  expect(
    await market.read.many(
      sql`select number, ground_kind from ground_confirmations where institution_id = 'kra' and ground_code = ${ground} order by number`,
    ),
  ).toEqual([
    { number: 1, groundKind: 'tender' },
    { number: 2, groundKind: 'tender' },
  ])
  expect(
    await market.read.many(sql`select action from audit_log where object_kind = 'contract-ground' and object_id = ${ground} order by id`),
  ).toEqual([{ action: 'ground.confirmed' }, { action: 'ground.withdrawn' }, { action: 'ground.confirmed' }])
})
