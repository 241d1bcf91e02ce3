import { no, yes } from './outcome.ts'
import type { Outcome } from './outcome.ts'

/** A score in whole hundredths: 87.5 points are 8750. Sums are exact; means are rounded half up to a hundredth. */
export type Points = number

const LARGEST = 1_000_000_00

/** Reads '87.5' or '87.50' as 8750. At most two decimals, from 0 to 1,000,000 points. */
export const parsePoints = (typed: string): Outcome<Points, 'wrong-shape' | 'too-many-decimals' | 'too-large'> => {
  const [, whole, fraction = ''] = /^(\d{1,10})(?:\.(\d+))?$/.exec(typed.normalize('NFKC').trim()) ?? []
  if (whole === undefined) return no('wrong-shape')
  const [hundredths, beyond] = [fraction.slice(0, 2).padEnd(2, '0'), fraction.slice(2)]
  if (/[1-9]/.test(beyond)) return no('too-many-decimals')
  const points = Number(whole) * 100 + Number(hundredths)
  return points <= LARGEST ? yes(points) : no('too-large')
}

/** 8750 → '87.5', 8700 → '87', -125 → '-1.25'. */
export const showPoints = (points: Points): string => {
  const [whole, hundredths] = [Math.floor(Math.abs(points) / 100), Math.abs(points) % 100]
  const fraction = hundredths === 0 ? '' : `.${String(hundredths).padStart(2, '0').replace(/0$/, '')}`
  return `${points < 0 ? '-' : ''}${whole}${fraction}`
}

/** The exact quotient of two whole numbers, rounded half up (towards the higher score). */
export const divideHalfUp = (dividend: number, divisor: number): number => {
  const doubled = 2 * dividend + divisor
  const remainder = ((doubled % (2 * divisor)) + 2 * divisor) % (2 * divisor)
  return (doubled - remainder) / (2 * divisor)
}

export const sumPoints = (values: readonly Points[]): Points => values.reduce((sum, value) => sum + value, 0)

/** The mean, rounded half up to a hundredth; undefined of nothing. */
export const mean = (values: readonly Points[]): Points | undefined =>
  values.length === 0 ? undefined : divideHalfUp(sumPoints(values), values.length)

/** How many of the lowest and of the highest scores are left out. */
export type Trim = { readonly lowest: number; readonly highest: number }

export type Trimmed = { readonly kept: readonly number[]; readonly lowest: readonly number[]; readonly highest: readonly number[] }

/** Which scores count, by their places in the list. Among equal scores the earlier place counts as the lower one. */
export const trim = (values: readonly Points[], { lowest, highest }: Trim): Outcome<Trimmed, 'too-few-values'> => {
  if (values.length <= lowest + highest) return no('too-few-values')
  const places = values
    .map((value, place) => ({ value, place }))
    .sort((one, other) => one.value - other.value || one.place - other.place)
    .map(({ place }) => place)
  const upTo = values.length - highest
  return yes({ kept: places.slice(lowest, upTo), lowest: places.slice(0, lowest), highest: places.slice(upTo) })
}

/** The mean without the lowest and highest scores, rounded half up to a hundredth. Something must be left to count. */
export const trimmedMean = (values: readonly Points[], by: Trim): Outcome<Points, 'too-few-values'> => {
  const trimmed = trim(values, by)
  if (!trimmed.ok) return trimmed
  return yes(divideHalfUp(sumPoints(trimmed.value.kept.map((place) => values[place] ?? 0)), trimmed.value.kept.length))
}

/** The distance between the lowest and the highest score; undefined of nothing. */
export const spread = (values: readonly Points[]): Points | undefined =>
  values.length === 0 ? undefined : Math.max(...values) - Math.min(...values)

/** The middle score, or the mean of the two middle ones rounded half up; undefined of nothing. */
export const median = (values: readonly Points[]): Points | undefined => {
  const doubled = twiceTheMedian(values)
  return doubled === undefined ? undefined : divideHalfUp(doubled, 2)
}

const twiceTheMedian = (values: readonly Points[]): number | undefined => {
  const ranked = [...values].sort((one, other) => one - other)
  const [lower, upper] = [ranked[Math.ceil(ranked.length / 2) - 1], ranked[Math.floor(ranked.length / 2)]]
  return lower === undefined || upper === undefined ? undefined : lower + upper
}

export type Outlier = { readonly place: number; readonly value: Points; readonly kind: 'bomb' | 'gift'; readonly medianOfOthers: Points }

/**
 * Scores that stand alone: further than `limitShare` (0 to 1) of `maxPoints` from the median of the others, below ('bomb') or
 * above ('gift'). Exactly at the limit is still with the others. Of fewer than three scores nobody can say which one is alone.
 */
export const outliers = (
  values: readonly Points[],
  { maxPoints, limitShare }: { readonly maxPoints: Points; readonly limitShare: number },
): readonly Outlier[] => {
  if (values.length < 3) return []
  const limit = Math.round(maxPoints * limitShare)
  return values.flatMap((value, place) => {
    const twiceMiddle = twiceTheMedian(values.toSpliced(place, 1)) ?? 2 * value
    if (Math.abs(2 * value - twiceMiddle) <= 2 * limit) return []
    return [
      { place, value, kind: 2 * value < twiceMiddle ? ('bomb' as const) : ('gift' as const), medianOfOthers: divideHalfUp(twiceMiddle, 2) },
    ]
  })
}
