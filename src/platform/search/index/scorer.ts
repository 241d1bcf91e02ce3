import type { Collection } from './collection.ts'
import type { Growable } from './growable.ts'
import { bestTerms, idfOf } from './plan.ts'
import type { Alternative, Plan } from './plan.ts'
import { firstAtLeast, tfScale } from './postings.ts'
import { intersect } from './intersect.ts'

/** BM25: how soon another occurrence stops counting, and how much length matters. */
export const bm25 = { k1: 1.2, b: 0.75 }
const gallopBelow = 12
/** What has less than this share of the best score by its rarer terms does not catch up by the commoner ones. */
const hopeless = 0.06
const scale = 1 / tfScale

export interface Scored { readonly docs: Uint32Array; readonly scores: Float32Array }

/** Adds scores over documents; its arrays are used again from query to query. */
export class Scorer {
  private acc = new Float32Array(0)
  private bits = new Uint32Array(0)
  private touched = new Uint32Array(0)
  private count = 0
  private readonly collection: Collection
  constructor(collection: Collection) { this.collection = collection }

  /** The documents that answer the plan, with their scores; `need` of the slots must be answered. */
  run(plan: Plan, need: number): Scored {
    this.prepare()
    const { postings } = this.collection
    const costs = plan.alternatives.map((one) => ({ one, df: one.docs?.length ?? Math.min(...one.terms.map((term) => postings.df(term))) })).sort((a, b) => a.df - b.df)
    const left = costs.map(() => 0)
    for (let at = costs.length - 1, bits = 0; at >= 0; at -= 1) left[at] = bits |= costs[at]?.one.bits ?? 0
    // A document first seen now can at most answer the slots that are still to come.
    costs.forEach(({ one }, at) => { this.addAlternative(one, popCount(left[at] ?? 0) >= need) })
    this.keep((doc) => popCount(this.bits[doc] ?? 0) >= need)
    this.addBonuses(plan.bonuses)
    return this.finish()
  }

  /** Any of the best terms finds; the others of the plan add to what was found. */
  runAny(plan: Plan, most?: number, mayWork?: number): Scored {
    this.prepare()
    const { finders } = bestTerms(this.collection, plan, most, mayWork)
    const chosen = new Set(finders)
    for (const one of finders) {
      if ('term' in one) this.scan(one.term, this.weightOf(one.term, one.weight), this.lengthsOf(one.origin), 1 << 31, true)
      else this.addAlternative(one, true)
    }
    const least = this.largest() * hopeless
    this.keep((doc) => (this.acc[doc] as number) >= least)
    for (const one of plan.alternatives) if (!chosen.has(one)) this.addAlternative(one, false)
    this.addBonuses(plan.bonuses.filter((one) => !chosen.has(one)))
    return this.finish()
  }

  /** Documents in which at least this share of the syllable pairs stands. */
  runPairs(plan: Plan, share: number): Scored {
    this.prepare()
    const pairs = plan.bonuses.filter((one) => one.origin === 'pair').slice(0, 30)
    pairs.forEach((one, at) => { this.scan(one.term, this.weightOf(one.term, one.weight), this.lengthsOf('pair'), 1 << at, true) })
    const need = Math.max(1, Math.ceil(share * Math.max(pairs.length, Math.min(30, plan.wordTexts.reduce((sum, word) => sum + Math.max(1, word.length - 1), 0)))))
    this.keep((doc) => popCount(this.bits[doc] ?? 0) >= need)
    return this.finish()
  }

  private largest(): number {
    let top = 0
    for (let at = 0; at < this.count; at += 1) top = Math.max(top, this.acc[this.touched[at] as number] as number)
    return top
  }

  private prepare(): void {
    const documents = this.collection.ids.length
    if (this.acc.length < documents) {
      const room = Math.ceil(documents * 1.2) + 64
      this.acc = new Float32Array(room)
      this.bits = new Uint32Array(room)
      this.touched = new Uint32Array(room)
    }
    this.count = 0
  }

  weightOf(term: number, weight: number): number { return weight * idfOf(this.collection.count, Math.min(this.collection.count, this.collection.postings.df(term))) * (bm25.k1 + 1) }

  lengthsOf(origin: string): { lengths: Growable<Float32Array<ArrayBuffer>>; average: number } {
    const { collection } = this
    const documents = Math.max(1, collection.count)
    return origin === 'pair' ? { lengths: collection.pairLengths, average: Math.max(1, collection.pairTotal / documents) } : { lengths: collection.morphemeLengths, average: Math.max(1, collection.morphemeTotal / documents) }
  }

  private addAlternative(one: Alternative, mayAdd: boolean): void {
    if (one.docs !== undefined) {
      for (const doc of one.docs) this.touch(doc, one.weight, one.bits, mayAdd)
      return
    }
    const lengths = this.lengthsOf('morpheme')
    const [only] = one.terms
    if (one.terms.length === 1 && only !== undefined) {
      this.scan(only, this.weightOf(only, one.weight), lengths, one.bits, mayAdd)
      return
    }
    const docs = intersect(this.collection.postings, one.terms)
    for (const doc of docs) {
      let sum = 0
      for (const term of one.terms) sum += this.part(term, doc, one.weight, 'morpheme')
      this.touch(doc, sum, one.bits, mayAdd)
    }
  }

