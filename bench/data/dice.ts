/** The same throw in every run: figures of two runs differ by the machine, never by the data. */
export interface Dice {
  /** A whole number from 0 up to, not including, `most`. */
  below(most: number): number
  one<Item>(items: readonly Item[]): Item
  some<Item>(items: readonly Item[], count: number): Item[]
  often(percent: number): boolean
  id(): string
}

const letters = '23456789abcdefghjkmnpqrstuvwxyz'

export const diceOf = (seed: number): Dice => {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (most: number) => Math.floor(next() * most)
  const one = <Item>(items: readonly Item[]): Item => {
    const item = items[below(items.length)]
    if (item === undefined) throw new Error('There is nothing to choose from.')
    return item
  }
  return {
    below, one,
    some: (items, count) => [...new Set(Array.from({ length: count }, () => one(items)))],
    often: (percent) => below(100) < percent,
    id: () => Array.from({ length: 12 }, () => letters.charAt(below(letters.length))).join(''),
  }
}
