import { afterAll, beforeAll, expect, test } from 'vitest'
import { openMarket, sql } from '../../../tests/support/market.ts'
import type { Market } from '../../../tests/support/market.ts'
import { findKeptMails, findMails, sendMailAgain } from './inbox.ts'
import { mailTo, tell } from './notices.ts'
import { leavesNoMail, sendWaitingMail } from './post.ts'

let demo: Market
let normal: Market
beforeAll(async () => {
  ;[demo, normal] = [await openMarket({ demonstration: true }), await openMarket()]
})
afterAll(async () => {
  await demo.close()
  await normal.close()
})

const write = (market: Market) => market.set((tx) => mailTo(tx, 'somebody@firm.example', '제목', '본문'))
const states = (market: Market) => market.read.many(sql<{ state: string }>`select state from mails`)
/** Nobody listens there: whoever tries to send fails. */
const unreachable = 'smtp://127.0.0.1:9'

test('without a mail server mail counts as sent and stays readable', async () => {
  await write(normal)
  expect(await sendWaitingMail(normal.app)).toBe(1)
  expect(await states(normal)).toEqual([{ state: 'sent' }])
})

test('a demonstration never lets a mail out, even where a mail server is configured', async () => {
  await write(demo)
  expect(await sendWaitingMail({ ...demo.app, mail: { smtpUrl: unreachable, from: 'market@localhost' } })).toBe(1)
  expect(await states(demo)).toEqual([{ state: 'sent' }])
})

test('what never left is said to be so, waits for a mail server, and then goes when it is sent again', async () => {
  const [kept] = await findMails(normal.read, { to: '', page: 1, withBodies: false })
  expect(kept).toMatchObject({ state: 'kept', body: null })
  expect((await findMails(demo.read, { to: '', page: 1, withBodies: true })).map((one) => one.state)).toEqual(['sent'])
  expect((await findKeptMails(normal.read, 'Somebody@firm.example')).map((one) => one.body)).toEqual(['본문'])
  expect(await normal.set((tx) => sendMailAgain(tx, kept?.id ?? ''))).toBe(1)
  expect(await findKeptMails(normal.read, 'somebody@firm.example')).toEqual([])
  expect(await sendWaitingMail(normal.app)).toBe(1)
})

test('only a real market without a mail server leaves people waiting for mail, and asks them to look for none', async () => {
  expect([normal.app, demo.app, { ...normal.app, mail: { smtpUrl: unreachable, from: 'x' } }].map(leavesNoMail)).toEqual([
    true,
    false,
    false,
  ])
  for (const [market, isTold] of [
    [normal, true],
    [demo, false],
  ] as const) {
    await market.visitor.get('/sign-up')
    const sent = await market.visitor.post('/sign-up', { email: 'new@firm.example', consent: 'yes' })
    expect(['메일 서버가 없어 메일이 나가지 않습니다.', '주소로 메일을 보냈습니다.'].map((words) => sent.payload.includes(words))).toEqual([
      isTold,
      !isTold,
    ])
  }
  await normal.set((tx) => tx.run(sql`delete from mails where to_address = 'new@firm.example'`))
})

test('a market tries to send, and keeps what it could not', async () => {
  await write(normal)
  expect(await sendWaitingMail({ ...normal.app, mail: { smtpUrl: unreachable, from: 'market@localhost' } })).toBe(0)
  expect((await states(normal)).map((one) => one.state).sort()).toEqual(['sent', 'waiting'])
})

test('a notice by mail leads to the page in the language of whoever reads it', async () => {
  const bodies = await normal.set(async (tx) => {
    for (const language of ['ko', 'en'])
      await tx.run(sql`insert into persons (id, email, name, language, created_at)
        values (${`p-${language}`}, ${`${language}@firm.example`}, 'Kim', ${language}, ${tx.now})`)
    await tell(tx, ['p-ko', 'p-en'], {
      kind: 'call.published',
      subject: { ko: '제목', en: 'Subject' },
      body: { ko: '본문', en: 'Body' },
      link: '/company/c/quotes/q',
    })
    return tx.many(sql<{ body: string }>`select body from mails where to_person_id in ('p-ko', 'p-en') order by to_address desc`)
  })
  expect(bodies.map((one) => one.body)).toEqual(['본문\n\n{address}/company/c/quotes/q', 'Body\n\n{address}/en/company/c/quotes/q'])
})
