import { fold } from '../analyser/fold.ts'

/** Where a text stands in a document, most telling first. `weight` multiplies how often a term occurs there. */
export const fields = [
  { name: 'title', weight: 3 },
  { name: 'keywords', weight: 2 },
  { name: 'proof', weight: 1.5 },
  { name: 'summary', weight: 1 },
  { name: 'accepted', weight: 1 },
  { name: 'owner', weight: 0.5 },
  { name: 'class', weight: 0.5 },
  { name: 'body', weight: 0.5 },
] as const
export type FieldName = (typeof fields)[number]['name']
/** The fields that say what a document is about, a bit each. */
export const tellingFields = fields.reduce(
  (mask, { name }, at) => (name === 'title' || name === 'keywords' || name === 'summary' ? mask | (1 << at) : mask),
  0,
)

/** What a slice feeds. `version` says whether the document changed: the same version is never read again. */
export interface SearchDocument {
  readonly id: string
  readonly version: string
  readonly text: Readonly<Partial<Record<FieldName, string>>>
  /** What it is called in English, to be suggested by; where it is found by that, the text says so, too. */
  readonly titleEn?: string
  /** Numbers by which it must stand first: certificates, patents, businesses. However written. */
  readonly exact?: readonly string[]
  /** Names that count for more when they are the whole query. */
  readonly names?: readonly string[]
  readonly facets?: Readonly<Record<string, readonly string[]>>
  /** What it may be sorted by. */
  readonly numbers?: Readonly<Record<string, number>>
  /** Texts it may be sorted by beside its title, letter by letter. */
  readonly orders?: Readonly<Record<string, string>>
  /** 0 … 0.1: added to its score as this share of the best one. Small on purpose. */
  readonly prior?: number
}

/** Terms of different kinds never meet: each begins with its channel. `written`: a word as it stands in the text, where it is looked for otherwise. */
export const channels = { morpheme: 'm', pair: 'p', shingle: 's', word: 'w', written: 'o', exact: 'x', name: 'n' } as const

/** 'KR 10-2345678 B1' and '제10-2345678호' meet: letters and digits only. */
export const exactForm = (number: string): string =>
  number
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/^제|호$|[^\p{L}\p{N}]/gu, '')
    .replace(/^KR(?=\d)/, '')
/** A number as somebody may write it who copies it from a register: with what kind it is before or behind, or with a part that is empty. '특허 10-2345678', 'KR102345678B1', '10-2345678-0000'. */
export const exactForms = (number: string): string[] => {
  const form = exactForm(number)
  const bare = form.replace(/^(?:KR|[가-힣]+)(?=\d)/, '').replace(/(?<=^\d{7,13})[A-Z]\d?$/, '')
  return [...new Set([form, bare, bare.replace(/(?<=^\d{9})0{4}$/, '')])]
}
/** Whether a word can be such a number. */
export const mayBeExact = (form: string): boolean => form.length >= 5 && form.length <= 40 && /\d{3}|\d.*\d.*\d/.test(form)
export const nameForm = (name: string): string => fold(name).replaceAll(/\(주\)|㈜|주식회사|[^\p{L}\p{N}]/gu, '')
