import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openMarket } from '../support/market.ts'
import type { Market } from '../support/market.ts'
import { text } from '../../src/kernel/text.ts'
import { createPerson } from '../../src/people/index.ts'
import { tell } from '../../src/platform/mail/notices.ts'
import { sendWaitingMail } from '../../src/platform/mail/post.ts'

let market: Market
let server: SMTPServer
const letters: string[] = []
beforeAll(async () => {
  market = await openMarket()
  server = new SMTPServer({
    authOptional: true,
    onData: (stream, _session, done) => {
      let letter = ''
      stream.on('data', (part: Buffer) => {
        letter += part.toString()
      })
      stream.on('end', () => {
        letters.push(letter)
        done()
      })
    },
  })
  await new Promise<void>((ready) => {
    server.listen(0, '127.0.0.1', ready)
  })
})
afterAll(async () => {
  await new Promise<void>((closed) => {
    server.close(closed)
  })
  await market.close()
})

test('a mail that can be stopped says where in its head, in the words of RFC 8058; another does not', async () => {
  await market.set(async (tx) => {
    const { id } = await createPerson(tx, { email: 'reader@firm.example', name: '읽는이' })
    await tell(tx, [id], {
      kind: 'search.told',
      subject: text('새 기술', 'News'),
      body: text('본문', 'Body'),
      stopPath: '/searches/a/stop/b',
    })
    await tell(tx, [id], { kind: 'other.told', subject: text('다른 일', 'Other'), body: text('본문', 'Body') })
  })
  const { port } = server.server.address() as AddressInfo
  expect(
    await sendWaitingMail({
      ...market.app,
      publicUrl: 'https://market.example',
      mail: { smtpUrl: `smtp://127.0.0.1:${port}?ignoreTLS=true`, from: 'market@localhost' },
    }),
  ).toBe(2)
  const heads = letters.map((letter) => letter.slice(0, letter.indexOf('\r\n\r\n')).replaceAll(/\r\n\s+/g, ' '))
  const stops = heads.filter((head) => head.includes('List-Unsubscribe'))
  expect(stops).toEqual([expect.stringContaining('List-Unsubscribe: <https://market.example/searches/a/stop/b>')])
  expect(stops[0]).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click')
})
