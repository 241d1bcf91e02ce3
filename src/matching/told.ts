import type { ScorePart, SearchAnswer, SearchRequest } from '../platform/search/index/answer.ts'
import { idfOf } from '../platform/search/index/best-terms.ts'
import { isContent } from '../platform/search/index/stop-words.ts'
import type { SearchService } from '../platform/search/search.ts'
import type { ToldWord } from './answered.ts'

const mostWords = 40
/** A verb, or what stands nowhere here, tells less than a noun; so does what nearly everything does. */
const half = 0.5
/** Of a word that is not known only pieces of two letters and more say something. */
const shortestPiece = 2
const phraseLengths = [2, 3] as const

const justThis: Omit<SearchRequest, 'text'> = { mode: 'keyword', contentOnly: true, asTyped: true, size: 0 }

/**
 * The words that tell a need, each with how telling it is among what there is, and by which texts it is answered: pieces of it and other
 * words for it, or for a phrase it stands in. What nobody here says tells something, too, and is answered by nobody; what only holds the
 * sentence together is left out. `nouns`: the telling words of it, weak ones not among them; `keys` are answers to the key words chosen.
 */
export const toldBy = async (
  index: SearchService,
  nouns: readonly string[],
  said: SearchAnswer,
  keys: SearchAnswer | undefined,
): Promise<ToldWord[] | undefined> => {
  const ask = (words: string) => index.search({ ...justThis, text: words })
  const keyWords = new Set(keys?.words ?? [])
  const words = [...new Set([...keyWords, ...said.words])].filter((word) => isContent({ text: word })).slice(0, mostWords)
  const [everything, ...alone] = await Promise.all([index.search({ text: '', size: 0 }), ...words.map(ask)])
  const found = words.flatMap((word, at) => (alone[at] === undefined ? [] : [{ word, answer: alone[at] }]))
  // With a part of the words unanswered every share would be wrong.
  if (everything === undefined || found.length < words.length) return undefined
  const telling = await leaveOutSilent(ask, found)
  const parts = [said, keys].flatMap((answer) => (answer?.hits ?? []).flatMap((hit) => hit.parts))
  const phrases = await phrasesOf(ask, [keys, said], unexplained(parts, telling))
  const typed = new Set(parts.filter((part) => part.origin === 'typed').map((part) => part.text))
  const claimed = new Set(telling.flatMap(({ answer }) => answer.marks))
  return telling.map(({ word, answer }): ToldWord => {
    const isKey = keyWords.has(word)
    const own = [...answer.marks, ...phrases.flatMap((one) => (one.words.includes(word) ? one.texts : []))]
    const { texts, letters } = piecesOf(word, answer.whole > 0, own, typed, claimed)
    const weight = idfOf(everything.total, Math.max(1, answer.whole)) * (nouns.includes(word) ? 1 : half)
    return { word, weight: isKey ? weight * 2 : weight, texts, letters, isKey }
  })
}

/** By what a word is answered, and of how many letters its pieces are. Alone it may be cut otherwise than in its sentence, where its stem was found. */
const piecesOf = (
  word: string,
  isKnown: boolean,
  own: readonly string[],
  typed: ReadonlySet<string>,
  claimed: ReadonlySet<string>,
): Pick<ToldWord, 'texts' | 'letters'> => {
  const pieces = own.filter((text) => typed.has(text))
  const stems = pieces.length > 0 ? [] : [...typed].filter((text) => word.startsWith(text) && !claimed.has(text))
  if (isKnown || stems.length > 0)
    return { texts: new Set([...own, ...stems]), letters: [...new Set([...pieces, ...stems])].reduce((sum, text) => sum + text.length, 0) }
  return { texts: new Set(own.filter((text) => !typed.has(text) || text.length >= shortestPiece)), letters: word.length }
}

interface Alone {
  readonly word: string
  readonly answer: SearchAnswer
}
type Ask = (words: string) => Promise<SearchAnswer | undefined>

/** What finds nothing alone either stands nowhere here or says nothing: put beside a word that is found, only the first takes something away. */
const leaveOutSilent = async (ask: Ask, all: readonly Alone[]): Promise<Alone[]> => {
  const anchor = all.filter(({ answer }) => answer.whole > 0).sort((a, b) => a.answer.whole - b.answer.whole)[0]
  if (anchor === undefined) return [...all]
  const telling = await Promise.all(
    all.map(async ({ word, answer }) => answer.whole > 0 || (await ask(`${anchor.word} ${word}`))?.whole !== anchor.answer.whole),
  )
  return all.filter((_, at) => telling[at])
}

/** Other words that were found for something that no single word of the need says: for a phrase of it. */
const unexplained = (parts: readonly ScorePart[], told: readonly Alone[]): Set<string> => {
  const known = new Set(told.flatMap(({ answer }) => answer.marks))
  return new Set(parts.filter((part) => part.origin === 'synonym' && !known.has(part.text)).map((part) => part.text))
}
const phrasesOf = async (ask: Ask, answers: readonly (SearchAnswer | undefined)[], texts: Set<string>) => {
  const phrases: { words: readonly string[]; texts: readonly string[] }[] = []
  for (const length of phraseLengths) {
    if (texts.size === 0) break
    const asked = answers.flatMap((answer) => {
      const words = answer?.words.slice(0, mostWords) ?? []
      return words.slice(length - 1).map((_, at) => words.slice(at, at + length))
    })
    for (const { words, marks } of await Promise.all(
      asked.map(async (words) => ({ words, marks: (await ask(words.join(' ')))?.marks ?? [] })),
    )) {
      const explained = marks.filter((mark) => texts.has(mark))
      if (explained.length > 0) phrases.push({ words, texts: explained })
    }
    for (const one of phrases) for (const text of one.texts) texts.delete(text)
  }
  return phrases
}
