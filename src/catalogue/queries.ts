import { keepPlan, sql } from '../platform/database/database.ts'
import type { Reader } from '../platform/database/database.ts'
import { parseContent } from '../technologies/index.ts'
import type { TechnologyContent, TechnologyDocument, TechnologyPicture } from '../technologies/index.ts'
import type { HitCertificate } from './search-port.ts'

export interface GroundFace {
  code: string
  sentenceKo: string
  sentenceEn: string
  lawKo: string
  lawEn: string
  article: string | null
  textAsOf: string | null
  source: string | null
  kinds: string[]
}
export interface PurchaseFace {
  id: string
  ko: string
  en: string
  contractedOn: string
  amountWon: number
}
export interface ListingPage {
  id: string
  technologyId: string
  technologyVersion: number
  companyId: string
  companyKo: string
  companyEn: string | null
  phone: string | null
  email: string | null
  website: string | null
  regionKo: string | null
  regionEn: string | null
  titleKo: string
  titleEn: string
  summaryKo: string
  summaryEn: string
  fieldCodes: string[]
  state: 'listed' | 'hidden'
  hiddenReason: string | null
  /** Its firm was closed: nobody shows it again. */
  isFirmClosed: boolean
  listedAt: Date
  invented: boolean
  dossierSupplies: number
  purchaseCount: number
  certifiedUntil: string | null
  isInForce: boolean
  content: TechnologyContent
  documents: TechnologyDocument[]
  pictures: TechnologyPicture[]
  certificates: (HitCertificate & { validFrom: string })[]
  purchases: PurchaseFace[]
  grounds: GroundFace[]
}

export const findListing = async (read: Reader, id: string): Promise<ListingPage | undefined> => (await findListings(read, [id]))[0]

/**
 * Listings in the order asked for, each with its certificates, public papers and pictures of the reviewed version that are still there, purchases recorded here,
 * and what grounds its other certificates touch. One statement.
 */
export const findListings = async (read: Reader, ids: readonly string[]): Promise<ListingPage[]> => {
  const rows = await read.many(
    keepPlan(sql<Omit<ListingPage, 'content'> & { content: unknown }>`
    select l.id, l.technology_id, l.technology_version, l.company_id, c.name_ko as company_ko, c.name_en as company_en, c.phone, c.email,
      c.website, r.name_ko as region_ko, r.name_en as region_en,
      l.title_ko, l.title_en, l.summary_ko, l.summary_en, l.field_codes, l.state, l.hidden_reason, c.closed_at is not null as is_firm_closed, l.listed_at, l.invented,
        l.dossier_supplies, l.purchases as purchase_count,
      l.certified_until, coalesce(l.certified_until >= (select market_today()), false) as is_in_force, l.content,
      coalesce((select json_agg(x.d) from technology_versions v cross join jsonb_array_elements(v.content::jsonb->'documents') as x(d)
        join technology_documents t on t.id = x.d->>'id'
        where v.technology_id = l.technology_id and v.number = l.technology_version and t.is_public and t.removed_at is null),
          '[]') as documents,
      coalesce((select json_agg(x.d) from technology_versions v cross join jsonb_array_elements(v.content::jsonb->'pictures') as x(d)
        join technology_pictures t on t.id = x.d->>'id'
        where v.technology_id = l.technology_id and v.number = l.technology_version and t.removed_at is null), '[]') as pictures,
      coalesce((select json_agg(json_build_object('id', k.certificate_id, 'institutionId', k.institution_id, 'ko', i.name_ko,
        'en', i.name_en, 'shortName', i.short_name, 'number', k.number,
        'validFrom', k.valid_from, 'validTo', k.valid_to, 'state', k.state) order by k.state = 'valid' desc, k.valid_to desc)
          from listing_certificates k join institutions i on i.id = k.institution_id where k.listing_id = l.id), '[]') as certificates,
      coalesce((select json_agg(json_build_object('id', p.id, 'ko', i.name_ko, 'en', i.name_en, 'contractedOn', p.contracted_on,
        'amountWon', p.amount_won) order by p.contracted_on desc)
        from standing_purchases p join institutions i on i.id = p.institution_id
          where p.listing_id = l.id), '[]') as purchases,
      coalesce((select json_agg(json_build_object('code', g.code, 'sentenceKo', g.sentence_ko, 'sentenceEn', g.sentence_en,
        'lawKo', g.law_ko, 'lawEn', g.law_en, 'article', g.article, 'textAsOf', g.text_as_of, 'source', g.source,
          'kinds', g.requires->'certificateKinds') order by g.sort)
        from contract_grounds g where g.requires->'certificateKinds' ?| l.certificate_kinds), '[]') as grounds
    from listings l join companies c on c.id = l.company_id left join regions r on r.code = l.region_code
      where l.id = any(${[...ids]}::text[])
    order by array_position(${[...ids]}::text[], l.id)`),
  )
  return rows.map((row) => ({ ...row, content: parseContent(row.content) }))
}

/** Addresses for search engines, newest first: what stands for everybody to read. */
export const findAddresses = (read: Reader, limit: number): Promise<{ path: string; changed: Date | null }[]> =>
  read.many(sql<{ path: string; changed: Date | null }>`
  (select '/catalogue/' || id as path, updated_at as changed from listings where state = 'listed' order by updated_at desc limit ${limit})
  union all (select '/calls/' || id, published_at from calls where state in ('published', 'closed') and published_at is not null
    order by published_at desc limit 2000)
  union all (select '/institutions/' || id, null from institutions where active_until is null or active_until >= (select market_today())
    order by id)`)

/** Names of listings that can be seen, in the order asked for. */
export const findTitles = (read: Reader, ids: readonly string[]): Promise<{ id: string; titleKo: string; titleEn: string }[]> =>
  read.many(sql<{ id: string; titleKo: string; titleEn: string }>`
  select l.id, l.title_ko, l.title_en from unnest(${[...ids]}::text[]) with ordinality as wanted(id, place)
    join listings l on l.id = wanted.id and l.state = 'listed' order by wanted.place`)
