import { Accumulator, bm25, bm25Part } from './accumulator.ts'
import type { Measure, Scored } from './accumulator.ts'
import type { Collection } from './collection.ts'
import { popCount, worthOf } from './demand.ts'
import { sharedFields } from './explain.ts'
import { intersect } from './intersect.ts'
import { bestTerms, idfOf } from './best-terms.ts'
import type { Alternative, Plan } from './plan.ts'

/** No slot: a term that only adds. */
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
  run(plan: Plan, need: number): Scored {
    const { postings } = this.collection
    this.found.prepare(this.collection.ids.length)
    const costs = plan.alternatives
      .map((one) => ({ one, df: one.docs?.length ?? Math.min(...one.terms.map((term) => postings.df(term))) }))
      .sort((a, b) => Number(a.one.isWeak ?? false) - Number(b.one.isWeak ?? false) || a.df - b.df)
    const left = costs.map(() => 0)
    for (let at = costs.length - 1, bits = 0; at >= 0; at -= 1) left[at] = bits |= costs[at]?.one.bits ?? 0
    // A document first seen now can at most answer the slots that are still to come.
    costs.forEach(({ one }, at) => {
      this.addAlternative(one, one.isWeak !== true && worthOf(left[at] ?? 0, plan) >= need)
    })
    // What was found for the only thing asked answers it.
    this.keep(0, plan.slots === 1 ? undefined : (bits) => worthOf(bits, plan) >= need)
    for (const one of plan.bonuses) this.add(one.term, one.weight, one.origin, noSlot, false)
    return this.found.finish()
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
    for (const one of finders) {
      if ('term' in one) this.add(one.term, one.weight, one.origin, noSlot, true)
      else this.addAlternative(one, true)
    }
    this.keep(this.found.largest() * hopeless)
    for (const one of plan.alternatives) if (!chosen.has(one)) this.addAlternative(one, false)
    for (const one of plan.bonuses) if (!chosen.has(one)) this.add(one.term, one.weight, one.origin, noSlot, false)
    return this.found.finish()
  }

  /** Documents in which at least this share of the syllable pairs stands. */
  runPairs(plan: Plan, share: number): Scored {
    this.found.prepare(this.collection.ids.length)
    const pairs = plan.bonuses.filter((one) => one.origin === 'pair').slice(0, 30)
    pairs.forEach((one, at) => {
      this.add(one.term, one.weight, 'pair', 1 << at, true)
    })
    const asked = Math.min(
      30,
      plan.wordTexts.reduce((sum, word) => sum + Math.max(1, word.length - 1), 0),
    )
    const need = Math.max(1, Math.ceil(share * Math.max(pairs.length, asked)))
    this.keep(0, (bits) => popCount(bits) >= need)
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

  private add(term: number, weight: number, origin: string, bits: number, mayAdd: boolean): void {
    this.found.add(this.collection.postings, term, this.measure(term, weight, origin), bits, mayAdd)
  }

  private addAlternative(one: Alternative, mayAdd: boolean): void {
    if (one.docs !== undefined) for (const doc of one.docs) this.found.touch(doc, one.weight, one.bits, mayAdd)
    else if (one.terms.length === 1) this.add(one.terms[0] ?? -1, one.weight, one.origin, one.bits, mayAdd)
    else
      for (const doc of this.withAll(one))
        this.found.touch(
          doc,
          one.terms.reduce((sum, term) => sum + this.part(term, doc, one.weight, one.origin), 0),
          one.bits,
          mayAdd,
        )
  }

  /** Documents in which all of it stands; of a phrase, as neighbours within one field. */
  private withAll({ terms, phrase = [] }: Alternative): number[] {
    const docs = intersect(this.collection.postings, phrase.length > 0 ? phrase : terms)
    return phrase.length === 0
      ? docs
      : docs.filter(
          (doc) =>
            sharedFields(this.collection, phrase, doc) !== 0 && terms.every((term) => this.collection.postings.gradeOf(term, doc) >= 0),
        )
  }

  private keep(least: number, isEnough?: (bits: number) => boolean): void {
    this.found.keep(this.collection.hasDead ? this.collection.alive.array : undefined, least, isEnough)
  }
}
