import { Growable } from './growable.ts'

const mostValues = 65_000

/** Values of one facet. Many documents have the same ones: each set of values is kept once, and a document has the number of its set. */
export class FacetColumn {
  readonly values: string[]
  /** Numbers of values. */
  readonly sets: number[][]
  readonly setOf: Growable<Uint32Array<ArrayBuffer>>
  private readonly numbers = new Map<string, number>()
  private readonly setNumbers = new Map<string, number>()
  constructor(values: string[] = [], sets: number[][] = [], setOf = new Growable(Uint32Array)) {
    this.values = values
    this.sets = sets
    this.setOf = setOf
    values.forEach((value, at) => {
      this.numbers.set(value, at)
    })
    sets.forEach((set, at) => {
      this.setNumbers.set(set.join(' '), at)
    })
  }
  /** The next document's values; a facet of more than 65,000 values keeps the first ones. */
  push(values: readonly string[]): void {
    const set = [...new Set(values)]
      .map((value) => this.numberOf(value))
      .filter((number) => number >= 0)
      .sort((a, b) => a - b)
    const key = set.join(' ')
    const known = this.setNumbers.get(key) ?? this.sets.push(set) - 1
    this.setNumbers.set(key, known)
    this.setOf.push(known)
  }
  private numberOf(value: string): number {
    const known = this.numbers.get(value)
    if (known !== undefined) return known
    if (this.values.length === mostValues) return -1
    const number = this.values.push(value) - 1
    this.numbers.set(value, number)
    return number
  }
  /** 1 at every set with a value asked for. */
  allowed(values: readonly string[]): Uint8Array {
    const wanted = new Set(values.map((value) => this.numbers.get(value)))
    return Uint8Array.from(this.sets, (set) => Number(set.some((number) => wanted.has(number))))
  }
  has(doc: number, allowed: Uint8Array): boolean {
    return allowed[this.setOf.array[doc] as number] === 1
  }
}

export type Filters = Readonly<Record<string, readonly string[]>>
export type FacetCounts = Record<string, Record<string, number>>

interface Active {
  readonly name: string
  readonly column: FacetColumn
  readonly allowed: Uint8Array
}

/**
 * Goes once over the documents that the words found: which pass all filters (their places in `matched`), and what every facet counts. A facet with a chosen
 * value counts without its own filter, so that people see what choosing another would bring.
 */
export const narrow = (
  matched: Uint32Array,
  columns: ReadonlyMap<string, FacetColumn>,
  filters: Filters,
  wanted: readonly string[],
): { passed: Uint32Array; counts: FacetCounts; without: Record<string, number> } => {
  const active: Active[] = Object.entries(filters)
    .filter(([, values]) => values.length > 0)
    .map(([name, values]) => {
      const column = columns.get(name) ?? new FacetColumn()
      return { name, column, allowed: column.allowed(values) }
    })
  const count = matched.length
  let passed: Uint32Array
  let docs = matched
  let passing = 0
  // Documents that only one filter keeps out: they count for its facet alone.
  const nearly = active.map(() => [] as number[])
  if (active.length === 0) {
    passed = placesUpTo(count)
    passing = count
  } else {
    passed = new Uint32Array(count)
    docs = new Uint32Array(count)
    for (let at = 0; at < count; at += 1) {
      const doc = matched[at] as number
      const failed = failing(active, doc)
      if (failed === passes) {
        passed[passing] = at
        docs[passing] = doc
        passing += 1
      } else if (failed !== severalFail) nearly[failed]?.push(doc)
    }
  }
  docs = docs.subarray(0, passing)
  const counts: FacetCounts = {}
  for (const name of wanted) {
    const column = columns.get(name)
    if (column === undefined) continue
    const others = nearly[active.findIndex((one) => one.name === name)] ?? []
    counts[name] = countsOf(column, others.length === 0 ? docs : joined(docs, others))
  }
  return {
    passed: passed.subarray(0, passing),
    counts,
    without: Object.fromEntries(active.map(({ name }, at) => [name, passing + (nearly[at]?.length ?? 0)])),
  }
}

let places = new Uint32Array(0)
/** 0, 1, 2 … `count` - 1: the same array every time, to be read only. */
const placesUpTo = (count: number): Uint32Array => {
  if (places.length < count) places = Uint32Array.from({ length: count * 2 }, (_, at) => at)
  return places.subarray(0, count)
}

/** How many documents have each set, each value: zeroes between two counts. */
let bySet = new Uint32Array(0)
let byValue = new Uint32Array(0)

const countsOf = ({ values, sets, setOf: { array: setOf } }: FacetColumn, docs: Uint32Array): Record<string, number> => {
  if (bySet.length < sets.length) bySet = new Uint32Array(sets.length * 2)
  if (byValue.length < values.length) byValue = new Uint32Array(values.length * 2)
  for (let at = 0; at < docs.length; at += 1) {
    const set = setOf[docs[at] as number] as number
    bySet[set] = (bySet[set] as number) + 1
  }
  if (docs.length < sets.length) for (let at = 0; at < docs.length; at += 1) shareOut(sets, setOf[docs[at] as number] as number)
  else for (let set = 0; set < sets.length; set += 1) shareOut(sets, set)
  const found: Record<string, number> = {}
  for (let value = 0; value < values.length; value += 1) {
    const many = byValue[value] as number
    if (many === 0) continue
    found[values[value] as string] = many
    byValue[value] = 0
  }
  return found
}

const joined = (docs: Uint32Array, more: readonly number[]): Uint32Array => {
  const all = new Uint32Array(docs.length + more.length)
  all.set(docs)
  all.set(more, docs.length)
  return all
}

/** Counts the documents of a set for each of its values. */
const shareOut = (sets: readonly (readonly number[])[], set: number): void => {
  const many = bySet[set] as number
  if (many === 0) return
  bySet[set] = 0
  const values = sets[set] as readonly number[]
  for (let at = 0; at < values.length; at += 1) byValue[values[at] as number] = (byValue[values[at] as number] as number) + many
}

const passes = -1
const severalFail = -2
const failing = (active: readonly Active[], doc: number): number => {
  let failed = passes
  for (let at = 0; at < active.length; at += 1) {
    const one = active[at]
    if (one === undefined || one.column.has(doc, one.allowed)) continue
    if (failed !== passes) return severalFail
    failed = at
  }
  return failed
}
