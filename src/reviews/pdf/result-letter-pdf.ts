import { z } from 'zod'
import type { PdfMaker } from '../../platform/pdf/pdf.ts'
import { both, condition, day, optionsOf, paper, verdictKind } from './review-paper.ts'

/** The letter to the firm. There is no field for a reviewer's name, and the shape is strict: an unknown field is refused, not dropped. */
export const resultLetterPdf = paper
  .extend({
    head: both,
    receiptNumber: z.string(),
    decidedOn: day,
    verdict: verdictKind,
    verdictWords: both,
    /** The mean as decided, of how many points, and the pass mark; null where the rule set gives no points. */
    score: z.object({ mean: z.number(), of: z.number(), pass: z.number() }).nullable(),
    sections: z.array(z.object({ name: both, max: z.number(), score: z.number() })).default([]),
    /** Comments without names. */
    comments: z.array(z.string()).default([]),
    conditions: z.array(condition).default([]),
    /** Null where there is nothing to object to, or no objection any more. */
    objection: z.object({ until: day, how: both, url: z.url() }).nullable(),
    /** The verdict answered an objection: it is said to be final. */
    isFinal: z.boolean().default(false),
    /** The unit that answers, not a person. */
    contact: z.object({ unit: both, phone: z.string(), mail: z.string() }),
  })
  .strict()
export type ResultLetterPdf = z.infer<typeof resultLetterPdf>

/** The result letter (심의결과 통지) as PDF/A-2a, without any reviewer in text or metadata. */
export const drawResultLetterPdf = (pdf: PdfMaker, data: z.input<typeof resultLetterPdf>): Promise<Uint8Array> => {
  const letter = resultLetterPdf.parse(data)
  return pdf.makePdf('reviews/pdf/result-letter.typ', letter, optionsOf(letter, '심의결과 통지'))
}
