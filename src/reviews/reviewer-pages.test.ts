import { afterAll, expect, test } from 'vitest'
import { sql } from '../../tests/support/market.ts'
import type { Browser } from '../../tests/support/market.ts'
import { must, openReviews, staff } from '../../tests/support/reviewing.ts'
import { takeAway } from '../../tests/support/take-away.ts'
import { newId } from '../kernel/id.ts'
import { keepFile } from '../platform/files/rows.ts'
import { fieldId } from '../ui/index.ts'
import { beginEvaluation } from './actions/committee.ts'
import { longest } from './longest.ts'
import { findOwnSheets } from './sheet-queries.ts'

const { market, scene, reviewOf, drawn, accept, begun } = await openReviews()
afterAll(() => market.close())

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
  const mine = await takeAway(browser, '/reviews')
  expect([mine.statuses, mine.rows.length, mine.lines.length]).toEqual([[200, 200], 2, 2])
  expect(`${mine.lines.join()} ${mine.rows.flat().join()}`).not.toMatch(/가온누리|Gaonnuri/)
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
  // What it is must be said only of a conflict: the field is called neither required nor optional.
  expect((await browser.get(`/reviews/${id}/conflicts`)).payload).toMatch(/내용<span class="need"> \(이해관계가 있으면 필수\)/)
  expect((await browser.post(`/reviews/${id}/conflicts`, {})).statusCode).toBe(422)
  expect((await browser.post(`/reviews/${id}/conflicts`, { answer: 'none' })).headers.location).toBe(`/reviews/${id}/accept`)
  expect((await browser.post(`/reviews/${id}/accept`, {})).statusCode).toBe(422)
  expect((await browser.post(`/reviews/${id}/accept`, { pledge: 'yes' })).statusCode).toBe(303)
  for (const other of (await reviewOf(id)).seats.filter((one) => one.state === 'invited')) await accept(id, other.personId)
  must(await beginEvaluation(market.app, staff(of.officer), id))
  const stage = (await reviewOf(id)).stages[0]?.id ?? ''
  // The one thing to do is a button that says so, and no other list of the page has the name of the sheets.
  const own = (await browser.get(`/reviews/${id}`)).payload
  expect(own).toMatch(new RegExp(`<a [^>]*href="/reviews/${id}/sheet/${stage}"[^>]*class="krds-btn primary[^>]*>서면심의 평가표 쓰기</a>`))
  expect([own.includes('>서면심의 평가표</a>'), own.includes('>서면심의</a>'), own.includes('<h2>일정</h2>')]).toEqual([true, false, true])
  const auto = await browser.post(`/reviews/${id}/sheet/${stage}/autosave`, { version: '1', 'score-novelty': '12.5' })
  expect([auto.statusCode, auto.json().version]).toEqual([200, 2])
  expect((await browser.post(`/reviews/${id}/sheet/${stage}/autosave`, { version: '1', 'score-novelty': '3' })).statusCode).toBe(409)
  const stale = await browser.post(`/reviews/${id}/sheet/${stage}`, { version: '1', 'score-novelty': '3' })
  expect([
    stale.statusCode,
    /저장되어 있는 평가표와 지금 적은 내용.*<del>.*12\.5.*<ins>.*3.*value="3"/s.test(stale.payload),
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
  // A sealed sheet leads to those that are still open.
  const open = (await findOwnSheets(market.read, id, me)).find((one) => one.state === 'open')
  expect((await browser.get(`/reviews/${id}/sheet/${stage}`)).payload).toMatch(
    new RegExp(`아직 봉인하지 않은 평가표:.{0,120}/reviews/${id}/sheet/${open?.stageId}"`, 's'),
  )
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
          ${JSON.stringify(state === 'answered' ? parts : [{ part: 'other', request: '철회한 요청입니다.' }])}, ${of.officer}, ${tx.now}, ${tx.now},
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
    for (const words of ['다른 기관에 한 답입니다.', '철회한 요청입니다.', '가온누리기술']) expect(page.body).not.toContain(words)
    expect(page.body).toContain(`href="/files/tracks/${of.trackId}/${fileId}"`)
  }
  expect((await reviewer.get(`/files/tracks/${of.trackId}/${fileId}`)).statusCode).toBe(200)
  const kept = await market.read.many(sql<{ what: string }>`select what from access_log where person_id = ${seat?.personId ?? ''}`)
  expect(kept.map((row) => row.what).join()).toContain(`answers and supplements for review ${id}`)
})
