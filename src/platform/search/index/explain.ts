import type { ScorePart } from './answer.ts'
import { fields } from './document.ts'
import type { FieldName } from './document.ts'
import type { Alternative, Plan } from './plan.ts'
import type { Scoring } from './scorer.ts'
import type { Collection } from './collection.ts'

export const fieldNames = (mask: number): FieldName[] => fields.flatMap(({ name }, at) => ((mask >> at) & 1 ? [name] : []))

/** The fields in which a term stands in a document, a bit each. */
export const maskOf = ({ postings }: Collection, term: number, doc: number): number =>
  postings.grades.mask[postings.gradeOf(term, doc)] ?? 0

/** The fields in which each of these terms stands. */
export const sharedFields = (collection: Collection, terms: readonly number[], doc: number): number =>
  terms.reduce((mask, term) => mask & maskOf(collection, term, doc), -1)

/** How something can stand in a document: by these terms, those of a phrase side by side; or in `docs` alone. */
export type Way = Pick<Alternative, 'terms' | 'phrase' | 'docs'>
export const standsIn = (collection: Collection, { terms, phrase = [], docs }: Way, doc: number): boolean =>
  docs !== undefined
    ? docs.includes(doc)
    : terms.every((term) => collection.postings.gradeOf(term, doc) >= 0) &&
      (phrase.length === 0 || sharedFields(collection, phrase, doc) !== 0)

/** Every part of a document's score by the words, largest first: the same terms, weights and formula as the scorer's. */
export const partsOf = (collection: Collection, scorer: Scoring, plan: Plan, doc: number): ScorePart[] => {
  const part = (
    text: string,
    origin: ScorePart['origin'],
    terms: readonly number[],
    weight: number,
    phrase: readonly number[] = [],
  ): ScorePart => ({
    text,
    origin,
    score: terms.reduce((sum, term) => sum + scorer.part(term, doc, weight, origin), 0),
    fields: fieldNames(
      phrase.length > 0 ? sharedFields(collection, phrase, doc) : terms.reduce((mask, term) => mask | maskOf(collection, term, doc), 0),
    ),
  })
  return [
    ...plan.alternatives
      .filter((one) => standsIn(collection, one, doc))
      .map((one) =>
        one.docs === undefined
          ? part(one.text, one.origin, one.terms, one.weight, one.phrase)
          : { text: one.text, origin: one.origin, fields: one.fields ?? [], score: one.weight },
      ),
    ...plan.bonuses.map((one) => part(one.text, one.origin, [one.term], one.weight)),
  ]
    .filter((one) => one.score > 0)
    .sort((a, b) => b.score - a.score)
}
