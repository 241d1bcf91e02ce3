import { spell } from '../analyser/hangul.ts'

/** A word of the index near the one typed; `distance` in key presses. */
export interface Correction {
  readonly word: string
  readonly distance: number
}

const longest = 40
const hashOf = (text: string, without: number): number => {
  let hash = 2166136261
  for (let at = 0; at < text.length; at += 1) {
    if (at === without) continue
    hash = Math.imul(hash ^ text.charCodeAt(at), 16777619)
  }
  return hash >>> 0
}

/**
 * Finds words by key presses: every word with each of its letters left out once (symmetric delete), as sorted 32-bit sums; candidates
 * are then measured. Words in order of frequency; the number of a word is its place.
 */
export class Speller {
  private readonly words: readonly string[]
  private readonly counts: readonly number[]
  private readonly spelled: string[] = []
  private readonly places = new Map<string, number>()
  private hashes = new Uint32Array(0)
  private owners = new Uint32Array(0)
  /** Long words without one of their syllables, as sorted sums with the word of each. */
  private shortened: { hashes: Uint32Array; owners: Uint32Array } = { hashes: new Uint32Array(0), owners: new Uint32Array(0) }

  constructor(words: readonly string[], counts: readonly number[]) {
    this.words = words
    this.counts = counts
    words.forEach((word, at) => {
      this.places.set(word, at)
    })
  }

  /** Builds, a slice of work per step. */
  *build(): Generator<undefined> {
    const pairs = new Float64Array(this.words.reduce((sum, word) => sum + Math.min(longest, spell(word).length) + 1, 0))
    let to = 0
    for (let at = 0; at < this.words.length; at += 1) {
      const spelled = spell(this.words[at] ?? '').slice(0, longest)
      this.spelled.push(spelled)
      for (let without = -1; without < spelled.length; without += 1) pairs[to++] = hashOf(spelled, without) * 2 ** 21 + at
      if (at % 2000 === 1999) yield undefined
    }
    const sorted = sortedSums(pairs.subarray(0, to))
    yield undefined
    Object.assign(this, sorted)
    const without = new Float64Array(this.words.reduce((sum, word) => sum + (mayMissOne(word) ? word.length : 0), 0))
    to = 0
    for (let at = 0; at < this.words.length; at += 1) {
      const word = this.words[at] ?? ''
      if (mayMissOne(word)) for (let one = 0; one < word.length; one += 1) without[to++] = hashOf(word, one) * 2 ** 21 + at
      if (at % 5000 === 4999) yield undefined
    }
    this.shortened = sortedSums(without)
  }

  knows(word: string): boolean {
    return this.places.has(word)
  }

  /** `isPart`: of a compound, of which the rest is known, so that two of three syllables are enough. */
  correct(word: string, most = 3, isPart = false): Correction[] {
    const typed = spell(word).slice(0, longest)
    if (typed.length < 3) return []
    const allowed = typed.length <= 4 ? 1 : 2
    const seen = new Set<number>()
    const found: (Correction & { rank: number })[] = []
    const see = (place: number | undefined, atMost?: number) => {
      if (place === undefined || seen.has(place)) return
      seen.add(place)
      const distance = Math.min(
        atMost ?? 9,
        isDoubling(typed, this.spelled[place] ?? '') ? doubling : editDistance(typed, this.spelled[place] ?? '', allowed),
      )
      if (distance <= allowed && distance > 0)
        found.push({ word: this.words[place] ?? '', distance, rank: distance - 0.15 * Math.log(this.counts[place] ?? 1) })
    }
    for (let without = -1; without < typed.length; without += 1) {
      const hash = hashOf(typed, without)
      for (let at = firstOf(this.hashes, hash); at < this.hashes.length && this.hashes[at] === hash; at += 1) see(this.owners[at])
    }
    // Two syllables in the wrong order are one slip of the hand, however many keys it takes.
    for (let at = 0; at + 1 < word.length; at += 1)
      see(this.places.get(word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2)), 1)
    // So is one left out, or typed twice. Any other one more makes another word: 보일러속 is no slip of 보일러.
    const { hashes, owners } = this.shortened
    const whole = hashOf(word, -1)
    if (word.length >= (isPart ? shortestWhole - 1 : shortestWhole))
      for (let at = firstOf(hashes, whole); at < hashes.length && hashes[at] === whole; at += 1)
        if (isWithoutOne(word, this.words[owners[at] ?? 0] ?? '')) see(owners[at], missing)
    if (mayMissOne(word))
      for (let at = 1; at < word.length; at += 1)
        if (word[at] === word[at - 1]) see(this.places.get(word.slice(0, at) + word.slice(at + 1)), missing)
    return found
      .sort((a, b) => a.rank - b.rank)
      .slice(0, most)
      .map(({ word: one, distance }) => ({ word: one, distance }))
  }
}

/** A word of fewer syllables is not known when one is missing, and what is left must have as many. */
const shortestWhole = 3
/** Less likely than a wrong key. */
const missing = 1.5
const mayMissOne = (word: string): boolean => word.length >= shortestWhole && word.length <= longest && /^[가-힣]+$/.test(word)
const isWithoutOne = (shorter: string, longer: string): boolean => {
  let at = 0
  while (at < shorter.length && shorter[at] === longer[at]) at += 1
  return longer.length === shorter.length + 1 && shorter.slice(at) === longer.slice(at + 1)
}

/** Sums and the words they are of, taken out of numbers that hold both; in a loop, for `from` would hold all of them as a list meanwhile. */
const sortedSums = (pairs: Float64Array): { hashes: Uint32Array; owners: Uint32Array } => {
  pairs.sort()
  const [hashes, owners] = [new Uint32Array(pairs.length), new Uint32Array(pairs.length)]
  for (let at = 0; at < pairs.length; at += 1) {
    const pair = pairs[at] as number
    hashes[at] = Math.floor(pair / 2 ** 21)
    owners[at] = pair % 2 ** 21
  }
  return { hashes, owners }
}
const firstOf = (hashes: Uint32Array, hash: number): number => {
  let low = 0
  let high = hashes.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((hashes[middle] ?? 0) < hash) low = middle + 1
    else high = middle
  }
  return low
}

/** A letter typed twice, or once where it stands twice, is the least of slips: 'tunel' is rather 'tunnel' than 'tuned'. */
const doubling = 0.5
const isDoubling = (a: string, b: string): boolean => {
  const [shorter, longer] = a.length < b.length ? [a, b] : [b, a]
  if (longer.length !== shorter.length + 1) return false
  let at = 0
  while (at < shorter.length && shorter[at] === longer[at]) at += 1
  return at > 0 && longer[at] === longer[at - 1] && shorter.slice(at) === longer.slice(at + 1)
}

/** Damerau-Levenshtein (neighbours swapped count once); more than `most` is `most + 1`. */
export const editDistance = (a: string, b: string, most: number): number => {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i]
    let least = i
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1]
      let cost = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, (before[j - 2] ?? 0) + 1)
      next.push(cost)
      least = Math.min(least, cost)
    }
    if (least > most) return most + 1
    before = row
    row = next
  }
  return Math.min(most + 1, row[b.length] ?? most + 1)
}
