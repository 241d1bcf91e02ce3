import { text } from '../kernel/text.ts'
import type { SearchAnswer } from '../platform/search/index/answer.ts'
import type { SearchService } from '../platform/search/search.ts'
import type { CatalogueQuery, FilterName, Filters, OfferedCondition } from './search-port.ts'
import { certificateNames, conditionsIn, institutionNames, rewritten } from './typed-conditions.ts'
import type { NamedValue, TypedCondition } from './typed-conditions.ts'

interface Named {
  readonly facet: FilterName
  readonly value: string
  readonly ko: string
  readonly en: string | null
  readonly also: readonly string[]
}
/** As it is typed: what stands in brackets behind a name is no part of it. */
const plainly = (name: string): string => name.replace(/\s*\(.*$/, '')
const namesOf = ({ facet, ko, en, also }: Named): string[] => {
  const all = [ko, en ?? '', ...also].filter((name) => name !== '')
  if (facet === 'certificate') return all.flatMap(certificateNames)
  return facet === 'institution' ? institutionNames(all.map(plainly)) : all.map(plainly)
}
/** Fields are what a search is about, not a condition on it. */
const isCondition = ({ facet }: Named): boolean => facet !== 'field'

/** Reference data hardly change: what was made of the last names serves the next search. */
let made: { of: string; named: readonly NamedValue[] } = { of: '', named: [] }
const namedBy = (names: readonly Named[]): readonly NamedValue[] => {
  const of = JSON.stringify(names)
  if (made.of !== of)
    made = {
      of,
      named: names
        .filter(isCondition)
        .map((one) => ({ filter: one.facet, value: one.value, names: namesOf(one), called: text(one.ko, one.en ?? one.ko) })),
    }
  return made.named
}

/** The conditions in the words of a search, by the names that the reference data have. */
export const typedIn = (words: string, names: readonly Named[]): TypedCondition[] =>
  words === '' ? [] : conditionsIn(words, namedBy(names))

/** Whether every word as it was typed stands in some listing: then none of them is in the way. */
export const isAnswered = ({ found, whole }: SearchAnswer): boolean => found === 'all' && whole > 0

/** What to look for where no listing has all of the words: of a condition what of it is a word, too. '' where nothing is left. */
export const worded = (query: CatalogueQuery, conditions: readonly TypedCondition[]): string =>
  query.asTyped === true || conditions.length === 0 ? query.words : rewritten(query.words, conditions, (one) => one.asWords)

const mostOffered = 4
const isChosen = ({ filter, values }: TypedCondition, { filters }: CatalogueQuery): boolean =>
  values.length === filters[filter].length && values.every((value) => filters[filter].includes(value))

/** The search with these conditions as filters; of two of one filter either may hold. */
export const filtersWith = (filters: Filters, conditions: readonly TypedCondition[]): Filters => ({
  ...filters,
  ...Object.fromEntries(
    [...Map.groupBy(conditions, (one) => one.filter)].map(([filter, all]) => [filter, [...new Set(all.flatMap((one) => one.values))]]),
  ),
})

/** Each condition as a filter, and all together, with how many then answer all of the search: only what leaves a listing. One search each, of counts alone. */
export const offeredOf = async (
  index: SearchService,
  query: CatalogueQuery,
  conditions: readonly TypedCondition[],
  isWorded: boolean,
): Promise<OfferedCondition[]> => {
  const wanted = conditions.filter((one) => !isChosen(one, query)).slice(0, mostOffered)
  const sets = [...wanted.map((one) => [one]), ...(wanted.length > 1 ? [wanted] : [])]
  const offers = await Promise.all(
    sets.map(async (set): Promise<OfferedCondition> => {
      const words = rewritten(query.words, set, () => '')
      // As the page of that search will read it.
      const lookedFor = isWorded ? rewritten(query.words, conditions, (one) => (set.includes(one) ? '' : one.asWords)) : words
      const found = await index.search({
        text: lookedFor,
        filters: filtersWith(query.filters, set),
        asTyped: query.asTyped ?? false,
        size: 0,
      })
      return { conditions: set, words, count: found?.whole ?? 0 }
    }),
  )
  return offers.filter(({ count }) => count > 0)
}
