import { prefixedIn } from '../analyser/analyse.ts'
import type { Analysis, Term } from '../analyser/analyse.ts'
import type { Joint } from './demand.ts'
import { distinct, wordOf } from './places.ts'
import type { Help, Plan } from './plan.ts'
import { weakWords } from './stop-words.ts'

const mostSlots = 30
/** Of a sentence nothing is demanded slot by slot, and all of its words may be among its best. */
const mostOfSentence = 200
/** Answers nothing: a word beyond the slots. */
const noBit = 31

interface Meeting extends Joint {
  readonly left: Pick<Term, 'text' | 'start' | 'end'>
  readonly right: Term
  /** Without what stands left, the right part is something else: 무 of 무전원. */
  readonly isPrefix?: boolean
}
export interface Slots {
  readonly terms: readonly Term[]
  readonly count: number
  readonly joints: readonly Meeting[]
  readonly weakBits: number
  /** The slots of lone last syllables of longer words: 장 of 경마장. */
  readonly tailBits: number
  /** The slots of what stands between two places. */
  bitsBetween(start: number, end: number): number
  /** The joints that begin or end between two places. */
  jointsAt(start: number, end: number): number
  isAnswered(one: Term): boolean
}

/** What the query asks for, a bit each: its words, and what only help answers, as first letters and a lone syllable are. */
export const slotsOf = (analysis: Analysis, content: readonly Term[], help: Help['alternatives'], mode: Plan['mode']): Slots => {
  const spans = help.filter((one) => one.docs !== undefined || one.isInstead === true)
  const isAnswered = (one: Term) => spans.some((span) => span.start <= one.start && one.end <= span.end)
  const asking = content.filter((one) => !isAnswered(one))
  const terms = distinct(asking, mode === 'sentence' ? mostOfSentence : mostSlots)
  const numbers = new Map(terms.slice(0, mostSlots).map((one, at) => [one.text, at]))
  const bare = [
    ...new Set(help.filter((one) => !asking.some((term) => one.start <= term.start && term.end <= one.end)).map((one) => one.start)),
  ].slice(0, Math.max(0, mostSlots - terms.length))
  const bitOf = (one: Term) => 1 << (numbers.get(one.text) ?? noBit)
  const count = terms.length + bare.length
  const joints =
    mode === 'sentence'
      ? []
      : [
          ...prefixes(analysis, asking).map(([left, right]) => ({ left, right, isPrefix: true, parts: bitOf(right) })),
          ...meetings(analysis, asking).map(([left, right]) => ({ left, right, parts: bitOf(left) | bitOf(right) })),
        ]
          .slice(0, mostSlots - count)
          .map((one, at): Meeting => ({ ...one, bit: 1 << (count + at) }))
  return {
    terms,
    count,
    joints,
    isAnswered,
    tailBits: tails(analysis, asking).reduce((bits, one) => bits | bitOf(one), 0),
    weakBits: terms.reduce((bits, one) => (weakWords.has(one.text) ? bits | bitOf(one) : bits), 0),
    bitsBetween: (start, end) =>
      asking
        .filter((one) => one.start >= start && one.end <= end)
        .reduce((bits, one) => bits | bitOf(one), bare.includes(start) ? 1 << (terms.length + bare.indexOf(start)) : 0),
    jointsAt: (start, end) =>
      joints
        .filter(({ left, right, isPrefix = false }) =>
          isPrefix
            ? left.start >= start && right.end <= end
            : (left.start >= start && left.end <= end) || (right.start >= start && right.end <= end),
        )
        .reduce((bits, one) => bits | one.bit, 0),
  }
}

/** Neighbours within one word. */
const neighbours = (analysis: Analysis, asking: readonly Term[]): [Term, Term][] =>
  asking.slice(1).flatMap((right, at): [Term, Term][] => {
    const left = asking[at]
    return left === undefined || left.end !== right.start || wordOf(analysis, left) !== wordOf(analysis, right) ? [] : [[left, right]]
  })
/** Neighbours that both say something: 물 and 시계 of 물시계. */
const meetings = (analysis: Analysis, asking: readonly Term[]): [Term, Term][] =>
  neighbours(analysis, asking).filter(([left, right]) => !weakWords.has(left.text) && !weakWords.has(right.text))
/** Nouns with a prefix, which turns what they mean. */
const prefixes = (analysis: Analysis, asking: readonly Term[]): [Meeting['left'], Term][] => {
  const prefixed = prefixedIn(analysis.morphemes)
  return asking.flatMap((right): [Meeting['left'], Term][] => {
    const both = prefixed(right)
    if (both === undefined) return []
    return [[{ text: both.text.slice(0, -right.text.length), start: both.start, end: right.start }, right]]
  })
}
const tails = (analysis: Analysis, asking: readonly Term[]): Term[] =>
  neighbours(analysis, asking).flatMap(([, right]) => (right.text.length === 1 ? [right] : []))
