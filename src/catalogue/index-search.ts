import { standing } from '../certificates/index.ts'
import { dayOf } from '../kernel/dates.ts'
import { sql } from '../platform/database/database.ts'
import type { Reader } from '../platform/database/database.ts'
import type { SearchAnswer, SortKey } from '../platform/search/index/answer.ts'
import type { SharedWord } from '../platform/search/index/similar.ts'
import { isFiller } from '../platform/search/index/suggested-words.ts'
import type { SearchService } from '../platform/search/search.ts'
import type { App } from '../platform/services.ts'
import { hitsOf, postgresSearch } from './postgres-search.ts'
import { asWrittenIn } from './as-written.ts'
import { textsOf } from './search-source.ts'
import { reasonsFor } from './reasons.ts'
import { filterNames } from './search-port.ts'
import type { CatalogueQuery, CatalogueSearch, Facets, FacetValue, FilterName, Filters, Hit, Sort, Suggested } from './search-port.ts'
import { isAnswered, offeredOf, typedIn, worded } from './offered-conditions.ts'
import { waysOn } from './ways-on.ts'

const dayMs = 86_400_000

/** The catalogue's engine of this process: its index, or the database alone where there is none. */
export const engineOf = (app: App): CatalogueSearch => {
  const index = app.searches?.get('catalogue')
  return index === undefined ? postgresSearch : indexSearch(index, () => app.clock.now())
}

/** Answers from the index, with two statements: names for the facets, and what the hits show. Until the index is ready the database answers, and says so. */
export const indexSearch = (index: SearchService, now: () => Date): CatalogueSearch => ({
  search: async (read, query) => {
    const ask = (text: string, wholeOnly = query.wholeOnly ?? false) =>
      index.search({
        text,
        filters: query.filters,
        facets: filterNames,
        sort: sortKeys(query, now()),
        from: (query.page - 1) * query.perPage,
        size: query.perPage,
        explain: query.words !== '' && query.withoutReasons !== true,
        asTyped: query.asTyped ?? false,
        wholeOnly,
      })
    const asTyped = await ask(query.words)
    if (asTyped === undefined) return { ...(await postgresSearch.search(read, query)), simplified: true }
    const naming = readNames(read)
    const typed = naming.then((names) => typedIn(query.words, names))
    const words = query.words === '' || isAnswered(asTyped) ? query.words : worded(query, await typed)
    // Of nothing but conditions the pieces (9, 이하) find nothing that was meant.
    const again = words === query.words ? asTyped : await (words === '' ? ask(query.words, true) : ask(words))
    const answer = again ?? asTyped
    const isOnWay = query.withoutReasons !== true
    const [names, rows, ways, offered] = await Promise.all([
      naming,
      answer.hits.length === 0
        ? []
        : hitsOf(
            read,
            answer.hits.map((hit) => hit.id),
            query.withBody ?? false,
          ),
      isOnWay && (words !== '' || query.words === '') ? waysOn(index, { ...query, words }, answer, naming) : { drops: [] },
      isOnWay ? typed.then((conditions) => offeredOf(index, query, conditions, words !== query.words)) : [],
    ])
    const found = new Map(answer.hits.map((hit) => [hit.id, hit]))
    const asWritten = asWrittenIn(query.words)
    const hits = rows.map((row): Hit => {
      const hit = found.get(row.id)
      return { ...row, partly: hit?.partly ?? false, why: reasonsFor(hit, answer, words) }
    })
    return {
      hits,
      total: answer.total,
      facets: facetsOf(answer, names, query.filters),
      terms: answer.words.map(asWritten),
      marks: answer.marks,
      changes: answer.changes,
      whole: answer.whole,
      ...ways,
      offered,
      leftOut: words === query.words || words === '' ? [] : (await typed).filter(({ asWords }) => asWords === '').map((one) => one.typed),
      drops: ways.drops.map((drop) => (drop.what === 'word' ? { ...drop, word: asWritten(drop.word) } : drop)),
    }
  },
  similar: async (read, listing, most) => {
    const all = await index.similar({ text: textsOf(listing.content), most: most * 2, except: [listing.id] })
    if (all === undefined) return postgresSearch.similar(read, listing, most)
    const found = all.filter((hit) => hit.likeness >= leastLikeness)
    if (found.length === 0) return []
    const words = new Map(found.map((hit) => [hit.id, hit.words.filter(tellsAlone).map((one) => one.text)]))
    const rows = await hitsOf(
      read,
      found.map((hit) => hit.id),
    )
    const today = dayOf(now())
    const isInForce = ({ certificates }: Hit) => certificates.some((held) => standing(held, today) === 'valid')
    // What can be bought stands before what was certified once.
    return [...rows.filter(isInForce), ...rows.filter((hit) => !isInForce(hit))]
      .slice(0, most)
      .map((hit) => ({ ...hit, shared: words.get(hit.id) ?? [] }))
  },
  suggest: async (typed, most, lang) => inOrder(typed, onePerPlace((await index.suggest(typed, most + 2, lang)) ?? [])).slice(0, most),
})

