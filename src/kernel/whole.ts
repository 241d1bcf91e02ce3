/** The largest whole number an `integer` column holds. */
export const mostWhole = 2_147_483_647

/** A count as people type it, '1,200' too, within its bounds; undefined where it is none. */
export const readCount = (typed: string, least: number, most: number): number | undefined => {
  const digits = typed.normalize('NFKC').replaceAll(/[,\s]/g, '')
  const count = /^\d{1,15}$/.test(digits) ? Number(digits) : Number.NaN
  return count >= least && count <= most ? count : undefined
}

/** The whole number somebody's page sent back (a version, a page, a number in an address); `otherwise` where it is none, or too large to be one of ours. */
export const readWhole = (typed: string, otherwise = 0): number => {
  const whole = /^\d{1,10}$/.test(typed) ? Number(typed) : otherwise
  return whole <= mostWhole ? whole : otherwise
}
