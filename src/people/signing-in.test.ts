import { afterAll, expect, test } from 'vitest'
import { openAccounts, email, mainOf, password } from '../../tests/support/accounts.ts'
import { longTest } from '../../tests/support/long.ts'
import { openMarket, sql } from '../../tests/support/market.ts'
import { secondsSince } from '../../tests/support/processor-time.ts'
import { tell } from '../platform/mail/notices.ts'
import { signIn } from './actions/sign-in.ts'
import { createFirstOperator, createPerson, forgetStrangers, grantRole, resetFactorHere } from './index.ts'

const { market, server, close, browser, enrol, signedIn, linkTo, audited } = await openAccounts()
afterAll(close)

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
  const unread = await browser().post('/sign-up', { email: fresh })
  // A label that is a sentence itself is not said before the sentence of what is wrong.
  expect([unread.statusCode, unread.payload.includes('동의합니다.:'), unread.payload.includes('이용에 동의해 주세요.')]).toEqual([
    422,
    false,
    true,
  ])
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

test('an unknown account takes as much work as a known one', async () => {
  const who = await enrol()
  const times: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] }
  for (let n = 0; n < 19; n += 1)
    for (const kind of ['known', 'unknown'] as const) {
      const address = `198.18.${kind === 'known' ? 0 : 1}.${n}`
      const began = process.cpuUsage()
      await signIn(
        market.app,
        { personId: null, as: 'visitor', address, requestId: null },
        { email: kind === 'known' ? who.email : 'no-such-one@people.example', password: 'x', address, agent: 'x', oldToken: undefined },
      )
      times[kind].push(secondsSince(began))
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
