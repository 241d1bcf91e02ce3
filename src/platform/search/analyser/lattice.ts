import { childOf } from './dictionary.ts'
import type { Dictionary } from './dictionary.ts'
import { clinging, tags } from './parts-of-speech.ts'
import { Paths } from './paths.ts'
import type { Token } from './paths.ts'
import { userCost, userLeftId, userRightId } from './user-words.ts'
import type { UserWords } from './user-words.ts'

/** What a particle, an ending or a suffix pays for standing after a blank. */
const blankPenalty = 3000
const isBlank = (unit: number): boolean => unit === 32 || (unit >= 9 && unit <= 13)
const groups = 32
const invokes = 64
const longestUnknown = 1024
const nounTag = tags.indexOf('NNG')

/** Finds the cheapest way through the words of a text (Viterbi), as mecab does. One cutter is for one thread. Give it a sentence or so at a time. */
export class Cutter {
  private readonly dictionary: Dictionary
  private readonly users: UserWords
  private readonly paths: Paths
  constructor(dictionary: Dictionary, users: UserWords) {
    this.dictionary = dictionary
    this.users = users
    this.paths = new Paths(dictionary.conn)
  }

  cut(given: string): Token[] {
    const text = given.trimEnd()
    const { paths } = this
    paths.begin(text.length)
    for (let from = 0; from < text.length; from += 1) {
      if (!paths.reaches(from)) continue
      let start = from
      while (isBlank(text.charCodeAt(start))) start += 1
      paths.gather(from)
      const isUsers = this.addUsers(text, start)
      const isKnown = this.addKnown(text, start, start > from) || isUsers
      if (!isKnown || (this.classOf(text, start) & invokes) !== 0) this.addUnknown(text, start)
    }
    return paths.cheapest(text.length)
  }

  private addUsers(text: string, start: number): boolean {
    const user = this.users.at(text, start)
    if (user < 0) return false
    const word = this.users.words[user]?.word ?? ''
    const { lefts, rights } = this.dictionary
    this.paths.add(start, start + word.length, lefts[userLeftId] ?? 0, rights[userRightId(word)] ?? 0, userCost, -2 - user, nounTag)
    return true
  }

  private addKnown(text: string, start: number, isAfterBlank: boolean): boolean {
    const { rootChild, firstWord, joints } = this.dictionary
    let any = false
    let node = rootChild[text.charCodeAt(start)] as number
    for (let at = start + 1; node !== 0; at += 1) {
      for (let word = firstWord[node] as number; word < (firstWord[node + 1] as number); word += 1) {
        const tag = joints[word * 4 + 3] as number
        const cost = (joints[word * 4 + 2] as number) + (isAfterBlank && clinging[tag] === 1 ? blankPenalty : 0)
        this.paths.add(start, at, joints[word * 4] as number, joints[word * 4 + 1] as number, cost, word, tag)
        any = true
      }
      if (at >= text.length) break
      node = childOf(this.dictionary, node, text.charCodeAt(at))
    }
    return any
  }

  private addUnknown(text: string, start: number): void {
    const own = this.classOf(text, start)
    const kind = own & 31
    let end = start + 1
    if ((own & groups) !== 0)
      while (end < text.length && end - start < longestUnknown && (this.classOf(text, end) & 31) === kind && !isBlank(text.charCodeAt(end)))
        end += 1
    const [left = 0, right = 0, cost = 0, tag = 0] = this.dictionary.unknown.subarray(kind * 4, kind * 4 + 4)
    this.paths.add(start, end, left, right, cost, -1, tag)
  }

  private classOf(text: string, at: number): number {
    return this.dictionary.classes[text.charCodeAt(at)] ?? 0
  }
}
