import { z } from 'zod'
import { demonstration, type PdfOptions } from '../../platform/pdf/pdf.ts'

/** What the papers of a review have in common. Days (`2026-11-30`) and moments (`2026-11-30T14:00`) are Korean time. */
export const both = z.object({ ko: z.string().min(1), en: z.string() })
export const day = z.iso.date()
export const moment = z.iso.datetime({ local: true })
export const verdictKind = z.enum(['approved', 'conditional', 'rejected'])
export const condition = z.object({ what: z.string(), dueOn: day.nullable() })

export const paper = z.object({
  institution: both,
  /** The paper's own number in the institution's register. */
  number: z.string().min(1),
  issuedOn: day,
  technology: both,
  company: both,
  demonstration: z.boolean(),
})

/** The file's metadata: the institution is the author, and the date is the paper's own. */
export const optionsOf = (data: z.infer<typeof paper>, name: string): PdfOptions => ({
  title: `${name} ${data.number}`,
  author: data.institution.ko,
  at: new Date(`${data.issuedOn}T00:00:00+09:00`),
  ...(data.demonstration ? { watermark: demonstration } : {}),
})
