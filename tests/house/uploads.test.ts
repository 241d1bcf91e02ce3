import { afterAll, beforeAll, expect, test } from 'vitest'
import { csrfOf } from '../../src/people/session.ts'
import { sha256Hex } from '../../src/kernel/id.ts'
import { fieldId } from '../../src/ui/index.ts'
import { setFirm } from '../cast.ts'
import { openMarket } from '../support/market.ts'
import type { Market } from '../support/market.ts'
import { aPdf } from '../support/papers.ts'

let market: Market
beforeAll(async () => { market = await openMarket() })
afterAll(() => market.close())

const boundary = '----uploads'
const part = (disposition: string, content: string | Buffer) => Buffer.concat([Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; ${disposition}\r\n\r\n`), Buffer.from(content), Buffer.from('\r\n')])

/** Posts a form with files as the browser of this person does. */
const post = async (personId: string, url: string, typed: Readonly<Record<string, string>>, files: readonly { name: string; buffer: Buffer }[]) => {
  const token = await market.sessionOf(personId)
  return market.server.inject({
    method: 'POST', url, headers: { 'sec-fetch-site': 'same-origin', cookie: `market=${token}`, 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.concat([
      ...Object.entries({ csrf: csrfOf(market.app.secret, sha256Hex(token)), ...typed }).map(([name, value]) => part(`name="${name}"`, value)),
      ...files.map(({ name, buffer }) => part(`name="file"; filename="${name}"`, buffer)), Buffer.from(`--${boundary}--\r\n`),
    ]),
  })
}

test('a file that is too large is refused beside its field, and what was typed stays', async () => {
  const firm = await market.set((tx) => setFirm(tx))
  const answer = await post(firm.personId, `/company/${firm.companyId}/profile/confirmations`, { number: '0010-2026-4711' }, [{ name: 'paper.pdf', buffer: Buffer.alloc(20 * 1024 * 1024 + 2) }])
  expect(answer.statusCode).toBe(422)
  expect(answer.body).toContain('파일이 20MB보다 큽니다. 20MB까지 올릴 수 있습니다.')
  expect(answer.body).toContain('value="0010-2026-4711"')
})

test('of several papers the good one is kept, and all that is wrong is said at once: the other file and the dates', async () => {
  const firm = await market.set((tx) => setFirm(tx)), address = `/company/${firm.companyId}/technologies/${firm.technologyId}/documents`
  const answer = await post(firm.personId, address, { kind: 'CERTIFICATE_PROOF', validFrom: '어제', validTo: '2027-02-30' }, [aPdf('시험.pdf'), { name: '메모.pdf', buffer: Buffer.from('not a paper') }])
  expect(answer.statusCode).toBe(422)
  for (const words of ['메모.pdf', ...(['file', 'validFrom', 'validTo'].map((name) => `href="#${fieldId(name)}"`)), 'value="어제"', 'value="2027-02-30"']) expect(answer.body).toContain(words)
  expect(answer.body).toContain('시험.pdf')
})
