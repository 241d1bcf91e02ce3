import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openMarket, sql } from '../../tests/support/market.ts'
import type { Browser, Market } from '../../tests/support/market.ts'
import { takeAway } from '../../tests/support/take-away.ts'
import { aPdf } from '../../tests/support/papers.ts'
import { sendFiles } from '../../tests/support/send-files.ts'
import { draftCertificate, signCertificate } from '../certificates/index.ts'
import { placeTrack, setScene } from '../certificates/scene.fixture.ts'
import type { Scene } from '../certificates/scene.fixture.ts'
import { addDays } from '../kernel/dates.ts'
import { newId } from '../kernel/id.ts'
import { createPerson, grantRole } from '../people/index.ts'
import type { CompanyActor } from '../people/index.ts'
import type { RawBuilder } from '../platform/database/database.ts'
import { canReadPdf, textOf } from '../platform/pdf/read-pdf.example.ts'
import { sendQuote } from './actions/quotes.ts'
import { findCertificateOn, findCertificateToday } from './certificate-queries.ts'
import { tendQuotes } from './jobs.ts'

let market: Market
let scene: Scene
let buyer: Browser
let firm: Browser
let listing: string
let today: string
const by = (personId: string) => ({ personId, institutionId: 'kra' })
const at = '/buying/kra'

beforeAll(async () => {
  market = await openMarket()
  scene = await market.set((tx) => setScene(tx, 'kra'))
  buyer = await market.as(scene.buyer)
  firm = await market.as(scene.owner)
  const { trackId } = await market.set((tx) => placeTrack(tx, scene, { titleKo: '견적 펌프', titleEn: 'Quoted pump' }))
  await market.set(async (tx) => {
    const made = await draftCertificate(tx, by(scene.officer), trackId)
    if (!made.ok) throw new Error(made.refusal.code)
    const signed = await signCertificate(tx, market.app, by(scene.approver), made.value.id, 1)
    if (!signed.ok) throw new Error(signed.refusal.code)
  })
  listing = (await market.read.one(sql<{ id: string }>`select id from listings`)).id
  today = (await market.read.one(sql<{ today: string }>`select market_today() as today`)).today
})
afterAll(() => market.close())

const ask = async (): Promise<string> =>
  String(
    (await buyer.post(`${at}/quotes/new`, { listing, quantity: '10', unit: '대', place: '제주', needs: '설치를 포함해 주세요.' })).headers[
      'location'
    ],
  )
    .split('/')
    .at(-1) ?? ''
const offer = async (request: string, supplyWon: string): Promise<string> => {
  const sent = await firm.post(`/company/${scene.companyId}/quotes/${request}/quote`, {
    supplyWon,
    vat: 'taxed',
    validUntil: addDays(today, 30),
    deliveryDays: '10',
    terms: '',
  })
  expect(sent.statusCode).toBe(303)
  const own = (await firm.get(`/company/${scene.companyId}/quotes/${request}`)).body
  expect([own.includes('보낸 견적'), own.includes('받은 견적')]).toEqual([true, false])
  return (await market.read.one(sql<{ id: string }>`select id from quotes where request_id = ${request} order by number desc limit 1`)).id
}
const accepted = async (): Promise<string> => {
  const request = await ask()
  await buyer.post(`${at}/quotes/${request}/accept`, { quote: await offer(request, '3000000') })
  return request
}
/** Records the purchase of a request as it was quoted; where it stands. */
const buy = async (request: string): Promise<string> => {
  const made = await buyer.post(`${at}/purchases/new`, {
    request,
    quote: (await market.read.one(sql<{ id: string }>`select accepted_quote_id as id from quote_requests where id = ${request}`)).id,
    amountWon: '3300000',
    contractedOn: today,
    quantity: '10',
    groundCode: 'OPEN_TENDER',
    groundNote: '일반경쟁 입찰의 낙찰자입니다.',
    chosenReason: '비교한 것 가운데 가장 조용합니다.',
  })
  expect(made.statusCode).toBe(303)
  return String(made.headers['location'])
}
const dueOf = async (request: string) =>
  (await market.read.one(sql<{ dueAt: Date | null }>`select due_at from quote_requests where id = ${request}`)).dueAt
const stateOf = async (request: string) =>
  (await market.read.one(sql<{ state: string }>`select state from quote_requests where id = ${request}`)).state
const noticesOf = async (personId: string, kind: string) =>
  market.read.many(
    sql<{ subjectKo: string; subjectEn: string; bodyKo: string; link: string | null }>`
      select subject_ko, subject_en, body_ko, link from notices where person_id = ${personId} and kind = ${kind} order by at desc`,
  )

