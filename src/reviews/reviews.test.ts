import { afterAll, beforeAll, expect, test } from 'vitest'
import { formOn } from '../../tests/support/form-on.ts'
import { openMarket, sql } from '../../tests/support/market.ts'
import type { Browser, Market } from '../../tests/support/market.ts'
import { beginEvaluation, drawReviewCommittee, emptyTheSeat, freezeCandidates, nameChair, substitute } from './actions/committee.ts'
import { hearTrackMoved, openReview } from './actions/open-review.ts'
import { addRelation } from './actions/reviewers.ts'
import { acceptSeat, answerConflicts, declineSeat } from './actions/seat.ts'
import { changeScore, sealSheet, writeSheet } from './actions/sheet.ts'
import { planStage, recordAttendance } from './actions/stage.ts'
import { stagesNow, unsealReview } from './actions/unseal.ts'
import { draftVerdict, sendBackVerdict, signReviewVerdict } from './actions/verdict.ts'
import { reviewsWaiting } from './home.ts'
import { addDays, dayOf } from '../kernel/dates.ts'
import { newId } from '../kernel/id.ts'
import { keepFile } from '../platform/files/rows.ts'
import { remindSilentReviewers } from './jobs.ts'
import { readList } from './candidates.ts'
import { longest } from './longest.ts'
import { askedAt } from './meeting.ts'
import { findReviewById } from './queries.ts'
import { findOwnSheets, findSealedSheets } from './sheet-queries.ts'
import { objectionReview, resultForFirm, reviewsForTrack } from './track-queries.ts'
import type { ReviewDetail } from './queries.ts'
import { createPerson, findWaiting, grantRole } from '../people/index.ts'
import type { HeldHats } from '../people/index.ts'
import { reviewStates } from './review.ts'
import { gapsBeforeBegin, gapsBeforeUnseal } from './workflow.ts'
import { addReviewer, setScene } from './scene.fixture.ts'
import type { Scene, SceneOptions } from './scene.fixture.ts'
import { canReadPdf, textOf } from '../platform/pdf/read-pdf.example.ts'
import { signerOf } from '../signing/index.ts'
import { fieldId } from '../ui/index.ts'

let market: Market
beforeAll(async () => {
  market = await openMarket()
})
afterAll(() => market.close())

const staff = (personId: string, institutionId = 'kra') =>
  ({
    hat: 'institution',
    personId,
    institutionId,
    roles: ['officer', 'approver'],
    as: `desk:${institutionId}`,
    address: 'test',
    requestId: null,
  }) as const
const member = (personId: string) => ({ hat: 'reviewer', personId, as: 'reviewer', address: 'test', requestId: null }) as const
const must = <Value>(outcome: { ok: true; value: Value } | { ok: false; refusal: unknown }): Value => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal))
  return outcome.value
}
const scene = (options?: SceneOptions) => market.set((tx) => setScene(tx, options))
const reviewOf = async (id: string): Promise<ReviewDetail> => {
  const found = await findReviewById(market.read, id)
  if (!found) throw new Error('no review')
  return found
}
const trackState = async (id: string) => (await market.read.one(sql<{ state: string }>`select state from tracks where id = ${id}`)).state

const drawn = async (of: Scene) => {
  const { id } = must(await openReview(market.app, staff(of.officer), of.trackId))
  must(await freezeCandidates(market.app, staff(of.officer), id, null))
  must(await drawReviewCommittee(market.app, staff(of.officer), id))
  return id
}
const accept = async (id: string, personId: string) => {
  must(await answerConflicts(market.app, member(personId), id, 'none', ''))
  return must(await acceptSeat(market.app, member(personId), id, true))
}
const begun = async (of: Scene) => {
  const id = await drawn(of)
  for (const seat of (await reviewOf(id)).seats) await accept(id, seat.personId)
  must(await beginEvaluation(market.app, staff(of.officer), id))
  return id
}
const fill = (review: ReviewDetail, sort: number, share: number) => {
  const { criteria, gates } = askedAt(review.rules, sort)
  return {
    scores: Object.fromEntries(criteria.map((one) => [one.id, Math.round(one.max * share)])),
    comments: Object.fromEntries(criteria.map((one) => [one.id, '충분히 확인했습니다'])),
    gates: Object.fromEntries(gates.map((one) => [one.id, 'pass' as const])),
    overall: '좋은 기술입니다.',
    conditions: '',
  }
}
const hold = async (of: Scene, id: string, absent: readonly string[] = []) => {
  const review = await reviewOf(id)
  const stage = review.stages[1]
  const present = review.seats.filter((seat) => seat.state === 'accepted' && !absent.includes(seat.personId)).map((seat) => seat.personId)
  must(
    await recordAttendance(market.app, staff(of.officer), id, stage?.id ?? '', {
      seen: stage?.version ?? 0,
      heldAt: new Date(),
      place: '대회의실',
      present,
    }),
  )
}
const sealAll = async (id: string, personId: string, share: number) => {
  const review = await reviewOf(id)
  for (const stage of review.stages) {
    const sheet = (await findOwnSheets(market.read, id, personId)).find((one) => one.stageId === stage.id)
    if (sheet?.state !== 'open') continue
    const { version } = must(await writeSheet(market.app, member(personId), id, stage.id, sheet.version, fill(review, stage.sort, share)))
    must(await sealSheet(market.app, member(personId), id, stage.id, version))
  }
}
const met = async (of: Scene, shares: readonly number[] = [0.9, 0.8, 0.85]) => {
  const id = await begun(of)
  await hold(of, id)
  for (const [place, seat] of (await reviewOf(id)).seats.entries()) await sealAll(id, seat.personId, shares[place] ?? 0.8)
  expect(must(await unsealReview(market.app, staff(of.officer), id))).toEqual({ recused: 0 })
  must(await nameChair(market.app, staff(of.officer), id, (await reviewOf(id)).seats[0]?.personId ?? ''))
  return id
}
const nextYear = addDays(dayOf(new Date()), 365)
const reasons = (of: Scene) => Object.fromEntries(of.rules.sections.map((section) => [section.id, '근거가 충분합니다.']))
const verdict = (of: Scene, change: object = {}) => ({
  result: 'approved' as const,
  reasons: reasons(of),
  conditions: [],
  dissent: '',
  differsReason: '',
  given: [],
  ...change,
})
const decided = async (of: Scene, change: object = {}, shares?: readonly number[]) => {
  const id = await met(of, shares)
  must(await draftVerdict(market.app, staff(of.officer), id, 0, verdict(of, change)))
  must(await signReviewVerdict(market.app, staff(of.approver), id, 1))
  return id
}

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
  expect(checked.body).toContain('일치합니다')
})

