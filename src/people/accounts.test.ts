import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { longTest } from '../../tests/support/long.ts'
import type { FastifyInstance } from 'fastify'
import { openMarket, sql } from '../../tests/support/market.ts'
import type { Market } from '../../tests/support/market.ts'
import { forReason, takeAway } from '../../tests/support/take-away.ts'
import { newId, sha256Hex } from '../kernel/id.ts'
import { makeFrame } from '../frame.tsx'
import { plainPage } from '../plain-pages.tsx'
import { tell } from '../platform/mail/notices.ts'
import { buildServer } from '../platform/http/server.ts'
import { accessWord } from './access-words.ts'
import { signIn } from './actions/sign-in.ts'
import { get } from './actor.ts'
import { createFirstOperator, createPerson, forgetStrangers, grantRole, makeDoor, makeHomePage, resetFactorHere, routes } from './index.ts'
import { codeAt, offeredSecret } from './totp.ts'
import { fieldWords, passwordWords } from './words.ts'

let market: Market
let server: FastifyInstance
beforeAll(async () => {
  market = await openMarket()
  server = await buildServer({
    app: market.app,
    routes: [...routes, get('/home', 'account.own', makeHomePage([]))],
    door: makeDoor(market.app),
    frame: makeFrame('test'),
    plainPage,
    assetsFolder: undefined,
    apiTitle: 'x',
    perMinute: 100_000,
    logLevel: 'error',
    tellStatements: true,
  })
})
afterAll(async () => {
  await server.close()
  await market.close()
})

/** A browser that keeps its cookie and sends the hidden token of the page it has just read. */
const browser = (address = '10.0.0.1') => {
  let cookie = ''
  let csrf = ''
  const agent = 'Firefox/140 Windows'
  const keep = (answer: Awaited<ReturnType<FastifyInstance['inject']>>) => {
    for (const one of answer.cookies) if (one.name === 'market') cookie = one.value
    csrf = /name="csrf" value="([^"]+)"/.exec(answer.payload)?.[1] ?? csrf
    return answer
  }
  const headers = () => ({ 'sec-fetch-site': 'same-origin', 'user-agent': agent, ...(cookie ? { cookie: `market=${cookie}` } : {}) })
  return {
    get token() {
      return cookie
    },
    get: async (url: string) => keep(await server.inject({ method: 'GET', url, headers: headers(), remoteAddress: address })),
    post: async (url: string, fields: Record<string, string> = {}) =>
      keep(
        await server.inject({
          method: 'POST',
          url,
          remoteAddress: address,
          headers: { ...headers(), 'content-type': 'application/x-www-form-urlencoded' },
          payload: new URLSearchParams({ ...fields, csrf }).toString(),
        }),
      ),
  }
}
/** The part of a page that is its own. */
const mainOf = (answer: { payload: string }) => answer.payload.slice(answer.payload.indexOf('<main'), answer.payload.indexOf('</main>'))
const password = '강변을 천천히 걷는 말 세 마리'
const email = () => `${newId()}@people.example`
const enrol = async (role?: 'officer' | 'approver' | 'operator') => {
  const address = email()
  const { id } = await market.set(async (tx) => {
    const made = await createPerson(tx, { email: address, name: '김담당', password })
    if (role) await grantRole(tx, { personId: made.id, role, institutionId: role === 'operator' ? null : 'kra' })
    return made
  })
  return { id, email: address }
}
const signedIn = async (who: { email: string }, address?: string) => {
  const one = browser(address)
  await one.post('/sign-in', { email: who.email, password })
  return one
}
const linkTo = async (address: string) => {
  const { body } = await market.read.one(
    sql<{
      body: string
    }>`select body from mails where to_address = ${address} and body like '%/links/%' order by created_at desc, id limit 1`,
  )
  return /\/links\/\S+/.exec(body)?.[0] ?? ''
}
const age = (token: string) =>
  market.set((tx) =>
    tx.run(
      sql`update sessions set reauthenticated_at = clock_timestamp() - interval '11 minutes' where token_sha256 = ${sha256Hex(token)}`,
    ),
  )
const audited = async (personId: string) =>
  (await market.read.many(sql<{ action: string }>`select action from audit_log where object_id = ${personId} order by id`)).map(
    (row) => row.action,
  )

