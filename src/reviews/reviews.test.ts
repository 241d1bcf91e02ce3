import { afterAll, expect, test } from 'vitest'
import { sql } from '../../tests/support/market.ts'
import { member, must, openReviews, reasons } from '../../tests/support/reviewing.ts'
import { dayOf } from '../kernel/dates.ts'
import { hearTrackMoved } from './actions/track-left.ts'
import { answerConflicts, declineSeat } from './actions/seat.ts'
import { longest } from './longest.ts'

const { market, scene, reviewOf, trackState, drawn, accept, sealAll } = await openReviews()
afterAll(() => market.close())

test('the whole road by the desk’s forms: open, freeze, draw, begin, attendance, unseal, chair, verdict, signature', async () => {
  const of = await scene()
  const desk = await market.as(of.officer)
  const opened = await desk.post('/desk/kra/reviews', { track: of.trackId })
  const base = String(opened.headers.location)
  const id = base.split('/').at(-1) ?? ''
  for (const step of ['freeze', 'draw']) expect([step, (await desk.post(`${base}/${step}`)).statusCode]).toEqual([step, 303])
  for (const seat of (await reviewOf(id)).seats) await accept(id, seat.personId)
  expect((await desk.post(`${base}/begin`)).statusCode).toBe(303)
  const review = await reviewOf(id)
  const stage = review.stages[1]?.id ?? ''
  expect((await desk.post(`${base}/stages/${stage}/plan`, { [`day-${stage}`]: 'x' })).statusCode).toBe(422)
  expect(
    (
      await desk.post(`${base}/stages/${stage}/attendance`, {
        [`held-day-${stage}`]: dayOf(new Date()),
        [`held-time-${stage}`]: '00:00',
        [`held-place-${stage}`]: '대회의실',
        version: '1',
        [`present-${stage}`]: review.seats.map((seat) => seat.personId),
      })
    ).statusCode,
  ).toBe(303)
  for (const seat of review.seats) await sealAll(id, seat.personId, 0.8)
  expect((await desk.post(`${base}/unseal`)).headers.location).toBe(`${base}/meeting`)
  expect((await desk.post(`${base}/seats/${review.seats[0]?.personId ?? ''}/chair`)).statusCode).toBe(303)
  const empty = await desk.post(`${base}/verdict`, { result: 'approved', dissent: '' })
  expect([empty.statusCode, empty.body.includes('평가 부문마다')]).toEqual([422, true])
  const typed = Object.fromEntries(Object.entries(reasons(of)).map(([section, why]) => [`reason-${section}`, why]))
  expect((await desk.post(`${base}/verdict`, { result: 'approved', dissent: '', ...typed })).statusCode).toBe(303)
  expect((await desk.post(`${base}/verdict/sign`)).statusCode).toBe(404)
  const approver = await market.as(of.approver)
  expect((await approver.post(`${base}/verdict/sign`, { version: '1' })).headers.location).toBe(`${base}/minutes`)
  expect(await trackState(of.trackId)).toBe('approved')
})

test('a firm that withdraws ends the review by itself, and its members are told', async () => {
  const of = await scene()
  const id = await drawn(of)
  await market.app.db.pool.query(`update tracks set state = 'withdrawn' where id = $1`, [of.trackId])
  await market.set((tx) => hearTrackMoved(tx, { trackId: of.trackId, from: 'in_review', to: 'withdrawn' }))
  const review = await reviewOf(id)
  expect(review.state).toBe('cancelled')
  expect(
    await market.read.many(sql`select 1 from notices where kind = 'review.cancelled' and person_id = ${review.seats[0]?.personId ?? ''}`),
  ).toHaveLength(1)
})

test('what is written of a review has an end: the database holds as many letters as the rules allow, and a page says so with everything typed', async () => {
  const ends: Record<string, number> = {
    'committee_seats.reason': longest.reason,
    'committee_seats.conflict_note': longest.reason,
    'review_stages.place': longest.place,
    'score_changes.reason': longest.reason,
    'sheets.overall': longest.overall,
    'sheets.conditions': longest.proposed,
    'verdicts.differs_reason': longest.differsReason,
    'verdicts.dissent': longest.dissent,
    'verdicts.sent_back_note': longest.reason,
    'reviewers.affiliation': longest.organisation,
    'reviewers.position': longest.role,
    'reviewers.experience': longest.experience,
    'reviewer_affiliations.organisation': longest.organisation,
    'reviewer_affiliations.role': longest.role,
    'reviewer_relations.organisation': longest.organisation,
    'reviewer_relations.note': longest.reason,
  }
  const checks = await market.read.many(
    sql<{
      table: string
      said: string
    }>`select conrelid::regclass::text as table, pg_get_constraintdef(oid) as said from pg_constraint
      where contype = 'c' and conrelid::regclass::text = any(${[...new Set(Object.keys(ends).map((one) => one.split('.')[0]))]}::text[])`,
  )
  const found = checks.flatMap(({ table, said }) => {
    const [, column, most] = /^CHECK \(\(length\("?(\w+)"?\) <= (\d+)\)\)/.exec(said) ?? []
    return column ? [[`${table}.${column}`, Number(most)] as const] : []
  })
  expect(Object.fromEntries(found)).toEqual(ends)

  const of = await scene()
  const id = await drawn(of)
  const [one, two, three] = (await reviewOf(id)).seats.map((seat) => seat.personId)
  const long = '가'.repeat(longest.reason + 1)
  const told = '1,000자까지 적을 수 있습니다. 줄여 주세요.'
  const says = (reply: { statusCode: number; body: string }) => [reply.statusCode, reply.body.includes(told), reply.body.includes(long)]
  const invited = await market.as(one ?? '')
  expect(says(await invited.post(`/reviews/${id}/conflicts`, { answer: 'none', note: long }))).toEqual([422, true, true])
  must(await answerConflicts(market.app, member(one ?? ''), id, 'none', ''))
  expect(says(await invited.post(`/reviews/${id}/decline`, { reason: long }))).toEqual([422, true, true])
  expect(
    says(
      await (await market.as(of.officer)).post(`/desk/kra/reviews/${id}/seats/${two}/empty`, { move: 'recuse', [`reason-${two}`]: long }),
    ),
  ).toEqual([422, true, true])
  expect(await declineSeat(market.app, member(three ?? ''), id, long.slice(1))).toMatchObject({ ok: true })
})
