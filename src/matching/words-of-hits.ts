import type { ScorePart } from '../platform/search/index/answer.ts'
import type { RawWord, RawWords } from './score.ts'

const origins: Partial<Record<ScorePart['origin'], RawWord['origin']>> = {
  typed: 'said',
  synonym: 'synonym',
  corrected: 'corrected',
  completed: 'corrected',
  letters: 'said',
  exact: 'said',
  name: 'said',
}

/** The engine's parts of a score as words and the rest; what is for standing and not for words is left out. */
export const wordsOfParts = (parts: readonly ScorePart[]): RawWords => {
  const words = new Map<string, RawWord>()
  const small: ScorePart[] = []
  for (const part of parts) {
    if (part.origin === 'standing') continue
    const origin = origins[part.origin]
    if (origin === undefined || part.text === '') {
      small.push(part)
      continue
    }
    const known = words.get(part.text)
    words.set(part.text, {
      word: part.text,
      origin: known?.origin === 'said' ? 'said' : origin,
      fields: [...new Set([...(known?.fields ?? []), ...part.fields])],
      raw: (known?.raw ?? 0) + part.score,
    })
  }
  return withSmall(words, small)
}

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
