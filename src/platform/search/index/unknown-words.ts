import type { Analyser } from '../analyser/analyse.ts'
import type { Morpheme } from '../analyser/morphemes.ts'
import { fold } from '../analyser/fold.ts'
import type { Collection } from './collection.ts'

export interface UnknownWord {
  readonly word: string
  readonly count: number
  readonly cut: readonly string[]
}

/** So many of the newest titles are read. */
const mostTitles = 20_000

/** Words of titles that the dictionary does not know, by how many titles have them: candidates for the operators' own words. */
export class UnknownWords {
  private readonly counts = new Map<string, { count: number; cut: readonly string[] }>()
  private readonly collection: Collection
  private readonly analyser: Analyser
  constructor(collection: Collection, analyser: Analyser) {
    this.collection = collection
    this.analyser = analyser
  }

  /** One slice of work per step. */
  *count(): Generator<undefined> {
    const { titles, alive } = this.collection
    for (let doc = titles.length - 1, left = mostTitles; doc >= 0 && left > 0; doc -= 1) {
      if (alive.array[doc] !== 1) continue
      left -= 1
      this.read(titles[doc] ?? '')
      yield
    }
  }

  most(many: number): UnknownWord[] {
    return [...this.counts]
      .map(([word, { count, cut }]) => ({ word, count, cut }))
      .sort((a, b) => b.count - a.count || b.word.length - a.word.length || (a.word < b.word ? -1 : 1))
      .slice(0, many)
  }

  private read(title: string): void {
    const folded = fold(title)
    const morphemes = this.analyser.morphemes(folded).filter((one) => !one.joined)
    const seen = new Set<string>()
    for (const word of this.analyser.analyse(folded).words) {
      const end = word.start + word.bare.length
      if (word.script !== 'hangul' || word.bare.length < 3 || seen.has(word.bare)) continue
      const inside = morphemes.filter((one) => one.start >= word.start && one.end <= end)
      if (!isUnknown(word.bare, word.start, inside)) continue
      seen.add(word.bare)
      const known = this.counts.get(word.bare)
      this.counts.set(word.bare, { count: (known?.count ?? 0) + 1, cut: known?.cut ?? inside.map((one) => one.text) })
    }
  }
}

/**
 * Cut in a way no word is: guessed by its letters alone, a piece that does not stand where it was found (a verb seen in a noun), or a
 * lone syllable anywhere but at the end, where 기, 제 and 재 are at home.
 */
const isUnknown = (word: string, start: number, inside: readonly Morpheme[]): boolean =>
  inside.some(
    (one) =>
      one.unknown ||
      word.slice(one.start - start, one.end - start) !== one.text ||
      (one.text.length === 1 && one.end < start + word.length),
  )
