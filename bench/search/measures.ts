import { seeded } from './distractors.ts'

export interface Judged {
  readonly q: string
  readonly type?: string | undefined
  readonly rel: Readonly<Record<string, number>>
}
export interface Measures {
  readonly queries: number
  readonly recall1: number
  readonly recall10: number
  readonly mrr10: number
  readonly ndcg10: number
}
type One = Omit<Measures, 'queries'>

/** Measures of one ranked list. Gain is the grade itself; recall counts every document with a grade above 0. */
export const judge = (ranked: readonly string[], rel: Judged['rel']): One => {
  const grades = Object.values(rel)
    .filter((grade) => grade > 0)
    .sort((a, b) => b - a)
  const right = ranked.slice(0, 10).map((id) => Math.max(0, rel[id] ?? 0))
  const first = right.findIndex((grade) => grade > 0)
  const sum = (gains: readonly number[]) => gains.reduce((total, gain, at) => total + gain / Math.log2(at + 2), 0)
  const ideal = sum(grades.slice(0, 10))
  return {
    recall1: (right[0] ?? 0) > 0 ? 1 / Math.max(1, grades.length) : 0,
    recall10: right.filter((grade) => grade > 0).length / Math.max(1, grades.length),
    mrr10: first < 0 ? 0 : 1 / (first + 1),
    ndcg10: ideal === 0 ? 0 : sum(right) / ideal,
  }
}

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length
export const average = (ones: readonly One[]): Measures => ({
  queries: ones.length,
  recall1: mean(ones.map((one) => one.recall1)),
  recall10: mean(ones.map((one) => one.recall10)),
  mrr10: mean(ones.map((one) => one.mrr10)),
  ndcg10: mean(ones.map((one) => one.ndcg10)),
})

/** The 95 % interval of the mean, from 2,000 samples drawn with replacement. */
export const bootstrap = (values: readonly number[], seed = 11): { low: number; high: number } => {
  const random = seeded(seed)
  const means = Array.from({ length: 2000 }, () => mean(values.map(() => values[Math.floor(random() * values.length)] ?? 0))).sort(
    (a, b) => a - b,
  )
  return { low: means[50] ?? 0, high: means[1949] ?? 0 }
}
