import { z } from 'zod'
import { both, moment } from './review-paper.ts'

/** One draw by lot, complete enough for anyone to repeat it. */
export const drawTable = z.object({
  drawnAt: moment,
  /** How the order comes out of the seed, in words. */
  method: both,
  /** Hexadecimal seed. */
  seed: z.string(),
  /** SHA-256 of the seed, published before the draw; null where the seed was public from the start. */
  commitment: z.string().nullable(),
  /** SHA-256 of the list of candidates as it stood before the draw. */
  poolSha256: z.string(),
  poolSize: z.number().int(),
  drawn: z.array(z.object({ order: z.number().int(), code: z.string(), name: z.string(), affiliation: z.string(), role: both })),
})
