import { afterAll, expect, test } from 'vitest'
import { openAccounts, email, password } from '../../tests/support/accounts.ts'
import { sql } from '../../tests/support/market.ts'
import { forReason, takeAway } from '../../tests/support/take-away.ts'
import { sha256Hex } from '../kernel/id.ts'
import { accessWord } from './access-words.ts'
import { createPerson } from './store.ts'

const { market, close, browser, enrol, signedIn, linkTo, age, audited } = await openAccounts()
afterAll(close)

const staffed = async (role: 'approver' | 'operator') => {
  const who = await enrol(role)
  const one = browser()
  await one.post('/sign-in', { email: who.email, password })
  await market.set((tx) =>
    tx.run(sql`update sessions set second_factor_at = clock_timestamp() where token_sha256 = ${sha256Hex(one.token)}`),
  )
  return { who, one }
}

test('an approver invites an officer by mail, who takes the role with a password of fifteen letters', async () => {
  const { one } = await staffed('approver')
  const address = email()
  await one.get('/desk/kra/people')
  expect((await one.post('/desk/kra/people', { email: address, role: 'approver' })).statusCode).toBe(422)
  expect((await one.post('/desk/kra/people', { email: address, role: 'officer' })).headers['location']).toBe('/desk/kra/people')
  expect(await market.read.one(sql<{ subject: string }>`select subject from mails where to_address = ${address}`)).toEqual({
    subject: '중소기업기술마켓: 한국마사회 담당자로 초대합니다',
  })
  const path = await linkTo(address)
  const invited = browser()
  expect((await invited.get(path)).payload).toContain('한국마사회 담당자 역할 받기')
  expect((await invited.post(path, { name: '이새일', password: '짧은 말 두마디' })).statusCode).toBe(422)
  expect((await invited.post(path, { name: '이새일', password })).headers['location']).toBe('/home')
  expect(
    await market.read.many(
      sql`select g.role, g.institution_id from role_grants g join persons p on p.id = g.person_id where p.email = ${address}`,
    ),
  ).toEqual([{ role: 'officer', institutionId: 'kra' }])
  // One letter is enough: the invitation said what a notice of the role would say again.
  expect(
    await market.read.one(sql`select (select count(*) from mails where to_address = ${address}) as mails,
      (select count(*) from notices n join persons p on p.id = n.person_id where p.email = ${address}) as notices`),
  ).toEqual({ mails: 1, notices: 0 })
  expect((await invited.get('/home')).headers['location']).toContain('/account/second-factor')
})

test('whoever has made an account of their own before taking the invitation is told of the role there', async () => {
  const { one } = await staffed('operator')
  const address = email()
  await one.get('/operations/people')
  await one.post('/operations/people', { email: address, role: 'officer', institution: 'kra' })
  const path = await linkTo(address)
  const { id } = await market.set((tx) => createPerson(tx, { email: address, name: '이새일' }))
  const invited = browser()
  await invited.get(path)
  expect((await invited.post(path)).statusCode).toBe(303)
  expect(await market.read.many(sql`select subject_ko, link from notices where person_id = ${id}`)).toEqual([
    { subjectKo: '담당자 역할을 받았습니다: 한국마사회', link: '/home' },
  ])
})

test('an operator sees whom the house has invited, and to where, until they come', async () => {
  const { one } = await staffed('operator')
  const address = email()
  await one.get('/operations/people')
  await one.post('/operations/people', { email: address, role: 'approver', institution: 'lh' })
  const row = new RegExp(`${address}.{0,400}한국토지주택공사`, 's')
  expect((await one.get('/operations/people')).payload).toMatch(row)
  const invited = browser()
  const path = await linkTo(address)
  await invited.get(path)
  await invited.post(path, { name: '이새일', password })
  const after = (await one.get('/operations/people')).payload
  expect(after.slice(after.indexOf('답을 기다리는 초대'))).not.toMatch(row)
})

test('a withdrawn role ends the sessions at once and stays on record', async () => {
  const { one } = await staffed('operator')
  const officer = await enrol('officer')
  const theirs = await signedIn(officer)
  const { id } = await market.read.one(sql<{ id: string }>`select id from role_grants where person_id = ${officer.id}`)
  await one.get(`/operations/people/${officer.id}`)
  expect((await one.post(`/operations/people/${officer.id}/grants/${id}/withdraw`)).statusCode).toBe(303)
  expect((await theirs.get('/account/second-factor')).headers['location']).toContain('/sign-in')
  expect(await market.read.one(sql`select withdrawn_at is not null as withdrawn from role_grants where id = ${id}`)).toEqual({
    withdrawn: true,
  })
  expect(await audited(officer.id)).toContain('role.withdrawn')
  expect(await market.read.many(sql`select what from access_log where whose_kind = 'person' and whose_id = ${officer.id}`)).toEqual([
    { what: 'opened the account' },
  ])
})

