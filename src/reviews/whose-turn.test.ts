import { afterAll, expect, test } from 'vitest'
import { sql } from '../../tests/support/market.ts'
import { must, openReviews, staff } from '../../tests/support/reviewing.ts'
import { findWaiting } from '../people/index.ts'
import type { HeldHats } from '../people/index.ts'
import { beginEvaluation } from './actions/committee.ts'
import { openReview } from './actions/open-review.ts'
import { planStage } from './actions/stage.ts'
import { stagesNow } from './actions/unseal.ts'
import { reviewsWaiting } from './home.ts'
import type { ReviewDetail } from './queries.ts'
import { reviewStates } from './review.ts'
import { gapsBeforeBegin, gapsBeforeUnseal } from './workflow.ts'

const { market, scene, reviewOf, drawn, accept, begun, hold, sealAll } = await openReviews()
afterAll(() => market.close())

test('the desk is told when it is its turn again: all have answered, all is sealed, a meeting has no date or has passed', async () => {
  // The queue shows the first five: what other tests left waits no more.
  await market.set((tx) =>
    tx.run(sql`update reviews set state = 'cancelled' where state in ('candidates_frozen', 'evaluating', 'meeting')`),
  )
  const of = await scene()
  const held = { companyIds: [], deskIds: ['kra'], buyingIds: [], councilIds: [], isReviewer: false, isOperator: false, isAuditor: false }
  const id = await drawn(of)
  const waits = async () =>
    (await findWaiting(market.app.db.reader(), of.officer, held, [reviewsWaiting]))
      .flatMap((queue) => queue.items.map((item) => item.href))
      .includes(`/desk/kra/reviews/${id}`)
  expect(await waits()).toBe(false)
  for (const seat of (await reviewOf(id)).seats) await accept(id, seat.personId)
  expect(await waits()).toBe(true)
  must(await beginEvaluation(market.app, staff(of.officer), id))
  expect(await waits()).toBe(true)
  const [, stage] = (await reviewOf(id)).stages
  must(
    await planStage(market.app, staff(of.officer), id, stage?.id ?? '', {
      seen: 1,
      heldAt: new Date(Date.now() + 86_400_000),
      place: '회의실',
    }),
  )
  expect(await waits()).toBe(false)
  await market.app.db.pool.query(`update review_stages set held_at = now() - interval '1 hour' where id = $1`, [stage?.id])
  expect(await waits()).toBe(true)
  await hold(of, id)
  expect(await waits()).toBe(false)
  for (const seat of (await reviewOf(id)).seats) await sealAll(id, seat.personId, 0.9)
  expect(await waits()).toBe(true)
})

