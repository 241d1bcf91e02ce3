import type { Collection } from './collection.ts'
import { worthOf } from './demand.ts'
import { fields, tellingFields } from './document.ts'
import { maskOf, sharedFields, standsIn } from './explain.ts'
import type { Alternative, Plan } from './plan.ts'

/** So much of what is asked, named where a document says what it is about, is nearly all of it. */
const nearlyAll = 0.6
/** With less than this share named there, it is only mentioned. */
const half = 0.5

/** What a document names of a query where it says what it is about: in its title, its key words, its summary. */
const namedIn = (collection: Collection, plan: Plan, doc: number): number =>
  plan.alternatives
    .filter((one) => (fieldsOf(collection, one, doc) & tellingFields) !== 0 && standsIn(collection, one, doc))
    .reduce((bits, one) => bits | one.bits, 0)
const fieldsOf = (collection: Collection, { terms, phrase = [], fields: given }: Alternative, doc: number): number =>
  given !== undefined
    ? fields.reduce((mask, { name }, at) => (given.includes(name) ? mask | (1 << at) : mask), 0)
    : phrase.length > 0
      ? sharedFields(collection, phrase, doc)
      : terms.reduce((mask, term) => mask & maskOf(collection, term, doc), -1)

export interface Foremost {
  readonly mentioning: ReadonlySet<number>
  readonly naming: ReadonlySet<number>
}
/**
 * Where a few answer all of the query: which of them only mention it, with less than half of it where they say what they are about; and which
 * of those that answer a part name nearly all of it there. The latter stand before the former: whoever asks for 교량 점검 means what is about bridges.
 */
export const foremostOf = (collection: Collection, plan: Plan, docs: Uint32Array, whole: number): Foremost => {
  const bitsOf = (doc: number) => namedIn(collection, plan, doc)
  const all = worthOf((1 << plan.slots) - 1, { ...plan, joints: [] })
  const mentioning = docs.subarray(0, whole).filter((doc) => worthOf(bitsOf(doc), plan) < half * all)
  const naming = mentioning.length === 0 ? [] : [...docs.subarray(whole)].filter((doc) => worthOf(bitsOf(doc), plan) >= nearlyAll * all)
  return { mentioning: new Set(naming.length === 0 ? [] : mentioning), naming: new Set(naming) }
}
