import { firstAtLeast } from './postings.ts'
import type { Chunk, Postings } from './postings.ts'

export interface Scored {
  readonly docs: Uint32Array
  readonly scores: Float32Array
}
/** How a term counts: its weight, and how long documents are in its channel. */
export interface Measure {
  readonly weight: number
  readonly lengths: Float32Array
  readonly average: number
}

/** BM25: how soon another occurrence stops counting, and how much length matters. */
export const bm25 = { k1: 1.2, b: 0.75 }
export const bm25Part = (tf: number, length: number, { weight, average }: Pick<Measure, 'weight' | 'average'>): number =>
  (weight * tf) / (tf + bm25.k1 * (1 - bm25.b + (bm25.b * length) / average))

/** Where documents found are fewer than a twelfth of a term's, looking each up is quicker than going through. */
const gallopBelow = 12

/** Scores by document number, and which slots of the query each answers. Its arrays are used again from query to query. */
export class Accumulator {
  private acc = new Float32Array(0)
  private bits = new Uint32Array(0)
  private touched = new Uint32Array(0)
  private isSorted = false
  count = 0

  prepare(documents: number): void {
    if (this.acc.length < documents) {
      const room = Math.ceil(documents * 1.2) + 64
      this.acc = new Float32Array(room)
      this.bits = new Uint32Array(room)
      this.touched = new Uint32Array(room)
    }
    this.count = 0
    this.isSorted = false
  }

  touch(doc: number, score: number, bits: number, mayAdd: boolean): void {
    const known = this.bits[doc] ?? 0
    if (known === 0) {
      if (!mayAdd) return
      this.touched[this.count] = doc
      this.count += 1
      this.isSorted = false
    }
    this.bits[doc] = known | bits
    this.acc[doc] = (this.acc[doc] ?? 0) + score
  }

  /** Adds one term: to all its documents, or (`mayAdd` false) to those found already. */
  add(postings: Postings, term: number, measure: Measure, bits: number, mayAdd: boolean): void {
    const chunk = postings.chunkOf(term)
    if (chunk !== undefined) {
      const from = chunk.start[term - chunk.first] as number,
        end = chunk.start[term - chunk.first + 1] as number
      if (!mayAdd && this.count * gallopBelow < end - from) this.gallop(chunk, from, end, postings.grades.tf, measure, bits)
      else this.scan(chunk, from, end, postings.grades.tf, measure, bits, mayAdd)
    }
    for (let at = postings.firstNew(term); at >= 0; at = postings.next[at] as number) {
      const doc = postings.newDocs[at] as number
      this.touch(
        doc,
        bm25Part(postings.grades.tf[postings.newGrades[at] as number] as number, measure.lengths[doc] as number, measure),
        bits,
        mayAdd,
      )
    }
  }

  private scan(
    { docs, grades }: Chunk,
    from: number,
    end: number,
    tfs: Float32Array,
    { weight, lengths, average }: Measure,
    bits: number,
    mayAdd: boolean,
  ): void {
    if (this.count === 0)
      return mayAdd ? this.fill(docs.subarray(from, end), grades.subarray(from, end), tfs, { weight, lengths, average }, bits) : undefined
    const { acc, bits: seen, touched } = this
    const fixed = bm25.k1 * (1 - bm25.b),
      perLength = (bm25.k1 * bm25.b) / average
    let count = this.count
    for (let at = from; at < end; at += 1) {
      const doc = docs[at] as number
      const known = seen[doc] as number
      if (known === 0) {
        if (!mayAdd) continue
        touched[count] = doc
        count += 1
      }
      seen[doc] = known | bits
      const tf = tfs[grades[at] as number] as number
      acc[doc] = (acc[doc] as number) + (weight * tf) / (tf + fixed + perLength * (lengths[doc] as number))
    }
    if (count > this.count) this.isSorted = false
    this.count = count
  }

  /** The first term: nothing is there yet to be added to. */
  private fill(docs: Uint32Array, grades: Uint8Array, tfs: Float32Array, { weight, lengths, average }: Measure, bits: number): void {
    const { acc, bits: seen } = this
    const fixed = bm25.k1 * (1 - bm25.b),
      perLength = (bm25.k1 * bm25.b) / average
    for (let at = 0; at < docs.length; at += 1) {
      const doc = docs[at] as number,
        tf = tfs[grades[at] as number] as number
      seen[doc] = bits
      acc[doc] = (weight * tf) / (tf + fixed + perLength * (lengths[doc] as number))
    }
    this.touched.set(docs)
    this.count = docs.length
    this.isSorted = true
  }

  private gallop({ docs, grades }: Chunk, from: number, end: number, tfs: Float32Array, measure: Measure, bits: number): void {
    const found = this.touched.subarray(0, this.count)
    if (!this.isSorted) found.sort()
    this.isSorted = true
    let at = from
    for (let which = 0; which < found.length && at < end; which += 1) {
      const doc = found[which] as number
      let step = 1
      while (at + step < end && (docs[at + step] as number) < doc) step *= 2
      at = firstAtLeast(docs, at + (step >> 1), Math.min(end, at + step + 1), doc)
      if (at < end && docs[at] === doc) {
        this.bits[doc] = (this.bits[doc] as number) | bits
        this.acc[doc] = (this.acc[doc] as number) + bm25Part(tfs[grades[at] as number] as number, measure.lengths[doc] as number, measure)
      }
    }
  }

  largest(): number {
    let top = 0
    for (let at = 0; at < this.count; at += 1) top = Math.max(top, this.acc[this.touched[at] as number] as number)
    return top
  }

  /** Leaves only living documents (`alive` undefined: all are) that score so much and answer enough of the slots; the others are cleared at once. */
  keep(alive: Uint8Array | undefined, least: number, isEnough?: (bits: number) => boolean): void {
    if (alive === undefined && isEnough === undefined && least <= 0) return
    let kept = 0
    for (let at = 0; at < this.count; at += 1) {
      const doc = this.touched[at] as number
      if (
        (alive === undefined || alive[doc] === 1) &&
        (this.acc[doc] as number) >= least &&
        (isEnough === undefined || isEnough(this.bits[doc] as number))
      ) {
        this.touched[kept] = doc
        kept += 1
      } else {
        this.acc[doc] = 0
        this.bits[doc] = 0
      }
    }
    this.count = kept
  }

  /** What was found, and everything cleared for the next query. */
  finish(): Scored {
    const docs = this.touched.slice(0, this.count)
    const scores = new Float32Array(this.count)
    const { acc, bits } = this
    for (let at = 0; at < docs.length; at += 1) {
      const doc = docs[at] as number
      scores[at] = acc[doc] as number
      acc[doc] = 0
      bits[doc] = 0
    }
    return { docs, scores }
  }
}
