import { absent } from './grades.ts'
import { Meeting } from './meeting.ts'
import { firstAtLeast } from './postings.ts'
import type { Postings, Row } from './postings.ts'
import { largest } from './top.ts'

export interface Scored {
  readonly docs: Uint32Array
  readonly scores: Float32Array
}
/** What answers all of a query stands before what answers most of it. */
export interface Ranked extends Scored {
  readonly whole: number
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

/** Whether bits are enough, before they are judged. */
const unknown = 2

const openFor = (documents: number) => ({
  scores: new Float32Array(documents),
  bits: new Uint32Array(documents),
  found: new Uint32Array((documents + 31) >>> 5),
})

/**
 * What a query has found so far, with scores, and which slots of the query each document answers. While several terms find, documents
 * lie open by their numbers; before terms only add, they are put in a row, so that a further term costs no more than those that are
 * left. The arrays are used again from query to query.
 */
export class Accumulator {
  private documents = 0
  private count = 0
  /** What was found; in order of number, with scores and bits beside, unless it `isOpen`. */
  private docs = new Uint32Array(0)
  private scores = new Float32Array(0)
  private bits = new Uint32Array(0)
  /** By document number, while it `isOpen`; nothing otherwise. `found` has a bit for each: 32 documents are passed over at once. */
  private open = openFor(0)
  private isOpen = false
  private readonly meeting = new Meeting()
  private readonly judged = new Uint8Array(256)

  prepare(documents: number): void {
    if (this.docs.length < documents) {
      const room = Math.ceil(documents * 1.2) + 64
      this.docs = new Uint32Array(room)
      this.scores = new Float32Array(room)
      this.bits = new Uint32Array(room)
      this.open = openFor(room)
      this.meeting.reserve(room)
    }
    this.documents = documents
    this.count = 0
  }

  /** Finds all documents of a term. */
  find(postings: Postings, term: number, measure: Measure, bits: number): void {
    this.meeting.ofTerm(postings, term)
    if (this.isOpen || this.count > 0) this.findMore(postings.grades.tf, measure, bits)
    else this.findFirst(postings.grades.tf, measure, bits)
  }

  private findFirst(tfs: Float32Array, { weight, lengths, average }: Measure, bits: number): void {
    const {
      scores,
      meeting: { places: docs, grades, count },
    } = this
    const fixed = bm25.k1 * (1 - bm25.b)
    const perLength = (bm25.k1 * bm25.b) / average
    for (let at = 0; at < count; at += 1) {
      const tf = tfs[grades[at] as number] as number
      scores[at] = (weight * tf) / (tf + fixed + perLength * (lengths[docs[at] as number] as number))
    }
    this.docs.set(docs.subarray(0, count))
    this.bits.fill(bits, 0, count)
    this.count = count
  }

  private findMore(tfs: Float32Array, { weight, lengths, average }: Measure, bits: number): void {
    this.spread()
    const {
      open: { scores, bits: seen, found },
      meeting: { places: docs, grades, count },
    } = this
    const fixed = bm25.k1 * (1 - bm25.b)
    const perLength = (bm25.k1 * bm25.b) / average
    for (let at = 0; at < count; at += 1) {
      const doc = docs[at] as number
      const tf = tfs[grades[at] as number] as number
      found[doc >>> 5] = (found[doc >>> 5] as number) | (1 << (doc & 31))
      seen[doc] = (seen[doc] as number) | bits
      scores[doc] = (scores[doc] as number) + (weight * tf) / (tf + fixed + perLength * (lengths[doc] as number))
    }
  }

  /** Finds these documents. */
  findThese(docs: ArrayLike<number>, scoreOf: (doc: number) => number, bits: number): void {
    this.spread()
    const {
      open: { scores, bits: seen, found },
    } = this
    for (let at = 0; at < docs.length; at += 1) {
      const doc = docs[at] as number
      found[doc >>> 5] = (found[doc >>> 5] as number) | (1 << (doc & 31))
      seen[doc] = (seen[doc] as number) | bits
      scores[doc] = (scores[doc] as number) + scoreOf(doc)
    }
  }

