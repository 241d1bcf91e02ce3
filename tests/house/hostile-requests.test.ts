import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openHouse } from '../../src/app.ts'
import { newId, sha256Hex } from '../../src/kernel/id.ts'
import { createPerson, makeDoor, startSession } from '../../src/people/index.ts'
import { forgetUnnamed, sweepFiles } from '../../src/platform/files/keeping.ts'
import { buildServer } from '../../src/platform/http/server.ts'
import { makeFrame } from '../../src/frame.tsx'
import { get } from '../../src/people/actor.ts'
import { plainPage } from '../../src/plain-pages.tsx'
import { page } from '../../src/platform/http/visit.ts'
import { setFirm } from '../cast.ts'
import { openMarket, sql } from '../support/market.ts'
import type { Market } from '../support/market.ts'
import { aPdf } from '../support/papers.ts'
import { sendFiles } from '../support/send-files.ts'

let market: Market
beforeAll(async () => {
  market = await openMarket()
})
afterAll(() => market.close())

test('a visitor is known by the address the last of our proxies saw, whatever the header says besides', async () => {
  const answersOf = async (trustedProxies: number, headers: readonly string[]) => {
    const house = await openHouse(market.app, { trustedProxies, perMinute: 2 })
    const answers: number[] = []
    for (const header of headers) answers.push((await house.inject({ url: '/help', headers: { 'x-forwarded-for': header } })).statusCode)
    await house.close()
    return answers
  }
  const invented = ['198.51.100.1, 203.0.113.7', '198.51.100.2, 203.0.113.7', '198.51.100.3, 203.0.113.7']
  expect(await answersOf(1, invented)).toEqual([200, 200, 429])
  expect(await answersOf(1, ['203.0.113.7', '203.0.113.8', '203.0.113.9'])).toEqual([200, 200, 200])
  expect(await answersOf(0, ['203.0.113.7', '203.0.113.8', '203.0.113.9'])).toEqual([200, 200, 429])
})

test('whoever tries addresses that are not there is told to wait like whoever asks for pages, and nobody else is', async () => {
  const house = await openHouse(market.app, { perMinute: 3, logLevel: 'silent' })
  const ask = async (url: string, remoteAddress = '203.0.113.7') => (await house.inject({ url, remoteAddress })).statusCode
  expect([await ask('/help'), await ask('/wp-admin'), await ask('/api/v1/secrets'), await ask('/en/.env')]).toEqual([200, 404, 404, 429])
  expect([await ask('/api/v2'), await ask('/help'), await ask('/assets/gone.css')]).toEqual([429, 429, 404])
  expect([await ask('/wp-admin', '198.51.100.1'), await ask('/help', '198.51.100.1')]).toEqual([404, 200])
  const told = await house.inject({ url: '/.git/config', remoteAddress: '203.0.113.7' })
  expect([told.payload.includes('잠시 기다려 주세요'), Number(told.headers['retry-after']) > 0]).toEqual([true, true])
  await house.close()
})

test('an address to go back to that no header can hold is escaped, and leads nowhere else', async () => {
  for (const [back, to] of [
    ['/가', '/%EA%B0%80'],
    ['/a\u0001b', '/a%01b'],
    ['/en//evil.example', '/display'],
  ] as const) {
    const answer = await market.visitor.post('/display', { back })
    expect([answer.statusCode, answer.headers.location]).toEqual([303, to])
  }
})

test('who has to sign in first is led by an address that a header holds, whatever was asked', async () => {
  const short = await market.visitor.get('/account/searches?x=1')
  expect(short.headers.location).toBe(`/sign-in?next=${encodeURIComponent('/account/searches?x=1')}`)
  const long = await market.visitor.get(`/account/searches?x=${'%EA%B0%80'.repeat(3000)}`)
  expect([long.statusCode, long.headers.location]).toEqual([303, `/sign-in?next=${encodeURIComponent('/account/searches')}`])
})

