import { afterAll, beforeAll, expect, test } from 'vitest'
import { setFirm } from '../cast.ts'
import { openMarket, sql } from '../support/market.ts'
import type { Market } from '../support/market.ts'
import { aPdf } from '../support/papers.ts'
import { sendFiles } from '../support/send-files.ts'

const limit = 1024 ** 2
let market: Market
beforeAll(async () => {
  market = await openMarket({ firmStorageBytes: limit })
})
afterAll(() => market.close())

type Firm = Awaited<ReturnType<typeof setFirm>>
/** As if the firm had sent so many bytes before. */
const fill = (firm: Firm, bytes: number, kind = 'technology', by = firm.personId) =>
  market.set((tx) =>
    tx.run(sql`insert into files (id, storage_key, sha256, bytes, kind, media_type, name, scan, owner_kind, owner_id, company_id, uploaded_by,
      uploaded_at) select gen_random_uuid(), gen_random_uuid(), repeat('a', 64), ${bytes}, 'pdf', 'application/pdf', 'x.pdf', 'clean', ${kind},
      ${firm.technologyId}, ${firm.companyId}, ${by}, now()`),
  )
const confirm = (firm: Firm, state: 'confirmed' | 'provisional') =>
  market.set((tx) => tx.run(sql`update company_claims set state = ${state} where company_id = ${firm.companyId}`))
const send = async (firm: Firm, name: string, path = '') =>
  sendFiles(
    market,
    await market.sessionOf(firm.personId),
    `${path}/company/${firm.companyId}/technologies/${firm.technologyId}/documents`,
    [['kind', 'TEST_REPORT']],
    [aPdf(name, name)],
  )
const keptBytes = async (firm: Firm) =>
  (
    await market.read.one(
      sql<{ bytes: number }>`select coalesce(sum(bytes), 0)::bigint as bytes from files where company_id = ${firm.companyId}`,
    )
  ).bytes

test('a firm whose room is used up is told at the field how much is used of how much, and no byte is kept', async () => {
  const firm = await market.set((tx) => setFirm(tx))
  expect((await send(firm, '하나.pdf')).statusCode).toBe(303)
  await fill(firm, limit - (await keptBytes(firm)))
  const [full, english] = [await send(firm, '둘.pdf'), await send(firm, 'two.pdf', '/en')]
  expect([full.statusCode, english.statusCode]).toEqual([422, 422])
  expect(full.body).toContain(
    '저장 공간 1MB 가운데 1MB를 쓰고 있어 ‘둘.pdf’ 파일을 받을 수 없습니다. 공간이 더 필요하시면 운영자에게 알려 주세요.',
  )
  expect(english.body).toContain('There is no room for “two.pdf”: your files use 1 MB of 1 MB. Tell the operator if you need more.')
  expect(await keptBytes(firm)).toBe(limit)
  expect(await market.app.files.sweep({ olderThanMs: -1000, stillNamed: async (keys) => new Set(keys) })).toBe(0)
})

test('papers the house made about a firm do not count, and another firm has room of its own', async () => {
  const firm = await market.set((tx) => setFirm(tx))
  await fill(firm, limit, 'certificate')
  expect((await send(firm, '하나.pdf')).statusCode).toBe(303)
})

test('who registers one firm after the other has no more room for it, until somebody confirms them', async () => {
  const [one, other] = [await market.set((tx) => setFirm(tx)), await market.set((tx) => setFirm(tx))]
  await confirm(one, 'provisional')
  await confirm(other, 'provisional')
  await fill(one, limit - 100, 'technology', other.personId)
  expect((await send(other, '하나.pdf')).statusCode).toBe(422)
  await confirm(one, 'confirmed')
  expect((await send(other, '하나.pdf')).statusCode).toBe(303)
  await confirm(one, 'provisional')
  await confirm(other, 'confirmed')
  expect((await send(other, '둘.pdf')).statusCode).toBe(303)
})

test('forms sent at once do not fill more than there is', async () => {
  const firm = await market.set((tx) => setFirm(tx))
  await fill(firm, limit - 6_000)
  const answers = await Promise.all(Array.from({ length: 12 }, (_, n) => send(firm, `${n}.pdf`)))
  expect(answers.some((one) => one.statusCode === 303)).toBe(true)
  expect(answers.some((one) => one.statusCode === 422)).toBe(true)
  expect(await keptBytes(firm)).toBeLessThanOrEqual(limit)
})

test('the first page of a firm says from four fifths on how much is used', async () => {
  const firm = await market.set((tx) => setFirm(tx))
  const browser = await market.as(firm.personId)
  await fill(firm, 0.75 * limit)
  expect((await browser.get(`/company/${firm.companyId}`)).body).not.toContain('저장 공간')
  await fill(firm, Math.floor(0.1 * limit))
  expect((await browser.get(`/company/${firm.companyId}`)).body).toContain('저장 공간 1MB 가운데 872.4KB를 쓰고 있습니다.')
  expect((await browser.get(`/en/company/${firm.companyId}`)).body).toContain('Your files use 872.4 KB of 1 MB.')
})
