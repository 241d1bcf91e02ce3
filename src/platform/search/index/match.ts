import type { Analyser, Analysis } from '../analyser/analyse.ts'
import type { Ranked, Scored } from './accumulator.ts'
import type { Change, SearchAnswer, SearchRequest } from './answer.ts'
import type { Collection } from './collection.ts'
import { compoundsPutRight } from './compounds.ts'
import { demandOf } from './demand.ts'
import { foremostOf } from './foremost.ts'
import type { Foremost } from './foremost.ts'
import type { Hints } from './hints.ts'
import type { Lexicon } from './lexicon.ts'
import { planOf } from './plan.ts'
import type { Help, Plan } from './plan.ts'
import { asBegun, asKeyed, joinedHelp, lettersHelp, wholeWordsHelp, withoutOf } from './reading.ts'
import { misreadWords, spellingHelp } from './slips.ts'
import type { Scoring } from './scorer.ts'
import { bestOf, largest } from './top.ts'

const most = 0.7
const some = 0.4
const pairShare = 0.6
/** Where no word is known, less than half of the syllables is not like what was typed: 컨베이어 is no 엘리베이터. */
const leastPairs = 0.5
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
/** So many documents at most are looked at once more for where the words stand in them. */
const mostCompared = 200

export interface Matched {
  docs: Uint32Array
  scores: Float32Array
  /** The first so many documents answer the query; those after them only a part of it. */
  readonly whole: number
  /** The first so many answer as much of it as anything does: all, or where nothing does, most; those after them only fill the page. */
  readonly first: number
  /** Of the first those that only mention what is asked, and of the others those that name nearly all of it: by document. */
  readonly foremost?: Foremost | undefined
  readonly plan: Plan
  readonly found: SearchAnswer['found']
  readonly changes: readonly Change[]
}

/** What a query found as it was read. */
type Read = Ranked & Pick<Matched, 'plan' | 'found' | 'changes'>

/** What answers the whole query; of a sentence, which nothing answers wholly, what comes near to the best. */
export const onlyWhole = (matched: Matched): Matched => {
  if (matched.plan.mode === 'keyword')
    return { ...matched, docs: matched.docs.slice(0, matched.whole), scores: matched.scores.slice(0, matched.whole), first: matched.whole }
  const least = largest(matched.scores) * nearEnough
  const near = (_: number, at: number) => (matched.scores[at] ?? 0) >= least
  const docs = matched.docs.filter(near)
  return { ...matched, docs, scores: matched.scores.filter(near), whole: docs.length, first: docs.length }
}

const nothing = { docs: new Uint32Array(0), scores: new Float32Array(0), whole: 0, first: 0, found: 'none' } as const
/** Of a patent, a certificate (a year and a serial behind who gave it), a business: there is no half of it to be found. */
const isNumber = (folded: string): boolean =>
  (/^[\d\s-]+$/.test(folded) && folded.replaceAll(/\D/g, '').length >= 7) ||
  /^\p{L}[\p{L}&-]*-(?:19|20)\d{2}-\p{L}?\d{2,}$/u.test(folded.trim())

/** What answers all of it, and not by one or two only. */
const isEnough = ({ docs, found }: Read): boolean => docs.length >= few && found === 'all'
/** Next to nothing was found by whole words. */
const isLost = ({ docs, found }: Read): boolean => docs.length < few || found === 'pairs'

/** Finds what answers a query, however it has to be read. */
export class Matcher {
  readonly collection: Collection
  readonly analyser: Analyser
  readonly lexicon: Lexicon
  readonly hints: Hints
  private readonly scorer: Scoring
  /** Everything alive, for browsing; made anew after changes. */
  private all: Uint32Array | undefined
  constructor(collection: Collection, analyser: Analyser, lexicon: Lexicon, hints: Hints, scorer: Scoring) {
    this.collection = collection
    this.analyser = analyser
    this.lexicon = lexicon
    this.hints = hints
    this.scorer = scorer
  }

  changed(): void {
    this.all = undefined
  }
  isEverything(docs: Uint32Array): boolean {
    return docs === this.all
  }

  match(text: string, request: SearchRequest): Matched {
    const { collection, analyser, lexicon, hints } = this
    const keyed = request.asTyped === true ? { text, changes: [] } : asBegun(hints, asKeyed(collection, analyser, hints, text))
    const analysis = analyser.analyse(withoutOf(collection, keyed.text))
    const letters = [
      ...lettersHelp(hints, analysis),
      ...wholeWordsHelp(collection, lexicon, analysis),
      ...(request.asTyped === true ? [] : joinedHelp(collection, analysis)),
    ]
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
    if (isNumber(analysis.folded)) return first.found === 'all' ? { ...first, first: first.whole } : { ...nothing, plan, changes: [] }
    if (request.asTyped === true) return this.withForemost(this.filled(first))
    return this.meant(first, analysis, request) ?? this.withForemost(this.filled(this.reread(first, analysis, letters, request)))
  }

