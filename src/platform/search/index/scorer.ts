import { Accumulator, bm25, bm25Part } from './accumulator.ts'
import type { Measure, Ranked, Scored } from './accumulator.ts'
import type { Collection } from './collection.ts'
import { isWhole, popCount, worthAtMost, worthOf } from './demand.ts'
import { tellingFields } from './document.ts'
import { sharedFields } from './explain.ts'
import { intersect } from './intersect.ts'
import { bestTerms, idfOf } from './best-terms.ts'
import type { Alternative, Bonus, Plan } from './plan.ts'

/** No slot, but found. */
const noSlot = 1 << 31

/** What carries plans out. */
export type Scoring = Pick<Scorer, 'run' | 'runAny' | 'runPairs' | 'part'>

/** Carries a plan out: which documents answer it, and how well. */
export class Scorer {
  private readonly found = new Accumulator()
  private readonly collection: Collection
  constructor(collection: Collection) {
    this.collection = collection
  }

  /** The documents that answer so much of what is asked (see demand.ts), with their scores. */
  run(plan: Plan, need: number): Ranked {
    const { found } = this
    found.prepare(this.collection.ids.length)
    const ordered = this.rarestFirst(plan.alternatives)
    const left = bitsFrom(ordered)
    const named = plan.joints.reduce((bits, one) => (one.named === undefined ? bits : bits | one.bit), 0)
    const isEnough = (bits: number) => worthOf(bits, plan) >= need
    ordered.forEach((one, at) => {
      // A document first seen now can at most answer the slots that are still to come.
      if (one.isWeak !== true && isEnough((left[at] ?? 0) | named)) {
        this.find(one)
        return
      }
      this.add(one)
      const later = left[at + 1] ?? 0
      if ((one.bits & ~later) !== 0) found.thin((bits) => worthAtMost(bits | later, plan) >= need)
    })
    // What was found for the only thing asked answers it, unless that has a prefix.
    for (const { bit, parts, named: both } of plan.joints)
      if (both !== undefined) found.join(parts, bit, (doc) => (sharedFields(this.collection, both, doc) & tellingFields) !== 0)
    const isAnswered = plan.slots === 1 && plan.joints.length === 0
    if (!isAnswered || this.alive !== undefined) found.keepAnswering(isAnswered ? () => true : isEnough, this.alive)
    for (const one of plan.bonuses) this.add(one)
    return found.finishWholeFirst(isAnswered ? () => true : (bits) => isWhole(bits, plan))
  }

  /**
   * Any of the best terms finds; the others of the plan add to what was found. What has less than the `hopeless` share of the best
   * score by its rarer terms does not catch up by the commoner ones.
   */
  runAny(
    plan: Plan,
    { terms, mayWork, hopeless = 0.06 }: { terms?: number | undefined; mayWork?: number | undefined; hopeless?: number | undefined } = {},
  ): Scored {
    this.found.prepare(this.collection.ids.length)
    const { finders } = bestTerms(this.collection, plan, terms, mayWork)
    const chosen = new Set(finders)
    for (const one of finders) this.find(one)
    this.found.keepScoring(this.found.largest() * hopeless, this.alive)
    for (const one of [...plan.alternatives, ...plan.bonuses]) if (!chosen.has(one)) this.add(one)
    return this.found.finish()
  }

  /** Documents in which at least this share of the syllable pairs stands. */
  runPairs(plan: Plan, share: number): Scored {
    this.found.prepare(this.collection.ids.length)
    const pairs = plan.bonuses.filter((one) => one.origin === 'pair').slice(0, 30)
    pairs.forEach((one, at) => {
      this.find(one, 1 << at)
    })
    const asked = Math.min(
      30,
      plan.wordTexts.reduce((sum, word) => sum + Math.max(1, word.length - 1), 0),
    )
    const need = Math.max(1, Math.ceil(share * Math.max(pairs.length, asked)))
    this.found.keepAnswering((bits) => popCount(bits) >= need, this.alive)
    // What was found by its syllables is worth what stands in it, as what is found by words is: the two stand in one list.
    const chosen = new Set<Alternative | Bonus>(pairs)
    for (const one of [...plan.alternatives, ...plan.bonuses]) if (!chosen.has(one)) this.add(one)
    return this.found.finish()
  }

