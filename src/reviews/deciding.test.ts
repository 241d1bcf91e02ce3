import { afterAll, expect, test } from 'vitest'
import { sql } from '../../tests/support/market.ts'
import { must, nextYear, openReviews, reasons, staff, verdict } from '../../tests/support/reviewing.ts'
import { formOn } from '../../tests/support/form-on.ts'
import { canReadPdf, textOf } from '../platform/pdf/read-pdf.example.ts'
import { signerOf } from '../signing/index.ts'
import { fieldId } from '../ui/index.ts'
import { nameChair } from './actions/committee.ts'
import { unsealReview } from './actions/unseal.ts'
import { draftVerdict, sendBackVerdict, signReviewVerdict } from './actions/verdict.ts'
import { longest } from './longest.ts'
import { findSealedSheets } from './sheet-queries.ts'
import { resultForFirm } from './track-queries.ts'

const { market, scene, reviewOf, trackState, begun, hold, sealAll, met, decided } = await openReviews()
afterAll(() => market.close())

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
  const english = (await (await market.as(of.owner)).get(`/en/company/${of.companyId}/tracks/${of.trackId}`)).body
  expect(english).toContain('Why it was decided otherwise than the scores came out: ')
  // The score and what would have passed stand on the page as in the letter, and after the end no further step is shown.
  expect(page.body).toMatch(/심의 점수<\/dt><dd[^>]*>[\d.]+점\(100점 만점, 통과 기준 [\d.]+점\)/)
  expect([page.body.includes(' (아직)'), page.body.includes(' (마침)')]).toEqual([false, true])
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

test('the form has room for the conditions there are and one more, and more where it is asked for, with nothing typed lost and nothing saved', async () => {
  const of = await scene({ rules: { conditionalVerdict: { allowed: true, confirmer: 'officer' } } })
  const id = await met(of)
  const place = `/desk/kra/reviews/${id}/verdict`
  const desk = await market.as(of.officer)
  const roomIn = (body: string) => new Set(body.match(/(?<=name="condition-)\d+/g)).size
  expect(roomIn((await desk.get(place)).body)).toBe(2)
  const why = Object.fromEntries(Object.entries(reasons(of)).map(([section, words]) => [`reason-${section}`, words]))
  const conditions = (count: number) =>
    Object.fromEntries(
      Array.from({ length: count }, (_, at) => [
        [`condition-${at + 1}`, `성적서 ${at + 1}을 냅니다`],
        [`due-${at + 1}`, nextYear],
      ]).flat(),
    ) as Record<string, string>
  const typed = { version: '0', result: 'conditional', ...why, dissent: '한 분은 반대했습니다', ...conditions(2) }
  const more = await desk.post(place, { ...typed, do: 'more-conditions' })
  expect([more.statusCode, roomIn(more.body)]).toEqual([200, 3])
  for (const words of ['성적서 2을 냅니다', '한 분은 반대했습니다', `value="${nextYear}"`]) expect(more.body).toContain(words)
  expect(more.body).toMatch(/formaction="[^"]*#field-condition-4"/)
  const emptyOnes = await desk.post(place, { ...typed, 'condition-3': '', 'due-3': '', do: 'more-conditions' })
  expect(roomIn(emptyOnes.body)).toBe(4)
  expect((await reviewOf(id)).verdict).toBeNull()
  const full = await desk.post(place, { ...typed, ...conditions(20), result: 'approved' })
  expect([full.statusCode, roomIn(full.body), full.body.includes('more-conditions')]).toEqual([422, 20, false])
  expect((await desk.post(place, { ...typed, ...conditions(7) })).statusCode).toBe(303)
  expect((await reviewOf(id)).verdict?.conditions).toHaveLength(7)
  // A draft saved meanwhile: the press is told like any other form that came too late.
  const late = await desk.post(place, { ...typed, ...conditions(1), do: 'more-conditions' })
  expect([late.statusCode, late.body.includes('<del'), late.body.includes('한 분은 반대했습니다')]).toEqual([409, true, true])
  await (await market.as(of.approver)).post(`${place}/send-back`, { version: '1', note: '기한을 다시 보세요' })
  expect(roomIn((await desk.get(place)).body)).toBe(8)
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

test('a word that only reads like a name is offered as an ordinary one, by name and only where no title stands with it', async () => {
  const of = await scene()
  const id = await met(of)
  await market.set((tx) =>
    tx.run(
      sql`update persons set name = '이동식' where id = (select person_id from committee_seats where review_id = ${id} order by seat limit 1)`,
    ),
  )
  const desk = await market.as(of.officer)
  const [first = '', ...others] = of.rules.sections.map((section) => `reason-${section.id}`)
  const saying = (words: string, more = {}) =>
    desk.post(`/desk/kra/reviews/${id}/verdict`, {
      result: 'approved',
      ...Object.fromEntries(others.map((field) => [field, '근거가 충분합니다.'])),
      [first]: words,
      ...more,
    })
  const offers = ({ body }: { body: string }) => [body.includes('name="ordinaryWords"'), body.includes('보통 낱말이라고 표시해 주세요.')]
  expect(offers(await saying('이동식 위원이 확인했습니다.'))).toEqual([false, false])
  const refused = await saying('이동식 펌프를 확인했습니다.')
  expect([refused.statusCode, ...offers(refused), refused.body.includes('‘이동식’: 확인했습니다.')]).toEqual([422, true, true, true])
  expect((await saying('이동식 펌프를 확인했습니다.', { ordinaryWords: '이동식' })).statusCode).toBe(303)
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
