import { afterAll, beforeAll, expect, test } from 'vitest'
import { setScene } from '../../src/reviews/scene.fixture.ts'
import type { Scene } from '../../src/reviews/scene.fixture.ts'
import { openMarket, sql } from '../support/market.ts'
import type { Browser, Market } from '../support/market.ts'

/** Lists as files: what is on the page is in the file, and names of people are never taken away without a row. */
let market: Market
let scene: Scene
let officer: Browser
let approver: Browser
beforeAll(async () => {
  market = await openMarket()
  scene = await market.set((tx) => setScene(tx))
  officer = await market.as(scene.officer)
  approver = await market.as(scene.approver)
})
afterAll(() => market.close())

const readings = async () =>
  await market.read.many(
    sql<{ what: string; personId: string }>`select what, person_id from access_log where what like 'downloaded the list%' order by id`,
  )

test('queue, reviews and calls come as CSV and XLSX, and leave no row: they name no person’s data', async () => {
  for (const [path, word] of [
    ['/desk/kra/queue', `T-${scene.trackId}`],
    ['/desk/kra/calls', '공모'],
    ['/calls', '공모'],
    ['/desk/kra/reviews', '주관기관'],
  ] as const) {
    const csv = await officer.get(`${path}/export.csv`)
    const xlsx = await officer.get(`${path}/export.xlsx`)
    expect([path, csv.statusCode, xlsx.statusCode, String(csv.headers['content-disposition']).startsWith('attachment')]).toEqual([
      path,
      200,
      200,
      true,
    ])
    expect(csv.body).toContain(word)
    expect(xlsx.rawPayload.subarray(0, 2).toString()).toBe('PK')
  }
  expect((await market.visitor.get('/calls/export.csv')).body).toContain(`http://localhost/calls/${scene.callId}`)
  expect(await readings()).toEqual([])
})

test('the pool of reviewers and the people of an institution leave a row of who took them', async () => {
  expect((await officer.get('/desk/kra/reviewers/export.csv')).body).toContain('내부0')
  expect((await approver.get('/desk/kra/people/export.csv')).body).toContain('김담당')
  expect(await readings()).toEqual([
    { what: 'downloaded the list of reviewers (8 rows)', personId: scene.officer },
    { what: 'downloaded the list of people (2 rows)', personId: scene.approver },
  ])
})

test('the list of people is not for officers, nor anything of another institution', async () => {
  for (const path of ['/desk/kra/people/export.csv', '/desk/lh/queue/export.csv', '/desk/lh/reviewers/export.xlsx'])
    expect([path, (await officer.get(path)).statusCode]).toEqual([path, 404])
})

test('each page links its own file', async () => {
  for (const path of ['/desk/kra/queue', '/desk/kra/calls', '/calls', '/desk/kra/reviewers'])
    expect((await officer.get(path)).body).toContain(`${path}/export.csv`)
})
