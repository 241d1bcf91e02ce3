import { afterAll, expect, test } from 'vitest'
import { sql } from '../../tests/support/market.ts'
import { openReviews, staff } from '../../tests/support/reviewing.ts'
import { takeAway } from '../../tests/support/take-away.ts'
import { createPerson, grantRole } from '../people/index.ts'
import { openReview } from './actions/open-review.ts'

const { market, scene, reviewOf, trackState, begun, decided } = await openReviews()
afterAll(() => market.close())

test('a joint review moves the tracks of every institution, and only the lead runs it', async () => {
  const of = await scene({ joint: true })
  expect(await openReview(market.app, staff(of.memberOfficer, 'lh'), of.memberTrackId)).toMatchObject({ refusal: { code: 'not-the-lead' } })
  await market.app.db.pool.query(`update tracks set state = 'received' where id = $1`, [of.memberTrackId])
  expect(await openReview(market.app, staff(of.officer), of.trackId)).toMatchObject({ refusal: { code: 'members-not-ready' } })
  await market.app.db.pool.query(`update tracks set state = 'checking' where id = $1`, [of.memberTrackId])
  const ready = await takeAway(await market.as(of.memberOfficer), '/desk/lh/reviews/ready')
  expect(ready.rows.find((row) => row[3] === `T-${of.memberTrackId}`)?.slice(4)).toEqual(['공동', '주관기관이 심의를 엽니다.'])
  expect((await takeAway(await market.as(of.memberOfficer), '/desk/kra/reviews/ready')).statuses).toEqual([404, 404])
  const soon = new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10)
  const id = await decided(of, { result: 'conditional', conditions: [{ ko: '겨울철 시험 자료 제출', dueOn: soon }] })
  expect([await trackState(of.trackId), await trackState(of.memberTrackId)]).toEqual(['conditional', 'conditional'])
  expect(
    await market.read.many(sql`select condition_ko, due_on from conditions_to_meet where track_id in (${of.trackId}, ${of.memberTrackId})`),
  ).toHaveLength(2)
  const other = await market.as(of.memberOfficer)
  expect((await other.get(`/desk/lh/reviews/${id}`)).statusCode).toBe(200)
  expect((await other.post(`/desk/lh/reviews/${id}/cancel`, { reason: '그만둡니다요' })).statusCode).toBe(404)
})

test('the secretary of a council reads how far each institution and the joint review is, and neither name nor score', async () => {
  const of = await scene({ joint: true })
  const councils = await market.read.many(
    sql<{ councilId: string }>`select council_id from council_memberships where institution_id in ('kra', 'lh') group by council_id`,
  )
  const ours = councils[0]?.councilId ?? ''
  const theirs = ['SOC', 'ENERGY', 'ICT'].find((one) => !councils.some((each) => each.councilId === one)) ?? ''
  const secretaryOf = async (councilId: string) =>
    market.as(
      await market.set(async (tx) => {
        const { id } = await createPerson(tx, { email: `${of.callId}-${councilId}@council.example`, name: '정간사' })
        await grantRole(tx, { personId: id, role: 'secretary', councilId })
        return id
      }),
    )
  const secretary = await secretaryOf(ours)
  const stranger = await secretaryOf(theirs)
  await market.app.db.pool.query(`update tracks set state = 'received' where id = $1`, [of.memberTrackId])
  const waiting = await secretary.get(`/council/${ours}`)
  expect(waiting.payload).toContain(`/calls/${of.callId}`)
  const checks = await takeAway(secretary, `/council/${ours}/waiting`)
  expect(checks.rows.flat()).toEqual(expect.arrayContaining([`T-${of.trackId}`, `T-${of.memberTrackId}`]))
  expect((await takeAway(stranger, `/council/${theirs}/waiting`)).lines.join()).not.toContain(of.trackId)
  for (const path of [`/council/${ours}`, `/council/${ours}/waiting`]) expect((await takeAway(stranger, path)).statuses).toEqual([404, 404])
  expect((await stranger.get(`/council/${theirs}`)).payload).not.toContain(`/calls/${of.callId}`)
  await market.app.db.pool.query(`update tracks set state = 'checking' where id = $1`, [of.memberTrackId])
  const id = await begun(of)
  const list = await secretary.get(`/council/${ours}`)
  expect(list.payload).toContain(`/council/${ours}/reviews/${id}`)
  expect(list.payload).not.toContain(`/calls/${of.callId}`)
  const joint = await takeAway(secretary, `/council/${ours}`)
  expect(joint.rows).toHaveLength([...list.payload.matchAll(/\/reviews\/[^"/]+">/g)].length + 1)
  for (const seat of (await reviewOf(id)).seats) expect(joint.lines.join()).not.toContain(seat.name)
  const page = await secretary.get(`/council/${ours}/reviews/${id}`)
  const english = await secretary.get(`/en/council/${ours}/reviews/${id}`)
  for (const one of [list, page, english]) expect([one.statusCode, Number(one.headers['x-statements']) <= 5]).toEqual([200, true])
  for (const receipt of [`T-${of.trackId}`, `T-${of.memberTrackId}`]) expect(page.payload).toContain(receipt)
  for (const seat of (await reviewOf(id)).seats) expect(page.payload).not.toContain(seat.name)
  for (const path of [`/council/${theirs}/reviews/${id}`, `/council/${ours}/reviews/${id}`])
    expect([path, (await stranger.get(path)).statusCode]).toEqual([path, 404])
  const own = await begun(await scene())
  expect((await secretary.get(`/council/${ours}/reviews/${own}`)).statusCode).toBe(404)
  for (const code of ['soc', 'energy', 'ict'])
    expect((await market.visitor.get(`/council/${code}`)).headers.location).toBe(`/institutions?council=${code}`)
  expect((await secretary.get(`/council/${ours.toLowerCase()}`)).headers.location).toBe(`/council/${ours}`)
  expect((await stranger.get(`/council/${ours.toLowerCase()}`)).headers.location).toBe(`/institutions?council=${ours.toLowerCase()}`)
})