  private spread(): void {
    if (this.isOpen) return
    const { docs, scores, bits, open, count } = this
    for (let at = 0; at < count; at += 1) {
      const doc = docs[at] as number
      open.scores[doc] = scores[at] as number
      open.bits[doc] = bits[at] as number
      open.found[doc >>> 5] = (open.found[doc >>> 5] as number) | (1 << (doc & 31))
    }
    this.isOpen = true
  }

  private putInARow(): void {
    if (!this.isOpen) return
    const { docs, scores, bits, open, documents } = this
    const words = (documents + 31) >>> 5
    let count = 0
    for (let word = 0; word < words; word += 1) {
      let left = open.found[word] as number
      if (left === 0) continue
      open.found[word] = 0
      for (; left !== 0; left &= left - 1) {
        const doc = (word << 5) + (31 - Math.clz32(left & -left))
        docs[count] = doc
        scores[count] = open.scores[doc] as number
        bits[count] = open.bits[doc] as number
        open.scores[doc] = 0
        open.bits[doc] = 0
        count += 1
      }
    }
    this.count = count
    this.isOpen = false
  }

  /** Adds a term to the documents found in which it stands. */
  add(postings: Postings, term: number, measure: Measure, bits: number): void {
    this.putInARow()
    const base = postings.inBase(term)
    if (base !== undefined && !('docs' in base)) {
      if (measure.weight > 0) this.scoreRow(base, postings.grades.tf, measure)
      if (bits !== 0) this.markRow(base, bits)
    }
    this.meeting.among(this.docs, this.count, postings, term, base)
    if (measure.weight > 0) this.score(postings.grades.tf, measure)
    if (bits !== 0) this.mark(bits)
  }

  /** What is absent has frequency 0 and adds nothing: going on is quicker than asking. */
  private scoreRow({ grades }: Row, tfs: Float32Array, { weight, lengths, average }: Measure): void {
    const { docs, scores } = this
    const fixed = bm25.k1 * (1 - bm25.b)
    const perLength = (bm25.k1 * bm25.b) / average
    const count = firstAtLeast(docs, 0, this.count, grades.length)
    for (let place = 0; place < count; place += 1) {
      const doc = docs[place] as number
      const tf = tfs[grades[doc] as number] as number
      scores[place] = (scores[place] as number) + (weight * tf) / (tf + fixed + perLength * (lengths[doc] as number))
    }
  }

  private markRow({ grades }: Row, bits: number): void {
    const { docs, bits: seen } = this
    const count = firstAtLeast(docs, 0, this.count, grades.length)
    for (let place = 0; place < count; place += 1)
      seen[place] = (seen[place] as number) | (bits & -Number(grades[docs[place] as number] !== absent))
  }

  private score(tfs: Float32Array, { weight, lengths, average }: Measure): void {
    const {
      docs,
      scores,
      meeting: { places, grades, count },
    } = this
    const fixed = bm25.k1 * (1 - bm25.b)
    const perLength = (bm25.k1 * bm25.b) / average
    for (let at = 0; at < count; at += 1) {
      const place = places[at] as number
      const tf = tfs[grades[at] as number] as number
      scores[place] = (scores[place] as number) + (weight * tf) / (tf + fixed + perLength * (lengths[docs[place] as number] as number))
    }
  }

  private mark(bits: number): void {
    const {
      bits: seen,
      meeting: { places, count },
    } = this
    for (let at = 0; at < count; at += 1) seen[places[at] as number] = (seen[places[at] as number] as number) | bits
  }

  /** Gives those that have the bits of all `parts`, and not this one, this `bit` where they are `together`. */
  join(parts: number, bit: number, together: (doc: number) => boolean): void {
    this.putInARow()
    const { docs, bits, count } = this
    for (let place = 0; place < count; place += 1) {
      const own = bits[place] as number
      if ((own & parts) === parts && (own & bit) === 0 && together(docs[place] as number)) bits[place] = own | bit
    }
  }