test('giving a role asks again after ten minutes, and nobody gives one to oneself', async () => {
  const { who, one } = await staffed('operator')
  await one.get('/operations/people')
  expect((await one.post('/operations/people', { email: who.email, role: 'auditor' })).payload).toContain('본인의 역할은')
  await age(one.token)
  expect((await one.post('/operations/people', { email: email(), role: 'auditor' })).headers['location']).toMatch(
    /^\/account\/confirm\?next=%2Foperations%2Fpeople/,
  )
})

test('an operator closes an account and sends links, never sees mail bodies outside a demonstration', async () => {
  const { one } = await staffed('operator')
  const who = await enrol()
  const theirs = await signedIn(who)
  await one.get(`/operations/people/${who.id}`)
  await one.post(`/operations/people/${who.id}/act`, { act: 'send-new-password' })
  const mails = await one.get(`/operations/mail?to=${encodeURIComponent(who.email)}`)
  expect(mails.payload).toContain('새 비밀번호를 정해 주세요')
  expect(mails.payload).not.toContain('/links/')
  expect(await market.read.maybe(sql`select what from access_log where whose_id = 'mails' and what like ${`%${who.email}%`}`)).toEqual({
    what: `searched mails for “${who.email}” (${mails.payload.split('<tr').length - 2} rows)`,
  })
  const taken = await takeAway(one, '/operations/mail', `?to=${encodeURIComponent(who.email)}&${forReason}`)
  expect(taken.rows).toHaveLength(mails.payload.split('<tr').length - 1)
  expect(taken.rows.flat().join()).toContain('새 비밀번호를 정해 주세요')
  expect(`${taken.lines.join()}${taken.rows.flat().join()}`).not.toContain('/links/')
  const found = await takeAway(one, '/operations/people', `?q=${encodeURIComponent(who.email)}&${forReason}`)
  expect([found.statuses, found.rows.length, found.rows[1]?.[1]]).toEqual([[200, 200], 2, who.email])
  expect(
    (
      await market.read.many(sql<{ what: string }>`select what from access_log where what like ${`downloaded %${who.email}%`} order by id`)
    ).map(({ what }) => accessWord(what).ko),
  ).toEqual([
    ...Array.from({ length: 2 }, () => `메일 목록 ${taken.rows.length - 1}줄을 내려받았습니다: “${who.email}”`),
    ...Array.from({ length: 2 }, () => `찾은 사람 목록 1줄을 내려받았습니다: “${who.email}”`),
  ])
  // Whoever was found reads that, not the words that were looked for.
  const mine = await market.read.many(
    sql<{ what: string }>`select distinct what from access_log where whose_id = ${who.id} and what like 'downloaded %' order by what`,
  )
  expect(mine).toEqual([{ what: 'downloaded the list of mails' }, { what: 'downloaded the list of people found' }])
  await age(one.token)
  const asked = await one.get(`/operations/people/export.csv?q=${encodeURIComponent(who.email)}&${forReason}`)
  expect(asked.headers['location']).toBe(
    `/account/confirm?next=${encodeURIComponent(`/operations/people?q=${encodeURIComponent(who.email)}&${forReason}`)}`,
  )
  for (const path of ['/operations/people', '/operations/mail'])
    expect((await takeAway(one, path, `?${forReason}`)).statuses).toEqual([303, 303])
  await market.set((tx) =>
    tx.run(sql`update sessions set reauthenticated_at = clock_timestamp() where token_sha256 = ${sha256Hex(one.token)}`),
  )
  await one.post(`/operations/people/${who.id}/act`, { act: 'disable' })
  expect((await theirs.get('/account')).headers['location']).toContain('/sign-in')
  expect((await browser().post('/sign-in', { email: who.email, password })).statusCode).toBe(422)
})

test('every page of the slice stays within five statements', async () => {
  const { one, who } = await staffed('operator')
  for (const path of [
    '/account',
    '/account/security',
    '/account/privacy',
    '/inbox',
    '/home',
    '/operations/mail',
    '/operations/people',
    `/operations/people/${who.id}`,
  ]) {
    const page = await one.get(path)
    expect([path, page.statusCode, Number(page.headers['x-statements']) <= 5]).toEqual([path, 200, true])
    expect((await one.get(`/en${path}`)).statusCode).toBe(200)
  }
})
