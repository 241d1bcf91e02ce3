import { fold } from '../analyser/fold.ts'
import { isFirstLetters, spell, splitDoubled } from '../analyser/hangul.ts'
import { wordsOf } from '../analyser/words.ts'
import type { Word } from '../analyser/words.ts'
import type { Suggestion } from './answer.ts'
import { channels, tellingFields } from './document.ts'
import type { Hints } from './hints.ts'
import { intersect } from './intersect.ts'

/** What stands beside the words before is looked for in so many documents, among so many words. */
const mostBeside = 60
const mostTried = 48
/** Of a title that names both the last word is worth so many neighbours elsewhere. */
const inTitle = 3

/** In which language titles are shown. */
type Lang = 'ko' | 'en'
/** Letters as they are sought: without the signs between them. */
const keyOf = (text: string): string => spell(text).replaceAll(/[^ㄱ-ㅣa-z0-9]/g, '')

/** Names first, then the last word completed, then titles; each text once. */
export const suggestFor = (hints: Hints, folded: string, most: number, lang: Lang): Suggestion[] => {
  const whole = splitDoubled(folded.replaceAll(/\s+/g, ''))
  const byLetters = isFirstLetters(whole) || /^[ㄱ-ㅎ]$/.test(whole)
  const key = byLetters ? whole : keyOf(folded)
  const head = folded.slice(0, folded.lastIndexOf(' ') + 1)
  const share = Math.max(1, Math.floor(most / 3))
  const owned = new Set(
    hints.owners.begun
      .startingWith(key, { byLetters, most: 100 })
      .slice(0, share)
      .flatMap(({ entry }) => hints.owners.list[entry]?.name ?? []),
  )
  const inContext =
    head === ''
      ? undefined
      : byLetters
        ? { words: [], docs: titlesWithLetters(hints, folded) }
        : beside(hints, head, folded.slice(head.length))
  const words =
    inContext?.words ??
    hints.words.begun
      .lowest(key, share + 1 + owned.size, { byLetters, isWanted: (entry) => hints.mayName(hints.words.list[entry] ?? '') })
      .flatMap((entry) => hints.words.list[entry] ?? [])
  const names = namesFor(hints, key, byLetters, most)
  const found: Suggestion[] = [
    ...names.slice(0, share),
    ...words
      .filter((word) => !owned.has(word))
      .slice(0, share + 1)
      .map((word) => ({ text: head + hints.asWritten(word), kind: 'word' }))
      // Several words that are typed out are completed by nothing.
      .filter(({ text }) => head === '' || text !== folded),
    ...[...owned].map((name) => ({ text: name, kind: 'company' })),
    ...titlesFor(hints, [...titlesBegun(hints, key, most * 4, byLetters, lang), ...(inContext?.docs ?? [])].slice(0, most * 4), lang),
    // Where room is left, further names take it.
    ...names.slice(share),
  ]
  const seen = new Set<string>()
  return found.filter((one) => one.text !== '' && !seen.has(one.text) && seen.add(one.text)).slice(0, most)
}

/** Names that begin so, the heaviest first. */
const namesFor = ({ names, nameKeys }: Hints, key: string, byLetters: boolean, most: number): Suggestion[] =>
  nameKeys
    .startingWith(key, { byLetters, most: 500 })
    .sort((a, b) => Number(b.isFirst) - Number(a.isFirst) || (names[b.entry]?.weight ?? 0) - (names[a.entry]?.weight ?? 0))
    .slice(0, most)
    .flatMap(({ entry }) => names[entry] ?? [])
    .map(({ text, kind, ref }) => ({ text, kind, ref }))

const titlesFor = ({ collection: { alive, titles, englishTitles, ids } }: Hints, docs: readonly number[], lang: Lang): Suggestion[] =>
  docs.flatMap((doc) =>
    alive.array[doc] === 1 ? [{ text: (lang === 'en' && englishTitles[doc]) || (titles[doc] ?? ''), kind: 'title', ref: ids[doc] }] : [],
  )

/** Documents whose titles begin so, or have a word that does: those in the language of the page first. */
const titlesBegun = ({ titles, englishTitles, titleDocs }: Hints, key: string, most: number, byLetters: boolean, lang: Lang): number[] => {
  const korean = titles.ownFirst(key, most, { byLetters })
  const english = byLetters ? [] : englishTitles.ownFirst(key, most)
  return [...new Set(lang === 'en' ? [...english, ...korean] : [...korean, ...english])].map((entry) => titleDocs.array[entry] ?? -1)
}

