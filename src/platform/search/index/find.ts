import type { Analyser } from '../analyser/analyse.ts'
import type { Change, SearchAnswer, SearchHit, SearchRequest, SortKey } from './answer.ts'
import { noAnswer } from './answer.ts'
import type { Collection } from './collection.ts'
import { narrow } from './columns.ts'
import { demandOf } from './demand.ts'
import { partsOf } from './explain.ts'
import type { Hints } from './hints.ts'
import type { Lexicon } from './lexicon.ts'
import { planOf } from './plan.ts'
import type { Plan } from './plan.ts'
import { asKeyed, lettersHelp, misreadWords, spellingHelp } from './reading.ts'
import { Scorer } from './scorer.ts'
import { similarTo } from './similar.ts'
import type { SimilarHit, SimilarRequest } from './similar.ts'
import type { Scored } from './accumulator.ts'
import { firstAtLeast } from './postings.ts'
import { bestOf } from './top.ts'

const longestQuery = 1000
const most = 0.7
const some = 0.4
const pairShare = 0.6
/** What was demanded of the words when something was found, most first. */
const demand: readonly SearchAnswer['found'][] = ['all', 'most', 'some', 'pairs', 'none']
/** With fewer hits than this, words the index does not know are read as misspelt or half typed. */
const few = 3
/** A sentence finds nearly everything a little: less than this share of the best score is left out. */
const faintest = 0.12
/** A page never looks emptier than it need: so many hits, if they come this near to the best one. */
const pageful = 12
const nearEnough = 0.3
const fillingWork = 2000

interface Matched {
  docs: Uint32Array
  scores: Float32Array
  /** The first so many documents answer the query; those after them only a part of it. */
  readonly whole: number
  /** The first so many answer as much of it as anything does: all, or where nothing does, most; those after them only fill the page. */
  readonly first: number
  readonly plan: Plan
  readonly found: SearchAnswer['found']
  readonly changes: readonly Change[]
}

/** What answers the whole query; of a sentence, which nothing answers wholly, what comes near to the best. */
const onlyWhole = (matched: Matched): Matched => {
  if (matched.plan.mode === 'keyword') return { ...matched, docs: matched.docs.slice(0, matched.whole), scores: matched.scores.slice(0, matched.whole), first: matched.whole }
  const least = largest(matched.scores) * nearEnough
  const near = (_: number, at: number) => (matched.scores[at] ?? 0) >= least
  const docs = matched.docs.filter(near)
  return { ...matched, docs, scores: matched.scores.filter(near), whole: docs.length, first: docs.length }
}

/** A number or name that is the query itself. */
const isLifted = ({ docs }: Pick<Matched, 'docs'>, place: number, lifted: Lifted | undefined): boolean =>
  lifted !== undefined && (lifted.exact.has(docs[place] ?? 0) || lifted.names.has(docs[place] ?? 0))
/** Whether it answers a part only. */
const isPartly = (matched: Pick<Matched, 'docs' | 'whole'>, place: number, lifted: Lifted | undefined): boolean => place >= matched.whole && !isLifted(matched, place, lifted)
/** Whether others answer more of it. */
const isBehind = (matched: Pick<Matched, 'docs' | 'first'>, place: number, lifted: Lifted | undefined): boolean => place >= matched.first && !isLifted(matched, place, lifted)

const nothing = { docs: new Uint32Array(0), scores: new Float32Array(0), whole: 0, first: 0, found: 'none' } as const
/** Of a patent, a certificate, a business: there is no half of it to be found. */
const isNumber = (folded: string): boolean => /^[\d\s-]+$/.test(folded) && folded.replaceAll(/\D/g, '').length >= 7

export class Finder {
  readonly collection: Collection
  readonly analyser: Analyser
  readonly lexicon: Lexicon
  readonly hints: Hints
  private readonly scorer: Scorer
  /** Everything alive, for browsing; made anew after changes. */
  private all: Uint32Array | undefined
  /** What the facets count over everything, by the facets asked for: the front page of every list asks it. */
  private readonly countsOfAll = new Map<string, ReturnType<typeof narrow>>()
  constructor(collection: Collection, analyser: Analyser, lexicon: Lexicon, hints: Hints) {
    this.collection = collection
    this.analyser = analyser
    this.lexicon = lexicon
    this.hints = hints
    this.scorer = new Scorer(collection)
  }

