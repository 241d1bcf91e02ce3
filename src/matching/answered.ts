import type { ScorePart } from '../platform/search/index/answer.ts'

/** A word of a need: how telling it is here, by which texts something answers it, and of how many letters they are when all of it stands there. */
export interface ToldWord {
  readonly word: string
  readonly weight: number
  readonly texts: ReadonlySet<string>
  readonly letters: number
  /** Chosen as a key word. */
  readonly isKey: boolean
}
/** `share` 0 … 1: how much of what the need tells stands there; `words` how many of its words do, of a key word counted twice. */
export interface Answered {
  readonly share: number
  readonly words: number
}
export const nothingAnswered: Answered = { share: 0, words: 0 }

/** Where so much of a need is answered, words have all of their points: nobody says in a dossier's words what they need. */
export const nearlyAll = 0.8
/** Less than this, or a single word that is not nearly half of it, shares a word with the need and does not answer it. */
export const floor = { share: 0.2, words: 2, alone: 0.45 } as const

export const isMatch = ({ share, words }: Answered): boolean => share >= floor.share && (words >= floor.words || share >= floor.alone)

const sayingOrigins: ReadonlySet<ScorePart['origin']> = new Set(['typed', 'synonym', 'corrected', 'exact', 'name'])
/** Parts that say a word or another word for it; not its syllables, and not what stands beside it. */
export const saying = (parts: readonly ScorePart[]): ScorePart[] => parts.filter((part) => sayingOrigins.has(part.origin))

/** How much of a word stands there, 0 … 1: all of it where it is said otherwise, else by its letters. */
const partOf = ({ texts, letters }: ToldWord, said: readonly ScorePart[]): number => {
  const here = said.filter((part) => texts.has(part.text))
  if (here.some((part) => part.origin !== 'typed')) return 1
  const found = [...new Set(here.map((part) => part.text))].reduce((sum, text) => sum + text.length, 0)
  return letters === 0 ? 0 : Math.min(1, found / letters)
}

/** How much of a need these parts of a score answer, by the words that tell it. */
export const answeredBy = (told: readonly ToldWord[], parts: readonly ScorePart[]): Answered => {
  const said = saying(parts)
  const all = told.reduce((sum, one) => sum + one.weight, 0)
  if (all === 0) return nothingAnswered
  const found = told.map((one) => ({ one, part: partOf(one, said) }))
  return {
    share: Math.min(1, found.reduce((sum, { one, part }) => sum + one.weight * part, 0) / all),
    words: found.reduce((sum, { one, part }) => sum + (part < 0.5 ? 0 : one.isKey ? 2 : 1), 0),
  }
}

/** The most telling of the words that any of these answers say. */
export const wordsAnswered = (told: readonly ToldWord[], answers: readonly (readonly ScorePart[])[], most: number): string[] =>
  told
    .filter((one) => answers.some((parts) => partOf(one, saying(parts)) >= 0.5))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, most)
    .map((one) => one.word)