test('a quote that came after the page was drawn is not accepted or refused unseen: both are shown, and what was typed stays', async () => {
  const request = await ask()
  const seen = await offer(request, '3000000')
  expect((await buyer.get(`${at}/quotes/${request}`)).body).toContain(`name="quote" value="${seen}"`)
  const dearer = await offer(request, '300000000')
  for (const [move, typed] of [
    ['accept', {}],
    ['refuse', { reasonCode: 'NO_BUDGET', reason: '올해 예산을 넘습니다.' }],
  ] as const) {
    const stale = await buyer.post(`${at}/quotes/${request}/${move}`, { quote: seen, ...typed })
    expect([stale.statusCode, await stateOf(request)]).toEqual([409, 'quoted'])
    for (const part of ['보신 견적', '지금 견적', '3,300,000원', '330,000,000원', `name="quote" value="${dearer}"`])
      expect(stale.body).toContain(part)
    if (move === 'refuse') expect(stale.body).toContain('올해 예산을 넘습니다.')
  }
  expect((await buyer.post(`${at}/quotes/${request}/accept`)).statusCode).toBe(409)
  expect((await buyer.post(`${at}/quotes/${request}/accept`, { quote: dearer })).statusCode).toBe(303)
  expect(await stateOf(request)).toBe('accepted')
})

test('a firm takes back a quote that nobody answered: the buyer reads why, whoever accepts in the same moment reads it too, and another quote is awaited', async () => {
  const request = await ask()
  const firmPage = `/company/${scene.companyId}/quotes/${request}`
  const slip = await offer(request, '30000')
  const take = (typed: Record<string, string>) => firm.post(`${firmPage}/take-back`, { quote: slip, ...typed })
  expect((await firm.get(firmPage)).body).toContain(`name="quote" value="${slip}"`)
  for (const [typed, status, sentence] of [
    [{}, 422, '사유를 골라 주세요.'],
    [{ reasonCode: 'OTHER' }, 422, '어떤 까닭인지'],
    [{ reasonCode: 'WRONG_PRICE', quote: 'another' }, 409, '그사이 동료가 견적을 다시 보냈습니다.'],
  ] as const) {
    const refused = await take(typed)
    expect([refused.statusCode, refused.body.includes(sentence), await stateOf(request)]).toEqual([status, true, 'quoted'])
  }
  expect((await take({ reasonCode: 'WRONG_PRICE', reason: '0이 두 개 빠졌습니다.' })).statusCode).toBe(303)
  expect(await stateOf(request)).toBe('requested')
  expect((await dueOf(request))?.getTime()).toBeGreaterThan(Date.now())
  const [told] = await noticesOf(scene.buyer, 'quote.taken-back')
  expect([told?.subjectKo, told?.link]).toEqual(['기업이 견적을 철회했습니다: 견적 펌프 (가나다라기술)', `${at}/quotes/${request}`])
  expect(told?.bodyKo).toContain('금액을 잘못 적었습니다. 0이 두 개 빠졌습니다.')

  for (const [move, typed] of [
    ['accept', {}],
    ['refuse', { reasonCode: 'NO_BUDGET' }],
  ] as const) {
    const late = await buyer.post(`${at}/quotes/${request}/${move}`, { quote: slip, ...typed })
    expect([late.statusCode, await stateOf(request)]).toEqual([409, 'requested'])
    expect(late.body).toContain('그사이 기업이 견적을 철회했습니다.')
  }
  for (const page of [await buyer.get(`${at}/quotes/${request}`), await firm.get(firmPage)]) {
    for (const part of ['견적 1 철회', '금액을 잘못 적었습니다. 0이 두 개 빠졌습니다.', '33,000원']) expect(page.body).toContain(part)
    expect(page.body).not.toContain('유효기한')
  }
  expect((await buyer.get(`${at}/quotes`)).body).not.toContain('33,000원')

  const right = await offer(request, '3000000')
  expect((await noticesOf(scene.buyer, 'quote.sent'))[0]?.subjectKo).toContain('견적이 다시 왔습니다')
  expect((await buyer.post(`${at}/quotes/${request}/accept`, { quote: right })).statusCode).toBe(303)
  const late = await firm.post(`${firmPage}/take-back`, { quote: right, reasonCode: 'WRONG_PRICE' })
  expect([late.statusCode, late.body.includes('‘수락되었습니다 · 계약 전’ 상태여서')]).toEqual([409, true])
})

test('a buyer takes back a request whose quote was taken back; the firm is told', async () => {
  const request = await ask()
  const quote = await offer(request, '3000000')
  await firm.post(`/company/${scene.companyId}/quotes/${request}/take-back`, { quote, reasonCode: 'COSTS_CHANGED' })
  const shown = (await buyer.get(`${at}/quotes/${request}`)).body
  expect([shown.includes('요청 철회하기'), /name="quote" value(="")?[ />]/.test(shown)]).toEqual([true, true])
  expect((await buyer.post(`${at}/quotes/${request}/withdraw`, { quote: '', reasonCode: 'NEED_GONE' })).statusCode).toBe(303)
  expect(await stateOf(request)).toBe('withdrawn')
  expect((await noticesOf(scene.owner, 'quote.withdrawn'))[0]?.bodyKo).toContain('필요가 없어졌습니다.')
})

test('no row says half of a quote that was taken back', async () => {
  const request = await ask()
  await offer(request, '3000000')
  await expect(market.app.db.pool.query('update quotes set taken_back_at = now() where request_id = $1', [request])).rejects.toThrow(
    'a_quote_taken_back_says_when_by_whom_and_why',
  )
})

