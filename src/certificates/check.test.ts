import { afterAll, expect, test } from 'vitest'
import { openCertificates } from '../../tests/support/certifying.ts'
import { sql } from '../../tests/support/market.ts'
import { aPage } from '../platform/pdf/plain-page.example.ts'
import { signInNameOf } from '../signing/index.ts'
import { checkPaper } from './check.ts'
import { setScene } from './scene.fixture.ts'

const { market, issued, pdfOf, today } = await openCertificates()
afterAll(() => market.close())

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
    answer: 'unknown-paper',
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

test('a number of receipt is told as such, without whose, also where an old one equals the number of a certificate', async () => {
  const ask = (number: string) => market.visitor.get(`/certificates?number=${encodeURIComponent(number)}`)
  for (const number of ['KRA-2026-R0001', 'kra 2026 r0001']) expect((await ask(number)).body).toContain('인증번호가 아니라 접수번호입니다.')
  const { number } = await issued('다른 기업의 인증')
  const taken = await market.read.one(
    sql<{
      id: string
      companyKo: string
    }>`select k.id, c.name_ko as company_ko from tracks k join companies c on c.id = k.company_id limit 1`,
  )
  await market.app.db.pool.query('update tracks set receipt_number = $1 where id = $2', [number, taken.id])
  const both = await ask(number)
  expect([
    both.statusCode,
    both.body.includes('인증번호가 아니라 접수번호입니다.'),
    both.body.includes('같은 번호의 인증서도 있습니다.'),
  ]).toEqual([200, true, true])
  expect(both.body).not.toContain(taken.companyKo)
  expect((await market.visitor.get(`/certificates?number=${encodeURIComponent(number)}&institution=kra`)).statusCode).toBe(303)
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
