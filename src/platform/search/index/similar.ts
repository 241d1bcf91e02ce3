import type { Analyser } from '../analyser/analyse.ts'
import { isNoun } from '../analyser/parts-of-speech.ts'
import { bm25, bm25Part } from './accumulator.ts'
import type { Collection } from './collection.ts'
import { channels, fields } from './document.ts'
import type { FieldName, SearchDocument } from './document.ts'
import { fieldNames, maskOf } from './explain.ts'
import { bestTerms, idfOf } from './best-terms.ts'
import type { Bonus, Plan } from './plan.ts'
import type { Scoring } from './scorer.ts'
import { isContent } from './stop-words.ts'
import { bestOf } from './top.ts'

export interface SimilarRequest {
  /** What is compared: a plain text, or texts in the fields of a document. */
  readonly text: string | SearchDocument['text']
  /** Documents left out: the one compared itself. */
  readonly except?: readonly string[]
  readonly most?: number
  /** So many of the words both have are told of each; eight unless told. */
  readonly words?: number
}
/** A word that both have, in which fields of the one found, and what it brought to the score. `names` something by itself: a stem of a verb does not. */
export interface SharedWord {
  readonly text: string
  readonly names: boolean
  readonly fields: readonly FieldName[]
  readonly score: number
}
/** `likeness` 0 … 1: the score as a share of what the text itself would score. `words` are the strongest of what adds up to the score. */
export interface SimilarHit {
  readonly id: string
  readonly score: number
  readonly likeness: number
  readonly words: readonly SharedWord[]
}

/** So many terms say what a text is about. */
const bestOfText = 60
const longestText = 20_000
const toldWords = 8
const mostHits = 100
/** So often a word counts more for standing in the text again. */
const repeats = 2
/** Below this share of the best score two texts only share a common word. */
const faintest = 0.1

/** Documents most like a text: BM25 over its best terms, morphemes only, for those say what it is about and not how it is written. */
export const similarTo = (collection: Collection, analyser: Analyser, scorer: Scoring, request: SimilarRequest): SimilarHit[] => {
  const weighed = weigh(collection, analyser, request.text)
  const plan = planFor(collection, weighed)
  if (plan.bonuses.length === 0) return []
  const { docs, scores } = scorer.runAny(plan, { terms: bestOfText })
  const excepted = new Set((request.except ?? []).map((id) => collection.numberOf.get(id)))
  const scoreAt = (at: number) => scores[at] ?? 0
  const wanted = Math.min(mostHits, request.most ?? 10)
  const places = bestOf(docs.length, wanted + excepted.size, (a, b) => scoreAt(a) > scoreAt(b) || (scoreAt(a) === scoreAt(b) && a < b))
    .filter((at) => !excepted.has(docs[at]))
    .slice(0, wanted)
  const best = places[0] === undefined ? 0 : scoreAt(places[0])
  const own = ownScore(collection, plan, weighed)
  return places
    .filter((at) => scoreAt(at) >= best * faintest)
    .map((at) => {
      const doc = docs[at] ?? 0
      return {
        id: collection.ids[doc] ?? '',
        score: scoreAt(at),
        likeness: Math.min(1, scoreAt(at) / own),
        words: sharedWords(collection, scorer, plan, weighed, doc).slice(0, request.words ?? toldWords),
      }
    })
}

interface Weighed {
  readonly terms: ReadonlyMap<string, number>
  /** Those that name something: nouns, Latin words. */
  readonly names: ReadonlySet<string>
  readonly length: number
}
/** How much each morpheme stands in the text, as an index would count it: a title three times. */
const weigh = (collection: Collection, analyser: Analyser, text: SimilarRequest['text']): Weighed => {
  const terms = new Map<string, number>()
  const names = new Set<string>()
  let length = 0
  const parts =
    typeof text === 'string'
      ? [{ text, weight: 1 }]
      : fields.map(({ name, weight }) => ({ text: text[name] ?? '', weight: name === 'owner' || name === 'proof' ? 0 : weight }))
  for (const part of parts) {
    if (part.weight === 0 || part.text === '') continue
    for (const one of analyser.analyse(part.text.slice(0, longestText)).morphemes) {
      length += part.weight
      if (one.joined || one.text.length < 2 || !isContent(one)) continue
      terms.set(one.text, (terms.get(one.text) ?? 0) + part.weight)
      if (one.tag === undefined || isNoun(one.tag)) names.add(one.text)
    }
  }
  return { terms, names, length }
}

const planFor = (collection: Collection, { terms }: Weighed): Plan => {
  const bonuses = [...terms].flatMap(([text, tf]): Bonus[] => {
    const term = collection.vocabulary.find(channels.morpheme, text)
    return term < 0 ? [] : [{ text, term, weight: (tf * (repeats + 1)) / (tf + repeats), origin: 'typed' }]
  })
  const plan = {
    mode: 'sentence' as const,
    slots: 0,
    weak: 0,
    joints: [],
    alternatives: [],
    bonuses,
    exact: [],
    names: [],
    marks: [],
    wordTexts: [],
    wordPieces: [],
    told: [],
  }
  return { ...plan, bonuses: bestTerms(collection, plan, bestOfText).bonuses }
}

/** What the text would score if it stood in the index. */
const ownScore = (collection: Collection, plan: Plan, { terms, length }: Weighed): number => {
  const average = Math.max(1, collection.morphemeTotal / Math.max(1, collection.count))
  return Math.max(
    Number.MIN_VALUE,
    plan.bonuses.reduce((sum, { term, text, weight }) => {
      const tf = terms.get(text) ?? 0
      return (
        sum +
        bm25Part(tf, length, {
          weight: weight * idfOf(collection.count, Math.min(collection.count, collection.postings.df(term))) * (bm25.k1 + 1),
          average,
        })
      )
    }, 0),
  )
}

const sharedWords = (collection: Collection, scorer: Scoring, plan: Plan, { names }: Weighed, doc: number): SharedWord[] =>
  plan.bonuses
    .map(({ text, term, weight, origin }) => ({
      text,
      names: names.has(text),
      score: scorer.part(term, doc, weight, origin),
      fields: fieldNames(maskOf(collection, term, doc)),
    }))
    .filter((one) => one.score > 0)
    .sort((a, b) => b.score - a.score)