test('a purchase follows its quote, and after a counter-record the quote may be recorded again', async () => {
  const request = await ask()
  const quote = await offer(request, '3000000')
  await buyer.post(`${at}/quotes/${request}/accept`, { quote })
  const form = await buyer.get(`${at}/purchases/new?request=${request}`)
  for (const part of ['인증서(오늘)', `name="quote" value="${quote}"`, '수락한 날']) expect(form.body).toContain(part)
  const typed = {
    request,
    quote,
    amountWon: '3300000',
    contractedOn: today,
    quantity: '10',
    groundCode: 'OPEN_TENDER',
    groundNote: '일반경쟁 입찰의 낙찰자입니다.',
    chosenReason: '비교한 것 가운데 가장 조용합니다.',
  }
  const post = (change: Record<string, string>) => buyer.post(`${at}/purchases/new`, { ...typed, ...change })
  for (const [change, sentence] of [
    [{ amountWon: '1', quantity: '999999' }, '금액이나 수량이 다른 까닭을'],
    [{ contractedOn: addDays(today, -1) }, '계약일이 견적을 수락한 날'],
    [{ contractedOn: '2026-02-30' }, '계약일에 적은 2026-02-30은 달력에 없는 날입니다.'],
  ] as const) {
    const refused = await post(change)
    expect([refused.statusCode, refused.body.includes(sentence)]).toEqual([422, true])
  }
  expect((await post({ quote: 'another' })).statusCode).toBe(409)
  const ground = await market.read.one(
    sql<{ code: string }>`select code from contract_grounds where kind = 'competitive' or kind = 'negotiated' order by kind, sort limit 1`,
  )
  const key = /name="key" value="([^"]+)"/.exec(form.body)?.[1] ?? ''
  const press = (change: Record<string, string> = {}) =>
    post({ groundCode: ground.code, amountWon: '3200000', differsReason: '계약하며 값을 깎았습니다.', key, ...change })
  const first = await press()
  expect(first.statusCode).toBe(303)
  const place = String(first.headers['location'])
  const second = await press()
  expect([second.statusCode, second.headers['location']]).toEqual([303, place])
  const other = await press({ amountWon: '3100000' })
  expect([other.statusCode, other.body.includes(`href="${place}"`)]).toEqual([409, true])
  const kept = (await buyer.get(place)).body
  for (const part of ['계약하며 값을 깎았습니다.', '10대', `href="${at}/quotes/${request}"`]) expect(kept).toContain(part)
  const again = () => post({ groundCode: ground.code })
  const opened = (await buyer.get(`${at}/purchases/new?request=${request}`)).body
  expect([opened.includes('이미 기록되어 있어'), opened.includes(`href="${place}"`), opened.includes('name="amountWon"')]).toEqual([
    true,
    true,
    false,
  ])
  const twice = await again()
  expect([twice.statusCode, twice.body.includes('이미 구매를 기록했습니다')]).toEqual([409, true])
  expect((await buyer.get(`${at}/quotes/${request}`)).body).not.toContain('구매 기록하기')
  expect((await buyer.get(at)).body).not.toContain(`${at}/quotes/${request}`)
  expect((await buyer.post(`${place}/counter`, { reason: '금액을 잘못 적었습니다.' })).statusCode).toBe(303)
  expect((await buyer.get(at)).body).toContain(`${at}/quotes/${request}`)
  expect((await buyer.get(`${at}/quotes/${request}`)).body).toContain('구매 기록하기')
  expect((await again()).statusCode).toBe(303)
  expect((await again()).statusCode).toBe(409)
  expect(
    await market.read.many(
      sql`select amount_won, quoted_won, record_of_quote from purchases where quote_id = ${quote} order by recorded_at`,
    ),
  ).toEqual([
    { amountWon: 3_200_000, quotedWon: 3_300_000, recordOfQuote: 1 },
    { amountWon: 3_300_000, quotedWon: 3_300_000, recordOfQuote: 2 },
  ])
})

test('a firm that quotes again begins from its last quote, also where that was exempt from VAT', async () => {
  const request = await ask()
  const firms = `/company/${scene.companyId}/quotes/${request}`
  expect((await firm.get(firms)).body).toContain('수량 10대 전체의 금액입니다.')
  await firm.post(`${firms}/quote`, {
    supplyWon: '3000000',
    vat: 'exempt',
    validUntil: addDays(today, 30),
    deliveryDays: '10',
    terms: '면세 품목',
  })
  const again = (await firm.get(firms)).body
  expect(again).toMatch(/value="exempt" checked/)
  for (const part of ['새 견적이 앞선 견적을 대신합니다.', '면세 품목</textarea>', 'value="3000000"']) expect(again).toContain(part)
})

