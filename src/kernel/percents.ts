/** Shares of a whole as whole percents that add up to what they are together, by largest remainder: none is off by one or more. */
export const wholePercents = (shares: readonly number[]): number[] => {
  const floors = shares.map((share) => Math.floor(share * 100))
  const missing = Math.round(shares.reduce((sum, share) => sum + share, 0) * 100) - floors.reduce((sum, floor) => sum + floor, 0)
  const byRemainder = shares
    .map((share, at) => ({ at, rest: share * 100 - (floors[at] ?? 0) }))
    .sort((a, b) => b.rest - a.rest || a.at - b.at)
  const raised = new Set(byRemainder.slice(0, missing).map(({ at }) => at))
  return floors.map((floor, at) => floor + Number(raised.has(at)))
}
