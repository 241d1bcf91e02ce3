import { sql } from '../platform/database/database.ts'
import type { Reader } from '../platform/database/database.ts'
import type { SearchAnswer, SearchHit, ScorePart, SortKey } from '../platform/search/index/answer.ts'
import type { SearchService } from '../platform/search/search.ts'
import type { App } from '../platform/services.ts'
import { hitsOf, postgresSearch } from './postgres-search.ts'
import { textsOf } from './search-source.ts'
import { filterNames, restKinds } from './search-port.ts'
import type {
  CatalogueQuery,
  CatalogueSearch,
  Facets,
  FacetValue,
  FilterName,
  Filters,
  Hit,
  RestKind,
  Sort,
  Suggested,
  Why,
} from './search-port.ts'
import { waysOn } from './ways-on.ts'

const mostReasons = 5
/** A smaller share than this would be shown as nothing. */
const least = 0.005
const dayMs = 86_400_000

/** The catalogue's engine of this process: its index, or the database alone where there is none. */
export const engineOf = (app: App): CatalogueSearch => {
  const index = app.searches?.get('catalogue')
  return index === undefined ? postgresSearch : indexSearch(index, () => app.clock.now())
}

/** Answers from the index, with two statements: names for the facets, and what the hits show. Until the index is ready the database answers, and says so. */
export const indexSearch = (index: SearchService, now: () => Date): CatalogueSearch => ({
  search: async (read, query) => {
    const answer = await index.search({
      text: query.words,
      filters: query.filters,
      facets: filterNames,
      sort: sortKeys(query, now()),
      from: (query.page - 1) * query.perPage,
      size: query.perPage,
      explain: query.words !== '' && query.withoutReasons !== true,
      asTyped: query.asTyped ?? false,
      wholeOnly: query.wholeOnly ?? false,
    })
    if (answer === undefined) return { ...(await postgresSearch.search(read, query)), simplified: true }
    const naming = readNames(read)
    const [names, rows, ways] = await Promise.all([
      naming,
      answer.hits.length === 0
        ? []
        : hitsOf(
            read,
            answer.hits.map((hit) => hit.id),
            query.withBody ?? false,
          ),
      query.withoutReasons === true ? { drops: [] } : waysOn(index, query, answer, naming),
    ])
    const found = new Map(answer.hits.map((hit) => [hit.id, hit]))
    const hits = rows.map((row): Hit => {
      const hit = found.get(row.id)
      return { ...row, partly: hit?.partly ?? false, why: reasonsFor(hit, answer) }
    })
    return {
      hits,
      total: answer.total,
      facets: facetsOf(answer, names, query.filters),
      terms: answer.words,
      marks: answer.marks,
      changes: answer.changes,
      whole: answer.whole,
      ...ways,
    }
  },
  similar: async (read, listing, most) => {
    const found = await index.similar({ text: textsOf(listing.content), most, except: [listing.id] })
    if (found === undefined) return postgresSearch.similar(read, listing, most)
    const words = new Map(found.map((hit) => [hit.id, hit.words.map((one) => one.text)]))
    return found.length === 0
      ? []
      : (
          await hitsOf(
            read,
            found.map((hit) => hit.id),
          )
        ).map((hit) => ({ ...hit, shared: words.get(hit.id) ?? [] }))
  },
  suggest: async (typed, most, lang) => inOrder(typed, onePerPlace((await index.suggest(typed, most + 2, lang)) ?? [])).slice(0, most),
})

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

/** The strongest parts of a score in words; then, of words that stand there only in part, which part; then all the rest as one. */
const reasonsFor = (hit: SearchHit | undefined, answer: SearchAnswer): Why[] => {
  if (hit === undefined) return []
  const share = (score: number) => (hit.score > 0 ? score / hit.score : 0)
  const named = hit.parts.flatMap((part): Why[] => {
    const origin = origins[part.origin]
    return origin === undefined || part.text === '' ? [] : [{ word: part.text, origin, fields: part.fields, share: share(part.score) }]
  })
  const isNamed = (word: string) =>
    answer.changes.some(({ from }) => from === word) || named.some((one) => word.includes(one.word) || one.word.includes(word))
  const inPart = answer.words
    .filter((word) => !isNamed(word))
    .flatMap((word) => runsOf(word, hit.parts).map((run): Why => ({ ...run, origin: 'part', word, share: share(run.score) })))
  const shown = [...oncePerWord(asTyped(named, answer.words, hit.parts)), ...inPart]
    .filter((one) => one.share >= least)
    .slice(0, mostReasons)
  return [...shown, ...restOf(shown, hit, share)]
}

