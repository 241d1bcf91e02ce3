import { z } from 'zod'
import { isTooLong, lettersIn } from './text.ts'

/** Words, so many letters as people and the database count them: one beyond the basic plane is one. JSON Schema counts so, too. */
export const letters = (least: number, most: number) =>
  z
    .string()
    .check(({ value, issues }) => {
      if (lettersIn(value) < least) issues.push({ code: 'too_small', origin: 'string', minimum: least, inclusive: true, input: value })
      if (isTooLong(value, most)) issues.push({ code: 'too_big', origin: 'string', maximum: most, inclusive: true, input: value })
    })
    .meta({ ...(least > 0 && { minLength: least }), maxLength: most })
