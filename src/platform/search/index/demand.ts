import type { Plan } from './plan.ts'

type Asked = Pick<Plan, 'slots' | 'weak'>

export const popCount = (bits: number): number => {
  let left = bits - ((bits >>> 1) & 0x55555555)
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333)
  return (((left + (left >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24
}

/** How much of a query these bits answer, in halves: what says little counts one, everything else two. */
export const worthOf = (bits: number, { weak }: Pick<Asked, 'weak'>): number => popCount(bits) + popCount(bits & ~weak)

/** So much must be answered where this share of the query is demanded. */
export const demandOf = (share: number, { slots, weak }: Asked): number => Math.max(1, Math.ceil(share * (2 * slots - popCount(weak))))