/** What the reasons shown leave of the score, and what it is made of. */
const restOf = (shown: readonly Why[], { score, parts }: SearchHit, share: (score: number) => number): Why[] => {
  const left = 1 - sharesOf(shown)
  if (score <= 0 || left < least) return []
  const sum = (origin: ScorePart['origin']) => share(parts.reduce((all, one) => all + (one.origin === origin ? one.score : 0), 0))
  const kinds: Record<RestKind, number> = {
    pieces: sum('pair') - sharesOf(shown.filter((one) => one.origin === 'part')),
    neighbours: sum('neighbours'),
    standing: sum('standing'),
    words: 0,
  }
  kinds.words = left - kinds.pieces - kinds.neighbours - kinds.standing
  const rest = restKinds.filter((kind) => kinds[kind] >= least).sort((a, b) => kinds[b] - kinds[a])
  return [{ word: '', origin: 'rest', rest: rest.length > 0 ? rest : ['words'], fields: [], share: left }]
}
const sharesOf = (reasons: readonly Why[]): number => reasons.reduce((sum, one) => sum + one.share, 0)
const origins: Partial<Record<ScorePart['origin'], Why['origin']>> = {
  typed: 'typed',
  joined: 'typed',
  synonym: 'synonym',
  corrected: 'corrected',
  completed: 'completed',
  letters: 'letters',
  exact: 'number',
  name: 'name',
}

/** A word of the query whose pieces stand together is one reason, called as it was typed: 태양광, not 태양 and 광. */
const asTyped = (named: readonly Why[], words: readonly string[], parts: readonly ScorePart[]): readonly Why[] =>
  words.reduce((reasons, word) => {
    const pieces = reasons.filter((one) => one.origin === 'typed' && one.word !== word && word.includes(one.word))
    if (
      pieces.length < 2 ||
      new Set(pieces.flatMap((one) => placesIn(word, one.word))).size < word.length ||
      !standTogether(word, pieces, parts)
    )
      return reasons
    return [
      { word, origin: 'typed', fields: sharedFields(pieces), share: pieces.reduce((sum, one) => sum + one.share, 0) },
      ...reasons.filter((one) => !pieces.includes(one)),
    ]
  }, named)
/** Where one piece ends and the next begins, their syllables or they themselves were found side by side. */
const standTogether = (word: string, pieces: readonly Why[], parts: readonly ScorePart[]): boolean => {
  const isFound = (text: string, origin: ScorePart['origin']) => parts.some((part) => part.origin === origin && part.text === text)
  const inOrder = [...pieces].sort((a, b) => word.indexOf(a.word) - word.indexOf(b.word))
  return inOrder.slice(1).every((right, at) => {
    const left = inOrder[at]?.word ?? ''
    const border = word.indexOf(right.word)
    return (
      border < word.indexOf(left) + left.length ||
      isFound(word.slice(border - 1, border + 1), 'pair') ||
      isFound(`${left} ${right.word}`, 'neighbours')
    )
  })
}
const placesIn = (word: string, piece: string): number[] => Array.from(piece, (_, at) => word.indexOf(piece) + at)
const sharedFields = (pieces: readonly Why[]): readonly string[] => {
  const all = [...new Set(pieces.flatMap((one) => one.fields))]
  const shared = all.filter((field) => pieces.every((one) => one.fields.includes(field)))
  return shared.length > 0 ? shared : all
}

/** What brought something in several ways is one reason. */
const oncePerWord = (all: readonly Why[]): Why[] => {
  const words = new Map<string, Why>()
  for (const one of all) {
    const known = words.get(one.word)
    words.set(one.word, known ? { ...known, share: known.share + one.share, fields: [...new Set([...known.fields, ...one.fields])] } : one)
  }
  return [...words.values()].sort((a, b) => b.share - a.share)
}

/** The pieces of a word whose syllables stand side by side in what was found: 미세플라 of 미세플라스탁. */
const runsOf = (word: string, parts: readonly ScorePart[]): { part: string; fields: readonly string[]; score: number }[] => {
  const pairs = parts.filter((part) => part.origin === 'pair')
  const runs: { part: string; fields: readonly string[]; score: number; end: number }[] = []
  for (let at = 0; at + 2 <= word.length; at += 1) {
    const pair = pairs.find((one) => one.text === word.slice(at, at + 2))
    const last = runs.at(-1)
    if (pair === undefined) continue
    if (last?.end === at)
      runs.splice(-1, 1, {
        part: last.part + word.slice(at + 1, at + 2),
        fields: last.fields.filter((field) => pair.fields.includes(field as never)),
        score: last.score + pair.score,
        end: at + 1,
      })
    else runs.push({ part: pair.text, fields: pair.fields, score: pair.score, end: at + 1 })
  }
  return runs
}

interface Name {
  facet: FilterName
  value: string
  ko: string
  en: string | null
}
/** Names of facet values in the order in which they are shown. */
const readNames = (read: Reader): Promise<Name[]> =>
  read.many(sql<Name>`
  select 'field' as facet, code as value, name_ko as ko, name_en as en, sort::bigint as place from fields
  union all select 'council', id, name_ko, name_en, sort from councils
  union all select 'institution', id, name_ko, name_en, 0 from institutions
  union all select 'certificate', code, name_ko, name_en, sort from certificate_kinds
  union all select 'region', code, name_ko, name_en, sort from regions
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