test('an accepted quote that comes to no contract ends with a reason, which the firm reads, and nothing waits for it any more', async () => {
  const request = await accepted()
  const [place, firms] = [`${at}/quotes/${request}`, `/company/${scene.companyId}/quotes/${request}`]
  for (const part of ['구매하지 않고 끝내기', '편성했던 예산이 줄었습니다.', '구매를 기록하거나 끝낼 기한'])
    expect((await buyer.get(place)).body).toContain(part)
  for (const [typed, sentence] of [
    [{}, '사유를 골라 주세요.'],
    [{ reasonCode: 'CANNOT_SUPPLY' }, '사유를 골라 주세요.'],
    [{ reasonCode: 'OTHER' }, '어떤 까닭인지'],
  ] as const) {
    const refused = await buyer.post(`${place}/forgo`, typed)
    expect([refused.statusCode, refused.body.includes(sentence)]).toEqual([422, true])
  }
  expect((await (await market.as(scene.officer)).post(`${place}/forgo`, { reasonCode: 'BUDGET_CUT' })).statusCode).toBe(404)
  const forgone = await buyer.post(`${place}/forgo`, { reasonCode: 'BUDGET_CUT', reason: '추경에서 빠졌습니다.' })
  expect([forgone.statusCode, await stateOf(request)]).toEqual([303, 'forgone'])
  expect((await noticesOf(scene.owner, 'quote.forgone'))[0]).toMatchObject({
    subjectKo: expect.stringMatching(/^견적 건이 구매 없이 끝났습니다: 견적 펌프/),
    bodyKo: expect.stringContaining('편성했던 예산이 줄었습니다. 추경에서 빠졌습니다.'),
    link: firms,
  })
  const own = (await firm.get(firms)).body
  for (const part of ['기관이 구매하지 않기로 했습니다', '추경에서 빠졌습니다.', '견적이 수락되었습니다']) expect(own).toContain(part)
  expect((await market.as(scene.buyer).then((one) => one.get('/home'))).body).not.toContain(place)
  expect((await buyer.get(`${at}/quotes?view=ended`)).body).toContain(place)
  expect((await buyer.get(`${at}/quotes?view=accepted`)).body).not.toContain(`${place}"`)
  const page = (await buyer.get(place)).body
  for (const part of [`href="${at}/quotes/new?listing=${listing}"`, `href="${at}/purchases/new?request=${request}"`])
    expect(page).toContain(part)
  expect((await buyer.post(`${place}/forgo`, { reasonCode: 'BUDGET_CUT' })).statusCode).toBe(409)
  expect((await firm.post(`${firms}/retract`, { reasonCode: 'CANNOT_SUPPLY' })).statusCode).toBe(409)
  expect(await market.read.one(sql`select detail from audit_log where action = 'quote.forgone' and object_id = ${request}`)).toMatchObject({
    detail: { reasonCode: 'BUDGET_CUT', reason: '추경에서 빠졌습니다.' },
  })
  const write = (set: RawBuilder<unknown>) => market.set((tx) => tx.run(sql`update quote_requests set ${set} where id = ${request}`))
  await expect(write(sql`reason = null`)).rejects.toThrow('an_end_without_a_purchase_gives_its_reason')
  await expect(write(sql`accepted_at = null`)).rejects.toThrow('what_was_accepted_says_since_when')
})

test('a purchase that stands is countered before its request ends without one', async () => {
  const request = await accepted()
  const place = `${at}/quotes/${request}`
  const bought = await buy(request)
  expect((await buyer.get(place)).body).not.toContain('구매하지 않고 끝내기')
  for (const ended of [
    await buyer.post(`${place}/forgo`, { reasonCode: 'CONTRACT_CANCELLED' }),
    await firm.post(`/company/${scene.companyId}/quotes/${request}/retract`, { reasonCode: 'CANNOT_SUPPLY' }),
  ])
    expect([ended.statusCode, ended.body.includes('구매가 기록되어 있어 구매 없이 끝낼 수 없습니다.')]).toEqual([409, true])
  expect(await dueOf(request)).toBe(null)
  expect((await firm.get(`/company/${scene.companyId}/quotes/${request}`)).body).toContain('구매가 기록되었습니다')
  expect((await buyer.get(`${at}/quotes?view=bought`)).body).toContain(place)
  await buyer.post(`${bought}/counter`, { reason: '계약을 해제했습니다.' })
  expect(await dueOf(request)).not.toBe(null)
  expect((await buyer.post(`${place}/forgo`, { reasonCode: 'CONTRACT_CANCELLED' })).statusCode).toBe(303)
  expect([await stateOf(request), await dueOf(request)]).toEqual(['forgone', null])
})

test('a purchase leaves on paper with all that an audit asks for, to those who buy there alone; countered, the paper says so', async () => {
  const place = await buy(await accepted())
  expect((await buyer.get(place)).body).toContain(`${place}/evidence.pdf`)
  const paper = await buyer.get(`${place}/evidence.pdf`)
  expect([paper.statusCode, paper.headers['content-type']]).toEqual([200, 'application/pdf'])
  expect((await firm.get(`${place}/evidence.pdf`)).statusCode).toBe(404)
  await buyer.post(`${place}/counter`, { reason: '금액을 잘못 적었습니다.' })
  const countered = await buyer.get(`${place}/evidence.pdf`)
  if (!canReadPdf) return
  const words = textOf(paper.rawPayload)
  for (const told of [
    '견적 펌프',
    '3,300,000원',
    '비교한 것 가운데 가장 조용합니다.',
    '일반경쟁 입찰의 낙찰자입니다.',
    '입찰로 맺은 계약이라 확인이 필요하지 않음',
    '인증번호',
    '유효',
    '수의계약의 근거가 되지 않으며',
  ])
    expect(words).toContain(told)
  for (const never of ['정정된 기록', '법령과 조문', '확인하지 않은 근거']) expect(words).not.toContain(never)
  expect(textOf(countered.rawPayload)).toContain('정정된 기록입니다.')
})

