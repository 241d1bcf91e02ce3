import { createHash, createHmac } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { sql } from '../../tests/support/market.ts'
import { member, must, openReviews, staff } from '../../tests/support/reviewing.ts'
import { forReason, takeAway, whyTaken } from '../../tests/support/take-away.ts'
import { drawReviewCommittee, emptyTheSeat, freezeCandidates, substitute } from './actions/committee.ts'
import { openReview } from './actions/open-review.ts'
import { remindLateMembers } from './actions/remind.ts'
import { addRelation } from './actions/reviewers.ts'
import { acceptSeat, answerConflicts, declineSeat } from './actions/seat.ts'
import { remindSilentReviewers } from './jobs.ts'
import { drawTableOf } from './papers/draw-record.ts'
import { addReviewer } from './scene.fixture.ts'

const { market, scene, reviewOf, drawn, accept } = await openReviews()
afterAll(() => market.close())

test('the list is frozen before a seed exists, the committee is drawn once, and neither can be changed or removed', async () => {
  const of = await scene()
  const { id } = must(await openReview(market.app, staff(of.officer), of.trackId))
  expect(await drawReviewCommittee(market.app, staff(of.officer), id)).toMatchObject({ ok: false, refusal: { code: 'wrong-state' } })
  const { sha256 } = must(await freezeCandidates(market.app, staff(of.officer), id, null))
  expect(await market.read.many(sql`select 1 from draws where review_id = ${id}`)).toEqual([])
  must(await drawReviewCommittee(market.app, staff(of.officer), id))
  expect(await drawReviewCommittee(market.app, staff(of.officer), id)).toMatchObject({ ok: false, refusal: { code: 'wrong-state' } })
  const review = await reviewOf(id)
  expect(review.draws).toHaveLength(1)
  expect(review.draws[0]).toMatchObject({ listSha256: sha256, kind: 'first' })
  expect(review.draws[0]?.seed).toMatch(/^[0-9a-f]{64}$/)
  expect(review.seats.map((seat) => seat.letter)).toEqual(['A', 'B', 'C'])
  expect(review.seats.filter((seat) => seat.isExternal).length).toBeGreaterThanOrEqual(2)
  for (const table of ['draws', 'candidate_lists'])
    await expect(market.app.db.pool.query(`delete from ${table} where review_id = '${id}'`)).rejects.toThrow('keeps its rows')
  await expect(
    market.app.db.pool.query(
      `insert into draws (review_id, number, kind, seed, algorithm, list_sha256, result, drawn_at, drawn_by) values ('${id}', 2, 'first', 'x', 'x', 'x', '{}', now(), 'x')`,
    ),
  ).rejects.toThrow('one_first_draw')
  expect(await openReview(market.app, staff(of.officer), of.trackId)).toMatchObject({ refusal: { code: 'already-open' } })
})

test('whoever may read the record of a draw has the list, and comes by the printed instruction to the printed order', async () => {
  const of = await scene()
  const resting = await market.set((tx) => addReviewer(tx, { name: '쉬는 위원' }))
  await market.app.db.pool.query(`update reviewers set state = 'resting' where person_id = $1`, [resting])
  const id = await drawn(of)
  const desk = await market.as(of.officer)
  const page = (await desk.get(`/desk/kra/reviews/${id}/minutes`)).body
  expect(page).toContain(`/desk/kra/reviews/${id}/candidates.json`)
  // Coming by the link, one is asked why; nothing is wrong yet.
  const asked = await desk.get(`/desk/kra/reviews/${id}/candidates.json`)
  expect([asked.statusCode, asked.body.includes('내려받는 이유'), asked.body.includes('summary-of-errors')]).toEqual([200, true, false])
  expect((await desk.get(`/desk/kra/reviews/${id}/candidates.json?reason=`)).statusCode).toBe(422)
  const file = (await desk.get(`/desk/kra/reviews/${id}/candidates.json?${forReason}`)).rawPayload
  const printed = drawTableOf(await reviewOf(id))
  expect(createHash('sha256').update(file).digest('hex')).toBe(printed?.poolSha256)
  // Nothing but the file, the seed on the record and its instruction.
  const { members, rules } = JSON.parse(file.toString('utf8'))
  const order = members
    .filter((one: { excluded: unknown[] }) => one.excluded.length === 0)
    .map((one: { personId: string }) => ({
      ...one,
      lot: createHmac('sha256', printed?.seed ?? '')
        .update(one.personId)
        .digest('hex'),
    }))
    .sort((one: { lot: string }, other: { lot: string }) => (one.lot < other.lot ? -1 : 1))
  const needed = Math.ceil((rules.seats * rules.externalShareAtLeast) / 100)
  const taken: { code: string; external: boolean }[] = []
  for (const [place, one] of order.entries()) {
    if (taken.length === rules.seats) break
    const withOne = [...taken, one]
    const left = rules.seats - withOne.length
    const rest = order.slice(place + 1)
    const external =
      withOne.filter((each) => each.external).length + Math.min(left, rest.filter((each: { external: boolean }) => each.external).length)
    if (rest.length >= left && external >= needed) taken.push(one)
  }
  const reserve = order.filter((one: { code: string }) => !taken.some((each) => each.code === one.code)).slice(0, rules.substitutes)
  expect([...taken, ...reserve].map((one) => one.code)).toEqual(printed?.drawn.map((one) => one.code))
  expect(members.find((one: { personId: string }) => one.personId === resting).excluded).not.toEqual([])
  expect(
    await market.read.many(
      sql`select 1 from access_log where person_id = ${of.officer} and whose_id = ${id} and what like 'downloaded the list of candidates (%' and reason = ${whyTaken}`,
    ),
  ).toHaveLength(1)
  expect((await (await market.as(of.memberOfficer)).get(`/desk/lh/reviews/${id}/candidates.json?${forReason}`)).statusCode).toBe(404)
})

