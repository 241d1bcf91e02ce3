import type { Dictionary } from './dictionary.ts'
import { connWidth } from './pack-dictionary.ts'
import { clinging, tags } from './parts-of-speech.ts'
import { userCost, userLeftId, userRightId } from './user-words.ts'
import type { UserWords } from './user-words.ts'

/** A word of the best path: `word` is its number in the dictionary, -1 an unknown one, -2 - n the user word n. */
export interface Token {
  readonly start: number
  readonly end: number
  readonly word: number
  readonly tag: number
}

/** What a particle, an ending or a suffix pays for standing after a blank. */
const blankPenalty = 3000
const isBlank = (unit: number): boolean => unit === 32 || (unit >= 9 && unit <= 13)
const groups = 32
const invokes = 64

/**
 * Finds the cheapest way through the words of a text (Viterbi), as mecab does. Its arrays are used again from text to text:
 * one cutter is for one thread. Give it a sentence or so at a time.
 */
export const makeCutter = (dictionary: Dictionary, users: UserWords) => {
  const { chars, firstChild, firstWord, rootChild, joints, conn, classes, unknown, lefts: leftNumbers, rights: rightNumbers } = dictionary
  let room = 1 << 14
  let total = new Int32Array(room)
  let previous = new Int32Array(room)
  let starts = new Int32Array(room)
  let stops = new Int32Array(room)
  let words = new Int32Array(room)
  let nextAtEnd = new Int32Array(room)
  let rights = new Uint16Array(room)
  let tagsOf = new Uint8Array(room)
  let ends = new Int32Array(1024)
  const seenLeft = new Int32Array(4096)
  const bestFrom = new Int32Array(4096)
  const bestCost = new Int32Array(4096)
  const seenRight = new Int32Array(4096)
  const slotOfRight = new Int32Array(4096)
  const endRights = new Int32Array(4096)
  const endCosts = new Int32Array(4096)
  const endNodes = new Int32Array(4096)
  let round = 0
  let ending = 0
  let count = 0

  const grow = () => {
    const wider = <Kind extends Int32Array | Uint16Array | Uint8Array>(old: Kind, fresh: Kind): Kind => {
      fresh.set(old)
      return fresh
    }
    room *= 2
    total = wider(total, new Int32Array(room))
    previous = wider(previous, new Int32Array(room))
    starts = wider(starts, new Int32Array(room))
    stops = wider(stops, new Int32Array(room))
    words = wider(words, new Int32Array(room))
    nextAtEnd = wider(nextAtEnd, new Int32Array(room))
    rights = wider(rights, new Uint16Array(room))
    tagsOf = wider(tagsOf, new Uint8Array(room))
  }

  /** What ends at a place, side by side: of words with the same right id only the cheapest. */
  const gather = (place: number) => {
    round += 1
    ending = 0
    for (let node = ends[place] as number; node >= 0; node = nextAtEnd[node] as number) {
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
  }

  /** The cheapest of what was gathered before this left id; the same left id asks only once per place. */
  const cheapestBefore = (left: number) => {
    seenLeft[left] = round
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
    bestFrom[left] = endNodes[chosen] as number
    bestCost[left] = best
  }

  /** Joins a word to the cheapest of the words that end where it may begin. */
  const add = (from: number, start: number, end: number, left: number, right: number, cost: number, word: number, tag: number) => {
    if (seenLeft[left] !== round) cheapestBefore(left)
    if (count === room) grow()
    total[count] = (bestCost[left] as number) + cost + (start > from && clinging[tag] === 1 ? blankPenalty : 0)
    previous[count] = bestFrom[left] as number
    starts[count] = start
    stops[count] = end
    words[count] = word
    rights[count] = right
    tagsOf[count] = tag
    nextAtEnd[count] = ends[end] as number
    ends[end] = count
    count += 1
  }

  const childOf = (node: number, unit: number): number => {
    let low = firstChild[node] as number
    let high = (firstChild[node + 1] as number) - 1
    while (low <= high) {
      const middle = (low + high) >> 1
      const found = chars[middle] as number
      if (found === unit) return middle
      if (found < unit) low = middle + 1
      else high = middle - 1
    }
    return 0
  }

  const addKnown = (text: string, from: number, start: number): boolean => {
    let any = false
    let node = rootChild[text.charCodeAt(start)] as number
    for (let at = start + 1; node !== 0; at += 1) {
      for (let word = firstWord[node] as number; word < (firstWord[node + 1] as number); word += 1) {
        any = true
        add(
          from,
          start,
          at,
          joints[word * 4] as number,
          joints[word * 4 + 1] as number,
          joints[word * 4 + 2] as number,
          word,
          joints[word * 4 + 3] as number,
        )
      }
      if (at >= text.length) break
      node = childOf(node, text.charCodeAt(at))
    }
    return any
  }

  const addUnknown = (text: string, from: number, start: number) => {
    const kind = (classes[text.charCodeAt(start)] ?? 0) & 31
    let end = start + 1
    if (((classes[text.charCodeAt(start)] ?? 0) & groups) !== 0)
      while (
        end < text.length &&
        end - start < 1024 &&
        ((classes[text.charCodeAt(end)] ?? 0) & 31) === kind &&
        !isBlank(text.charCodeAt(end))
      )
        end += 1
    add(from, start, end, unknown[kind * 4] ?? 0, unknown[kind * 4 + 1] ?? 0, unknown[kind * 4 + 2] ?? 0, -1, unknown[kind * 4 + 3] ?? 0)
  }

  const walkBack = (node: number): Token[] => {
    const tokens: Token[] = []
    for (let at = node; at > 0; at = previous[at] ?? 0)
      tokens.push({ start: starts[at] ?? 0, end: stops[at] ?? 0, word: words[at] ?? -1, tag: tagsOf[at] ?? 0 })
    return tokens.reverse()
  }

  return (given: string): Token[] => {
    const text = given.trimEnd()
    if (ends.length <= text.length) ends = new Int32Array(text.length * 2)
    ends.fill(-1, 0, text.length + 1)
    total[0] = 0
    previous[0] = -1
    rights[0] = 0
    nextAtEnd[0] = -1
    ends[0] = 0
    count = 1
    for (let from = 0; from < text.length; from += 1) {
      if ((ends[from] ?? -1) < 0) continue
      let start = from
      while (isBlank(text.charCodeAt(start))) start += 1
      gather(from)
      const user = users.at(text, start)
      const word = users.words[user]?.word ?? ''
      if (user >= 0)
        add(
          from,
          start,
          start + word.length,
          leftNumbers[userLeftId] ?? 0,
          rightNumbers[userRightId(word)] ?? 0,
          userCost,
          -2 - user,
          nounTag,
        )
      const any = addKnown(text, from, start) || user >= 0
      if (!any || ((classes[text.charCodeAt(start)] ?? 0) & invokes) !== 0) addUnknown(text, from, start)
    }
    // The end of the text pays its own way: left id 0.
    gather(text.length)
    cheapestBefore(0)
    return walkBack(bestFrom[0] ?? 0)
  }
}
const nounTag = tags.indexOf('NNG')