/**
 * What the last word may become beside the words before it: words of a title that has those, and what stands right behind the last of them in
 * a title, key words or a summary; the most frequent first, and titles with it. Where there are none, titles with the words before.
 */
const beside = (hints: Hints, head: string, last: string): { words: string[]; docs: number[] } => {
  const { vocabulary, postings, alive } = hints.collection
  const words = wordsOf(head)
  const before = words.map(
    ({ bare }) =>
      [vocabulary.find(channels.word, bare), vocabulary.find(channels.morpheme, bare)].find((term) => postings.df(term) > 0) ?? -1,
  )
  if (before.includes(-1)) return { words: [], docs: [] }
  const docs: number[] = []
  for (const doc of intersect(postings, before)) {
    if (alive.array[doc] === 1) docs.push(doc)
    if (docs.length === mostBeside) break
  }
  const key = keyOf(last)
  const counts = new Map<string, number>()
  const count = (word: string, times: number) => counts.set(word, (counts.get(word) ?? 0) + times)
  const goingOn = docs.filter((doc) => {
    if (!hints.titleBegins(doc, key)) return false
    const found = titlesWith(hints, doc, words).flatMap((title) =>
      wordsOf(title).filter(
        (word) => keyOf(word.bare).startsWith(key) && !words.some(({ bare }) => bare === word.bare) && hints.mayName(word.bare),
      ),
    )
    for (const { bare } of found) count(bare, inTitle)
    return found.length > 0
  })
  const left = hints.piecesOf(words.at(-1)?.bare ?? '').at(-1)
  for (const entry of left === undefined ? [] : hints.words.begun.lowest(key, mostTried)) {
    const word = hints.words.list[entry] ?? ''
    const times = words.some(({ bare }) => bare === word) ? 0 : timesBehind(hints, left, word, docs)
    if (times > 0 && hints.mayName(word)) count(word, times)
  }
  const named = () => docs.filter((doc) => titlesWith(hints, doc, words).length > 0)
  return { words: [...counts].sort((a, b) => b[1] - a[1]).map(([word]) => word), docs: counts.size > 0 ? goingOn : named() }
}

/** The titles of a document, as they are looked for, in which all of these words stand. */
const titlesWith = ({ collection: { titles, englishTitles } }: Hints, doc: number, words: readonly Word[]): string[] =>
  [titles[doc] ?? '', englishTitles[doc] ?? ''].map(fold).filter((title) => words.every((word) => isInTitle(title, word)))

/** Latin letters, and a syllable by itself, stand in too many other words: they are sought as words. */
const isInTitle = (title: string, { bare, script }: Word): boolean =>
  script === 'latin' || bare.length === 1 ? wordsOf(title).some((word) => word.bare === bare) : title.includes(bare)

/** In how many of these documents a word stands right behind what ends in this piece, in a text that says what they are about. */
const timesBehind = (hints: Hints, end: string | undefined, right: string, docs: readonly number[]): number => {
  const { vocabulary, postings } = hints.collection
  const begin = hints.piecesOf(right)[0]
  if (end === undefined || begin === undefined) return 0
  const term = vocabulary.find(channels.shingle, `${end} ${begin}`)
  const whole = term < 0 ? -1 : vocabulary.find(channels.word, right)
  if (whole < 0) return 0
  const isTelling = (which: number, doc: number) => {
    const grade = postings.gradeOf(which, doc)
    return grade >= 0 && ((postings.grades.mask[grade] ?? 0) & tellingFields) > 0
  }
  return docs.filter((doc) => isTelling(term, doc) && isTelling(whole, doc)).length
}

/** Titles with a word for each run of first letters, wherever they stand in it. */
const titlesWithLetters = ({ titles, titleDocs }: Hints, folded: string): number[] => {
  const [first = [], ...others] = folded
    .split(/\s+/)
    .map((letters) => titles.startingWith(splitDoubled(letters), { byLetters: true, most: 2000 }).map(({ entry }) => entry))
  return others
    .reduce<readonly number[]>((kept, entries) => {
      const here = new Set(entries)
      return kept.filter((entry) => here.has(entry))
    }, first)
    .map((entry) => titleDocs.array[entry] ?? -1)
}
