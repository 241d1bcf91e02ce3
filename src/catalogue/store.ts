import { sql } from '../platform/database/database.ts'
import type { Database, Writer } from '../platform/database/database.ts'
import { writerOn } from '../platform/database/database.ts'
import type { Tx } from '../platform/database/transaction.ts'
import { certifiedUntil, searchTextOf, withParents } from './listing.ts'
import type { ListingCertificate, NewListing } from './listing.ts'

const rowOf = (one: NewListing) => ({
  id: one.id,
  technologyId: one.technologyId,
  companyId: one.companyId,
  technologyVersion: one.technologyVersion,
  titleKo: one.content.titleKo,
  titleEn: one.content.titleEn || one.content.titleKo,
  summaryKo: one.content.summaryKo,
  summaryEn: one.content.summaryEn || one.content.summaryKo,
  kind: one.content.kind || 'technology',
  trl: one.content.trl,
  fieldCodes: withParents(one.content.fieldCodes),
  regionCode: one.regionCode,
  priceFromWon: one.content.priceFromWon ?? one.content.priceToWon,
  priceToWon: one.content.priceToWon,
  institutionIds: [...new Set(one.certificates.map((held) => held.institutionId))],
  certifiedUntil: certifiedUntil(one.certificates),
  dossierSupplies: one.content.supplyRecord.length,
  certificateKinds: [...new Set(one.content.otherCertificates.map((held) => held.kind).filter((kind) => kind !== ''))],
  keywords: one.content.keywords,
  pictureFileId: one.pictureFileId,
  content: one.content,
  searchText: searchTextOf(one),
  listedAt: one.listedAt.toISOString(),
  invented: one.invented,
})

/** Until when one of a dossier's certificates is a ground for a contract or for priority purchase; the market's own certificate alone is none. */
const groundUntil = (content: ReturnType<typeof sql>) => sql`(select max(coalesce(nullif(o->>'validTo', '')::date, 'infinity'))
  from jsonb_array_elements(${content}->'otherCertificates') as o where exists (select from contract_grounds g
    where g.kind in ('negotiated', 'priority-purchase') and g.requires->'certificateKinds' ? (o->>'kind')))`

/** After the grounds were loaded anew. */
export const renewGrounds = (tx: Writer): Promise<number> =>
  tx.run(sql`update listings l set ground_until = n.ground_until
    from (select id, ${groundUntil(sql`content`)} as ground_until from listings) n
    where n.id = l.id and n.ground_until is distinct from l.ground_until`)

/** Writes listings, or writes them anew where the technology is listed already: many rows in one statement. */
const writeListings = (tx: Writer, listings: readonly NewListing[]): Promise<number> =>
  tx.run(sql`
  insert into listings (id, technology_id, company_id, technology_version, title_ko, title_en, summary_ko, summary_en, kind, trl,
    field_codes, region_code, price_from_won, price_to_won,
    institution_ids, certified_until, dossier_supplies, certificate_kinds, ground_until, keywords, picture_file_id, content, search_text, state,
      listed_at, updated_at, invented)
  select r->>'id', r->>'technologyId', r->>'companyId', (r->>'technologyVersion')::int,
    r->>'titleKo', r->>'titleEn', r->>'summaryKo', r->>'summaryEn', r->>'kind', (r->>'trl')::int,
    array(select jsonb_array_elements_text(r->'fieldCodes')), r->>'regionCode', (r->>'priceFromWon')::bigint, (r->>'priceToWon')::bigint,
    array(select jsonb_array_elements_text(r->'institutionIds')), (r->>'certifiedUntil')::date, (r->>'dossierSupplies')::int,
      array(select jsonb_array_elements_text(r->'certificateKinds')), ${groundUntil(sql`r->'content'`)},
    array(select jsonb_array_elements_text(r->'keywords')), r->>'pictureFileId', r->'content', r->>'searchText',
      'listed', (r->>'listedAt')::timestamptz, (r->>'listedAt')::timestamptz, (r->>'invented')::boolean
  from jsonb_array_elements(${JSON.stringify(listings.map(rowOf))}::jsonb) as r
  on conflict (technology_id) do update set technology_version = excluded.technology_version, title_ko = excluded.title_ko,
    title_en = excluded.title_en, summary_ko = excluded.summary_ko, summary_en = excluded.summary_en,
    kind = excluded.kind, trl = excluded.trl, field_codes = excluded.field_codes, region_code = excluded.region_code,
      price_from_won = excluded.price_from_won, price_to_won = excluded.price_to_won,
    institution_ids = excluded.institution_ids, certified_until = excluded.certified_until, dossier_supplies = excluded.dossier_supplies,
      certificate_kinds = excluded.certificate_kinds, ground_until = excluded.ground_until, keywords = excluded.keywords,
    picture_file_id = excluded.picture_file_id, content = excluded.content, search_text = excluded.search_text,
      updated_at = excluded.updated_at, invented = excluded.invented`)