  changed(): void {
    this.all = undefined
    this.countsOfAll.clear()
  }

  search(request: SearchRequest): SearchAnswer {
    const text = request.text.slice(0, longestQuery)
    const all = this.match(text, request)
    const matched = request.wholeOnly === true ? onlyWhole(all) : all
    const exact = text.trim() === '' ? undefined : this.lift(matched)
    const { passed, counts, without } = this.narrowed(matched.docs, request)
    const from = Math.max(0, request.from ?? 0), size = Math.min(10_000, Math.max(0, request.size ?? 10))
    const order = this.order(matched, passed, request.sort ?? [], exact)
    const places = bestOf(passed.length, from + size, order, this.keysOf(matched, passed, request.sort ?? [])).slice(from)
    const hits = places.map((place) => this.hit(matched, passed[place] ?? 0, exact, request.explain ?? false))
    return { ...noAnswer, hits, total: passed.length, facets: counts, without, changes: matched.changes, whole: countWhole(matched, passed, exact), found: matched.docs.length === 0 ? 'none' : matched.found === 'none' ? 'some' : matched.found, words: matched.plan.wordTexts, marks: matched.plan.marks }
  }

  similar(request: SimilarRequest): SimilarHit[] { return similarTo(this.collection, this.analyser, this.scorer, request) }

  private match(text: string, request: SearchRequest): Matched {
    const { collection, analyser, lexicon, hints } = this
    const keyed = request.asTyped === true ? { text, changes: [] } : asKeyed(collection, analyser, text)
    const analysis = analyser.analyse(keyed.text)
    const letters = lettersHelp(hints, analysis)
    const plan = planOf(collection, { analysis, analyser, lexicon, alternatives: letters }, request)
    if (analysis.words.length === 0) {
      const docs = text.trim() === '' ? this.everything() : new Uint32Array(0)
      return { docs, scores: new Float32Array(docs.length), whole: docs.length, first: docs.length, plan, found: 'all', changes: [] }
    }
    if (plan.mode === 'sentence') {
      const all = this.sentence(plan, { terms: request.terms })
      return { ...all, whole: all.docs.length, first: all.docs.length, plan, found: 'some', changes: keyed.changes }
    }
    const first = { ...this.keyword(plan), plan, changes: keyed.changes }
    if (isNumber(analysis.folded)) return first.found === 'all' ? { ...first, whole: first.docs.length, first: first.docs.length } : { ...nothing, plan, changes: [] }
    // What answers all of it, and not by one or two only, was not misspelt, unless it was read as nobody means it.
    const isGood = first.docs.length >= few && first.found === 'all', misread = isGood ? misreadWords(collection, analysis) : []
    if (request.asTyped === true || (isGood && misread.length === 0)) return this.filled(first)
    const { alternatives, changes } = spellingHelp(this, analysis, first.docs.length < few || first.found === 'pairs', isGood ? misread : undefined)
    if (alternatives.length === 0) return this.filled(first)
    const wider = planOf(collection, { analysis, analyser, lexicon, alternatives: [...letters, ...alternatives] }, request)
    const second = { ...this.keyword(wider), plan: wider, changes: [...keyed.changes, ...changes] }
    const gain = demand.indexOf(first.found) - demand.indexOf(second.found)
    return this.filled(gain > 0 || (gain === 0 && (isGood || first.found !== 'all' || second.docs.length > first.docs.length)) ? second : first)
  }

  /** Where fewer than a page answer as much of the query as can be, the nearest others follow. */
  private filled(matched: Scored & Pick<Matched, 'plan' | 'found' | 'changes'>): Matched {
    const found = matched.docs.length
    const whole = matched.found === 'all' ? found : 0
    if (found >= pageful) return { ...matched, whole, first: found }
    const { docs, scores } = this.sentence(matched.plan, { mayWork: fillingWork, hopeless: nearEnough / 2 })
    const known = new Set(matched.docs)
    const least = largest(scores) * nearEnough
    const more = bestOf(docs.length, pageful, (a, b) => (scores[a] ?? 0) > (scores[b] ?? 0), scores).filter((place) => !known.has(docs[place] ?? 0) && (scores[place] ?? 0) >= least).slice(0, pageful - found)
    return { ...matched, whole, first: matched.found === 'pairs' ? 0 : found, docs: Uint32Array.from([...matched.docs, ...more.map((place) => docs[place] ?? 0)]), scores: Float32Array.from([...matched.scores, ...more.map((place) => scores[place] ?? 0)]) }
  }

