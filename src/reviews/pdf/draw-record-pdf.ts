import { z } from 'zod'
import type { PdfMaker } from '../../platform/pdf/pdf.ts'
import { drawTable } from './draw-table.ts'
import { both, optionsOf, paper } from './review-paper.ts'

/** The record of one committee draw: seed, pool, rules, result and whom a conflict left out. For institution and auditor. */
export const drawRecordPdf = paper.extend({
  head: both,
  draw: drawTable,
  rules: z.array(z.object({ name: both, value: both })).default([]),
  leftOut: z.array(z.object({ code: z.string(), affiliation: z.string(), because: both })).default([]),
  repeatSteps: z.array(both).min(1),
})
export type DrawRecordPdf = z.infer<typeof drawRecordPdf>

/** The draw record as PDF/A-2a. */
export const drawDrawRecordPdf = (pdf: PdfMaker, data: z.input<typeof drawRecordPdf>): Promise<Uint8Array> => {
  const record = drawRecordPdf.parse(data)
  return pdf.makePdf('reviews/pdf/draw-record.typ', record, optionsOf(record, '심의위원 추첨 기록'))
}
