import { isTooLong } from '../kernel/text.ts'
import type { Lang } from '../kernel/text.ts'
import { readWhole } from '../kernel/whole.ts'
import { widest } from './choosing.ts'
import { filterNames, noFilters, sorts } from './search-port.ts'
import type { CatalogueQuery, FilterName, Filters } from './search-port.ts'

export const perPage = 24
const mostValues = 20
export const lastPage = 1000

/** Where a search box asks for suggestions. */
export const suggestPath = (lang: Lang): string => `/api/v1/catalogue/suggest?lang=${lang}`

/** A search as its address says it. What no filter knows is left out, and what means nothing in words. */
export const queryFrom = (asked: { one(name: string): string; all(name: string): string[] }): CatalogueQuery => {
  const values = (name: FilterName) =>
    [...new Set(asked.all(name).filter((value) => /^[A-Za-z0-9._-]{1,60}$/.test(value)))].slice(0, mostValues)
  const filters: Filters = {
    ...noFilters,
    ...Object.fromEntries(filterNames.map((name) => [name, values(name)])),
    field: widest(values('field')),
  }
  return {
    words: wordsIn(asked.one('q')),
    filters,
    sort: sorts.find((sort) => sort === asked.one('sort')) ?? 'relevance',
    page: Math.min(lastPage, Math.max(1, readWhole(asked.one('page'), 1))),
    perPage,
    asTyped: asked.one('as') === 'typed',
  }
}

export const longestWords = 200
/** Without control characters and halves of characters, which nobody types and a database refuses. */
const tidy = (typed: string): string =>
  typed
    .toWellFormed()
    .replaceAll('\uFFFD', ' ')
    .replaceAll(/\p{Cc}+/gu, ' ')
    .trim()
/** What is looked for of what was typed, on pages and in the API. */
export const wordsIn = (typed: string): string => [...tidy(typed)].slice(0, longestWords).join('')
/** Whether more was typed than is looked for. */
export const isCut = (typed: string): boolean => isTooLong(tidy(typed), longestWords)

/** The same from an address as it was kept: '?q=…'. */
export const queryFromAddress = (address: string): CatalogueQuery => {
  const asked = new URLSearchParams(address)
  return queryFrom({ one: (name) => asked.get(name) ?? '', all: (name) => asked.getAll(name) })
}

/** '?q=…&field=…' in the order of the address; '' for the whole catalogue. The page is 1 unless given. */
export const addressOf = (query: Pick<CatalogueQuery, 'words' | 'filters' | 'sort' | 'asTyped'>, page = 1): string => {
  const asked = new URLSearchParams()
  if (query.words !== '') asked.set('q', query.words)
  for (const name of filterNames) for (const value of query.filters[name]) asked.append(name, value)
  if (query.sort !== 'relevance') asked.set('sort', query.sort)
  if (query.asTyped === true) asked.set('as', 'typed')
  if (page > 1) asked.set('page', String(page))
  const tail = asked.toString()
  return tail === '' ? '' : `?${tail}`
}

/** The feed of a search: what follows /catalogue in its address, in a language. */
export const feedAddress = (address: string, lang: Lang): string => `/feeds/catalogue${address === '' ? '?' : `${address}&`}lang=${lang}`

/** The same search without one value of a filter, or without the whole filter. */
export const without = (query: CatalogueQuery, name: FilterName, value?: string): CatalogueQuery => ({
  ...query,
  filters: { ...query.filters, [name]: value === undefined ? [] : query.filters[name].filter((one) => one !== value) },
})
