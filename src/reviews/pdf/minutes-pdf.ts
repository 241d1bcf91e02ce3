import { z } from 'zod'
import type { PdfMaker } from '../../platform/pdf/pdf.ts'
import { drawTable } from './draw-table.ts'
import { both, condition, day, moment, optionsOf, paper, verdictKind } from './review-paper.ts'

const scores = z
  .object({
    /** Column heads in the order of every list of scores, like `위원 1`. */
    members: z.array(z.string()).min(1),
    /** A null is a member who gave none. `leftOut`: the members, by position from 0, whose score the trimming left out of the `mean`, which is rounded by the caller. */
    criteria: z.array(
      z.object({
        name: both,
        max: z.number(),
        scores: z.array(z.number().nullable()),
        leftOut: z.array(z.number().int()).default([]),
        mean: z.number(),
      }),
    ),
    totals: z.array(z.number().nullable()),
    mean: z.number(),
    of: z.number(),
    pass: z.number(),
    /** The rule in words, as in “최고·최저 각 1명 제외”. */
    rule: both,
  })
  .refine(
    ({ members, criteria, totals }) => [totals, ...criteria.map((row) => row.scores)].every((row) => row.length === members.length),
    'every row of scores has one place per member',
  )

/** The full minutes (심의의결서), with names: for the institution and its auditor only. */
export const minutesPdf = paper.extend({
  head: both,
  committee: both,
  agenda: z.array(z.object({ number: z.number().int(), title: both })).min(1),
  stages: z.array(z.object({ name: both, heldAt: moment, place: both, present: z.number().int(), members: z.number().int() })),
  attendance: z.array(z.object({ label: z.string(), name: z.string(), affiliation: z.string(), role: both, present: z.boolean() })),
  recusals: z.array(z.object({ name: z.string(), because: both, on: day })).default([]),
  draw: drawTable.nullable(),
  scores: scores.nullable(),
  /** Criteria without points: how many said yes and no, and what that makes of it. */
  gates: z.array(z.object({ name: both, pass: z.number().int(), fail: z.number().int(), passed: both })).default([]),
  verdict: z.object({ kind: verdictKind, words: both, decidedOn: day }),
  reasons: z.array(z.object({ section: both, why: z.string() })).default([]),
  conditions: z.array(condition).default([]),
  dissent: z.array(z.string()).default([]),
  /** How each member signed: by sealing their sheets. */
  seals: z.array(z.object({ member: z.string(), name: z.string(), stage: both, sealedAt: moment, digest: z.string() })).default([]),
  signatures: z.array(z.object({ role: both, name: z.string(), signedAt: moment.nullable(), method: both, digest: z.string().nullable() })),
})
export type MinutesPdf = z.infer<typeof minutesPdf>

/** The minutes as PDF/A-2a, not yet signed (see `signPdf`). */
export const drawMinutesPdf = (pdf: PdfMaker, data: z.input<typeof minutesPdf>): Promise<Uint8Array> => {
  const minutes = minutesPdf.parse(data)
  return pdf.makePdf('reviews/pdf/minutes.typ', minutes, optionsOf(minutes, '심의의결서'))
}
