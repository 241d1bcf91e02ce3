import { reviewedVersion } from '../applications/index.ts'
import { sql } from '../platform/database/database.ts'
import type { Reader } from '../platform/database/database.ts'
import { parseContent } from '../technologies/index.ts'
import type { TechnologyContent } from '../technologies/index.ts'

export interface ListingFacts {
  id: string
  companyId: string
  companyKo: string
  companyEn: string | null
  titleKo: string
  titleEn: string
  summaryKo: string
  summaryEn: string
  fieldCodes: string[]
  trl: number | null
  priceFromWon: number | null
  regionCode: string | null
  regionKo: string | null
  regionEn: string | null
  certificateKinds: string[]
  supplies: number
  isInForce: boolean
  certifiedUntil: string | null
}
/** What of listings is held against a need; one that is hidden by now is missing. */
export const findListingFacts = (read: Reader, ids: readonly string[]): Promise<ListingFacts[]> =>
  read.many(sql<ListingFacts>`
  select l.id, l.company_id, c.name_ko as company_ko, c.name_en as company_en, l.title_ko, l.title_en, l.summary_ko, l.summary_en,
    l.field_codes, l.trl, l.price_from_won, l.region_code, r.name_ko as region_ko, r.name_en as region_en,
    l.certificate_kinds, l.dossier_supplies + l.purchases as supplies,
      coalesce(l.certified_until >= (select market_today()), false) as is_in_force, l.certified_until
  from listings l join companies c on c.id = l.company_id left join regions r on r.code = l.region_code
    where l.state = 'listed' and l.id = any(${[...ids]}::text[])`)

export interface Choices {
  fields: { code: string; parent: string | null; ko: string; en: string }[]
  regions: { code: string; ko: string; en: string }[]
  certificateKinds: { code: string; ko: string; en: string }[]
}
/** What a need may be narrowed by, with its names. One statement. */
export const findChoices = (read: Reader): Promise<Choices> =>
  read.one(sql<Choices>`
  select (select coalesce(json_agg(json_build_object('code', code, 'parent', parent_code, 'ko', name_ko, 'en', name_en)
    order by sort, code), '[]') from fields) as fields,
    (select coalesce(json_agg(json_build_object('code', code, 'ko', name_ko, 'en', name_en) order by sort, code), '[]')
      from regions) as regions,
    (select coalesce(json_agg(json_build_object('code', code, 'ko', name_ko, 'en', name_en) order by sort, code), '[]')
      from certificate_kinds) as certificate_kinds`)

export interface ListedTechnology {
  id: string
  titleKo: string
  titleEn: string
  content: TechnologyContent
}
export const findListedTechnology = async (read: Reader, listingId: string): Promise<ListedTechnology | undefined> => {
  const row = await read.maybe(
    sql<
      Omit<ListedTechnology, 'content'> & { content: unknown }
    >`select id, title_ko, title_en, content from listings where id = ${listingId} and state = 'listed'`,
  )
  return row && { ...row, content: parseContent(row.content) }
}

/** What a dossier is compared with: a public listing, or another application to the same institution. */
export interface Comparable {
  kind: 'listing' | 'track'
  id: string
  technologyId: string
  companyId: string
  companyKo: string
  companyEn: string | null
  titleKo: string
  content: TechnologyContent
  receiptNumber: string | null
  at: Date
}
type ComparableRow = Omit<Comparable, 'content'> & { content: unknown }
const read1 = ({ content, ...row }: ComparableRow): Comparable => ({ ...row, content: parseContent(content) })

export const findComparableListings = async (read: Reader, ids: readonly string[], exceptTechnology: string): Promise<Comparable[]> =>
  (
    await read.many(sql<ComparableRow>`
  select 'listing' as kind, l.id, l.technology_id, l.company_id, c.name_ko as company_ko, c.name_en as company_en, l.title_ko, l.content,
    null as receipt_number, l.listed_at as at
  from listings l join companies c on c.id = l.company_id
    where l.state = 'listed' and l.technology_id <> ${exceptTechnology} and l.id = any(${[...ids]}::text[])`)
  ).map(read1)

/**
 * Applications to this institution with most of these words, the latest first among equals, each as it was submitted or last supplemented; one per technology.
 * So many of the latest are gone through (some 0.1 ms each), so many answered.
 */
export const findComparableTracks = async (
  read: Reader,
  institutionId: string,
  exceptTechnology: string,
  { words, through, many }: { readonly words: readonly string[]; readonly through: number; readonly many: number },
): Promise<Comparable[]> =>
  (
    await read.many(sql<ComparableRow>`
  with latest as (select distinct on (k.technology_id) k.id, k.technology_id, k.company_id, k.receipt_number, k.submitted_at,
      ${reviewedVersion()} as number
    from tracks k join applications a on a.id = k.application_id
      where k.institution_id = ${institutionId} and k.technology_id <> ${exceptTechnology} order by k.technology_id, k.submitted_at desc),
  gone_through as (select * from latest order by submitted_at desc limit ${through}),
  -- Unpacked once, not for every word.
  likely as (select t.*, v.content from gone_through t cross join lateral (select v.content || '' as content from technology_versions v
    where v.technology_id = t.technology_id and v.number = t.number offset 0) v
    order by (select count(*) from unnest(${[...words]}::text[]) as w(word) where position(w.word in v.content) > 0) desc,
      t.submitted_at desc limit ${many})
  select 'track' as kind, t.id, t.technology_id, t.company_id, c.name_ko as company_ko, c.name_en as company_en,
    (t.content::jsonb->'content')->>'titleKo' as title_ko, t.content::jsonb->'content' as content, t.receipt_number, t.submitted_at as at
  from likely t join companies c on c.id = t.company_id order by t.submitted_at desc`)
  ).map(read1)

export interface DossierRow {
  trackId: string
  receiptNumber: string
  technologyId: string
  number: number
  companyId: string
  companyKo: string
}
/** The dossier of a track of this institution: which version is read. */
export const findDossierOfTrack = (read: Reader, institutionId: string, trackId: string): Promise<DossierRow | undefined> =>
  read.maybe(sql<DossierRow>`
  select k.id as track_id, k.receipt_number, k.technology_id, k.company_id, c.name_ko as company_ko,
    ${reviewedVersion()} as number
  from tracks k join applications a on a.id = k.application_id join companies c on c.id = k.company_id
    where k.id = ${trackId} and k.institution_id = ${institutionId}`)
