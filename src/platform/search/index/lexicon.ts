import type { Analyser, Term } from '../analyser/analyse.ts'

/** Words that mean the same (both ways), or that lead to others (one way). */
export interface Synonyms {
  readonly groups: readonly (readonly string[])[]
  readonly oneWay?: readonly { readonly from: string; readonly to: readonly string[] }[]
}
/** Content words [from, to) of a query may also be said by these terms. */
export interface Expansion {
  readonly from: number
  readonly to: number
  readonly terms: readonly string[]
  readonly text: string
}
export interface Lexicon {
  expand(content: readonly Term[]): Expansion[]
}

const longestPhrase = 5
const mostPerPhrase = 8

/** Synonyms as the analyser cuts them, so that '에너지 저장 장치' and '에너지저장장치' are one phrase. */
export const makeLexicon = (analyser: Analyser, synonyms: Synonyms): Lexicon => {
  const rules = new Map<string, Map<string, readonly string[]>>()
  /** The first words of all phrases: most words of a query begin none. */
  const beginnings = new Set<string>()
  const cut = (phrase: string) =>
    analyser
      .analyse(phrase)
      .morphemes.filter((one) => !one.joined)
      .map((one) => one.text)
  const add = (from: string, to: string) => {
    const key = cut(from).join(' ')
    const terms = cut(to)
    if (key === '' || terms.length === 0 || key === terms.join(' ')) return
    beginnings.add(key.slice(0, `${key} `.indexOf(' ')))
    const known = rules.get(key) ?? new Map<string, readonly string[]>()
    if (known.size < mostPerPhrase) rules.set(key, known.set(to, terms))
  }
  for (const group of synonyms.groups) for (const from of group) for (const to of group) if (from !== to) add(from, to)
  for (const { from, to } of synonyms.oneWay ?? []) for (const one of to) add(from, one)
  return {
    expand: (content) =>
      content.flatMap((first, from) => {
        const found: Expansion[] = []
        if (!beginnings.has(first.text)) return found
        for (let to = from + 1; to <= Math.min(content.length, from + longestPhrase); to += 1) {
          for (const [text, terms] of rules.get(
            content
              .slice(from, to)
              .map((one) => one.text)
              .join(' '),
          ) ?? [])
            found.push({ from, to, terms, text })
        }
        return found
      }),
  }
}
