import { Growable } from './growable.ts'

/** tf is kept in quarters: 3 (a title) is 12; more than 63 counts as 63. */
export const tfScale = 4

/**
 * Term → documents. The base lies in one row per term (start … start of the next); what came since is chained per term in order of
 * arrival. Document numbers only grow, so both are in order, and the base comes first. Documents that went away stay until a merge.
 */
export class Postings {
  start = new Uint32Array(1)
  docs = new Uint32Array(0)
  tfs = new Uint8Array(0)
  /** Bit n: stands in field n. */
  masks = new Uint8Array(0)
  /** How many terms and entries the base knows. */
  get baseTerms(): number { return this.start.length - 1 }

  head = new Growable(Int32Array)
  private tail = new Growable(Int32Array)
  private counts = new Growable(Uint32Array)
  newDocs = new Growable(Uint32Array)
  newTfs = new Growable(Uint8Array)
  newMasks = new Growable(Uint8Array)
  next = new Growable(Int32Array)

  add(term: number, doc: number, tf: number, mask: number): void {
    while (this.head.length <= term) {
      this.head.push(-1)
      this.tail.push(-1)
      this.counts.push(0)
    }
    const entry = this.newDocs.length
    this.newDocs.push(doc)
    this.newTfs.push(Math.min(255, Math.round(tf * tfScale)))
    this.newMasks.push(mask)
    this.next.push(-1)
    const before = this.tail.array[term] ?? -1
    if (before < 0) this.head.array[term] = entry
    else this.next.array[before] = entry
    this.tail.array[term] = entry
    this.counts.array[term] = (this.counts.array[term] ?? 0) + 1
  }

  /** In how many documents a term stands, those gone since the last merge included. */
  df(term: number): number {
    if (term < 0) return 0
    return this.baseDf(term) + (term < this.counts.length ? this.counts.array[term] ?? 0 : 0)
  }
  baseDf(term: number): number { return term < this.baseTerms ? (this.start[term + 1] ?? 0) - (this.start[term] ?? 0) : 0 }
  /** The first of a term's entries since the last merge; `next` leads on, -1 ends. */
  firstNew(term: number): number { return term < this.head.length ? this.head.array[term] ?? -1 : -1 }

  /** tf and mask of one document, or undefined. */
  entry(term: number, doc: number): { tf: number; mask: number } | undefined {
    if (term < this.baseTerms) {
      const end = this.start[term + 1] ?? 0
      const at = firstAtLeast(this.docs, this.start[term] ?? 0, end, doc)
      if (at < end && this.docs[at] === doc) return { tf: (this.tfs[at] ?? 0) / tfScale, mask: this.masks[at] ?? 0 }
    }
    for (let at = this.firstNew(term); at >= 0; at = this.next.array[at] ?? -1) {
      if (this.newDocs.array[at] === doc) return { tf: (this.newTfs.array[at] ?? 0) / tfScale, mask: this.newMasks.array[at] ?? 0 }
    }
    return undefined
  }

  /** Every document number of a term, in order. */
  *documentsOf(term: number): Generator<number> {
    if (term < 0) return
    if (term < this.baseTerms) for (let at = this.start[term] ?? 0; at < (this.start[term + 1] ?? 0); at += 1) yield this.docs[at] ?? 0
    for (let at = this.firstNew(term); at >= 0; at = this.next.array[at] ?? -1) yield this.newDocs.array[at] ?? 0
  }

  /** Brings base and news into one base without the documents that are gone, a slice of work per step; searches go on meanwhile. */
  *merge(terms: number, alive: Uint8Array): Generator<undefined> {
    const total = this.docs.length + this.newDocs.length
    const start = new Uint32Array(terms + 1), docs = new Uint32Array(total), tfs = new Uint8Array(total), masks = new Uint8Array(total)
    let to = 0
    const keep = (doc: number, tf: number, mask: number) => {
      if (alive[doc] !== 1) return
      docs[to] = doc
      tfs[to] = tf
      masks[to] = mask
      to += 1
    }
    for (let term = 0, worked = 0; term < terms; term += 1) {
      start[term] = to
      const before = to
      if (term < this.baseTerms) for (let at = this.start[term] ?? 0; at < (this.start[term + 1] ?? 0); at += 1) keep(this.docs[at] ?? 0, this.tfs[at] ?? 0, this.masks[at] ?? 0)
      for (let at = this.firstNew(term); at >= 0; at = this.next.array[at] ?? -1) keep(this.newDocs.array[at] ?? 0, this.newTfs.array[at] ?? 0, this.newMasks.array[at] ?? 0)
      worked += to - before + 4
      if (worked > 400_000) { worked = 0; yield undefined }
    }
    start[terms] = to
    const isTight = to === total
    this.setBase({ start, docs: isTight ? docs : docs.slice(0, to), tfs: isTight ? tfs : tfs.slice(0, to), masks: isTight ? masks : masks.slice(0, to) })
  }

  setBase(base: { start: Uint32Array<ArrayBuffer>; docs: Uint32Array<ArrayBuffer>; tfs: Uint8Array<ArrayBuffer>; masks: Uint8Array<ArrayBuffer> }): void {
    Object.assign(this, base)
    this.head = new Growable(Int32Array)
    this.tail = new Growable(Int32Array)
    this.counts = new Growable(Uint32Array)
    this.newDocs = new Growable(Uint32Array)
    this.newTfs = new Growable(Uint8Array)
    this.newMasks = new Growable(Uint8Array)
    this.next = new Growable(Int32Array)
  }
}

/** The first place in docs[from … to) that holds `doc` or more. */
export const firstAtLeast = (docs: Uint32Array, from: number, to: number, doc: number): number => {
  let low = from, high = to
  while (low < high) {
    const middle = (low + high) >> 1
    if ((docs[middle] ?? 0) < doc) low = middle + 1
    else high = middle
  }
  return low
}
