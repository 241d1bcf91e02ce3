import { afterAll, beforeAll, expect, test } from 'vitest'
import { draftCertificate, signCertificate } from '../../src/certificates/index.ts'
import { placeTrack, setScene } from '../../src/certificates/scene.fixture.ts'
import type { Scene } from '../../src/certificates/scene.fixture.ts'
import { enterCompany } from '../../src/companies/index.ts'
import { firmFacts } from '../../src/companies/firm.fixture.ts'
import { createPerson } from '../../src/people/index.ts'
import { findReasons } from '../../src/purchases/queries.ts'
import { fieldId } from '../../src/ui/index.ts'
import { addDays, dayOf } from '../../src/kernel/dates.ts'
import { openMarket, sql } from '../support/market.ts'
import type { Market } from '../support/market.ts'
import { aPdf, aPicture } from '../support/papers.ts'
import { sendFiles } from '../support/send-files.ts'

let market: Market
let scene: Scene
let technologyId: string
let listing: string
beforeAll(async () => {
  market = await openMarket()
  scene = await market.set((tx) => setScene(tx, 'kra'))
  const placed = await market.set((tx) => placeTrack(tx, scene, { titleKo: '배수 펌프', titleEn: 'Pump' }))
  technologyId = placed.technologyId
  await market.set(async (tx) => {
    const drafted = await draftCertificate(tx, { personId: scene.officer, institutionId: 'kra' }, placed.trackId)
    if (!drafted.ok) throw new Error(drafted.refusal.code)
    const signed = await signCertificate(tx, market.app, { personId: scene.approver, institutionId: 'kra' }, drafted.value.id, 1)
    if (!signed.ok) throw new Error(signed.refusal.code)
    await tx.run(
      sql`insert into accompanied_firms (institution_id, company_id, since, person_id)
        values ('kra', ${scene.companyId}, ${tx.now}, ${scene.officer})`,
    )
  })
  listing = (await market.read.one(sql<{ id: string }>`select id from listings where technology_id = ${technologyId}`)).id
})
afterAll(() => market.close())

interface Refused {
  readonly statusCode: number
  readonly body: string
}
/** One letter too many in each of these fields is told there with the most that may stand, and every letter is still in the form. */
const expectTold = async (
  post: (typed: Record<string, string>, lang: '' | '/en') => Promise<Refused>,
  fields: Readonly<Record<string, number>>,
) => {
  const typed = Object.fromEntries(Object.entries(fields).map(([name, most]) => [name, '가'.repeat(most + 1)]))
  for (const lang of ['', '/en'] as const) {
    const { statusCode, body } = await post(typed, lang)
    expect(statusCode).toBe(422)
    for (const [name, most] of Object.entries(fields)) {
      const told =
        lang === ''
          ? `${most.toLocaleString('ko-KR')}자까지 적을 수 있습니다. 줄여 주세요.`
          : `At most ${most.toLocaleString('en')} letters; please shorten it.`
      expect([name, body.includes(`href="#${fieldId(name)}"`), body.includes(`id="${fieldId(name)}-error"`), body.includes(told)]).toEqual([
        name,
        true,
        true,
        true,
      ])
      expect(body.includes(typed[name] ?? '')).toBe(true)
    }
  }
}
const posting = async (personId: string, path: string, fine: Record<string, string> = {}) => {
  const browser = await market.as(personId)
  return (typed: Record<string, string>, lang: string) => browser.post(`${lang}${path}`, { ...fine, ...typed })
}

test('what a buyer and a firm write of quotes and purchases', async () => {
  const needs = '설치를 포함해 주세요.'
  await expectTold(await posting(scene.buyer, '/buying/kra/quotes/new', { listing, quantity: '1', unit: '대', needs }), { place: 200 })
  const buyer = await market.as(scene.buyer)
  const asked = await buyer.post('/buying/kra/quotes/new', { listing, quantity: '1', unit: '대', place: '제주', needs })
  const request = String(asked.headers['location']).split('/').at(-1) ?? ''
  const offer = { supplyWon: '1000000', vat: 'taxed', validUntil: addDays(dayOf(new Date()), 30), deliveryDays: '10' }
  const firms = `/company/${scene.companyId}/quotes/${request}`
  await expectTold(await posting(scene.owner, `${firms}/quote`, offer), { terms: 2000 })
  const [declining] = await findReasons(market.read, 'request-declined')
  await expectTold(await posting(scene.owner, `${firms}/decline`, { reasonCode: declining?.code ?? '' }), { reason: 1000 })
  const purchase = { listing, amountWon: '22000000', estimatedWon: '20000000', contractedOn: '2026-01-05', quantity: '1' }
  await expectTold(await posting(scene.buyer, '/buying/kra/purchases/new', { ...purchase, groundCode: 'SMALL_AMOUNT_ONE_QUOTE' }), {
    groundNote: 1000,
    estimateNote: 1000,
    chosenReason: 2000,
  })
  const bought = await buyer.post('/buying/kra/purchases/new', {
    ...purchase,
    groundCode: 'SMALL_AMOUNT_ONE_QUOTE',
    groundNote: '제30조 제1항 제2호',
    chosenReason: '비교한 것 가운데 가장 조용합니다.',
  })
  expect(bought.statusCode).toBe(303)
  await expectTold(await posting(scene.buyer, `${String(bought.headers['location'])}/counter`), { reason: 1000 })
  const ground = 'SMALL_AMOUNT_ONE_QUOTE'
  for (const place of ['/buying/kra', '/desk/kra'])
    await expectTold(await posting(place === '/desk/kra' ? scene.officer : scene.buyer, `${place}/grounds/${ground}`), {
      [`note-${ground}`]: 500,
    })
  expect(await market.read.one(sql`select count(*) as n from ground_confirmations`)).toEqual({ n: 0 })
})

