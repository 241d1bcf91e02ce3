import { z } from 'zod'

/** A whole number in an address of the API, digits alone: an empty value is no nought, and 1e3 and 0x10 are no numbers somebody meant. */
export const wholeNumber = (least: number, most: number = Number.MAX_SAFE_INTEGER) =>
  z.preprocess(
    (typed) => (typeof typed === 'string' && /^-?\d{1,15}$/.test(typed) ? Number(typed) : typed),
    z.number().int().min(least).max(most),
  )
/** The same, and what it is where it is not said. */
export const wholeNumberOr = (otherwise: number, least: number, most: number) => wholeNumber(least, most).prefault(otherwise)
