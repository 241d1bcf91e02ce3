import { afterAll, beforeAll, expect, test } from 'vitest'
import { Readable } from 'node:stream'
import { openMarket, sql } from '../../tests/support/market.ts'
import type { Browser, Market } from '../../tests/support/market.ts'
import { forReason, takeAway } from '../../tests/support/take-away.ts'
import { aPdf } from '../../tests/support/papers.ts'
import { newId } from '../kernel/id.ts'
import { createPerson, grantRole } from '../people/index.ts'
import type { CompanyActor } from '../people/index.ts'
import { changeRole } from './actions/members.ts'
import { addRegistration } from './actions/papers.ts'
import { enterCompany } from './index.ts'
import { firmFacts } from './firm.fixture.ts'
import { withdraw } from './workflow.ts'

let market: Market
let operator: Browser
let operatorId: string
beforeAll(async () => {
  market = await openMarket()
  operatorId = await market.set(async (tx) => {
    const { id } = await createPerson(tx, { email: 'operator@market.example', name: '박운영' })
    await grantRole(tx, { personId: id, role: 'operator' })
    return id
  })
  operator = await market.as(operatorId)
})
afterAll(() => market.close())

/** A firm that somebody has entered, and its claim. */
const claimOf = (nameKo: string, personId?: string): Promise<string> =>
  market.set(async (tx) => {
    const person = personId ?? (await createPerson(tx, { email: `${newId()}@firm.example`, name: '이대표' })).id
    const { id } = await enterCompany(tx, person, firmFacts({ nameKo }))
    return (await tx.one(sql<{ id: string }>`select id from company_claims where company_id = ${id}`)).id
  })

const reject = (claim: string, reason: string) => operator.post(`/operations/claims/${claim}/reject`, { [`reason-${claim}`]: reason })
const stateOf = async (claim: string) => await market.read.one(sql`select state, reason from company_claims where id = ${claim}`)
/** The row of a firm in the list. */
const rowOf = (page: string, firm: string): string => page.split('<tr').find((row) => row.includes(`>${firm}</th>`)) ?? ''

test('a rejection that is refused keeps the reason in its own field, open, with the error beside it and linked from the top', async () => {
  const [first, second] = [await claimOf('하나기술'), await claimOf('두리기술')]
  for (const [reason, sentence] of [
    ['no', '사유를 다섯 글자 이상 적어 주세요.'],
    ['가'.repeat(1001), '사유를 1,000자 이하로 적어 주세요.'],
  ] as const) {
    const refused = await reject(second, reason)
    expect(refused.statusCode).toBe(422)
    const summary = refused.payload.slice(refused.payload.indexOf('id="errors"'), refused.payload.indexOf('<table'))
    expect(summary).toContain(`<a href="#field-reason-${second}">${sentence}`)
    const [own, other] = [rowOf(refused.payload, '두리기술'), rowOf(refused.payload, '하나기술')]
    expect(own).toContain('<details class="disclosure" open>')
    expect(own).toMatch(new RegExp(`<input[^>]* id="field-reason-${second}"[^>]* value="${reason}"`))
    expect(own).toMatch(new RegExp(`id="field-reason-${second}-error">.*${sentence}`))
    expect([other.includes(`id="field-reason-${first}"`), other.includes(' open'), other.includes(sentence)]).toEqual([true, false, false])
    expect(await stateOf(second)).toEqual({ state: 'provisional', reason: null })
  }
  expect((await reject(second, '가'.repeat(1000))).statusCode).toBe(303)
  expect(await stateOf(second)).toEqual({ state: 'rejected', reason: '가'.repeat(1000) })
})

test('a rejection that is refused for another cause is told at the top, and keeps its reason too', async () => {
  const claim = await claimOf('운영기술', operatorId)
  const refused = await reject(claim, '번호가 맞지 않습니다.')
  expect(refused.statusCode).toBe(422)
  expect(refused.payload).toContain('본인의 회사는 다른 사람이 확인해야 합니다.')
  expect(rowOf(refused.payload, '운영기술')).toContain('value="번호가 맞지 않습니다."')
})

const enterPerson = (name: string): Promise<string> =>
  market.set(async (tx) => (await createPerson(tx, { email: `${newId()}@firm.example`, name })).id)
const form = (businessNumber: string) => ({
  kind: 'sole_proprietor',
  nameKo: `번호 ${businessNumber}`,
  nameEn: 'Numbered',
  businessNumber,
  representative: '한대표',
})
/** Registers by the page; answers the firm. */
const register = async (personId: string, businessNumber: string): Promise<string> =>
  String((await (await market.as(personId)).post('/companies/new', form(businessNumber))).headers['location']).slice('/company/'.length)