test('a firm that cannot contract says so, and what was contracted all the same is recorded from the same quote', async () => {
  const request = await accepted()
  const firms = `/company/${scene.companyId}/quotes/${request}`
  expect((await firm.get(firms)).body).toContain('계약하지 못한다고 알리기')
  expect((await firm.post(`${firms}/retract`, { reasonCode: 'BUDGET_CUT' })).statusCode).toBe(422)
  expect((await firm.post(`${firms}/retract`, { reasonCode: 'TERMS_NOT_AGREED' })).statusCode).toBe(303)
  expect((await noticesOf(scene.buyer, 'quote.retracted'))[0]).toMatchObject({
    bodyKo: expect.stringContaining('계약 조건에 합의하지 못했습니다.'),
    link: `${at}/quotes/${request}`,
  })
  expect((await buyer.get(`${at}/quotes/${request}`)).body).toContain('기업이 계약하지 못한다고 알렸습니다')
  expect((await buyer.get(`${at}/purchases/new?request=${request}`)).body).toContain('구매 없이 끝난 견적입니다.')
  await buy(request)
  expect([await stateOf(request), await dueOf(request)]).toEqual(['accepted', null])
  expect(
    await market.read.many(
      sql`select action from audit_log where object_id = ${request} and action in ('quote.retracted', 'quote.resumed')`,
    ),
  ).toEqual([{ action: 'quote.retracted' }, { action: 'quote.resumed' }])
})

test('who accepted is reminded once to say what became of it, and somebody else where they buy there no more', async () => {
  const [waiting, bought] = [await accepted(), await accepted()]
  const due = await market.read.one(
    sql<{
      days: number
    }>`select (due_at at time zone 'Asia/Seoul')::date - market_today() as days from quote_requests where id = ${waiting}`,
  )
  expect(due.days).toBeGreaterThanOrEqual(30)
  await market.set((tx) =>
    tx.run(sql`update quote_requests set due_at = market_now() - interval '1 hour' where id = any(${[waiting, bought]}::text[])`),
  )
  await buy(bought)
  const another = await market.set(async (tx) => {
    const { id } = await createPerson(tx, { email: `${newId()}@buyer.example`, name: '박구매' })
    await grantRole(tx, { personId: id, role: 'buyer', institutionId: 'kra' })
    await tx.run(sql`update quote_requests set requested_by = ${scene.officer} where id = ${waiting}`)
    return id
  })
  expect([await tendQuotes(market.app), await tendQuotes(market.app)]).toEqual([1, 0])
  expect((await noticesOf(another, 'purchase.reminded')).map((one) => one.link)).toEqual([`${at}/quotes/${waiting}`])
  expect(await noticesOf(scene.officer, 'purchase.reminded')).toEqual([])
})

test('what is bought without a quote is recorded once by one press, and a contract above its estimate with its reason', async () => {
  const count = async () => (await market.read.one(sql<{ n: number }>`select count(*)::int as n from purchases`)).n
  const before = await count()
  const typed = {
    listing,
    key: newId(24),
    amountWon: '34639000',
    estimatedWon: '1',
    contractedOn: today,
    quantity: '1',
    groundCode: 'SMALL_AMOUNT_ONE_QUOTE',
    chosenReason: '비교한 것 가운데 가장 조용합니다.',
  }
  const asked = await buyer.post(`${at}/purchases/new`, typed)
  expect([asked.statusCode, asked.body.includes('계약 금액 34,639,000원(부가세 포함)이 추정가격 1원(부가세 제외)에')]).toEqual([422, true])
  expect([asked.body.includes('name="estimateNote"'), await count()]).toEqual([true, before])
  const said = { ...typed, estimateNote: '설계를 바꾸어 금액이 늘었습니다.' }
  const [one, two] = [await buyer.post(`${at}/purchases/new`, said), await buyer.post(`${at}/purchases/new`, said)]
  expect([one.statusCode, two.headers['location'], await count()]).toEqual([303, one.headers['location'], before + 1])
  const page = (await buyer.get(String(one.headers['location']))).body
  for (const part of [
    '설계를 바꾸어 금액이 늘었습니다.',
    '구매 기관',
    '한국마사회',
    '인증서(계약일)',
    '확인하지 않은 근거로 기록했습니다.',
  ])
    expect(page).toContain(part)
  const id = String(one.headers['location']).split('/').at(-1) ?? ''
  await expect(
    market.set((tx) =>
      tx.run(
        sql`insert into purchases select (jsonb_populate_record(p, '{"id": "silent", "estimate_note": null}'::jsonb)).* from purchases p where id = ${id}`,
      ),
    ),
  ).rejects.toThrow('a_contract_above_its_estimated_price_says_why')
  const changed = await buyer.post(`${at}/purchases/new`, { ...said, amountWon: '34000000' })
  expect([changed.statusCode, changed.body.includes(`href="${String(one.headers['location'])}"`)]).toEqual([409, true])
})

