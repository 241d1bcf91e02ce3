import { z } from 'zod'
import { demonstration, type PdfMaker } from '../../platform/pdf/pdf.ts'
import { qrSvg } from '../../platform/pdf/qr.ts'

const both = z.object({ ko: z.string().min(1), en: z.string() })
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** Everything printed on a receipt. Days (`2026-11-30`) and moments (`2026-11-30T18:00`) are Korean time. */
export const receiptPdf = z.object({
  /** Who issues the receipt, as printed at its foot: the market or the council that received it. */
  issuer: both,
  number: z.string().min(1),
  submittedAt: z.iso.datetime({ local: true }),
  call: both,
  company: both,
  businessNumber: z.string(),
  technology: both,
  /** The first of its fields. */
  field: both,
  /** The office or role of the person, with the name as the firm knows it. */
  submittedBy: z.string(),
  tracks: z
    .array(z.object({ receiptNumber: z.string(), institution: both, call: both, unit: both, nextDue: z.iso.date().nullable() }))
    .min(1),
  answers: z.array(z.object({ label: both, value: z.string() })).default([]),
  files: z.array(z.object({ kind: both, name: z.string(), bytes: z.number().int().nonnegative(), sha256 })),
  manifestSha256: sha256,
  nextSteps: z.array(z.object({ on: z.iso.date(), what: both })).default([]),
  checkUrl: z.url(),
  demonstration: z.boolean(),
})
export type ReceiptPdf = z.infer<typeof receiptPdf>

/** The receipt (접수증) as PDF/A-2a. */
export const drawReceiptPdf = (pdf: PdfMaker, data: z.input<typeof receiptPdf>): Promise<Uint8Array> => {
  const receipt = receiptPdf.parse(data)
  const files = receipt.files.map((file) => ({ ...file, name: file.name.normalize('NFC'), bytes: file.bytes.toLocaleString('en') }))
  return pdf.makePdf(
    'applications/pdf/receipt.typ',
    { ...receipt, files, qr: qrSvg(receipt.checkUrl) },
    {
      title: `접수증 ${receipt.number}`,
      author: receipt.issuer.ko,
      at: new Date(`${receipt.submittedAt}+09:00`),
      ...(receipt.demonstration ? { watermark: demonstration } : {}),
    },
  )
}
