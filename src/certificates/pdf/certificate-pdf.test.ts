import { afterAll, expect, test } from 'vitest'
import { openPdfMaker } from '../../platform/pdf/pdf.ts'
import { canReadPdf, factsOf, textOf } from '../../platform/pdf/read-pdf.example.ts'
import { aCertificate, exampleCertificate } from './certificate-pdf.example.ts'

const maker = openPdfMaker()
afterAll(() => maker.close())

test.skipIf(!canReadPdf)('a certificate with the longest names stays on one page and says everything in Korean and English', async () => {
  const pdf = await aCertificate(maker, { demonstration: false })
  const text = textOf(pdf)
  const { number, company, checkUrl } = exampleCertificate
  for (const said of [number, '함수율 실시간 측정 및 자동 살수 제어 시스템', company.en, '2026. 11. 30. ~ 2029. 11. 29.', checkUrl])
    expect(text).toContain(said)
  expect(factsOf(pdf)).toMatch(/Pages:\s+1\n/)
})

test.skipIf(!canReadPdf)('the institution is the author of the file and no person is', async () => {
  const facts = factsOf(await aCertificate(maker))
  expect(facts).toMatch(/Author:\s+가나레저공사\n/)
  expect(facts).not.toContain('가상하나')
})

test.skipIf(!canReadPdf)('a certificate of a demonstration says that it proves nothing, a real one does not', async () => {
  expect(textOf(await aCertificate(maker))).toContain('시연용 · not valid')
  expect(textOf(await aCertificate(maker, { demonstration: false }))).not.toContain('시연용')
  const before = textOf(await aCertificate(maker, { demonstration: false, preview: true }))
  expect([before.includes('미리보기'), before.includes('시연용')]).toEqual([true, false])
})

test('a certificate without a Korean name is refused before anything is printed', () => {
  expect(() => aCertificate(maker, { technology: { ko: '', en: 'Nameless' } })).toThrow()
})