test('the statement that says it is the desk’s turn and the rules of what still stands in the way agree, state by state', async () => {
  const of = await scene()
  const id = await begun(of)
  const {
    stages: [, meeting],
    seats: [first, ...others],
  } = await reviewOf(id)
  const held = { companyIds: [], deskIds: ['kra'], buyingIds: [], councilIds: [], isReviewer: false, isOperator: false, isAuditor: false }
  const rows = reviewsWaiting.rows(of.officer, held)
  const told = async () =>
    (await market.read.many(sql`select 1 from (${rows}) as w (kind, owner, id) where kind = 'review.desk' and id = ${id}`)).length === 1
  const run = (statement: string, values: unknown[]) => market.app.db.pool.query(statement, values)
  /** By the rules: neither an answer nor a seal of somebody else is missing, or a meeting has no day, or is past and not written down. */
  const ruled = (review: ReviewDetail) => {
    switch (review.state) {
      case 'forming':
      case 'candidates_frozen':
      case 'meeting':
        return true
      case 'drawn':
        return !gapsBeforeBegin(review, review.rules.committee).includes('seat-open')
      case 'evaluating': {
        const gaps = gapsBeforeUnseal(review, stagesNow(review), review.sheets, review.rules.committee)
        return (
          !(gaps.includes('seat-open') || gaps.includes('sheet-open')) ||
          review.stages.some(
            (stage) =>
              stage.kind !== 'documents' && stage.state === 'planned' && (stage.heldAt === null || new Date(stage.heldAt) < new Date()),
          )
        )
      }
      default:
        return false
    }
  }
  const seat = async (state: 'accepted' | 'invited' | 'recused') =>
    run(`update committee_seats set state = $3 where review_id = $1 and person_id = $2`, [id, first?.personId, state])
  const write = (personIds: readonly unknown[], state: string) =>
    run(
      `update sheets set state = $3, sealed_at = case when $3 = 'sealed' then now() end, sha256 = case when $3 = 'sealed' then 'x' end where review_id = $1 and person_id = any($2)`,
      [id, personIds, state],
    )
  const rest = others.map((one) => one.personId)
  const days = [
    ['planned', null],
    ['planned', '2099-01-01'],
    ['planned', '2020-01-01'],
    ['held', '2020-01-01'],
  ] as const
  const seen = new Set<string>()
  for (const state of reviewStates)
    for (const firstSeat of ['accepted', 'invited', 'recused'] as const)
      for (const [own, sheets] of [
        ['open', 'open'],
        ['open', 'sealed'],
        ['sealed', 'open'],
        ['sealed', 'sealed'],
        ['set_aside', 'sealed'],
      ] as const)
        for (const [stage, day] of days) {
          if (state !== 'drawn' && state !== 'evaluating' && (firstSeat !== 'accepted' || day !== null)) continue
          await run(`update reviews set state = $2 where id = $1`, [id, state])
          await seat(firstSeat)
          // Whoever holds no accepted seat has no open sheet: emptying one sets its sheets aside, and one who is asked has none yet.
          await write([first?.personId], firstSeat === 'accepted' ? own : 'set_aside')
          await write(rest, sheets)
          await run(`update review_stages set state = $2, held_at = $3 where id = $1`, [meeting?.id, stage, day])
          const rule = ruled(await reviewOf(id))
          seen.add(`${state} ${rule}`)
          expect([state, firstSeat, own, sheets, stage, day, await told()]).toEqual([state, firstSeat, own, sheets, stage, day, rule])
        }
  for (const both of ['drawn', 'evaluating']) expect([seen.has(`${both} true`), seen.has(`${both} false`)]).toEqual([true, true])
})

test('what waits for a person is told over all hats, by one statement', async () => {
  const of = await scene()
  const id = await drawn(of)
  const [seat] = (await reviewOf(id)).seats
  const held = { companyIds: [], deskIds: [], buyingIds: [], councilIds: [], isReviewer: false, isOperator: false, isAuditor: false }
  const waits = (personId: string, of: HeldHats) => findWaiting(market.app.db.reader(), personId, of, [reviewsWaiting])
  const mine = await waits(seat?.personId ?? '', { ...held, isReviewer: true })
  expect(mine.flatMap((queue) => queue.items.map((item) => item.href))).toContain(`/reviews/${id}/conflicts`)
  expect(await waits(of.owner, held)).toEqual([])
  const { id: forming } = must(await openReview(market.app, staff(of.officer), (await scene()).trackId))
  expect((await waits(of.officer, { ...held, deskIds: ['kra'] })).flatMap((queue) => queue.items).length).toBeGreaterThan(0)
  expect((await reviewOf(forming)).state).toBe('forming')
  expect(await waits(of.approver, { ...held, deskIds: ['kra'] })).toEqual([])
  const ended = await scene()
  const drafted = await drawn(ended)
  await market.app.db.pool.query(`update reviews set state = 'verdict_drafted' where id = $1`, [drafted])
  await market.app.db.pool.query(
    `insert into verdicts (review_id, result, computed, computed_result, reasons, drafted_by, drafted_at) values ($1, 'approved', '{}', 'approved', '{}', $2, now())`,
    [drafted, ended.officer],
  )
  expect((await waits(ended.approver, { ...held, deskIds: ['kra'] })).flatMap((queue) => queue.items.map((item) => item.href))).toContain(
    `/desk/kra/reviews/${drafted}/verdict`,
  )
  expect(
    (await waits(ended.officer, { ...held, deskIds: ['kra'] })).flatMap((queue) => queue.items.map((item) => item.href)),
  ).not.toContain(`/desk/kra/reviews/${drafted}/verdict`)
})
