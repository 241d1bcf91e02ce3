import { withoutParticles } from '../platform/search/analyser/particles.ts'
import type { SearchService } from '../platform/search/search.ts'
import { inQuestions } from './rarity.ts'

const mostDocuments = 100

/** The words of a text that its pieces are the beginnings of: 승강장 for 승강, where the text says nothing shorter. */
export const wholeWordsIn = (text: string, pieces: readonly string[]): Map<string, string> => {
  const words = new Map<string, number>()
  for (const [run] of text.normalize('NFC').matchAll(/[가-힣]+/g)) {
    const bare = withoutParticles(run)
    words.set(bare, (words.get(bare) ?? 0) + 1)
  }
  // Of words that begin alike, the most frequent; of those as frequent as each other, the first.
  const oneLonger = new Map<string, string>()
  for (const [word] of [...words].reverse().sort(([, a], [, b]) => a - b)) oneLonger.set(word.slice(0, -1), word)
  return new Map(
    pieces.flatMap((piece): [string, string][] => {
      const word = words.has(piece) ? undefined : oneLonger.get(piece)
      return word === undefined ? [] : [[piece, word]]
    }),
  )
}

/** In which documents of an index each of these words stands whole; verbs with their endings in none. */
export const whereWhole = async (index: SearchService, words: readonly string[]): Promise<ReadonlyMap<string, ReadonlySet<string>>> => {
  const answers = await Promise.all(
    inQuestions([...new Set(words)]).map((text) =>
      index.search({ text, mode: 'sentence', contentOnly: true, asTyped: true, size: mostDocuments, tells: true }),
    ),
  )
  return new Map(
    answers.flatMap((answer) =>
      (answer?.told ?? []).map(({ word, pieces }, at): [string, ReadonlySet<string>] => [
        word,
        new Set(pieces.join('') === word ? (answer?.hits ?? []).filter((hit) => hit.answered[at] === 1).map((hit) => hit.id) : []),
      ]),
    ),
  )
}
