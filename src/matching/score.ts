import { inWholes } from '../kernel/percents.ts'
import type { FieldName } from '../platform/search/index/document.ts'

/** How many of a thousand points each kind of likeness can bring. */
export const most = { words: 800, field: 100, fit: 100 } as const

export type Part =
  /** A word both have: where it stands, and whether it is another word for what was said. */
  | {
      readonly kind: 'word'
      readonly word: string
      readonly origin: 'said' | 'synonym' | 'corrected'
      readonly fields: readonly FieldName[]
      readonly points: number
    }
  /** The weaker words, and neighbouring syllables and words that both have. */
  | { readonly kind: 'other-words'; readonly points: number }
  | { readonly kind: 'field'; readonly shared: readonly string[]; readonly points: number }
  | { readonly kind: 'stage'; readonly trl: number; readonly points: number }
  | { readonly kind: 'price'; readonly won: number; readonly points: number }
  | { readonly kind: 'supply'; readonly times: number; readonly points: number }
  | { readonly kind: 'conditions'; readonly met: number; readonly of: number; readonly points: number }

/** The parts add up to the score, to the point. */
export interface Score {
  readonly score: number
  readonly parts: readonly Part[]
}

/** In whole points: their sum is the rounded sum, and no part is off by a point or more. Parts without a point are left out. */
export const settle = <One extends { readonly points: number }>(parts: readonly One[]): { score: number; parts: One[] } => {
  const points = inWholes(parts.map((part) => part.points))
  return {
    score: points.reduce((sum, one) => sum + one, 0),
    parts: parts.map((part, at) => ({ ...part, points: points[at] ?? 0 })).filter((part) => part.points > 0),
  }
}

/** A raw word score of the engine, in its own measure. */
export interface RawWord {
  readonly word: string
  readonly origin: 'said' | 'synonym' | 'corrected'
  readonly fields: readonly FieldName[]
  readonly raw: number
}
export interface RawWords {
  readonly words: readonly RawWord[]
  readonly others: number
}
export const noWords: RawWords = { words: [], others: 0 }
export const rawOf = ({ words, others }: RawWords): number => words.reduce((sum, one) => sum + one.raw, 0) + others

const mostWords = 5

/**
 * The strongest words by name, the rest as one part. `full` is the raw score that has all points for words; `answered`, 0 … 1, how much of
 * what was asked stands there at all: the best of a poor list has few.
 */
export const wordParts = (raw: RawWords, full: number, answered = 1): Part[] => {
  if (full <= 0 || answered <= 0) return []
  const toPoints = (value: number) => (most.words * value * answered) / full
  const ranked = [...raw.words].sort((a, b) => b.raw - a.raw)
  const others = raw.others + ranked.slice(mostWords).reduce((sum, one) => sum + one.raw, 0)
  return [
    ...ranked.slice(0, mostWords).map(({ raw: value, ...one }): Part => ({ kind: 'word', ...one, points: toPoints(value) })),
    { kind: 'other-words', points: toPoints(others) },
  ]
}