const writeCertificates = (tx: Writer, listings: readonly Pick<NewListing, 'id' | 'certificates'>[]): Promise<number> => {
  const rows = listings.flatMap((one) => one.certificates.map((held) => ({ listingId: one.id, ...held })))
  return tx.run(sql`
    insert into listing_certificates (listing_id, certificate_id, institution_id, number, valid_from, valid_to, state)
    select r->>'listingId', r->>'certificateId', r->>'institutionId', r->>'number', (r->>'validFrom')::date, (r->>'validTo')::date,
      r->>'state' from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) as r
    on conflict (listing_id, certificate_id) do update set number = excluded.number, valid_from = excluded.valid_from,
      valid_to = excluded.valid_to, state = excluded.state`)
}

export const saveListing = async (tx: Tx, listing: NewListing): Promise<void> => {
  await writeListings(tx, [listing])
  await writeCertificates(tx, [listing])
}

const chunk = 500
const lanes = 2

/**
 * Listings in bulk, 500 a transaction, for a demonstration and for measuring; companies and technologies must be there, and no technology twice.
 * While the database writes one part, the next is made ready and written beside it. Answers how many were written.
 */
export const listMany = async (db: Database, listings: readonly NewListing[]): Promise<number> => {
  const parts = Array.from({ length: Math.ceil(listings.length / chunk) }, (_, at) => listings.slice(at * chunk, (at + 1) * chunk)).values()
  const ended = await Promise.allSettled(
    Array.from({ length: lanes }, async () => {
      let written = 0
      for (const part of parts) written += await listPart(db, part)
      return written
    }),
  )
  return ended.reduce((sum, lane) => {
    if (lane.status === 'rejected') throw lane.reason
    return sum + lane.value
  }, 0)
}

const listPart = (db: Database, part: readonly NewListing[]): Promise<number> =>
  db.kysely.transaction().execute(async (kysely) => {
    const writer = writerOn(kysely)
    const count = await writeListings(writer, part)
    await writeCertificates(writer, part)
    return count
  })

export interface KnownListing {
  id: string
  technologyVersion: number
  listedAt: Date
  content: unknown
  certificates: ListingCertificate[]
  institutionNames: string[]
}
/** The listing of a technology, its row held, with its certificates. */
export const findListingForUpdate = (tx: Tx, technologyId: string): Promise<KnownListing | undefined> =>
  tx.maybe(sql<KnownListing>`
  select l.id, l.technology_version, l.listed_at, l.content,
    coalesce((select json_agg(json_build_object('certificateId', c.certificate_id, 'institutionId', c.institution_id, 'number', c.number,
      'validFrom', c.valid_from, 'validTo', c.valid_to, 'state', c.state) order by c.certificate_id)
      from listing_certificates c where c.listing_id = l.id), '[]') as certificates,
    array(select distinct i.name_ko from listing_certificates c join institutions i on i.id = c.institution_id
      where c.listing_id = l.id) as institution_names
  from listings l where l.technology_id = ${technologyId} for update of l`)

export const saveHidden = (tx: Tx, id: string, reason: string | null): Promise<number> =>
  tx.run(
    sql`update listings set state = case when ${reason}::text is null then 'listed' else 'hidden' end, hidden_reason = ${reason},
      updated_at = ${tx.now} where id = ${id} and (state = 'hidden') = (${reason}::text is null)`,
  )

/** Takes everything a firm has listed out of sight; answers what. */
export const hideAllOf = async (tx: Tx, companyId: string, reason: string): Promise<string[]> =>
  (
    await tx.many(sql<{ id: string }>`
    update listings set state = 'hidden', hidden_reason = ${reason}, updated_at = ${tx.now}
    where company_id = ${companyId} and state = 'listed' returning id`)
  ).map((one) => one.id)

/** Counts the purchases recorded here anew: records minus those that were countered. */
export const recountPurchases = async (tx: Tx, id: string): Promise<void> => {
  await tx.run(
    sql`update listings set purchases = (select count(*) filter (where p.kind = 'purchase') - count(*) filter (where p.kind = 'counter')
      from purchases p where p.listing_id = ${id}) where id = ${id}`,
  )
}