  /** What one term brings to one document. */
  part(term: number, doc: number, weight: number, origin: string): number {
    const { postings } = this.collection
    const grade = postings.gradeOf(term, doc)
    if (grade < 0) return 0
    const measure = this.measure(term, weight, origin)
    return bm25Part(postings.grades.tf[grade] ?? 0, measure.lengths[doc] ?? 0, measure)
  }

  private measure(term: number, weight: number, origin: string): Measure {
    const { collection } = this
    const documents = Math.max(1, collection.count)
    const idf = idfOf(collection.count, Math.min(collection.count, collection.postings.df(term)))
    return origin === 'pair'
      ? {
          weight: weight * idf * (bm25.k1 + 1),
          lengths: collection.pairLengths.array,
          average: Math.max(1, collection.pairTotal / documents),
        }
      : {
          weight: weight * idf * (bm25.k1 + 1),
          lengths: collection.morphemeLengths.array,
          average: Math.max(1, collection.morphemeTotal / documents),
        }
  }

  /** Those that say too little to find come last. */
  private rarestFirst(alternatives: readonly Alternative[]): Alternative[] {
    const { postings } = this.collection
    const costs = alternatives.map((one) => ({ one, df: one.docs?.length ?? Math.min(...one.terms.map((term) => postings.df(term))) }))
    return costs.sort((a, b) => Number(a.one.isWeak ?? false) - Number(b.one.isWeak ?? false) || a.df - b.df).map(({ one }) => one)
  }

  private find(one: Alternative | Bonus, bits = 'term' in one ? noSlot : one.bits): void {
    const term = termOf(one)
    if (term !== undefined) this.found.find(this.collection.postings, term, this.measure(term, one.weight, one.origin), bits)
    else if ('terms' in one) this.found.findThese(...this.documentsOf(one), bits)
  }

  private add(one: Alternative | Bonus): void {
    const term = termOf(one)
    const bits = 'term' in one ? 0 : one.bits
    if (term !== undefined) this.found.add(this.collection.postings, term, this.measure(term, one.weight, one.origin), bits)
    else if ('terms' in one) this.found.addThese(...this.documentsOf(one), bits)
  }

  /** The documents of what is not a single term, in order, and how they score. */
  private documentsOf(one: Alternative): [ArrayLike<number>, (doc: number) => number] {
    if (one.docs !== undefined) return [one.docs, () => one.weight]
    return [this.withAll(one), (doc) => one.terms.reduce((sum, term) => sum + this.part(term, doc, one.weight, one.origin), 0)]
  }

  /** Documents in which all of it stands; of a phrase, as neighbours within one field. */
  private withAll({ terms, phrase = [] }: Alternative): number[] {
    const docs = [...intersect(this.collection.postings, phrase.length > 0 ? phrase : terms)]
    return phrase.length === 0
      ? docs
      : docs.filter(
          (doc) =>
            sharedFields(this.collection, phrase, doc) !== 0 && terms.every((term) => this.collection.postings.gradeOf(term, doc) >= 0),
        )
  }

  /** Which documents are alive; undefined where all are that stand in the postings. */
  private get alive(): Uint8Array | undefined {
    return this.collection.hasDead ? this.collection.alive.array : undefined
  }
}

/** The only term of it. */
const termOf = (one: Alternative | Bonus): number | undefined =>
  'term' in one ? one.term : one.docs === undefined && one.terms.length === 1 ? one.terms[0] : undefined

/** The slots that each of these, or one after it, can answer. */
const bitsFrom = (ordered: readonly Alternative[]): number[] => {
  let bits = 0
  return ordered
    .map((one) => one.bits)
    .reverse()
    .map((own) => (bits |= own))
    .reverse()
}
