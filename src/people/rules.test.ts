import { describe, expect, test } from 'vitest'
import type { Actor } from './actor.ts'
import { commonPasswords } from './common-passwords.ts'
import { hatFor } from './hats.ts'
import type { Hats } from './hats.ts'
import { judgePassword, wordsOfEmail } from './password-rules.ts'
import { hashPassword, needsNewHash, passwordFits } from './passwords.ts'
import { permissions } from './permissions.ts'
import { mayGrant } from './policy.ts'
import { secondsToWait } from './throttle.ts'
import type { Tries } from './throttle.ts'
import { codeAt, stepOf } from './totp.ts'
import { safeNext } from './pages/safe-next.ts'

const rules = { isStaff: false, names: [...wordsOfEmail('hong.gildong@hanbit.example'), '한빛엔지니어링'], common: commonPasswords() }

describe('passwords', () => {
  test.each([
    ['', 'missing'],
    ['짧은말', 'too-short'],
    ['password1234', 'common'],
    ['12345678', 'common'],
    ['ababababab', 'common'],
    ['hong.gildong1!', 'names-you'],
    ['한빛엔지니어링1', 'names-you'],
    ['가'.repeat(201), 'too-long'],
  ])('“%s” is refused as %s', (password, fault) => expect(judgePassword(password, rules)).toBe(fault))

  test('64 letters of any script are taken, no signs or numerals are asked for', () => {
    expect(judgePassword('말이가는길에핀꽃', rules)).toBeUndefined()
    expect(judgePassword('quiet horses walk by the river '.repeat(3).slice(0, 64), rules)).toBeUndefined()
  })

  test('staff need fifteen letters', () => {
    for (const short of ['짧은말', '말이가는길에핀꽃'])
      expect(judgePassword(short, { ...rules, isStaff: true })).toBe('too-short-for-staff')
    expect(judgePassword('말이가는길에핀꽃을보며걷는다', { ...rules, isStaff: true })).toBe('too-short-for-staff')
    expect(judgePassword('말이가는길에핀꽃을보며천천히걷는다', { ...rules, isStaff: true })).toBeUndefined()
  })

  test('nothing of the common list is accepted', () => {
    expect([...commonPasswords()].filter((one) => judgePassword(one, rules) === undefined)).toEqual([])
    expect(commonPasswords().size).toBeGreaterThan(3_000)
  })

  test('Hangul typed on a Mac opens what was set on Windows; the hash says how it was made', async () => {
    const kept = await hashPassword('한글비밀번호'.normalize('NFC'))
    expect(kept).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(await passwordFits(kept, '한글비밀번호'.normalize('NFD'))).toBe(true)
    expect(await passwordFits(kept, '한글비밀번호 ')).toBe(false)
    expect(await passwordFits(null, '한글비밀번호')).toBe(false)
    expect(needsNewHash(kept)).toBe(false)
    expect(needsNewHash(kept.replace('m=19456', 'm=8192'))).toBe(true)
  })
})

describe('tries', () => {
  const now = new Date('2026-11-24T00:00:00Z')
  const tries = (change: Partial<Tries>): Tries => ({ here: 0, lastHere: now, account: 0, address: 0, isKnownHere: false, ...change })

  test('five are free, then the wait doubles up to a quarter of an hour', () => {
    expect([4, 5, 6, 7, 9, 12].map((here) => secondsToWait(tries({ here }), now))).toEqual([0, 30, 60, 120, 480, 900])
    expect(secondsToWait(tries({ here: 5, lastHere: new Date(now.getTime() - 30_000) }), now)).toBe(0)
  })
  test('an hour of guessing from one address gets a dozen judged', () => {
    let judged = 0
    let at = now.getTime()
    let last = at
    while (at < now.getTime() + 3_600_000) {
      const wait = secondsToWait(tries({ here: judged, lastHere: new Date(last) }), new Date(at))
      if (wait === 0) {
        judged += 1
        last = at
      }
      at += 1_000
    }
    expect(judged).toBeLessThanOrEqual(12)
  })
  test('an account under fire from everywhere stays open where its owner is known', () => {
    expect(secondsToWait(tries({ account: 500 }), now)).toBe(900)
    expect(secondsToWait(tries({ account: 500, address: 500, isKnownHere: true }), now)).toBe(0)
  })
})

test('a code counts one step before and after, and says which step it is', () => {
  const secret = new Uint8Array(20).fill(9)
  const now = new Date('2026-11-24T00:00:15Z')
  const step = Math.floor(now.getTime() / 30_000)
  const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)
  expect(stepOf(secret, codeAt(secret, now), now)).toBe(step)
  expect(stepOf(secret, codeAt(secret, later(-30)), now)).toBe(step - 1)
  expect(stepOf(secret, codeAt(secret, later(30)), now)).toBe(step + 1)
  expect(stepOf(secret, codeAt(secret, later(-61)), now)).toBeUndefined()
  expect(stepOf(secret, '12345', now)).toBeUndefined()
})

