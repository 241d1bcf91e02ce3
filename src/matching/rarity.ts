import { idfOf } from '../platform/search/index/best-terms.ts'
import type { SearchService } from '../platform/search/search.ts'

/** Of a word 0 … 1: how telling it is among so many documents. What is not in the map only holds a sentence together. */
export interface Rarity {
  readonly of: ReadonlyMap<string, number>
  readonly documents: number
}

/** As many letters as one question may have, with room for the last word. */
const longestAsked = 900
/** A word of so few of the documents tells all that a word can; the more say it, the less it tells. */
const fewListings = 0.1

/** Words as texts to ask for, each as long as one may be. */
export const inQuestions = (words: readonly string[]): string[] => {
  const questions: string[] = []
  for (const word of words) {
    const last = questions.at(-1)
    if (last === undefined || last.length + word.length >= longestAsked) questions.push(word)
    else questions[questions.length - 1] = `${last} ${word}`
  }
  return questions
}

/** How telling words are by how few documents of an index have them; undefined while it is not ready. A search for some hundred and fifty words. */
export const rarityIn = async (
  index: SearchService | undefined,
  words: readonly string[],
  few: number = fewListings,
): Promise<Rarity | undefined> => {
  const [everything, ...answers] = await Promise.all([
    index?.search({ text: '', size: 0 }),
    ...inQuestions([...new Set(words)]).map((text) =>
      index?.search({ text, mode: 'sentence', contentOnly: true, asTyped: true, size: 0, tells: true }),
    ),
  ])
  if (everything === undefined) return undefined
  const documents = everything.total
  const full = idfOf(documents, Math.max(1, few * documents))
  const share = (weight: number) => (full > 0 ? Math.max(0, Math.min(1, weight / full)) : 1)
  return {
    documents,
    of: new Map(answers.flatMap((answer) => (answer?.told ?? []).map(({ word, weight }): [string, number] => [word, share(weight)]))),
  }
}
