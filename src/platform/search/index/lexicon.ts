import type { Analyser, Analysis, Term } from '../analyser/analyse.ts'
import { neighboursOf, unitsOf } from '../analyser/analyse.ts'
import { verbs } from '../analyser/parts-of-speech.ts'
import type { Word } from '../analyser/words.ts'
import { channels } from './document.ts'
import { endOf } from './places.ts'

/** Words that mean the same (both ways), or that lead to others (one way). */
export interface Synonyms {
  readonly groups: readonly (readonly string[])[]
  readonly oneWay?: readonly { readonly from: string; readonly to: readonly string[] }[]
}
/** How a phrase can stand in a text: all of these terms, those of `neighbours` side by side. */
export interface Wording {
  readonly channel: string
  readonly terms: readonly string[]
  readonly neighbours: readonly string[]
}
/** What stands between two places of a query may also be said so, or so; `units`: of how many words it is the sense. */
export interface Expansion {
  readonly start: number
  readonly end: number
  readonly units: number
  readonly text: string
  readonly wordings: readonly Wording[]
}
export interface Lexicon {
  expand(analysis: Analysis): Expansion[]
  /** Words of the query that the analyser tears apart and the synonyms know whole, and how they can stand in a text. */
  wholeWords(analysis: Analysis): Expansion[]
}

const longestPhrase = 5
const mostPerPhrase = 8

/** A phrase as it is looked for: what it is known by, and how it can stand in a text. */
interface Cut {
  readonly key: string
  /** The word, where it is looked for whole. */
  readonly whole?: string
  readonly wordings: readonly Wording[]
}
const wholeKey = (word: string) => `=${word}`

/** Synonyms as the analyser cuts them, so that '에너지 저장 장치' and '에너지저장장치' are one phrase. */
export const makeLexicon = (analyser: Analyser, synonyms: Synonyms): Lexicon => {
  const rules = new Map<string, Map<string, readonly Wording[]>>()
  /** The first words of all phrases: most words of a query begin none. */
  const beginnings = new Set<string>()
  const whole = new Map<string, readonly Wording[]>()
  const cuts = new Map<string, Cut>()
  const cut = (phrase: string): Cut => {
    const known = cuts.get(phrase) ?? cutOf(analyser, phrase)
    cuts.set(phrase, known)
    return known
  }
  const add = (from: string, to: string) => {
    const [asked, said] = [cut(from), cut(to)]
    if (asked.key === '' || said.key === '' || asked.key === said.key) return
    if (asked.whole !== undefined) whole.set(asked.whole, asked.wordings)
    else beginnings.add(asked.key.slice(0, `${asked.key} `.indexOf(' ')))
    const known = rules.get(asked.key) ?? new Map<string, readonly Wording[]>()
    if (known.size < mostPerPhrase) rules.set(asked.key, known.set(to, said.wordings))
  }
  for (const group of synonyms.groups) for (const from of group) for (const to of group) if (from !== to) add(from, to)
  for (const { from, to } of synonyms.oneWay ?? []) for (const one of to) add(from, one)
  const expansions = (key: string, start: number, end: number, units: number): Expansion[] =>
    [...(rules.get(key) ?? [])].map(([text, wordings]) => ({ start, end, units, text, wordings }))
  const known = (analysis: Analysis): Word[] => (whole.size === 0 ? [] : analysis.words.filter(({ bare }) => whole.has(bare)))
  return {
    wholeWords: (analysis) =>
      known(analysis).map((word) => ({
        start: word.start,
        end: endOf(word),
        units: 1,
        text: word.bare,
        wordings: whole.get(word.bare) ?? [],
      })),
    expand: (analysis) => {
      const units = unitsOf(analysis.morphemes)
      const wholes = known(analysis)
      const isWhole = (unit: Term) => wholes.some((word) => word.start <= unit.start && unit.end <= endOf(word))
      return [
        ...wholes.flatMap((word) => expansions(wholeKey(word.bare), word.start, endOf(word), 1)),
        ...units.flatMap((first, from) => {
          if (!beginnings.has(first.text) || isWhole(first)) return []
          const found: Expansion[] = []
          for (let to = from + 1; to <= Math.min(units.length, from + longestPhrase); to += 1) {
            const phrase = units.slice(from, to)
            found.push(...expansions(phrase.map((one) => one.text).join(' '), first.start, phrase.at(-1)?.end ?? 0, to - from))
          }
          return found
        }),
      ]
    },
  }
}

const cutOf = (analyser: Analyser, phrase: string): Cut => {
  const analysis = analyser.analyse(phrase)
  const [word, ...more] = analysis.words
  const units = unitsOf(analysis.morphemes)
  // 오니 read as a verb with its ending, 보안등 as 보안 and 'and the like': one word, and what is left of it is another.
  if (word !== undefined && more.length === 0 && isTorn(analyser, units, word))
    return {
      key: wholeKey(word.bare),
      whole: word.bare,
      wordings: [channels.morpheme, channels.word].map((channel) => ({ channel, terms: [word.bare], neighbours: [] })),
    }
  const terms = units.map((one) => one.text)
  const plain = analysis.morphemes.filter((one) => !one.joined).map((one) => one.text)
  return {
    key: terms.join(' '),
    wordings: terms.length === 0 ? [] : [{ channel: channels.morpheme, terms, neighbours: neighboursOf(plain) }],
  }
}

/** Whether a noun loses letters when it is cut; a verb loses its ending by rights. */
const isTorn = (analyser: Analyser, units: readonly Term[], { script, bare, start }: Word): boolean => {
  if (script !== 'hangul' || bare.length < 2) return false
  const covered = new Set(units.flatMap((one) => Array.from({ length: one.end - one.start }, (_, at) => one.start + at)))
  if (Array.from(bare).every((_, at) => covered.has(start + at))) return false
  const [first] = units
  return first?.tag === undefined || verbs[first.tag] !== 1 || analyser.isNoun(bare)
}
