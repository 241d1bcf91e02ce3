import { afterAll, beforeAll, expect, test } from 'vitest'
import { openMarket, sql } from '../../tests/support/market.ts'
import type { Market } from '../../tests/support/market.ts'
import { newId, sha256Hex } from '../kernel/id.ts'
import { replacePassword } from './actions/account.ts'
import { createPerson, grantRole, makeDoor, startSession } from './index.ts'

let market: Market
beforeAll(async () => {
  market = await openMarket()
})
afterAll(() => market.close())

const person = (name = '김담당') => market.set((tx) => createPerson(tx, { email: `${newId()}@people.example`, name }))
const session = (personId: string, secondFactorPassed = true) =>
  market.set((tx) => startSession(tx, personId, { secondFactorPassed, address: '10.0.0.1', agent: 'test', secret: market.app.secret }))
const knock = (
  token: string | undefined,
  routePath: string,
  may: string,
  params: Record<string, string> = {},
  method: 'GET' | 'POST' = 'GET',
) => makeDoor(market.app)({ method, routePath, may, params, sessionToken: token, address: '10.0.0.1', agent: 'test', requestId: 'r1' })
const staff = async (role: 'officer' | 'approver' | 'buyer', institutionId = 'kra') => {
  const { id } = await person()
  await market.set((tx) => grantRole(tx, { personId: id, role, institutionId }))
  return id
}

test('a visitor reads public pages without a single statement, and is sent to sign in elsewhere', async () => {
  expect(await knock(undefined, '/calls', 'public.see')).toMatchObject({ admitted: true, actor: { hat: 'anyone' }, statements: 0 })
  expect(await knock(undefined, '/account', 'account.own')).toMatchObject({ admitted: false, answer: 'sign-in' })
})

test('an officer works at the own desk and finds no other', async () => {
  const { token } = await session(await staff('officer'))
  expect(await knock(token, '/desk/:institution/calls', 'desk.see', { institution: 'kra' })).toMatchObject({
    admitted: true,
    actor: { hat: 'institution', institutionId: 'kra', roles: ['officer'], as: 'desk:kra' },
    statements: 1,
  })
  expect(await knock(token, '/desk/:institution/calls', 'desk.see', { institution: 'kwater' })).toMatchObject({
    admitted: false,
    answer: 'not-found',
  })
  expect(await knock(token, '/desk/:institution/calls', 'desk.see', { institution: 'nowhere' })).toMatchObject({
    admitted: false,
    answer: 'not-found',
  })
  expect(await knock(token, '/desk/:institution/calls/:call/publish', 'call.approve', { institution: 'kra' }, 'POST')).toMatchObject({
    admitted: false,
    answer: 'not-found',
  })
})

test('a refused door leaves a row that names the person and the door', async () => {
  const id = await staff('buyer')
  await knock((await session(id)).token, '/operations/people', 'operations.work')
  expect(
    await market.read.maybe(sql`select action, object_kind from audit_log where person_id = ${id} and action = 'access.refused'`),
  ).toEqual({ action: 'access.refused', objectKind: 'operator' })
})

test('staff without a second factor get no further than setting it up', async () => {
  const { token } = await session(await staff('officer'), false)
  expect(await knock(token, '/desk/:institution/calls', 'desk.see', { institution: 'kra' })).toMatchObject({
    admitted: false,
    answer: 'second-factor',
  })
  expect(await knock(token, '/account', 'account.own')).toMatchObject({ admitted: false, answer: 'second-factor' })
  expect(await knock(token, '/account/second-factor', 'account.own')).toMatchObject({ admitted: true })
  expect(await knock(token, '/calls', 'public.see')).toMatchObject({ admitted: true, actor: { hat: 'anyone' } })
})

test('an auditor reads staff pages of every institution and posts nothing', async () => {
  const { id } = await person()
  await market.set((tx) => grantRole(tx, { personId: id, role: 'auditor' }))
  const { token } = await session(id)
  expect(await knock(token, '/desk/:institution/tracks/:track', 'track.see', { institution: 'kwater' })).toMatchObject({
    admitted: true,
    actor: { hat: 'auditor', as: 'audit' },
  })
  expect(await knock(token, '/desk/:institution/tracks/:track', 'track.see', { institution: 'kwater' }, 'POST')).toMatchObject({
    admitted: false,
  })
  expect(await knock(token, '/desk/:institution/people', 'people.manage', { institution: 'kra' })).toMatchObject({ admitted: false })
})

const later = (token: string, column: 'last_seen_at' | 'expires_at', interval: string) =>
  market.set((tx) =>
    tx.run(
      sql`update sessions set ${sql.ref(column)} = clock_timestamp() + ${interval}::interval where token_sha256 = ${sha256Hex(token)}`,
    ),
  )

test('a session rests 30 minutes for staff, 60 for others, and lives 12 hours', async () => {
  const officer = await session(await staff('officer'))
  const visitor = await session((await person()).id)
  await later(officer.token, 'last_seen_at', '-29 minutes 55 seconds')
  await later(visitor.token, 'last_seen_at', '-59 minutes 55 seconds')
  expect(await knock(officer.token, '/account', 'account.own')).toMatchObject({ admitted: true })
  expect(await knock(visitor.token, '/account', 'account.own')).toMatchObject({ admitted: true })
  await later(officer.token, 'last_seen_at', '-30 minutes')
  await later(visitor.token, 'last_seen_at', '-60 minutes')
  expect(await knock(officer.token, '/account', 'account.own')).toMatchObject({ admitted: false, answer: 'sign-in' })
  expect(await knock(visitor.token, '/account', 'account.own')).toMatchObject({ admitted: false, answer: 'sign-in' })
  const old = await session((await person()).id)
  expect(old.until.getTime() - Date.now()).toBeLessThanOrEqual(12 * 3_600_000 + 1_000)
  await later(old.token, 'expires_at', '-1 second')
  expect(await knock(old.token, '/account', 'account.own')).toMatchObject({ admitted: false })
})

test('a disabled person is out at the next request', async () => {
  const { id } = await person()
  const { token } = await session(id)
  await market.set((tx) => tx.run(sql`update persons set disabled_at = now() where id = ${id}`))
  expect(await knock(token, '/account', 'account.own')).toMatchObject({ admitted: false, answer: 'sign-in' })
})

test('staff whose password is shorter than staff needs choose a longer one before anything else, whenever the role came', async () => {
  const { id } = await market.set((tx) =>
    createPerson(tx, { email: `${newId()}@people.example`, name: '이짧은', password: 'weld weld 2026' }),
  )
  const { token } = await session(id)
  expect(await knock(token, '/account', 'account.own')).toMatchObject({ admitted: true })
  await market.set((tx) => grantRole(tx, { personId: id, role: 'buyer', institutionId: 'kra' }))
  const atDesk = () => knock(token, '/buying/:institution', 'buying.work', { institution: 'kra' })
  expect(await atDesk()).toMatchObject({ admitted: false, answer: 'longer-password' })
  expect(await knock(token, '/account/password', 'account.own')).toMatchObject({ admitted: true })
  await market.set((tx) => replacePassword(tx, id, 'weld weld 2026 and more', token))
  expect(await atDesk()).toMatchObject({ admitted: true })
})