  /** As many of the words as can be asked for: most, each in one piece; then in pieces; then some; then only their syllables. */
  private keyword(plan: Plan): Scored & { found: SearchAnswer['found'] } {
    if (plan.slots > 0) {
      const strict = this.scorer.run(plan, demandOf(most, plan))
      if (strict.docs.length > 0) return { ...strict, found: 'all' }
      const apart = { ...plan, joints: [] }
      for (const need of new Set([...(plan.joints.length > 0 ? [demandOf(most, plan)] : []), demandOf(some, plan)])) {
        const relaxed = this.scorer.run(apart, need)
        if (relaxed.docs.length > 0) return { ...relaxed, found: 'most' }
      }
    }
    const pairs = this.scorer.runPairs(plan, pairShare)
    return { ...pairs, found: pairs.docs.length > 0 ? 'pairs' : 'none' }
  }

  private sentence(plan: Plan, how: Parameters<Scorer['runAny']>[1]): Scored {
    const { docs, scores } = this.scorer.runAny(plan, how)
    const least = largest(scores) * faintest
    let kept = 0
    for (let place = 0; place < docs.length; place += 1) {
      if ((scores[place] ?? 0) < least) continue
      docs[kept] = docs[place] ?? 0
      scores[kept] = scores[place] ?? 0
      kept += 1
    }
    return { docs: docs.subarray(0, kept), scores: scores.subarray(0, kept) }
  }

  private everything(): Uint32Array {
    if (this.all === undefined) {
      const alive = this.collection.alive.view()
      this.all = Uint32Array.from(alive.keys()).filter((doc) => alive[doc] === 1)
    }
    return this.all
  }

  private narrowed(docs: Uint32Array, { filters = {}, facets = [] }: SearchRequest): ReturnType<typeof narrow> {
    const narrowHere = () => narrow(docs, this.collection.facets, filters, facets)
    if (docs !== this.all || Object.values(filters).some((values) => values.length > 0)) return narrowHere()
    const key = facets.join(' '), known = this.countsOfAll.get(key) ?? narrowHere()
    this.countsOfAll.set(key, known)
    return known
  }

  /** Small standing adds a little; a number or name that is the query lifts its documents to the top. */
  private lift(matched: Matched): Lifted {
    const { collection } = this
    const top = Math.max(1, largest(matched.scores))
    const alive = (terms: readonly number[]) => new Set(terms.flatMap((term) => [...collection.postings.documentsOf(term)]).filter((doc) => collection.alive.array[doc] === 1).slice(0, 1000))
    const exact = alive(matched.plan.exact), names = alive(matched.plan.names)
    const known = new Set(exact.size + names.size > 0 ? matched.docs : [])
    const more = [...exact, ...names].filter((doc) => !known.has(doc))
    if (more.length > 0) {
      matched.docs = Uint32Array.from([...matched.docs, ...new Set(more)])
      matched.scores = Float32Array.from({ length: matched.docs.length }, (_, at) => matched.scores[at] ?? 0)
    }
    const { docs, scores } = matched
    const priors = collection.priors.array
    for (let at = 0; at < docs.length; at += 1) scores[at] = (scores[at] as number) + (priors[docs[at] as number] as number) * top
    if (exact.size + names.size > 0) docs.forEach((doc, at) => { scores[at] = (scores[at] ?? 0) + (exact.has(doc) ? exactLift * top : 0) + (names.has(doc) ? nameLift * top : 0) })
    return { top, exact, names }
  }

