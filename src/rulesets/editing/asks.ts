/** How a section of a rule set is asked for: data that both draws its form and reads it. A name is the path of the value in the content. */
import { text } from '../../kernel/text.ts'
import type { Text } from '../../kernel/text.ts'
import type { Typed } from './typed.ts'

export type Ask = { readonly key: string; readonly label: Text; readonly hint?: Text; readonly optional?: true } & (
  | { readonly as: 'words'; readonly long?: true }
  | { readonly as: 'line' }
  | { readonly as: 'points' }
  | { readonly as: 'number'; readonly unit?: Text }
  | { readonly as: 'numbers' }
  | { readonly as: 'choice'; readonly options: Readonly<Record<string, Text>> }
  /** One of the stages of this draft, or one of the kinds of papers firms keep. */
  | { readonly as: 'stage' | 'paper' }
  | { readonly as: 'tick' }
  | { readonly as: 'period' }
  | { readonly as: 'condition' }
  | { readonly as: 'group'; readonly of: readonly Ask[] }
  /** `one`: what a row is called. `fresh`: what stands in a new row. `hasId`: rows carry an id nobody sees, kept for as long as the row lives. */
  | { readonly as: 'rows'; readonly of: readonly Ask[]; readonly one: Text; readonly fresh: Typed; readonly hasId: boolean }
)
export type RowsAsk = Extract<Ask, { as: 'rows' }>

/** The rows a path speaks of: 'sections.0.criteria' finds the criteria of a section. */
export const rowsAskAt = (asks: readonly Ask[], path: string): RowsAsk | undefined => {
  const [key, ...rest] = path.split('.').filter((part) => !/^\d+$/.test(part))
  const ask = asks.find((one) => one.key === key)
  if (!ask) return undefined
  if (rest.length === 0) return ask.as === 'rows' ? ask : undefined
  return ask.as === 'rows' || ask.as === 'group' ? rowsAskAt(ask.of, rest.join('.')) : undefined
}

/** Where a name stands, in the words of the form: 'sections.0.criteria.1.max' is section 1, criterion 2, its points. */
export const placeAt = (asks: readonly Ask[], name: string): readonly Text[] => {
  const [key, ...rest] = name.split('.')
  const ask = asks.find((one) => one.key === key)
  if (!ask) return []
  if (ask.as === 'group') return [ask.label, ...placeAt(ask.of, rest.join('.'))]
  const row = ask.as === 'rows' ? Number(rest[0]) : NaN
  if (ask.as !== 'rows' || Number.isNaN(row)) return [ask.label]
  return [text(`${ask.one.ko} ${row + 1}`, `${ask.one.en} ${row + 1}`), ...placeAt(ask.of, rest.slice(1).join('.'))]
}
