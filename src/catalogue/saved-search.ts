import { createHmac } from 'node:crypto'
import { isSameToken } from '../kernel/id.ts'
import { no, yes } from '../kernel/outcome.ts'
import type { Outcome } from '../kernel/outcome.ts'
import { isTooLong } from '../kernel/text.ts'
import { addressOf, queryFromAddress } from './address.ts'
import { filterNames } from './search-port.ts'
import type { Filters } from './search-port.ts'

export const mostSearches = 50
export const longestName = 100
const longestAddress = 2000

export type SaveRefusal =
  | { readonly code: 'asks-nothing' }
  | { readonly code: 'too-long' }
  | { readonly code: 'too-many' }
  | { readonly code: 'no-name' }
  | { readonly code: 'name-long' }

/** The address of a search as it is kept: nothing in it but what is looked for. In which order it is shown, on which page, or in which order values were chosen makes no other search. */
export const keptAddress = (asked: string): string => {
  const query = queryFromAddress(asked)
  const filters = Object.fromEntries(filterNames.map((name) => [name, query.filters[name].toSorted()])) as unknown as Filters
  return addressOf({ ...query, words: query.words.replaceAll(/\s+/g, ' '), filters, sort: 'relevance' })
}

/** Whether a search may be saved, by how many the person has already. */
export const maySave = (asked: string, name: string, held: number): Outcome<{ asked: string; name: string }, SaveRefusal> => {
  const address = keptAddress(asked)
  if (!/[?&](?!as=)/.test(address)) return no({ code: 'asks-nothing' })
  if (address.length > longestAddress) return no({ code: 'too-long' })
  if (held >= mostSearches) return no({ code: 'too-many' })
  const called = named(name)
  return called.ok ? yes({ asked: address, name: called.value }) : called
}
export const named = (name: string): Outcome<string, SaveRefusal> => {
  const tidy = name
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .toWellFormed()
    .replaceAll('\uFFFD', '')
    .trim()
  if (isTooLong(tidy, longestName)) return no({ code: 'name-long' })
  return tidy === '' ? no({ code: 'no-name' }) : yes(tidy)
}

export type LinkPurpose = 'feed' | 'stop'
/** The secret part of an address that needs no sign-in: 160 bits nobody can guess, another for each purpose, and for each turn. */
export const linkSecret = (secret: Uint8Array, purpose: LinkPurpose, search: { readonly id: string; readonly turn: number }): string =>
  createHmac('sha256', secret).update(`saved-search:${purpose}:${search.id}:${search.turn}`).digest('hex').slice(0, 40)
export const isLinkSecret = (given: string, ...asked: Parameters<typeof linkSecret>): boolean => isSameToken(given, linkSecret(...asked))
