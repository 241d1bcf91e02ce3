import type { Analyser } from '../analyser/analyse.ts'
import type { SearchAnswer, SearchHit, SearchRequest } from './answer.ts'
import { noAnswer } from './answer.ts'
import type { Collection } from './collection.ts'
import { narrow } from './columns.ts'
import { partsOf } from './explain.ts'
import type { Hints } from './hints.ts'
import type { Lexicon } from './lexicon.ts'
import { countWhole, isPartly, lift, lifts } from './lift.ts'
import type { Lifted } from './lift.ts'
import { Matcher, onlyWhole } from './match.ts'
import type { Matched } from './match.ts'
import { nearWords } from './near-words.ts'
import { keysOf, orderOf } from './order.ts'
import { Scorer } from './scorer.ts'
import type { Scoring } from './scorer.ts'
import { similarTo } from './similar.ts'
import type { SimilarHit, SimilarRequest } from './similar.ts'
import { shareIn } from './told.ts'
import { bestOf } from './top.ts'

const longestQuery = 1000

/** A whole search: match, lift, narrow, order, and what is told of each hit. */
export class Finder {
  private readonly collection: Collection
  private readonly analyser: Analyser
  private readonly hints: Hints
  private readonly scorer: Scoring
  private readonly matcher: Matcher
  /** What the facets count over everything, by the facets asked for: the front page of every list asks it. */
  private readonly countsOfAll = new Map<string, ReturnType<typeof narrow>>()
  constructor(collection: Collection, analyser: Analyser, lexicon: Lexicon, hints: Hints, scorer: Scoring = new Scorer(collection)) {
    this.collection = collection
    this.analyser = analyser
    this.hints = hints
    this.scorer = scorer
    this.matcher = new Matcher(collection, analyser, lexicon, hints, scorer)
  }

  changed(): void {
    this.matcher.changed()
    this.countsOfAll.clear()
  }

  search(request: SearchRequest): SearchAnswer {
    const text = request.text.slice(0, longestQuery)
    const all = this.matcher.match(text, request)
    const matched = request.wholeOnly === true ? onlyWhole(all) : all
    const exact = text.trim() === '' ? undefined : lift(this.collection, matched)
    const { passed, counts, without } = this.narrowed(matched.docs, request)
    const from = Math.max(0, request.from ?? 0)
    const size = Math.min(10_000, Math.max(0, request.size ?? 10))
    const sort = request.sort ?? []
    const keys = keysOf(this.collection, matched, passed, sort, exact)
    const places = bestOf(passed.length, from + size, orderOf(this.collection, matched, passed, sort, exact), keys).slice(from)
    const hits = places.map((place) => this.hit(matched, passed[place] ?? 0, exact, request.explain ?? false))
    return {
      ...noAnswer,
      hits,
      total: passed.length,
      facets: counts,
      without,
      changes: matched.changes,
      near: matched.docs.length === 0 ? nearWords(this.collection, this.hints, matched.plan.wordTexts) : [],
      whole: countWhole(matched, passed, exact),
      found: matched.docs.length === 0 ? 'none' : matched.found === 'none' ? 'some' : matched.found,
      words: matched.plan.wordTexts,
      pieces: matched.plan.wordPieces,
      marks: matched.plan.marks,
      told: matched.plan.told.map(({ word, weight, pieces, otherwise }) => ({ word, weight, pieces, otherwise })),
    }
  }

  similar(request: SimilarRequest): SimilarHit[] {
    return similarTo(this.collection, this.analyser, this.scorer, request)
  }

  private narrowed(docs: Uint32Array, { filters = {}, facets = [] }: SearchRequest): ReturnType<typeof narrow> {
    const narrowHere = () => narrow(docs, this.collection.facets, filters, facets)
    if (!this.matcher.isEverything(docs) || Object.values(filters).some((values) => values.length > 0)) return narrowHere()
    const key = facets.join(' ')
    const known = this.countsOfAll.get(key) ?? narrowHere()
    this.countsOfAll.set(key, known)
    return known
  }

  private hit(matched: Matched, place: number, lifted: Lifted | undefined, explain: boolean): SearchHit {
    const { docs, scores, plan } = matched
    const doc = docs[place] ?? 0
    const id = this.collection.ids[doc] ?? ''
    const partly = isPartly(matched, place, lifted)
    const answered = plan.told.map((one) => shareIn(this.collection, one, doc))
    if (!explain || lifted === undefined) return { id, score: scores[place] ?? 0, partly, parts: [], answered }
    const standing = (this.collection.priors.array[doc] ?? 0) * lifted.standing
    const parts = [
      ...(lifted.exact.has(doc)
        ? [{ text: plan.wordTexts.join(' '), origin: 'exact' as const, fields: ['proof' as const], score: lifts.exact * lifted.top }]
        : []),
      ...(lifted.names.has(doc)
        ? [{ text: plan.wordTexts.join(' '), origin: 'name' as const, fields: ['owner' as const], score: lifts.name * lifted.top }]
        : []),
      ...partsOf(this.collection, this.scorer, plan, doc),
      ...(standing > 0 ? [{ text: '', origin: 'standing' as const, fields: [], score: standing }] : []),
    ]
    return { id, score: scores[place] ?? 0, partly, parts, answered }
  }
}