test('who has shown a password and no code yet reads no paper of the own firm', async () => {
  const firm = await market.set((tx) => setFirm(tx))
  const token = await market.sessionOf(firm.personId)
  const sent = await sendFiles(
    market,
    token,
    `/company/${firm.companyId}/technologies/${firm.technologyId}/documents`,
    [['kind', 'test_report']],
    [aPdf('성적서.pdf', 'secret')],
  )
  expect([sent.statusCode, sent.body]).toEqual([303, ''])
  const { fileId } = await market.read.one(
    sql<{ fileId: string }>`select id as file_id from files where owner_id = ${firm.technologyId} and name = '성적서.pdf'`,
  )
  const path = `/files/technologies/${firm.technologyId}/${fileId}`
  await market.set((tx) =>
    tx.run(
      sql`insert into totp_factors (person_id, secret_sealed, confirmed_at, created_at) values (${firm.personId}, 'x', ${tx.now}, ${tx.now})`,
    ),
  )
  const half = await market.set((tx) =>
    startSession(tx, firm.personId, { secondFactorPassed: false, address: '203.0.113.5', agent: 'test', secret: market.app.secret }),
  )
  const read = async (cookie: string) => (await market.server.inject({ url: path, headers: { cookie: `market=${cookie}` } })).statusCode
  expect([await read(token), await read(half.token)]).toEqual([200, 404])
})

const kept = async () => {
  const folder = join(market.app.installation?.filesFolder ?? '', 'kept')
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  return entries.filter((entry) => entry.isFile()).length
}

test('of files that nobody keeps nothing stays on the disk', async () => {
  const before = await kept()
  const files = ['paper', 'other', 'third'].map((field) => ({ field, ...aPdf(`${field}.pdf`, field) }))
  expect((await sendFiles(market, '', '/certificates', [], files)).statusCode).toBe(200)
  expect(await kept()).toBe(before)

  const firm = await market.set((tx) => setFirm(tx))
  const token = await market.sessionOf(firm.personId)
  const documents = `/company/${firm.companyId}/technologies/${firm.technologyId}/documents`
  const again = [aPdf('같은 것.pdf', 'same'), aPdf('같은 것 다시.pdf', 'same')]
  const withFirm = await kept()
  await sendFiles(market, token, documents, [['kind', 'test_report']], again)
  expect(await kept()).toBe(withFirm + 1)
  const part = (name: string, value: string) => `--b\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
  const pdf = `--b\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n${aPdf('a.pdf', 'foreign').buffer.toString('latin1')}\r\n`
  const foreign = part('csrf', 'of another session') + part('kind', 'test_report') + pdf
  for (const payload of [`${foreign}--b--\r\n`, `${foreign}--b\r\ncontent-disposition: form-data; name="torn`]) {
    const answer = await market.server.inject({
      method: 'POST',
      url: documents,
      headers: { 'sec-fetch-site': 'same-origin', cookie: `market=${token}`, 'content-type': 'multipart/form-data; boundary=b' },
      payload: Buffer.from(payload, 'latin1'),
    })
    expect([answer.statusCode < 500, await kept()]).toEqual([true, withFirm + 1])
  }
})

test('what a process left that died in the middle goes in the night; what a row names stays', async () => {
  const received = await market.app.files.keep(Buffer.from('left behind'))
  const file = {
    ok: true,
    name: 'x.pdf',
    kind: 'pdf',
    mediaType: 'application/pdf',
    warnings: [],
    scan: 'not-scanned',
    ...received,
  } as const
  expect(await sweepFiles(market.app)).toBe(0)
  await forgetUnnamed(market.app, [file])
  expect(await market.app.files.verify(received.storageKey, received.sha256)).toBe('missing')
})

test('the log names what was asked and what failed, and nothing of people or secrets', async () => {
  const lines: string[] = []
  const canary = `canary-${newId()}@people.example`
  await market.set((tx) => createPerson(tx, { email: canary, name: '카나리아' }))
  const server = await buildServer({
    app: market.app,
    routes: [
      get('/breaks', 'public.see', () =>
        market.set(async (tx) => page({ title: (await createPerson(tx, { email: canary, name: '둘째' })).id, body: '' })),
      ),
      get('/links/:link', 'account.open', () => page({ title: 'x', body: '' })),
    ],
    door: makeDoor(market.app),
    frame: makeFrame('test'),
    plainPage,
    assetsFolder: undefined,
    apiTitle: 'x',
    logLevel: 'info',
    logTo: { write: (line) => void lines.push(line) },
  })
  const token = newId(32)
  for (const url of [`/breaks?q=${canary}`, `/links/${token}`])
    await server.inject({ url, remoteAddress: '203.0.113.77', headers: { cookie: `market=${sha256Hex('x')}` } })
  await server.close()
  const log = lines.join('')
  expect(log).toContain('one_person_per_email')
  expect(log).toContain('"/links/…"')
  for (const secret of [canary, '카나리아', '둘째', token, '203.0.113.77', sha256Hex('x')]) expect(log).not.toContain(secret)
})