describe('hats', () => {
  const nobody: Hats = { companies: [], institutions: [], councils: [], isReviewer: false, isOperator: false, isAuditor: false }
  const auditor = { ...nobody, isAuditor: true }
  const prefix: Record<string, string> = {
    company: '/company/:company/x',
    desk: '/desk/:institution/x',
    audit: '/audit/x',
    operations: '/operations/x',
    reviews: '/reviews/x',
    council: '/council/:council/x',
  }

  test('a person without roles passes no line of the table but those for everybody', () => {
    const open = Object.entries(permissions).filter(
      ([may, allowed]) =>
        !(allowed as readonly string[]).some((role) => role === 'anyone' || role === 'person') &&
        Object.values(prefix).some((routePath) =>
          hatFor({ method: 'GET', routePath, may, params: { company: 'c', institution: 'i', council: 'k' } }, nobody),
        ),
    )
    expect(open).toEqual([])
  })
  test('an auditor reads exactly the lines that name one, and posts nothing', () => {
    for (const [may, allowed] of Object.entries(permissions)) {
      const isNamed = (allowed as readonly string[]).includes('auditor')
      if ((allowed as readonly string[]).some((role) => role === 'anyone' || role === 'person')) continue
      const comesIn = (method: 'GET' | 'POST') =>
        hatFor({ method, routePath: prefix['desk'] ?? '', may, params: { institution: 'i' } }, auditor) !== undefined
      expect([may, comesIn('GET'), comesIn('POST')]).toEqual([may, isNamed, false])
    }
  })
  test('an operator is no officer, a buyer no approver, a member no owner', () => {
    const many: Hats = {
      ...nobody,
      isOperator: true,
      institutions: [{ id: 'i', nameKo: '가', nameEn: 'A', roles: ['buyer'] }],
      companies: [{ id: 'c', role: 'member', nameKo: '가', nameEn: null, isClosed: false }],
    }
    expect(
      hatFor({ method: 'GET', routePath: '/desk/:institution/x', may: 'desk.see', params: { institution: 'i' } }, many),
    ).toBeUndefined()
    expect(
      hatFor({ method: 'POST', routePath: '/desk/:institution/x', may: 'call.approve', params: { institution: 'i' } }, many),
    ).toBeUndefined()
    expect(
      hatFor({ method: 'POST', routePath: '/company/:company/x', may: 'company.govern', params: { company: 'c' } }, many),
    ).toBeUndefined()
    expect(
      hatFor({ method: 'GET', routePath: '/buying/:institution/x', may: 'buying.see', params: { institution: 'i' } }, many),
    ).toMatchObject({ hat: 'institution' })
  })
})

test('an approver gives only the own officers and buyers, nobody the own role', () => {
  const acting = { personId: 'me', as: 'desk:kra', address: '', requestId: null }
  const approver: Actor = { ...acting, hat: 'institution', institutionId: 'kra', roles: ['approver'] }
  const operator: Actor = { ...acting, hat: 'operator' }
  const officer = { role: 'officer', institutionId: 'kra', councilId: null } as const
  expect(mayGrant(approver, officer, 'you')).toBeUndefined()
  expect(mayGrant(approver, officer, 'me')).toBe('self')
  expect(mayGrant(approver, { ...officer, institutionId: 'kwater' }, 'you')).toBe('not-yours')
  expect(mayGrant(approver, { ...officer, role: 'approver' }, 'you')).toBe('not-yours')
  expect(mayGrant({ ...approver, roles: ['officer'] }, officer, 'you')).toBe('not-yours')
  expect(mayGrant(operator, { role: 'auditor', institutionId: null, councilId: null }, 'you')).toBeUndefined()
  expect(mayGrant(operator, { role: 'auditor', institutionId: null, councilId: null }, 'me')).toBe('self')
  expect(mayGrant(operator, { ...officer, institutionId: null }, 'you')).toBe('institution-missing')
  expect(mayGrant(operator, { role: 'secretary', institutionId: null, councilId: null }, 'you')).toBe('council-missing')
})

test.each([
  ['//evil.example', '/home'],
  ['https://evil.example', '/home'],
  ['/\\evil', '/home'],
  ['/en//evil.example', '/home'],
  ['/en/\\evil.example', '/home'],
  ['/sign-out', '/home'],
  ['/en/sign-in?x', '/home'],
  ['/desk/kra/queue?view=mine', '/desk/kra/queue?view=mine'],
  ['/en/home', '/en/home'],
])('after a detour “%s” leads to %s', (asked, to) => expect(safeNext(asked)).toBe(to))
