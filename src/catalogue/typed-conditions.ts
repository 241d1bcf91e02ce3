import type { Text } from '../kernel/text.ts'
import { Recent } from '../platform/search/analyser/recent.ts'
import { priceBands, priceFrom } from './listing.ts'
import type { FilterName } from './search-port.ts'
import { amountsIn } from './typed-amounts.ts'

/** A value of a filter with everything it is called by. */
export interface NamedValue {
  readonly filter: FilterName
  readonly value: string
  readonly names: readonly string[]
  /** How it is shown. */
  readonly called?: Text
}

/** A condition that stands in what was typed, with the values of the filter that mean the same. */
export interface TypedCondition {
  readonly filter: FilterName
  readonly values: readonly string[]
  /** Where it stands in what was typed, in NFC. */
  readonly start: number
  readonly end: number
  readonly typed: string
  /** What of it says something as a word, too: the name of a region. '' where no technology is described by it. */
  readonly asWords: string
  /** How its value is shown, where reference data names it. */
  readonly called?: Text | undefined
  /** The filter lets through more than was typed: prices are kept in bands. */
  readonly isWider: boolean
}
type Found = Pick<TypedCondition, 'filter' | 'values' | 'start' | 'end'> & Partial<Pick<TypedCondition, 'asWords' | 'isWider' | 'called'>>

const notBefore = String.raw`(?<![\p{L}\p{N}])`
const notAfter = String.raw`(?![\p{L}\p{N}])`
const readinesses = [1, 2, 3, 4, 5, 6, 7, 8, 9]

const trlName = String.raw`(?:TRL|기술\s?성숙도|technology readiness(?: level)?)`
const orMore = String.raw`이상|\+|or (?:more|higher|above|over)|and (?:up|above|higher)`
const orLess = String.raw`이하|or (?:less|lower|below)`
const trlPattern = new RegExp(
  String.raw`${notBefore}(?<before>at least |over |above |at most |up to |below |under )?${trlName}\s?(?:level\s)?[-:=]?\s?(?<sign>>=|<=|≥|≤|>|<)?\s?(?<first>[1-9])(?:\s?단계)?` +
    String.raw`(?:\s?(?:-|~|–|에서|부터|to)\s?(?:TRL\s?)?(?<last>[1-9])(?:\s?단계)?|\s?(?<after>${orMore}|${orLess}|초과|미만))?(?:\s?(?:인|의))?${notAfter}`,
  'giu',
)
/** Readiness, as a number, from one on, up to one, or between two. */
const trlIn = (typed: string): Found[] =>
  [...typed.matchAll(trlPattern)].flatMap((match) => {
    const { before = '', sign = '', first, last, after = '' } = match.groups ?? {}
    const said = `${before}${sign} ${after}`
    const level = Number(first)
    const isWanted = (one: number) => {
      if (last !== undefined) return one >= level && one <= Number(last)
      if (/초과|(?:over|above) $|^>(?!=)/i.test(said) && !/or (?:over|above)/i.test(after)) return one > level
      if (/미만|(?:below|under) |^<(?!=)/i.test(said) && !/or below/i.test(after)) return one < level
      if (new RegExp(`${orMore}|at least|≥|>=`, 'i').test(said)) return one >= level
      if (new RegExp(`${orLess}|at most|up to|≤|<=`, 'i').test(said)) return one <= level
      return one === level
    }
    const values = readinesses.filter(isWanted).map(String)
    return values.length === 0 ? [] : [{ filter: 'trl' as const, values, start: match.index, end: match.index + match[0].length }]
  })

/** A sum as the bands of prices that have some of it. What has no price fits no sum. */
const pricesIn = (typed: string): Found[] =>
  amountsIn(typed).flatMap(({ start, end, least = 0, most = Infinity }) => {
    const known = priceBands.filter((band) => band !== 'unknown')
    const edgeOf = (at: number) => (known[at] === undefined ? Infinity : priceFrom[known[at]])
    const values = known.filter((_, at) => edgeOf(at) < most && edgeOf(at + 1) > least)
    if (values.length === 0) return []
    const [from, to] = [edgeOf(known.indexOf(values[0] ?? 'under-10m')), edgeOf(known.indexOf(values.at(-1) ?? 'over-500m') + 1)]
    return [{ filter: 'price' as const, values, start, end, isWider: from < least || to > most }]
  })

/** What a certificate, a record or a ground is asked for with; nobody describes a technology so. */
const phrases: readonly { readonly filter: FilterName; readonly value: string; readonly pattern: RegExp }[] = [
  {
    filter: 'standing',
    value: 'valid',
    pattern:
      /유효한?\s?인증서?(?:[이가를을])?(?:\s?(?:있는|가진|보유한?))?|인증서?(?:[이가])?\s?유효한|(?:with (?:a )?)?valid certificates?|certificates? in force/,
  },
  {
    filter: 'supplied',
    value: 'yes',
    pattern:
      /(?:공급|납품|설치)\s?(?:실적|이력)(?:[이을])?(?:\s?(?:있는|있음|보유한?))?|supplied before|(?:with )?(?:supply|delivery) records?/,
  },
  {
    filter: 'ground',
    value: 'yes',
    pattern: /수의\s?계약(?:[이을])?\s?(?:가능한?|되는|대상|근거)?|negotiated contracts?|(?:with )?contract grounds?/,
  },
]
const standingAlone = phrases.map(({ pattern, ...one }) => ({
  ...one,
  pattern: new RegExp(`${notBefore}(?:${pattern.source})${notAfter}`, 'giu'),
}))
const phrasesIn = (typed: string): Found[] =>
  standingAlone.flatMap(({ filter, value, pattern }) =>
    [...typed.matchAll(pattern)].map((match) => ({
      filter,
      values: [value],
      start: match.index,
      end: match.index + match[0].length,
    })),
  )

