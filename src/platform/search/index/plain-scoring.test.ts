import { expect, test } from 'vitest'
import { seeded } from '../../../../bench/search/distractors.ts'
import { listing } from '../../../../bench/search/listings.ts'
import { makeAnalyser } from '../analyser/analyse.ts'
import type { Ranked, Scored } from './accumulator.ts'
import type { SearchRequest } from './answer.ts'
import { bestTerms } from './best-terms.ts'
import type { Collection } from './collection.ts'
import { isWhole, popCount, worthOf } from './demand.ts'
import { tellingFields } from './document.ts'
import type { SearchDocument } from './document.ts'
import { sharedFields } from './explain.ts'
import { Finder } from './find.ts'
import { Hints } from './hints.ts'
import { SearchIndex } from './index.ts'
import { makeLexicon } from './lexicon.ts'
import type { Alternative, Bonus, Plan } from './plan.ts'
import { Scorer } from './scorer.ts'
import type { Scoring } from './scorer.ts'

type Part = Alternative | Bonus
/** A document on its way: what it scores, and which slots it answers. */
interface Tried {
  readonly doc: number
  score: number
  bits: number
  isFound: boolean
}

/** What the scorer does, document by document and term by term, with nothing left out. */
class PlainScorer implements Scoring {
  private readonly collection: Collection
  private readonly scorer: Scorer
  constructor(collection: Collection) {
    this.collection = collection
    this.scorer = new Scorer(collection)
  }

  run(plan: Plan, need: number): Ranked {
    const dfOf = (one: Alternative) => one.docs?.length ?? Math.min(...one.terms.map((term) => this.collection.postings.df(term)))
    const alternatives = [...plan.alternatives].sort((a, b) => Number(a.isWeak ?? false) - Number(b.isWeak ?? false) || dfOf(a) - dfOf(b))
    const tried = this.tried().filter((one) => {
      for (const alternative of alternatives) this.try(one, alternative, alternative.isWeak !== true)
      for (const { bit, parts, named } of plan.joints)
        if (named !== undefined && (one.bits & parts) === parts && (sharedFields(this.collection, named, one.doc) & tellingFields) !== 0)
          one.bits |= bit
      return one.isFound && (plan.slots === 1 || worthOf(one.bits, plan) >= need)
    })
    const isFirst = (one: Tried) => plan.slots === 1 || isWhole(one.bits, plan)
    const [first, then] = [tried.filter(isFirst), tried.filter((one) => !isFirst(one))]
    return { ...this.scored([...first, ...then], plan.bonuses), whole: first.length }
  }

  runAny(
    plan: Plan,
    { terms, mayWork, hopeless = 0.06 }: { terms?: number | undefined; mayWork?: number | undefined; hopeless?: number | undefined } = {},
  ): Scored {
    const { finders } = bestTerms(this.collection, plan, terms, mayWork)
    const tried = this.tried().filter((one) => {
      for (const finder of finders) this.try(one, finder, true)
      return one.isFound
    })
    const least = this.largest(plan, finders) * hopeless
    return this.scored(
      tried.filter((one) => one.score >= least),
      [...plan.alternatives, ...plan.bonuses].filter((one) => !finders.includes(one)),
    )
  }

  runPairs(plan: Plan, share: number): Scored {
    const pairs = plan.bonuses.filter((one) => one.origin === 'pair').slice(0, 30)
    const asked = Math.min(
      30,
      plan.wordTexts.reduce((sum, word) => sum + Math.max(1, word.length - 1), 0),
    )
    const need = Math.max(1, Math.ceil(share * Math.max(pairs.length, asked)))
    return this.scored(
      this.tried().filter((one) => {
        pairs.forEach((pair, at) => {
          if (this.try(one, pair, true)) one.bits |= 1 << at
        })
        return one.isFound && popCount(one.bits) >= need
      }),
      [...plan.alternatives, ...plan.bonuses.filter((one) => !pairs.includes(one))],
    )
  }

  part(...given: Parameters<Scorer['part']>): number {
    return this.scorer.part(...given)
  }

  /** Living documents; those gone since the last merge count for the best score of a sentence's first terms, as everything that stands in the postings does. */
  private tried(isAlive = (doc: number) => this.collection.alive.array[doc] === 1): Tried[] {
    return this.collection.ids.map((_, doc) => ({ doc, score: 0, bits: 0, isFound: false })).filter(({ doc }) => isAlive(doc))
  }
  private largest(plan: Plan, finders: readonly Part[]): number {
    return this.tried(() => true).reduce((top, one) => {
      for (const finder of finders) this.try(one, finder, true)
      return Math.max(top, one.score)
    }, 0)
  }

  private try(one: Tried, part: Part, mayFind: boolean): boolean {
    const { postings } = this.collection
    const stands = (term: number) => postings.gradeOf(term, one.doc) >= 0
    const score = (terms: readonly number[]) =>
      terms.reduce((sum, term) => sum + this.scorer.part(term, one.doc, part.weight, part.origin), 0)
    const stood =
      'term' in part
        ? stands(part.term)
        : (part.docs?.includes(one.doc) ??
          (part.terms.every(stands) &&
            ((part.phrase ?? []).length === 0 || sharedFields(this.collection, part.phrase ?? [], one.doc) !== 0)))
    if (!stood || (!one.isFound && !mayFind)) return false
    one.isFound = true
    one.score = Math.fround(one.score + ('term' in part ? score([part.term]) : part.docs === undefined ? score(part.terms) : part.weight))
    if (!('term' in part)) one.bits |= part.bits
    return true
  }

