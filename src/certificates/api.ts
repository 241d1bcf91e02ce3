import { z } from 'zod'
import { dayOf } from '../kernel/dates.ts'
import { insistOnKnown } from '../institutions/index.ts'
import type { Route } from '../people/index.ts'
import { letters } from '../kernel/letters.ts'
import type { App } from '../platform/services.ts'
import { findByNumber, findPublicCertificate } from './queries.ts'
import type { PublicCertificate } from './queries.ts'
import { standing } from './workflow.ts'

const named = z.object({ id: z.string(), ko: z.string(), en: z.string() })
const day = z.string().meta({ description: 'A day in Asia/Seoul, 2026-11-30' })
const certificate = z
  .object({
    code: z.string().meta({ description: 'The public code; its check stands at /certificates/{code}' }),
    number: z.string(),
    answer: z.enum(['valid', 'expired', 'suspended', 'revoked']),
    demonstration: z.boolean().meta({ description: 'True where the certificate belongs to a demonstration and proves nothing' }),
    institution: named,
    company: named,
    titleKo: z.string(),
    titleEn: z.string(),
    issuedOn: day,
    validFrom: day,
    validTo: day,
    extensions: z.number().int(),
    reason: z.string().nullable(),
    pdfSha256: z.string(),
    listing: z.string().nullable(),
    checkedAt: z.string(),
    history: z.array(
      z.object({
        at: z.string(),
        event: z.string(),
        reason: z.string().nullable(),
        validToBefore: z.string().nullable(),
        validToAfter: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'Certificate' })

const show = (app: App, one: PublicCertificate) => ({
  code: one.id,
  number: one.number,
  answer: standing(one, dayOf(app.clock.now())),
  demonstration: app.market.isDemonstration,
  institution: { id: one.institutionId, ko: one.institutionKo, en: one.institutionEn },
  company: { id: one.companyId, ko: one.companyNameKo, en: one.companyNameEn },
  titleKo: one.titleKo,
  titleEn: one.titleEn,
  issuedOn: one.issuedOn,
  validFrom: one.validFrom,
  validTo: one.validTo,
  extensions: one.extensions,
  reason: one.stateReason,
  pdfSha256: one.pdfSha256,
  listing: one.listingId,
  checkedAt: app.clock.now().toISOString(),
  history: one.history.map((entry) => ({
    at: entry.at,
    event: entry.event,
    reason: entry.reason,
    validToBefore: entry.before,
    validToAfter: entry.after,
  })),
})

const listQuery = z.strictObject({ number: letters(1, 100), institution: z.string().max(40).optional() })
const oneParams = z.strictObject({ certificate: z.string().max(40) })

export const api: readonly Route[] = [
  {
    kind: 'api',
    path: '/api/v1/certificates',
    may: 'public.see',
    tag: 'certificates',
    summary: 'Certificates by number',
    description: 'Those that bear this number or code; institutions may have given the same number.',
    query: listQuery,
    answer: z.object({ certificates: z.array(certificate) }),
    handle: async ({ app, query }: { app: App; query: z.infer<typeof listQuery> }) => {
      const read = app.db.reader()
      await insistOnKnown(read, { institution: query.institution === undefined ? [] : [query.institution] })
      return { certificates: (await findByNumber(read, query.number, query.institution)).map((one) => show(app, one)) }
    },
  },
  {
    kind: 'api',
    path: '/api/v1/certificates/:certificate',
    may: 'public.see',
    tag: 'certificates',
    summary: 'One certificate',
    description: 'Whether it is valid now, and its history.',
    params: oneParams,
    missing: 'No certificate has this id',
    answer: certificate,
    handle: async (asked: { app: App; params: z.infer<typeof oneParams> }) => {
      const found = await findPublicCertificate(asked.app.db.reader(), asked.params.certificate)
      return found && show(asked.app, found)
    },
  },
]