test('a certificate is told as it stood on the day of the contract, and of several the buyer’s own', async () => {
  const { id, technologyId } = await market.read.one(
    sql<{ id: string; technologyId: string }>`select c.id, c.technology_id from certificates c join listings l using (technology_id)`,
  )
  const happened = (event: string, days: number) =>
    market.set((tx) =>
      tx.run(
        sql`insert into certificate_events (certificate_id, at, event, reason) values (${id}, ${addDays(today, days)}::date + time '03:00', ${event}, '점검')`,
      ),
    )
  await happened('suspended', 2)
  await happened('reinstated', 4)
  await happened('revoked', 6)
  const standings = await Promise.all(
    [-1, 0, 1, 2, 3, 4, 6].map(async (days) => (await findCertificateOn(market.read, technologyId, 'kra', addDays(today, days)))?.standing),
  )
  expect(standings).toEqual([undefined, 'valid', 'valid', 'suspended', 'suspended', 'valid', 'revoked'])
  await market.set((tx) =>
    tx.run(sql`insert into listing_certificates (listing_id, certificate_id, institution_id, number, valid_from, valid_to, state)
      values (${listing}, 'of-lh', 'lh', 'LH-2026-0001', market_today(), '2099-12-31', 'valid')`),
  )
  const shown = async (institutionId: string) => {
    const certificate = await findCertificateToday(market.read, listing, institutionId)
    return [certificate?.number.slice(0, 2), certificate?.isOwn, certificate?.issuerEn === undefined]
  }
  expect([await shown('kra'), await shown('lh'), await shown('ex')]).toEqual([
    ['KR', true, false],
    ['LH', true, false],
    ['LH', false, false],
  ])
  await market.set((tx) => tx.run(sql`delete from listing_certificates where certificate_id = 'of-lh'`))
})

test('the day of delivery is added once, from the day of the contract until today, and the record itself stays', async () => {
  const made = await buyer.post(`${at}/purchases/new`, {
    listing,
    amountWon: '3300000',
    contractedOn: addDays(today, -3),
    quantity: '1',
    groundCode: 'OPEN_TENDER',
    groundNote: '일반경쟁 입찰의 낙찰자입니다.',
    chosenReason: '비교한 것 가운데 가장 조용합니다.',
  })
  const place = String(made.headers['location'])
  expect((await buyer.get(place)).body).toContain('납품일 적기')
  const deliver = async (deliveredOn: string) => {
    const { statusCode, body } = await buyer.post(`${place}/delivery`, { deliveredOn })
    return [statusCode, body.includes('href="#field-deliveredOn"'), body.includes(`value="${deliveredOn}"`)]
  }
  for (const wrong of [addDays(today, -4), addDays(today, 1), '2026-02-30', ''])
    expect([wrong, await deliver(wrong)]).toEqual([wrong, [422, true, wrong !== '']])
  expect((await (await market.as(scene.officer)).post(`${place}/delivery`, { deliveredOn: today })).statusCode).toBe(404)
  const insider = await market.as(
    await market.set(async (tx) => {
      const { id } = await createPerson(tx, { email: `${newId()}@insider.example`, name: '김겸직' })
      await grantRole(tx, { personId: id, role: 'buyer', institutionId: 'kra' })
      await tx.run(sql`insert into company_members (company_id, person_id, role, state, requested_at)
        select company_id, ${id}, 'member', 'active', ${tx.now} from listings where id = ${listing}`)
      return id
    }),
  )
  const own = [
    await insider.post(`${place}/delivery`, { deliveredOn: today }),
    await insider.post(`${place}/counter`, { reason: '금액을 잘못 적었습니다.' }),
  ]
  for (const { statusCode, body } of own) expect([statusCode, body.includes('본인이 속한 회사')]).toEqual([422, true])
  expect((await deliver(addDays(today, -1)))[0]).toBe(303)
  const page = (await buyer.get(place)).body
  expect([page.includes('납품일 적기'), page.includes('아직 적지 않음')]).toEqual([false, false])
  expect((await deliver(today))[0]).toBe(422)
  const id = place.split('/').at(-1) ?? ''
  expect(
    await market.read.one(sql`select (select delivered_on from purchases where id = ${id}) as recorded,
      (select delivered_on from purchase_deliveries where purchase_id = ${id}) as noted,
      (select count(*) from audit_log where action = 'purchase.delivered' and object_id = ${id}) as told`),
  ).toEqual({ recorded: null, noted: addDays(today, -1), told: 1 })
})

test('the database keeps the same promises of a purchase from a quote', async () => {
  const again = (change: object) =>
    market.set((tx) =>
      tx.run(sql`insert into purchases select (jsonb_populate_record(p, ${JSON.stringify({ id: 'again', ...change })}::jsonb)).* from purchases p
        where p.record_of_quote = 2`),
    )
  await expect(again({ record_of_quote: 3, amount_won: 1 })).rejects.toThrow('a_purchase_that_differs_from_its_quote_says_why')
  await expect(again({ record_of_quote: 3, contracted_on: addDays(today, -1) })).rejects.toThrow('contracted_once_the_quote_was_accepted')
  await expect(again({})).rejects.toThrow('one_standing_purchase_per_quote')
})

