import { channels } from './document.ts'
import { Growable } from './growable.ts'

/**
 * Terms and their numbers. A term begins with the letter of its channel. Shingles are many and never read back: they are known by a
 * 32-bit sum only (two of two million meet by chance once in two thousand queries, and then add a little to one score).
 */
export class Vocabulary {
  /** Empty at the number of a shingle. */
  readonly terms: string[]
  private readonly numbers = new Map<string, number>()
  readonly shingleSums: Growable<Uint32Array<ArrayBuffer>>
  readonly shingleNumbers: Growable<Uint32Array<ArrayBuffer>>
  private table = new Uint32Array(1 << 12)

  constructor(terms: string[] = [], sums: Uint32Array<ArrayBuffer> = new Uint32Array(0), numbers: Uint32Array<ArrayBuffer> = new Uint32Array(0)) {
    this.terms = terms
    terms.forEach((term, at) => { if (term !== '') this.numbers.set(term, at) })
    this.shingleSums = Growable.of(Uint32Array, sums)
    this.shingleNumbers = Growable.of(Uint32Array, numbers)
    this.rehash()
  }

  get size(): number { return this.terms.length }

  find(term: string): number {
    if (!term.startsWith(channels.shingle)) return this.numbers.get(term) ?? -1
    const entry = this.table[this.slotOf(sumOf(term))] ?? 0
    return entry === 0 ? -1 : this.shingleNumbers.array[entry - 1] ?? -1
  }

  numberOf(term: string): number {
    const known = this.find(term)
    if (known >= 0) return known
    const number = this.terms.length
    if (term.startsWith(channels.shingle)) {
      this.terms.push('')
      this.shingleSums.push(sumOf(term))
      this.shingleNumbers.push(number)
      if (this.shingleSums.length * 2 > this.table.length) this.rehash()
      else this.table[this.slotOf(sumOf(term))] = this.shingleSums.length
      return number
    }
    this.numbers.set(term, number)
    this.terms.push(term)
    return number
  }

  /** Where a sum lies in the table, or the free place for it. */
  private slotOf(sum: number): number {
    const mask = this.table.length - 1
    let slot = Math.imul(sum, 0x9e3779b1) >>> 1 & mask
    for (; ;) {
      const entry = this.table[slot] ?? 0
      if (entry === 0 || this.shingleSums.array[entry - 1] === sum) return slot
      slot = (slot + 1) & mask
    }
  }

  private rehash(): void {
    let room = 1 << 12
    while (room < this.shingleSums.length * 4) room *= 2
    this.table = new Uint32Array(room)
    for (let at = 0; at < this.shingleSums.length; at += 1) this.table[this.slotOf(this.shingleSums.array[at] ?? 0)] = at + 1
  }
}

const sumOf = (term: string): number => {
  let sum = 2166136261
  for (let at = 0; at < term.length; at += 1) sum = Math.imul(sum ^ term.charCodeAt(at), 16777619)
  return (sum ^ (sum >>> 15)) >>> 0
}
