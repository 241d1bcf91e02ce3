import { channels } from './document.ts'
import { Growable } from './growable.ts'

const smallest = 1 << 12

/**
 * Terms and their numbers, without a JavaScript object for any of them: their letters in one pool, found by 32-bit sums. A term begins
 * with the letter of its channel. Shingles are many and never read back: they are known by their sum only (two of two million meet
 * by chance once in two thousand queries, and then add a little to one score).
 */
export class Vocabulary {
  readonly sums: Growable<Uint32Array<ArrayBuffer>>
  /** Where the letters of each term end; those of a shingle are none. */
  readonly ends: Growable<Uint32Array<ArrayBuffer>>
  readonly letters: Growable<Uint16Array<ArrayBuffer>>
  private table = new Uint32Array(smallest)

  constructor(sums = new Growable(Uint32Array), ends = new Growable(Uint32Array), letters = new Growable(Uint16Array)) {
    this.sums = sums
    this.ends = ends
    this.letters = letters
    this.rehash()
  }

  get size(): number {
    return this.sums.length
  }

  find(channel: string, text: string): number {
    return (this.table[this.slotOf(sumOf(channel, text), channel, text)] ?? 0) - 1
  }

  numberOf(channel: string, text: string): number {
    const sum = sumOf(channel, text)
    const slot = this.slotOf(sum, channel, text)
    const known = this.table[slot] as number
    if (known > 0) return known - 1
    const number = this.size
    this.sums.push(sum)
    if (channel !== channels.shingle) {
      this.letters.push(channel.charCodeAt(0))
      for (let at = 0; at < text.length; at += 1) this.letters.push(text.charCodeAt(at))
    }
    this.ends.push(this.letters.length)
    if (this.size * 3 > this.table.length * 2) this.rehash()
    else this.table[slot] = number + 1
    return number
  }

  /** The text of a term of this channel; undefined for another's. */
  textOf(channel: string, term: number): string | undefined {
    const from = this.startOf(term)
    const end = this.ends.array[term] ?? 0
    return end > from && this.letters.array[from] === channel.charCodeAt(0)
      ? String.fromCharCode(...this.letters.array.subarray(from + 1, end))
      : undefined
  }

  private startOf(term: number): number {
    return term === 0 ? 0 : (this.ends.array[term - 1] as number)
  }

  /** Where a term lies in the table, or the free place for it. */
  private slotOf(sum: number, channel: string, text: string): number {
    const mask = this.table.length - 1
    for (let slot = (Math.imul(sum, 0x9e3779b1) >>> 7) & mask; ; slot = (slot + 1) & mask) {
      const entry = this.table[slot] as number
      if (entry === 0 || (this.sums.array[entry - 1] === sum && this.is(entry - 1, channel, text))) return slot
    }
  }

  private is(term: number, channel: string, text: string): boolean {
    const from = this.startOf(term)
    const length = (this.ends.array[term] as number) - from
    if (channel === channels.shingle || length === 0) return channel === channels.shingle && length === 0
    if (length !== text.length + 1 || this.letters.array[from] !== channel.charCodeAt(0)) return false
    for (let at = 0; at < text.length; at += 1) if (this.letters.array[from + 1 + at] !== text.charCodeAt(at)) return false
    return true
  }

  private rehash(): void {
    let room = smallest
    while (room * 2 < this.size * 3) room *= 2
    const table = new Uint32Array(room)
    const mask = room - 1
    for (let term = 0; term < this.size; term += 1) {
      let slot = (Math.imul(this.sums.array[term] as number, 0x9e3779b1) >>> 7) & mask
      while (table[slot] !== 0) slot = (slot + 1) & mask
      table[slot] = term + 1
    }
    this.table = table
  }
}

const sumOf = (channel: string, text: string): number => {
  let sum = Math.imul(2166136261 ^ channel.charCodeAt(0), 16777619)
  for (let at = 0; at < text.length; at += 1) sum = Math.imul(sum ^ text.charCodeAt(at), 16777619)
  return (sum ^ (sum >>> 15)) >>> 0
}
