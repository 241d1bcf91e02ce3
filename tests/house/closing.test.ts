import { afterAll, beforeAll, expect, test } from 'vitest'
import { draftCertificate, proposeCertificateChange, signCertificate } from '../../src/certificates/index.ts'
import { placeTrack, setScene } from '../../src/certificates/scene.fixture.ts'
import type { Scene } from '../../src/certificates/scene.fixture.ts'
import { enterCompany } from '../../src/companies/index.ts'
import { firmFacts } from '../../src/companies/firm.fixture.ts'
import { addDays, dayOf } from '../../src/kernel/dates.ts'
import { newId } from '../../src/kernel/id.ts'
import { createPerson } from '../../src/people/index.ts'
import { startDraft } from '../../src/applications/actions/draft.ts'
import { submit } from '../../src/applications/actions/submit.ts'
import { declarations } from '../../src/applications/index.ts'
import { fieldId } from '../../src/ui/index.ts'
import { setCall, setFirm } from '../cast.ts'
import { openMarket, sql } from '../support/market.ts'
import type { Browser, Market } from '../support/market.ts'

let market: Market
let scene: Scene
let owner: Browser
let buyer: Browser
let at = ''
let listing = ''
let trackId = ''
let number = ''
beforeAll(async () => {
  market = await openMarket()
  scene = await market.set((tx) => setScene(tx, 'kra'))
  ;[owner, buyer] = [await market.as(scene.owner), await market.as(scene.buyer)]
  at = `/company/${scene.companyId}`
  trackId = (await market.set((tx) => placeTrack(tx, scene, { titleKo: '닫는 펌프', titleEn: 'Closing pump' }))).trackId
})
afterAll(() => market.close())

const person = (name: string) => market.set((tx) => createPerson(tx, { email: `${newId()}@closing.example`, name }))
const close = (typed: Record<string, string> = { reason: 'leaving', understood: 'yes' }) => owner.post(`${at}/close`, typed)
const told = (personId: string, kind: string) =>
  market.read.many(
    sql<{ subjectKo: string; bodyKo: string }>`select subject_ko, body_ko from notices where person_id = ${personId} and kind = ${kind}`,
  )
const certify = () =>
  market.set(async (tx) => {
    const drafted = await draftCertificate(tx, { personId: scene.officer, institutionId: 'kra' }, trackId)
    if (!drafted.ok) throw new Error(drafted.refusal.code)
    const signed = await signCertificate(tx, market.app, { personId: scene.approver, institutionId: 'kra' }, drafted.value.id, 1)
    if (!signed.ok) throw new Error(signed.refusal.code)
    return signed.value.number
  })
const askForQuote = async () =>
  String(
    (await buyer.post('/buying/kra/quotes/new', { listing, quantity: '1', unit: '대', place: '제주', needs: '설치를 포함해 주세요.' }))
      .headers['location'],
  )
    .split('/')
    .at(-1) ?? ''

test('a firm with an application or a quote under way is not closed: each is named with its page', async () => {
  const refused = await close()
  expect(refused.statusCode).toBe(409)
  expect(refused.body).toContain(`${at}/tracks/${trackId}`)
  expect(refused.body).not.toContain('name="understood"')
  number = await certify()
  listing = (await market.read.one(sql<{ id: string }>`select id from listings where company_id = ${scene.companyId}`)).id
  const request = await askForQuote()
  expect((await owner.get(`${at}/close`)).body).toContain(`${at}/quotes/${request}`)
  expect((await close()).statusCode).toBe(409)
  await owner.post(`${at}/quotes/${request}/decline`, { reasonCode: 'OTHER', reason: '지금은 낼 수 없습니다.' })
  expect((await owner.get(`${at}/close`)).body).toContain('유효한 인증서 1건은 없어지지 않고')
})

test('only an owner closes, says why and that they have read what it means; no row says half of it', async () => {
  const member = await person('박구성')
  await market.app.db.pool.query(
    `insert into company_members (company_id, person_id, role, state, requested_at) values ($1, $2, 'member', 'active', now())`,
    [scene.companyId, member.id],
  )
  expect((await (await market.as(member.id)).post(`${at}/close`, { reason: 'leaving', understood: 'yes' })).statusCode).toBe(404)
  const empty = await close({})
  expect(empty.statusCode).toBe(422)
  for (const name of ['reason', 'understood']) expect(empty.body).toContain(`href="#${fieldId(name)}"`)
  expect((await close({ reason: 'leaving' })).body).toMatch(/value="leaving" checked/)
  await expect(market.app.db.pool.query(`update companies set closed_at = now() where id = $1`, [scene.companyId])).rejects.toThrow(
    'a_closed_firm_says_when_by_whom_and_why',
  )
})

