import { fields } from './document.ts'

/** How often a term counts in a document, in steps that become wider: the twentieth time says little. */
const levels = [0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 5, 6, 7, 8, 10, 12, 16, 24]
/** The level nearest to so many halves. */
const levelOfHalves = Uint8Array.from({ length: 49 }, (_, halves) =>
  levels.reduce(
    (nearest, level, at) => (Math.abs(level - halves / 2) <= Math.abs((levels[nearest] as number) - halves / 2) ? at : nearest),
    0,
  ),
)
const levelOf = (tf: number): number => levelOfHalves[Math.min(48, Math.round(tf * 2))] as number

/** The grade of what does not stand in a document: it counts nothing, and stands in no field. */
export const absent = 255

/**
 * Weighted frequency and fields of a term in a document, together in one byte. Each level in each single field has its number from the
 * beginning; what else occurs gets the others in turn. Where those run out, one field that is true stands for several.
 */
export class Grades {
  readonly tf = new Float32Array(256)
  readonly mask = new Uint8Array(256)
  private count = 0
  private readonly numbers = new Int16Array(levels.length << fields.length).fill(-1)

  constructor(pairs: ArrayLike<number> = []) {
    for (let field = 0; field < fields.length; field += 1)
      for (let level = 0; level < levels.length; level += 1) this.add(level, 1 << field)
    for (let at = this.count; at < pairs.length; at += 1)
      this.add((pairs[at] as number) >> fields.length, (pairs[at] as number) & ((1 << fields.length) - 1))
  }

  numberOf(tf: number, mask: number): number {
    const level = levelOf(tf)
    const known = this.numbers[(level << fields.length) | mask] as number
    if (known >= 0) return known
    return this.count < absent ? this.add(level, mask) : (this.numbers[(level << fields.length) | (mask & -mask)] as number)
  }

  /** For a snapshot: level and mask of every number. */
  pairs(): Uint16Array<ArrayBuffer> {
    return Uint16Array.from(
      { length: this.count },
      (_, at) => (levelOf(this.tf[at] as number) << fields.length) | (this.mask[at] as number),
    )
  }

  private add(level: number, mask: number): number {
    this.tf[this.count] = levels[level] as number
    this.mask[this.count] = mask
    this.numbers[(level << fields.length) | mask] = this.count
    return this.count++
  }
}
