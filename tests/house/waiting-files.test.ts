import { afterAll, beforeAll, expect, test } from 'vitest'
import { sha256Hex } from '../../src/kernel/id.ts'
import { enterCompany } from '../../src/companies/index.ts'
import { firmFacts } from '../../src/companies/firm.fixture.ts'
import { createPerson } from '../../src/people/index.ts'
import { openMarket, sql } from '../support/market.ts'
import type { Market } from '../support/market.ts'
import { aPdf } from '../support/papers.ts'
import { sendFiles } from '../support/send-files.ts'

let market: Market
let owner: string
let company: string
let number = 0
beforeAll(async () => {
  market = await openMarket()
  ;({ owner, company } = await aFirm('waits@firm.example', '2208162517'))
})
afterAll(() => market.close())

const aFirm = async (email: string, businessNumber: string) => {
  const [personId, id] = await market.set(async (tx) => {
    const person = await createPerson(tx, { email, name: '이대표' })
    return [
      person.id,
      (await enterCompany(tx, person.id, firmFacts({ kind: 'sole_proprietor', nameKo: '하나기술', businessNumber }))).id,
    ] as const
  })
  return { owner: await market.sessionOf(personId), company: id }
}
type Files = Parameters<typeof sendFiles>[4]
const send = (typed: Record<string, string>, files: Files = [], firm = { owner, company }) =>
  sendFiles(
    market,
    firm.owner,
    `/company/${firm.company}/profile/confirmations`,
    Object.entries({ number: `확-${++number}`, sizeClass: 'small', validFrom: '2026-01-01', validTo: '2026-12-31', ...typed }),
    files,
  )
const field = 'waiting-file.file'
const tokenIn = (html: string): string => new RegExp(`name="${field}" value="([^"]+)"`).exec(html)?.[1] ?? ''
/** A form refused for its date, with a good paper; what stands in the answer for it. */
const refused = async (paper = aPdf('확인서.pdf')): Promise<string> => {
  const answer = await send({ validTo: '2026-13-99' }, [paper])
  expect([answer.statusCode, answer.body.includes('앞서 고른 ‘확인서.pdf’ 함께 보내기')]).toEqual([422, true])
  return tokenIn(answer.body)
}
const kept = () =>
  market.read.many(sql<{ name: string; sha256: string; storageKey: string }>`
    select f.name, f.sha256, f.storage_key from sme_confirmations c join files f on f.id = c.file_id where c.company_id = ${company} order by f.uploaded_at desc`)
const goneWords = '앞서 고른 파일을 더는 보관하고 있지 않습니다.'

test('a good file that came with a wrong date is sent along when the date is corrected, through as many refusals as there are', async () => {
  const paper = aPdf('확인서.pdf', 'First')
  const again = await send({ validTo: '내일', [field]: await refused(paper) })
  expect([again.statusCode, again.body.includes('앞서 고른 ‘확인서.pdf’ 함께 보내기')]).toEqual([422, true])
  expect((await send({ [field]: tokenIn(again.body) })).statusCode).toBe(303)
  const [file] = await kept()
  expect([file?.name, file?.sha256]).toEqual(['확인서.pdf', sha256Hex(paper.buffer)])
  expect(await market.app.files.verify(file?.storageKey ?? '', sha256Hex(paper.buffer))).toBe('same')
})

test('a file whose tick is taken away is not sent; another one chosen takes its place, and nothing is left of the first', async () => {
  const before = (await kept()).length
  await refused()
  expect((await send({})).statusCode).toBe(303)
  expect(await kept()).toHaveLength(before)
  const other = aPdf('새 확인서.pdf', 'Another')
  const token = await refused()
  expect((await send({ [field]: token }, [other])).statusCode).toBe(303)
  expect((await kept())[0]?.name).toBe('새 확인서.pdf')
  expect((await send({ [field]: token })).body).toContain(goneWords)
})

test('what waits is taken once, at its own form, by who sent it', async () => {
  const token = await refused()
  const stranger = await aFirm('stranger@firm.example', '1234567891')
  expect((await send({ [field]: token }, [], stranger)).body).toContain(goneWords)
  const elsewhere = await sendFiles(market, owner, `/company/${company}/profile/registration`, [['waiting-file.registration', token]], [])
  expect([elsewhere.statusCode, elsewhere.body.includes(goneWords)]).toEqual([422, true])
  expect((await send({ [field]: `${token.slice(0, -2)}AA` })).body).toContain(goneWords)
  expect((await send({ [field]: token })).statusCode).toBe(303)
  const twice = await send({ [field]: token })
  expect([twice.statusCode, twice.body.includes(goneWords)]).toEqual([422, true])
})

test('of many refused forms the oldest files give way', async () => {
  const first = await refused()
  for (let at = 0; at < 20; at += 1) await refused()
  expect((await send({ [field]: first })).body).toContain(goneWords)
})