const ownerOf = (companyId: string, personId: string): CompanyActor => ({
  hat: 'company',
  personId,
  companyId,
  role: 'owner',
  as: `company:${companyId}`,
  address: '127.0.0.1',
  requestId: 'test',
})
const upload = async (companyId: string, personId: string) => {
  const file = await market.app.receive(Readable.from([aPdf('등록증.pdf').buffer]), { name: '등록증.pdf', limitBytes: 1e6, kinds: ['pdf'] })
  if (!file.ok) throw new Error(file.sentence.en)
  return addRegistration(market.app, ownerOf(companyId, personId), file)
}
const claimsOf = (companyId: string) =>
  market.read.many(
    sql<{ id: string; state: string }>`select id, state from company_claims where company_id = ${companyId} order by made_at`,
  )
const told = (personId: string, kind: string) =>
  market.read.many(
    sql<{ subjectKo: string; link: string }>`select subject_ko, link from notices where person_id = ${personId} and kind = ${kind}`,
  )

test('the same person and number again, one after the other or at once, is the firm that is there, and no dispute with oneself', async () => {
  const person = await enterPerson('한대표')
  const at = await Promise.all([1, 2, 3].map(() => register(person, '2208162517')))
  expect(new Set([...at, await register(person, '2208162517')]).size).toBe(1)
  expect(await claimsOf(at[0] ?? '')).toMatchObject([{ state: 'provisional' }])
  expect(await told(person, 'company.claim-disputed')).toEqual([])
})

test('a dispute ends when the other claim is rejected; the rejected one may be claimed anew with the certificate', async () => {
  const [first, second] = [await enterPerson('첫대표'), await enterPerson('둘대표')]
  const [mine, rival] = [await register(first, '1018116293'), await register(second, '1018116293')]
  expect([await claimsOf(mine), await claimsOf(rival)]).toMatchObject([[{ state: 'disputed' }], [{ state: 'disputed' }]])
  await reject((await claimsOf(rival))[0]?.id ?? '', '대표자 이름이 다릅니다.')
  expect(await claimsOf(mine)).toMatchObject([{ state: 'provisional' }])
  expect(await told(first, 'company.dispute-settled')).toMatchObject([{ link: `/company/${mine}/profile#registration` }])
  expect(await told(second, 'company.claim-rejected')).toMatchObject([
    { subjectKo: '회사 확인이 받아들여지지 않았습니다: 번호 1018116293' },
  ])
  const firm = await market.as(second)
  expect((await firm.get(`/company/${rival}`)).payload).toContain('다시 확인을 받을 때까지 신청서를 제출할 수 없습니다.')
  expect((await firm.get(`/company/${rival}/profile`)).payload).toContain('대표자 이름이 다릅니다.')
  expect((await upload(rival, second)).ok).toBe(true)
  expect(await claimsOf(rival)).toMatchObject([{ state: 'rejected' }, { state: 'disputed' }])
  expect((await firm.get(`/company/${rival}/profile`)).payload).not.toContain('대표자 이름이 다릅니다.')
})

test('an individual is confirmed without a certificate there is none of, and may ask anew after a rejection', async () => {
  const person = await enterPerson('개인')
  const first = await claimOf('개인기술', person)
  const { companyId } = await market.read.one(sql<{ companyId: string }>`select company_id from company_claims where id = ${first}`)
  const list = await operator.get('/operations/claims')
  for (const part of ['이대표', '개인: 필요 없음']) expect(rowOf(list.payload, '개인기술')).toContain(part)
  await reject((await claimsOf(companyId))[0]?.id ?? '', '이름이 확인되지 않습니다.')
  expect((await addRegistration(market.app, ownerOf(companyId, person), undefined)).ok).toBe(true)
  expect((await addRegistration(market.app, ownerOf(companyId, person), undefined)).ok).toBe(false)
  const again = (await claimsOf(companyId))[1]?.id ?? ''
  expect((await operator.post(`/operations/claims/${again}/confirm`)).statusCode).toBe(303)
  expect(await told(person, 'company.claim-confirmed')).toMatchObject([{ subjectKo: '회사 확인이 끝났습니다: 개인기술' }])
})

