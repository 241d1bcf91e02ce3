import { afterAll, beforeAll, expect, test } from 'vitest'
import { askQuestion } from '../../src/calls/index.ts'
import { text } from '../../src/kernel/text.ts'
import { createPerson, grantRole } from '../../src/people/index.ts'
import { tell } from '../../src/platform/mail/notices.ts'
import { setScene } from '../../src/reviews/scene.fixture.ts'
import type { Scene } from '../../src/reviews/scene.fixture.ts'
import { openMarket, sql } from '../support/market.ts'
import type { Browser, Market } from '../support/market.ts'
import { forReason, takeAway, whyTaken } from '../support/take-away.ts'

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
    sql<{ what: string; personId: string; reason: string }>`select what, person_id, reason from access_log
      where what like 'downloaded the list%' and whose_kind <> 'person' order by id`,
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

test('the pool of reviewers and the people of an institution leave a row of who took them, and why', async () => {
  expect((await officer.get(`/desk/kra/reviewers/export.csv?${forReason}`)).body).toContain('내부0')
  expect((await approver.get(`/desk/kra/people/export.csv?${forReason}`)).body).toContain('김담당')
  expect(await readings()).toEqual([
    { what: 'downloaded the list of reviewers (8 rows)', personId: scene.officer, reason: whyTaken },
    { what: 'downloaded the list of people (2 rows)', personId: scene.approver, reason: whyTaken },
  ])
})

test('each person on a list reads who took it and why, and an auditor reads it too', async () => {
  const reviewer = await market.as(scene.reviewers[0] ?? '')
  await officer.get(`/desk/kra/reviewers/export.csv?${forReason}`)
  const mine = (await reviewer.get('/account/privacy')).body
  expect([mine.includes('심의위원 명단을 내려받았습니다'), mine.includes(whyTaken), mine.includes('김담당')]).toEqual([true, true, true])
  expect((await (await market.as(scene.owner)).get('/account/privacy')).body).not.toContain(whyTaken)
  const auditor = await market.set(async (tx) => {
    const { id } = await createPerson(tx, { email: 'auditor@lists.example', name: '감사' })
    await grantRole(tx, { personId: id, role: 'auditor' })
    return id
  })
  const log = (await (await market.as(auditor)).get(`/audit/access?reason=${encodeURIComponent('정기 점검을 합니다')}`)).body
  expect([log.includes('심의위원 명단 8줄을 내려받았습니다'), log.includes(whyTaken)]).toEqual([true, true])
})

test('a list of people stays where it is until a reason is given; what was typed is kept, and the list stays as it was narrowed', async () => {
  const before = await readings()
  for (const [typed, kept] of [
    ['', ' value '],
    ['음', ' value="음" '],
    ['가'.repeat(201), ` value="${'가'.repeat(201)}" `],
  ] as const) {
    const asked = await officer.get(`/en/desk/kra/reviewers/export.csv?field=SOC&reason=${encodeURIComponent(typed)}`)
    expect([asked.statusCode, asked.headers['content-type']]).toEqual([422, 'text/html; charset=utf-8'])
    expect(asked.body).toMatch(/href="#field-reason">[^<]*5 to 200 letters/)
    expect(asked.body).toContain(`name="reason" type="text"${kept}`)
    expect(asked.body).toContain('name="field" value="SOC"')
    expect(asked.body).toContain('href="/en/desk/kra/reviewers?field=SOC"')
  }
  expect(await readings()).toEqual(before)
  await expect(
    market.set((tx) =>
      tx.run(sql`insert into access_log (at, acting_as, address, whose_kind, whose_id, what)
        values (market_now(), 'desk:kra', 'x', 'people', 'reviewers', 'downloaded the list of reviewers (8 rows)')`),
    ),
  ).rejects.toThrow('a_list_of_people_leaves_for_a_reason')
})

test('a long reason survives being asked again who is there', async () => {
  const reason = '가'.repeat(200)
  await market.set((tx) =>
    tx.run(sql`update sessions set reauthenticated_at = clock_timestamp() - interval '1 hour' where person_id = ${scene.approver}`),
  )
  const asked = await approver.get(`/desk/kra/people/export.csv?reason=${encodeURIComponent(reason)}`)
  const confirm = await approver.get(String(asked.headers['location']))
  const next = /name="next" value="([^"]*)"/.exec(confirm.body)?.[1] ?? ''
  expect(next).toBe(`/desk/kra/people?reason=${encodeURIComponent(reason)}`)
  expect((await approver.get(next)).body).toContain(`value="${reason}"`)
  await market.set((tx) => tx.run(sql`update sessions set reauthenticated_at = clock_timestamp() where person_id = ${scene.approver}`))
})

test('the questions of a call come as files to everybody, and to the desk', async () => {
  const owner = {
    hat: 'company',
    personId: scene.owner,
    companyId: scene.companyId,
    role: 'owner',
    as: `company:${scene.companyId}`,
    address: 'test',
    requestId: null,
  } as const
  const asked = await askQuestion(market.app, owner, scene.callId, '보증서는 언제 내나요? 접수 때인가요?')
  expect(asked.ok).toBe(true)
  for (const [browser, path] of [
    [market.visitor, `/calls/${scene.callId}`],
    [officer, `/desk/kra/calls/${scene.callId}`],
  ] as const) {
    expect((await browser.get(path)).body).toContain(`${path}/questions/export.csv`)
    const taken = await takeAway(browser, `${path}/questions`)
    expect([taken.statuses, taken.rows.length]).toEqual([[200, 200], 2])
    expect(taken.lines[1]).toContain('보증서는 언제 내나요?')
    expect(taken.lines.join()).not.toContain('가온누리')
  }
  expect((await market.visitor.get('/calls/nothing/questions/export.csv')).statusCode).toBe(404)
  expect((await (await market.as(scene.memberOfficer)).get(`/desk/lh/calls/${scene.callId}/questions/export.csv`)).statusCode).toBe(404)
})

test('what one was told comes as a file, of oneself alone', async () => {
  await market.set((tx) =>
    tell(tx, [scene.owner], {
      kind: 'call.question-answered',
      subject: text('질문에 답변이 올라왔습니다', 'Your question is answered'),
      body: text('공모에서 확인해 주세요.', 'See the call.'),
      link: '/calls',
    }),
  )
  const owner = await market.as(scene.owner)
  expect((await owner.get('/inbox')).body).toContain('/inbox/export.csv')
  const mine = await takeAway(owner, '/inbox')
  expect([
    mine.statuses,
    mine.rows.flat().includes('질문에 답변이 올라왔습니다'),
    mine.lines.join().includes('http://localhost/calls'),
  ]).toEqual([[200, 200], true, true])
  expect((await takeAway(await market.as(scene.reviewers[0] ?? ''), '/inbox')).lines.join()).not.toContain('질문에 답변이')
  expect((await market.visitor.get('/inbox/export.csv')).headers['location']).toContain('/sign-in')
})

test('the list of people is not for officers, nor anything of another institution', async () => {
  for (const path of ['/desk/kra/people/export.csv', '/desk/lh/queue/export.csv', '/desk/lh/reviewers/export.xlsx'])
    expect([path, (await officer.get(path)).statusCode]).toEqual([path, 404])
})

test('each page links its own file', async () => {
  for (const path of ['/desk/kra/queue', '/desk/kra/calls', '/calls', '/desk/kra/reviewers'])
    expect((await officer.get(path)).body).toContain(`${path}/export.csv`)
})
