import { Growable } from './growable.ts'

const mostValues = 65_000
/** In `single`: no value; several. Otherwise the number of the only value, plus one. */
const noValue = 0
const several = 65_535

/** Values of one facet: a row per document, several values in it. */
export class FacetColumn {
  readonly values: string[]
  private readonly numbers = new Map<string, number>()
  starts: Growable<Uint32Array<ArrayBuffer>>
  list: Growable<Uint16Array<ArrayBuffer>>
  /** Most documents have one value: it is read without going by the row. */
  readonly single = new Growable(Uint16Array)
  constructor(values: string[] = [], starts = Growable.of(Uint32Array, new Uint32Array([0])), list = new Growable(Uint16Array)) {
    this.values = values
    this.starts = starts
    this.list = list
    values.forEach((value, at) => {
      this.numbers.set(value, at)
    })
    for (let doc = 0; doc + 1 < starts.length; doc += 1) this.pushSingle(doc)
  }
  /** The next document's values; a facet of more than 65,000 values keeps the first ones. */
  push(values: readonly string[]): void {
    for (const value of new Set(values)) {
      let number = this.numbers.get(value)
      if (number === undefined && this.values.length < mostValues) {
        number = this.values.push(value) - 1
        this.numbers.set(value, number)
      }
      if (number !== undefined) this.list.push(number)
    }
    this.starts.push(this.list.length)
    this.pushSingle(this.single.length)
  }
  private pushSingle(doc: number): void {
    const from = this.starts.array[doc] ?? 0,
      count = (this.starts.array[doc + 1] ?? 0) - from
    this.single.push(count === 0 ? noValue : count > 1 ? several : (this.list.array[from] ?? 0) + 1)
  }
  /** 1 at every value asked for. */
  allowed(values: readonly string[]): Uint8Array {
    const allowed = new Uint8Array(this.values.length)
    for (const value of values) {
      const number = this.numbers.get(value)
      if (number !== undefined) allowed[number] = 1
    }
    return allowed
  }
  has(doc: number, allowed: Uint8Array): boolean {
    const only = this.single.array[doc] as number
    if (only !== several) return only !== noValue && allowed[only - 1] === 1
    const end = this.starts.array[doc + 1] as number
    for (let at = this.starts.array[doc] as number; at < end; at += 1) if (allowed[this.list.array[at] as number] === 1) return true
    return false
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
  let passed: Uint32Array,
    docs = matched,
    passing = 0
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
    const tally = new Uint32Array(column.values.length + 1)
    addTo(tally, column, docs)
    addTo(tally, column, nearly[active.findIndex((one) => one.name === name)] ?? [])
    counts[name] = named(column, tally)
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

const addTo = (
  tally: Uint32Array,
  { single: { array: single }, starts: { array: starts }, list: { array: list } }: FacetColumn,
  docs: ArrayLike<number>,
): void => {
  for (let at = 0; at < docs.length; at += 1) {
    const doc = docs[at] as number
    const only = single[doc] as number
    if (only !== several) tally[only] = (tally[only] as number) + 1
    else {
      const end = starts[doc + 1] as number
      for (let value = starts[doc] as number; value < end; value += 1) {
        const number = (list[value] as number) + 1
        tally[number] = (tally[number] as number) + 1
      }
    }
  }
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

/** `tally` counts value n at n + 1, documents without any at 0. */
const named = (column: FacetColumn, tally: Uint32Array): Record<string, number> => {
  const found: Record<string, number> = {}
  for (let value = 0; value < column.values.length; value += 1)
    if ((tally[value + 1] as number) > 0) found[column.values[value] as string] = tally[value + 1] as number
  return found
}
