import { afterAll, expect, test } from 'vitest'
import { sql } from '../../tests/support/market.ts'
import { member, must, nextYear, openReviews, staff, verdict } from '../../tests/support/reviewing.ts'
import { addDays } from '../kernel/dates.ts'
import { dayAhead } from '../kernel/day-words.ts'
import { canReadPdf, textOf } from '../platform/pdf/read-pdf.example.ts'
import { findWaiting } from '../people/index.ts'
import { nameChair } from './actions/committee.ts'
import { changeScore, sealSheet, writeSheet } from './actions/sheet.ts'
import { planStage } from './actions/stage.ts'
import { unsealReview } from './actions/unseal.ts'
import { draftVerdict, signReviewVerdict } from './actions/verdict.ts'
import { reviewsWaiting } from './home.ts'
import { remindSilentReviewers } from './jobs.ts'
import { findOwnSheets, findSealedSheets } from './sheet-queries.ts'
import { reviewsForTrack } from './track-queries.ts'

const { market, scene, reviewOf, begun, fill, hold, sealAll, met } = await openReviews()
afterAll(() => market.close())

test('nobody but its writer sees a sheet before all are sealed: staff and colleagues learn how many, the database answers no score', async () => {
  const of = await scene()
  const id = await begun(of)
  await hold(of, id)
  const seats = (await reviewOf(id)).seats.map((seat) => seat.personId)
  for (const personId of seats.slice(0, 2)) await sealAll(id, personId, 0.77)
  expect(await findSealedSheets(market.read, id)).toEqual([])
  expect(await unsealReview(market.app, staff(of.officer), id)).toMatchObject({ refusal: { code: 'incomplete', missing: ['sheet-open'] } })
  const desk = await market.as(of.officer)
  for (const tail of ['', '/committee', '/meeting', '/verdict', '/minutes'])
    expect([tail, (await desk.get(`/desk/kra/reviews/${id}${tail}`)).body.includes('11.55')]).toEqual([tail, false])
  expect((await desk.get(`/desk/kra/reviews/${id}/meeting`)).body).toContain('3명 중 2명 봉인')
  expect((await (await market.as(seats[2] ?? '')).get(`/reviews/${id}/meeting`)).statusCode).toBe(404)
  expect(await reviewsForTrack(market.read, of.trackId)).toMatchObject([{ id, accepted: 3, sealed: 2, result: null }])
  await sealAll(id, seats[2] ?? '', 0.77)
  must(await unsealReview(market.app, staff(of.officer), id))
  expect((await desk.get(`/desk/kra/reviews/${id}/meeting`)).body).toContain('11.55')
})

test('an absent member’s sheet of that stage counts no more, and a sealed sheet cannot be written again', async () => {
  const of = await scene({
    rules: { committee: { seats: 4, substitutes: 1, quorum: 2, externalShareAtLeast: 0, fields: [], conflictYears: 3 } },
  })
  const id = await begun(of)
  const seats = (await reviewOf(id)).seats.map((seat) => seat.personId)
  await hold(of, id, [seats[3] ?? ''])
  for (const personId of seats) await sealAll(id, personId, 0.8)
  const own = await findOwnSheets(market.read, id, seats[3] ?? '')
  expect(own.map((sheet) => sheet.state).toSorted()).toEqual(['sealed', 'set_aside'])
  const sealed = own.find((sheet) => sheet.state === 'sealed')
  expect(
    await writeSheet(market.app, member(seats[3] ?? ''), id, sealed?.stageId ?? '', sealed?.version ?? 0, fill(await reviewOf(id), 0, 0.1)),
  ).toMatchObject({ refusal: { code: 'stale' } })
  must(await unsealReview(market.app, staff(of.officer), id))
})

