import { connWidth } from './pack-dictionary.ts'

/** A word of the best path: `word` is its number in the dictionary, -1 an unknown one, -2 - n the user word n. */
export interface Token {
  readonly start: number
  readonly end: number
  readonly word: number
  readonly tag: number
}

const mostIds = 4096

/**
 * The ways through a text, as Viterbi goes them: every word that may stand somewhere, joined to the cheapest of those before it. Its
 * arrays are used again from text to text.
 */
export class Paths {
  private readonly conn: Int16Array
  private room = 1 << 14
  private total = new Int32Array(this.room)
  private previous = new Int32Array(this.room)
  private starts = new Int32Array(this.room)
  private stops = new Int32Array(this.room)
  private words = new Int32Array(this.room)
  private nextAtEnd = new Int32Array(this.room)
  private rights = new Uint16Array(this.room)
  private tags = new Uint8Array(this.room)
  private count = 0
  /** The last word that ends at each place; -1 for none. */
  private ends = new Int32Array(1024)

  /** What ends at the place that was gathered last: of words with the same right id only the cheapest. */
  private readonly endRights = new Int32Array(mostIds)
  private readonly endCosts = new Int32Array(mostIds)
  private readonly endNodes = new Int32Array(mostIds)
  private ending = 0
  /** Grows with every place: what was noted in another round is not known in this one. */
  private round = 0
  private readonly seenRight = new Int32Array(mostIds)
  private readonly slotOfRight = new Int32Array(mostIds)
  private readonly seenLeft = new Int32Array(mostIds)
  private readonly bestFrom = new Int32Array(mostIds)
  private readonly bestCost = new Int32Array(mostIds)

  constructor(conn: Int16Array) {
    this.conn = conn
  }

  /** A text of so many letters, at whose beginning every way begins. */
  begin(length: number): void {
    if (this.ends.length <= length) this.ends = new Int32Array(length * 2)
    this.ends.fill(-1, 0, length + 1)
    this.total[0] = 0
    this.previous[0] = -1
    this.rights[0] = 0
    this.nextAtEnd[0] = -1
    this.ends[0] = 0
    this.count = 1
  }

  reaches(place: number): boolean {
    return (this.ends[place] as number) >= 0
  }

  /** What ends at a place, side by side: the words added next are joined to it. */
  gather(place: number): void {
    const { total, rights, nextAtEnd, seenRight, slotOfRight, endRights, endCosts, endNodes } = this
    const round = (this.round += 1)
    let ending = 0
    for (let node = this.ends[place] as number; node >= 0; node = nextAtEnd[node] as number) {
      const right = rights[node] as number
      const cost = total[node] as number
      if (seenRight[right] !== round) {
        seenRight[right] = round
        slotOfRight[right] = ending
        endRights[ending] = right
        endCosts[ending] = cost
        endNodes[ending] = node
        ending += 1
      } else if (cost < (endCosts[slotOfRight[right] as number] as number)) {
        endCosts[slotOfRight[right] as number] = cost
        endNodes[slotOfRight[right] as number] = node
      }
    }
    this.ending = ending
  }

  /** Joins a word to the cheapest of what was gathered. */
  add(start: number, end: number, left: number, right: number, cost: number, word: number, tag: number): void {
    if (this.seenLeft[left] !== this.round) this.joinCheapest(left)
    if (this.count === this.room) this.grow()
    const at = this.count
    this.total[at] = (this.bestCost[left] as number) + cost
    this.previous[at] = this.bestFrom[left] as number
    this.starts[at] = start
    this.stops[at] = end
    this.words[at] = word
    this.rights[at] = right
    this.tags[at] = tag
    this.nextAtEnd[at] = this.ends[end] as number
    this.ends[end] = at
    this.count = at + 1
  }

  /** The cheapest way to the end of a text of this length, which pays its own way: left id 0. */
  cheapest(length: number): Token[] {
    this.gather(length)
    this.joinCheapest(0)
    const tokens: Token[] = []
    for (let at = this.bestFrom[0] ?? 0; at > 0; at = this.previous[at] ?? 0)
      tokens.push({ start: this.starts[at] ?? 0, end: this.stops[at] ?? 0, word: this.words[at] ?? -1, tag: this.tags[at] ?? 0 })
    return tokens.reverse()
  }

  /** Which of what was gathered comes cheapest before this left id; asked once a place. */
  private joinCheapest(left: number): void {
    const { conn, endCosts, endRights, ending } = this
    this.seenLeft[left] = this.round
    const row = left * connWidth
    let best = (endCosts[0] as number) + (conn[row + (endRights[0] as number)] as number)
    let chosen = 0
    for (let at = 1; at < ending; at += 1) {
      const sum = (endCosts[at] as number) + (conn[row + (endRights[at] as number)] as number)
      if (sum < best) {
        best = sum
        chosen = at
      }
    }
    this.bestFrom[left] = this.endNodes[chosen] as number
    this.bestCost[left] = best
  }

  private grow(): void {
    const wider = <Kind extends Int32Array | Uint16Array | Uint8Array>(old: Kind, fresh: Kind): Kind => {
      fresh.set(old)
      return fresh
    }
    this.room *= 2
    this.total = wider(this.total, new Int32Array(this.room))
    this.previous = wider(this.previous, new Int32Array(this.room))
    this.starts = wider(this.starts, new Int32Array(this.room))
    this.stops = wider(this.stops, new Int32Array(this.room))
    this.words = wider(this.words, new Int32Array(this.room))
    this.nextAtEnd = wider(this.nextAtEnd, new Int32Array(this.room))
    this.rights = wider(this.rights, new Uint16Array(this.room))
    this.tags = wider(this.tags, new Uint8Array(this.room))
  }
}
