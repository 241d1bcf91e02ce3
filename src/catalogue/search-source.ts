import { sql } from '../platform/database/database.ts'
import type { Database, Reader } from '../platform/database/database.ts'
import type { SearchDocument } from '../platform/search/index/document.ts'
import type { SuggestName } from '../platform/search/index/answer.ts'
import type { SearchSource } from '../platform/search/followed-index.ts'
import type { Text } from '../kernel/text.ts'
import { parseContent, technologyKindWords } from '../technologies/index.ts'
import type { TechnologyContent } from '../technologies/index.ts'
import type { Vocabulary } from '../vocabulary/index.ts'
import { inEnglishOrder, priceBand } from './listing.ts'

const settingsForMs = 30_000

interface Row {
  id: string
  version: string
  content: unknown
  companyKo: string
  companyEn: string | null
  businessNumber: string | null
  fieldCodes: string[]
  institutionIds: string[]
  councilIds: string[]
  kind: string
  certificateKinds: string[]
  trl: number | null
  regionCode: string | null
  priceFromWon: number | null
  isSupplied: boolean
  hasGround: boolean
  isInForce: boolean
  listedAt: Date
  until: number | null
  certificates: { number: string; ko: string; en: string }[]
  /** What its other certificates are called. */
  kindNames: string[]
  /** Its fields and those above them, its region. */
  classes: string[]
}

/** To be raised when documents are made otherwise of the same rows: those of a saved index are read again. */
const made = sql.lit('6')
/** A version says everything that changes a document without its row: whether a certificate, and a ground, is in force today, who sits in which council. */
const version = sql`${made} || ':' || coalesce(k.changed_in::text, '') || ':' || coalesce(l.certified_until >= (select market_today()),
  false)::text || ':' || coalesce(l.ground_until >= (select market_today()), false)::text || ':' || (select seats from council_seats)`
const seats = sql`council_seats as (select md5(string_agg(council_id || institution_id, ',' order by council_id, institution_id)) as seats
  from council_memberships)`

const readRows = (read: Reader, ids: readonly string[]): Promise<Row[]> =>
  read.many(sql<Row>`
  with ${seats}
  select l.id, ${version} as version, l.content, c.name_ko as company_ko, c.name_en as company_en, c.business_number,
    l.field_codes, l.institution_ids, array(select distinct m.council_id from council_memberships m
      where m.institution_id = any(l.institution_ids)) as council_ids, l.kind, l.certificate_kinds, l.trl, l.region_code, l.price_from_won,
    (l.dossier_supplies > 0 or l.purchases > 0) as is_supplied, coalesce(l.ground_until >= market_today(), false) as has_ground, coalesce(l.certified_until >= market_today(), false) as is_in_force,
      l.listed_at, (l.certified_until - date '1970-01-01') as until,
    coalesce((select json_agg(json_build_object('number', h.number, 'ko', i.name_ko, 'en', i.name_en)) from listing_certificates h
      join institutions i on i.id = h.institution_id where h.listing_id = l.id), '[]') as certificates,
    array(select name from certificate_kinds x, unnest(array[x.name_ko, x.name_en]) as name where x.code = any(l.certificate_kinds)) as kind_names,
    array(select name from fields f, unnest(array[f.name_ko, f.name_en]) as name where f.code = any(l.field_codes)
      or exists (select from unnest(l.field_codes) as code where code like f.code || '.%')
      union select name from regions r, unnest(array[r.name_ko, r.name_en] || r.other_names) as name where r.code = l.region_code) as classes
  from listings l join companies c on c.id = l.company_id left join listing_changes k on k.listing_id = l.id
    where l.state = 'listed' and l.id = any(${[...ids]}::text[])`)

const lines = (...parts: readonly (string | null | undefined)[]): string => parts.filter((part) => part).join('\n')

const unlessSame = (english: string, korean: string): string => (english === korean ? '' : english)

/** What a technology is about, each text in the field of an index whose weight it deserves. */
export const textsOf = (content: TechnologyContent): SearchDocument['text'] => ({
  title: content.titleKo,
  keywords: lines(content.keywords.join(', '), unlessSame(content.titleEn, content.titleKo)),
  summary: lines(content.summaryKo, unlessSame(content.summaryEn, content.summaryKo)),
  body: lines(
    content.problemKo,
    content.approachKo,
    content.effectsKo,
    content.applicationsKo,
    ...content.differences.map((one) => one.whatKo),
    ...content.specification.map((one) => `${one.nameKo} ${one.value}`),
    content.problemEn,
    content.approachEn,
    content.effectsEn,
    content.applicationsEn,
  ),
})

