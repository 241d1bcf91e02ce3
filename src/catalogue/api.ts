import { z } from 'zod'
import { dayOf } from '../kernel/dates.ts'
import { standing } from '../certificates/index.ts'
import { insistOnKnown } from '../institutions/index.ts'
import type { Lang } from '../kernel/text.ts'
import type { Route } from '../people/index.ts'
import { wholeNumberOr } from '../platform/http/whole-number.ts'
import type { App } from '../platform/services.ts'
import { technologyKinds } from '../technologies/index.ts'
import { isCut, longestWords, queryFrom, wordsIn } from './address.ts'
import { engineOf } from './index-search.ts'
import { priceBands } from './listing.ts'
import { findListing } from './queries.ts'
import { filterNames, sorts } from './search-port.ts'
import type { HitCertificate, Suggested } from './search-port.ts'
import { suggestionWords } from './words.ts'

const codes = z.string().max(400).optional().meta({ description: 'Codes with commas between; any of them fits' })
/** The same of values that are few: anything else is refused with what there is. */
const someOf = (values: readonly string[]) =>
  codes.superRefine((typed, check) => {
    if ((typed ?? '').split(',').some((one) => one !== '' && !values.includes(one)))
      check.addIssue({ code: 'invalid_value', values: [...values], input: typed })
  })
const certificate = z.object({
  code: z.string(),
  number: z.string(),
  institution: z.object({ id: z.string(), ko: z.string(), en: z.string() }),
  validTo: z.string(),
  standing: z.enum(['valid', 'expired', 'suspended', 'revoked']),
})
const listing = z
  .object({
    id: z.string(),
    titleKo: z.string(),
    titleEn: z.string(),
    summaryKo: z.string(),
    summaryEn: z.string(),
    kind: z.string(),
    trl: z.number().nullable(),
    fields: z.array(z.string()),
    priceFromWon: z.number().nullable(),
    priceToWon: z.number().nullable(),
    priceUnit: z.string().meta({ description: 'What the price is for, as the firm wrote it; empty where it gave none' }),
    company: z.object({ id: z.string(), ko: z.string(), en: z.string().nullable() }),
    suppliesAsTheFirmSays: z.number().int(),
    purchasesRecorded: z.number().int(),
    certificates: z.array(certificate),
    listedAt: z.string(),
  })
  .meta({ id: 'Listing' })
const facet = z.array(z.object({ value: z.string(), count: z.number().int() }))

interface Row {
  id: string
  titleKo: string
  titleEn: string
  summaryKo: string
  summaryEn: string
  kind: string
  trl: number | null
  fieldCodes: readonly string[]
  priceFromWon: number | null
  priceToWon: number | null
  priceUnit: string
  companyId: string
  companyKo: string
  companyEn: string | null
  dossierSupplies: number
  purchases: number
  certificates: readonly HitCertificate[]
  listedAt: Date
}
const show = (app: App, row: Row) => ({
  id: row.id,
  titleKo: row.titleKo,
  titleEn: row.titleEn,
  summaryKo: row.summaryKo,
  summaryEn: row.summaryEn,
  kind: row.kind,
  trl: row.trl,
  fields: [...row.fieldCodes],
  priceFromWon: row.priceFromWon,
  priceToWon: row.priceToWon,
  priceUnit: row.priceUnit,
  company: { id: row.companyId, ko: row.companyKo, en: row.companyEn },
  suppliesAsTheFirmSays: Number(row.dossierSupplies),
  purchasesRecorded: Number(row.purchases),
  listedAt: row.listedAt.toISOString(),
  certificates: row.certificates.map((held) => ({
    code: held.id,
    number: held.number,
    institution: { id: held.institutionId, ko: held.ko, en: held.en },
    validTo: held.validTo,
    standing: standing(held, dayOf(app.clock.now())),
  })),
})

const words = z
  .string()
  .default('')
  .meta({ description: `The first ${longestWords} letters are looked for` })
