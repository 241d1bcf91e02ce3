import { isKnownAs, isNounOf } from './dictionary.ts'
import type { Dictionary } from './dictionary.ts'
import { Cutter } from './lattice.ts'
import type { Token } from './paths.ts'
import { idle, isNoun, prefixing, prefixTag, suffixTag, tags } from './parts-of-speech.ts'
import type { UserWords } from './user-words.ts'

/** `joined`: a prefix or suffix with its noun, beside the noun alone: 비급여 must not become 급여 only, nor 비 급여. */
export interface Morpheme {
  readonly text: string
  readonly start: number
  readonly end: number
  readonly tag: number
  readonly joined: boolean
  readonly unknown: boolean
  /** A noun that touches another within its word: 수 of 침출수 is water, 등 of 신호등 a lamp, which they are not by themselves. */
  readonly attached: boolean
}

const compound = 1
const noun = tags.indexOf('NNG')
const numeral = tags.indexOf('NR')
/** What is counted by a numeral. */
const counted = new Set([tags.indexOf('NNB'), tags.indexOf('NNBC')])
const longestPiece = 400

interface Piece {
  readonly text: string
  readonly start: number
  readonly end: number
  readonly tag: number
  readonly unknown: boolean
}

/** Cuts folded text into the morphemes that mean something: compounds split, inflected forms by their stems, particles and endings gone. */
export const makeMorphemes = (dictionary: Dictionary, users: UserWords) => {
  const cutter = new Cutter(dictionary, users)
  const isPrefixApart = prefixesApart(dictionary)

  const pieces = (token: Token, text: string, from: number): Piece[] => {
    const start = from + token.start
    const end = from + token.end
    const whole = { text: text.slice(token.start, token.end), start, end, tag: token.tag, unknown: token.word === -1 }
    if (token.word <= -2)
      return spread(
        users.words[-2 - token.word]?.parts?.map((surface, at) => ({ surface, tag: at > 0 && surface.length === 1 ? suffixTag : noun })) ??
          [],
        whole,
      )
    if (token.word < 0 || (dictionary.types[token.word] ?? 0) === 0) return [whole]
    const parts = dictionary.partsOf(token.word)
    return (dictionary.types[token.word] ?? 0) === compound
      ? spread(parts, whole)
      : parts.map((part) => ({ text: part.surface, start, end, tag: part.tag, unknown: false }))
  }

  /** 열차 behind a noun is read as ten of something, 오차 as five: a noun that the dictionary has is no count. */
  const withoutCounts = (all: readonly Piece[]): readonly Piece[] => {
    if (!all.some((piece) => piece.tag === numeral)) return all
    const kept: Piece[] = []
    for (const piece of all) {
      const before = kept.at(-1)
      if (before?.tag === numeral && before.end === piece.start && counted.has(piece.tag) && isNounOf(dictionary, before.text + piece.text))
        kept.splice(-1, 1, { ...before, text: before.text + piece.text, end: piece.end, tag: noun })
      else kept.push(piece)
    }
    return kept
  }

  return (folded: string): Morpheme[] => {
    const found: Morpheme[] = []
    for (const { text, from } of sentences(folded)) {
      if (!/[가-힣\p{Script=Han}]/u.test(text)) continue
      const all = withoutCounts(cutter.cut(text).flatMap((token) => pieces(token, text, from)))
      all.forEach((piece, at) => {
        const [before, after] = [all[at - 1], all[at + 1]]
        const attached = piece.tag === noun && (meets(before, piece) || meets(piece, after))
        if (idle[piece.tag] === 0) found.push({ ...piece, joined: false, attached })
        if (before !== undefined && (isJoined(before, piece) || isJoinedOverBlank(before, piece, isPrefixApart)))
          found.push({
            ...piece,
            text: before.text + piece.text,
            start: before.start,
            tag: noun,
            joined: true,
            unknown: false,
            attached: false,
          })
      })
    }
    return found
  }
}

/** Two nouns without a blank between them. */
const meets = (left: Piece | undefined, right: Piece | undefined): boolean =>
  left !== undefined && right !== undefined && left.end === right.start && isNoun(left.tag) && isNoun(right.tag)

/** A prefix and its noun (무전원, 고효율), or a noun and its suffix. */
const isJoined = (before: Piece, piece: Piece): boolean =>
  before.end === piece.start && ((isPrefix(before) && isNoun(piece.tag)) || (isNoun(before.tag) && piece.tag === suffixTag))
/** A prefix that is written apart: 무 전원 is what 무전원 is. */
const isJoinedOverBlank = (before: Piece, piece: Piece, isPrefixApart: (piece: Piece) => boolean): boolean =>
  before.end + 1 === piece.start && isNoun(piece.tag) && isPrefixApart(before)
/** Of what may be a prefix or a word, as 고 and 이 in 고 효율 and 이 전원, only what the dictionary has for a prefix, too. */
const prefixesApart = (dictionary: Dictionary) => {
  const known = new Map<string, boolean>()
  return (piece: Piece): boolean => {
    if (piece.tag === prefixTag) return true
    if (!isPrefix(piece)) return false
    const found = known.get(piece.text) ?? isKnownAs(dictionary, piece.text, prefixTag)
    known.set(piece.text, found)
    return found
  }
}
const isPrefix = ({ tag, text }: Piece): boolean => tag === prefixTag || (prefixing[tag] === 1 && text.length === 1)

/** The parts of a compound in their places; whole where the lengths do not add up. */
const spread = (parts: readonly { surface: string; tag: number }[], whole: Piece): Piece[] => {
  if (parts.reduce((sum, part) => sum + part.surface.length, 0) !== whole.text.length) return [whole]
  let at = whole.start
  return parts.map(({ surface, tag }) => ({ text: surface, start: at, end: (at += surface.length), tag, unknown: false }))
}

/** A text in bites that a cutter takes at once: at line ends and full stops, and at a blank where one is very long. */
function* sentences(folded: string): Generator<{ text: string; from: number }> {
  let from = 0
  while (from < folded.length) {
    const bite = folded.slice(from, from + longestPiece)
    const stop = /[\n\r]|[.!?。](?=\s)/.exec(bite)
    const blank = bite.lastIndexOf(' ')
    const length = stop ? stop.index + 1 : from + longestPiece >= folded.length ? bite.length : blank > 0 ? blank + 1 : bite.length
    yield { text: bite.slice(0, length), from }
    from += length
  }
}