test('the candidates come as files with who was left out and why, for a reason that every candidate reads', async () => {
  const of = await scene()
  await market.set((tx) => addReviewer(tx, { name: '박소속', affiliation: '가온누리기술' }))
  const { id } = must(await openReview(market.app, staff(of.officer), of.trackId))
  const officer = await market.as(of.officer)
  const at = `/desk/kra/reviews/${id}/committee`
  const before = await officer.get(at)
  expect([before.body.includes('export.csv'), (await takeAway(officer, at, `?${forReason}`)).statuses]).toEqual([false, [404, 404]])
  // Of what is not there nobody is asked why they want it.
  expect((await takeAway(officer, at)).statuses).toEqual([404, 404])
  must(await freezeCandidates(market.app, staff(of.officer), id, null))
  expect((await officer.get(at)).body).toContain(`${at}/export.csv`)
  const { rows, statuses } = await takeAway(officer, at, `?${forReason}`)
  expect(statuses).toEqual([200, 200])
  expect(rows.find((row) => row.includes('박소속'))?.join()).toContain('신청 기업 소속입니다')
  expect(rows.find((row) => row.includes('외부0'))).toContain('추첨 대상')
  const read = await (await market.as(of.reviewers[0] ?? '')).get('/account/privacy')
  expect([read.body.includes('심의위원 후보 목록을 내려받았습니다'), read.body.includes(whyTaken)]).toEqual([true, true])
  expect((await takeAway(await market.as(of.memberOfficer), `/desk/lh/reviews/${id}/committee`, `?${forReason}`)).statuses).toEqual([
    404, 404,
  ])
})

test('conflicted reviewers stand on the list with their reason and are never drawn; too small a pool is refused by its rule', async () => {
  const of = await scene({ internal: 1, external: 2 })
  await market.set((tx) => addReviewer(tx, { name: '김발명' }))
  await market.set((tx) => addReviewer(tx, { name: '박직원', affiliation: '가온누리기술' }))
  await market.app.db.pool.query(
    `update reviewers set state = 'resting' where person_id <> all($1) and person_id not in (select id from persons where name in ('김발명', '박직원'))`,
    [of.reviewers],
  )
  const id = await drawn(of)
  const review = await reviewOf(id)
  expect(review.seats.map((seat) => seat.personId).toSorted()).toEqual([...of.reviewers].toSorted())
  must(await declineSeat(market.app, member(of.reviewers[1] ?? ''), id, '일정이 겹칩니다.'))
  expect(await substitute(market.app, staff(of.officer), id, of.reviewers[1] ?? '')).toMatchObject({
    refusal: { code: 'pool-too-small', rule: 'seats', needed: 1, there: 0 },
  })
  await market.app.db.pool.query(`update reviewers set state = 'active'`)
})

test('a conflict declared, or found later, empties the seat at once; the substitute is next on the same list and nobody comes twice', async () => {
  const of = await scene()
  const id = await drawn(of)
  const [first, second] = (await reviewOf(id)).seats.map((seat) => seat.personId)
  must(await answerConflicts(market.app, member(first ?? ''), id, 'declared', '자문을 맡고 있습니다.'))
  expect(await acceptSeat(market.app, member(first ?? ''), id, true)).toMatchObject({ refusal: { code: 'not-found' } })
  await accept(id, second ?? '')
  const page = await (await market.as(second ?? '')).get(`/reviews/${id}`)
  expect([page.statusCode, page.body.includes('침수가 잦습니다')]).toEqual([200, true])
  const { left } = must(
    await addRelation(
      market.app,
      staff(of.officer),
      second ?? '',
      { organisation: '가온누리기술', kind: 'advice', untilDay: null, note: null },
      null,
    ),
  )
  expect(left).toContain(id)
  expect((await (await market.as(second ?? '')).get(`/reviews/${id}`)).statusCode).toBe(404)
  for (const gone of [first, second]) must(await substitute(market.app, staff(of.officer), id, gone ?? ''))
  expect(await substitute(market.app, staff(of.officer), id, first ?? '')).toMatchObject({ refusal: { code: 'not-vacant' } })
  const review = await reviewOf(id)
  expect(new Set(review.seats.map((seat) => seat.personId)).size).toBe(5)
  expect(review.draws.map((draw) => [draw.kind, draw.cause, draw.seed === review.draws[0]?.seed])).toEqual([
    ['first', null, true],
    ['substitute', 'recusal', true],
    ['substitute', 'recusal', true],
  ])
  const checked = await (await market.as(of.officer)).get(`/desk/kra/reviews/${id}/committee?check=1`)
  expect(checked.body).toMatch(/예비위원.{0,80}명\. 자리가 비면 추첨된 순서대로/s)
  expect(checked.body).toContain('일치합니다')
})

