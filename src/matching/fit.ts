import { innermost, withParents } from '../catalogue/index.ts'
import { most } from './score.ts'
import type { Part } from './score.ts'

/** How far the fields are the same, parents counted (Jaccard): ROAD and RAIL of SOC share SOC. Nothing where one side names none. */
export const fieldPart = (ours: readonly string[], theirs: readonly string[]): Part[] => {
  const [a, b] = [new Set(withParents(ours)), new Set(withParents(theirs))]
  const shared = [...a].filter((code) => b.has(code))
  const all = new Set([...a, ...b]).size
  return shared.length === 0
    ? []
    : [
        {
          kind: 'field',
          shared: innermost(shared),
          points: (most.field * shared.length) / all,
        },
      ]
}

/** How many of the innermost fields are the same, and how much of what both sides name. */
export const sharedSubFields = (ours: readonly string[], theirs: readonly string[]): { count: number; share: number } => {
  const [a, b] = [ours, theirs].map((codes) => new Set(codes.filter((code) => code.includes('.')))) as [Set<string>, Set<string>]
  const count = [...a].filter((code) => b.has(code)).length
  return { count, share: count === 0 ? 0 : count / new Set([...a, ...b]).size }
}

/** Of the hundred points for what can be counted: how ready it is, whether its price is known and within the budget, how often it was delivered. */
const share = { stage: 30, price: 40, supply: 30 } as const
const readiest = 9
const oftenDelivered = 3

export interface Countable {
  readonly trl: number | null
  readonly priceFromWon: number | null
  readonly supplies: number
}
export const technologyFit = ({ trl, priceFromWon, supplies }: Countable, budgetWon: number | undefined): Part[] => [
  ...(trl === null ? [] : [{ kind: 'stage' as const, trl, points: (share.stage * Math.min(trl, readiest)) / readiest }]),
  // Without a budget a known price is worth half: it can be compared, not judged.
  ...(priceFromWon === null || (budgetWon !== undefined && priceFromWon > budgetWon)
    ? []
    : [{ kind: 'price' as const, won: priceFromWon, points: budgetWon === undefined ? share.price / 2 : share.price }]),
  ...(supplies <= 0
    ? []
    : [{ kind: 'supply' as const, times: supplies, points: (share.supply * Math.min(supplies, oftenDelivered)) / oftenDelivered }]),
]

/** Of a call: the share of its conditions that are met. A call without conditions is met. */
export const conditionsFit = (met: number, of: number): Part[] =>
  of === 0
    ? [{ kind: 'conditions', met: 0, of: 0, points: most.fit }]
    : met === 0
      ? []
      : [{ kind: 'conditions', met, of, points: (most.fit * met) / of }]
