import { isNounOf, openDictionary } from './dictionary.ts'
import type { Dictionary } from './dictionary.ts'
import { stemOf } from './english.ts'
import { fold } from './fold.ts'
import { makeMorphemes } from './morphemes.ts'
import type { Morpheme } from './morphemes.ts'
import { isParticle } from './particles.ts'
import { makeUserWords } from './user-words.ts'
import type { UserWord } from './user-words.ts'
import { pairsOf, piecesOf, wordsOf } from './words.ts'
import type { Word } from './words.ts'

/** Raise when the same text would give other terms: an index made by another version is made anew. */
export const analyserVersion = 11

/** One thing to be found by, and where it stands in the folded text. */
export interface Term {
  readonly text: string
  readonly start: number
  readonly end: number
  readonly joined: boolean
  /** What the dictionary takes it for; undefined of Latin words, digits and pairs. */ readonly tag?: number
  /** What an English word has in common with its other forms, where that is not the word itself. */ readonly stem?: string
  readonly unknown?: boolean
}

export interface Analysis {
  readonly folded: string
  readonly words: readonly Word[]
  /** Morphemes and Latin or digit words, in order; joined forms beside their parts. */
  readonly morphemes: readonly Term[]
  /** Syllable pairs inside words. */
  readonly pairs: readonly Term[]
}

export interface Analyser {
  analyse(text: string): Analysis
  /** The morphemes alone, with tags, for those who look closer. */
  morphemes(folded: string): readonly Morpheme[]
  /** Whether the dictionary has this very word for a noun, however it would be cut. */
  isNoun(word: string): boolean
  readonly version: string
}

/** Verbs and dependent nouns so frequent that they say nothing. */
const empty = new Set([
  '하',
  '되',
  '있',
  '이',
  '것',
  '수',
  '등',
  '및',
  '위하',
  '대하',
  '통하',
  '따르',
  '의하',
  '관하',
  '때문',
  '시키',
  '받',
  '같',
  'the',
  'a',
  'an',
  'of',
  'and',
  'or',
  'for',
  'with',
  'in',
  'on',
  'to',
  'by',
  'is',
  'are',
  'as',
  'at',
  'from',
  'that',
  'this',
])

export const makeAnalyser = (userWords: readonly UserWord[] = [], dictionary: Dictionary = openDictionary()): Analyser => {
  const cut = makeMorphemes(dictionary, makeUserWords(userWords))
  return {
    morphemes: cut,
    isNoun: (word) => isNounOf(dictionary, word),
    version: `${analyserVersion}:${userWords.map((one) => `${one.word}=${one.parts?.join('+') ?? ''}`).join(',')}`,
    analyse: (text) => {
      const folded = fold(text)
      const cutWords = cut(folded)
      const words = withPrefixes(wholeEndings(wordsOf(folded), cutWords), cutWords, folded)
      const korean = besideMeasures(
        words,
        cutWords.filter((one) => one.attached || !empty.has(one.text)),
      )
      const latin = /[a-zß-ɏ0-9ㄱ-ㅣ]/.test(folded) ? words.flatMap(latinTerms) : []
      return {
        folded,
        words,
        morphemes: latin.length === 0 ? korean : [...korean, ...latin].sort((x, y) => x.start - y.start),
        pairs: pairTerms(words),
      }
    },
  }
}

/** An ending that a morpheme stands over is none: '블록체인' keeps its 인, '고속도로' its 로; '활주로의' is without its 의. */
const wholeEndings = (words: readonly Word[], morphemes: readonly Morpheme[]): Word[] => {
  let at = 0
  return words.map((word) => {
    if (word.bare.length === word.text.length || word.script !== 'hangul') return word
    const bareEnd = word.start + word.bare.length
    while (at < morphemes.length && (morphemes[at]?.end ?? 0) <= bareEnd) at += 1
    const over = morphemes[at]
    if (over === undefined || over.start >= word.start + word.text.length || over.end <= bareEnd || over.start < word.start) return word
    const rest = word.text.slice(over.end - word.start)
    return { ...word, bare: isParticle(rest) ? word.text.slice(0, over.end - word.start) : word.text }
  })
}

