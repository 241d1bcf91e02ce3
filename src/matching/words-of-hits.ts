import type { ScorePart, SearchHit, ToldWord } from '../platform/search/index/answer.ts'
import type { RawWord, RawWords } from './score.ts'

const origins: Partial<Record<ScorePart['origin'], RawWord['origin']>> = {
  typed: 'said',
  joined: 'said',
  synonym: 'synonym',
  corrected: 'corrected',
  completed: 'corrected',
  letters: 'said',
  exact: 'said',
  name: 'said',
}
/** A lone syllable of a longer word is no reason. */
const shortestNamed = 2

/** The words of the text, with what each is made of. */
interface Naming {
  readonly told: readonly ToldWord[]
  /** How much of each stands in the hit, 0 … 1. */
  readonly answered: readonly number[]
}

/**
 * The engine's parts of a score as words and the rest; what is for standing and not for words is left out. A word is named as it was typed, with the points of
 * all its pieces, and of what else it is called; only where a piece of it stands there is the piece named, unless that is a lone syllable.
 */
export const wordsOfParts = (parts: readonly ScorePart[], naming: Naming = { told: [], answered: [] }): RawWords => {
  const nameOf = namesFor(parts, naming)
  const words = new Map<string, RawWord>()
  const small: ScorePart[] = []
  for (const part of parts) {
    if (part.origin === 'standing') continue
    const named = nameOf(part)
    if (named === undefined) {
      small.push(part)
      continue
    }
    const known = words.get(named.word)
    words.set(named.word, {
      word: named.word,
      origin: known?.origin === 'said' ? 'said' : named.origin,
      fields: [...new Set([...(known?.fields ?? []), ...part.fields])],
      raw: (known?.raw ?? 0) + part.score,
    })
  }
  return withSmall(words, small)
}

type Named = Pick<RawWord, 'word' | 'origin'>
/** What each part is called; undefined where it is too little to be named. */
const namesFor = (parts: readonly ScorePart[], { told, answered }: Naming): ((part: ScorePart) => Named | undefined) => {
  const isSynonym = (part: ScorePart) => part.origin === 'synonym'
  const typed = new Set(parts.filter((part) => !isSynonym(part) && part.origin in origins).map((part) => part.text))
  const nameAs = (one: ToldWord, at: number): Named | undefined => {
    const found = one.pieces.filter((piece) => typed.has(piece))
    if (found.length > 0 && (found.length === one.pieces.length || typed.has(one.word))) return { word: one.word, origin: 'said' }
    // All of it stands there, but said otherwise.
    if (found.length > 0 && answered[at] === 1) return { word: one.word, origin: 'synonym' }
    const strongest = parts
      .filter((part) => isSynonym(part) && one.otherwise.includes(part.text))
      .reduce<ScorePart | undefined>((best, part) => (best === undefined || part.score > best.score ? part : best), undefined)
    if (strongest !== undefined) return { word: strongest.text, origin: 'synonym' }
    const [longest = ''] = [...found].sort((a, b) => b.length - a.length)
    return longest.length < shortestNamed ? undefined : { word: longest, origin: 'said' }
  }
  const names = told.map(nameAs)
  return (part) => {
    const origin = origins[part.origin]
    if (origin === undefined || part.text === '') return undefined
    const at = told.findIndex((one) => one.word === part.text || (isSynonym(part) ? one.otherwise : one.pieces).includes(part.text))
    if (at >= 0) return names[at] ?? (isSynonym(part) ? { word: part.text, origin } : undefined)
    return part.text.length < shortestNamed && !isSynonym(part) ? undefined : { word: part.text, origin }
  }
}

/** Of one hit, among the words that its text tells. */
export const wordsOfHit = ({ parts, answered }: SearchHit, told: readonly ToldWord[]): RawWords => wordsOfParts(parts, { told, answered })

/** Pairs of syllables and neighbours count with the words they are made of, in equal shares; what belongs to none stays apart. */
const withSmall = (words: Map<string, RawWord>, small: readonly ScorePart[]): RawWords => {
  let others = 0
  for (const part of small) {
    const pieces = part.text.split(' ')
    const of = [...words.values()].filter((one) =>
      pieces.some(
        (piece) =>
          piece === one.word || (part.origin !== 'neighbours' && piece !== '' && (one.word.includes(piece) || piece.includes(one.word))),
      ),
    )
    if (of.length === 0) others += part.score
    for (const one of of) words.set(one.word, { ...one, raw: one.raw + part.score / of.length })
  }
  return { words: [...words.values()], others }
}

/** Two searches for one need: what both brought, word by word. */
export const together = (a: RawWords, b: RawWords): RawWords => {
  const words = new Map(a.words.map((one) => [one.word, one]))
  for (const one of b.words) {
    const known = words.get(one.word)
    words.set(one.word, known ? { ...known, raw: known.raw + one.raw, fields: [...new Set([...known.fields, ...one.fields])] } : one)
  }
  return { words: [...words.values()], others: a.others + b.others }
}