test('a silent reviewer is reminded once, and only after the day has passed can the seat be emptied', async () => {
  const of = await scene()
  const id = await drawn(of)
  const [one] = (await reviewOf(id)).seats
  expect(await emptyTheSeat(market.app, staff(of.officer), id, one?.personId ?? '', 'call-silent', '연락이 닿지 않습니다')).toMatchObject({
    refusal: { code: 'answer-due' },
  })
  const early = await (
    await market.as(of.officer)
  ).post(`/desk/kra/reviews/${id}/seats/${one?.personId}/empty`, {
    move: 'call-silent',
    [`reason-${one?.personId}`]: '연락이 닿지 않습니다',
  })
  expect(early.body).toMatch(/답변 기한인 \d+년 \d+월 \d+일\(.\)이 지나면 무응답으로/u)
  expect(early.body).not.toContain('추첨 시각이')
  await market.app.db.pool.query(
    `update committee_seats set answer_due_at = now() - interval '1 hour' where review_id = $1 and person_id = $2`,
    [id, one?.personId],
  )
  expect((await (await market.as(of.officer)).get(`/desk/kra/reviews/${id}/committee`)).body).toMatch(/답변 기한.{0,400}기한 지남/s)
  expect(await remindSilentReviewers(market.app)).toBe(1)
  expect(await remindSilentReviewers(market.app)).toBe(0)
  const told = await market.read.many(
    sql<{
      words: string
    }>`select subject_ko || ' / ' || body_ko as words from notices
      where link like ${`%${id}%`} and (person_id = ${one?.personId ?? ''} or person_id = ${of.officer}) order by at, subject_ko`,
  )
  expect(told[0]?.words).toMatch(/\d+일\(.\)까지 이해관계를 확인하고/)
  for (const words of [
    '심의위원 위촉 답변을 기다립니다: 가온누리기술 배수펌프 (한국마사회)',
    '의 답변 기한이 지났습니다: 가온누리기술 배수펌프',
  ])
    expect(told.map((each) => each.words).join('\n')).toContain(words)
  // Told by the machine today: the officer's press tells again from tomorrow on.
  expect(await remindLateMembers(market.app, staff(of.officer), id)).toMatchObject({ refusal: { code: 'reminded-today' } })
  await market.app.db.pool.query(`update committee_seats set reminded_at = reminded_at - interval '1 day' where review_id = $1`, [id])
  expect(must(await remindLateMembers(market.app, staff(of.officer), id))).toEqual({ reminded: 1 })
  expect(
    await market.read.many(
      sql`select 1 from notices where kind = 'review.invitation-overdue' and link = ${`/reviews/${id}`} and person_id = ${one?.personId ?? ''}`,
    ),
  ).toHaveLength(2)
  must(await emptyTheSeat(market.app, staff(of.officer), id, one?.personId ?? '', 'call-silent', '연락이 닿지 않습니다'))
  must(await substitute(market.app, staff(of.officer), id, one?.personId ?? ''))
  expect((await reviewOf(id)).draws[1]).toMatchObject({ cause: 'silence', replacesPersonId: one?.personId })
})

test('seats that fell empty are said where the evaluation begins, and what a member added to “no conflict” is read by the officer', async () => {
  const of = await scene()
  const id = await drawn(of)
  const [one, two] = (await reviewOf(id)).seats
  must(await answerConflicts(market.app, member(one?.personId ?? ''), id, 'none', '같은 학회에 있었습니다.'))
  must(await declineSeat(market.app, member(two?.personId ?? ''), id, '출장이 겹칩니다.'))
  const desk = await market.as(of.officer)
  expect((await desk.get(`/desk/kra/reviews/${id}`)).body).toContain('빈 위원 자리가 1개 있습니다.')
  expect((await desk.get(`/desk/kra/reviews/${id}/committee`)).body).toContain('이해관계 없음, 덧붙인 말: 같은 학회에 있었습니다.')
})

test('a member who withdraws without a reason gets the page again, and with one is off the review', async () => {
  const id = await drawn(await scene())
  const [seat] = (await reviewOf(id)).seats
  await accept(id, seat?.personId ?? '')
  const browser = await market.as(seat?.personId ?? '')
  const again = await browser.post(`/reviews/${id}/withdraw`, { reason: '음' })
  expect([
    again.statusCode,
    again.payload.includes('>음</textarea>'),
    again.payload.includes('사유를 다섯 글자 이상 적어 주세요.'),
  ]).toEqual([422, true, true])
  expect((await browser.post(`/reviews/${id}/withdraw`, { reason: '친족이 이 기업에서 일합니다.' })).statusCode).toBe(303)
  expect((await browser.get(`/reviews/${id}`)).statusCode).toBe(404)
})
