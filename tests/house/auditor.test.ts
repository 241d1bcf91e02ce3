import { afterAll, beforeAll, expect, test } from 'vitest'
import { allRoutes } from '../../src/app.ts'
import { createPerson, grantRole } from '../../src/people/index.ts'
import { permissions } from '../../src/people/permissions.ts'
import type { Role } from '../../src/people/permissions.ts'
import { openMarket, sql } from '../support/market.ts'
import type { Browser, Market } from '../support/market.ts'

let market: Market
let auditor: Browser
let auditorId: string
let officerId: string
beforeAll(async () => {
  market = await openMarket()
  ;[auditorId, officerId] = await market.set(async (tx) => {
    const { id: reading } = await createPerson(tx, { email: 'auditor@market.example', name: '안감사' })
    const { id: handling } = await createPerson(tx, { email: 'officer@market.example', name: '김담당' })
    await grantRole(tx, { personId: reading, role: 'auditor' })
    await grantRole(tx, { personId: handling, role: 'officer', institutionId: 'kra' })
    return [reading, handling]
  })
  auditor = await market.as(auditorId)
})
afterAll(() => market.close())

test('an auditor reads every page of staff but those that are only a form', () => {
  const routes = allRoutes().filter((route) => route.kind === 'page')
  const forms = new Set(routes.filter((route) => route.method === 'POST').map((route) => route.path))
  const isShut = (may: string) => {
    const allowed: readonly Role[] = permissions[may as keyof typeof permissions]
    return !allowed.some((role) => ['anyone', 'person', 'auditor'].includes(role))
  }
  expect(
    routes
      .filter(
        (route) =>
          route.method === 'GET' &&
          /^\/(desk|buying|council|operations|audit)(\/|$)/.test(route.path) &&
          isShut(route.may) &&
          !forms.has(route.path),
      )
      .map((route) => route.path),
  ).toEqual([])
})

test('an auditor reads who holds which role, leaves a row of each reading, and is offered nothing to change', async () => {
  for (const path of ['/desk/kra/people', '/operations/people', `/operations/people/${officerId}`]) {
    const answer = await auditor.get(path)
    expect([path, answer.statusCode, answer.body.includes('officer@market.example')]).toEqual([path, 200, true])
    expect(answer.body).not.toMatch(/<form action="\/(desk|operations)\/[^"]*" method="post"/)
  }
  expect((await auditor.get('/operations/claims')).statusCode).toBe(200)
  expect(
    await market.read.many(sql`select acting_as, whose_kind, whose_id, what from access_log where person_id = ${auditorId} order by id`),
  ).toEqual([
    { actingAs: 'audit', whoseKind: 'people', whoseId: 'kra', what: 'read the list of people' },
    { actingAs: 'audit', whoseKind: 'people', whoseId: 'search', what: 'read the list of people with a role' },
    { actingAs: 'audit', whoseKind: 'person', whoseId: officerId, what: 'opened the account' },
  ])
})

test('an auditor sees whose pages they read, and that they read them as an auditor', async () => {
  for (const [path, whose] of [
    ['/desk/kra', '한국마사회'],
    ['/buying/kra', '한국마사회 구매'],
    ['/council/SOC', ' 간사'],
    ['/audit', '감사자'],
  ] as const) {
    const { statusCode, body } = await auditor.get(path)
    const menu = /<nav[^>]*class="[^"]*hat[^"]*".*?<\/nav>/s.exec(body)?.[0] ?? ''
    expect([path, statusCode, menu.includes(whose), body.includes('안감사')]).toEqual([path, 200, true, true])
    expect(body).toMatch(/안감사.{0,200}감사자/s)
  }
})

test('an auditor gives and takes no role, and decides no claim', async () => {
  for (const path of ['/desk/kra/people', '/operations/people', `/operations/people/${officerId}/act`, '/operations/claims/none/confirm'])
    expect((await auditor.post(path, { email: 'x@market.example', role: 'officer', act: 'disable' })).statusCode).toBe(404)
})
