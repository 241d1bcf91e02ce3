import { fold } from '../platform/search/analyser/fold.ts'
import { wordsOf } from '../platform/search/analyser/words.ts'
import type { SearchAnswer } from '../platform/search/index/answer.ts'
import type { SearchService } from '../platform/search/search.ts'
import { innermost } from './choosing.ts'
import { filterNames } from './search-port.ts'
import type { CatalogueQuery, Drop, FilterName, Found, NearField } from './search-port.ts'

const mostLeftOut = 6
/** With fewer than so many found, fields near the words are offered. */
export const few = 3
const mostFields = 3

type Named = Pick<NearField, 'value' | 'ko'> & { readonly facet: FilterName; readonly en: string | null }
export type WaysOn = Pick<Found, 'drops' | 'otherwise' | 'nearFields' | 'nearWords'>

/** Where little or nothing answers the whole search: what to leave out, how it could be read, which fields lie near. */
export const waysOn = async (
  index: SearchService,
  query: CatalogueQuery,
  answer: SearchAnswer,
  names: Promise<readonly Named[]>,
): Promise<WaysOn> => {
  const [otherwise, words, nearFields, nearWords] = await Promise.all([
    query.asTyped === true ? readOtherwise(index, query, answer) : maybeMisspelt(index, query, answer),
    countWithout(index, query, answer),
    fieldsNear(index, query, answer, names),
    withNearWords(index, query, answer),
  ])
  return {
    otherwise,
    nearFields,
    nearWords,
    drops: [...(answer.total > 0 ? [] : filtersOf(answer)), ...words].sort((a, b) => b.count - a.count),
  }
}

/** Where nothing is found as typed: what would be if it were read with corrections. */
const readOtherwise = async (index: SearchService, query: CatalogueQuery, answer: SearchAnswer): Promise<Found['otherwise']> => {
  if (answer.total > 0 || query.asTyped !== true || query.words === '') return undefined
  const other = await index.search({ text: query.words, filters: query.filters, size: 0 })
  if (other === undefined || other.total === 0 || other.changes.length === 0) return undefined
  return { words: other.changes.reduce((words, { from, to }) => words.replace(from, to), query.words), count: other.total }
}

/**
 * Where no listing has all of several words: the search with those put right that find nothing here by themselves, if that finds something whole. It is only
 * offered: what stands nowhere here may yet be what was meant.
 */
const maybeMisspelt = async (index: SearchService, query: CatalogueQuery, answer: SearchAnswer): Promise<Found['otherwise']> => {
  const words = severalOf(query, answer)
  const alone = await Promise.all(words.map((word) => index.search({ text: word, size: 0 })))
  const right = words.map((word, at) => alone[at]?.changes.find((one) => one.from === word && one.why === 'spelling')?.to ?? word).join(' ')
  if (right === words.join(' ')) return undefined
  const other = await index.search({ text: right, filters: query.filters, asTyped: true, size: 0 })
  return other === undefined || other.whole === 0 ? undefined : { words: right, count: other.whole }
}

/** The search with one word put in for one that stands nowhere here, under the same filters; only where that finds something. */
const withNearWords = async (index: SearchService, query: CatalogueQuery, { near, words }: SearchAnswer): Promise<WaysOn['nearWords']> => {
  const tried = await Promise.all(
    near.map(async ({ from, to }) => {
      const text = words.map((word) => (word === from ? to : word)).join(' ')
      const found = await index.search({ text, filters: query.filters, asTyped: true, size: 0 })
      return { words: text, count: found?.whole ?? 0 }
    }),
  )
  return tried.filter(({ count }) => count > 0)
}

/** The words of a search of several where no listing has all of them; otherwise none. */
const severalOf = (query: CatalogueQuery, { whole, words: typed }: SearchAnswer): string[] => {
  const words = [...new Set(typed)]
  return whole > 0 || query.wholeOnly === true || words.length < 2 || words.length > mostLeftOut ? [] : words
}

/** Where no listing has all of several words: how many have all of the others, as the page of that search will say. One search a word, of counts alone. */
const countWithout = async (index: SearchService, query: CatalogueQuery, answer: SearchAnswer): Promise<Drop[]> => {
  const words = severalOf(query, answer)
  const drops = await Promise.all(
    words.map(async (word): Promise<Drop> => {
      const others = await index.search({
        text: words.filter((other) => other !== word).join(' '),
        filters: query.filters,
        asTyped: query.asTyped ?? false,
        size: 0,
      })
      return { what: 'word', word, count: others?.whole ?? 0 }
    }),
  )
  return drops.filter((drop) => drop.count > 0)
}

