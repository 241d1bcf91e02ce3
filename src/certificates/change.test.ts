import { afterAll, expect, test } from 'vitest'
import { openCertificates } from '../../tests/support/certifying.ts'
import { sql } from '../../tests/support/market.ts'
import { createPerson } from '../people/index.ts'
import { approveIn, giveOpinion, proposeIn } from './actions/change.ts'
import { checkNumber, checkPaper } from './check.ts'
import { remindOfExpiry } from './jobs.ts'

const { market, scene, issued, pdfOf, desk, today } = await openCertificates()
afterAll(() => market.close())

test('an extension is approved by another, brings a new paper, and the old one is still an original', async () => {
  const { id } = await issued('연장할 기술')
  const old = await pdfOf(id)
  const by = (personId: string) => ({ personId, institutionId: 'kra' })
  const proposal = await market.set((tx) =>
    proposeIn(tx, by(scene.officer), id, { change: 'extend', reason: '계속 쓰고 있음', urgent: false }),
  )
  if (!proposal.ok) throw new Error(proposal.refusal.code)
  expect(
    await market.set((tx) => proposeIn(tx, by(scene.officer), id, { change: 'extend', reason: '한 번 더 올림', urgent: false })),
  ).toMatchObject({ refusal: { code: 'already-proposed' } })
  expect(await market.set((tx) => approveIn(tx, market.app, by(scene.officer), proposal.value.id))).toMatchObject({
    refusal: { code: 'own-proposal' },
  })
  expect(await market.set((tx) => approveIn(tx, market.app, by(scene.approver), proposal.value.id))).toMatchObject({ ok: true })
  expect(await checkPaper(market.read, old, '', today())).toMatchObject({ answer: 'valid', isEarlierPaper: true })
  expect(await checkPaper(market.read, await pdfOf(id), '', today())).toMatchObject({ answer: 'valid', isEarlierPaper: false })
  expect((await desk(id))?.extensions).toBe(1)
  expect(
    await market.set((tx) => proposeIn(tx, by(scene.officer), id, { change: 'extend', reason: '또 연장', urgent: false })),
  ).toMatchObject({ refusal: { code: 'incomplete' } })
  expect(
    await market.set((tx) => proposeIn(tx, by(scene.officer), id, { change: 'extend', reason: '한 번 더 연장', urgent: false })),
  ).toMatchObject({ refusal: { code: 'no-extension-left', allowed: 1 } })
})

test('the page of an extension says from which day on the rules allow it, and takes none before', async () => {
  const { id } = await issued('아직 이른 연장')
  await market.set((tx) =>
    tx.run(sql`update certificates set rules = jsonb_set(rules, '{extensions,fromMonthsBefore}', '6') where id = ${id}`),
  )
  const officer = await market.as(scene.officer)
  const at = `/desk/kra/certificates/${id}/changes/extend`
  const shown = (await officer.get(at)).body
  const refused = await officer.post(at, { reason: '계속 납품하고 있습니다' })
  expect([/심의규정에 따라 \d+년 \d+월 \d+일.*부터 연장할 수 있습니다/.test(shown), refused.statusCode]).toEqual([true, 409])
})

test('that no extension is left is said in the same words to the desk and to the firm, also where the rules know none', async () => {
  const { id } = await issued('다 늘린 인증')
  const both = async (lang: string) => {
    const desk = (await (await market.as(scene.officer)).get(`${lang}/desk/kra/certificates/${id}/changes/extend`)).body
    const firm = (await (await market.as(scene.owner)).get(`${lang}/company/${scene.companyId}/certificates`)).body
    return (sentence: string) => [desk.includes(sentence), firm.includes(sentence)]
  }
  await market.set((tx) => tx.run(sql`update certificates set extensions = 1, valid_to = (select market_today()) + 20 where id = ${id}`))
  expect((await both(''))('1번까지 연장할 수 있으며, 모두 썼습니다. 계속 쓰려면 다시 심의를 받아야 합니다.')).toEqual([true, true])
  expect((await both('/en'))('no extension is left: to go on it needs a new review.')).toEqual([true, true])
  await market.set((tx) =>
    tx.run(sql`update certificates set extensions = 0, rules = jsonb_set(rules, '{extensions,months}', '0') where id = ${id}`),
  )
  expect((await both(''))('심의규정에 연장이 없습니다. 계속 쓰려면 다시 심의를 받아야 합니다.')).toEqual([true, true])
  // Another test counts whom it reminds of an end.
  await market.set((tx) => tx.run(sql`update certificates set valid_to = (select market_today()) + 900 where id = ${id}`))
})

test('a firm is heard before a revocation; then the check says revoked with the reason', async () => {
  const { id, number } = await issued('취소할 기술')
  const by = (personId: string) => ({ personId, institutionId: 'kra' })
  const proposal = await market.set((tx) =>
    proposeIn(tx, by(scene.officer), id, { change: 'revoke', reason: '인증 요건 미충족', urgent: true }),
  )
  if (!proposal.ok) throw new Error(proposal.refusal.code)
  expect(await market.set((tx) => approveIn(tx, market.app, by(scene.approver), proposal.value.id))).toMatchObject({
    refusal: { code: 'being-heard' },
  })
  const firm = {
    hat: 'company',
    personId: scene.owner,
    companyId: scene.companyId,
    role: 'owner',
    as: 'company',
    address: 'test',
    requestId: null,
  } as const
  expect(await giveOpinion(market.app, { ...firm, companyId: 'anotherfirm2' }, id, '우리 것이 아님')).toMatchObject({
    refusal: { code: 'not-found' },
  })
  const home = async () => (await (await market.as(scene.owner)).get('/home')).body.includes('의견을 낼 수 있는 인증서 변경')
  expect(await home()).toBe(true)
  expect(await giveOpinion(market.app, firm, id, '이의가 없습니다.')).toMatchObject({ ok: true })
  expect(await home()).toBe(false)
  expect(await market.set((tx) => approveIn(tx, market.app, by(scene.approver), proposal.value.id))).toMatchObject({ ok: true })
  expect(await checkNumber(market.read, number.toLowerCase(), undefined, today())).toMatchObject([
    { answer: 'revoked', certificate: { id, stateReason: '인증 요건 미충족' } },
  ])
  for (const copied of [`제 ${number} 호`, `제${number}호`, number.replaceAll('-', '–'), number.replaceAll('-', ' ')])
    expect([copied, (await checkNumber(market.read, copied, undefined, today()))[0]?.certificate?.id]).toEqual([copied, id])
  const page = await market.visitor.get(`/certificates/${id}`)
  expect(page.statusCode).toBe(200)
  expect(page.body).toContain('취소된 인증서입니다.')
  expect(page.body).toContain('사유: 인증 요건 미충족')
})