test('notices about quotes name the technology and who it is from, and lead to it', async () => {
  expect((await noticesOf(scene.owner, 'quote.requested'))[0]?.subjectKo).toMatch(/^견적 요청이 왔습니다: 견적 펌프 \(.*마사회\)$/)
  expect((await noticesOf(scene.buyer, 'quote.sent')).map((one) => one.subjectKo).slice(-3)).toEqual([
    '견적이 왔습니다: 견적 펌프 (가나다라기술)',
    '견적이 다시 왔습니다: 견적 펌프 (가나다라기술)',
    '견적이 왔습니다: 견적 펌프 (가나다라기술)',
  ])
  expect((await noticesOf(scene.owner, 'quote.accepted'))[0]?.subjectEn).toMatch(/^Your quote was accepted: Quoted pump \(.+\)$/)
})

test('the paper of a quote that was refused for its date goes with it once the date is right', async () => {
  const request = await ask()
  const token = await market.sessionOf(scene.owner)
  const offerWith = (typed: Record<string, string>, files: Parameters<typeof sendFiles>[4]) =>
    sendFiles(
      market,
      token,
      `/company/${scene.companyId}/quotes/${request}/quote`,
      Object.entries({ supplyWon: '1000', vat: 'taxed', deliveryDays: '10', ...typed }),
      files,
    )
  const refused = await offerWith({ validUntil: '2020-01-01' }, [aPdf('견적서.pdf')])
  expect(refused.statusCode).toBe(422)
  const waiting = /name="waiting-file.file" value="([^"]+)"/.exec(refused.body)?.[1] ?? ''
  expect((await offerWith({ validUntil: addDays(today, 30), 'waiting-file.file': waiting }, [])).statusCode).toBe(303)
  const sent = sql<{ name: string }>`select f.name from quotes q join files f on f.id = q.file_id where q.request_id = ${request}`
  expect(await market.read.many(sent)).toEqual([{ name: '견적서.pdf' }])
})

test('both sides take their quotes away, and nobody those of others', async () => {
  const request = await ask()
  await offer(request, '12300000')
  const bought = await takeAway(buyer, `${at}/quotes`)
  expect(bought.statuses).toEqual([200, 200])
  expect(bought.lines[0]).toContain('기술,기업,상태')
  expect(bought.lines.some((line) => line.startsWith('견적 펌프,') && line.includes(',13530000,'))).toBe(true)
  expect(bought.rows).toHaveLength(bought.lines.length)
  const asked = (await market.read.one(sql<{ n: number }>`select count(*)::int as n from quote_requests`)).n
  expect(bought.rows).toHaveLength(asked + 1)
  const sold = await takeAway(firm, `/company/${scene.companyId}/quotes`)
  expect(sold.lines[0]).toContain('기술,기관,상태')
  expect(sold.rows.flat()).toContain('한국마사회')
  expect((await buyer.get(`${at}/quotes`)).body).toContain(`${at}/quotes/export.xlsx`)
  const waiting = await market.read.one(sql<{ n: number }>`select count(*)::int as n from quote_requests where state = 'quoted'`)
  // What waits for the firm itself stands before an accepted quote that is overdue elsewhere.
  const overdue = await market.read.one(
    sql<{ id: string }>`select id from quote_requests where state = 'accepted' and due_at is not null limit 1`,
  )
  await market.set((tx) => tx.run(sql`update quote_requests set due_at = market_now() - interval '1 day' where id = ${overdue.id}`))
  const [own, theirs] = [firm, buyer].map((one) => one.get(one === firm ? `/company/${scene.companyId}/quotes` : `${at}/quotes`))
  const placeOf = (body: string | undefined, id: string) => body?.indexOf(`quotes/${id}"`) ?? -1
  expect(placeOf((await own)?.body, overdue.id)).toBeGreaterThan(placeOf((await own)?.body, request))
  expect(placeOf((await theirs)?.body, overdue.id)).toBeLessThan(placeOf((await theirs)?.body, request))
  await market.set((tx) => tx.run(sql`update quote_requests set due_at = market_now() + interval '20 days' where id = ${overdue.id}`))
  const view = await takeAway(buyer, `${at}/quotes`, '?view=quoted')
  expect([view.rows.length, (await buyer.get(`${at}/quotes?view=quoted`)).body.includes(`${at}/quotes/${request}`)]).toEqual([
    waiting.n + 1,
    true,
  ])
  expect((await buyer.get(`${at}/quotes?view=requested`)).body).not.toContain(`${at}/quotes/${request}"`)
  const [first, bought2] = [(await buyer.get(at)).body, (await buyer.get(`${at}/purchases?year=${today.slice(0, 4)}`)).body]
  for (const place of ['/quotes?view=requested', `/purchases?year=${today.slice(0, 4)}`]) expect(first).toContain(`href="${at}${place}"`)
  expect([first.includes('답할 견적'), bought2.includes('견적 펌프')]).toEqual([false, true])
  const none = (await buyer.get(`${at}/purchases?year=2019`)).body
  expect([none.includes('견적 펌프'), none.includes('이 해에 계약한 구매 기록이 없습니다.')]).toEqual([false, true])
  const records = await takeAway(buyer, `${at}/purchases`)
  expect(records.lines[0]).toContain('구분,납품일')
  expect(records.rows.flat()).toEqual(expect.arrayContaining(['정정됨', '정정', '계약을 해제했습니다.']))
  for (const path of ['/buying/lh/quotes', `/company/${scene.companyId}/quotes`])
    expect((await takeAway(buyer, path)).statuses).toEqual([404, 404])
  expect((await takeAway(buyer, `/en${at}/quotes`)).lines[0]).toContain('Technology,Firm,State')
})