const filtersOf = (answer: SearchAnswer): Drop[] =>
  Object.entries(answer.without).flatMap(([filter, count]): Drop[] =>
    count > 0 ? [{ what: 'filter', filter: filter as FilterName, count }] : [],
  )

/** Nothing answers all of it, or hardly anything; a number that was found leads nowhere else. */
const isMeagre = ({ total, whole, hits }: SearchAnswer): boolean =>
  (whole === 0 || total < few) && !hits.some((hit) => hit.parts.some((part) => part.origin === 'exact'))

/** The fields nearest to the words, with how many listings each has: those named like them, then those of what comes nearest in words, whatever filters are chosen. */
const fieldsNear = async (
  index: SearchService,
  query: CatalogueQuery,
  answer: SearchAnswer,
  names: Promise<readonly Named[]>,
): Promise<NearField[]> => {
  if (query.words === '' || query.wholeOnly === true || !isMeagre(answer)) return []
  const isWide = query.asTyped !== true && filterNames.every((name) => query.filters[name].length === 0)
  const [near, all, named] = await Promise.all([
    isWide ? answer : index.search({ text: query.words, facets: ['field'], size: 0 }),
    index.search({ text: '', facets: ['field'], size: 0 }),
    names,
  ])
  return nearestFields(
    query.words,
    named
      .filter((one) => one.facet === 'field')
      .map((one) => ({ ...one, en: one.en ?? one.ko, count: all?.facets['field']?.[one.value] ?? 0 })),
    near?.facets['field'] ?? {},
  )
}

/** Of all fields with how many listings each has those named by one of the words, then those of what comes nearest to them, by how many of it are of each; last those whose names share syllables. */
export const nearestFields = (words: string, fields: readonly NearField[], near: Readonly<Record<string, number>>): NearField[] =>
  [...new Set([...namedBy(words, fields), ...mostOf(near), ...namedLike(words, fields)])]
    .flatMap((value) => fields.find((one) => one.value === value && one.count > 0) ?? [])
    .map(({ value, ko, en, count }) => ({ value, ko, en, count }))
    .slice(0, mostFields)

/** The innermost fields, the most frequent first. */
const mostOf = (counts: Readonly<Record<string, number>>): string[] =>
  innermost(Object.keys(counts)).sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || (a < b ? -1 : 1))

/** The fields in whose names one of the words stands as a word, or that stand at an end of one: 도로 of 도로포장, never 신재생 of 재생. Those named so exactly first. */
const namedBy = (words: string, fields: readonly NearField[]): string[] => {
  const asked = wordsIn(words)
  const worthOf = (names: readonly string[]) =>
    Math.max(
      0,
      ...asked.flatMap((word) =>
        names.map((name) =>
          word === name ? 2 : word.startsWith(name) || (isKorean(name) && word.endsWith(name)) || name.startsWith(word) ? 1 : 0,
        ),
      ),
    )
  return fields
    .map(({ value, ko, en }) => ({ value, worth: worthOf(wordsIn(`${ko} ${en}`)) }))
    .filter(({ worth }) => worth > 0)
    .sort((a, b) => b.worth - a.worth)
    .map(({ value }) => value)
}
const isKorean = (word: string): boolean => /^[가-힣]/.test(word)
/** Words of which each says something by itself. */
const wordsIn = (text: string): string[] =>
  wordsOf(fold(text))
    .map(({ bare }) => bare)
    .filter((word) => (isKorean(word) ? word.length > 1 : word.length > 3))

/** Neighbouring syllables of Korean words, and English words whole. */
const piecesIn = (words: string): string[] => [
  ...(words.match(/[가-힣]{2,}/g) ?? []).flatMap((word) => Array.from({ length: word.length - 1 }, (_, at) => word.slice(at, at + 2))),
  ...(words.toLowerCase().match(/[a-z]{4,}/g) ?? []),
]
/** The fields whose names share anything with the words, the most first. */
const namedLike = (words: string, fields: readonly NearField[]): string[] => {
  const asked = new Set(piecesIn(words))
  return fields
    .map((one) => ({ value: one.value, worth: piecesIn(`${one.ko} ${one.en}`).filter((piece) => asked.has(piece)).length }))
    .filter(({ worth }) => worth > 0)
    .sort((a, b) => b.worth - a.worth)
    .map(({ value }) => value)
}