  /** As asked; by relevance what answers most of the query stands before what answers less. */
  private order(matched: Matched, passed: Uint32Array, sort: readonly SortKey[], lifted: Lifted | undefined): (a: number, b: number) => boolean {
    const { docs, scores } = matched
    const { numbers, titles, ids } = this.collection
    const keys = sort.map(({ by, descending, atLeast }) => ({ column: numbers.get(by)?.array, isTitle: by === 'title', sign: descending ? -1 : 1, atLeast }))
    const compare = (a: number, b: number): number => {
      const x = docs[passed[a] ?? 0] ?? 0, y = docs[passed[b] ?? 0] ?? 0
      for (const { column, isTitle, sign, atLeast } of keys) {
        const difference = isTitle ? compareText(titles[x] ?? '', titles[y] ?? '') : compareNumber(column?.[x] ?? Number.NaN, column?.[y] ?? Number.NaN, atLeast, sign)
        if (difference !== 0) return isTitle ? sign * difference : difference
      }
      if (keys.length > 0) return compareText(ids[x] ?? '', ids[y] ?? '')
      return Number(isBehind(matched, passed[a] ?? 0, lifted)) - Number(isBehind(matched, passed[b] ?? 0, lifted)) || (scores[passed[b] ?? 0] ?? 0) - (scores[passed[a] ?? 0] ?? 0) || (titles[x]?.length ?? 0) - (titles[y]?.length ?? 0) || y - x
    }
    return (a, b) => compare(a, b) < 0
  }

  /** What the order goes by first, larger is earlier; undefined where that is no number. */
  private keysOf({ docs, scores, first: foremost }: Matched, passed: Uint32Array, sort: readonly SortKey[]): Float32Array | Float64Array | undefined {
    const [first] = sort
    if (first === undefined && foremost > 0 && foremost < docs.length) return undefined
    if (first === undefined && passed.length === docs.length) return scores
    const keys = new Float64Array(passed.length)
    if (first === undefined) {
      for (let at = 0; at < keys.length; at += 1) keys[at] = scores[passed[at] as number] as number
      return keys
    }
    const column = this.collection.numbers.get(first.by)?.array
    if (column === undefined || first.by === 'title') return undefined
    const sign = first.descending === true ? 1 : -1
    for (let at = 0; at < keys.length; at += 1) {
      const value = column[docs[passed[at] as number] as number] ?? Number.NaN
      keys[at] = first.atLeast !== undefined ? sign * Number(value >= first.atLeast) : Number.isNaN(value) ? -Infinity : sign * value
    }
    return keys
  }

  private hit(matched: Matched, place: number, lifted: Lifted | undefined, explain: boolean): SearchHit {
    const { docs, scores, plan } = matched
    const doc = docs[place] ?? 0
    const id = this.collection.ids[doc] ?? ''
    const partly = isPartly(matched, place, lifted)
    if (!explain || lifted === undefined) return { id, score: scores[place] ?? 0, partly, parts: [] }
    const standing = (this.collection.priors.array[doc] ?? 0) * lifted.top
    const parts = [
      ...(lifted.exact.has(doc) ? [{ text: plan.wordTexts.join(' '), origin: 'exact' as const, fields: ['proof' as const], score: exactLift * lifted.top }] : []),
      ...(lifted.names.has(doc) ? [{ text: plan.wordTexts.join(' '), origin: 'name' as const, fields: ['owner' as const], score: nameLift * lifted.top }] : []),
      ...partsOf(this.collection, this.scorer, plan, doc),
      ...(standing > 0 ? [{ text: '', origin: 'standing' as const, fields: [], score: standing }] : []),
    ]
    return { id, score: scores[place] ?? 0, partly, parts }
  }
}

interface Lifted { readonly top: number; readonly exact: ReadonlySet<number>; readonly names: ReadonlySet<number> }
const exactLift = 3
const nameLift = 0.5

const largest = (scores: Float32Array): number => {
  let top = 0
  for (const score of scores) if (score > top) top = score
  return top
}
/** `places` rise: those below `whole` are whole answers, of the others what is lifted. */
const countWhole = (matched: Matched, places: Uint32Array, lifted: Lifted | undefined): number => {
  const below = firstAtLeast(places, 0, places.length, matched.whole)
  return lifted === undefined || lifted.exact.size + lifted.names.size === 0 ? below : below + places.subarray(below).filter((place) => !isPartly(matched, place, lifted)).length
}
const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
/** What is unknown comes last, whichever way. */
const compareNumber = (a: number, b: number, atLeast: number | undefined, sign: number): number => {
  if (atLeast !== undefined) return sign * (Number(a >= atLeast) - Number(b >= atLeast))
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b))
  return sign * (a - b)
}