test('a closed firm is found no more, its certificate is checked as before, its people read and may leave, and nothing is done in its name', async () => {
  const request = await askForQuote()
  const offer = { supplyWon: '1000000', vat: 'taxed', deliveryDays: '10' }
  await owner.post(`${at}/quotes/${request}/quote`, {
    ...offer,
    validUntil: addDays(dayOf(new Date()), 30),
  })
  const quoteId = (await market.read.one(sql<{ id: string }>`select id from quotes where request_id = ${request}`)).id
  expect((await buyer.post(`/buying/kra/quotes/${request}/accept`, { quote: quoteId })).statusCode).toBe(303)
  const asking = await person('정희망')
  await (await market.as(asking.id)).post('/companies/join', { company: scene.companyId, message: '함께하고 싶습니다.' })

  expect((await owner.get(`${at}/close`)).body).toContain('구매가 아직 기록되지 않은 견적 1건은')
  expect((await close({ reason: 'out-of-business', understood: 'yes' })).headers['location']).toBe(at)
  expect((await owner.get(at)).body).toMatch(/문을 닫은 회사입니다.*폐업/s)
  const hidden = await market.visitor.get(`/catalogue/${listing}`)
  expect([hidden.statusCode, hidden.body.includes('회사가 문을 닫았습니다.')]).toEqual([404, true])
  const found = await market.visitor.get(`/certificates?number=${number}`)
  expect((await market.visitor.get(String(found.headers['location']))).body).toContain('유효한 인증서입니다.')
  for (const path of ['/certificates', '/applications', `/quotes/${request}`])
    expect((await owner.get(`${at}${path}`)).statusCode).toBe(200)
  const refused = await owner.post(`${at}/profile`, { version: '1', nameKo: '새 이름의 회사입니다', representative: '이대표' })
  expect([refused.statusCode, refused.body.includes('문을 닫은 회사입니다')]).toEqual([403, true])
  expect((await market.read.one(sql<{ n: string }>`select name_ko as n from companies where id = ${scene.companyId}`)).n).toBe(
    '가나다라기술',
  )

  const [toOwner] = await told(scene.owner, 'company.closed-down')
  expect(toOwner?.subjectKo).toBe('회사를 닫았습니다: 가나다라기술')
  const [toOfficer] = await told(scene.officer, 'company.closed-down')
  expect([toOfficer?.subjectKo, toOfficer?.bodyKo]).toEqual(['기업이 문을 닫았습니다: 가나다라기술', expect.stringContaining(number)])
  const toBuyer = await told(scene.buyer, 'quote.firm-closed')
  expect(toBuyer.map((one) => one.subjectKo)).toEqual(['수락한 견적의 기업이 문을 닫았습니다: 닫는 펌프 (가나다라기술)'])
  expect(toBuyer[0]?.bodyKo).toContain('이미 계약했으면 구매를 기록하고')
  const audited = await market.read.many(
    sql<{
      action: string
    }>`select action from audit_log where company_id = ${scene.companyId} and action in ('company.closed-down', 'listing.hidden')`,
  )
  expect(audited.map((one) => one.action).sort()).toEqual(['company.closed-down', 'listing.hidden'])

  const operator = await market.as(scene.operator)
  expect((await operator.get(`/operations/listings/${listing}`)).body).not.toContain('다시 보이게 하기')
  expect((await operator.post(`/operations/listings/${listing}/show`)).statusCode).toBe(409)
  await market.set((tx) => tx.run(sql`update listings set hidden_reason = '시험값이 다릅니다.' where id = ${listing}`))
  expect((await market.visitor.get(`/catalogue/${listing}`)).body).toContain('시험값이 다릅니다. 회사가 문을 닫았습니다.')
  const bought = await buyer.post('/buying/kra/purchases/new', {
    request,
    listing,
    quote: quoteId,
    amountWon: '1100000',
    quantity: '1',
    estimatedWon: '1000000',
    contractedOn: dayOf(new Date()),
    groundCode: 'SMALL_AMOUNT_ONE_QUOTE',
    groundNote: '제30조 제1항 제2호',
    chosenReason: '비교한 것 가운데 가장 조용합니다.',
  })
  expect(bought.statusCode).toBe(303)
})