/** What may stand around a name and says no more than the filter does. */
const before: Partial<Record<FilterName, RegExp>> = {
  region: /(?:in|from) $/i,
  institution: /(?:certified by|from|by) (?:the )?$/i,
}
const particle = String.raw`(?:에서|으로|의|이|가|은|는|을|를|에|로)?`
const behind: Partial<Record<FilterName, RegExp>> = {
  region: /^(?:에 있는|\s?(?:지역|소재|업체|기업|회사)|-based)+/,
  institution: /^(?:이|가|에서|의)?\s?인증(?:서|받은|한)?|^[- ]?certified/i,
  certificate: /^\s?(?:인증서?|지정)|^ certificates?/i,
}
const nothingMore = new RegExp(`^${particle}${notAfter}`, 'u')
/** Capitals that are words in other letters, too: NET is no net, unless a certificate is spoken of. */
const longestAbbreviation = 3

/** Text without its blanks, and where each letter of it stood. */
const squeezed = (typed: string): { text: string; at: readonly number[] } => {
  const at = Array.from({ length: typed.length }, (_, place) => place).filter((place) => !/[\s·]/.test(typed[place] ?? ''))
  return { text: at.map((place) => (typed[place] ?? '').toLowerCase()).join(''), at }
}

const squeezedNames = new Recent(2000, (name: string) => name.toLowerCase().replaceAll(/[\s·]/g, ''))

const placesOf = (
  typed: string,
  { text, at }: ReturnType<typeof squeezed>,
  name: string,
  filter: FilterName,
): { start: number; end: number; says: string }[] => {
  const wanted = squeezedNames.of(name)
  const places: { start: number; end: number; says: string }[] = []
  for (let found = wanted.length < 2 ? -1 : text.indexOf(wanted); found >= 0; found = text.indexOf(wanted, found + 1)) {
    const [start, end] = [at[found] ?? 0, (at[found + wanted.length - 1] ?? 0) + 1]
    if (/[\p{L}\p{N}]$/u.test(typed.slice(0, start))) continue
    const says = typed.slice(start, end)
    const more = behind[filter]?.exec(typed.slice(end))?.[0] ?? ''
    const isAbbreviation = /^[a-z]+$/.test(wanted) && wanted.length <= longestAbbreviation
    if (isAbbreviation && says !== says.toUpperCase() && more === '') continue
    const tail = [more, '']
      .map((one) => ({ one, rest: nothingMore.exec(typed.slice(end + one.length))?.[0] }))
      .find(({ rest }) => rest !== undefined)
    if (tail === undefined) continue
    const head = /^[a-z]/i.test(says) ? (before[filter]?.exec(typed.slice(0, start))?.[0] ?? '') : ''
    places.push({ start: start - head.length, end: end + tail.one.length + (tail.rest ?? '').length, says })
  }
  return places
}
const namedIn = (typed: string, named: readonly NamedValue[]): Found[] => {
  const letters = squeezed(typed)
  return named
    .flatMap(({ filter, value, names, called }) =>
      names.flatMap((name) =>
        placesOf(typed, letters, name, filter).map(({ start, end, says }) => ({
          filter,
          values: [value],
          start,
          end,
          asWords: says,
          called,
        })),
      ),
    )
    .sort((a, b) => b.asWords.length - a.asWords.length)
}

/** The conditions in what was typed, in its order; where two could be meant the longer one. */
export const conditionsIn = (words: string, named: readonly NamedValue[]): TypedCondition[] => {
  const typed = words.normalize('NFC')
  const taken: TypedCondition[] = []
  for (const one of [...trlIn(typed), ...pricesIn(typed), ...phrasesIn(typed), ...namedIn(typed, named)])
    if (!taken.some((other) => other.start < one.end && one.start < other.end))
      taken.push({ asWords: '', isWider: false, ...one, typed: typed.slice(one.start, one.end).trim() })
  return taken.sort((a, b) => a.start - b.start)
}

/** What was typed with other words, or none, for these conditions. */
export const rewritten = (words: string, conditions: readonly TypedCondition[], wordsFor: (one: TypedCondition) => string): string =>
  [...conditions]
    .sort((a, b) => b.start - a.start)
    .reduce((text, one) => `${text.slice(0, one.start)} ${wordsFor(one)} ${text.slice(one.end)}`, words.normalize('NFC'))
    .replaceAll(/\s+/g, ' ')
    .replace(/^[\s,]+|[\s,]+$/g, '')

/** The names of a kind of certificate as people type them: 신기술인증(NET) is 신기술인증 and NET, 혁신제품 지정 is 혁신제품. */
export const certificateNames = (name: string): string[] => {
  const [, base = name, inBrackets = ''] = /^(.*?)\s*\((.*)\)/.exec(name) ?? []
  return [
    base,
    ...(/^[A-Z]+$/.test(inBrackets) ? [inBrackets] : []),
    base.replace(/\s(?:지정|인증|안전인증)$/, ''),
    base.replace(/인증$/, ' 인증'),
    base.replace(/ (?:product )?(?:designation|certificate)$/, ''),
  ].filter((one) => /\s|[가-힣]{4,}|^[A-Z]{2,}$/.test(one.trim()))
}
/** An institution without the 한국 that most of their names begin with. */
export const institutionNames = (names: readonly string[]): string[] =>
  names.flatMap((name) => (/^한국\S{3,}$/.test(name) ? [name, name.slice(2)] : [name]))
