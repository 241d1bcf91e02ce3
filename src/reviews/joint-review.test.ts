import { afterAll, expect, test } from 'vitest'
import { sql } from '../../tests/support/market.ts'
import { must, openReviews, staff, verdict } from '../../tests/support/reviewing.ts'
import { takeAway } from '../../tests/support/take-away.ts'
import { fileObjection, withdrawTrack } from '../applications/index.ts'
import { createPerson, grantRole } from '../people/index.ts'
import { openReview } from './actions/open-review.ts'
import { draftVerdict, signReviewVerdict } from './actions/verdict.ts'

const { market, scene, reviewOf, trackState, begun, met, decided } = await openReviews()
afterAll(() => market.close())

test('a joint review moves the tracks of every institution, and only the lead runs it', async () => {
  const of = await scene({ joint: true })
  expect(await openReview(market.app, staff(of.memberOfficer, 'lh'), of.memberTrackId)).toMatchObject({ refusal: { code: 'not-the-lead' } })
  await market.app.db.pool.query(`update tracks set state = 'received' where id = $1`, [of.memberTrackId])
  expect(await openReview(market.app, staff(of.officer), of.trackId)).toMatchObject({ refusal: { code: 'members-not-ready' } })
  await market.app.db.pool.query(`update tracks set state = 'checking' where id = $1`, [of.memberTrackId])
  const ready = await takeAway(await market.as(of.memberOfficer), '/desk/lh/reviews/ready')
  expect(ready.rows.find((row) => row[3] === `T-${of.memberTrackId}`)?.slice(4)).toEqual([
    '공동',
    '공동 공모의 심의는 한국마사회가 엽니다.',
  ])
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

test('without the lead the next member opens the joint review, says so on its list and page, and hears of it', async () => {
  const of = await scene({ joint: true })
  const member = await market.as(of.memberOfficer)
  const lists = async () =>
    (await takeAway(member, '/desk/lh/reviews/ready')).rows.find((row) => row[3] === `T-${of.memberTrackId}`)?.slice(4)
  expect((await member.get(`/desk/lh/tracks/${of.memberTrackId}`)).body).toContain('공동 공모의 심의는 한국마사회가 엽니다.')
  await market.set((tx) => withdrawTrack(tx, of.companyId, of.trackId, ''))
  expect(await market.read.many(sql`select kind from notices where person_id = ${of.memberOfficer}`)).toEqual([
    { kind: 'review.leads-now' },
  ])
  expect(await lists()).toEqual(['공동', null])
  expect((await member.get(`/desk/lh/tracks/${of.memberTrackId}`)).body).toContain(
    '이 공모의 주관기관에서 심의할 신청이 없어 이 기관이 공동 심의를 엽니다.',
  )
  expect((await member.get('/desk/lh/reviews')).body).toContain('이 기관이 공동 심의를 엽니다.')
  expect(await openReview(market.app, staff(of.officer), of.memberTrackId)).toMatchObject({ refusal: { code: 'not-the-lead' } })
  const opened = await openReview(market.app, staff(of.memberOfficer, 'lh'), of.memberTrackId)
  expect(opened.ok && (await reviewOf(opened.value.id))).toMatchObject({
    leadInstitutionId: 'lh',
    kind: 'joint',
    tracks: [{ id: of.memberTrackId }],
  })
})

test('a joint review whose lead loses its application goes on under the next member, whose people draft and sign', async () => {
  const of = await scene({ joint: true })
  const owner = await market.as(of.owner)
  const id = await met(of)
  must(await draftVerdict(market.app, staff(of.officer), id, 0, verdict(of)))
  const page = (await owner.get(`/company/${of.companyId}/tracks/${of.trackId}`)).body
  expect(page).toContain('이 기관이 이끄는 공동 심의는 한국토지주택공사가 이어서 맡고')
  expect((await owner.get(`/company/${of.companyId}/tracks/${of.memberTrackId}`)).body).toContain('다른 기관의 심사는 그대로 진행됩니다.')
  await market.set((tx) => withdrawTrack(tx, of.companyId, of.trackId, ''))
  expect((await owner.get(`/company/${of.companyId}/tracks/${of.memberTrackId}`)).body).toContain('취하하시면 이 신청이 끝납니다.')
  expect(await reviewOf(id)).toMatchObject({
    leadInstitutionId: 'lh',
    state: 'meeting',
    tracks: [{ id: of.memberTrackId }, { id: of.trackId }],
  })
  expect(
    await market.read.many(sql`select 1 from notices where person_id = ${of.memberOfficer} and kind = 'review.handed-over'`),
  ).toHaveLength(1)
  expect(await signReviewVerdict(market.app, staff(of.approver), id, 1)).toMatchObject({ refusal: { code: 'not-found' } })
  must(await draftVerdict(market.app, staff(of.memberOfficer, 'lh'), id, 2, verdict(of)))
  must(await signReviewVerdict(market.app, staff(of.approver, 'lh'), id, 3))
  expect([await trackState(of.trackId), await trackState(of.memberTrackId)]).toEqual(['withdrawn', 'approved'])
})

test('where only a member was objected to, that member opens the review of the objection', async () => {
  const of = await scene({ joint: true })
  await decided(of, { result: 'rejected' }, [0.2, 0.2, 0.2])
  must(
    await market.set((tx) =>
      fileObjection(tx, of.companyId, of.memberTrackId, '평가에서 시험성적서를 보지 않으셨습니다. 다시 보아 주세요.', undefined),
    ),
  )
  expect(await openReview(market.app, staff(of.officer), of.memberTrackId)).toMatchObject({ refusal: { code: 'not-the-lead' } })
  const again = must(await openReview(market.app, staff(of.memberOfficer, 'lh'), of.memberTrackId))
  expect(await reviewOf(again.id)).toMatchObject({ leadInstitutionId: 'lh', kind: 'objection' })
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
