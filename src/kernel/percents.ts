/** Whole numbers by largest remainder: their sum is the rounded sum, and none is off by one or more. */
export const inWholes = (values: readonly number[]): number[] => {
  const floors = values.map(Math.floor)
  const missing = Math.round(values.reduce((sum, value) => sum + value, 0)) - floors.reduce((sum, floor) => sum + floor, 0)
  const byRemainder = values.map((value, at) => ({ at, rest: value - (floors[at] ?? 0) })).sort((a, b) => b.rest - a.rest || a.at - b.at)
  const raised = new Set(byRemainder.slice(0, missing).map(({ at }) => at))
  return floors.map((floor, at) => floor + Number(raised.has(at)))
}

/** Shares of a whole as whole percents that add up to what they are together. */
export const wholePercents = (shares: readonly number[]): number[] => inWholes(shares.map((share) => share * 100))