  /** Adds to those of these documents that were found; they rise. */
  addThese(docs: ArrayLike<number>, scoreOf: (doc: number) => number, bits: number): void {
    this.putInARow()
    const { docs: found, scores, bits: seen, count } = this
    for (let at = 0, place = 0; at < docs.length; at += 1) {
      const doc = docs[at] as number
      place = firstAtLeast(found, place, count, doc)
      if (place === count || found[place] !== doc) continue
      seen[place] = (seen[place] as number) | bits
      scores[place] = (scores[place] as number) + scoreOf(doc)
    }
  }

  largest(): number {
    this.putInARow()
    return largest(this.scores.subarray(0, this.count))
  }

  /** Leaves only living documents (`alive` undefined: all are) that score so much. */
  keepScoring(least: number, alive: Uint8Array | undefined): void {
    this.putInARow()
    const { docs, scores, count } = this
    let kept = 0
    for (let place = 0; place < count; place += 1) {
      if ((scores[place] as number) < least || (alive !== undefined && alive[docs[place] as number] === 0)) continue
      if (kept < place) this.move(place, kept)
      kept += 1
    }
    this.count = kept
  }

  /** Leaves only living documents that answer enough of the slots. Few slots have few combinations of bits: each is judged once. */
  keepAnswering(isEnough: (bits: number) => boolean, alive: Uint8Array | undefined): void {
    this.putInARow()
    const { docs, bits, count } = this
    this.judged.fill(unknown)
    let kept = 0
    for (let place = 0; place < count; place += 1) {
      if (this.judge(bits[place] as number, isEnough) === 0 || (alive !== undefined && alive[docs[place] as number] === 0)) continue
      if (kept < place) this.move(place, kept)
      kept += 1
    }
    this.count = kept
  }

  /** The same, where it spares later terms a good part of the documents. */
  thin(isEnough: (bits: number) => boolean): void {
    this.putInARow()
    const { bits, count, judged } = this
    judged.fill(unknown)
    let many = 0
    for (let place = 0; place < count; place += 1) {
      const own = bits[place] as number
      if (own >= judged.length) many += 1
      else if (judged[own] === unknown) many += judged[own] = Number(isEnough(own))
      else many += judged[own] as number
    }
    if (many * 4 < count * 3) this.keepAnswering(isEnough, undefined)
  }

  /** 1 or 0, as these bits are judged; few slots have few combinations of bits, and each of those is judged once. `judged` is emptied before. */
  private judge(own: number, isEnough: (bits: number) => boolean): number {
    const { judged } = this
    if (own >= judged.length) return Number(isEnough(own))
    if (judged[own] === unknown) judged[own] = Number(isEnough(own))
    return judged[own] as number
  }

  private move(place: number, to: number): void {
    this.docs[to] = this.docs[place] as number
    this.scores[to] = this.scores[place] as number
    this.bits[to] = this.bits[place] as number
  }

  /** What was found, in order of number. */
  finish(): Scored {
    this.putInARow()
    return { docs: this.docs.slice(0, this.count), scores: this.scores.slice(0, this.count) }
  }

  /** The same, those first whose bits are `whole`. */
  finishWholeFirst(whole: (bits: number) => boolean): Ranked {
    this.putInARow()
    const { docs, scores, bits, count } = this
    this.judged.fill(unknown)
    let many = 0
    for (let place = 0; place < count; place += 1) many += this.judge(bits[place] as number, whole)
    if (many === 0 || many === count) return { ...this.finish(), whole: many }
    const ordered = { docs: new Uint32Array(count), scores: new Float32Array(count), whole: many }
    for (let place = 0, first = 0, then = many; place < count; place += 1) {
      const to = this.judge(bits[place] as number, whole) === 1 ? first++ : then++
      ordered.docs[to] = docs[place] as number
      ordered.scores[to] = scores[place] as number
    }
    return ordered
  }
}