test('the pages of a closed firm draw no form that sends, and say why; its people are heard on its certificates, and may leave', async () => {
  const posting = /<form[^>]*action="\/company\/[^"]*"[^>]*method="post"/g
  for (const path of ['/profile', '/people', '/technologies', '/technologies/new', '/applications/new', '/certificates', '/quotes']) {
    const { statusCode, body } = await owner.get(`${at}${path}`)
    expect([path, statusCode, body.match(posting), body.includes('문을 닫은 회사입니다')]).toEqual([path, 200, null, true])
  }
  expect((await owner.get(`/en${at}/profile`)).body).toContain('This firm is closed.')
  const certificateId = (await market.read.one(sql<{ id: string }>`select id from certificates where number = ${number}`)).id
  const proposed = await market.set((tx) =>
    proposeCertificateChange(tx, { personId: scene.officer, institutionId: 'kra' }, certificateId, {
      change: 'revoke',
      reason: '시험성적서가 사실과 다릅니다.',
      urgent: false,
    }),
  )
  expect(proposed.ok).toBe(true)
  expect(await told(scene.owner, 'certificate.hearing-opened')).toHaveLength(1)
  const page = (await owner.get(`${at}/certificates`)).body
  for (const part of ['시험성적서가 사실과 다릅니다.', `name="opinion-${certificateId}"`]) expect(page).toContain(part)
  const answer = (opinion: string) => owner.post(`${at}/certificates/${certificateId}/opinion`, { [`opinion-${certificateId}`]: opinion })
  const short = await answer('아님')
  expect([short.statusCode, short.body.includes('의견을 5자 이상'), short.body.includes('>아님</textarea>')]).toEqual([422, true, true])
  expect((await answer('시험은 모두 사실입니다.')).statusCode).toBe(303)
  expect(await told(scene.officer, 'certificate.opinion-given')).toHaveLength(1)
  expect((await owner.get(`${at}/certificates`)).body).toContain('시험은 모두 사실입니다.')
  expect((await owner.post('/account/privacy/leave')).headers['location']).toBe('/')
})

test('whoever comes again registers anew: the closed record is no rival, and the owner of it is not sent back to it', async () => {
  const facts = firmFacts({ kind: 'sole_proprietor', nameKo: '다시기술', businessNumber: '1234567891' })
  const { id: personId } = await person('이대표')
  const first = await market.set((tx) => enterCompany(tx, personId, facts))
  const rival = await market.set(async (tx) =>
    enterCompany(tx, (await createPerson(tx, { email: `${newId()}@rival.example`, name: '김맞수' })).id, facts),
  )
  expect(rival.claim).toBe('disputed')
  const browser = await market.as(personId)
  expect((await browser.post(`/company/${first.id}/close`, { reason: 'leaving', understood: 'yes' })).statusCode).toBe(303)
  const claims = await market.read.many(
    sql<{ companyId: string; state: string }>`select company_id, state from company_claims where company_id in (${first.id}, ${rival.id})`,
  )
  expect(Object.fromEntries(claims.map((one) => [one.companyId, one.state]))).toEqual({
    [first.id]: 'withdrawn',
    [rival.id]: 'provisional',
  })
  const again = await browser.post('/companies/new', {
    kind: 'sole_proprietor',
    nameKo: '다시기술',
    businessNumber: '123-45-67891',
    representative: '이대표',
  })
  expect(again.statusCode).toBe(303)
  expect(String(again.headers['location'])).not.toContain(first.id)
})

test('an application that is sent while its firm closes is not taken', async () => {
  const firm = await market.set((tx) => setFirm(tx))
  const { callId } = await market.set((tx) => setCall(tx, ['kra']))
  const actor = {
    hat: 'company',
    personId: firm.personId,
    companyId: firm.companyId,
    role: 'owner',
    as: `company:${firm.companyId}`,
    address: '127.0.0.1',
    requestId: null,
  } as const
  const choices = [{ callId, institutionId: 'kra' }]
  const started = await startDraft(market.app, actor, firm.technologyId, choices, 'right_holder')
  if (!started.ok) throw new Error(started.refusal.code)
  const closing = await market.app.db.pool.connect()
  await closing.query('begin')
  await closing.query(`select from companies where id = $1 for update`, [firm.companyId])
  await closing.query(`update companies set closed_at = now(), closed_by = $2, closing_reason = 'leaving' where id = $1`, [
    firm.companyId,
    firm.personId,
  ])
  const sent = submit(market.app, actor, started.value.id, newId(24), {
    choices,
    declarations,
    seen: { version: 1, technologyEdit: 1 },
  })
  await new Promise((resolve) => setTimeout(resolve, 300))
  await closing.query('commit')
  closing.release()
  expect(await sent).toMatchObject({ ok: false, refusal: { code: 'not-found' } })
})
