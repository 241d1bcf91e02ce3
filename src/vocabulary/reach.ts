import type { EntryContent } from './entry.ts'

type Told = Pick<EntryContent, 'kind' | 'words' | 'leadsTo'>

const mostPhrases = 30
/** As it is compared: small letters, without blanks. */
const plain = (words: string): string => words.normalize('NFC').toLowerCase().replaceAll(/\s+/g, '')

/** What may be typed that leads to this own word by what is known of words: every word of a group it stands in, what a one-way rule follows from. */
export const phrasesReaching = (word: string, known: readonly Told[]): string[] => {
  const holds = (words: readonly string[]) => words.some((one) => plain(one).includes(plain(word)))
  return [...new Set(known.flatMap(({ kind, words, leadsTo }) => (kind !== 'word' && holds([...words, ...leadsTo]) ? words : [])))].slice(
    0,
    mostPhrases,
  )
}

/** Whether a search can be answered otherwise once the word is read otherwise: it holds the word, or a phrase that leads to it. */
export const isReached = (query: string, word: string, phrases: readonly string[]): boolean =>
  [word, ...phrases].some((phrase) => plain(query).includes(plain(phrase)))