test('two owners who demote each other at the same moment leave one owner; whoever was demoted or let go is told', async () => {
  const [dana, ravi, mei] = [await enterPerson('다나'), await enterPerson('라비'), await enterPerson('메이')]
  const companyId = await register(dana, '2148863301')
  await market.set(async (tx) => {
    for (const [person, role] of [
      [ravi, 'owner'],
      [mei, 'member'],
    ])
      await tx.run(sql`insert into company_members (company_id, person_id, role, state, requested_at)
        values (${companyId}, ${person}, ${role}, 'active', ${tx.now})`)
  })
  const both = await market.set(async (tx) => {
    // While their rows are held, both have begun: neither sees what the other writes.
    await tx.run(sql`select from company_members where company_id = ${companyId} for update`)
    const begun = [
      changeRole(market.app, ownerOf(companyId, dana), ravi, 'member'),
      changeRole(market.app, ownerOf(companyId, ravi), dana, 'member'),
    ]
    await new Promise((resolve) => setTimeout(resolve, 300))
    return { begun }
  })
  expect((await Promise.all(both.begun)).filter((one) => one.ok)).toHaveLength(1)
  const owners = await market.read.many(
    sql<{
      personId: string
    }>`select person_id from company_members where company_id = ${companyId} and role = 'owner' and state = 'active'`,
  )
  expect(owners).toHaveLength(1)
  const [owner = ''] = owners.map((one) => one.personId)
  const demoted = owner === dana ? ravi : dana
  expect(await told(demoted, 'company.member-changed')).toMatchObject([{ link: `/company/${companyId}` }])
  expect((await changeRole(market.app, ownerOf(companyId, owner), mei, 'left')).ok).toBe(true)
  expect(await told(mei, 'company.member-changed')).toEqual([
    { subjectKo: '회사의 구성원에서 빠지셨습니다: 번호 2148863301', link: '/home' },
  ])
})

test('whoever made a claim takes it back: the rival goes on, nothing is submitted, the others of the firm are told, and it is claimed anew', async () => {
  const [claimantId, rivalId] = [await enterPerson('첫대표'), await enterPerson('둘대표')]
  const [mine, theirs] = [await register(claimantId, '3018139426'), await register(rivalId, '3018139426')]
  const colleague = await market.set(async (tx) => {
    const { id } = await createPerson(tx, { email: `${newId()}@firm.example`, name: '박구성' })
    await tx.run(sql`insert into company_members (company_id, person_id, role, state, requested_at)
      values (${mine}, ${id}, 'owner', 'active', ${tx.now})`)
    return id
  })
  const [own, rival] = [(await claimsOf(mine))[0]?.id ?? '', (await claimsOf(theirs))[0]?.id ?? '']
  const at = `/company/${mine}/profile`
  const [claimant, other] = [await market.as(claimantId), await market.as(colleague)]
  expect((await other.get(at)).body).not.toContain('확인 요청 철회하기')
  const colleagues = await other.post(`${at}/claims/${own}/withdraw`)
  expect([colleagues.statusCode, colleagues.body.includes('확인을 요청한 분만')]).toEqual([409, true])
  expect((await claimant.post(`${at}/claims/${rival}/withdraw`)).statusCode).toBe(404)
  expect((await claimant.get(at)).body).toContain(`${at}/claims/${own}/withdraw`)
  expect((await claimant.post(`${at}/claims/${own}/withdraw`)).statusCode).toBe(303)
  expect([await stateOf(own), await stateOf(rival)]).toMatchObject([{ state: 'withdrawn' }, { state: 'provisional' }])
  expect(await told(colleague, 'company.claim-withdrawn')).toMatchObject([
    { subjectKo: expect.stringContaining('회사 확인 요청을 철회했습니다') },
  ])
  expect((await claimant.get(`/company/${mine}`)).body).toContain('회사 확인 요청을 철회했습니다.')
  const twice = await claimant.post(`${at}/claims/${own}/withdraw`)
  expect([twice.statusCode, twice.body.includes('이미 ‘철회’')]).toEqual([409, true])
  expect((await upload(mine, claimantId)).ok).toBe(true)
  expect(await claimsOf(mine)).toMatchObject([{ state: 'withdrawn' }, { state: 'disputed' }])
  await expect(market.app.db.pool.query(`update company_claims set decided_by = null where id = $1`, [own])).rejects.toThrow(
    'a_withdrawn_claim_says_by_whom_and_when',
  )
})

test('a rival who took its claim back is not told of a new dispute; who still claims the number is', async () => {
  const [goneId, stayingId, comingId] = [await enterPerson('그만둔 대표'), await enterPerson('남은 대표'), await enterPerson('새 대표')]
  const [gone, staying] = [await register(goneId, '1248100998'), await register(stayingId, '1248100998')]
  const own = (await claimsOf(gone))[0]?.id ?? ''
  expect((await (await market.as(goneId)).post(`/company/${gone}/profile/claims/${own}/withdraw`)).statusCode).toBe(303)
  const before = [await told(goneId, 'company.claim-disputed'), await told(stayingId, 'company.claim-disputed')].map((all) => all.length)
  const third = await register(comingId, '1248100998')
  expect([await claimsOf(third), await claimsOf(staying), await claimsOf(gone)]).toMatchObject([
    [{ state: 'disputed' }],
    [{ state: 'disputed' }],
    [{ state: 'withdrawn' }],
  ])
  const after = [await told(goneId, 'company.claim-disputed'), await told(stayingId, 'company.claim-disputed')].map((all) => all.length)
  expect(after).toEqual([before[0], (before[1] ?? 0) + 1])
})

