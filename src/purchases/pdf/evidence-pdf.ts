import type { Text } from '../../kernel/text.ts'
import { demonstration } from '../../platform/pdf/pdf.ts'
import type { PdfMaker } from '../../platform/pdf/pdf.ts'
import { qrSvg } from '../../platform/pdf/qr.ts'

export interface EvidenceRow {
  readonly label: Text
  readonly value: Text
}
/** What is printed on the record of a purchase. Moments (`2026-11-30T18:00`) are Korean time. */
export interface Evidence {
  readonly number: string
  readonly institution: Text
  /** When the paper was made: what it says was so then. */
  readonly madeAt: string
  /** What whoever reads it must know first: that the record was countered, or counters another. */
  readonly warning: Text | null
  readonly sections: readonly { readonly name: Text; readonly rows: readonly EvidenceRow[] }[]
  /** Where anybody checks the certificate; null without one. */
  readonly checkUrl: string | null
  readonly demonstration: boolean
}

/** The record of a purchase (구매 기록 확인서) as PDF/A-2a. */
export const drawEvidencePdf = (pdf: PdfMaker, evidence: Evidence): Promise<Uint8Array> =>
  pdf.makePdf(
    'purchases/pdf/evidence.typ',
    { ...evidence, qr: evidence.checkUrl === null ? null : qrSvg(evidence.checkUrl) },
    {
      title: `구매 기록 확인서 ${evidence.number}`,
      author: evidence.institution.ko,
      at: new Date(`${evidence.madeAt}+09:00`),
      ...(evidence.demonstration ? { watermark: demonstration } : {}),
    },
  )
