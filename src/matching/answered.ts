import type { SearchAnswer } from '../platform/search/index/answer.ts'

/** A word of a need: how telling it is here, and how much of it stands in whatever was found, 0 … 1. */
export interface NeedWord {
  readonly word: string
  readonly weight: number
  /** Chosen as a key word. */
  readonly isKey: boolean
  /** By the ids of what was found. */
  readonly stands: ReadonlyMap<string, number>
}
/** `share` 0 … 1: how much of what the need tells stands there; `words` how many of its words do, of a key word counted twice. */
export interface Answered {
  readonly share: number
  readonly words: number
}

/** Where so much of a need is answered, words have all of their points: nobody says in a dossier's words what they need. */
export const nearlyAll = 0.8
/** Less than this, or a single word that is not nearly half of it, shares a word with the need and does not answer it. */
export const floor = { share: 0.2, words: 2, alone: 0.45 } as const

export const isMatch = ({ share, words }: Answered): boolean => share >= floor.share && (words >= floor.words || share >= floor.alone)

/** So much of a word, and it stands there. */
const enough = 0.5

/** The words that tell a need, by what was said and by the key words chosen: what was said twice is meant, and weighs twice. */
export const wordsOfNeed = (said: SearchAnswer, keys: SearchAnswer | undefined): NeedWord[] => {
  const words = new Map<string, NeedWord>()
  for (const [answer, isKey] of [
    [keys, true],
    [said, false],
  ] as const)
    answer?.told.forEach(({ word, weight }, at) => {
      const known = words.get(word)
      const here = answer.hits.map((hit): [string, number] => [hit.id, hit.answered[at] ?? 0])
      words.set(
        word,
        known
          ? {
              ...known,
              stands: new Map([
                ...known.stands,
                ...here.map(([id, part]): [string, number] => [id, Math.max(part, known.stands.get(id) ?? 0)]),
              ]),
            }
          : { word, weight: isKey ? weight * 2 : weight, isKey, stands: new Map(here) },
      )
    })
  return [...words.values()]
}

/** How much of a need something found answers, by the words that tell it. */
export const answeredBy = (words: readonly NeedWord[], id: string): Answered => {
  const all = words.reduce((sum, one) => sum + one.weight, 0)
  if (all === 0) return { share: 0, words: 0 }
  const found = words.map((one) => ({ one, part: one.stands.get(id) ?? 0 }))
  return {
    share: Math.min(1, found.reduce((sum, { one, part }) => sum + one.weight * part, 0) / all),
    words: found.reduce((sum, { one, part }) => sum + (part < enough ? 0 : one.isKey ? 2 : 1), 0),
  }
}

/** The most telling of the words that any of these say. */
export const wordsAnswered = (words: readonly NeedWord[], ids: readonly string[], most: number): string[] =>
  words
    .filter((one) => ids.some((id) => (one.stands.get(id) ?? 0) >= enough))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, most)
    .map((one) => one.word)
