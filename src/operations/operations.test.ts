import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openMarket } from '../../tests/support/market.ts'
import type { Browser, Market } from '../../tests/support/market.ts'
import { forReason, takeAway } from '../../tests/support/take-away.ts'
import { enterCompany } from '../companies/index.ts'
import { firmFacts } from '../companies/firm.fixture.ts'
import { newId } from '../kernel/id.ts'
import { createPerson, grantRole } from '../people/index.ts'
import { concernsOf } from './health.ts'
import type { Look } from './health.ts'
import { referenceTables } from './queries.ts'
import { scheduleWords } from './schedule.ts'

let market: Market
let operator: Browser
beforeAll(async () => {
  market = await openMarket()
  operator = await market.as(
    await market.set(async (tx) => {
      const { id } = await createPerson(tx, {
        email: `${newId()}@market.example`,
        name: '박운영',
        password: '강변을 천천히 걷는 말 세 마리',
      })
      await grantRole(tx, { personId: id, role: 'operator', institutionId: null })
      return id
    }),
  )
})
afterAll(() => market.close())

describe('what to see to', () => {
  const now = new Date('2026-11-25T03:00:00Z')
  const well: Look = {
    now,
    disk: { freeBytes: 50, allBytes: 100 },
    hasMailServer: true,
    hasScanner: true,
    jobs: [],
    house: {
      waiting: 0,
      oldestWaiting: null,
      failed: 0,
      sentToday: 3,
      begun: 1,
      databaseVersion: '18.4',
      databaseBytes: 1,
      connections: 3,
      mostConnections: 100,
      replicas: 0,
      persons: 2,
      signedIn: 1,
      unscanned: 0,
      referenceLoadedAt: null,
      lastBackup: '2026-11-25T01:00:00Z',
      lastMigration: '0014',
      hasJobs: true,
      claimsToDecide: 0,
      claimsWithoutPaper: 0,
      isDemonstration: false,
      progress: null,
      createdAt: '2026-01-01T00:00:00Z',
    },
  }
  const ids = (change: Partial<Look>) => concernsOf({ ...well, ...change }).map((one) => `${one.tone}:${one.id}`)
  test('nothing, when all is well', () => {
    expect(ids({})).toEqual([])
  })
  test('a full disk, failed mail, no mail server, old backup, the worst first', () => {
    expect(
      ids({
        disk: { freeBytes: 2, allBytes: 100 },
        hasMailServer: false,
        house: { ...well.house, failed: 2, lastBackup: '2026-11-20T00:00:00Z' },
      }),
    ).toEqual(['danger:disk', 'danger:no-mail', 'danger:failed-mail', 'warning:old-backup'])
  })
  test('a job that failed and has not run well since; one that recovered is none', () => {
    const job = {
      name: 'mail.send',
      cron: '* * * * *',
      waiting: 0,
      running: 0,
      failed: 1,
      lastError: 'no route',
      lastFailed: new Date('2026-11-25T02:00:00Z'),
    }
    expect(ids({ jobs: [{ ...job, lastDone: new Date('2026-11-25T01:00:00Z') }] })).toEqual(['danger:job-mail.send'])
    expect(ids({ jobs: [{ ...job, lastDone: new Date('2026-11-25T02:01:00Z') }] })).toEqual([])
  })
  test('a demonstration needs neither mail nor backup', () => {
    expect(ids({ hasMailServer: false, hasScanner: false, house: { ...well.house, isDemonstration: true, lastBackup: null } })).toEqual([])
  })
})

test.each([
  ['* * * * *', '1분마다'],
  ['*/5 * * * *', '5분마다'],
  ['10 * * * *', '매시 10분'],
  ['20 8 * * *', '매일 08:20'],
  ['0 3 * * 1', '0 3 * * 1'],
  [null, '부를 때만'],
])('%s is said as %s', (cron, words) => {
  expect(scheduleWords(cron).ko).toBe(words)
})

test('the overview tells the state and the settings, never a secret, within five statements', async () => {
  const page = await operator.get('/operations')
  expect(page.statusCode).toBe(200)
  expect(page.payload).toMatch(/메일 서버가 설정되지 않아 메일이 나가지 않습니다.*PostgreSQL 18/s)
  expect(page.payload).toContain('PUBLIC_URL')
  expect(Number(page.headers['x-statements'])).toBeLessThanOrEqual(5)
  expect((await operator.get('/en/operations')).payload).toContain('No backup is on record.')
})

test('the overview says what waits for a decision, apart from the machine', async () => {
  await market.set(async (tx) => {
    const { id } = await createPerson(tx, { email: `${newId()}@firm.example`, name: '이대표' })
    await enterCompany(tx, id, firmFacts({ nameKo: '확인할 개인' }))
    await enterCompany(tx, id, firmFacts({ kind: 'sole_proprietor', nameKo: '서류 없는 기업', businessNumber: '1234567891' }))
  })
  const page = await operator.get('/operations')
  expect(page.payload).toContain('확인할 회사 1곳, 사업자등록증을 기다리는 회사 1곳')
  expect(Number(page.headers['x-statements'])).toBeLessThanOrEqual(5)
})

test.each([...referenceTables, 'rule-sets'])('reference data of %s stands with its source', async (table) => {
  const page = await operator.get(`/operations/reference-data?table=${table}`)
  expect(page.statusCode).toBe(200)
  expect(page.payload).not.toContain('출처 없음')
  expect([...page.payload.matchAll(/<tr>/g)].length).toBeGreaterThan(3)
})

test('only an operator or an auditor comes in', async () => {
  const somebody = await market.as(
    await market.set(
      async (tx) => (await createPerson(tx, { email: `${newId()}@x.example`, name: '남', password: '강변을 천천히 걷는 말 세 마리' })).id,
    ),
  )
  expect((await somebody.get('/operations')).statusCode).toBe(404)
  expect((await market.visitor.get('/operations')).statusCode).toBe(303)
})

test('every list an operator works with comes as files; nobody else takes them', async () => {
  for (const path of [
    '',
    '/people',
    '/mail',
    '/claims',
    '/keys',
    '/reference-data',
    '/search',
    '/search/words',
    '/search/queries',
    '/search/judgements',
  ])
    expect([path, (await takeAway(operator, `/operations${path}`, `?${forReason}`)).statuses]).toEqual([path, [200, 200]])
  for (const table of [...referenceTables, 'rule-sets']) {
    const taken = await takeAway(operator, '/operations/reference-data', `?table=${table}`)
    const page = await operator.get(`/operations/reference-data?table=${table}`)
    expect([table, taken.rows.length]).toEqual([table, [...page.body.matchAll(/<tr[ >]/g)].length])
    expect(page.body).toContain(`/operations/reference-data/export.csv?table=${table}`)
  }
  expect((await takeAway(market.visitor, '/operations/reference-data')).statuses).not.toContain(200)
})

test('the institutions of a council come as files for everybody', async () => {
  const all = await takeAway(market.visitor, '/institutions')
  const council = await takeAway(market.visitor, '/en/institutions', '?council=ICT')
  expect(all.rows.flat()).toEqual(expect.arrayContaining(['한국마사회', 'kra', 'http://localhost/institutions/kra']))
  expect(council.lines[0]).toContain('Institution,Code')
  expect(council.rows.length).toBeLessThan(all.rows.length)
  expect(council.rows.length).toBeGreaterThan(1)
})
