import { afterAll, expect, test } from 'vitest'
import { openAccounts } from '../../tests/support/accounts.ts'
import { sql } from '../../tests/support/market.ts'
import { sha256Hex } from '../kernel/id.ts'
import { codeAt, offeredSecret } from './totp.ts'

const { market, close, browser, enrol, signedIn, audited } = await openAccounts()
afterAll(close)

const setUp = async (one: ReturnType<typeof browser>, personId: string, now = new Date()) => {
  const page = await one.get('/account/second-factor')
  expect(page.payload).toContain('QR')
  const secret = offeredSecret(market.app.secret, sha256Hex(one.token), personId)
  return { secret, done: await one.post('/account/second-factor', { do: 'set-up', code: codeAt(secret, now), next: '/home' }) }
}

test('staff set it up before anything else opens, get ten recovery codes once, and a code counts once', async () => {
  const who = await enrol('officer')
  const one = await signedIn(who)
  expect((await one.get('/home')).headers['location']).toContain('/account/second-factor')
  const now = new Date()
  const { secret, done } = await setUp(one, who.id, now)
  const codes = [...done.payload.matchAll(/[a-z0-9]{4}-[a-z0-9]{4}-[a-z0-9]{4}/g)].map((match) => match[0])
  expect(codes).toHaveLength(10)
  expect((await one.get('/home')).payload).toContain('한국마사회')
  expect(
    (await market.read.one(sql<{ secretSealed: string }>`select secret_sealed from totp_factors where person_id = ${who.id}`)).secretSealed,
  ).not.toContain(Buffer.from(secret).toString('base64'))

  const two = await signedIn(who)
  expect((await two.get('/home')).headers['location']).toContain('/account/second-factor')
  await two.get('/account/second-factor')
  const before = two.token
  const again = await two.post('/account/second-factor', { do: 'pass', code: codeAt(secret, now) })
  expect([again.statusCode, again.payload.includes('방금 사용한 인증번호입니다.'), again.payload.includes('휴대전화의 시각')]).toEqual([
    422,
    true,
    false,
  ])
  expect((await two.post('/account/second-factor', { do: 'pass', code: '000000' })).payload).toContain('휴대전화의 시각')
  const next = codeAt(secret, new Date(now.getTime() + 30_000))
  expect((await two.post('/account/second-factor', { do: 'pass', code: next, next: '/inbox' })).headers['location']).toBe('/inbox')
  expect(two.token).not.toBe(before)
  expect((await two.get('/inbox')).payload).toContain('2단계 인증을 등록했습니다.')

  const three = await signedIn(who)
  await three.get('/account/second-factor')
  expect((await three.post('/account/second-factor', { do: 'pass', code: codes[0] ?? '' })).statusCode).toBe(303)
  const four = await signedIn(who)
  await four.get('/account/second-factor')
  expect((await four.post('/account/second-factor', { do: 'pass', code: codes[0] ?? '' })).statusCode).toBe(422)
})

test('with its second factor a session gets a new id: one known before is worth nothing after, and the page of codes works under the new', async () => {
  const who = await enrol('officer')
  const [one, known] = [await signedIn(who), browser()]
  known.take(one.token)
  await one.get('/account/second-factor')
  const before = one.token
  const { done } = await setUp(one, who.id)
  expect([done.statusCode, one.token === before]).toEqual([200, false])
  // By the form token of that page.
  expect((await one.post('/account/security/sign-out-others')).statusCode).toBe(303)
  expect((await known.get('/home')).headers['location']).toContain('/sign-in')
  expect((await one.get('/home')).statusCode).toBe(200)
  const sessions = await market.read.many(sql<{ gained: boolean; ended: boolean }>`
    select second_factor_at is not null as gained, ended_at is not null as ended from sessions where person_id = ${who.id} order by ended_at`)
  expect(sessions).toEqual([
    { gained: false, ended: true },
    { gained: true, ended: false },
  ])
})

test('who knows only the password replaces no factor', async () => {
  const who = await enrol()
  await setUp(await signedIn(who), who.id)
  const thief = await signedIn(who, '203.0.113.50')
  await thief.get('/account/second-factor?new=yes')
  const own = offeredSecret(market.app.secret, sha256Hex(thief.token), who.id)
  const tried = await thief.post('/account/second-factor', { do: 'set-up', code: codeAt(own, new Date()) })
  expect(tried.payload).toContain('<h1>2단계 인증</h1>')
  expect(await audited(who.id)).toEqual(['sign-in.succeeded', 'second-factor.set', 'sign-in.succeeded'])
  expect((await thief.get('/account')).headers['location']).toContain('/account/second-factor')
  for (const [path, back] of [
    ['/account/security/recovery-codes', '/account/security'],
    ['/account/security/drop-factor', '/account/security'],
    ['/account/password', '/account/password'],
  ] as const)
    expect([path, (await thief.post(path)).headers['location']]).toEqual([path, `/account/second-factor?next=${encodeURIComponent(back)}`])
})

test('before the code is right nobody is signed in on public pages either', async () => {
  const who = await enrol()
  await setUp(await signedIn(who), who.id)
  const thief = await signedIn(who, '203.0.113.51')
  const page = (await thief.get('/sign-in')).payload
  expect(page).toContain('name="password"')
  expect(page).not.toContain(who.email)
  await thief.get('/account/second-factor')
  const { token } = thief
  await thief.post('/sign-out')
  expect(await market.read.one(sql`select ended_at is not null as ended from sessions where token_sha256 = ${sha256Hex(token)}`)).toEqual({
    ended: true,
  })
})

test('guessing codes makes wait', async () => {
  const who = await enrol()
  await setUp(await signedIn(who), who.id)
  const one = await signedIn(who)
  await one.get('/account/second-factor')
  const answers = []
  for (let n = 0; n < 8; n += 1) answers.push((await one.post('/account/second-factor', { do: 'pass', code: '000000' })).statusCode)
  expect(answers).toEqual([422, 422, 422, 422, 422, 429, 429, 429])
})

test('a firm’s member may remove it, an officer may not', async () => {
  const firm = await enrol()
  const officer = await enrol('officer')
  for (const who of [firm, officer]) {
    const one = await signedIn(who)
    await setUp(one, who.id)
    await one.get('/account/security')
    await one.post('/account/security/drop-factor')
  }
  expect(await market.read.many(sql`select person_id from totp_factors where person_id in (${firm.id}, ${officer.id})`)).toEqual([
    { personId: officer.id },
  ])
})