test('sheets are due: members are told once the day before and once when it is over, the desk reads who has not sealed; a day that moves counts anew', async () => {
  const of = await scene()
  const id = await begun(of)
  const [documents, presentation] = (await reviewOf(id)).stages
  const [one, two, three] = (await reviewOf(id)).seats.map((seat) => seat.personId)
  const told = () =>
    market.read.many(
      sql<{
        person: string
        kind: string
        body: string
      }>`select person_id as person, kind, body_ko as body from notices
        where kind in ('sheet.due-soon', 'sheet.overdue') and link like ${`%${id}%`} order by at, id`,
    )
  const due = (when: string) => market.app.db.pool.query(`update sheets set due_at = now() + $2::interval where review_id = $1`, [id, when])
  expect((await reviewOf(id)).sheets.every((sheet) => sheet.dueAt !== null)).toBe(true)
  await due('3 days')
  expect([await remindSilentReviewers(market.app), await told()]).toEqual([0, []])
  await expect(sealAll(id, three ?? '', 0.8)).rejects.toThrow('stage-not-held')
  await due('30 hours')
  expect(await remindSilentReviewers(market.app)).toBe(2)
  expect(await remindSilentReviewers(market.app)).toBe(0)
  expect((await told()).map((each) => [each.person, each.kind])).toEqual(
    expect.arrayContaining([
      [one, 'sheet.due-soon'],
      [two, 'sheet.due-soon'],
    ]),
  )
  expect((await told())[0]?.body).toMatch(/^서면심의: .*까지 평가표를 봉인해 주세요\.$/)
  await due('-1 hour')
  expect(await remindSilentReviewers(market.app)).toBe(2)
  expect(await remindSilentReviewers(market.app)).toBe(0)
  const overdue = (await told()).filter((each) => each.kind === 'sheet.overdue').map((each) => each.person)
  expect([of.officer, one, two, three].map((person) => overdue.filter((each) => each === person).length)).toEqual([1, 1, 1, 0])
  expect((await told()).find((each) => each.person === of.officer)?.body).toContain('위원 A, B의 평가표가')
  const desk = await market.as(of.officer)
  const page = (await desk.get(`/desk/kra/reviews/${id}`)).body
  expect(page).toMatch(/아직 봉인하지 않은 평가표.*A 외부|아직 봉인하지 않은 평가표.*A 내부/s)
  expect(page).toContain('기한 지남')
  expect(page).toContain('평가표 기한이 지난 위원이 있습니다: A, B')
  expect(page).toMatch(/서면심의 평가표.{0,200}3장 중 1장 봉인/s)
  const held = { companyIds: [], deskIds: ['kra'], buyingIds: [], councilIds: [], isReviewer: false, isOperator: false, isAuditor: false }
  const waits = await findWaiting(market.app.db.reader(), of.officer, held, [reviewsWaiting])
  expect(waits.find((queue) => queue.title.ko === '평가가 늦은 심의위원')?.items).toMatchObject([
    { href: `/desk/kra/reviews/${id}`, due: expect.any(Date), since: expect.any(Date) },
  ])
  const reviewer = await market.as(one ?? '')
  expect((await reviewer.get('/reviews')).body).toMatch(/언제까지"[^>]*>.{0,300}기한 지남/s)
  expect((await reviewer.get(`/reviews/${id}/sheet/${documents?.id}`)).body).toMatch(/언제까지:.{0,500}기한 지남.{0,300}까지/s)

  const at = `/desk/kra/reviews/${id}/stages/${documents?.id}/plan`
  const field = `due-${documents?.id}`
  const past = await desk.post(at, { [field]: '2020-01-01' })
  expect([
    past.statusCode,
    past.body.includes('평가표 기한을 오늘이나 앞으로 올 날짜로 적어 주세요.'),
    past.body.includes('value="2020-01-01"'),
  ]).toEqual([422, true, true])
  expect((await desk.post(at, { [field]: '곧' })).body).toContain(`평가표 기한을 ${dayAhead(new Date())}처럼 입력해 주세요.`)
  expect((await desk.post(at, { [field]: nextYear, version: '1' })).statusCode).toBe(303)
  expect((await reviewOf(id)).stages[0]).toMatchObject({ heldAt: null, sheetsDueAt: expect.stringContaining(nextYear) })
  expect(
    (await reviewOf(id)).sheets
      .filter((sheet) => sheet.stageId === documents?.id && sheet.state === 'open')
      .every((sheet) => sheet.dueAt?.startsWith(nextYear)),
  ).toBe(true)
  await due('30 hours')
  expect(await remindSilentReviewers(market.app)).toBe(2)
  expect(
    await planStage(market.app, staff(of.officer), id, presentation?.id ?? '', {
      seen: 1,
      heldAt: new Date(`${addDays(nextYear, 30)}T14:00:00+09:00`),
      place: '회의실',
      sheetsDue: addDays(nextYear, 29),
    }),
  ).toMatchObject({ refusal: { faults: ['due-before-meeting'] } })
  expect(await planStage(market.app, staff(of.officer), id, presentation?.id ?? '', { seen: 1, heldAt: null, place: '' })).toMatchObject({
    refusal: { faults: ['day-missing'] },
  })
})

test('one press reminds all who are late and were not told today, of answers and sheets, and says so where nobody is left to tell', async () => {
  const of = await scene()
  const id = await begun(of)
  const [one, two, three] = (await reviewOf(id)).seats.map((seat) => seat.personId)
  const desk = await market.as(of.officer)
  const page = async () => (await desk.get(`/desk/kra/reviews/${id}`)).body
  const press = () => desk.post(`/desk/kra/reviews/${id}/remind`)
  const told = () =>
    market.read.many(sql<{ personId: string; body: string }>`select person_id, body_ko as body from notices
      where kind = 'sheet.overdue' and link = ${`/reviews/${id}/sheet`} order by at, id`)
  expect(await page()).not.toContain('/remind')
  const nobody = await press()
  expect([nobody.statusCode, nobody.body.includes('기한이 지난 위원이 없습니다.')]).toEqual([409, true])
  await expect(sealAll(id, three ?? '', 0.8)).rejects.toThrow('stage-not-held')
  await market.app.db.pool.query(`update sheets set due_at = now() - interval '1 hour' where review_id = $1`, [id])
  await market.app.db.pool.query(`update sheets set due_told_at = now() where review_id = $1 and person_id = $2`, [id, one])
  expect(await page()).toContain(`/desk/kra/reviews/${id}/remind`)
  const pressed = await press()
  expect([pressed.statusCode, pressed.headers['location']]).toEqual([303, `/desk/kra/reviews/${id}`])
  // The third member has sealed the papers; the meeting was not held.
  expect((await told()).map((each) => each.personId)).toEqual([two])
  expect((await told())[0]?.body).toMatch(/^서면심의: .*까지였습니다\./)
  expect(await market.read.many(sql`select detail from audit_log where object_id = ${id} and action = 'review.members-reminded'`)).toEqual([
    { detail: { answers: [], sheets: [two] } },
  ])
  expect(await page()).toMatch(/마지막으로 알린 때:.*오늘 이미 알렸습니다/s)
  const again = await press()
  expect([again.statusCode, again.body.includes('오늘 이미 알렸습니다. 내일 다시 알릴 수 있습니다.')]).toEqual([409, true])
  expect(await remindSilentReviewers(market.app)).toBe(0)
  await market.app.db.pool.query(`update sheets set due_told_at = due_told_at - interval '1 day' where review_id = $1`, [id])
  await press()
  const all = await told()
  expect([one, two, three].map((person) => all.filter((each) => each.personId === person).length)).toEqual([1, 2, 0])
  expect((await (await market.as(of.memberOfficer)).post(`/desk/lh/reviews/${id}/remind`)).statusCode).toBe(404)
  await market.app.db.pool.query(`update reviews set state = 'meeting' where id = $1`, [id])
  expect((await press()).statusCode).toBe(409)
})

test('sheets that were all sealed are not called late once their day has passed', async () => {
  const of = await scene()
  const id = await met(of)
  await market.set((tx) => tx.run(sql`update review_stages set sheets_due_at = market_now() - interval '1 day' where review_id = ${id}`))
  const page = (await (await market.as(of.officer)).get(`/desk/kra/reviews/${id}`)).body
  expect(page).toContain('평가표 기한:')
  expect(page).not.toContain('기한 지남')
})

test('a score changed in the meeting keeps the sealed one, its reason, and moves the total', async () => {
  const of = await scene()
  const id = await met(of)
  const [one] = (await reviewOf(id)).seats
  expect(await changeScore(market.app, member(one?.personId ?? ''), id, '', 1000, '다시 보았습니다')).toMatchObject({
    refusal: { code: 'change-faulty', faults: ['criterion'] },
  })
  const forgetful = await (
    await market.as(one?.personId ?? '')
  ).post(`/reviews/${id}/meeting`, { criterion: '', score: '10', reason: '시험성적서를 다시 보았습니다' })
  expect([
    forgetful.statusCode,
    forgetful.body.includes('고칠 평가항목을 골라 주세요.'),
    forgetful.body.includes('시험성적서를 다시 보았습니다'),
  ]).toEqual([422, true, true])
  expect(await changeScore(market.app, member(one?.personId ?? ''), id, 'novelty', 1000, '')).toMatchObject({
    refusal: { code: 'change-faulty', faults: ['reason'] },
  })
  const hasty = await (
    await market.as(one?.personId ?? '')
  ).post(`/reviews/${id}/meeting`, { criterion: 'novelty', score: '많이', reason: '음' })
  expect([
    hasty.statusCode,
    ...[
      '점수를 87.5처럼 입력해 주세요.',
      '사유를 다섯 글자 이상 적어 주세요.',
      'value="많이"',
      'value="음"',
      'value="novelty" selected',
    ].map((words) => hasty.body.includes(words)),
  ]).toEqual([422, true, true, true, true, true])
  must(await changeScore(market.app, member(one?.personId ?? ''), id, 'novelty', 1000, '시험성적서를 다시 보았습니다'))
  const page = await (await market.as(of.officer)).get(`/desk/kra/reviews/${id}/meeting`)
  expect(page.body).toContain('<s>13.5</s> → 10 (시험성적서를 다시 보았습니다)')
  // What a member wrote stands under the stage it was written at, and the stages in their order.
  expect(page.body).toMatch(/위원 [A-Z]<\/h3><h4>서면심의<\/h4>.{0,4000}좋은 기술입니다\..{0,400}<h4>발표심의<\/h4>/s)
})

test('what members answered where a criterion has no points is read by member in the meeting, and counted in the minutes', async () => {
  const of = await scene()
  const id = await begun(of)
  await hold(of, id)
  const review = await reviewOf(id)
  const [doubts, ...others] = review.seats
  const documents = review.stages[0]?.id ?? ''
  const sheet = (await findOwnSheets(market.read, id, doubts?.personId ?? '')).find((one) => one.stageId === documents)
  const answered = { ...fill(review, 0, 0.8), gates: { applicable: 'pass', safe: 'fail' } as const }
  const { version } = must(await writeSheet(market.app, member(doubts?.personId ?? ''), id, documents, sheet?.version ?? 0, answered))
  must(await sealSheet(market.app, member(doubts?.personId ?? ''), id, documents, version))
  for (const seat of [doubts, ...others]) await sealAll(id, seat?.personId ?? '', 0.8)
  const desk = await market.as(of.officer)
  expect((await desk.get(`/desk/kra/reviews/${id}/meeting`)).body).not.toContain('부적합')
  must(await unsealReview(market.app, staff(of.officer), id))
  for (const page of [
    (await desk.get(`/desk/kra/reviews/${id}/meeting`)).body,
    (await (await market.as(others[0]?.personId ?? '')).get(`/reviews/${id}/meeting`)).body,
  ]) {
    const row = page.slice(page.indexOf('안전과 법규</th>'), page.indexOf('</tr>', page.indexOf('안전과 법규</th>')))
    const cells = [...row.matchAll(/<td[^>]*>(.*?)<\/td>/g)].map(([, cell = '']) => cell.replaceAll(/<[^>]*>/g, ''))
    expect(cells).toEqual(['부적합', '적합', '적합', '2', '1', expect.stringContaining('통과')])
  }
  must(await nameChair(market.app, staff(of.officer), id, doubts?.personId ?? ''))
  must(await draftVerdict(market.app, staff(of.officer), id, 0, verdict(of)))
  must(await signReviewVerdict(market.app, staff(of.approver), id, 1))
  if (!canReadPdf) return
  const minutes = await (await market.as(of.officer)).get(`/desk/kra/reviews/${id}/minutes.pdf`)
  expect(textOf(new Uint8Array(minutes.rawPayload)).replaceAll(/\s+/g, ' ')).toMatch(/적부판정.*안전과 법규.* 2 1 통과/)
})
