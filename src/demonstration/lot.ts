import { sha256Hex } from '../kernel/id.ts'

/** A number from 0 up to 1 that is the same whenever the same word is drawn for: chance that can be resumed. */
export const lot = (word: string): number => Number.parseInt(sha256Hex(word).slice(0, 8), 16) / 0x1_0000_0000

export const pick = <One>(word: string, list: readonly One[]): One => {
  const one = list[Math.floor(lot(word) * list.length)]
  if (one === undefined) throw new Error(`Nothing to pick from for ${word}`)
  return one
}
/** A whole number from `from` to `to`, both included. */
export const between = (word: string, from: number, to: number): number => from + Math.floor(lot(word) * (to - from + 1))
