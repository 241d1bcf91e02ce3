import type { Collection } from './collection.ts'
import type { Alternative, Bonus, Plan } from './plan.ts'

const bestOfSentence = 40
/** So many entries of the index are gone through to find by a sentence, whatever is asked: the rarer terms of it. */
const mostWork = (documents: number): number => 40_000 + documents / 2

export const idfOf = (documents: number, df: number): number => Math.log(1 + (documents - df + 0.5) / (df + 0.5))

/**
 * The terms of a sentence that say most, by which documents are found, as long as the work is bounded; the commoner ones among the
 * best only add to what was found.
 */
export const bestTerms = (
  collection: Collection,
  plan: Pick<Plan, 'alternatives' | 'bonuses'>,
  most: number = bestOfSentence,
  mayWork = mostWork(collection.count),
): Pick<Plan, 'alternatives' | 'bonuses'> & { finders: readonly (Alternative | Bonus)[] } => {
  const dfOf = (one: Alternative | Bonus) =>
    'term' in one
      ? collection.postings.df(one.term)
      : (one.docs?.length ?? Math.min(...one.terms.map((term) => collection.postings.df(term))))
  const ranked = [...plan.alternatives, ...plan.bonuses]
    .map((one) => ({ one, df: dfOf(one) }))
    .filter(({ df }) => df > 0)
    .map(({ one, df }) => ({ one, df, value: one.weight * idfOf(collection.count, df) }))
    .sort((a, b) => b.value - a.value)
    .slice(0, most)
  let work = 0
  const finders = ranked
    .filter(({ one }) => one.isWeak !== true)
    .filter(({ df }, at) => (work += df) <= mayWork || at === 0)
    .map(({ one }) => one)
  const chosen = new Set(ranked.map(({ one }) => one))
  return {
    finders,
    alternatives: plan.alternatives.filter((one) => chosen.has(one)),
    bonuses: plan.bonuses.filter((one) => chosen.has(one)),
  }
}