  /** What one term brings to one document; the same formula as scan. */
  part(term: number, doc: number, weight: number, origin: string): number {
    const entry = this.collection.postings.entry(term, doc)
    if (entry === undefined) return 0
    const { lengths, average } = this.lengthsOf(origin)
    return this.weightOf(term, weight) * entry.tf / (entry.tf + bm25.k1 * (1 - bm25.b + bm25.b * (lengths.array[doc] ?? 0) / average))
  }

  private touch(doc: number, score: number, bits: number, mayAdd: boolean): void {
    const known = this.bits[doc] ?? 0
    if (known === 0) {
      if (!mayAdd) return
      this.touched[this.count] = doc
      this.count += 1
    }
    this.bits[doc] = known | bits
    this.acc[doc] = (this.acc[doc] ?? 0) + score
  }

  private scan(term: number, weight: number, { lengths: { array: lengths }, average }: { lengths: Growable<Float32Array<ArrayBuffer>>; average: number }, bits: number, mayAdd: boolean): void {
    const { postings } = this.collection
    const { docs, tfs } = postings
    const { acc, bits: seen, touched } = this
    const fixed = bm25.k1 * (1 - bm25.b), perLength = bm25.k1 * bm25.b / average
    const end = term < postings.baseTerms ? postings.start[term + 1] ?? 0 : 0
    let count = this.count
    for (let at = term < postings.baseTerms ? postings.start[term] ?? 0 : 0; at < end; at += 1) {
      const doc = docs[at] as number
      const known = seen[doc] as number
      if (known === 0) {
        if (!mayAdd) continue
        touched[count] = doc
        count += 1
      }
      seen[doc] = known | bits
      const tf = (tfs[at] as number) * scale
      acc[doc] = (acc[doc] as number) + weight * tf / (tf + fixed + perLength * (lengths[doc] as number))
    }
    this.count = count
    for (let at = term < postings.head.length ? postings.head.array[term] ?? -1 : -1; at >= 0; at = postings.next.array[at] ?? -1) {
      const doc = postings.newDocs.array[at] ?? 0
      const tf = (postings.newTfs.array[at] ?? 0) * scale
      this.touch(doc, weight * tf / (tf + fixed + perLength * (lengths[doc] ?? 0)), bits, mayAdd)
    }
  }

  /** Leaves only living documents that pass; the others are cleared at once. */
  private keep(passes: (doc: number) => boolean): void {
    const alive = this.collection.alive.array
    let kept = 0
    for (let at = 0; at < this.count; at += 1) {
      const doc = this.touched[at] ?? 0
      if (alive[doc] === 1 && passes(doc)) {
        this.touched[kept] = doc
        kept += 1
      } else {
        this.acc[doc] = 0
        this.bits[doc] = 0
      }
    }
    this.count = kept
  }

  /** Pairs, neighbours and joined forms, only for what was found: galloping where that is little, in one pass where it is much. */
  private addBonuses(bonuses: Plan['bonuses']): void {
    const { postings } = this.collection
    const found = this.touched.subarray(0, this.count)
    let sorted = false
    for (const one of bonuses) {
      const lengths = this.lengthsOf(one.origin)
      const df = postings.df(one.term)
      const hasNews = one.term < postings.head.length && (postings.head.array[one.term] ?? -1) >= 0
      if (hasNews || this.count * gallopBelow >= df) {
        this.scan(one.term, this.weightOf(one.term, one.weight), lengths, 1 << 31, false)
        continue
      }
      if (!sorted) found.sort()
      sorted = true
      this.gallop(one.term, this.weightOf(one.term, one.weight), lengths, found)
    }
  }

  private gallop(term: number, weight: number, { lengths: { array: lengths }, average }: { lengths: Growable<Float32Array<ArrayBuffer>>; average: number }, found: Uint32Array): void {
    const { docs, tfs, start } = this.collection.postings
    const end = start[term + 1] ?? 0
    let at = start[term] ?? 0
    for (let which = 0; which < found.length && at < end; which += 1) {
      const doc = found[which] as number
      let step = 1
      while (at + step < end && (docs[at + step] as number) < doc) step *= 2
      at = firstAtLeast(docs, at + (step >> 1), Math.min(end, at + step + 1), doc)
      if (at < end && docs[at] === doc) {
        const tf = (tfs[at] as number) * scale
        this.acc[doc] = (this.acc[doc] as number) + weight * tf / (tf + bm25.k1 * (1 - bm25.b + bm25.b * (lengths[doc] as number) / average))
      }
    }
  }

  private finish(): Scored {
    const docs = this.touched.slice(0, this.count)
    const scores = new Float32Array(this.count)
    for (let at = 0; at < this.count; at += 1) {
      const doc = docs[at] as number
      scores[at] = this.acc[doc] as number
      this.acc[doc] = 0
      this.bits[doc] = 0
    }
    return { docs, scores }
  }
}

export const popCount = (bits: number): number => {
  let left = bits - ((bits >>> 1) & 0x55555555)
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333)
  return (((left + (left >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24
}
