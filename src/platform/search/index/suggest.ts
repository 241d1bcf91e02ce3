import { fold } from '../analyser/fold.ts'
import { isFirstLetters, spell, splitDoubled } from '../analyser/hangul.ts'
import { wordsOf } from '../analyser/words.ts'
import type { Suggestion } from './answer.ts'
import { channels } from './document.ts'
import type { Hints } from './hints.ts'
import { intersect } from './intersect.ts'

/** What stands beside the words before is looked for in so many documents, among so many words. */
const mostBeside = 60
const mostTried = 40

/** Names first, then the last word completed, then titles; each text once. */
export const suggestFor = (hints: Hints, folded: string, most: number): Suggestion[] => {
  const whole = splitDoubled(folded.replaceAll(/\s+/g, ''))
  const byLetters = isFirstLetters(whole) || /^[ㄱ-ㅎ]$/.test(whole)
  const key = byLetters ? whole : spell(folded.replaceAll(/\s+/g, ''))
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
    hints.words.begun.lowest(key, share + 1 + owned.size, { byLetters }).flatMap((entry) => hints.words.list[entry] ?? [])
  const names = namesFor(hints, key, byLetters, most)
  const found: Suggestion[] = [
    ...names.slice(0, share),
    ...words
      .filter((word) => !owned.has(word))
      .slice(0, share + 1)
      .map((word) => ({ text: head + word, kind: 'word' })),
    ...[...owned].map((name) => ({ text: name, kind: 'company' })),
    ...titlesFor(
      hints,
      [
        ...hints.titles.ownFirst(key, most * 4, { byLetters }).map((entry) => hints.titleDocs.array[entry] ?? -1),
        ...(inContext?.docs ?? []),
      ].slice(0, most * 4),
    ),
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

const titlesFor = ({ collection: { alive, titles, ids } }: Hints, docs: readonly number[]): Suggestion[] =>
  docs.flatMap((doc) => (alive.array[doc] === 1 ? [{ text: titles[doc] ?? '', kind: 'title', ref: ids[doc] }] : []))

/** What the last word may become beside the words before it: words of the documents that have those, most frequent first, and titles with it; where there are none, titles with the words before. */
const beside = (hints: Hints, head: string, last: string): { words: string[]; docs: number[] } => {
  const { vocabulary, postings, titles, alive } = hints.collection
  const before = wordsOf(head).map(
    ({ bare }) =>
      [vocabulary.find(channels.word, bare), vocabulary.find(channels.morpheme, bare)].find((term) => postings.df(term) > 0) ?? -1,
  )
  if (before.includes(-1)) return { words: [], docs: [] }
  const docs: number[] = []
  for (const doc of intersect(postings, before)) {
    if (alive.array[doc] === 1) docs.push(doc)
    if (docs.length === mostBeside) break
  }
  const key = spell(last)
  const counts = new Map<string, number>()
  const count = (word: string, times: number) => {
    counts.set(word, (counts.get(word) ?? 0) + times)
  }
  const goingOn = docs.filter((doc) => {
    if (!hints.titleBegins(doc, key)) return false
    const words = wordsOf(fold(titles[doc] ?? '')).filter((word) => spell(word.bare).startsWith(key) && !head.includes(word.bare))
    for (const { bare } of words) count(bare, 3)
    return words.length > 0
  })
  for (const entry of hints.words.begun.lowest(key, mostTried)) {
    const word = hints.words.list[entry] ?? ''
    const times = postings.countIn(vocabulary.find(channels.word, word), docs)
    if (times > 0) count(word, times)
  }
  const named = () => docs.filter((doc) => wordsOf(head).every(({ bare }) => fold(titles[doc] ?? '').includes(bare)))
  return { words: [...counts].sort((a, b) => b[1] - a[1]).map(([word]) => word), docs: counts.size > 0 ? goingOn : named() }
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