describe('signing up', () => {
  test('the same answer for a known and an unknown address; the link makes the account and works once', async () => {
    const known = await enrol()
    const fresh = email()
    const one = await browser().post('/sign-up', { email: known.email, consent: 'yes' })
    const two = await browser().post('/sign-up', { email: fresh, consent: 'yes' })
    expect([one.statusCode, two.statusCode]).toEqual([200, 200])
    expect(mainOf(one).replaceAll(known.email, 'x')).toBe(mainOf(two).replaceAll(fresh, 'x'))
    const path = await linkTo(fresh)
    const visitor = browser()
    expect((await visitor.get(path)).payload).toContain('가입 마치기')
    const empty = await visitor.post(path, { name: '', password: '' })
    expect(empty.statusCode).toBe(422)
    for (const sentence of ['확인이 필요한 항목이 2개', '이름을 1자 이상', '비밀번호를 입력해']) expect(empty.payload).toContain(sentence)
    const weak = await visitor.post(path, { name: '박신규', password: 'password1234' })
    expect(weak.statusCode).toBe(422)
    expect(weak.payload).toContain('박신규')
    expect(weak.payload).not.toContain('password1234')
    expect((await visitor.post(path, { name: '박신규', password })).headers['location']).toBe('/home')
    expect((await visitor.get('/home')).payload).toContain('박신규')
    expect((await browser().post(path, { name: '남', password })).statusCode).toBe(410)
  })

  test('without consent nothing is sent', async () => {
    const fresh = email()
    expect((await browser().post('/sign-up', { email: fresh })).statusCode).toBe(422)
    expect(await market.read.many(sql`select 1 from mails where to_address = ${fresh}`)).toEqual([])
  })

  test('an address gets three mails an hour and no more', async () => {
    const fresh = email()
    for (let n = 0; n < 6; n += 1) expect((await browser().post('/sign-up', { email: fresh, consent: 'yes' })).statusCode).toBe(200)
    expect(await market.read.many(sql`select 1 from mails where to_address = ${fresh}`)).toHaveLength(3)
  })

  test('whoever asks in another’s name keeps nobody from their mail, and floods nobody', async () => {
    const who = await enrol()
    const asked = () => Promise.all(Array.from({ length: 5 }, () => browser().post('/forgotten-password', { email: who.email })))
    const sent = (to: string) => market.read.many(sql`select 1 from mails where to_address = ${to}`)
    const stranger = await signedIn(await enrol(), '203.0.113.9')
    await stranger.get('/account/email')
    const answers = []
    for (let n = 0; n < 4; n += 1) answers.push((await stranger.post('/account/email', { email: who.email })).statusCode)
    expect(answers).toEqual([303, 303, 303, 429])
    expect((await stranger.post('/account/email', { email: email() })).statusCode).toBe(429)
    expect(await sent(who.email)).toHaveLength(3)
    await asked()
    expect(await sent(who.email)).toHaveLength(6)
    // Half an hour later those links are dead: the owner gets one that works.
    await market.set((tx) =>
      tx.run(
        sql`update one_time_links set created_at = created_at - interval '31 minutes', expires_at = expires_at - interval '31 minutes' where email = ${who.email}`,
      ),
    )
    await browser().post('/forgotten-password', { email: who.email })
    expect(await sent(who.email)).toHaveLength(7)
  })
})