const suggestQuery = z.strictObject({
  q: words,
  lang: z.enum(['ko', 'en']).default('ko'),
  most: wholeNumberOr(8, 1, 20),
})
const suggestion = z
  .object({
    text: z.string(),
    kind: z.string().meta({ description: 'In words of the language asked for' }),
    address: z.string().nullable().meta({ description: 'The page it leads to; null where it completes what is typed' }),
  })
  .meta({ id: 'Suggestion' })
const similarQuery = z.strictObject({ most: wholeNumberOr(10, 1, 50) })

const addressFor = ({ kind, ref }: Suggested, lang: Lang): string | null => {
  const base = lang === 'en' ? '/en/catalogue' : '/catalogue'
  if (ref === undefined) return null
  return kind === 'title'
    ? `${base}/${encodeURIComponent(ref)}`
    : kind === 'institution' || kind === 'field'
      ? `${base}?${kind}=${encodeURIComponent(ref)}`
      : null
}

const listQuery = z.strictObject({
  as: z.enum(['typed', '']).default('').meta({ description: '‘typed’: nothing is corrected' }),
  q: words,
  field: codes,
  council: codes,
  institution: codes,
  kind: someOf(technologyKinds),
  certificate: codes,
  ground: someOf(['yes']),
  trl: someOf(['1', '2', '3', '4', '5', '6', '7', '8', '9']),
  region: codes,
  price: someOf(priceBands),
  supplied: someOf(['yes']),
  standing: someOf(['valid', 'other']),
  sort: z.enum(sorts).default('relevance'),
  page: wholeNumberOr(1, 1, 1000),
  perPage: wholeNumberOr(24, 1, 100),
})
const namedByCode = ['field', 'council', 'institution', 'certificate', 'region'] as const
const oneParams = z.strictObject({ listing: z.string().max(40) })

