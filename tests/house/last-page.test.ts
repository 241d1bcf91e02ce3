import { afterAll, beforeAll, expect, test } from 'vitest'
import { setScene } from '../../src/certificates/scene.fixture.ts'
import type { Scene } from '../../src/certificates/scene.fixture.ts'
import { text } from '../../src/kernel/text.ts'
import { tell } from '../../src/platform/mail/notices.ts'
import { openMarket } from '../support/market.ts'
import type { Market } from '../support/market.ts'

let market: Market
let scene: Scene
beforeAll(async () => {
  market = await openMarket()
  scene = await market.set((tx) => setScene(tx, 'kra'))
})
afterAll(() => market.close())

/** Follows one redirect as a browser does, with the sentences it was given. */
const open = async (session: string, path: string, flash = '') => {
  const answer = await market.server.inject({
    url: path,
    headers: { 'sec-fetch-site': 'same-origin', cookie: `market=${session}${flash === '' ? '' : `; flash=${flash}`}` },
  })
  return { answer, to: String(answer.headers['location'] ?? ''), flash: answer.cookies.find((one) => one.name === 'flash')?.value ?? '' }
}

test('whoever asks for a page past the last of a list is led to the last that there is, in every list', async () => {
  const { officer, buyer, operator, owner, companyId } = scene
  for (const [personId, list, kept] of [
    [officer, '/desk/kra/queue', 'view=all'],
    [officer, '/desk/kra/certificates', 'view=valid'],
    [officer, '/desk/kra/claims', ''],
    [officer, '/desk/kra/activation', ''],
    [buyer, '/buying/kra/quotes', 'view=quoted'],
    [buyer, '/buying/kra/purchases', ''],
    [owner, `/company/${companyId}/quotes`, ''],
    [owner, '/inbox', ''],
    [operator, '/operations/claims', ''],
    [operator, '/operations/mail', 'to=scene'],
    [operator, '/operations/search', ''],
    [operator, '/operations/search/words', ''],
    [operator, '/operations/search/queries', 'show=all'],
    [operator, '/operations/search/judgements', ''],
    [owner, '/catalogue', 'q=pump'],
    [owner, '/calls', 'state=closed'],
    [owner, '/figures/purchases', ''],
    [owner, '/match', `need=${encodeURIComponent('밤에 조용한 배수 펌프가 필요합니다')}`],
  ] as const) {
    const session = await market.sessionOf(personId)
    for (const language of ['', '/en']) {
      const { answer, to } = await open(session, `${language}${list}?${kept === '' ? '' : `${kept}&`}page=999`)
      if (list === '/match' && answer.statusCode === 200) continue // no index is awake here: nothing was looked for
      expect([list, answer.statusCode]).toEqual([list, 303])
      expect(to.startsWith(`${language}${list}`)).toBe(true)
      expect([...new URL(to, 'http://localhost').searchParams].filter(([name]) => name !== 'page')).toEqual([...new URLSearchParams(kept)])
      expect((await open(session, to)).answer.statusCode).toBe(200)
    }
  }
})

test('the last page says which page was asked for, and what was to be read before is read with it', async () => {
  await market.set(async (tx) => {
    for (let number = 1; number <= 31; number += 1)
      await tell(tx, [scene.owner], {
        kind: 'quote.sent',
        subject: text(`알림 ${number}`, `Notice ${number}`),
        body: text('내용', 'Body'),
      })
  })
  const session = await market.sessionOf(scene.owner)
  const past = await open(session, '/inbox?page=3')
  expect(past.to).toBe('/inbox?page=2')
  const drawn = (await open(session, past.to, past.flash)).answer.body
  for (const part of ['3쪽은 없어 마지막 쪽을 보여 드립니다.', '알림 ']) expect(drawn).toContain(part)
  const english = await open(session, '/en/inbox?page=7')
  expect((await open(session, english.to, english.flash)).answer.body).toContain('There is no page 7: this is the last.')

  const handled = await (await market.as(scene.owner)).post('/inbox/read')
  const said = handled.cookies.find((one) => one.name === 'flash')?.value ?? ''
  const onwards = await open(session, '/inbox?page=3', said)
  expect((await open(session, onwards.to, onwards.flash)).answer.body).toContain(
    '모두 읽음으로 표시했습니다. 3쪽은 없어 마지막 쪽을 보여 드립니다.',
  )
})