/** A noun and its prefix are one word, with a blank between or without. */
const withPrefixes = (words: readonly Word[], morphemes: readonly Morpheme[], folded: string): readonly Word[] => {
  const apart = new Map(
    morphemes.flatMap((one) => (one.joined && one.end - one.start > one.text.length ? [[one.start, one.end] as const] : [])),
  )
  if (apart.size === 0) return words
  const joined: Word[] = []
  for (const word of words) {
    const prefix = joined.at(-1)
    const end = prefix && apart.get(prefix.start)
    if (prefix !== undefined && end !== undefined && word.start < end)
      joined.splice(-1, 1, {
        ...word,
        text: folded.slice(prefix.start, word.start + word.text.length),
        bare: prefix.text + word.bare,
        start: prefix.start,
      })
    else joined.push(word)
  }
  return joined
}

/** The unit within a measure stands beside it, as the pieces of a jointed run do. */
const besideMeasures = (words: readonly Word[], morphemes: readonly Morpheme[]): readonly Morpheme[] => {
  const measures = words.filter((word) => word.isMeasure === true)
  return measures.length === 0
    ? morphemes
    : morphemes.map((one) =>
        measures.some((word) => one.start >= word.start && one.end <= word.start + word.text.length) ? { ...one, joined: true } : one,
      )
}

/** Latin and digit runs, their pieces, and a number with what is counted by it: '3차원'. */
const latinTerms = (word: Word, at: number, all: readonly Word[]): Term[] => {
  if (word.script !== 'latin' && word.script !== 'letters') return []
  if (empty.has(word.bare)) return []
  const end = word.start + word.text.length
  const next = all[at + 1]
  const unit =
    next?.script === 'hangul' && next.start === end && next.bare.length <= 3 && /^[\d.,]+$/.test(word.text)
      ? [{ text: word.bare + next.bare, start: word.start, end: end + next.bare.length, joined: true }]
      : []
  return [
    { text: word.bare, start: word.start, end, joined: false, ...withStem(word.bare) },
    ...piecesOf(word).map((piece) => ({ text: piece, start: word.start, end, joined: true, ...withStem(piece) })),
    ...unit,
  ]
}
const withStem = (text: string): Pick<Term, 'stem'> => {
  const stem = stemOf(text)
  return stem === text ? {} : { stem }
}

const pairTerms = (words: readonly Word[]): Term[] => {
  const pairs: Term[] = []
  for (const word of words) {
    if (empty.has(word.bare)) continue
    pairsOf(word).forEach((pair, at) => {
      pairs.push({ text: pair, start: word.start + at, end: word.start + at + pair.length, joined: false })
    })
  }
  return pairs
}

/** Morphemes as they mean something: a noun with its prefix is one, for 비접촉 is not 접촉. */
export const unitsOf = (morphemes: readonly Term[]): Term[] => {
  const prefixed = prefixedIn(morphemes)
  return morphemes.filter((one) => !one.joined).map((one) => prefixed(one) ?? one)
}
/** Finds a noun with the prefix before it. */
export const prefixedIn = (morphemes: readonly Term[]): ((noun: Term) => Term | undefined) => {
  const byEnd = new Map(morphemes.flatMap((one) => (one.joined && one.tag !== undefined ? [[one.end, one] as const] : [])))
  return (noun) => {
    const both = byEnd.get(noun.end)
    return both !== undefined && both.start < noun.start ? both : undefined
  }
}

/** Neighbours joined by a blank: 'ㅇ ㅇ' of plain morphemes only. */
export const shinglesOf = (morphemes: readonly Term[]): string[] =>
  neighboursOf(morphemes.filter((one) => !one.joined).map((one) => one.text))
export const neighboursOf = (texts: readonly string[]): string[] => texts.slice(1).map((text, at) => `${texts[at] ?? ''} ${text}`)
