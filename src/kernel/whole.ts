/** The largest whole number an `integer` column holds. */
export const mostWhole = 2_147_483_647

/** The whole number somebody's page sent back (a version, a page, a number in an address); `otherwise` where it is none, or too large to be one of ours. */
export const readWhole = (typed: string, otherwise = 0): number => {
  const whole = /^\d{1,10}$/.test(typed) ? Number(typed) : otherwise
  return whole <= mostWhole ? whole : otherwise
}