test('a silent reviewer is reminded once, and only after the day has passed can the seat be emptied', async () => {
  const of = await scene()
  const id = await drawn(of)
  const [one] = (await reviewOf(id)).seats
  expect(await emptyTheSeat(market.app, staff(of.officer), id, one?.personId ?? '', 'call-silent', '연락이 닿지 않습니다')).toMatchObject({
    refusal: { code: 'too-early' },
  })
  await market.app.db.pool.query(
    `update committee_seats set answer_due_at = now() - interval '1 hour' where review_id = $1 and person_id = $2`,
    [id, one?.personId],
  )
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
  must(await emptyTheSeat(market.app, staff(of.officer), id, one?.personId ?? '', 'call-silent', '연락이 닿지 않습니다'))
  must(await substitute(market.app, staff(of.officer), id, one?.personId ?? ''))
  expect((await reviewOf(id)).draws[1]).toMatchObject({ cause: 'silence', replacesPersonId: one?.personId })
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
  expect((await desk.post(at, { [field]: '곧' })).body).toContain('평가표 기한을 2026-11-30처럼 입력해 주세요.')
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

test('the verdict is drafted by one and signed by another; then everything moves at once, and the firm learns no name', async () => {
  const of = await scene()
  const id = await met(of)
  expect(await draftVerdict(market.app, staff(of.officer), id, 0, verdict(of, { result: 'rejected' }))).toMatchObject({
    refusal: { code: 'verdict-incomplete', missing: [{ fault: 'differs-short', at: { of: 'differsReason' } }] },
  })
  must(await draftVerdict(market.app, staff(of.officer), id, 0, verdict(of)))
  expect(await signReviewVerdict(market.app, staff(of.officer), id, 1)).toMatchObject({ refusal: { code: 'own-draft' } })
  expect(await trackState(of.trackId)).toBe('in_review')
  must(await signReviewVerdict(market.app, staff(of.approver), id, 1))
  expect(await trackState(of.trackId)).toBe('approved')
  const firm = await resultForFirm(market.read, of.companyId, of.trackId)
  expect(firm).toMatchObject({ result: 'approved', total: 8500 })
  expect(await resultForFirm(market.read, 'other', of.trackId)).toBeUndefined()
  const review = await reviewOf(id)
  const told = (
    await market.read.many(
      sql<{ words: string }>`select subject_ko || body_ko || subject_en || body_en as words from notices where person_id = ${of.owner}`,
    )
  )
    .map((row) => row.words)
    .join()
  for (const seat of review.seats) {
    expect(told).not.toContain(seat.name)
    expect(JSON.stringify(firm)).not.toContain(seat.name)
  }
  expect(told.length).toBeGreaterThan(0)
  const desk = await market.as(of.officer)
  for (const paper of ['draw.pdf', 'minutes.pdf', 'letter.pdf']) {
    const sent = await desk.get(`/desk/kra/reviews/${id}/${paper}`)
    expect([paper, sent.statusCode, sent.rawPayload.subarray(0, 5).toString()]).toEqual([paper, 200, '%PDF-'])
  }
  expect((await desk.get(`/desk/kra/reviews/${id}/minutes`)).body).toContain('서명한 그대로임')
  const signed = { institution: { ko: '한국마사회' }, isWhole: true }
  const minutes = new Uint8Array((await desk.get(`/desk/kra/reviews/${id}/minutes.pdf`)).rawPayload)
  expect(await signerOf(market.read, minutes)).toMatchObject(signed)
  const sheets = await findSealedSheets(market.read, id)
  expect(sheets).toHaveLength(6)
  if (canReadPdf) for (const sheet of sheets) expect(textOf(minutes)).toContain(sheet.sha256?.slice(0, 8))
  const owner = await market.as(of.owner)
  const letter = await owner.get(`/company/${of.companyId}/tracks/${of.trackId}/letter.pdf`)
  expect(letter.statusCode).toBe(200)
  expect(await signerOf(market.read, new Uint8Array(letter.rawPayload))).toMatchObject(signed)
  for (const path of [`/desk/kra/reviews/${id}/minutes.pdf`, `/desk/kra/reviews/${id}`, `/reviews/${id}`])
    expect([path, (await owner.get(path)).statusCode]).toEqual([path, 404])
})

test('a verdict against the scores tells the firm why, on its page and in the letter’s words', async () => {
  const of = await scene()
  await decided(of, { result: 'rejected', differsReason: '현장 시험이 모자란다고 보았습니다.' })
  const page = await (await market.as(of.owner)).get(`/company/${of.companyId}/tracks/${of.trackId}`)
  expect(page.body).toContain('점수로 계산한 결과와 다르게 의결한 이유: 현장 시험이 모자란다고 보았습니다.')
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

test('of a verdict everything that is missing or too long is told at once, each at its field, and nothing is cut', async () => {
  const of = await scene({ rules: { conditionalVerdict: { allowed: true, confirmer: 'officer' } } })
  const id = await met(of)
  const [first, ...others] = of.rules.sections.map((section) => `reason-${section.id}`)
  const long = (most: number) => '가'.repeat(most + 1)
  const typed: Record<string, string> = {
    result: 'conditional',
    [first ?? '']: long(longest.verdictReason),
    ...Object.fromEntries(others.map((name) => [name, ''])),
    'condition-1': long(longest.condition),
    'due-1': '곧',
    'condition-2': '시험',
    'due-2': nextYear,
    dissent: long(longest.dissent),
  }
  const desk = await market.as(of.officer)
  for (const lang of ['', '/en']) {
    const { statusCode, body } = await desk.post(`${lang}/desk/kra/reviews/${id}/verdict`, typed)
    const summary = body.slice(body.indexOf('summary-of-errors'), body.indexOf('</ul>', body.indexOf('summary-of-errors')))
    expect(statusCode).toBe(422)
    expect(new Set([...summary.matchAll(/<a href="#([^"]+)">/g)].map(([, field]) => field))).toEqual(
      new Set([first ?? '', ...others, 'condition-1', 'due-1', 'condition-2', 'dissent'].map(fieldId)),
    )
    for (const words of [...[first ?? '', 'condition-1', 'dissent'].map((name) => typed[name]), 'value="곧"']) expect(body).toContain(words)
  }
  const told = (await desk.post(`/desk/kra/reviews/${id}/verdict`, typed)).body
  for (const most of ['1,000', '4,000']) expect(told).toContain(`${most}자까지 적을 수 있습니다.`)
  expect((await reviewOf(id)).verdict).toBeNull()
})

test('what is too long of a reviewer is told at its field, to the desk and to the reviewer, and nothing is cut', async () => {
  const of = await scene()
  const me = of.reviewers[0] ?? ''
  const desk = await market.as(of.officer)
  const own = await market.as(me)
  const long = (most: number) => '나'.repeat(most + 1)
  const forms: [string, Record<string, string>, Record<string, string>][] = [
    [
      '',
      { affiliation: long(longest.organisation), position: long(longest.role), experience: long(longest.experience) },
      { fields: 'SOC.WATER' },
    ],
    ['/affiliations', { organisation: long(longest.organisation), role: long(longest.role) }, { fromDay: '2020-01-01' }],
    ['/relations', { firm: long(longest.organisation), note: long(longest.reason) }, { kind: 'advice' }],
  ]
  for (const [tail, wrong, fine] of forms)
    for (const [who, base] of [
      [desk, `/desk/kra/reviewers/${me}`],
      [own, '/reviews/profile'],
    ] as const) {
      const { statusCode, body } = await who.post(`${base}${tail}`, { ...wrong, ...fine })
      expect([
        `${base}${tail}`,
        statusCode,
        ...Object.entries(wrong).flatMap(([name, words]) => [body.includes(`href="#${fieldId(name)}"`), body.includes(words)]),
      ]).toEqual([`${base}${tail}`, 422, ...Object.keys(wrong).flatMap(() => [true, true])])
    }
})

test('conditions typed beside another result, and a condition due in a far year, are told at their fields', async () => {
  const of = await scene({ rules: { conditionalVerdict: { allowed: true, confirmer: 'officer' } } })
  const id = await met(of)
  const desk = await market.as(of.officer)
  const typed = Object.fromEntries(Object.entries(reasons(of)).map(([section, why]) => [`reason-${section}`, why]))
  const told = async (result: string, due: string) => {
    const fields = { result, ...typed, dissent: '', 'condition-1': '성적서를 냅니다', 'due-1': due }
    const { statusCode, body } = await desk.post(`/desk/kra/reviews/${id}/verdict`, fields)
    return [statusCode, ...['condition-1', 'due-1'].filter((name) => body.includes(`href="#${fieldId(name)}"`))]
  }
  expect(await told('approved', nextYear)).toEqual([422, 'condition-1'])
  expect(await told('conditional', '9999-12-31')).toEqual([422, 'due-1'])
  expect((await reviewOf(id)).state).toBe('meeting')
  expect(await told('conditional', nextYear)).toEqual([303])
  must(await signReviewVerdict(market.app, staff(of.approver), id, 1))
})

test('no name of the committee reaches the firm: it is refused beside its field, and at the signature', async () => {
  const of = await scene()
  const id = await met(of)
  const name = '홍길순'
  await market.set((tx) =>
    tx.run(
      sql`update persons set name = ${name} where id = (select person_id from committee_seats where review_id = ${id} order by seat limit 1)`,
    ),
  )
  const desk = await market.as(of.officer)
  const [first = '', ...others] = of.rules.sections.map((section) => `reason-${section.id}`)
  const typed = {
    ...Object.fromEntries(others.map((field) => [field, '근거가 충분합니다.'])),
    [first]: `${name} 위원은 소음이 작다고 보았습니다.`,
  }
  const refused = await desk.post(`/desk/kra/reviews/${id}/verdict`, { result: 'approved', dissent: `${name} 반대`, ...typed })
  expect([
    refused.statusCode,
    refused.body.includes(`위원의 이름을 적을 수 없습니다. 지워 주세요: ${name}`),
    [first, ...others, 'dissent'].filter((field) => refused.body.includes(`href="#${fieldId(field)}"`)),
  ]).toEqual([422, true, [first]])
  must(await draftVerdict(market.app, staff(of.officer), id, 0, verdict(of, { dissent: `${name} 반대` })))
  const renamed = `update verdicts set reasons = jsonb_set(reasons, array[$2], to_jsonb($3::text)) where review_id = $1`
  const saying = (words: string) => market.app.db.pool.query(renamed, [id, first.slice('reason-'.length), words])
  await saying(`${name} 위원이 확인했습니다.`)
  const unsigned = await (await market.as(of.approver)).post(`/desk/kra/reviews/${id}/verdict/sign`, { version: '1' })
  expect([unsigned.statusCode, unsigned.body.includes(`서명할 수 없습니다: ${name}.`)]).toEqual([422, true])
  expect((await reviewOf(id)).state).toBe('verdict_drafted')
  await saying('확인했습니다.')
  must(await signReviewVerdict(market.app, staff(of.approver), id, 1))
})

test('a draft that comes back says why above its form, until it is drafted anew', async () => {
  const of = await scene()
  const id = await met(of)
  must(await draftVerdict(market.app, staff(of.officer), id, 0, verdict(of)))
  const endless = '가'.repeat(1001)
  const refused = await (await market.as(of.approver)).post(`/desk/kra/reviews/${id}/verdict/send-back`, { note: endless })
  expect([
    refused.statusCode,
    refused.body.includes('1,000자까지 적을 수 있습니다.'),
    refused.body.includes(`${endless}</textarea>`),
  ]).toEqual([422, true, true])
  must(await sendBackVerdict(market.app, staff(of.approver), id, 1, '이유를 더 자세히 적어 주세요.'))
  const desk = await market.as(of.officer)
  const shown = async () => (await desk.get(`/desk/kra/reviews/${id}/verdict`)).body.includes('이유를 더 자세히 적어 주세요.')
  expect(await shown()).toBe(true)
  must(await draftVerdict(market.app, staff(of.officer), id, 2, verdict(of)))
  expect(await shown()).toBe(false)
  must(await signReviewVerdict(market.app, staff(of.approver), id, 3))
})

test('an approver signs and sends back only the verdict they saw; of one that was drafted anew both versions are shown', async () => {
  const of = await scene()
  const id = await met(of)
  const base = `/desk/kra/reviews/${id}/verdict`
  const conditions = [{ ko: '성적서를 다시 제출한다', dueOn: nextYear }]
  must(await draftVerdict(market.app, staff(of.officer), id, 0, verdict(of, { result: 'conditional', conditions })))
  const approver = await market.as(of.approver)
  const old = (await approver.get(base)).body
  must(await sendBackVerdict(market.app, staff(of.approver), id, 1, '조건을 빼 주세요.'))
  must(await draftVerdict(market.app, staff(of.officer), id, 2, verdict(of)))
  for (const door of ['sign', 'send-back']) {
    const refused = await approver.post(`${base}/${door}`, { ...formOn(old, `${base}/${door}`), note: '이유가 짧습니다.' })
    expect([door, refused.statusCode]).toEqual([door, 409])
    expect(refused.body).toContain('<span class="sr-only"> [지움: </span>조건부 <span')
    expect(refused.body).toContain('성적서를 다시 제출한다')
    expect(refused.body).toContain('이유가 짧습니다.</textarea>')
    expect(formOn(refused.body, `${base}/${door}`)).toMatchObject({ version: '3', 'seen-conditions': '' })
    expect(await reviewOf(id)).toMatchObject({ state: 'verdict_drafted', minutesFileId: null, verdict: { version: 3, signedAt: null } })
  }
  const now = formOn((await approver.get(base)).body, `${base}/sign`)
  expect((await approver.post(`${base}/sign`, now)).headers.location).toBe(`/desk/kra/reviews/${id}/minutes`)
})

test('a verdict drafted over another one keeps what was typed and shows both, whether the other still waits for a signature or came back', async () => {
  const of = await scene()
  const id = await met(of)
  const base = `/desk/kra/reviews/${id}/verdict`
  const desk = await market.as(of.officer)
  const typed = Object.fromEntries(Object.entries(reasons(of)).map(([section]) => [`reason-${section}`, '제가 적은 이유입니다.']))
  const late = { ...formOn((await desk.get(base)).body, base), result: 'approved', dissent: '', ...typed }
  expect(late).toMatchObject({ version: '0' })
  must(await draftVerdict(market.app, staff(of.officer), id, 0, verdict(of)))
  const waiting = await desk.post(base, late)
  must(await sendBackVerdict(market.app, staff(of.approver), id, 1, '이유를 더 자세히 적어 주세요.'))
  const back = await desk.post(base, late)
  for (const refused of [waiting, back])
    expect([refused.statusCode, refused.body.includes('<ins'), refused.body.includes('제가')]).toEqual([409, true, true])
  expect(back.body).toContain('제가 적은 이유입니다.</textarea>')
  expect(await reviewOf(id)).toMatchObject({ state: 'meeting', verdict: { reasons: reasons(of), version: 2 } })
  expect((await desk.post(base, { ...late, version: formOn(back.body, base)['version'] ?? '' })).statusCode).toBe(303)
  must(await signReviewVerdict(market.app, staff(of.approver), id, 3))
})

test('a stage is announced for days to come and written down once it was held; members hear which, when to begin and when to seal', async () => {
  const of = await scene()
  const id = await begun(of)
  const [, stage] = (await reviewOf(id)).stages
  const [seat] = (await reviewOf(id)).seats
  const day = 86_400_000
  const stageId = stage?.id ?? ''
  expect(
    await planStage(market.app, staff(of.officer), id, stageId, { seen: 1, heldAt: new Date(Date.now() - day), place: '회의실' }),
  ).toMatchObject({
    refusal: { faults: ['day-past'] },
  })
  must(await planStage(market.app, staff(of.officer), id, stageId, { seen: 1, heldAt: new Date(Date.now() + day), place: '회의실' }))
  expect(
    await recordAttendance(market.app, staff(of.officer), id, stageId, {
      seen: 2,
      heldAt: new Date(Date.now() + day),
      place: '회의실',
      present: [seat?.personId ?? ''],
    }),
  ).toMatchObject({ refusal: { faults: ['not-held-yet'] } })
  const late = await (
    await market.as(of.officer)
  ).post(`/desk/kra/reviews/${id}/stages/${stageId}/attendance`, { [`day-${stageId}`]: '2099-01-01', [`time-${stageId}`]: '14:00' })
  expect([late.statusCode, late.body.includes('아직 시작하지 않은 심의의 참석은')]).toEqual([422, true])
  await hold(of, id)
  const told = await market.read.many(
    sql<{
      kind: string
      body: string
    }>`select kind, body_ko as body from notices where person_id = ${seat?.personId ?? ''} and link like ${`%${id}%`} order by at, kind`,
  )
  expect(told.map((one) => one.kind)).toEqual(['review.invited', 'review.begun', 'review.stage-planned', 'review.stage-held'])
  expect(told.find((one) => one.kind === 'review.stage-planned')?.body).toMatch(
    /^발표심의: [^.]*, 회의실\. 평가표는 [^.]*까지 봉인해 주세요\.$/,
  )
})

test('what was held stays when it was held: it is not announced anew, and not dated before there was a committee', async () => {
  const of = await scene()
  const id = await begun(of)
  const stage = (await reviewOf(id)).stages[1]?.id ?? ''
  const at = `/desk/kra/reviews/${id}/stages/${stage}`
  const desk = await market.as(of.officer)
  const typed = (day: string, version: string) => ({
    version,
    [`day-${stage}`]: day,
    [`time-${stage}`]: '00:00',
    [`place-${stage}`]: '회의실',
  })
  const early = await desk.post(`${at}/attendance`, typed('1999-01-01', '1'))
  expect([early.statusCode, early.body.includes('위원을 추첨한 날보다 앞선 날입니다.')]).toEqual([422, true])
  await hold(of, id)
  const { heldAt } = (await reviewOf(id)).stages[1] ?? {}
  const moved = await desk.post(`${at}/plan`, typed(addDays(dayOf(new Date()), 30), '2'))
  expect([moved.statusCode, moved.body.includes('참석을 기록한 심의 단계의 일정은 다시 알릴 수 없습니다.')]).toEqual([409, true])
  expect((await reviewOf(id)).stages[1]).toMatchObject({ heldAt, state: 'held' })
  const page = (await desk.get(`/desk/kra/reviews/${id}`)).body
  expect([page.includes(`action="${at}/plan"`), page.includes(`action="${at}/attendance"`)]).toEqual([false, true])
  expect((await desk.post(`${at}/attendance`, typed(dayOf(new Date()), '2'))).statusCode).toBe(303)
})

test('a day of a review lies within two years from today, a draw not before now, and a time has its day', async () => {
  const of = await scene({ rules: { conditionalVerdict: { allowed: true, confirmer: 'officer' } } })
  const desk = await market.as(of.officer)
  const { id: forming } = must(await openReview(market.app, staff(of.officer), of.trackId))
  const freeze = async (drawDay: string, drawTime: string) => {
    const { statusCode, body } = await desk.post(`/desk/kra/reviews/${forming}/freeze`, { drawDay, drawTime })
    return [statusCode, body.includes(`href="#${fieldId('drawDay')}"`), body.includes(`value="${drawTime}"`)]
  }
  for (const [day, time] of [
    ['2020-01-01', '09:00'],
    ['2999-01-01', '09:00'],
    ['', '14:00'],
    [nextYear, '두 시'],
  ] as const)
    expect([day, await freeze(day, time)]).toEqual([day, [422, true, true]])
  expect((await reviewOf(forming)).state).toBe('forming')
  expect((await freeze(nextYear, '14:00'))[0]).toBe(303)

  const other = await scene({ rules: { conditionalVerdict: { allowed: true, confirmer: 'officer' } } })
  const id = await begun(other)
  const [documents, presentation] = (await reviewOf(id)).stages.map((stage) => stage.id)
  const plan = async (stage: string, typed: Record<string, string>) => {
    const fields = Object.fromEntries(Object.entries(typed).map(([name, value]) => [`${name}-${stage}`, value]))
    const { body } = await desk.post(`/desk/kra/reviews/${id}/stages/${stage}/plan`, { version: '1', ...fields })
    return ['day', 'due'].filter((name) => body.includes(`href="#${fieldId(`${name}-${stage}`)}"`))
  }
  expect(await plan(presentation ?? '', { day: '2999-12-10', time: '14:00', due: '2999-12-11' })).toEqual(['day', 'due'])
  expect(await plan(documents ?? '', { time: '14:00' })).toEqual(['day'])
  expect((await reviewOf(id)).stages.map((stage) => stage.version)).toEqual([1, 1])
  await market.set((tx) => tx.run(sql`update reviews set state = 'cancelled' where id in (${id}, ${forming})`))
})

test('two officers who plan one stage meet: the later sees both versions, and what was typed stays', async () => {
  const of = await scene()
  const id = await begun(of)
  const stage = (await reviewOf(id)).stages[1]?.id ?? ''
  const at = `/desk/kra/reviews/${id}/stages/${stage}/plan`
  const desk = await market.as(of.officer)
  const typed = (place: string, version: string) => ({
    version,
    [`day-${stage}`]: addDays(dayOf(new Date()), 7),
    [`time-${stage}`]: '14:00',
    [`place-${stage}`]: place,
  })
  expect((await desk.post(at, typed('본사 3층', '1'))).statusCode).toBe(303)
  const late = await desk.post(at, typed('지사 강당', '1'))
  expect([late.statusCode, late.body.includes('<del'), late.body.includes('value="지사 강당"')]).toEqual([409, true, true])
  expect(formOn(late.body, at)).toMatchObject({ version: '2' })
  expect((await reviewOf(id)).stages[1]).toMatchObject({ place: '본사 3층' })
  expect((await desk.post(at, typed('지사 강당', '2'))).statusCode).toBe(303)
})

test('all that is wrong with a stage is told at once, each beside its field, with everything typed still there', async () => {
  const of = await scene()
  const id = await begun(of)
  const { stages, seats } = await reviewOf(id)
  const stage = stages[1]?.id ?? ''
  const desk = await market.as(of.officer)
  const long = '가'.repeat(longest.place + 1)
  const post = async (move: 'plan' | 'attendance', typed: Record<string, string>, lang = '') => {
    const fields = Object.fromEntries(Object.entries(typed).map(([name, value]) => [`${name}-${stage}`, value]))
    const { statusCode, body } = await desk.post(`${lang}/desk/kra/reviews/${id}/stages/${stage}/${move}`, fields)
    const summary = body.slice(body.indexOf('summary-of-errors'), body.indexOf('</ul>', body.indexOf('summary-of-errors')))
    const named = [...summary.matchAll(/<a href="#([^"]+)">/g)].map(([, field]) => field)
    expect([
      statusCode,
      ...Object.values(typed).map((value) => body.includes(`value="${value}"`)),
      ...named.map((field) => body.includes(`id="${field}-error"`)),
    ]).toEqual([422, ...Object.values(typed).map(() => true), ...named.map(() => true)])
    return { body, named: ['day', 'time', 'place', 'due'].filter((name) => named.includes(fieldId(`${name}-${stage}`))) }
  }
  expect((await post('plan', { day: '곧', time: '두 시', place: long, due: '다음 주' })).named).toEqual(['day', 'time', 'place', 'due'])
  expect((await post('plan', { day: '2020-01-01', time: '14:00', place: '회의실', due: '다음 주' })).named).toEqual(['day', 'due'])
  expect((await post('plan', { day: '곧', time: '14:00', place: '회의실', due: '2020-01-01' }, '/en')).named).toEqual(['day', 'due'])
  const present = seats[0]?.personId ?? ''
  const { body, named } = await post('attendance', { day: '2099-01-01', time: '14:00', place: long, due: '2020-01-01', present })
  expect(named).toEqual(['day', 'place', 'due'])
  expect([...body.matchAll(new RegExp(`name="present-${stage}"[^>]*checked`, 'g'))]).toHaveLength(1)
  expect((await reviewOf(id)).stages[1]).toMatchObject({ heldAt: null, place: null, state: 'planned' })
  const mended = { [`day-${stage}`]: nextYear, [`time-${stage}`]: '14:00', [`place-${stage}`]: long.slice(1), version: '1' }
  expect((await desk.post(`/desk/kra/reviews/${id}/stages/${stage}/plan`, mended)).statusCode).toBe(303)
  expect((await reviewOf(id)).stages[1]).toMatchObject({ place: long.slice(1) })
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

test('a joint review moves the tracks of every institution, and only the lead runs it', async () => {
  const of = await scene({ joint: true })
  expect(await openReview(market.app, staff(of.memberOfficer, 'lh'), of.memberTrackId)).toMatchObject({ refusal: { code: 'not-the-lead' } })
  await market.app.db.pool.query(`update tracks set state = 'received' where id = $1`, [of.memberTrackId])
  expect(await openReview(market.app, staff(of.officer), of.trackId)).toMatchObject({ refusal: { code: 'members-not-ready' } })
  await market.app.db.pool.query(`update tracks set state = 'checking' where id = $1`, [of.memberTrackId])
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
  expect((await stranger.get(`/council/${theirs}`)).payload).not.toContain(`/calls/${of.callId}`)
  await market.app.db.pool.query(`update tracks set state = 'checking' where id = $1`, [of.memberTrackId])
  const id = await begun(of)
  const list = await secretary.get(`/council/${ours}`)
  expect(list.payload).toContain(`/council/${ours}/reviews/${id}`)
  expect(list.payload).not.toContain(`/calls/${of.callId}`)
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

test('a firm that withdraws ends the review by itself, and its members are told', async () => {
  const of = await scene()
  const id = await drawn(of)
  await market.app.db.pool.query(`update tracks set state = 'withdrawn' where id = $1`, [of.trackId])
  await market.set((tx) => hearTrackMoved(tx, { trackId: of.trackId, to: 'withdrawn' }))
  const review = await reviewOf(id)
  expect(review.state).toBe('cancelled')
  expect(
    await market.read.many(sql`select 1 from notices where kind = 'review.cancelled' and person_id = ${review.seats[0]?.personId ?? ''}`),
  ).toHaveLength(1)
})

test('where the rules blind the firm, no page of a reviewer names it', async () => {
  const of = await scene({ rules: { blinding: { companyName: true } } })
  const id = await begun(of)
  const [one] = (await reviewOf(id)).seats
  const browser = await market.as(one?.personId ?? '')
  const sheet = (await findOwnSheets(market.read, id, one?.personId ?? ''))[0]
  for (const path of [`/reviews/${id}`, `/reviews/${id}/sheet/${sheet?.stageId}`, `/reviews/${id}/seal/${sheet?.stageId}`]) {
    const page = await browser.get(path)
    expect([path, page.statusCode, page.body.includes('가온누리'), page.body.includes('Gaonnuri')]).toEqual([path, 200, false, false])
  }
  const told = await market.read.many(
    sql<{
      words: string
    }>`select subject_ko || subject_en || body_ko || body_en || coalesce(link, '') as words from notices
      where link like ${`%${id}%`} and person_id = ${one?.personId ?? ''}`,
  )
  expect(told.length).toBeGreaterThan(0)
  expect(told.filter((row) => /가온누리|Gaonnuri/.test(row.words))).toEqual([])
})

test('a reviewer walks the pages: answers, pledges, writes with autosave, seals; each page stays within five statements', async () => {
  const of = await scene()
  const id = await drawn(of)
  const [seat] = (await reviewOf(id)).seats
  const me = seat?.personId ?? ''
  const browser: Browser = await market.as(me)
  await market.set((tx) => tx.run(sql`update review_stages set held_at = '2026-12-01T14:00:00+09:00' where review_id = ${id} and sort = 1`))
  expect((await browser.get('/reviews')).payload).not.toContain('기한 지남')
  await market.set((tx) =>
    tx.run(sql`update committee_seats set answer_due_at = '2026-01-01T18:00:00+09:00' where review_id = ${id} and person_id = ${me}`),
  )
  expect((await browser.get('/reviews')).payload).toMatch(
    /언제까지"[^>]*>.{0,300}기한 지남.{0,200}2026-01-01 18:00.{0,100}심의 일시"[^>]*>.{0,100}2026-12-01 14:00/s,
  )
  expect((await browser.get(`/reviews/${id}`)).headers.location).toBe(`/reviews/${id}/conflicts`)
  expect((await browser.post(`/reviews/${id}/conflicts`, {})).statusCode).toBe(422)
  expect((await browser.post(`/reviews/${id}/conflicts`, { answer: 'none' })).headers.location).toBe(`/reviews/${id}/accept`)
  expect((await browser.post(`/reviews/${id}/accept`, {})).statusCode).toBe(422)
  expect((await browser.post(`/reviews/${id}/accept`, { pledge: 'yes' })).statusCode).toBe(303)
  for (const other of (await reviewOf(id)).seats.filter((one) => one.state === 'invited')) await accept(id, other.personId)
  must(await beginEvaluation(market.app, staff(of.officer), id))
  const stage = (await reviewOf(id)).stages[0]?.id ?? ''
  const auto = await browser.post(`/reviews/${id}/sheet/${stage}/autosave`, { version: '1', 'score-novelty': '12.5' })
  expect([auto.statusCode, auto.json().version]).toEqual([200, 2])
  expect((await browser.post(`/reviews/${id}/sheet/${stage}/autosave`, { version: '1', 'score-novelty': '3' })).statusCode).toBe(409)
  const stale = await browser.post(`/reviews/${id}/sheet/${stage}`, { version: '1', 'score-novelty': '3' })
  expect([
    stale.statusCode,
    /지금 저장되어 있는 평가표.*12\.5점 \/ .*value="3"/s.test(stale.payload),
    stale.payload.includes('다른 창에서 먼저 저장한 내용이 있습니다.'),
  ]).toEqual([409, true, true])
  const beyond = await browser.post(`/reviews/${id}/sheet/${stage}`, { version: '2', 'score-novelty': '99' })
  expect([beyond.statusCode, beyond.payload.includes('신규성 점수를 0점에서')]).toEqual([422, true])
  expect((await browser.get(`/reviews/${id}/sheet/${stage}`)).payload).toMatch(
    /<span data-sum="score-">12\.5<\/span>점 \/ 30점.*2개 중 <span data-filled="score-">1<\/span>개 채점.*href="#field-score-excellence"/s,
  )
  const long = '가'.repeat(2001)
  const partly = await browser.post(`/reviews/${id}/sheet/${stage}/autosave`, {
    version: '2',
    'score-novelty': '150',
    'score-excellence': '9',
    'comment-novelty': '수치가 있습니다',
    'comment-excellence': long,
    overall: '좋습니다',
  })
  expect([partly.statusCode, partly.json()]).toEqual([
    200,
    {
      version: 3,
      savedAt: expect.any(String),
      errors: {
        'score-novelty': expect.stringContaining('신규성 점수를 0점에서 15점 사이로'),
        'comment-excellence': '2,000자까지 적을 수 있습니다. 줄여 주세요.',
      },
    },
  ])
  expect((await findOwnSheets(market.read, id, me)).find((one) => one.stageId === stage)).toMatchObject({
    scores: { novelty: 1250, excellence: 900 },
    comments: { novelty: '수치가 있습니다' },
    overall: '좋습니다',
  })
  const without = await browser.post(`/reviews/${id}/sheet/${stage}`, {
    version: '3',
    'score-novelty': '150',
    'score-excellence': '8.5',
    'comment-novelty': '고친 의견',
    'comment-excellence': long,
    overall: '아주 좋습니다',
    'gate-safe': 'fail',
  })
  expect([
    without.statusCode,
    ...['value="150"', 'value="8.5"', '고친 의견', `>${long}<`, '아주 좋습니다', 'value="fail" checked', '2,000자까지'].map((words) =>
      without.payload.includes(words),
    ),
  ]).toEqual([422, true, true, true, true, true, true, true])
  const full = {
    'score-novelty': '12.5',
    'score-excellence': '3',
    'comment-excellence': '수치가 부족합니다',
    'gate-applicable': 'pass',
    'gate-safe': 'pass',
  }
  expect((await browser.post(`/reviews/${id}/sheet/${stage}`, { version: '3', do: 'seal', ...full })).headers.location).toBe(
    `/reviews/${id}/seal/${stage}`,
  )
  expect((await browser.post(`/reviews/${id}/seal/${stage}`, { version: '4' })).statusCode).toBe(303)
  expect((await findOwnSheets(market.read, id, me)).find((one) => one.stageId === stage)).toMatchObject({
    state: 'sealed',
    scores: { novelty: 1250, excellence: 300 },
  })
  expect((await browser.post(`/reviews/${id}/sheet/${stage}`, { version: '4', ...full })).payload).toContain(
    '이미 봉인한 평가표여서 고칠 수 없습니다.',
  )
  for (const path of ['/reviews', '/reviews/profile', `/reviews/${id}`, `/reviews/${id}/sheet/${stage}`, `/en/reviews/${id}`]) {
    const page = await browser.get(path)
    expect([path, page.statusCode, Number(page.headers['x-statements']) <= 5]).toEqual([path, 200, true])
  }
  const desk = await market.as(of.officer)
  for (const path of [
    '/desk/kra/reviews',
    '/desk/kra/reviewers',
    '/desk/kra/reviewers/new',
    `/desk/kra/reviewers/${me}`,
    ...['', '/committee', '/meeting', '/verdict', '/minutes'].map((tail) => `/desk/kra/reviews/${id}${tail}`),
    `/en/desk/kra/reviews/${id}/committee`,
  ]) {
    const page = await desk.get(path)
    expect([path, page.statusCode, Number(page.headers['x-statements']) <= 5]).toEqual([path, 200, true])
  }
  expect((await desk.get(`/reviews/${id}`)).statusCode).toBe(404)
})

test('who saves a reviewer too late sees both versions, on the desk and at home, and a refusal in between hides nothing', async () => {
  const of = await scene()
  const id = await drawn(of)
  const me = (await reviewOf(id)).seats[0]?.personId ?? ''
  const desk = await market.as(of.officer)
  const own = await market.as(me)
  const profile = (affiliation: string, version: string) => ({
    affiliation,
    position: '교수',
    fields: ['SOC.ROAD'],
    home: 'external',
    state: 'active',
    version,
  })
  const saved = await market.read.one(sql<{ version: number }>`select version from reviewers where person_id = ${me}`)
  const seen = String(saved.version)
  const next = String(saved.version + 1)
  expect((await desk.post(`/desk/kra/reviewers/${me}`, profile('새벽대학교', seen))).statusCode).toBe(303)
  const refused = await own.post('/reviews/profile', profile('', seen))
  expect([refused.statusCode, refused.body.includes(`name="version" value="${seen}"`)]).toEqual([422, true])
  for (const stale of [
    await own.post('/reviews/profile', profile('노을대학교', seen)),
    await desk.post(`/desk/kra/reviewers/${me}`, profile('노을대학교', seen)),
  ]) {
    expect(stale.statusCode).toBe(409)
    for (const words of [
      '또는 다른 분이 이 내용을 고쳤습니다.',
      /<del[^>]*>.{0,80}새벽/s,
      /<ins[^>]*>.{0,80}노을/s,
      'value="노을대학교"',
      `name="version" value="${next}"`,
    ])
      expect(stale.body).toMatch(words)
  }
  expect((await own.post('/reviews/profile', profile('노을대학교', next))).statusCode).toBe(303)
})

test('a member reads the firm’s answers to this institution’s questions and every supplement it answered, with its papers, blinded and logged', async () => {
  const label = { ko: '소음은 얼마입니까?', en: 'How loud is it?' }
  const extraQuestions = [{ id: 'noise', label, hint: { ko: '', en: '' }, kind: 'line' as const, required: false }]
  const of = await scene({ rules: { blinding: { companyName: true }, extraQuestions } })
  const fileId = await market.set(async (tx) => {
    const kept = {
      ok: true as const,
      name: '가온누리기술 성적서.pdf',
      kind: 'pdf' as const,
      mediaType: 'application/pdf',
      warnings: [],
      scan: 'clean' as const,
    }
    const stored = await market.app.files.keep(new TextEncoder().encode('%PDF-1.7 supplement'))
    const id = await keepFile(tx, { ...kept, ...stored }, { kind: 'technology', id: of.technologyId, companyId: of.companyId })
    const answers = { kra: { 'r-noise': '가온누리기술 펌프는 62dB입니다.' }, kepco: { 'r-noise': '다른 기관에 한 답입니다.' } }
    await tx.run(sql`update applications set answers = ${JSON.stringify(answers)} where id = ${of.applicationId}`)
    const parts = [{ part: 'other', request: '소음 시험을 설명해 주세요.' }]
    const answered = [
      {
        part: 'other',
        text: '시험은 공인기관에서 했습니다.',
        changes: [],
        documents: [{ fileId: id, name: kept.name, kind: 'OTHER', bytes: 19, sha256: stored.sha256 }],
      },
    ]
    for (const [round, state] of ['answered', 'cancelled'].entries())
      await tx.run(sql`insert into supplements (id, track_id, company_id, institution_id, round, parts, requested_by, requested_at, due_at,
        answered_at, answers, state) values (${newId()}, ${of.trackId}, ${of.companyId}, 'kra', ${round + 1},
          ${JSON.stringify(state === 'answered' ? parts : [{ part: 'other', request: '거둔 요청입니다.' }])}, ${of.officer}, ${tx.now}, ${tx.now},
            ${state === 'answered' ? tx.now : null}, ${state === 'answered' ? JSON.stringify(answered) : null}, ${state})`)
    return id
  })
  const id = await begun(of)
  const [seat] = (await reviewOf(id)).seats
  const reviewer = await market.as(seat?.personId ?? '')
  for (const path of [`/reviews/${id}`, `/reviews/${id}/sheet/${(await reviewOf(id)).stages[0]?.id ?? ''}`]) {
    const page = await reviewer.get(path)
    expect([path, page.statusCode, Number(page.headers['x-statements']) <= 5]).toEqual([path, 200, true])
    for (const words of [
      '소음은 얼마입니까?',
      '펌프는 62dB입니다.',
      '소음 시험을 설명해 주세요.',
      '시험은 공인기관에서 했습니다.',
      '성적서.pdf',
    ])
      expect(page.body).toContain(words)
    for (const words of ['다른 기관에 한 답입니다.', '거둔 요청입니다.', '가온누리기술']) expect(page.body).not.toContain(words)
    expect(page.body).toContain(`href="/files/tracks/${of.trackId}/${fileId}"`)
  }
  expect((await reviewer.get(`/files/tracks/${of.trackId}/${fileId}`)).statusCode).toBe(200)
  const kept = await market.read.many(sql<{ what: string }>`select what from access_log where person_id = ${seat?.personId ?? ''}`)
  expect(kept.map((row) => row.what).join()).toContain(`answers and supplements for review ${id}`)
})

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
        [`day-${stage}`]: dayOf(new Date()),
        [`time-${stage}`]: '00:00',
        [`place-${stage}`]: '대회의실',
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

/** Everybody's sign-in is a while ago: longer than a confirmation counts. */
const anHourLater = () => market.set((tx) => tx.run(sql`update sessions set reauthenticated_at = clock_timestamp() - interval '1 hour'`))

test('whoever opens the seals or signs a verdict shows again who they are, unless they have just done so', async () => {
  const of = await scene()
  const id = await begun(of)
  await hold(of, id)
  for (const seat of (await reviewOf(id)).seats) await sealAll(id, seat.personId, 0.8)
  const base = `/desk/kra/reviews/${id}`
  const [desk, approver] = [await market.as(of.officer), await market.as(of.approver)]
  await anHourLater()
  expect((await desk.post(`${base}/unseal`)).headers.location).toBe(`/account/confirm?next=${encodeURIComponent(base)}`)
  expect((await reviewOf(id)).state).toBe('evaluating')
  must(await unsealReview(market.app, staff(of.officer), id))
  must(await nameChair(market.app, staff(of.officer), id, (await reviewOf(id)).seats[0]?.personId ?? ''))
  must(await draftVerdict(market.app, staff(of.officer), id, 0, verdict(of)))
  const asked = await approver.post(`${base}/verdict/sign`, { version: '1' })
  expect(asked.headers.location).toBe(`/account/confirm?next=${encodeURIComponent(`${base}/verdict`)}`)
  expect((await reviewOf(id)).state).toBe('verdict_drafted')
  const again = await market.as(of.approver)
  expect((await again.post(`${base}/verdict/sign`, { version: '1' })).headers.location).toBe(`${base}/minutes`)
})

test('sheets that were all sealed are not called late once their day has passed', async () => {
  const of = await scene()
  const id = await met(of)
  await market.set((tx) => tx.run(sql`update review_stages set sheets_due_at = market_now() - interval '1 day' where review_id = ${id}`))
  const page = (await (await market.as(of.officer)).get(`/desk/kra/reviews/${id}`)).body
  expect(page).toContain('평가표 기한:')
  expect(page).not.toContain('기한 지남')
})
