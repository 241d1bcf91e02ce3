import type { Answer } from '../rulesets/index.ts'

/** What a need demands beyond words. Undefined: not demanded. */
export interface Demands {
  readonly budgetWon?: number | undefined
  readonly regionCode?: string | undefined
  readonly certificateKind?: string | undefined
}

export interface Facts {
  readonly isInForce: boolean
  readonly priceFromWon: number | null
  readonly regionCode: string | null
  readonly certificateKinds: readonly string[]
}

/** One condition with its answer; the fact it was held against stands in the row. */
export interface Checked {
  readonly condition: 'in-force' | 'budget' | 'region' | 'certificate'
  readonly answer: Answer
}
/** 'yes': all are met; 'unknown': none fails, one is not known; 'no': a near miss, shown last. */
export interface Eligibility {
  readonly group: Answer
  readonly checked: readonly Checked[]
}

export const checkDemands = (facts: Facts, demands: Demands): Eligibility => {
  const checked: Checked[] = [
    { condition: 'in-force', answer: facts.isInForce ? 'yes' : 'no' },
    ...(demands.budgetWon === undefined
      ? []
      : [
          {
            condition: 'budget' as const,
            answer:
              facts.priceFromWon === null
                ? ('unknown' as const)
                : facts.priceFromWon <= demands.budgetWon
                  ? ('yes' as const)
                  : ('no' as const),
          },
        ]),
    ...(demands.regionCode === undefined
      ? []
      : [
          {
            condition: 'region' as const,
            answer:
              facts.regionCode === null
                ? ('unknown' as const)
                : facts.regionCode === demands.regionCode
                  ? ('yes' as const)
                  : ('no' as const),
          },
        ]),
    ...(demands.certificateKind === undefined
      ? []
      : [
          {
            condition: 'certificate' as const,
            answer: facts.certificateKinds.includes(demands.certificateKind) ? ('yes' as const) : ('no' as const),
          },
        ]),
  ]
  const answers = checked.map((one) => one.answer)
  return { group: answers.includes('no') ? 'no' : answers.includes('unknown') ? 'unknown' : 'yes', checked }
}

const place = { yes: 0, unknown: 1, no: 2, applied: 3 } as const
export type MatchGroup = keyof typeof place
/** First what may, then what is not known, then near misses; within each by score, what does not fit in words or field last. */
export const inOrder = <One extends { readonly group: MatchGroup; readonly score: number; readonly fits?: boolean }>(
  rows: readonly One[],
): One[] =>
  [...rows].sort((a, b) => place[a.group] - place[b.group] || Number(a.fits === false) - Number(b.fits === false) || b.score - a.score)