test('what the desk writes of rules and of a firm it accompanies', async () => {
  const { id: ruleSetId } = await market.read.one(
    sql<{ id: string }>`select rule_set_id as id from call_institutions where call_id = ${scene.callId}`,
  )
  const at = `/desk/kra/rule-sets/${ruleSetId}/versions/2`
  const officer = await market.as(scene.officer)
  expect((await officer.post(`/desk/kra/rule-sets/${ruleSetId}/draft`)).statusCode).toBe(303)
  await expectTold(await posting(scene.officer, `${at}/submit`), { note: 1000 })
  expect((await officer.post(`${at}/submit`, { note: '가'.repeat(1000) })).statusCode).toBe(303)
  await expectTold(await posting(scene.approver, `${at}/send-back`), { note: 1000 })

  const firm = `/desk/kra/activation/firms/${scene.companyId}`
  await expectTold(await posting(scene.officer, `${firm}/step`, { version: '1', nextStepOn: '2099-01-04' }), { nextStep: 200 })
  await expectTold(await posting(scene.officer, `${firm}/notes`, { kind: 'visit' }), { note: 2000 })
  const both = await officer.post(`${firm}/step`, { version: '1', nextStep: '가'.repeat(201), nextStepOn: '2020-01-01' })
  for (const field of ['nextStep', 'nextStepOn']) expect(both.body).toContain(`href="#${fieldId(field)}"`)
})

test('what a firm writes of itself, and a person who asks to join it', async () => {
  await expectTold(await posting(scene.owner, '/companies/new', { kind: 'individual', nameKo: '새회사', representative: '이대표' }), {
    address: 300,
  })
  const joining = await market.set(async (tx) => {
    const { id: owner } = await createPerson(tx, { email: 'owner@cut.example', name: '이대표' })
    const numbers = { businessNumber: '1234567891', corporateNumber: '1101110062432' }
    const { id: company } = await enterCompany(tx, owner, firmFacts({ kind: 'corporation', nameKo: '가상펌프 주식회사', ...numbers }), true)
    return { company, person: (await createPerson(tx, { email: 'joins@cut.example', name: '한동료' })).id }
  })
  await expectTold(await posting(joining.person, '/companies/join', { company: joining.company, businessNumber: '1234567891' }), {
    message: 500,
  })
})

test('what a firm writes of papers and pictures; the file waits at its field', async () => {
  const token = await market.sessionOf(scene.owner)
  const here = `/company/${scene.companyId}/technologies/${technologyId}`
  const sending =
    (path: string, file: { name: string; buffer: Buffer }) =>
    async (typed: Record<string, string>, lang: string): Promise<Refused> => {
      const answer = await sendFiles(market, token, `${lang}${here}${path}`, Object.entries(typed), [file])
      expect(answer.body).toContain(lang === '' ? '다시 고르지 않아도 됩니다.' : 'No need to choose it again')
      return answer
    }
  await expectTold(sending('/pictures', await aPicture('펌프.png')), { altKo: 200, altEn: 200 })
  expect(await market.read.many(sql`select 1 from technology_pictures where technology_id = ${technologyId}`)).toEqual([])
  const picture = await sendFiles(market, token, `${here}/pictures`, [['altKo', '펌프 두 대']], [await aPicture('펌프.png')])
  const id = String(picture.headers['location']).split('#picture-')[1] ?? ''
  await expectTold(await posting(scene.owner, `${here}/pictures/${id}`), { [`altKo-${id}`]: 200, [`altEn-${id}`]: 200 })

  // A picture nobody has said anything of is not kept, nor one that is here already.
  const kept = () => market.read.many(sql`select 1 from technology_pictures where technology_id = ${technologyId}`)
  const silent = await sendFiles(market, token, `${here}/pictures`, [['altEn', 'Two pumps']], [await aPicture('다른 펌프.png')])
  expect([
    silent.statusCode,
    silent.body.includes('사진에 무엇이 보이는지 적어 주세요.'),
    silent.body.includes('value="Two pumps"'),
  ]).toEqual([422, true, true])
  const twin = await sendFiles(market, token, `${here}/pictures`, [['altKo', '같은 펌프']], [await aPicture('같은 펌프.png')])
  expect([twin.statusCode, twin.body.includes('똑같은 사진이 이미 올라와 있습니다.')]).toEqual([422, true])
  expect(await kept()).toHaveLength(1)

  await expectTold(sending('/documents', aPdf('성적서.pdf')), { title: 120 })
})