describe('signing in', () => {
  test('leads on to where one wanted to go, under a session that was not there before', async () => {
    const who = await enrol()
    const one = browser()
    const door = await one.get('/account')
    expect(door.headers['location']).toBe('/sign-in?next=%2Faccount')
    const answer = await one.post('/sign-in', { email: who.email.toUpperCase(), password, next: '/account' })
    expect(answer.headers['location']).toBe('/account')
    const first = one.token
    expect((await one.get('/account')).payload).toContain(who.email)
    await one.post('/sign-in', { email: who.email, password })
    expect(one.token).not.toBe(first)
    const rows = await market.read.many(
      sql<{ ended: boolean }>`select ended_at is not null as ended from sessions where person_id = ${who.id} order by created_at`,
    )
    expect(rows.map((row) => row.ended)).toEqual([true, false])
  })

  test('a wrong password and an unknown account get the same page and the same work', async () => {
    const who = await enrol()
    const one = await browser().post('/sign-in', { email: who.email, password: 'x' })
    const two = await browser('10.0.0.9').post('/sign-in', { email: 'nobody@people.example', password: 'x' })
    expect([one.statusCode, two.statusCode]).toEqual([422, 422])
    expect(mainOf(one).replaceAll(who.email, 'x')).toBe(mainOf(two).replaceAll('nobody@people.example', 'x'))
    expect(one.payload).toContain('이메일 또는 비밀번호가 맞지 않습니다.')
    expect(await audited(who.id)).toEqual(['sign-in.failed'])
  })

  test('an unknown account takes as long as a known one', async () => {
    const who = await enrol()
    const times: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] }
    for (let n = 0; n < 19; n += 1)
      for (const kind of ['known', 'unknown'] as const) {
        const address = `198.18.${kind === 'known' ? 0 : 1}.${n}`
        const began = performance.now()
        await signIn(
          market.app,
          { personId: null, as: 'visitor', address, requestId: null },
          { email: kind === 'known' ? who.email : 'no-such-one@people.example', password: 'x', address, agent: 'x', oldToken: undefined },
        )
        times[kind].push(performance.now() - began)
      }
    const median = (all: number[]) => [...all].sort((a, b) => a - b)[all.length >> 1] ?? 0
    expect(median(times.known) / median(times.unknown)).toBeGreaterThan(0.6)
    expect(median(times.known) / median(times.unknown)).toBeLessThan(1.67)
  })

  longTest(
    'a thousand guesses of a stranger: at most twenty are judged, and the owner still comes in from elsewhere and by mail',
    async () => {
      const who = await enrol()
      const by = { personId: null, as: 'visitor', address: '203.0.113.7', requestId: null }
      const guess = (guessed: string, address = '203.0.113.7') =>
        signIn(market.app, { ...by, address }, { email: who.email, password: guessed, address, agent: 'x', oldToken: undefined })
      const kinds: string[] = []
      for (let n = 0; n < 50; n += 1)
        kinds.push(...(await Promise.all(Array.from({ length: 20 }, (_, k) => guess(`guess ${n * 20 + k}`)))).map((one) => one.kind))
      expect(kinds.filter((kind) => kind === 'wrong').length).toBeLessThanOrEqual(20)
      expect(kinds.filter((kind) => kind === 'in')).toEqual([])
      expect(await guess(password)).toMatchObject({ kind: 'wait' })
      expect(await guess(password, '198.51.100.4')).toMatchObject({ kind: 'in' })
      await browser('203.0.113.7').post('/sign-in/unlock', { email: who.email })
      const unlocking = browser('203.0.113.7')
      await unlocking.post(await linkTo(who.email))
      expect(await guess(password)).toMatchObject({ kind: 'in' })
      expect(await audited(who.id)).toContain('sign-in.locked-out')
    },
  )

  test('whoever guesses from ever another address of one network waits like from one', async () => {
    const who = await enrol()
    const answers = []
    for (let n = 1; n <= 6; n += 1)
      answers.push((await browser(`2001:db8:7:7::${n}`).post('/sign-in', { email: who.email, password: 'x' })).statusCode)
    expect(answers).toEqual([422, 422, 422, 422, 422, 429])
    expect((await browser('2001:db8:7:8::1').post('/sign-in', { email: who.email, password })).statusCode).toBe(303)
  })

  test('a hash of yesterday is made anew at the next sign-in', async () => {
    const who = await enrol()
    const { hash } = await import('@node-rs/argon2')
    const old = await hash(password.normalize('NFC'), { memoryCost: 8_192, timeCost: 2, parallelism: 1 })
    await market.set((tx) => tx.run(sql`update persons set password_hash = ${old} where id = ${who.id}`))
    await signedIn(who)
    expect(
      (await market.read.one(sql<{ passwordHash: string }>`select password_hash from persons where id = ${who.id}`)).passwordHash,
    ).toContain('m=19456')
  })

  test('a sign-in from a new device is told, the first one is not', async () => {
    const who = await enrol()
    await signedIn(who)
    await signedIn(who)
    await signedIn(who, '198.51.100.77')
    expect(await market.read.many(sql`select kind from notices where person_id = ${who.id}`)).toEqual([{ kind: 'sign-in.new-place' }])
  })

  test('signing out ends the session at the server', async () => {
    const one = await signedIn(await enrol())
    await one.get('/account')
    const token = one.token
    const out = await one.post('/sign-out')
    expect(out.headers['clear-site-data']).toBe('"storage"')
    const again = await server.inject({ method: 'GET', url: '/account', headers: { cookie: `market=${token}` } })
    expect(again.statusCode).toBe(303)
  })
})

describe('the second factor', () => {
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
      (await market.read.one(sql<{ secretSealed: string }>`select secret_sealed from totp_factors where person_id = ${who.id}`))
        .secretSealed,
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
      expect([path, (await thief.post(path)).headers['location']]).toEqual([
        path,
        `/account/second-factor?next=${encodeURIComponent(back)}`,
      ])
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
    expect(await market.read.one(sql`select ended_at is not null as ended from sessions where token_sha256 = ${sha256Hex(token)}`)).toEqual(
      { ended: true },
    )
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
})

