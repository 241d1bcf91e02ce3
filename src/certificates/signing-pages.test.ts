import { afterAll, expect, test } from 'vitest'
import { names, openCertificates } from '../../tests/support/certifying.ts'
import { sql } from '../../tests/support/market.ts'
import { takeAway } from '../../tests/support/take-away.ts'
import { formOn } from '../../tests/support/form-on.ts'

const { market, scene, approved, drafted, desk, today, issued } = await openCertificates()
afterAll(() => market.close())

test('the desk, its lists and exports, and the firm’s page are drawn within five statements', async () => {
  await issued('목록의 인증서')
  await drafted('목록의 초안')
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

test('a draft under rules that know no end says so, and not that it holds for no months', async () => {
  const { id } = await drafted('끝이 없는 인증서')
  const approver = await market.as(scene.approver)
  expect((await approver.get(`/desk/kra/certificates/${id}`)).body).toContain('발급일부터 36개월')
  await market.set((tx) => tx.run(sql`update certificates set rules = jsonb_set(rules, '{validityMonths}', '0') where id = ${id}`))
  expect((await approver.get(`/desk/kra/certificates/${id}`)).body).toContain('발급일부터 기한 없음')
})

test('each view of the desk and the firm’s certificates come as files with the rows of their page', async () => {
  await issued('내려받는 인증서')
  const { receiptNumber } = await market.read.one(
    sql<{ receiptNumber: string }>`select receipt_number from tracks where id = ${(await approved('작성을 기다리는 기술')).trackId}`,
  )
  const officer = await market.as(scene.officer)
  const waiting = await takeAway(officer, '/desk/kra/certificates', '?view=to-draft')
  expect(waiting.rows.flat()).toContain(receiptNumber)
  expect(waiting.lines.join()).not.toContain('내려받는 인증서')
  expect((await takeAway(officer, '/desk/kra/certificates', '?view=valid')).rows.flat()).toContain('내려받는 인증서')
  const own = await takeAway(await market.as(scene.owner), `/company/${scene.companyId}/certificates`)
  expect(own.rows.flat()).toContain('내려받는 인증서')
  expect(own.rows).toHaveLength(own.lines.length)
  expect((await takeAway(officer, `/company/${scene.companyId}/certificates`)).statuses).toEqual([404, 404])
})
