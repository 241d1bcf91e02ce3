import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { formOn } from '../../tests/support/form-on.ts'
import { openMarket, sql } from '../../tests/support/market.ts'
import type { Market } from '../../tests/support/market.ts'
import { addDays, dayOf } from '../kernel/dates.ts'
import { inTransaction } from '../platform/database/transaction.ts'
import { signInNameOf, signerOf } from '../signing/index.ts'
import { aPage } from '../platform/pdf/plain-page.example.ts'
import { approveIn, giveOpinion, proposeIn } from './actions/change.ts'
import { draftCertificate, startDraft } from './actions/draft.ts'
import { issueCertificate } from './actions/issue.ts'
import { checkNumber, checkPaper } from './check.ts'
import { remindOfExpiry } from './jobs.ts'
import { findDeskCertificate, findPaperFile } from './queries.ts'
import { placeTrack, setScene } from './scene.fixture.ts'
import type { Scene } from './scene.fixture.ts'
import { isInForce, standingToday } from './standing-sql.ts'
import { standing } from './workflow.ts'

const has = (command: string): boolean => {
  try {
    execFileSync(command, [command === 'pdfsig' ? '-v' : 'version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

let market: Market
let scene: Scene
beforeAll(async () => {
  market = await openMarket()
  scene = await market.set((tx) => setScene(tx, 'kra'))
})
afterAll(() => market.close())

const today = () => dayOf(market.app.clock.now())
const actor = (personId: string, institutionId = scene.institutionId) =>
  ({
    hat: 'institution',
    personId,
    institutionId,
    roles: ['officer', 'approver'],
    as: `desk:${institutionId}`,
    address: 'test',
    requestId: null,
  }) as const
const names = (title: string) => ({
  titleKo: title,
  titleEn: `${title} (en)`,
  companyNameKo: '가나다라기술',
  companyNameEn: 'Ganadara Tech',
})
const approved = (titleKo: string, of = scene) =>
  market.set((tx) => placeTrack(tx, of, { titleKo, titleEn: 'Pump', summaryKo: '소음이 작습니다.' }))
const drafted = async (titleKo: string, of = scene) => {
  const { trackId } = await approved(titleKo, of)
  const made = await startDraft(market.app, actor(of.officer, of.institutionId), trackId, names(titleKo))
  if (!made.ok) throw new Error(made.refusal.code)
  return { id: made.value.id, trackId }
}
const issued = async (titleKo: string, of = scene) => {
  const { id, trackId } = await drafted(titleKo, of)
  const signed = await issueCertificate(market.app, actor(of.approver, of.institutionId), id, 1)
  if (!signed.ok) throw new Error(signed.refusal.code)
  return { ...signed.value, trackId }
}
const pdfOf = async (id: string) => new Uint8Array(await market.app.files.read((await findPaperFile(market.read, id))?.storageKey ?? ''))
const desk = (id: string) => findDeskCertificate(market.read, scene.institutionId, id)

test('only an approved track gets a certificate, once, and not by its drafter’s own hand', async () => {
  const { id, trackId } = await drafted('배수펌프')
  expect(await startDraft(market.app, actor(scene.officer), trackId, names('배수펌프'))).toMatchObject({
    refusal: { code: 'already-drafted' },
  })
  expect(await issueCertificate(market.app, actor(scene.officer), id, 1)).toMatchObject({ refusal: { code: 'own-draft' } })
  expect(await issueCertificate(market.app, actor(scene.approver, 'kwater'), id, 1)).toMatchObject({ refusal: { code: 'not-found' } })
  const other = await approved('심의 중인 기술')
  await market.set((tx) => tx.run(sql`update tracks set state = 'in_review' where id = ${other.trackId}`))
  expect(await market.set((tx) => draftCertificate(tx, { personId: scene.officer, institutionId: 'kra' }, other.trackId))).toMatchObject({
    refusal: { code: 'track-not-approved' },
  })
})

test('signing gives number, validity, signed paper, certified track and news to the firm, all at once', async () => {
  const { id, number, trackId } = await issued('누수 감지기')
  expect(number).toMatch(/^KRA-\d{4}-\d{4}$/)
  const one = await desk(id)
  expect(one).toMatchObject({ state: 'valid', number, issuedOn: today(), validFrom: today() })
  expect(await market.read.one(sql`select state from tracks where id = ${trackId}`)).toEqual({ state: 'certified' })
  expect(
    await market.read.one(
      sql<{ told: number }>`select count(*) as told from notices where person_id = ${scene.owner} and kind = 'certificate.issued'`,
    ),
  ).toMatchObject({ told: expect.any(Number) as number })
  expect(one?.history.map((entry) => entry.event)).toEqual(['issued'])
})

test('the paper is signed under our root, and pdfsig agrees', async () => {
  const { id } = await issued('서명 확인')
  const pdf = await pdfOf(id)
  expect(await signerOf(market.read, pdf)).toEqual({
    name: '한국마사회',
    institution: { ko: '한국마사회', en: 'Korea Racing Authority' },
    isWhole: true,
  })
  if (!has('pdfsig')) return
  const folder = mkdtempSync(join(tmpdir(), 'cert-'))
  writeFileSync(join(folder, 'a.pdf'), pdf)
  const said = execFileSync('pdfsig', [join(folder, 'a.pdf')], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  rmSync(folder, { recursive: true })
  expect(said).toContain('Signature is Valid')
  expect(said).toContain('Total document signed')
})

test('the issued file is the original; one flipped byte anywhere is found; a foreign file is unknown', async () => {
  const { id, number } = await issued('위변조 확인')
  const pdf = await pdfOf(id)
  expect(await checkPaper(market.read, pdf, '', today())).toMatchObject({ answer: 'valid', certificate: { id, number } })
  for (const [typed, isOther] of [
    [number, undefined],
    [id, undefined],
    [`${number}-X`, true],
  ] as const)
    expect([typed, (await checkPaper(market.read, pdf, typed, today())).isOfOtherNumber]).toEqual([typed, isOther])
  for (const place of [20, 500, 2_000, Math.floor(pdf.length / 2), pdf.length - 40]) {
    const altered = pdf.slice()
    altered[place] = (altered[place] ?? 0) ^ 1
    const checked = await checkPaper(market.read, altered, '', today())
    expect([place, checked.answer]).toEqual([place, 'altered'])
  }
  expect(await checkPaper(market.read, new TextEncoder().encode('%PDF-1.7 something else'), '', today())).toMatchObject({
    answer: 'unknown',
  })
  expect(await checkPaper(market.read, new TextEncoder().encode('%PDF-1.7 something else'), number, today())).toMatchObject({
    answer: 'altered',
    certificate: { id },
  })
})

test('another paper an institution signed is told as such, and as altered once it is', async () => {
  const other = await market.set(async (tx) =>
    signInNameOf(tx, market.app, { id: 'kra', nameKo: '한국마사회', nameEn: 'Korea Racing Authority' }, await aPage(market.app.pdf), {
      reason: 'Letter',
      location: 'here',
    }),
  )
  expect(await checkPaper(market.read, other, '', today())).toEqual({
    answer: 'other-paper',
    signedBy: '한국마사회',
    signatory: { ko: '한국마사회', en: 'Korea Racing Authority' },
  })
  other[500] = (other[500] ?? 0) ^ 1
  expect(await checkPaper(market.read, other, '', today())).toMatchObject({ answer: 'altered', signatory: { ko: '한국마사회' } })
})

test('ten approvers who sign at once get ten numbers in a row', async () => {
  const ids = []
  for (let count = 0; count < 10; count += 1) ids.push((await drafted(`동시 ${count}`)).id)
  const results = await Promise.all(ids.map((id) => issueCertificate(market.app, actor(scene.approver), id, 1)))
  const sequences = results.map((one) => (one.ok ? Number(one.value.number.slice(-4)) : 0)).sort((a, b) => a - b)
  expect(sequences).toEqual(sequences.map((_, at) => (sequences[0] ?? 0) + at))
  expect(sequences[0]).toBeGreaterThan(0)
})

test('two who sign the same draft at once issue it once', async () => {
  const { id } = await drafted('두 번 누름')
  const both = await Promise.all([1, 2].map(() => issueCertificate(market.app, actor(scene.approver), id, 1)))
  expect(both.filter((one) => one.ok)).toHaveLength(1)
})

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

test('who asks without a number is told by the field', async () => {
  const asked = await market.visitor.get('/certificates?number=')
  expect([asked.statusCode, asked.body.match(/인증번호나 확인 코드를 입력해 주세요/g)?.length]).toEqual([422, 2])
  expect((await market.visitor.get('/certificates')).statusCode).toBe(200)
})

test('the same number of two institutions asks which one', async () => {
  const other = await market.set((tx) => setScene(tx, 'ex', 'TM-{year}-{sequence:4}'))
  const third = await market.set((tx) => setScene(tx, 'lh', 'TM-{year}-{sequence:4}'))
  const { number } = await issued('도로공사 것', other)
  expect((await issued('토지공사 것', third)).number).toBe(number)
  const page = await market.visitor.get(`/certificates?number=${encodeURIComponent(number)}`)
  expect(page.body).toContain('발급 기관을 골라 주세요')
  const chosen = await market.visitor.get(`/certificates?number=${encodeURIComponent(number)}&institution=ex`)
  expect(chosen.statusCode).toBe(303)
  expect((await market.visitor.get(`/api/v1/certificates?number=${encodeURIComponent(number)}`)).json()).toMatchObject({
    certificates: [{ answer: 'valid' }, { answer: 'valid' }],
  })
})

test('the page of a certificate answers within five statements, in both languages, and an unknown code has its own answer', async () => {
  const { id } = await issued('공개 화면')
  const page = await market.visitor.get(`/certificates/${id}`)
  expect(Number(page.headers['x-statements'])).toBeLessThanOrEqual(5)
  expect(page.body).toContain('유효한 인증서입니다.')
  expect((await market.visitor.get(`/en/certificates/${id}`)).body).toContain('This certificate is valid.')
  const unknown = await market.visitor.get('/certificates/zzzzzzzzzzzz')
  expect(unknown.statusCode).toBe(404)
  expect(unknown.body).toContain('찾을 수 없는 인증서입니다.')
  const pdf = await market.visitor.get(`/files/certificates/${id}`)
  expect(pdf.headers['content-type']).toBe('application/pdf')
})

test('a dropped file is compared and nothing of it is kept', async () => {
  const { id } = await issued('끌어 놓은 파일')
  const pdf = Buffer.from(await pdfOf(id))
  const boundary = 'b0undary'
  const send = (bytes: Buffer) =>
    market.server.inject({
      method: 'POST',
      url: '/certificates',
      headers: { 'sec-fetch-site': 'same-origin', 'content-type': `multipart/form-data; boundary=${boundary}` },
      payload: Buffer.concat([
        Buffer.from(
          `--${boundary}\r\nContent-Disposition: form-data; name="paper"; filename="a.pdf"\r\nContent-Type: application/pdf\r\n\r\n`,
        ),
        bytes,
        Buffer.from(`\r\n--${boundary}--\r\n`),
      ]),
    })
  const good = await send(pdf)
  expect(good.body).toContain('유효한 인증서입니다.')
  pdf[500] = (pdf[500] ?? 0) ^ 1
  const bad = await send(pdf)
  expect(bad.body).toContain('발급된 원본과 다른 파일입니다.')
  expect(await market.read.one(sql`select count(*) from files where owner_kind not in ('certificate')`)).toEqual({ count: 0 })
})

test('reminders go out once each, of several passed at once the nearest, and of no end that is long past', async () => {
  const [{ id }, { id: old }] = [await issued('만료가 다가옴'), await issued('오래전에 만료')]
  await market.set((tx) =>
    tx.run(sql`update certificates set valid_to = market_today() + case when id = ${id} then 80 else -31 end where id in (${id}, ${old})`),
  )
  expect(await remindOfExpiry(market.app)).toBe(1)
  expect(await remindOfExpiry(market.app)).toBe(0)
  expect(await market.read.one(sql`select reminded from certificates where id = ${id}`)).toEqual({ reminded: [180, 90] })
  expect(await market.read.one(sql`select count(*) from notices where kind = 'certificate.reminded'`)).toEqual({ count: 2 })
})

test('a refusal in the middle leaves no number, no paper and no key behind', async () => {
  const fresh = await market.set((tx) => setScene(tx, 'kisa', '{nonsense}'))
  const { id } = await drafted('번호 없는 규정', fresh)
  expect(await issueCertificate(market.app, actor(fresh.approver, 'kisa'), id, 1)).toMatchObject({ refusal: { code: 'number-pattern' } })
  expect(
    await market.read.one(sql`select (select count(*) from certificate_sequences where institution_id = 'kisa') as sequences,
        (select count(*) from signing_keys where institution_id = 'kisa') as keys,
    (select state from certificates where id = ${id}) as state`),
  ).toEqual({ sequences: 0, keys: 0, state: 'drafted' })
})

test('the desk, its lists and exports, and the firm’s page are drawn within five statements', async () => {
  const officer = await market.as(scene.officer)
  for (const path of ['', '?view=waiting', '?view=valid', '?view=expiring', '?view=suspended', '?view=revoked', '?view=expired']) {
    const page = await officer.get(`/desk/kra/certificates${path}`)
    expect([path, page.statusCode, Number(page.headers['x-statements']) <= 5]).toEqual([path, 200, true])
  }
  expect((await officer.get('/desk/kra/certificates/export.csv?view=valid')).body).toContain('인증번호')
  expect((await officer.get('/desk/kra/certificates/export.xlsx?view=valid')).statusCode).toBe(200)
  const owner = await market.as(scene.owner)
  expect((await owner.get(`/company/${scene.companyId}/certificates`)).body).toContain('인증서 내려받기')
  expect((await officer.get('/desk/ex/certificates')).statusCode).toBe(404)
})

test('an officer drafts and an approver signs in pages', async () => {
  const { trackId } = await approved('화면에서 발급')
  const officer = await market.as(scene.officer)
  const approver = await market.as(scene.approver)
  const form = (await officer.get(`/desk/kra/certificates/new?track=${trackId}`)).body
  expect([
    form.includes('화면에서 발급'),
    form.includes(`예를 들면 KRA-${today().slice(0, 4)}-0001입니다.`),
    form.includes('{sequence'),
  ]).toEqual([true, true, false])
  const incomplete = await officer.post('/desk/kra/certificates/new', { track: trackId, ...names('화면에서 발급'), titleEn: '' })
  expect(incomplete.statusCode).toBe(422)
  const made = await officer.post('/desk/kra/certificates/new', { track: trackId, ...names('화면에서 발급') })
  const to = made.headers.location ?? ''
  expect((await approver.get(`${to}/preview.pdf`)).headers['content-type']).toBe('application/pdf')
  // What is signed is read before the button, and what the signature does.
  expect((await approver.get(to)).body).toMatch(/class="facts".*서명하면 일어나는 일.*서명하고 발급하기/s)
  expect((await officer.post(`${to}/sign`)).statusCode).toBe(404)
  expect((await approver.post(`${to}/sign`, { version: '1' })).statusCode).toBe(303)
  expect((await approver.get(to)).body).toContain('유효')
  expect((await officer.get(`${to}/changes/revoke`)).body).toContain('되돌릴 수 없습니다')
  expect((await officer.post(`${to}/changes/suspend`, { reason: '현장 사고 조사', urgent: 'yes' })).statusCode).toBe(303)
  const proposal = await market.read.one(sql<{ id: string }>`select id from certificate_proposals where reason = '현장 사고 조사'`)
  expect((await approver.post(`${to}/proposals/${proposal.id}/approve`)).statusCode).toBe(303)
  expect((await market.visitor.get(`/certificates/${to.split('/').at(-1) ?? ''}`)).body).toContain('효력이 정지된 인증서입니다.')
})

test('an approver signs and sends back only the draft they saw; of one that was changed meanwhile both versions are shown', async () => {
  const { id } = await drafted('처음 이름')
  const to = `/desk/kra/certificates/${id}`
  const officer = await market.as(scene.officer)
  const approver = await market.as(scene.approver)
  const old = (await approver.get(to)).body
  const mended = { ...names('처음 이름'), titleKo: '바뀐 이름', companyNameKo: '다른 회사' }
  expect((await officer.post(`${to}/edit`, { version: '1', ...mended })).statusCode).toBe(303)
  for (const door of ['sign', 'send-back']) {
    const refused = await approver.post(`${to}/${door}`, { ...formOn(old, `${to}/${door}`), note: '이름이 틀렸습니다' })
    expect([door, refused.statusCode]).toEqual([door, 409])
    expect(refused.body).toContain('<span class="sr-only"> [지움: </span>처음')
    expect(refused.body).toContain('<span class="sr-only"> [더함: </span>바뀐')
    expect(refused.body).toContain('다른 회사')
    expect(refused.body).toContain('이름이 틀렸습니다</textarea>')
    expect(await desk(id)).toMatchObject({ state: 'drafted', number: null, stateReason: null, version: 2 })
    expect(formOn(refused.body, `${to}/${door}`)).toMatchObject({ version: '2', 'seen-titleKo': '바뀐 이름' })
  }
  expect((await approver.post(`${to}/sign`, formOn((await approver.get(to)).body, `${to}/sign`))).statusCode).toBe(303)
  expect(await desk(id)).toMatchObject({ state: 'valid', titleKo: '바뀐 이름' })
})

test('whoever signs a certificate, or approves what becomes of it, shows again who they are', async () => {
  const { id } = await drafted('다시 확인')
  const to = `/desk/kra/certificates/${id}`
  const confirm = `/account/confirm?next=${encodeURIComponent(to)}`
  const approver = await market.as(scene.approver)
  await market.set((tx) => tx.run(sql`update sessions set reauthenticated_at = clock_timestamp() - interval '1 hour'`))
  expect((await approver.post(`${to}/sign`, { version: '1' })).headers.location).toBe(confirm)
  expect((await approver.post(`${to}/proposals/none/approve`)).headers.location).toBe(confirm)
  expect(await desk(id)).toMatchObject({ state: 'drafted' })
  expect((await (await market.as(scene.approver)).post(`${to}/sign`, { version: '1' })).headers.location).toBe(to)
})

test('time shifts in a demonstration do not break a signature', async () => {
  const shown = await openMarket({ demonstration: true })
  try {
    const cast = await shown.set((tx) => setScene(tx, 'kra'))
    const at = (shift: string, personId: string) => ({ personId, as: 'test', address: 'test', requestId: null, shift })
    const run = async (shift: string) => {
      const { trackId } = await shown.set((tx) => placeTrack(tx, cast, { titleKo: `지난 ${shift}`, titleEn: 'Past', summaryKo: '.' }))
      const draft = await inTransaction(shown.app.db, at(shift, cast.officer), (tx) =>
        draftCertificate(tx, { personId: cast.officer, institutionId: 'kra' }, trackId),
      )
      if (!draft.ok) throw new Error(draft.refusal.code)
      const signed = await issueCertificateAt(shown, at(shift, cast.approver), cast.approver, draft.value.id)
      return shown.app.files.read((await findPaperFile(shown.read, signed))?.storageKey ?? '')
    }
    for (const shift of ['0 days', '-900 days'])
      expect(await signerOf(shown.read, new Uint8Array(await run(shift)))).toMatchObject({ isWhole: true })
  } finally {
    await shown.close()
  }
})
const issueCertificateAt = async (
  shown: Market,
  by: { personId: string; as: string; address: string; requestId: null; shift: string },
  personId: string,
  id: string,
): Promise<string> => {
  const { signCertificate } = await import('./actions/issue.ts')
  const signed = await inTransaction(shown.app.db, by, (tx) => signCertificate(tx, shown.app, { personId, institutionId: 'kra' }, id, 1))
  if (!signed.ok) throw new Error(signed.refusal.code)
  return signed.value.id
}

test('a draft under rules that know no end says so, and not that it holds for no months', async () => {
  const { id } = await drafted('끝이 없는 인증서')
  const approver = await market.as(scene.approver)
  expect((await approver.get(`/desk/kra/certificates/${id}`)).body).toContain('발급일부터 36개월')
  await market.set((tx) => tx.run(sql`update certificates set rules = jsonb_set(rules, '{validityMonths}', '0') where id = ${id}`))
  expect((await approver.get(`/desk/kra/certificates/${id}`)).body).toContain('발급일부터 기한 없음')
})

test('a statement and the rule give a certificate the same standing on every day', async () => {
  const { day } = await market.read.one(sql<{ day: string }>`select market_today() as day`)
  const cases = (['valid', 'suspended', 'revoked'] as const).flatMap((state) =>
    [addDays(day, -1), day, addDays(day, 1)].map((validTo) => ({ state, validTo })),
  )
  const told = await market.read.many(
    sql<{ standing: string; inForce: boolean }>`select ${standingToday('c')} as standing, ${isInForce('c')} as in_force
      from jsonb_to_recordset(${JSON.stringify(cases.map(({ state, validTo }) => ({ state, valid_to: validTo })))}::jsonb)
        as c(state text, valid_to date)`,
  )
  const rule = cases.map((one) => standing(one, day))
  expect(told).toEqual(rule.map((word) => ({ standing: word, inForce: word === 'valid' })))
  expect(new Set(rule)).toEqual(new Set(['valid', 'expired', 'suspended', 'revoked']))
})
