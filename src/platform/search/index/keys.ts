import { Growable } from './growable.ts'
import { firstAtLeast } from './postings.ts'

/**
 * Entries found by how they begin, at any of their words: all spelled entries in one array, the places where a word begins sorted
 * by what follows. What was added since sorting is looked through one by one.
 */
export class Keys {
  private codes = new Growable(Uint8Array)
  private starts = new Growable(Uint32Array)
  private places = new Growable(Uint32Array)
  private owners = new Growable(Uint32Array)
  private order = new Uint32Array(0)
  get entries(): number {
    return this.starts.length
  }

  /** `words` are the places in `spelled` where somebody may begin to type. */
  add(spelled: string, words: readonly number[]): void {
    const from = this.codes.length
    this.starts.push(from)
    for (let at = 0; at < spelled.length; at += 1) this.codes.push(codeOf(spelled.charCodeAt(at)))
    this.codes.push(0)
    for (const word of words) {
      this.places.push(from + word)
      this.owners.push(this.starts.length - 1)
    }
  }

  /** Sorts by buckets of the first two letters, a slice of work per step. */
  *sort(): Generator<undefined> {
    const total = this.places.length
    const codes = this.codes.array
    const places = this.places.array
    const bucketOf = (which: number) =>
      ((codes[places[which] ?? 0] ?? 0) << 8) | ((codes[places[which] ?? 0] ?? 0) === 0 ? 0 : (codes[(places[which] ?? 0) + 1] ?? 0))
    const sizes = new Uint32Array(65_537)
    for (let which = 0; which < total; which += 1) {
      const bucket = bucketOf(which) + 1
      sizes[bucket] = (sizes[bucket] ?? 0) + 1
    }
    for (let bucket = 1; bucket < sizes.length; bucket += 1) sizes[bucket] = (sizes[bucket] ?? 0) + (sizes[bucket - 1] ?? 0)
    const order = new Uint32Array(total)
    const next = sizes.slice()
    for (let which = 0; which < total; which += 1) {
      const bucket = bucketOf(which)
      const to = next[bucket] ?? 0
      order[to] = which
      next[bucket] = to + 1
    }
    yield undefined
    const compare = (a: number, b: number) => this.compare(a, b) || a - b
    for (let bucket = 0, worked = 0; bucket < 65_536; bucket += 1) {
      const part = order.subarray(sizes[bucket], sizes[bucket + 1])
      if (part.length > 1) part.sort(compare)
      worked += part.length
      if (worked > 5000) {
        worked = 0
        yield undefined
      }
    }
    this.order = order
  }

  private compare(a: number, b: number): number {
    const codes = this.codes.array
    let x = this.places.array[a] ?? 0
    let y = this.places.array[b] ?? 0
    while ((codes[x] ?? 0) === (codes[y] ?? 0) && (codes[x] ?? 0) !== 0) {
      x += 1
      y += 1
    }
    return (codes[x] ?? 0) - (codes[y] ?? 0)
  }

  /** Negative, 0 or positive: how what begins at a place compares with a prefix. */
  private against(which: number, prefix: Uint8Array): number {
    const codes = this.codes.array
    const from = this.places.array[which] ?? 0
    for (let at = 0; at < prefix.length; at += 1) {
      const difference = (codes[from + at] ?? 0) - (prefix[at] ?? 0)
      if (difference !== 0) return difference
    }
    return 0
  }

  /** The first place in the order from which on `isPast` holds. */
  private firstInOrder(from: number, isPast: (which: number) => boolean): number {
    let low = from
    let high = this.order.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (isPast(this.order[middle] as number)) high = middle
      else low = middle + 1
    }
    return low
  }

  /** Goes through what begins so, in order of spelling and what is new behind it, until `see` has seen enough. */
  private each(spelled: string, see: (which: number) => boolean): void {
    const prefix = prefixOf(spelled)
    if (prefix === undefined) return
    const from = this.firstInOrder(0, (which) => this.against(which, prefix) >= 0)
    const end = this.firstInOrder(from, (which) => this.against(which, prefix) > 0)
    for (let at = from; at < end; at += 1) if (see(this.order[at] as number)) return
    for (let which = this.order.length; which < this.places.length; which += 1) if (this.against(which, prefix) === 0 && see(which)) return
  }

  private isFirst(which: number): boolean {
    return this.places.array[which] === this.starts.array[this.owners.array[which] as number]
  }

  /** Whether a word of this entry begins so. */
  begins(entry: number, spelled: string): boolean {
    const prefix = prefixOf(spelled)
    if (prefix === undefined) return false
    // As they were added, owners rise.
    const owners = this.owners.array
    for (let which = firstAtLeast(owners, 0, this.owners.length, entry); which < this.owners.length && owners[which] === entry; which += 1)
      if (this.against(which, prefix) === 0) return true
    return false
  }

  /** Entries with a word that begins so, each once; at most `most`. `isFirst` says that it is the entry's own beginning. */
  startingWith(spelled: string, most = 5000): { entry: number; isFirst: boolean }[] {
    const found = new Map<number, boolean>()
    this.each(spelled, (which) => {
      const entry = this.owners.array[which] as number
      found.set(entry, (found.get(entry) ?? false) || this.isFirst(which))
      return found.size >= most
    })
    return [...found].map(([entry, isFirst]) => ({ entry, isFirst }))
  }

  /** Entries with a word that begins so, the lowest numbers of all of them, rising; only such as are wanted. */
  lowest(spelled: string, most: number, isWanted: (entry: number) => boolean = () => true): number[] {
    const kept: number[] = []
    let least = Infinity
    this.each(spelled, (which) => {
      const entry = this.owners.array[which] as number
      if (entry >= least || kept.includes(entry) || !isWanted(entry)) return most <= 0
      kept.splice(kept.findLastIndex((one) => one < entry) + 1, 0, entry)
      if (kept.length > most) kept.pop()
      if (kept.length === most) least = kept.at(-1) ?? 0
      return false
    })
    return kept
  }

  /** Entries that begin so themselves, then those with a word that does, each by spelling; looks at so many places at most. */
  ownFirst(spelled: string, most: number, mostSeen: number): number[] {
    const own = new Set<number>()
    const others = new Set<number>()
    let seen = 0
    this.each(spelled, (which) => {
      const entry = this.owners.array[which] as number
      if (this.isFirst(which)) own.add(entry)
      else if (others.size < most) others.add(entry)
      seen += 1
      return own.size >= most || seen >= mostSeen
    })
    return [...new Set([...own, ...others])].slice(0, most)
  }
}

/** undefined where nothing begins so. */
const prefixOf = (spelled: string): Uint8Array | undefined => {
  const prefix = new Uint8Array(spelled.length)
  for (let at = 0; at < spelled.length; at += 1) {
    const code = codeOf(spelled.charCodeAt(at))
    if (code === 0) return undefined
    prefix[at] = code
  }
  return prefix.length === 0 ? undefined : prefix
}

/** Letters ㄱ–ㅣ as 1 … 51, Latin and digits after them; anything else is 0, where no key goes on. */
const codeOf = (unit: number): number => {
  if (unit >= 0x3131 && unit <= 0x3163) return unit - 0x3130
  if (unit >= 97 && unit <= 122) return unit - 97 + 64
  if (unit >= 48 && unit <= 57) return unit - 48 + 96
  return 0
}
