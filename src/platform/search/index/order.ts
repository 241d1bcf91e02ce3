import type { SortKey } from './answer.ts'
import type { Collection } from './collection.ts'
import { rankOf } from './lift.ts'
import type { Lifted } from './lift.ts'
import type { Matched } from './match.ts'

/** As asked; by relevance what answers most of the query stands before what answers less, save what only mentions it. */
export const orderOf = (
  collection: Collection,
  matched: Matched,
  passed: Uint32Array,
  sort: readonly SortKey[],
  lifted: Lifted | undefined,
): ((a: number, b: number) => boolean) => {
  const { docs, scores } = matched
  const { numbers, titles, orders, ids } = collection
  const keys = sort.map(({ by, descending, atLeast }) => ({
    column: numbers.get(by)?.array,
    texts: by === 'title' ? titles : orders.get(by),
    sign: descending ? -1 : 1,
    atLeast,
  }))
  const compare = (a: number, b: number): number => {
    const x = docs[passed[a] ?? 0] ?? 0
    const y = docs[passed[b] ?? 0] ?? 0
    for (const { column, texts, sign, atLeast } of keys) {
      const difference =
        texts === undefined
          ? compareNumber(column?.[x] ?? Number.NaN, column?.[y] ?? Number.NaN, atLeast, sign)
          : sign * compareText(texts[x] ?? '', texts[y] ?? '')
      if (difference !== 0) return difference
    }
    if (keys.length > 0) return compareText(ids[x] ?? '', ids[y] ?? '')
    return (
      rankOf(matched, passed[a] ?? 0, lifted) - rankOf(matched, passed[b] ?? 0, lifted) ||
      (scores[passed[b] ?? 0] ?? 0) - (scores[passed[a] ?? 0] ?? 0) ||
      (titles[x]?.length ?? 0) - (titles[y]?.length ?? 0) ||
      y - x
    )
  }
  return (a, b) => compare(a, b) < 0
}

/** More than any score. */
const perRank = 1e6

/** What the order goes by first, larger is earlier; undefined where that is no number. */
export const keysOf = (
  collection: Collection,
  matched: Matched,
  passed: Uint32Array,
  sort: readonly SortKey[],
  lifted: Lifted | undefined,
): Float32Array | Float64Array | undefined => {
  const { docs, scores } = matched
  const [first] = sort
  const hasOneRank = matched.first === docs.length && matched.foremost === undefined
  if (first === undefined && hasOneRank && passed.length === docs.length) return scores
  const keys = new Float64Array(passed.length)
  if (first === undefined) {
    for (let at = 0; at < keys.length; at += 1) {
      const place = passed[at] as number
      keys[at] = (scores[place] as number) - (hasOneRank ? 0 : perRank * rankOf(matched, place, lifted))
    }
    return keys
  }
  const column = collection.numbers.get(first.by)?.array
  if (column === undefined) return undefined
  const sign = first.descending === true ? 1 : -1
  for (let at = 0; at < keys.length; at += 1) {
    const value = column[docs[passed[at] as number] as number] ?? Number.NaN
    keys[at] = first.atLeast !== undefined ? sign * Number(value >= first.atLeast) : Number.isNaN(value) ? -Infinity : sign * value
  }
  return keys
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
/** What is unknown comes last, whichever way. */
const compareNumber = (a: number, b: number, atLeast: number | undefined, sign: number): number => {
  if (atLeast !== undefined) return sign * (Number(a >= atLeast) - Number(b >= atLeast))
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b))
  return sign * (a - b)
}
