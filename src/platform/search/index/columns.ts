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
  const tallies = wanted.flatMap((name) => { const column = columns.get(name); return column ? [{ name, column, counts: new Uint32Array(column.values.length) }] : [] })
  const byName = new Map(tallies.map((one) => [one.name, one]))
  const without = Object.fromEntries(active.map((one) => [one.name, 0]))
  const count = matched.length
  const passed = new Uint32Array(count)
  let passing = 0
  const tally = ({ column, counts }: { column: FacetColumn; counts: Uint32Array }, doc: number) => {
    const end = column.starts.array[doc + 1] ?? 0
    for (let at = column.starts.array[doc] ?? 0; at < end; at += 1) { const value = column.list.array[at] ?? 0; counts[value] = (counts[value] ?? 0) + 1 }
  }
  for (let at = 0; at < count; at += 1) {
    const doc = matched[at] ?? 0
    const failed = failing(active, doc)
    if (failed === none) {
      passed[passing] = at
      passing += 1
      for (const one of tallies) tally(one, doc)
    }
    // Only one filter stands in the way: it counts for that facet alone.
    else if (failed !== several) {
      const name = active[failed]?.name ?? ''
      without[name] = (without[name] ?? 0) + 1
      const own = byName.get(name)
      if (own) tally(own, doc)
    }
  }
  for (const name of Object.keys(without)) without[name] = (without[name] ?? 0) + passing
  return { passed: passed.subarray(0, passing), counts: Object.fromEntries(tallies.map((one) => [one.name, named(one)])), without }
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

const named = ({ column, counts }: { column: FacetColumn; counts: Uint32Array }): Record<string, number> => {
  const found: Record<string, number> = {}
  counts.forEach((count, value) => { if (count > 0) found[column.values[value] ?? ''] = count })
  return found
}