test('reminders go out once each, of several passed at once the nearest, and of no end that is long past', async () => {
  const [{ id }, { id: next, number }, { id: old }] = [
    await issued('만료가 다가옴'),
    await issued('곧 만료'),
    await issued('오래전에 만료'),
  ]
  await market.set((tx) =>
    tx.run(sql`update certificates set valid_to = market_today() + case id when ${id} then 80 when ${next} then 20 else -31 end
      where id in (${id}, ${next}, ${old})`),
  )
  expect(await remindOfExpiry(market.app)).toBe(2)
  expect(await remindOfExpiry(market.app)).toBe(0)
  expect(await market.read.one(sql`select reminded from certificates where id = ${id}`)).toEqual({ reminded: [180, 90] })
  expect(await market.read.one(sql`select count(*) from notices where kind = 'certificate.reminded'`)).toEqual({ count: 4 })
  expect(
    await market.read.many(sql`select subject_ko from notices where kind = 'certificate.reminded' and subject_ko like ${`%${number}%`}`),
  ).toEqual([
    { subjectKo: `인증서 ${number}의 유효기간이 20일 남았습니다.` },
    { subjectKo: `인증서 ${number}의 유효기간이 20일 남았습니다.` },
  ])
})

test('a firm asks for an extension by one press, once; the officer reads it in the queue and on the certificate, and answers', async () => {
  const { id } = await issued('연장을 요청할 기술')
  const owner = await market.as(scene.owner)
  const officer = await market.as(scene.officer)
  const shelf = `/company/${scene.companyId}/certificates`
  const ask = (note: string) => owner.post(`${shelf}/${id}/extension`, { [`extension-${id}`]: note })
  expect((await owner.get(shelf)).body).toContain('유효기간 연장 요청하기')
  expect((await ask('가'.repeat(1001))).statusCode).toBe(422)
  expect((await ask('내년에도 공급합니다.')).statusCode).toBe(303)
  const again = await ask('한 번 더')
  expect([again.statusCode, again.body.includes('이미 연장을 요청하셨습니다.')]).toEqual([409, true])
  expect((await owner.get(shelf)).body).toContain('연장을 요청했습니다: ')
  expect((await officer.get('/home')).body).toContain('기업이 요청한 인증서 연장')
  expect((await officer.get('/desk/kra/certificates?view=valid')).body).toContain('기업이 연장을 요청함')
  const page = `/desk/kra/certificates/${id}`
  // The asking stands on the page and on the one that answers it, with the day the extension would lead to; there is one way there.
  const seen = (await officer.get(page)).body
  expect([seen.includes('내년에도 공급합니다.'), seen.split(`${page}/changes/extend"`).length - 1]).toEqual([true, 1])
  const before = await market.read.one(sql<{
    until: string
  }>`select to_char(valid_to + 1 + interval '36 months' - interval '1 day', 'YYYY-MM-DD') as until
    from certificates where id = ${id}`)
  const asking = (await officer.get(`${page}/changes/extend`)).body
  expect([asking.includes('내년에도 공급합니다.'), asking.includes(`datetime="${before.until}"`)]).toEqual([true, true])
  expect((await officer.post(`${page}/extension/decline`, { declining: '' })).statusCode).toBe(422)
  expect((await officer.post(`${page}/extension/decline`, { declining: '성능이 기준에 못 미칩니다.' })).statusCode).toBe(303)
  expect((await owner.get(shelf)).body).toContain('성능이 기준에 못 미칩니다.')
  // Declined it may be asked for again, and the extension itself is the answer to that.
  expect((await ask('')).statusCode).toBe(303)
  expect((await officer.post(`${page}/changes/extend`, { reason: '기업이 요청했습니다.' })).statusCode).toBe(303)
  const { proposal } = await market.read.one(sql<{ proposal: string }>`select id as proposal from certificate_proposals
    where certificate_id = ${id} and state = 'open'`)
  expect((await (await market.as(scene.approver)).post(`${page}/proposals/${proposal}/approve`)).statusCode).toBe(303)
  expect(
    await market.read.many(sql`select state from certificate_extension_requests where certificate_id = ${id} order by asked_at`),
  ).toEqual([{ state: 'declined' }, { state: 'granted' }])
  // The rules allow one extension: it is used now, and the sentence says so.
  const refused = await ask('')
  expect([refused.statusCode, refused.body.includes('심의규정에 따라 1번까지 연장할 수 있으며')]).toEqual([409, true])
  // The certificate of another firm is not there.
  const stranger = await market.set((tx) => createPerson(tx, { email: 'stranger@scene.example', name: '남' }))
  expect((await (await market.as(stranger.id)).post(`${shelf}/${id}/extension`, {})).statusCode).toBe(404)
})
