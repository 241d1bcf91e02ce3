import { z } from 'zod'
import { demonstration, preview, type PdfMaker } from '../../platform/pdf/pdf.ts'
import { qrSvg } from '../../platform/pdf/qr.ts'

const both = z.object({ ko: z.string().min(1), en: z.string() })
const day = z.iso.date()

/** Everything printed on a certificate. Days are calendar days in Korea (`2026-11-30`); English may be empty, Korean never. */
export const certificatePdf = z.object({
  title: both.default({ ko: '기술인증서', en: 'Certificate of Technology' }),
  scheme: both.default({ ko: '중소기업기술마켓', en: 'SME Technology Market' }),
  number: z.string().min(1),
  /** The institution that issues; author of the file. */
  institution: both,
  /** Whose name stands under it: the office, as in 가나공사 사장 / President, Gana Corporation. */
  head: both,
  /** The official seal as SVG, if the institution uses one. */
  seal: z.string().startsWith('<svg').nullable().default(null),
  /** The other institutions of a joint review. */
  together: z.array(both).default([]),
  technology: both,
  company: both,
  representative: both,
  field: both,
  validFrom: day,
  validUntil: day,
  issuedOn: day,
  statement: both.default({
    ko: '위 기술은 우리 기관의 심의를 거쳐 현장 적용에 알맞은 기술로 인정되었으므로 이 증서를 드립니다.',
    en: 'This certifies that the technology named above has been reviewed by this institution and found fit for use in its field.',
  }),
  checkUrl: z.url(),
  demonstration: z.boolean(),
  /** Shown before it is signed. */
  preview: z.boolean().default(false),
})
export type CertificatePdf = z.infer<typeof certificatePdf>

/** The certificate as PDF/A-2a, not yet signed (see `signPdf`). */
export const drawCertificatePdf = (pdf: PdfMaker, data: z.input<typeof certificatePdf>): Promise<Uint8Array> => {
  const certificate = certificatePdf.parse(data)
  const { title, number, institution, technology, issuedOn, checkUrl } = certificate
  return pdf.makePdf(
    'certificates/pdf/certificate.typ',
    { ...certificate, qr: qrSvg(checkUrl) },
    {
      title: `${title.ko} ${number} – ${technology.ko}`,
      author: institution.ko,
      at: new Date(`${issuedOn}T00:00:00+09:00`),
      ...(certificate.demonstration ? { watermark: demonstration } : certificate.preview ? { watermark: preview } : {}),
    },
  )
}
