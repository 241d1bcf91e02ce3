import { afterAll, expect, test } from 'vitest'
import { openPdfMaker } from '../../platform/pdf/pdf.ts'
import { canReadPdf, textOf } from '../../platform/pdf/read-pdf.example.ts'
import { drawReceiptPdf } from './receipt-pdf.ts'
import { exampleReceipt } from './receipt-pdf.example.ts'

const maker = openPdfMaker()
afterAll(() => maker.close())

test.skipIf(!canReadPdf)(
  'the receipt names every institution with its number, every file with its fingerprint, and takes code in an answer as text',
  async () => {
    const text = textOf(await drawReceiptPdf(maker, exampleReceipt))
    for (const { receiptNumber } of exampleReceipt.tracks) expect(text).toContain(receiptNumber)
    expect(text.match(/공인시험성적서/g)).toHaveLength(9)
    expect(text).toContain('9f86d081 884c7d65')
    expect(text).toContain('#not(code) <label> $x$')
    expect(text).toContain('2026. 10. 28. 17:59')
  },
)

test('a fingerprint that is none is refused before anything is printed', () => {
  expect(() => drawReceiptPdf(maker, { ...exampleReceipt, manifestSha256: 'none' })).toThrow()
})
