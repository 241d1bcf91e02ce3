import { Growable } from './growable.ts'

/** Values of one facet: a row per document, several values in it. */
export class FacetColumn {
  readonly values: string[]
  private readonly numbers = new Map<string, number>()
  starts: Growable<Uint32Array<ArrayBuffer>>
  list: Growable<Uint16Array<ArrayBuffer>>
  constructor(values: string[] = [], starts = Growable.of(Uint32Array, new Uint32Array([0])), list = new Growable(Uint16Array)) {
    this.values = values
    this.starts = starts
    this.list = list
    values.forEach((value, at) => { this.numbers.set(value, at) })
  }
  /** The next document's values; a facet of more than 65,535 values keeps the first ones. */
  push(values: readonly string[]): void {
    for (const value of new Set(values)) {
      let number = this.numbers.get(value)
      if (number === undefined && this.values.length < 65_535) {
        number = this.values.push(value) - 1
        this.numbers.set(value, number)
      }
      if (number !== undefined) this.list.push(number)
    }
    this.starts.push(this.list.length)
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
    const end = this.starts.array[doc + 1] ?? 0
    for (let at = this.starts.array[doc] ?? 0; at < end; at += 1) if (allowed[this.list.array[at] ?? 0] === 1) return true
    return false
  }
}

export type Filters = Readonly<Record<string, readonly string[]>>
export type FacetCounts = Record<string, Record<string, number>>

interface Active { readonly name: string; readonly column: FacetColumn; readonly allowed: Uint8Array }

/**
 * Goes once over the documents that the words found: which pass all filters (their places in `matched`), and what every facet counts. A facet with a chosen
 * value counts without its own filter, so that people see what choosing another would bring.
 */
export const narrow = (matched: Uint32Array, columns: ReadonlyMap<string, FacetColumn>, filters: Filters, wanted: readonly string[]): { passed: Uint32Array; counts: FacetCounts; without: Record<string, number> } => {
  const active: Active[] = Object.entries(filters).filter(([, values]) => values.length > 0).map(([name, values]) => {
    const column = columns.get(name) ?? new FacetColumn()
    return { name, column, allowed: column.allowed(values) }
  })
  const count = matched.length
  const passed = new Uint32Array(count)
  let passing = 0
  // Documents that only one filter keeps out: they count for its facet alone.
  const nearly = active.map(() => [] as number[])
  if (active.length === 0) for (; passing < count; passing += 1) passed[passing] = passing
  else {
    for (let at = 0; at < count; at += 1) {
      const doc = matched[at] as number
      const failed = failing(active, doc)
      if (failed === none) {
        passed[passing] = at
        passing += 1
      } else if (failed !== several) nearly[failed]?.push(doc)
    }
  }
  const counts: FacetCounts = {}
  for (const name of wanted) {
    const column = columns.get(name)
    if (column === undefined) continue
    const tally = new Uint32Array(column.values.length)
    addTo(tally, column, passing, (at) => matched[passed[at] as number] as number)
    const own = nearly[active.findIndex((one) => one.name === name)] ?? []
    addTo(tally, column, own.length, (at) => own[at] as number)
    counts[name] = named(column, tally)
  }
  return { passed: passed.subarray(0, passing), counts, without: Object.fromEntries(active.map(({ name }, at) => [name, passing + (nearly[at]?.length ?? 0)])) }
}

const addTo = (tally: Uint32Array, { starts: { array: starts }, list: { array: list } }: FacetColumn, count: number, docAt: (at: number) => number): void => {
  for (let at = 0; at < count; at += 1) {
    const doc = docAt(at)
    const end = starts[doc + 1] as number
    for (let value = starts[doc] as number; value < end; value += 1) { const number = list[value] as number; tally[number] = (tally[number] as number) + 1 }
  }
}

const none = -1
const several = -2
const failing = (active: readonly Active[], doc: number): number => {
  let failed = none
  for (let at = 0; at < active.length; at += 1) {
    const one = active[at]
    if (one === undefined || one.column.has(doc, one.allowed)) continue
    if (failed !== none) return several
    failed = at
  }
  return failed
}

const named = (column: FacetColumn, tally: Uint32Array): Record<string, number> => {
  const found: Record<string, number> = {}
  for (let value = 0; value < tally.length; value += 1) if ((tally[value] ?? 0) > 0) found[column.values[value] ?? ''] = tally[value] ?? 0
  return found
}
