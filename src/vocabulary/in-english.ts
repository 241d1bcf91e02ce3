import type { Visit } from '../people/index.ts'
import type { Database } from '../platform/database/database.ts'
import { liveVocabulary } from './live.ts'
import type { Vocabulary } from './live.ts'

export type EnglishWords = ReadonlyMap<string, string>

const isEnglish = (word: string): boolean => /^[A-Za-z][A-Za-z0-9 .,&+/-]*$/.test(word)
const isKorean = (word: string): boolean => /^[가-힣]+$/.test(word)
/** A word in full says more than its first letters; one with a capital only for standing first is written small. */
const nameIn = (words: readonly string[]): string | undefined => {
  const name = words.find((word) => /[a-z]{3}/.test(word)) ?? words[0]
  return name !== undefined && /^[A-Z][a-z]+( [a-z]+)*$/.test(name) ? name.toLowerCase() : name
}

/** What a Korean word is called in English by the groups of words that mean the same; where it is in more than one, by the first. */
export const englishOf = ({ synonyms: { groups } }: Pick<Vocabulary, 'synonyms'>): EnglishWords => {
  const english = new Map<string, string>()
  for (const group of groups) {
    const name = nameIn(group.filter(isEnglish))
    if (name === undefined) continue
    for (const word of group.filter(isKorean)) if (!english.has(word)) english.set(word, name)
  }
  return english
}

const vocabularies = new WeakMap<Database, () => Promise<Vocabulary>>()
const made = new WeakMap<Vocabulary, EnglishWords>()
/** The same of the words that are live, for pages that give Korean words as reasons to who reads English. */
const englishWords = async (db: Database): Promise<EnglishWords> => {
  const ask = vocabularies.get(db) ?? liveVocabulary(db)
  vocabularies.set(db, ask)
  const vocabulary = await ask()
  const words = made.get(vocabulary) ?? englishOf(vocabulary)
  made.set(vocabulary, words)
  return words
}

/** The same for a page: undefined where it is read in Korean. */
export const englishFor = async ({ lang, app }: Pick<Visit, 'lang' | 'app'>): Promise<EnglishWords | undefined> =>
  lang === 'en' ? englishWords(app.db) : undefined

/** Words of a reason for who reads English: English ones, and Korean ones that have an English name, each once; what has none is left out. */
export const wordsInEnglish = (words: readonly string[], english: EnglishWords): string[] => {
  const named = words.flatMap((word) => (/[가-힣]/.test(word) ? (english.get(word) ?? []) : word))
  return [...new Map(named.map((word) => [word.toLowerCase(), word])).values()]
}