test('a quote file is for the firm and the buyers of the institution, not for its officers; a reading by staff is kept', async () => {
  const request = await ask()
  const paper = aPdf('견적서.pdf')
  const file = await market.app.receive(Readable.from([paper.buffer]), { name: paper.name, limitBytes: 1e6, kinds: ['pdf'] })
  if (!file.ok) throw new Error(file.sentence.en)
  const offered = { supplyWon: 3_000_000, vatWon: 300_000, validUntil: addDays(today, 30), deliveryDays: 10, terms: '' }
  const { companyId, owner: personId } = scene
  const actor: CompanyActor = {
    hat: 'company',
    personId,
    companyId,
    role: 'owner',
    as: `company:${companyId}`,
    address: '127.0.0.1',
    requestId: 'test',
  }
  expect((await sendQuote(market.app, actor, request, offered, file)).ok).toBe(true)
  const { id } = await market.read.one(sql<{ id: string }>`select id from files where owner_kind = 'quote' and owner_id = ${request}`)
  const place = `/files/quotes/${request}/${id}`
  const read = async (personId: string) => (await (await market.as(personId)).get(place)).statusCode
  expect([await read(scene.owner), await read(scene.buyer), await read(scene.officer), await read(scene.approver)]).toEqual([
    200, 200, 404, 404,
  ])
  expect(await market.read.many(sql`select person_id, what from access_log where whose_id = ${request}`)).toEqual([
    { personId: scene.buyer, what: 'downloaded 견적서.pdf' },
  ])
})

test('every hour quotes past their day expire and silent firms are reminded once, each with its audit row and notices to both sides', async () => {
  const [over, late, fresh] = [await ask(), await ask(), await ask()]
  await offer(over, '3000000')
  const told = (kind: string) => Promise.all([scene.owner, scene.buyer].map(async (person) => (await noticesOf(person, kind)).length))
  const before = { expired: await told('quote.expired'), reminded: await told('quote.reminded') }
  await market.set(async (tx) => {
    await tx.run(sql`update quotes set valid_until = market_today() - 1 where request_id = ${over}`)
    await tx.run(sql`update quote_requests set due_at = market_now() - interval '1 hour' where id = ${late}`)
  })
  expect([await tendQuotes(market.app), await tendQuotes(market.app)]).toEqual([2, 0])
  expect(await Promise.all([over, late, fresh].map(stateOf))).toEqual(['expired', 'requested', 'requested'])
  expect(before).toEqual({ expired: [0, 0], reminded: [0, 0] })
  expect([await told('quote.expired'), await told('quote.reminded')]).toEqual([
    [1, 1],
    [1, 0],
  ])
  expect((await noticesOf(scene.buyer, 'quote.expired'))[0]).toMatchObject({
    subjectKo: '견적 유효기간이 지났습니다: 견적 펌프 (가나다라기술)',
    link: `${at}/quotes/${over}`,
  })
  expect((await noticesOf(scene.owner, 'quote.reminded'))[0]?.link).toBe(`/company/${scene.companyId}/quotes/${late}`)
  expect(
    await market.read.many(
      sql`select action, object_id from audit_log where action in ('quote.expired', 'quote.reminded') order by action`,
    ),
  ).toEqual([
    { action: 'quote.expired', objectId: over },
    { action: 'quote.reminded', objectId: late },
  ])
})

test('where no certificate is in force, the page says so and a buyer accepts only knowingly; audit keeps it', async () => {
  const request = await ask()
  const quote = await offer(request, '3000000')
  await market.set((tx) => tx.run(sql`update listing_certificates set state = 'suspended'`))
  const page = await buyer.get(`${at}/quotes/${request}`)
  for (const part of ['인증서(오늘)', '효력 정지', '유효한 인증서가 없는 것을 알고 수락합니다.']) expect(page.body).toContain(part)
  const refused = await buyer.post(`${at}/quotes/${request}/accept`, { quote })
  expect([refused.statusCode, refused.body.includes('지금 유효한 인증서가 없습니다.')]).toEqual([422, true])
  expect((await buyer.post(`${at}/quotes/${request}/accept`, { quote, knowsOfCertificate: 'yes' })).statusCode).toBe(303)
  expect(await market.read.one(sql`select detail from audit_log where action = 'quote.accepted' and object_id = ${request}`)).toMatchObject(
    {
      detail: { quoteId: quote, knowsThatNoCertificateIsInForce: true },
    },
  )
})