  /** The query with a compound put right of which one word is misspelt, as if it had been typed so: the way that answers most, where that is more than was found. */
  private meant(first: Read, analysis: Analysis, request: SearchRequest): Matched | undefined {
    const isGood = isEnough(first)
    const misread = isGood ? misreadWords(this.collection, analysis) : undefined
    if (misread?.length === 0) return undefined
    const [best] = compoundsPutRight(this, analysis, isLost(first), misread)
      .map(({ text, change }) => ({ text, change, matched: this.match(text, { ...request, asTyped: true }) }))
      .sort((a, b) => demand.indexOf(a.matched.found) - demand.indexOf(b.matched.found) || b.matched.first - a.matched.first)
    if (best === undefined || !(isGood || demand.indexOf(best.matched.found) < demand.indexOf(first.found))) return undefined
    // Another word may be misspelt, too.
    const matched = best.matched.found === 'all' ? best.matched : this.match(best.text, request)
    return { ...matched, changes: [...first.changes, best.change, ...matched.changes] }
  }

  /** The query with its slips put right, where that finds more of what is asked. What answers all of it, and not by one or two only, was not misspelt, unless it was read as nobody means it. */
  private reread(first: Read, analysis: Analysis, letters: Help['alternatives'], request: SearchRequest): Read {
    const { collection, analyser, lexicon } = this
    const isGood = isEnough(first)
    const misread = isGood ? misreadWords(collection, analysis) : []
    if (isGood && misread.length === 0) return first
    const { alternatives, changes } = spellingHelp(this, analysis, isLost(first), isGood ? misread : undefined)
    if (alternatives.length === 0) return first
    const plan = planOf(collection, { analysis, analyser, lexicon, alternatives: [...letters, ...alternatives] }, request)
    const second = { ...this.keyword(plan), plan, changes: [...first.changes, ...changes] }
    const gain = demand.indexOf(first.found) - demand.indexOf(second.found)
    return gain > 0 || (gain === 0 && (isGood || first.found !== 'all' || second.docs.length > first.docs.length)) ? second : first
  }

  /** Where fewer than a page answer as much of the query as can be, the nearest others follow. */
  private filled(matched: Read): Matched {
    const found = matched.docs.length
    const { whole } = matched
    const first = whole > 0 ? whole : matched.found === 'pairs' ? 0 : found
    if (found >= pageful) return { ...matched, first }
    const { docs, scores } =
      matched.plan.alternatives.length === 0
        ? this.scorer.runPairs(matched.plan, leastPairs)
        : this.sentence(matched.plan, { mayWork: fillingWork, hopeless: nearEnough / 2 })
    const known = new Set(matched.docs)
    const least = largest(scores) * nearEnough
    const more = bestOf(docs.length, pageful, (a, b) => (scores[a] ?? 0) > (scores[b] ?? 0), scores)
      .filter((place) => !known.has(docs[place] ?? 0) && (scores[place] ?? 0) >= least)
      .slice(0, pageful - found)
    return {
      ...matched,
      first,
      docs: Uint32Array.from([...matched.docs, ...more.map((place) => docs[place] ?? 0)]),
      scores: Float32Array.from([...matched.scores, ...more.map((place) => scores[place] ?? 0)]),
    }
  }

  /** Of many whole answers nothing is moved: what else there is stands pages behind them. */
  private withForemost(matched: Matched): Matched {
    const { docs, whole, plan } = matched
    return whole === 0 || whole >= pageful || whole === docs.length || docs.length > mostCompared
      ? matched
      : { ...matched, foremost: foremostOf(this.collection, plan, docs, whole) }
  }

  /** As many of the words as can be asked for: most, each in one piece; then in pieces; then some; then only their syllables. */
  private keyword(plan: Plan): Ranked & { found: SearchAnswer['found'] } {
    if (plan.slots > 0) {
      const strict = this.scorer.run(plan, demandOf(most, plan))
      if (strict.docs.length > 0) return { ...strict, found: strict.whole > 0 ? 'all' : 'most' }
      const apart = { ...plan, joints: [] }
      for (const need of new Set([...(plan.joints.length > 0 ? [demandOf(most, plan)] : []), demandOf(some, plan)])) {
        const relaxed = this.scorer.run(apart, need)
        if (relaxed.docs.length > 0) return { ...relaxed, whole: 0, found: 'most' }
      }
    }
    const pairs = this.scorer.runPairs(plan, pairShare)
    return { ...pairs, whole: 0, found: pairs.docs.length > 0 ? 'pairs' : 'none' }
  }

  private sentence(plan: Plan, how: Parameters<Scoring['runAny']>[1]): Scored {
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
}