describe('the own account', () => {
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
      await market.read.many(
        sql`select 1 from mails where subject = '이메일 주소를 바꿨습니다.' and to_address in (${who.email}, ${next})`,
      ),
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
})

describe('roles', () => {
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
    const path = await linkTo(address)
    const invited = browser()
    await invited.get(path)
    expect((await invited.post(path, { name: '이새일', password: '짧은 말 두마디' })).statusCode).toBe(422)
    expect((await invited.post(path, { name: '이새일', password })).headers['location']).toBe('/home')
    expect(
      await market.read.many(
        sql`select g.role, g.institution_id from role_grants g join persons p on p.id = g.person_id where p.email = ${address}`,
      ),
    ).toEqual([{ role: 'officer', institutionId: 'kra' }])
    expect(
      await market.read.many(sql`select n.subject_ko, n.link from notices n join persons p on p.id = n.person_id where p.email = ${address}
        and n.kind = 'role.granted'`),
    ).toEqual([{ subjectKo: '담당자 역할을 받았습니다: 한국마사회', link: '/home' }])
    expect((await invited.get('/home')).headers['location']).toContain('/account/second-factor')
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
        await market.read.many(
          sql<{ what: string }>`select what from access_log where what like ${`downloaded %${who.email}%`} order by id`,
        )
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
})

test('the first operator comes by a link of the command line, once', async () => {
  const other = await openMarket()
  const made = await createFirstOperator(other.app, 'first@people.example')
  expect(made.ok && made.value.path).toMatch(/^\/links\/[a-z0-9]{32}$/)
  await other.set(async (tx) =>
    grantRole(tx, { personId: (await createPerson(tx, { email: 'one@people.example', name: '운영' })).id, role: 'operator' }),
  )
  expect((await createFirstOperator(other.app, 'second@people.example')).ok).toBe(false)
  expect((await createFirstOperator(other.app, 'not an address')).ok).toBe(false)
  await other.close()
})

test('the only operator who lost the second factor is helped by whoever runs the machine, and told', async () => {
  const who = await enrol('operator')
  expect((await resetFactorHere(market.app, who.email)).ok).toBe(false)
  await market.set((tx) =>
    tx.run(
      sql`insert into totp_factors (person_id, secret_sealed, confirmed_at, created_at) values (${who.id}, 'x', ${tx.now}, ${tx.now})`,
    ),
  )
  expect((await resetFactorHere(market.app, who.email)).ok).toBe(true)
  expect(await audited(who.id)).toEqual(['second-factor.removed'])
  expect(await market.read.many(sql`select 1 from notices where person_id = ${who.id} and kind = 'second-factor.removed'`)).toHaveLength(1)
})

test('who never made an account is forgotten after thirty days, mails that wait and people with an account are not', async () => {
  const [old, young, waiting] = [email(), email(), email()]
  const who = await enrol()
  for (const one of [old, young, waiting]) await browser().post('/sign-up', { email: one, consent: 'yes' })
  await browser().post('/forgotten-password', { email: who.email })
  await market.set(async (tx) => {
    await tx.run(sql`update one_time_links set expires_at = clock_timestamp() - interval '31 days' where email in (${old}, ${waiting})`)
    await tx.run(sql`update mails set created_at = clock_timestamp() - interval '31 days' where to_address in (${old}, ${waiting})`)
    await tx.run(sql`update mails set state = 'sent', sent_at = clock_timestamp() where to_address in (${old}, ${young})`)
    await tell(tx, [who.id], { kind: 'x.told', subject: { ko: '소식', en: 'News' }, body: { ko: '본문', en: 'Body' } })
    await tx.run(
      sql`update mails set state = 'sent', sent_at = clock_timestamp(), created_at = clock_timestamp() - interval '90 days' where to_person_id = ${who.id}`,
    )
  })
  expect(await forgetStrangers(market.app)).toBe(3)
  const addresses = [old, young, waiting, who.email]
  const left = async (rows: Promise<{ address: string }[]>) => [...new Set((await rows).map((row) => row.address))].toSorted()
  expect(await left(market.read.many(sql`select email as address from one_time_links where email = any(${addresses}::text[])`))).toEqual(
    [young, who.email].toSorted(),
  )
  expect(await left(market.read.many(sql`select to_address as address from mails where to_address = any(${addresses}::text[])`))).toEqual(
    [young, waiting, who.email].toSorted(),
  )
})
