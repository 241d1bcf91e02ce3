import { afterAll, expect, test } from 'vitest'
import { openAccounts, email, password } from '../../tests/support/accounts.ts'
import { sql } from '../../tests/support/market.ts'
import { fieldWords, passwordWords } from './words.ts'

const { market, server, close, browser, enrol, signedIn, linkTo, age, audited } = await openAccounts()
afterAll(close)

test('a forgotten password is mended once, ends every session and does not skip the second factor', async () => {
  const who = await enrol()
  const before = await signedIn(who)
  await browser().post('/forgotten-password', { email: who.email })
  const path = await linkTo(who.email)
  const one = browser()
  expect((await one.get(path)).payload).toContain('새 비밀번호')
  expect((await one.post(path, { password: `${who.email}` })).statusCode).toBe(422)
  expect((await one.post(path, { password: '산 너머 남촌에는 누가 사나' })).headers['location']).toBe('/sign-in')
  expect((await one.post(path, { password: '산 너머 남촌에는 또 누가 사나' })).statusCode).toBe(410)
  expect((await before.get('/account')).statusCode).toBe(303)
  expect((await browser().post('/sign-in', { email: who.email, password })).statusCode).toBe(422)
  expect(await audited(who.id)).toContain('person.password-changed')
})

test('a link is over after 30 minutes', async () => {
  const who = await enrol()
  await browser().post('/forgotten-password', { email: who.email })
  const path = await linkTo(who.email)
  await market.set((tx) => tx.run(sql`update one_time_links set expires_at = clock_timestamp() where person_id = ${who.id}`))
  expect((await browser().get(path)).statusCode).toBe(410)
  const { minutes } = await market.read.one(
    sql<{
      minutes: number
    }>`select extract(epoch from max(expires_at - created_at)) / 60 as minutes from one_time_links
      where purpose = 'new-password' and person_id <> ${who.id}`,
  )
  expect(minutes).toBeLessThanOrEqual(30)
})

test('a change of password needs the present one and signs the others out', async () => {
  const who = await enrol()
  const other = await signedIn(who)
  const one = await signedIn(who)
  await one.get('/account/password')
  expect((await one.post('/account/password', { current: 'wrong', password: '산 너머 남촌에는 누가 사나' })).statusCode).toBe(422)
  const both = (await one.post('/account/password', { current: 'wrong', password: '1234' })).body
  for (const words of [fieldWords.currentPassword.ko, passwordWords['too-short'].ko]) expect(both).toContain(words)
  expect((await one.post('/account/password', { current: password, password: '산 너머 남촌에는 누가 사나' })).headers['location']).toBe(
    '/account/security',
  )
  expect((await one.get('/account')).statusCode).toBe(200)
  expect((await other.get('/account')).statusCode).toBe(303)
})

test('a new address counts once its mail was opened; both addresses are told, and after ten minutes it asks who is there', async () => {
  const who = await enrol()
  const next = email()
  const one = await signedIn(who)
  await age(one.token)
  expect((await one.get('/account/email')).headers['location']).toBe('/account/confirm?next=%2Faccount%2Femail')
  await one.get('/account/confirm?next=/account/email')
  expect((await one.post('/account/confirm', { password: 'x', next: '/account/email' })).statusCode).toBe(422)
  const confirmed = await one.post('/account/confirm', { password, next: '/account/email' })
  expect(confirmed.headers['location']).toBe('/account/email')
  const told = confirmed.cookies.find((cookie) => cookie.name === 'flash')?.value.split('.')[1] ?? ''
  expect(Buffer.from(told, 'base64url').toString()).toContain('아직 처리된 것은 없으니 하시던 일을 이어서')
  await one.get('/account/email')
  await one.post('/account/email', { email: next })
  expect((await market.read.one(sql<{ email: string }>`select email from persons where id = ${who.id}`)).email).toBe(who.email)
  await browser().post(await linkTo(next))
  expect((await market.read.one(sql<{ email: string }>`select email from persons where id = ${who.id}`)).email).toBe(next)
  expect(
    await market.read.many(sql`select 1 from mails where subject = '이메일 주소를 바꿨습니다.' and to_address in (${who.email}, ${next})`),
  ).toHaveLength(2)
})

test('who read my data is named with the place they acted for, in words', async () => {
  const who = await enrol()
  const one = await signedIn(who)
  await market.set((tx) =>
    tx.run(
      sql`insert into access_log (at, acting_as, address, whose_kind, whose_id, what)
        values (market_now(), 'desk:kra', '10.1.2.3', 'person', ${who.id}, 'opened the account'),
          (market_now(), 'operations', '10.1.2.3', 'person', ${who.id}, 'opened the account')`,
    ),
  )
  const korean = (await one.get('/account/privacy')).payload
  for (const words of ['기관 · 한국마사회', '운영자']) expect(korean).toContain(words)
  expect(korean).not.toContain('desk:kra')
  const english = (await one.get('/en/account/privacy')).payload
  for (const words of ['Institution · Korea Racing Authority', 'Operator']) expect(english).toContain(words)
})

test('the own data leaves whole and without secrets', async () => {
  const one = await signedIn(await enrol())
  await one.get('/account/privacy')
  const file = await one.get('/account/privacy/export')
  expect(Object.keys(file.json())).toEqual([
    'person',
    'companyMemberships',
    'roles',
    'reviewer',
    'bookmarks',
    'savedSearches',
    'secondFactor',
    'sessions',
    'notices',
    'relevanceJudgements',
    'whatIDid',
    'whoReadMyData',
  ])
  expect(file.payload).not.toMatch(/argon2|token_sha|secret/)
})

test('who leaves is erased; who holds a role stays', async () => {
  const who = await enrol()
  const one = await signedIn(who)
  await one.post('/forgotten-password', { email: who.email })
  await one.get('/account/privacy')
  expect((await one.post('/account/privacy/leave')).headers['location']).toBe('/')
  const row = await market.read.one(
    sql<{
      email: string
      name: string
      passwordHash: string | null
    }>`select email, name, password_hash from persons where id = ${who.id}`,
  )
  expect(row).toEqual({ email: `left-${who.id}@left.invalid`, name: '탈퇴한 이용자', passwordHash: null })
  expect(await market.read.many(sql`select id from mails where to_address = ${who.email}`)).toEqual([])
})

test('forms without the session’s token change nothing', async () => {
  const who = await enrol()
  const one = await signedIn(who)
  const forged = await server.inject({
    method: 'POST',
    url: '/account',
    headers: { cookie: `market=${one.token}`, 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
    payload: 'name=x&version=1&language=ko&csrf=x',
  })
  expect(forged.statusCode).toBe(403)
})
