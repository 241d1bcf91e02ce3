import { afterAll, beforeAll, expect, test } from 'vitest'
import { openMarket, sql } from '../../tests/support/market.ts'
import type { Browser, Market } from '../../tests/support/market.ts'
import { aPdf } from '../../tests/support/papers.ts'
import { sendFiles } from '../../tests/support/send-files.ts'
import { setScene } from '../certificates/scene.fixture.ts'
import type { Scene } from '../certificates/scene.fixture.ts'
import { setListings } from '../catalogue/listings.fixture.ts'
import { answer, ask, mostLetters, mostQuestions } from './questions.ts'

let market: Market
let scene: Scene
let buyer: Browser
let firm: Browser
let listing: string
const at = '/buying/kra'

beforeAll(async () => {
  market = await openMarket()
  scene = await market.set((tx) => setScene(tx, 'kra'))
  buyer = await market.as(scene.buyer)
  firm = await market.as(scene.owner)
  listing = (await setListings(market, scene.companyId, [{ titleKo: '물음 펌프' }]))['물음 펌프'] ?? ''
})
afterAll(() => market.close())

const typed = { quantity: '3', unit: '대', place: '제주', needs: '설치를 포함해 주세요.' }
const request = async (): Promise<string> =>
  String((await buyer.post(`${at}/quotes/new`, { listing, ...typed })).headers['location'])
    .split('/')
    .at(-1) ?? ''
const ofFirm = (id: string) => `/company/${scene.companyId}/quotes/${id}`
const stateOf = (id: string) => market.read.one(sql`select state, due_at, version from quote_requests where id = ${id}`)
const questionOf = async (id: string, side: string) =>
  (await market.read.one(sql<{ id: string }>`select id from quote_questions where request_id = ${id} and asked_side = ${side}`)).id
const noticesOf = async (personId: string, kind: string) =>
  (await market.read.many(sql<{ link: string }>`select link from notices where person_id = ${personId} and kind = ${kind}`)).map(
    (one) => one.link,
  )

test('either side asks while the request stands, the other answers once, and nothing is said in too few or too many words', () => {
  expect(ask('requested', '전원은 몇 볼트입니까?', 0).ok).toBe(true)
  expect(ask('expired', '전원은 몇 볼트입니까?', 0)).toMatchObject({ refusal: { code: 'thread-over' } })
  expect(ask('quoted', '전원은 몇 볼트입니까?', mostQuestions)).toMatchObject({ refusal: { code: 'many-questions' } })
  expect(ask('quoted', '왜요?', 0)).toMatchObject({ refusal: { code: 'question-missing' } })
  expect(ask('quoted', '가'.repeat(mostLetters + 1), 0)).toMatchObject({ refusal: { code: 'too-long' } })
  const open = { askedSide: 'firm', isAnswered: false } as const
  expect(answer('quoted', open, 'buyer', '네.').ok).toBe(true)
  expect(answer('quoted', open, 'firm', '네.')).toMatchObject({ refusal: { code: 'not-found' } })
  expect(answer('quoted', { ...open, isAnswered: true }, 'buyer', '네.')).toMatchObject({ refusal: { code: 'already-answered' } })
  expect(answer('quoted', open, 'buyer', '🙂')).toMatchObject({ refusal: { code: 'answer-missing' } })
})

test('a firm asks before it prices, the buyer answers; both are told, and the request and its due day stay as they were', async () => {
  const id = await request()
  const before = await stateOf(id)
  const short = await firm.post(`${ofFirm(id)}/questions`, { question: '음?' })
  expect([short.statusCode, short.body.includes('질문을 다섯 글자 이상 적어 주세요.')]).toEqual([422, true])
  expect((await firm.post(`${ofFirm(id)}/questions`, { question: '전원은 몇 볼트입니까?' })).statusCode).toBe(303)
  const question = await questionOf(id, 'firm')
  expect(await noticesOf(scene.buyer, 'quote.question-asked')).toEqual([`${at}/quotes/${id}#questions`])
  expect((await buyer.get(`${at}/quotes/${id}`)).body).toContain('전원은 몇 볼트입니까?')
  const field = `answer-${question}`
  expect((await buyer.post(`${at}/quotes/${id}/questions/${question}`, { [field]: '380 V입니다.' })).statusCode).toBe(303)
  expect((await buyer.post(`${at}/quotes/${id}/questions/${question}`, { [field]: '220 V입니다.' })).statusCode).toBe(409)
  expect(await noticesOf(scene.owner, 'quote.question-answered')).toEqual([`${ofFirm(id)}#questions`])
  expect((await firm.get(ofFirm(id))).body).toContain('380 V입니다.')
  expect(await stateOf(id)).toEqual(before)
})

test('nobody answers a question of their own side, and a request that ended takes neither question nor answer', async () => {
  const id = await request()
  await buyer.post(`${at}/quotes/${id}/questions`, { question: '시공도 하십니까?' })
  const question = await questionOf(id, 'buyer')
  expect((await buyer.post(`${at}/quotes/${id}/questions/${question}`, { [`answer-${question}`]: '네.' })).statusCode).toBe(404)
  await buyer.post(`${at}/quotes/${id}/withdraw`, { reasonCode: 'NEED_GONE', reason: '', quote: '' })
  expect((await firm.post(`${ofFirm(id)}/questions/${question}`, { [`answer-${question}`]: '네.' })).statusCode).toBe(409)
  expect((await firm.post(`${ofFirm(id)}/questions`, { question: '다시 물어도 됩니까?' })).statusCode).toBe(409)
  expect((await firm.get(ofFirm(id))).body).not.toContain('질문 보내기')
})

test('a firm reads who asks and how the institution is reached, and the drawing that came with the request', async () => {
  await market.set((tx) => tx.run(sql`update institutions set contact_unit = '동반성장부', phone = '02-000-0000' where id = 'kra'`))
  const token = await market.sessionOf(scene.buyer)
  const send = (quantity: string) =>
    sendFiles(market, token, `${at}/quotes/new`, Object.entries({ listing, ...typed, quantity }), [aPdf('펌프실 도면.pdf')])
  const wrong = await send('')
  expect([wrong.statusCode, wrong.body.includes('다시 골라 주세요')]).toEqual([422, true])
  const made = await send('3')
  expect(made.statusCode).toBe(303)
  const id = String(made.headers['location']).split('/').at(-1) ?? ''
  const { body } = await firm.get(ofFirm(id))
  for (const words of ['한국마사회', '동반성장부', '02-000-0000', '펌프실 도면.pdf']) expect(body).toContain(words)
  const href = body.match(/href="(\/files\/quotes\/[^"]+)"/)?.[1] ?? ''
  expect((await firm.get(href)).statusCode).toBe(200)
  expect((await market.visitor.get(href)).statusCode).not.toBe(200)
})
