import { afterAll, beforeAll, expect, test } from 'vitest'
import { csrfOf } from '../../src/people/session.ts'
import { sha256Hex } from '../../src/kernel/id.ts'
import { setFirm } from '../cast.ts'
import { openMarket } from '../support/market.ts'
import type { Market } from '../support/market.ts'

let market: Market
beforeAll(async () => { market = await openMarket() })
afterAll(() => market.close())

const boundary = '----large'
const part = (disposition: string) => Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; ${disposition}\r\n\r\n`)
const end = Buffer.from('\r\n')

test('a file that is too large is refused beside its field, and what was typed stays', async () => {
  const firm = await market.set((tx) => setFirm(tx)), token = await market.sessionOf(firm.personId)
  const answer = await market.server.inject({
    method: 'POST', url: `/company/${firm.companyId}/profile/confirmations`,
    headers: { 'sec-fetch-site': 'same-origin', cookie: `market=${token}`, 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.concat([
      part('name="csrf"'), Buffer.from(csrfOf(market.app.secret, sha256Hex(token))), end,
      part('name="number"'), Buffer.from('0010-2026-4711'), end,
      part('name="file"; filename="paper.pdf"'), Buffer.alloc(20 * 1024 * 1024 + 2), end,
      Buffer.from(`--${boundary}--\r\n`),
    ]),
  })
  expect(answer.statusCode).toBe(422)
  expect(answer.body).toContain('파일이 20MB보다 큽니다. 20MB까지 올릴 수 있습니다.')
  expect(answer.body).toContain('value="0010-2026-4711"')
})