test('what an operator writes of a word, and a person calls a saved search', async () => {
  await expectTold(await posting(scene.operator, '/operations/search/new', { kind: 'group', words: '가나, 다라' }), {
    source: 200,
    note: 500,
  })
  const lacking = await (
    await market.as(scene.operator)
  ).post('/operations/search/new', { kind: 'group', words: '하나', source: '', note: '가'.repeat(501) })
  for (const field of ['words', 'source', 'note']) expect(lacking.body).toContain(`href="#${fieldId(field)}"`)

  const buyer = await market.as(scene.buyer)
  expect((await buyer.post('/account/searches', { asked: '?q=펌프', name: '펌프' })).statusCode).toBe(303)
  const { id } = await market.read.one(sql<{ id: string }>`select id from saved_searches`)
  await expectTold(await posting(scene.buyer, `/account/searches/${id}/name`), { [`name-${id}`]: 100 })
  const nameless = await buyer.post(`/account/searches/${id}/name`, { [`name-${id}`]: ' ' })
  expect([nameless.statusCode, nameless.body.includes('검색의 이름을 입력해 주세요.')]).toEqual([422, true])
})

test('what an institution calls its rules, and what it writes of a call', async () => {
  const { id: from } = await market.read.one(
    sql<{ id: string }>`select v.id from rule_set_versions v join rule_sets r on r.id = v.rule_set_id
      where r.institution_id is null and v.state = 'in_force' limit 1`,
  )
  await expectTold(await posting(scene.officer, '/desk/kra/rule-sets/new', { from }), { nameKo: 200, nameEn: 200 })
  const officer = await market.as(scene.officer)
  const made = await officer.post('/desk/kra/rule-sets/new', { from, nameKo: '가'.repeat(200), nameEn: 'a'.repeat(200) })
  expect(made.statusCode).toBe(303)

  const drafted = await officer.post('/desk/kra/calls/new', {
    titleKo: '봄 공모',
    titleEn: 'Spring call',
    bodyKo: '공고합니다.',
    programme: 'certification',
    theme: 'general',
    intake: 'rolling',
    ruleSet: 'kra-sourced',
  })
  const call = String(drafted.headers['location'])
  expect((await officer.post(`${call}/submit`, { version: '1' })).statusCode).toBe(303)
  await expectTold(await posting(scene.approver, `${call}/send-back`, { version: '2' }), { note: 1000 })
  const short = await (await market.as(scene.approver)).post(`${call}/send-back`, { version: '2', note: '음' })
  expect([short.statusCode, short.body.includes('고칠 점을 다섯 글자 이상 적어 주세요.'), short.body.includes('>음</textarea>')]).toEqual([
    422,
    true,
    true,
  ])
  await expectTold(await posting(scene.officer, `${call}/cancel`, { version: '2' }), { reason: 1000 })
})

test('what a firm and an officer write of an application', async () => {
  const { trackId } = await market.set((tx) => placeTrack(tx, scene, { titleKo: '쓰는 펌프', titleEn: 'Written pump' }))
  const stands = (state: string) =>
    market.app.db.pool.query(`update tracks set state = $2, objection_until = now() + interval '3 days' where id = $1`, [trackId, state])
  const [firms, desks] = [`/company/${scene.companyId}/tracks/${trackId}`, `/desk/kra/tracks/${trackId}`]
  await stands('checking')
  await expectTold(await posting(scene.owner, `${firms}/withdraw`), { reason: 2000 })
  await expectTold(await posting(scene.officer, `${desks}/return`), { reason: 2000 })
  await market.app.db.pool.query(
    `insert into track_checks (track_id, condition_id, machine_answer, machine_because)
      values ($1, 'sme', 'unknown', '{"rule":{"ko":"조건","en":"Rule"}}')`,
    [trackId],
  )
  await expectTold(await posting(scene.officer, `${desks}/conditions/sme`, { 'answer-sme': 'yes' }), { 'note-sme': 2000 })
  await stands('rejected')
  const token = await market.sessionOf(scene.owner)
  const sending = (path: string) => (typed: Record<string, string>, lang: string) =>
    sendFiles(market, token, `${lang}${firms}${path}`, Object.entries(typed), [])
  await expectTold(sending('/objection'), { grounds: 4000 })
  await stands('conditional')
  await market.app.db.pool.query(
    `insert into conditions_to_meet (id, track_id, company_id, institution_id, condition_ko, due_on, state)
      values ('tomeet', $1, $2, 'kra', '시험성적서를 냅니다.', current_date + 30, 'open')`,
    [trackId, scene.companyId],
  )
  await expectTold(sending('/conditions/tomeet'), { 'report-tomeet': 2000 })
  await market.app.db.pool.query(`update conditions_to_meet set state = 'reported', report = '냈습니다.' where id = 'tomeet'`)
  await expectTold(await posting(scene.officer, `${desks}/to-meet/tomeet/send-back`), { 'sent-back-tomeet': 2000 })
})