export const api: readonly Route[] = [
  {
    kind: 'api',
    path: '/api/v1/catalogue',
    may: 'public.see',
    tag: 'catalogue',
    summary: 'Search the catalogue',
    description:
      'Certified technologies by relevance; filters narrow, facets count without their own filter. `whole` of them answer the whole search, `partly` marks those that answer a part of it, which come after what answers it whole, save after what only mentions it in its text; `readAs` says what was read otherwise than typed, and `otherwise` how the search could be read instead, with how many listings that finds (null: no other way). Where little or nothing answers, `leaveOut` says how many would without a filter, or have all of the other words without one of them, and `nearFields` which fields lie nearest to the words, with how many listings each has. Where nothing is found, `nearWords` are searches with a word that stands in the catalogue, like one that does not.',
    query: listQuery,
    answer: z.object({
      total: z.number().int(),
      whole: z.number().int(),
      page: z.number().int(),
      cut: z.boolean().meta({ description: 'More was asked than is looked for' }),
      simplified: z.boolean().meta({ description: 'The index is not ready: only exact words were looked for' }),
      readAs: z.array(z.object({ from: z.string(), to: z.string() })),
      otherwise: z.object({ words: z.string(), count: z.number().int() }).nullable(),
      listings: z.array(listing.extend({ partly: z.boolean() }).meta({ id: 'FoundListing' })),
      facets: z.record(z.string(), facet),
      leaveOut: z.array(z.object({ word: z.string().optional(), filter: z.string().optional(), count: z.number().int() })),
      nearWords: z.array(z.object({ words: z.string(), count: z.number().int() })),
      nearFields: z.array(
        z.object({ value: z.string(), ko: z.string(), en: z.string(), count: z.number().int() }).meta({ id: 'NearField' }),
      ),
    }),
    handle: async (asked: { app: App; query: z.infer<typeof listQuery> }) => {
      const { q, sort, page, perPage, as, ...filters } = asked.query
      const read = asked.app.db.reader()
      const valuesOf = (name: string) => (filters[name as keyof typeof filters] ?? '').split(',').filter((value) => value !== '')
      await insistOnKnown(read, Object.fromEntries(namedByCode.map((name) => [name, valuesOf(name)])))
      const query = queryFrom({
        one: (name) => ({ q, sort, as, page: String(page) })[name] ?? '',
        all: valuesOf,
      })
      const found = await engineOf(asked.app).search(read, { ...query, perPage })
      return {
        total: found.total,
        whole: found.whole ?? found.total,
        page,
        cut: isCut(q),
        simplified: found.simplified ?? false,
        readAs: (found.changes ?? []).map(({ from, to }) => ({ from, to })),
        otherwise: found.otherwise === undefined ? null : { words: found.otherwise.words, count: Number(found.otherwise.count) },
        listings: found.hits.map((hit) => ({ ...show(asked.app, hit), partly: hit.partly ?? false })),
        facets: Object.fromEntries(
          filterNames.map((name) => [name, found.facets[name].map((one) => ({ value: one.value, count: Number(one.count) }))]),
        ),
        leaveOut: found.drops.map(({ what: _what, count, ...left }) => ({ ...left, count: Number(count) })),
        nearWords: [...(found.nearWords ?? [])],
        nearFields: [...(found.nearFields ?? [])],
      }
    },
  },
  {
    kind: 'api',
    path: '/api/v1/catalogue/suggest',
    may: 'public.see',
    tag: 'catalogue',
    summary: 'Suggestions while typing',
    description: 'Half-typed syllables, first letters, titles, fields and institutions. Empty where nothing begins so.',
    query: suggestQuery,
    answer: z.object({ suggestions: z.array(suggestion) }),
    perMinute: 600,
    handle: async (asked: { app: App; query: z.infer<typeof suggestQuery> }) => {
      const { q, lang, most } = asked.query
      const found = await engineOf(asked.app).suggest(wordsIn(q), most, lang)
      return {
        suggestions: found.map((one) => ({
          text: one.text,
          kind: (suggestionWords[one.kind] ?? { ko: one.kind, en: one.kind })[lang],
          address: addressFor(one, lang),
        })),
      }
    },
  },
  {
    kind: 'api',
    path: '/api/v1/catalogue/:listing/similar',
    may: 'public.see',
    tag: 'catalogue',
    summary: 'Listings like one',
    description: 'By words of the reviewed descriptions, best first, with the words both use.',
    params: oneParams,
    missing: 'No listing of this id is shown',
    query: similarQuery,
    answer: z.object({ listings: z.array(listing.extend({ shared: z.array(z.string()) }).meta({ id: 'SimilarListing' })) }),
    handle: async (asked: { app: App; params: z.infer<typeof oneParams>; query: z.infer<typeof similarQuery> }) => {
      const read = asked.app.db.reader()
      const found = await findListing(read, asked.params.listing)
      if (!found || found.state !== 'listed') return undefined
      return {
        listings: (await engineOf(asked.app).similar(read, found, asked.query.most)).map((one) => ({
          ...show(asked.app, one),
          shared: [...one.shared],
        })),
      }
    },
  },
  {
    kind: 'api',
    path: '/api/v1/catalogue/:listing',
    may: 'public.see',
    tag: 'catalogue',
    summary: 'One listing',
    description: 'The reviewed description with its certificates and purchases.',
    params: oneParams,
    missing: 'No listing of this id is shown',
    answer: listing
      .extend({
        content: z.record(z.string(), z.unknown()),
        purchases: z.array(
          z.object({ institution: z.object({ ko: z.string(), en: z.string() }), contractedOn: z.string(), amountWon: z.number() }),
        ),
      })
      .meta({ id: 'ListingInFull' }),
    handle: async (asked: { app: App; params: z.infer<typeof oneParams> }) => {
      const found = await findListing(asked.app.db.reader(), asked.params.listing)
      if (!found || found.state !== 'listed') return undefined
      const row = {
        ...found,
        kind: found.content.kind,
        trl: found.content.trl,
        priceFromWon: found.content.priceFromWon,
        priceToWon: found.content.priceToWon,
        priceUnit: found.content.priceUnit,
        purchases: found.purchaseCount,
      }
      return {
        ...show(asked.app, row),
        content: found.content,
        purchases: found.purchases.map((one) => ({
          institution: { ko: one.ko, en: one.en },
          contractedOn: one.contractedOn,
          amountWon: Number(one.amountWon),
        })),
      }
    },
  },
]