  private scored(tried: readonly Tried[], more: readonly Part[]): Scored {
    for (const one of tried) for (const part of more) this.try(one, part, false)
    return { docs: Uint32Array.from(tried, (one) => one.doc), scores: Float32Array.from(tried, (one) => one.score) }
  }
}

const analyser = makeAnalyser()
const synonyms = {
  groups: [
    ['불꼬챙이', '꼬챙이'],
    ['안심', '설척 병산적'],
  ],
  oneWay: [{ from: '세살장지', to: ['창문'] }],
}
const documents = Array.from({ length: 400 }, (_, n): SearchDocument => listing(n))
const changed = Array.from({ length: 30 }, (_, n): SearchDocument => ({
  ...listing(n * 7),
  version: '2',
  text: listing(1000 + n).text,
  facets: { field: ['F1', 'F2', 'F3'], fresh: ['yes'] },
}))
const gone = Array.from({ length: 20 }, (_, n) => `L${n * 11 + 1}`)
const left = new Map([...documents, ...changed].filter((one) => !gone.includes(one.id)).map((one) => [one.id, one]))

/** An index whose changes are still news, and one that has merged them. */
const news = new SearchIndex({ analyser, synonyms })
news.put(documents)
news.tendNow()
news.put(changed)
news.remove(gone)
const merged = new SearchIndex({ analyser, synonyms })
merged.put(documents)
merged.put(changed)
merged.remove(gone)
merged.tendNow()

const plainFinder = ({ collection }: SearchIndex) => {
  const hints = new Hints(collection, [], analyser)
  for (const _step of hints.rebuild()) continue
  return new Finder(collection, analyser, makeLexicon(analyser, synonyms), hints, new PlainScorer(collection))
}

const random = seeded(7)
const pick = <One>(list: readonly One[]): One => list[Math.floor(random() * list.length)] as One
const wordsOf = (n: number) =>
  listing(n)
    .sentences.flatMap((one) => one.split(/[ .]+/))
    .concat(listing(n).titleWords)
    .filter((one) => one.length > 1)
/** Frequent and rare words, joined without a blank, with a slip, as a sentence. */
const question = (): string => {
  const words = Array.from({ length: random() < 0.8 ? 1 + Math.floor(random() * 4) : 9 }, () =>
    pick(random() < 0.7 ? listing(Math.floor(random() * 400)).titleWords : wordsOf(Math.floor(random() * 400))),
  )
  if (random() < 0.15) words.push(pick(['불꼬챙이', '안심', '세살장지', '감지', '10-1000012', 'ㄱㅅ']))
  const text = words.join(random() < 0.2 ? '' : ' ')
  return random() < 0.15 ? `${text.slice(0, 2)}뷁${text.slice(3)}` : text
}
const narrowed = () =>
  random() < 0.5 ? {} : { filters: { kind: ['K0', 'K1'], ...(random() < 0.5 ? { field: ['F1', 'F2', 'F3', 'F4', 'F5'] } : {}) } }
const facets = ['field', 'region', 'kind', 'fresh']
const requests = Array.from({ length: 120 }, (): SearchRequest => ({
  text: question(),
  facets,
  ...narrowed(),
  explain: true,
  wholeOnly: random() < 0.2,
  ...(random() < 0.2 ? { sort: [{ by: 'listedAt', descending: true }] } : {}),
  ...(random() < 0.1 ? { mode: 'sentence' as const, contentOnly: true } : {}),
}))

for (const [name, index] of Object.entries({ news, merged })) {
  test(`with ${name}, an answer is what scoring every document by every term gives`, { timeout: 60_000 }, () => {
    const plain = plainFinder(index)
    for (const request of requests) expect({ request, answer: index.search(request) }).toEqual({ request, answer: plain.search(request) })
    expect(requests.filter((request) => index.search(request).total > 10).length).toBeGreaterThan(40)
  })
  test(`with ${name}, a page is a part of everything, facets count what is there, and parts add up`, { timeout: 60_000 }, () => {
    for (const request of requests) {
      const all = index.search({ ...request, size: 1000 })
      expect(all.total).toBe(all.hits.length)
      expect({ request, hits: index.search({ ...request, from: 5, size: 10 }).hits }).toEqual({ request, hits: all.hits.slice(5, 15) })
      for (const { parts, score } of all.hits) expect(parts.reduce((sum, one) => sum + one.score, 0)).toBeCloseTo(score, 3)
      for (const facet of facets) {
        const { [facet]: _own, ...filters } = request.filters ?? {}
        const counts: Record<string, number> = {}
        for (const { id } of index.search({ ...request, filters, size: 1000 }).hits)
          for (const value of new Set(left.get(id)?.facets?.[facet] ?? [])) counts[value] = (counts[value] ?? 0) + 1
        expect({ request, facet, counts: all.facets[facet] }).toEqual({ request, facet, counts })
      }
    }
  })
}