test('a claim that was decided is not withdrawn', () => {
  const claim = { id: 'k', companyId: 'c', personId: 'p', hasRegistration: true, needsRegistration: true } as const
  for (const state of ['confirmed', 'rejected', 'withdrawn'] as const)
    expect(withdraw({ ...claim, state }, 'p')).toEqual({ ok: false, refusal: { code: 'already-decided', state } })
  for (const state of ['provisional', 'disputed'] as const) expect(withdraw({ ...claim, state }, 'p').ok).toBe(true)
  expect(withdraw({ ...claim, state: 'provisional' }, 'q')).toMatchObject({ refusal: { code: 'not-claimant' } })
})

test('a certificate that is not needed, or not there, is told as such', async () => {
  const person = await enterPerson('한대표')
  const companyId = await register(person, '1208147521')
  const at = `/company/${companyId}/profile/registration`
  const firm = await market.as(person)
  const without = await firm.post(at)
  expect(without.statusCode).toBe(422)
  expect(without.body).toMatch(/href="#field-registration">[^<]*파일을 골라 주세요\./)
  expect((await upload(companyId, person)).ok).toBe(true)
  expect((await operator.post(`/operations/claims/${(await claimsOf(companyId))[0]?.id}/confirm`)).statusCode).toBe(303)
  expect(await upload(companyId, person)).toMatchObject({ refusal: { code: 'confirmed-already' } })
  const confirmed = await firm.post(at)
  expect([confirmed.statusCode, confirmed.body.includes('이미 확인된 회사입니다.')]).toEqual([409, true])

  const alone = await enterPerson('개인')
  await claimOf('혼자기술', alone)
  const own = await market.read.one(sql<{ id: string }>`select company_id as id from company_members where person_id = ${alone}`)
  const again = await (await market.as(alone)).post(`/company/${own.id}/profile/registration`)
  expect([again.statusCode, again.body.includes('이미 확인을 기다리고 있습니다.')]).toEqual([409, true])
})

test('the claims that wait come as files, and whoever takes them leaves a row; an officer takes those of the own institution', async () => {
  await claimOf('내려받는기술')
  const all = await takeAway(operator, '/operations/claims', `?${forReason}`)
  expect(all.statuses).toEqual([200, 200])
  expect(all.rows.flat()).toEqual(expect.arrayContaining(['내려받는기술', '이대표']))
  const kept = await market.read.many(
    sql<{ what: string }>`select what from access_log where person_id = ${operatorId} and whose_kind = 'people'
      and what like 'downloaded the list of claims%'`,
  )
  expect(kept).toHaveLength(2)
  expect(kept[0]?.what).toBe(`downloaded the list of claims (${all.rows.length - 1} rows)`)
  const officer = await market.set(async (tx) => {
    const { id } = await createPerson(tx, { email: `${newId()}@kra.example`, name: '김담당' })
    await grantRole(tx, { personId: id, role: 'officer', institutionId: 'kra' })
    return id
  })
  const own = await takeAway(await market.as(officer), '/desk/kra/claims', `?${forReason}`)
  expect([own.statuses, own.lines.length]).toEqual([[200, 200], 1])
  for (const path of ['/desk/lh/claims', '/operations/claims'])
    expect((await takeAway(await market.as(officer), path, `?${forReason}`)).statuses).toEqual([404, 404])
})

test('a long list of claims comes in pages that say how many there are, and a claim of a later page is decided as well', async () => {
  const claims: string[] = []
  for (let n = 0; n < 60; n += 1) claims.push(await claimOf(`많은 기업 ${String(n).padStart(2, '0')}`))
  const [first, second] = [(await operator.get('/operations/claims')).body, (await operator.get('/operations/claims?page=2')).body]
  expect(first).toMatch(/확인을 기다리는 회사 \d+곳/)
  expect([first.includes('?page=2'), first.includes('많은 기업 59'), second.includes('많은 기업 59')]).toEqual([true, false, true])
  const done = await operator.post(`/operations/claims/${claims.at(-1)}/confirm?page=2`)
  expect([done.statusCode, String(done.headers['location']).includes('page=2')]).toEqual([303, true])
})
