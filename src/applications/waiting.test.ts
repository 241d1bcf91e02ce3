import { afterAll, expect, test } from 'vitest'
import { openApplications } from '../../tests/support/applying.ts'
import { sql } from '../../tests/support/market.ts'
import { findWaiting } from '../people/index.ts'
import { applicationsWaiting } from './index.ts'
import { remindOfDue } from './jobs.ts'
import { countQueue } from './queue-queries.ts'
import { setOfficer, wholeTechnology } from './scene.example.ts'

const { market, scene, draft, press, tracksOf, browserOf } = await openApplications()
afterAll(() => market.close())

const nobody = { companyIds: [], deskIds: [], buyingIds: [], councilIds: [], isReviewer: false, isOperator: false, isAuditor: false }

test('an officer whom somebody else gives a track is told of which', async () => {
  const { firm, choices } = await scene(['kra'])
  const id = await draft(firm, choices)
  await press(firm, id, choices)
  const [track] = await tracksOf(id)
  const [one, other] = [await market.set((tx) => setOfficer(tx, 'kra')), await market.set((tx) => setOfficer(tx, 'kra'))]
  const desk = await market.as(one)
  await desk.post(`/desk/kra/tracks/${track?.id}/receive`)
  await desk.post(`/desk/kra/tracks/${track?.id}/assign`, { officer: other })
  const told = (personId: string) =>
    market.read.many(sql`select subject_ko, link from notices where kind = 'track.assigned' and person_id = ${personId}`)
  expect([await told(one), await told(other)]).toEqual([
    [],
    [{ subjectKo: `담당자로 지정되셨습니다: ${wholeTechnology.titleKo} (가상펌프 주식회사)`, link: `/desk/kra/tracks/${track?.id}` }],
  ])
})

test('to give an application to an officer is not to receive it: it waits on, the firm hears nothing, and who then receives it leaves it in those hands', async () => {
  const { firm, choices } = await scene(['ex'])
  const id = await draft(firm, choices)
  await press(firm, id, choices)
  const [track] = await tracksOf(id)
  const [one, other] = [await market.set((tx) => setOfficer(tx, 'ex')), await market.set((tx) => setOfficer(tx, 'ex'))]
  const desk = await market.as(one)
  const standing = () => market.read.one(sql`select state, due_at, officer_id from tracks where id = ${track?.id}`)
  const before = await standing()
  const told = () => market.read.one(sql`select count(*)::int as n from notices where person_id = ${firm.personId}`)
  const heard = await told()
  const bulk = await desk.post('/desk/ex/queue?view=unassigned', { do: 'assign', track: [track?.id ?? ''], officer: other })
  expect(bulk.payload).toContain('1건에 담당자를 배정했습니다.')
  expect(bulk.payload).toContain('담당자를 정하지 않은 신청이 없습니다.')
  expect([await standing(), await told()]).toEqual([{ ...(before as object), officerId: other }, heard])
  expect(before).toMatchObject({ state: 'submitted' })
  await desk.post(`/desk/ex/tracks/${track?.id}/receive`)
  expect(await standing()).toMatchObject({ state: 'received', officerId: other })
})

test('on a firm’s first page what it must answer itself stands first, whatever is due sooner', async () => {
  const { firm, choices } = await scene(['k-water', 'lh'])
  const id = await draft(firm, choices)
  await press(firm, id, choices)
  const tracks = await tracksOf(id)
  const places = async (): Promise<(string | undefined)[]> => {
    const { payload } = await (await browserOf(firm)).get(`/company/${firm.companyId}`)
    return [...payload.matchAll(new RegExp(`/company/${firm.companyId}/tracks/([a-z0-9]+)"`, 'g'))].map(([, found]) => found)
  }
  const last = (await places()).at(-1)
  expect(tracks.map((one) => one.id)).toContain(last)
  await market.set((tx) =>
    tx.run(sql`update tracks set state = 'supplement_requested', due_at = market_now() + interval '90 days' where id = ${last}`),
  )
  expect((await places())[0]).toBe(last)
})

test('what is overdue is told and escalated once, and never decided', async () => {
  const { firm, choices } = await scene(['kra'])
  const id = await draft(firm, choices)
  await press(firm, id, choices)
  await market.set((tx) => tx.run(sql`update tracks set due_at = ${new Date(Date.now() - 1000)} where application_id = ${id}`))
  expect(await remindOfDue(market.app)).toBeGreaterThan(0)
  expect(await remindOfDue(market.app)).toBe(0)
  expect(await market.read.one(sql`select state, escalated_at is not null as escalated from tracks where application_id = ${id}`)).toEqual({
    state: 'submitted',
    escalated: true,
  })
})

test('what waits is told to whoever has it, over all hats, in one statement', async () => {
  const { firm, choices } = await scene(['kospo'])
  const id = await draft(firm, choices)
  const officerId = await market.set((tx) => setOfficer(tx, 'kospo'))
  const ask = async (personId: string, held: { companyIds: string[]; deskIds: string[] }) => {
    const read = market.app.db.reader()
    const queues = await findWaiting(read, personId, { ...nobody, ...held }, [applicationsWaiting])
    expect(read.statements).toBe(1)
    return queues
  }
  expect(await ask(firm.personId, { companyIds: [firm.companyId], deskIds: [] })).toMatchObject([
    { hat: `company:${firm.companyId}`, count: 1, items: [{ href: `/company/${firm.companyId}/applications/${id}` }] },
  ])
  await press(firm, id, choices)
  expect(await ask(officerId, { companyIds: [], deskIds: ['kospo'] })).toMatchObject([
    { hat: 'desk:kospo', count: 1, href: '/desk/kospo/queue?view=unassigned' },
  ])
  // What an officer has waits for the officer, for the firm, or for a review: the first page counts what its list shows.
  const { id: trackId } = (await tracksOf(id))[0] ?? { id: '' }
  for (const [state, count] of [
    ['checking', 1],
    ['supplement_requested', 0],
  ] as const) {
    await market.app.db.pool.query(`update tracks set state = $2, officer_id = $3 where id = $1`, [trackId, state, officerId])
    const [queue] = await ask(officerId, { companyIds: [], deskIds: ['kospo'] })
    expect([queue?.count ?? 0, queue?.href]).toEqual([count, count === 0 ? undefined : '/desk/kospo/queue?view=turn'])
    const counts = await countQueue(market.read, 'kospo', officerId)
    expect([state, counts.turn, counts.mine, counts.open]).toEqual([state, count, 1, 1])
  }
})
