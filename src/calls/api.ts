import { z } from 'zod'
import { insistOnKnown } from '../institutions/index.ts'
import type { Route } from '../people/index.ts'
import { wholeNumberOr } from '../platform/http/whole-number.ts'
import type { App } from '../platform/services.ts'
import { closingOf, opennessOf, programmes } from './call.ts'
import { findCall, findPublicCalls } from './queries.ts'
import type { CallRow } from './queries.ts'

const institution = z.object({ id: z.string(), ko: z.string(), en: z.string() })
const call = z
  .object({
    id: z.string(),
    programme: z.string(),
    theme: z.enum(['general', 'themed']),
    intake: z.enum(['rolling', 'dated']),
    titleKo: z.string(),
    titleEn: z.string(),
    opensAt: z.string().meta({ description: 'ISO 8601 instant' }),
    closesAt: z.string().nullable().meta({
      description:
        'ISO 8601 instant from which it takes no application: the one announced, or the real one where it was closed before; null for a rolling call that runs',
    }),
    announcedClosesAt: z.string().nullable().meta({ description: 'ISO 8601 instant it announced; null for a rolling call' }),
    openness: z.enum(['open', 'upcoming', 'closed']),
    lead: institution,
    institutions: z.array(institution),
  })
  .meta({ id: 'Call' })

const show = (row: CallRow, now: Date) => ({
  id: row.id,
  programme: row.programme,
  theme: row.theme,
  intake: row.intake,
  titleKo: row.titleKo,
  titleEn: row.titleEn,
  opensAt: row.opensAt.toISOString(),
  closesAt: closingOf(row)?.toISOString() ?? null,
  announcedClosesAt: row.closesAt?.toISOString() ?? null,
  openness: opennessOf(row, now),
  lead: { id: row.leadInstitutionId, ko: row.leadKo, en: row.leadEn },
  institutions: row.institutions,
})

const listQuery = z.strictObject({
  state: z.enum(['open', 'upcoming', 'closed']).default('open'),
  institution: z.string().max(40).optional(),
  programme: z.enum(programmes).optional(),
  page: wholeNumberOr(1, 1, 10_000),
  perPage: wholeNumberOr(30, 1, 100),
})
const oneParams = z.strictObject({ call: z.string().max(40) })

export const api: readonly Route[] = [
  {
    kind: 'api',
    path: '/api/v1/calls',
    may: 'public.see',
    tag: 'calls',
    summary: 'Calls',
    description: 'Calls by openness; those that close soonest come first.',
    query: listQuery,
    answer: z.object({ total: z.number().int(), page: z.number().int(), calls: z.array(call) }),
    handle: async (asked: { app: App; query: z.infer<typeof listQuery> }) => {
      const { state, institution: institutionId, programme, page, perPage } = asked.query
      const read = asked.app.db.reader()
      await insistOnKnown(read, { institution: institutionId === undefined ? [] : [institutionId] })
      const found = await findPublicCalls(read, { openness: state, institutionId, programme, page, perPage })
      return { total: Number(found.total), page, calls: found.calls.map((row) => show(row, asked.app.clock.now())) }
    },
  },
  {
    kind: 'api',
    path: '/api/v1/calls/:call',
    may: 'public.see',
    tag: 'calls',
    summary: 'One call',
    description: 'A published or closed call.',
    params: oneParams,
    missing: 'No call of this id is published or closed',
    answer: call.extend({ bodyKo: z.string(), bodyEn: z.string() }).meta({ id: 'CallInFull' }),
    handle: async (asked: { app: App; params: z.infer<typeof oneParams> }) => {
      const found = await findCall(asked.app.db.reader(), asked.params.call)
      return found && ['published', 'closed'].includes(found.state)
        ? { ...show(found, asked.app.clock.now()), bodyKo: found.bodyKo, bodyEn: found.bodyEn }
        : undefined
    },
  },
]
