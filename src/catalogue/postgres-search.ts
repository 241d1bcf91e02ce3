import { sql } from '../platform/database/database.ts'
import type { RawBuilder, Reader } from '../platform/database/database.ts'
import { withParents } from './listing.ts'
import { filterNames } from './search-port.ts'
import type {
  CatalogueQuery,
  CatalogueSearch,
  Drop,
  Facets,
  FacetValue,
  FilterName,
  Filters,
  Hit,
  NearField,
  SimilarListing,
} from './search-port.ts'
import { technologyKinds, technologyKindWords } from '../technologies/index.ts'
import type { Text } from '../kernel/text.ts'
import { likeAnywhere } from '../platform/database/like.ts'
import { termsOf } from './terms.ts'
import { few, nearestFields } from './ways-on.ts'

type Condition = RawBuilder<unknown>
const all = (conditions: readonly Condition[]): Condition => (conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `))
const today = sql`(select market_today())`
const band = sql`case when l.price_from_won is null then 'unknown' when l.price_from_won < 10000000 then 'under-10m'
  when l.price_from_won < 50000000 then '10m-50m'
  when l.price_from_won < 100000000 then '50m-100m' when l.price_from_won < 500000000 then '100m-500m' else 'over-500m' end`
const hasGround = sql`l.ground_until >= (select market_today())`
const supplied = sql`(l.dossier_supplies > 0 or l.purchases > 0)`
const standing = sql`case when l.certified_until >= ${today} then 'valid' else 'other' end`

/** What a filter demands of a listing `l`; undefined where it does not narrow. */
const demanded = (name: FilterName, filters: Filters): Condition | undefined => {
  const values = [...filters[name]]
  if (values.length === 0) return undefined
  switch (name) {
    case 'field':
      return sql`l.field_codes && ${values}::text[]`
    case 'council':
      return sql`l.institution_ids && array(select institution_id from council_memberships where council_id = any(${values}::text[]))`
    case 'institution':
      return sql`l.institution_ids && ${values}::text[]`
    case 'kind':
      return sql`l.kind = any(${values}::text[])`
    case 'certificate':
      return sql`l.certificate_kinds && ${values}::text[]`
    case 'ground':
      return hasGround
    case 'trl':
      return sql`l.trl::text = any(${values}::text[])`
    case 'region':
      return sql`l.region_code = any(${values}::text[])`
    case 'price':
      return sql`${band} = any(${values}::text[])`
    case 'supplied':
      return supplied
    case 'standing':
      return sql`${standing} = any(${values}::text[])`
  }
}

/** A word stands in its texts, or in what its field, region, institutions, certificates or kind are called; one syllable there only as a word. */
const found = (terms: readonly string[]): Condition[] =>
  terms.map((term) => {
    const isNamed = (name: Condition) =>
      term.length > 1 ? sql`lower(${name}) like ${likeAnywhere(term)}` : sql`${term} = any(string_to_array(lower(${name}), ' '))`
    const isAny = (...names: readonly Condition[]) => sql`(${sql.join(names.map(isNamed), sql` or `)})`
    const kinds = technologyKinds.filter((kind) => isIn(term, technologyKindWords[kind]))
    return sql`(l.search_text like ${likeAnywhere(term)} or l.kind = any(${kinds}::text[])
      or l.field_codes && array(select code from fields where ${isAny(sql`name_ko`, sql`name_en`)})
      or l.region_code = any(array(select code from regions where ${isAny(sql`name_ko`, sql`name_en`, sql`array_to_string(other_names, ' ')`)}))
      or l.institution_ids && array(select id from institutions where ${isAny(sql`name_ko`, sql`name_en`, sql`short_name`)})
      or l.certificate_kinds && array(select code from certificate_kinds where ${isAny(sql`name_ko`, sql`name_en`)}))`
  })
const isIn = (term: string, { ko, en }: Text): boolean =>
  [ko, en].some((name) => (term.length > 1 ? name.toLowerCase().includes(term) : name.toLowerCase().split(' ').includes(term)))

/** Title before summary before keywords; a word in the body alone counts nothing more than being there. */
const rank = (terms: readonly string[]): Condition =>
  sql.join(
    [
      sql`0`,
      ...terms.map(
        (term) => sql`
  (case when lower(l.title_ko) like ${likeAnywhere(term)} or lower(l.title_en) like ${likeAnywhere(term)} then 8 else 0 end
  + case when lower(l.summary_ko) like ${likeAnywhere(term)} or lower(l.summary_en) like ${likeAnywhere(term)} then 3 else 0 end
  + case when lower(array_to_string(l.keywords, ' ')) like ${likeAnywhere(term)} then 2 else 0 end)`,
      ),
    ],
    sql` + `,
  )

/** As titles are put in order in English: signs between as one blank, what has no English title by its Korean one. */
const titleEn = sql`trim(regexp_replace(lower(coalesce(nullif(l.title_en, ''), l.title_ko)), '[ -/:-@[-\x60{-~]+', ' ', 'g')) collate "C"`

const order = ({ sort, lang }: Pick<CatalogueQuery, 'sort' | 'lang'>, terms: readonly string[]): Condition => {
  const inForce = sql`(l.certified_until >= ${today}) desc nulls last`
  switch (sort) {
    case 'relevance':
      return terms.length === 0 ? sql`${inForce}, l.listed_at desc, l.id` : sql`${rank(terms)} desc, ${inForce}, l.listed_at desc, l.id`
    case 'newest':
      return sql`l.listed_at desc, l.id`
    case 'until':
      return sql`l.certified_until desc nulls last, l.listed_at desc, l.id`
    case 'price':
      return sql`l.price_from_won nulls last, l.id`
    case 'title':
      return lang === 'en' ? sql`${titleEn}, l.title_ko, l.id` : sql`l.title_ko, l.id`
  }
}

/** The rows of this page are found by their ids alone, so that no whole listing is carried through the sorting. */
/** What a hit shows, of a listing `l`, its company `c` and region `r`. */
const hitColumns = sql`select l.id, l.title_ko, l.title_en, l.summary_ko, l.summary_en, l.kind, l.trl, l.field_codes,
  r.name_ko as region_ko, r.name_en as region_en, l.price_from_won, l.price_to_won, coalesce(l.content->>'priceUnit', '') as price_unit,
    l.company_id, c.name_ko as company_ko, c.name_en as company_en, l.dossier_supplies, l.purchases, l.picture_file_id, l.keywords,
      l.listed_at,
    coalesce((select json_agg(json_build_object('id', k.certificate_id, 'institutionId', k.institution_id, 'ko', i.name_ko,
      'en', i.name_en, 'shortName', i.short_name, 'number', k.number, 'validTo', k.valid_to, 'state', k.state)
      order by k.state = 'valid' desc, k.valid_to desc) from listing_certificates k join institutions i on i.id = k.institution_id
        where k.listing_id = l.id), '[]') as certificates`

const bodyIn = (lang: 'Ko' | 'En') =>
  sql`left(concat_ws(E'\n', ${sql.join(['problem', 'approach', 'effects', 'applications'].map((part) => sql`l.content->>${sql.lit(part + lang)}`))}), 6000)`
const bodies = sql`, ${bodyIn('Ko')} as body_ko, ${bodyIn('En')} as body_en`

/** Listings by their ids, in that order, with their descriptions where passages are wanted; one that is hidden by now is missing. */
export const hitsOf = (read: Reader, ids: readonly string[], withBody = false): Promise<Hit[]> =>
  read.many(sql<Hit>`
  ${hitColumns} ${withBody ? bodies : sql``} from unnest(${[...ids]}::text[]) with ordinality as wanted(id, place)
    join listings l on l.id = wanted.id and l.state = 'listed' join companies c on c.id = l.company_id
    left join regions r on r.code = l.region_code order by wanted.place`)

const findHits = (read: Reader, query: CatalogueQuery, terms: readonly string[]): Promise<Hit[]> =>
  read.many(sql<Hit>`
  with shown as materialized (
    select l.id from listings l where l.state = 'listed' and
      ${all([...found(terms), ...filterNames.flatMap((name) => demanded(name, query.filters) ?? [])])}
    order by ${order(query, terms)} limit ${query.perPage} offset ${(query.page - 1) * query.perPage}
  )
  ${hitColumns} ${query.withBody === true ? bodies : sql``}
  from shown s join listings l on l.id = s.id join companies c on c.id = l.company_id left join regions r on r.code = l.region_code
    order by ${order(query, terms)}`)

interface Counted {
  total: number
  facets: Record<FilterName, FacetValue[]>
  drops: Partial<Record<FilterName, number>>
}

/** Every facet at once over the rows the words found, each without its own filter. */
const countFacets = async (read: Reader, filters: Filters, terms: readonly string[]): Promise<Counted> => {
  const active = filterNames.filter((name) => filters[name].length > 0)
  const holds = (name: FilterName) => sql.id(`holds_${name}`)
  const others = (but?: FilterName) => all(active.filter((name) => name !== but).map((name) => sql`m.${holds(name)}`))
  const facet = (name: FilterName, rows: Condition) => sql`coalesce((select json_agg(f) from (${rows}) f), '[]') as ${sql.id(name)}`
  /** Lists repeat: equal ones are counted together before they are taken apart. */
  const lists = (name: FilterName, column: Condition) =>
    sql`(select ${column} as codes, count(*) as listings, row_number() over () as list from matched m where ${others(name)}
      group by 1) as g`
  const plain = (name: FilterName, column: Condition) =>
    facet(
      name,
      sql`select ${column} as value, null as ko, null as en, count(*) from matched m where ${column} is not null and ${others(name)}
        group by 1`,
    )
  const row = await read.one(sql<Record<FilterName, FacetValue[]> & { total: number; drops: Partial<Record<FilterName, number>> | null }>`
    with matched as materialized (
      select l.id, l.kind, l.trl::text as trl, l.field_codes, l.institution_ids, l.certificate_kinds, l.region_code, ${band} as price, case when ${supplied} then 'yes' end as supplied, case when ${hasGround} then 'yes' end as ground, ${standing} as standing
        ${sql.join(
          [sql``, ...active.map((name) => sql`coalesce(${demanded(name, filters) ?? sql`true`}, false) as ${holds(name)}`)],
          sql`,
          `,
        )}
      from listings l where l.state = 'listed' and ${all(found(terms))}
    )
    select (select count(*) from matched m where ${others()}) as total,
      (select ${active.length === 0 ? sql`'{}'::json` : sql`json_build_object(${sql.join(active.flatMap((name) => [sql`${sql.lit(name)}`, sql`count(*) filter (where ${others(name)})`]))})`} from matched m ${active.length === 0 ? sql`limit 1` : sql``}) as drops,
      ${facet(
        'field',
        sql`select x.code as value, f.name_ko as ko, f.name_en as en, sum(g.listings) as count
        from ${lists('field', sql`m.field_codes`)} cross join unnest(g.codes) as x(code) join fields f on f.code = x.code
        group by 1, 2, 3, f.sort order by f.sort`,
      )},
      ${facet(
        'council',
        sql`select c.id as value, c.name_ko as ko, c.name_en as en, sum(d.listings) as count
        from (select distinct g.list, g.listings, k.council_id
          from ${lists('council', sql`m.institution_ids`)} cross join unnest(g.codes) as x(id)
          join council_memberships k on k.institution_id = x.id) d
        join councils c on c.id = d.council_id group by 1, 2, 3, c.sort order by c.sort`,
      )},
      ${facet(
        'institution',
        sql`select i.id as value, i.name_ko as ko, i.name_en as en, sum(g.listings) as count
        from ${lists('institution', sql`m.institution_ids`)} cross join unnest(g.codes) as x(id) join institutions i on i.id = x.id
        group by 1, 2, 3 order by 4 desc, 2`,
      )},
      ${plain('kind', sql`m.kind`)},
      ${facet(
        'certificate',
        sql`select k.code as value, k.name_ko as ko, k.name_en as en, sum(g.listings) as count
        from ${lists('certificate', sql`m.certificate_kinds`)} cross join unnest(g.codes) as x(code)
        join certificate_kinds k on k.code = x.code group by 1, 2, 3, k.sort order by k.sort`,
      )},
      ${plain('trl', sql`m.trl`)},
      ${facet(
        'region',
        sql`select r.code as value, r.name_ko as ko, r.name_en as en, count(*) from matched m
        join regions r on r.code = m.region_code where ${others('region')} group by 1, 2, 3, r.sort order by r.sort`,
      )},
      ${plain('price', sql`m.price`)}, ${plain('supplied', sql`m.supplied`)}, ${plain('ground', sql`m.ground`)}, ${plain('standing', sql`m.standing`)}`)
  const { total, drops, ...facets } = row
  return { total: Number(total), facets, drops: drops ?? {} }
}

/** With a word left out (`left`: only where nothing is found), how many would be found under the same filters; and all fields, each with its listings, and with those that have any of the words. */
const findWaysOn = async (
  read: Reader,
  { words, filters }: CatalogueQuery,
  terms: readonly string[],
  left: readonly string[],
): Promise<{ drops: Drop[]; nearFields: NearField[] }> => {
  const conditions = filterNames.flatMap((name) => demanded(name, filters) ?? [])
  const { counts, fields } = await read.one(
    sql<{ counts: number[]; fields: (NearField & { near: number })[] }>`select array[${sql.join(
      left.map(
        (term) =>
          sql`(select count(*) from listings l where l.state = 'listed'
            and ${all([...found(terms.filter((other) => other !== term)), ...conditions])})`,
      ),
    )}]::bigint[] as counts,
    (select coalesce(json_agg(f), '[]') from (select f.code as value, f.name_ko as ko, f.name_en as en, count(l.id),
        count(l.id) filter (where ${sql.join(found(terms), sql` or `)}) as near
      from fields f left join listings l on l.state = 'listed' and l.field_codes @> array[f.code] group by f.code order by f.sort) f) as fields`,
  )
  return {
    drops: left.map((word, at) => ({ what: 'word', word, count: Number(counts[at] ?? 0) })),
    nearFields: nearestFields(words, fields, Object.fromEntries(fields.filter((one) => one.near > 0).map((one) => [one.value, one.near]))),
  }
}

/** The first engine: PostgreSQL alone. Two statements; a third where few are found by words. */
export const postgresSearch: CatalogueSearch = {
  search: async (read, query) => {
    const terms = termsOf(query.words)
    const { total, facets, drops } = await countFacets(read, query.filters, terms)
    const [hits, ways] = await Promise.all([
      total === 0 ? [] : findHits(read, query, terms),
      terms.length === 0 || total >= few || query.wholeOnly === true
        ? { drops: [], nearFields: [] }
        : findWaysOn(read, query, terms, total === 0 ? terms : []),
    ])
    const filterDrops = Object.entries(drops).map(([filter, count]): Drop => ({
      what: 'filter',
      filter: filter as FilterName,
      count: Number(count),
    }))
    return {
      hits,
      total,
      facets: facets satisfies Facets,
      terms,
      nearFields: ways.nearFields,
      drops: total > 0 ? [] : [...filterDrops, ...ways.drops].filter((drop) => drop.count > 0).sort((a, b) => b.count - a.count),
    }
  },
  similar: (read, listing, most) =>
    read.many(sql<SimilarListing>`
    ${hitColumns}, '{}'::text[] as shared
    from (select s.id, cardinality(array(select unnest(s.field_codes) intersect select
      unnest(${withParents(listing.content.fieldCodes)}::text[]))) + 2 *
      cardinality(array(select unnest(s.keywords) intersect select unnest(${listing.content.keywords}::text[]))) as alike
      from listings s where s.state = 'listed' and s.id <> ${listing.id} and s.field_codes && ${listing.content.fieldCodes}::text[]
        order by alike desc, s.listed_at desc, s.id limit ${most}) a
    join listings l on l.id = a.id join companies c on c.id = l.company_id left join regions r on r.code = l.region_code
      order by a.alike desc, l.listed_at desc, l.id`),
  suggest: () => Promise.resolve([]),
}