/** What a listing is found by, each text in the field whose weight it deserves. */
const documentOf = (row: Row): SearchDocument => {
  const content = parseContent(row.content)
  const numbers = [
    ...row.certificates.map((held) => held.number),
    ...content.ipRights.map((one) => one.number),
    ...content.otherCertificates.map((one) => one.number),
  ]
  const kind = technologyKindWords[row.kind as keyof typeof technologyKindWords] as Text | undefined
  return {
    id: row.id,
    version: row.version,
    text: {
      ...textsOf(content),
      proof: lines(...numbers, ...row.kindNames),
      owner: lines(row.companyKo, row.companyEn, ...row.certificates.flatMap((held) => [held.ko, held.en])),
      class: lines(kind?.ko, kind?.en, ...row.classes),
    },
    titleEn: unlessSame(content.titleEn, content.titleKo),
    exact: [...numbers, ...(row.businessNumber === null ? [] : [row.businessNumber])],
    names: [row.companyKo, ...(row.companyEn === null ? [] : [row.companyEn])],
    facets: {
      field: row.fieldCodes,
      council: row.councilIds,
      institution: row.institutionIds,
      kind: [row.kind],
      certificate: row.certificateKinds,
      trl: row.trl === null ? [] : [String(row.trl)],
      region: row.regionCode === null ? [] : [row.regionCode],
      price: [priceBand(row.priceFromWon)],
      ground: row.hasGround ? ['yes'] : [],
      supplied: row.isSupplied ? ['yes'] : [],
      standing: [row.isInForce ? 'valid' : 'other'],
    },
    numbers: {
      listedAt: row.listedAt.getTime(),
      ...(row.until === null ? {} : { until: row.until }),
      ...(row.priceFromWon === null ? {} : { price: row.priceFromWon }),
    },
    orders: { titleEn: inEnglishOrder(content.titleEn === '' ? content.titleKo : content.titleEn) },
    prior: row.isInForce ? 0.05 : 0,
  }
}

/** Institutions and fields, offered while typing. */
const readNames = (read: Reader): Promise<SuggestName[]> =>
  read.many(sql<SuggestName>`
  select i.name_ko as text, 'institution' as kind, i.id as ref,
    cardinality(array(select 1 from listings l where l.institution_ids @> array[i.id] limit 50)) as weight from institutions i
  union all select i.short_name || ' ' || i.name_ko, 'institution', i.id, 0 from institutions i where i.short_name <> i.name_ko
  union all select i.name_en, 'institution', i.id, 0 from institutions i where i.name_en <> i.name_ko
  union all select f.name_ko, 'field', f.code, 0 from fields f union all select f.name_en, 'field', f.code, 0 from fields f
    where f.name_en <> f.name_ko`)

/** Institutions by what people call them, too: without the 한국 that most of their names begin with, and as the synonyms have it (한전, 코레일). */
const withCallNames = (names: readonly SuggestName[], { synonyms }: Vocabulary): SuggestName[] => [
  ...names,
  ...names.flatMap((one) => {
    const typed = [
      ...(/^한국.{3,}/.test(one.text) ? [one.text.slice(2)] : []),
      ...(synonyms.oneWay ?? []).flatMap(({ from, to }) => (to.includes(one.text) ? [from] : [])),
      ...synonyms.groups.flatMap((group) => (group.includes(one.text) ? group.filter((other) => other !== one.text) : [])),
    ]
    return one.kind === 'institution' ? typed.map((word) => ({ ...one, typed: word })) : []
  }),
]

/** The catalogue as a search index is fed with it. */
export const catalogueSource = (db: Database, vocabulary: () => Promise<Vocabulary>): SearchSource => {
  let names: { at: number; list: SuggestName[] } | undefined
  return {
    versions: () =>
      db.reader().many(
        sql<{
          id: string
          version: string
        }>`with ${seats} select l.id, ${version} as version from listings l left join listing_changes k on k.listing_id = l.id
          where l.state = 'listed'`,
      ),
    documents: async (ids) => (await readRows(db.reader(), ids)).map(documentOf),
    // Only what every running transaction has left behind: one that commits late is not passed over.
    changes: async (cursor) =>
      db.reader().one(sql<{ cursor: string; ids: string[] }>`select pg_snapshot_xmin(pg_current_snapshot())::text as cursor,
      array(select listing_id from listing_changes where changed_in >= ${cursor ?? null}::xid8
        and changed_in < pg_snapshot_xmin(pg_current_snapshot()) order by changed_in) as ids`),
    settings: async () => {
      const words = await vocabulary()
      if (names === undefined || performance.now() - names.at > settingsForMs)
        names = { at: performance.now(), list: withCallNames(await readNames(db.reader()), words) }
      return { ...words, names: names.list }
    },
  }
}
