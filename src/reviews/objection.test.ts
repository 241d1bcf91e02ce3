import { afterAll, expect, test } from 'vitest'
import { member, must, openReviews, staff } from '../../tests/support/reviewing.ts'
import { drawReviewCommittee, emptyTheSeat, freezeCandidates, substitute } from './actions/committee.ts'
import { openReview } from './actions/open-review.ts'
import { answerConflicts, declineSeat } from './actions/seat.ts'
import { readList } from './candidates.ts'
import type { Scene } from './scene.fixture.ts'
import { objectionReview } from './track-queries.ts'

const { market, scene, reviewOf, trackState, drawn, decided } = await openReviews()
afterAll(() => market.close())

const object = async (of: Scene) => {
  await market.app.db.pool.query(`update tracks set state = 'objected' where id = $1`, [of.trackId])
  await market.app.db.pool.query(
    `insert into objections (id, track_id, company_id, institution_id, grounds, filed_by, filed_at, state) values ('o-' || $1, $1, $2, 'kra', '다시 보아 주세요', $3, now(), 'filed')`,
    [of.trackId, of.companyId, of.owner],
  )
}

test('an objection gets another review, whose committee leaves out everybody who was drawn before', async () => {
  const of = await scene({ external: 8 })
  const first = await decided(of, { result: 'rejected' }, [0.5, 0.5, 0.5])
  expect(await trackState(of.trackId)).toBe('rejected')
  await object(of)
  const id = await drawn(of)
  const [before, now] = [await reviewOf(first), await reviewOf(id)]
  expect(now).toMatchObject({ kind: 'objection', repeatsReviewId: first })
  for (const seat of now.seats) expect(before.seats.map((one) => one.personId)).not.toContain(seat.personId)
  expect(await objectionReview(market.read, `o-${of.trackId}`)).toEqual({ id, state: 'drawn' })
})

test('whoever declined, left or never answered the first review is not drawn for the objection either, and a pool too small by it says so', async () => {
  const of = await scene({ internal: 0, external: 8 })
  await market.app.db.pool.query(`update reviewers set state = 'resting' where person_id <> all($1)`, [of.reviewers])
  const first = await drawn(of)
  const [one, two, three] = (await reviewOf(first)).seats.map((seat) => seat.personId)
  must(await declineSeat(market.app, member(one ?? ''), first, '일정이 겹칩니다.'))
  must(await answerConflicts(market.app, member(two ?? ''), first, 'declared', '자문을 맡고 있습니다.'))
  await market.app.db.pool.query(
    `update committee_seats set answer_due_at = now() - interval '1 hour' where review_id = $1 and person_id = $2`,
    [first, three],
  )
  must(await emptyTheSeat(market.app, staff(of.officer), first, three ?? '', 'call-silent', '연락이 닿지 않습니다'))
  for (const gone of [one, two, three]) must(await substitute(market.app, staff(of.officer), first, gone ?? ''))
  await market.app.db.pool.query(`update reviews set state = 'verdict_signed' where id = $1`, [first])
  await object(of)
  const { id } = must(await openReview(market.app, staff(of.officer), of.trackId))
  must(await freezeCandidates(market.app, staff(of.officer), id, null))
  const list = readList((await reviewOf(id)).list?.content ?? '')
  const before = (await reviewOf(first)).seats.map((seat) => seat.personId)
  expect([
    before.length,
    list.members.filter((each) => each.excluded.some((why) => why.code === 'reviewed-before')).map((each) => each.personId),
  ]).toEqual([6, before.toSorted()])
  expect(await drawReviewCommittee(market.app, staff(of.officer), id)).toMatchObject({
    refusal: { code: 'pool-too-small', rule: 'seats', needed: 3, there: 2, heldSeatBefore: 6 },
  })
  const browser = await market.as(of.officer)
  const page = await browser.get(`/desk/kra/reviews/${id}/committee`)
  expect(page.body).toContain('앞선 심의의 위원 6명')
  expect((await browser.post(`/desk/kra/reviews/${id}/draw`, {})).body).toContain('앞선 심의에서 위원으로 추첨된 6명을 제외했습니다.')
  await market.app.db.pool.query(`update reviewers set state = 'active'`)
})