/** Below a tenth of what a text would score itself, two technologies share a few words and no purpose. */
const leastLikeness = 0.1
/** That both say 100, ‘itself’, or a verb, makes no technology like another to whoever reads it. */
const tellsAlone = ({ text, names }: SharedWord): boolean => names && !/^[\d.,%]+$/.test(text) && !isFiller(text)

/** Of several words a title that goes on like them says more than another word put behind them. */
const inOrder = (typed: string, all: readonly Suggested[]): readonly Suggested[] => {
  const isWord = ({ kind }: Suggested) => kind === 'word'
  return /\S\s+\S/.test(typed) ? [...all.filter((one) => !isWord(one)), ...all.filter(isWord)] : all
}

/** An institution or field named in two languages is one suggestion. */
const onePerPlace = (all: readonly Suggested[]): Suggested[] => {
  const seen = new Set<string>()
  return all.filter(({ kind, ref, text }) => {
    const key = `${kind} ${ref ?? text}`
    return !seen.has(key) && seen.add(key)
  })
}

const sortKeys = (query: CatalogueQuery, now: Date): SortKey[] => {
  const newest: SortKey = { by: 'listedAt', descending: true }
  const kinds: Record<Sort, SortKey[]> = {
    // 'until' counts days since 1970 in Seoul: nine hours before ours.
    relevance:
      query.words === '' ? [{ by: 'until', descending: true, atLeast: Math.floor((now.getTime() + 9 * 3_600_000) / dayMs) }, newest] : [],
    newest: [newest],
    until: [{ by: 'until', descending: true }, newest],
    price: [{ by: 'price' }],
    title: [...(query.lang === 'en' ? [{ by: 'titleEn' }] : []), { by: 'title' }],
  }
  return kinds[query.sort]
}

interface Name {
  facet: FilterName
  value: string
  ko: string
  en: string | null
  /** What else it is called. */
  also: readonly string[]
}
/** Names of facet values in the order in which they are shown. */
const readNames = (read: Reader): Promise<Name[]> =>
  read.many(sql<Name>`
  select 'field' as facet, code as value, name_ko as ko, name_en as en, sort::bigint as place, '{}'::text[] as also from fields
  union all select 'council', id, name_ko, name_en, sort, '{}' from councils
  union all select 'institution', i.id, i.name_ko, i.name_en, 0, array[i.short_name] || coalesce(called.words, '{}') from institutions i
    left join (select name, array_agg(v.words[1]) as words from vocabulary_entries v, unnest(v.leads_to) as name
      where v.state = 'live' and v.kind = 'one_way' group by name) called on called.name = i.name_ko
  union all select 'certificate', code, name_ko, name_en, sort, '{}' from certificate_kinds
  union all select 'region', code, name_ko, name_en, sort, other_names from regions
  order by facet, place, ko`)

/** Of every filter the values that were found or chosen, those with names in the order of their names. */
const facetsOf = ({ facets }: SearchAnswer, names: readonly Name[], chosen: Filters): Facets => {
  const namesOf = Map.groupBy(names, (one) => one.facet)
  return Object.fromEntries(
    filterNames.map((name): [FilterName, FacetValue[]] => {
      const counts = facets[name] ?? {}
      const named = (namesOf.get(name) ?? [])
        .filter((one) => counts[one.value] !== undefined || chosen[name].includes(one.value))
        .map(({ value, ko, en }) => ({ value, ko, en, count: counts[value] ?? 0 }))
      const known = new Set(named.map((one) => one.value))
      const unnamed = Object.entries(counts)
        .filter(([value]) => !known.has(value))
        .map(([value, count]) => ({ value, ko: null, en: null, count }))
      const all = [...named, ...unnamed]
      return [name, name === 'institution' ? all.sort((a, b) => b.count - a.count) : all]
    }),
  ) as unknown as Facets
}
