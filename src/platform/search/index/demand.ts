import type { Plan } from './plan.ts'

type Asked = Pick<Plan, 'slots' | 'weak' | 'joints'>

/** Where two parts of one typed word meet: their slots, and the bit of a document in which they stand together. */
export interface Joint {
  readonly bit: number
  readonly parts: number
  /** The terms of two words that might as well be written apart: named in one telling field, they answer as if they met. */
  readonly named?: readonly number[] | undefined
}

export const popCount = (bits: number): number => {
  let left = bits - ((bits >>> 1) & 0x55555555)
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333)
  return (((left + (left >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24
}

/** The slots these bits answer. Of parts of one typed word that stand apart one is not answered. */
const heardIn = (bits: number, { slots, joints }: Pick<Asked, 'slots' | 'joints'>): number => {
  let heard = bits & ((1 << slots) - 1)
  for (const { bit, parts } of joints) if ((bits & bit) === 0 && (bits & parts) === parts) heard &= ~(parts & -parts)
  return heard
}

/** How much of a query these bits answer, in halves: what says little counts one, everything else two. */
export const worthOf = (bits: number, asked: Asked): number => {
  const heard = heardIn(bits, asked)
  return popCount(heard) + popCount(heard & ~asked.weak)
}

/** Whether they answer all of it that says something. */
export const isWhole = (bits: number, asked: Asked): boolean => (heardIn(bits, asked) | asked.weak) === (1 << asked.slots) - 1

/** The same where all parts stand together as they may: so much is not exceeded by any of these bits either. */
export const worthAtMost = (bits: number, { slots, weak }: Pick<Asked, 'slots' | 'weak'>): number =>
  worthOf(bits, { slots, weak, joints: [] })

/** So much must be answered where this share of the query is demanded. */
export const demandOf = (share: number, { slots, weak }: Pick<Asked, 'slots' | 'weak'>): number =>
  Math.max(1, Math.ceil(share * (2 * slots - popCount(weak))))
