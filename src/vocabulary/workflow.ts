import { no, yes } from '../kernel/outcome.ts'
import type { Outcome } from '../kernel/outcome.ts'
import { isTooLong } from '../kernel/text.ts'
import { longest, mostWords } from './entry.ts'
import type { Entry, EntryContent, EntryState, LiveEntry, RemovedEntry } from './entry.ts'

export type Gap =
  | 'words'
  | 'leadsTo'
  | 'too-many'
  | 'too-long'
  | 'no-letters'
  | 'parts'
  | 'word-shape'
  | 'leads-to-itself'
  | 'source'
  | 'source-long'
  | 'note-long'
export type Refusal =
  | { readonly code: 'not-found' }
  | { readonly code: 'wrong-state'; readonly state: EntryState }
  | { readonly code: 'incomplete'; readonly missing: readonly Gap[] }
  | { readonly code: 'live-already' }
  | { readonly code: 'says-nothing-new'; readonly id: string; readonly words: readonly string[]; readonly leadsTo: readonly string[] }
  | { readonly code: 'stale' }

/** The table of moves. docs/workflows is printed from here. */
export const moves = {
  edit: { from: ['draft'], to: 'draft' },
  'go-live': { from: ['draft'], to: 'live' },
  remove: { from: ['draft', 'live'], to: 'removed' },
} as const satisfies Record<string, { from: readonly EntryState[]; to: EntryState }>
export type Move = keyof typeof moves

export const mayMove = (state: EntryState, move: Move): boolean => (moves[move].from as readonly EntryState[]).includes(state)

const hasLetters = (word: string): boolean => /[\p{L}\p{N}]/u.test(word)

/** What keeps a draft from being written down. */
export const gapsOf = ({ kind, words, leadsTo, source, note }: EntryContent): Gap[] => {
  const all = [...words, ...leadsTo]
  const gaps: Gap[] = []
  if (words.length < (kind === 'group' ? 2 : 1) || (kind !== 'group' && words.length > 1)) gaps.push('words')
  if (kind === 'one_way' && leadsTo.length === 0) gaps.push('leadsTo')
  if (kind === 'one_way' && words.some((word) => leadsTo.some((other) => other.toLowerCase() === word.toLowerCase())))
    gaps.push('leads-to-itself')
  if (all.length > mostWords) gaps.push('too-many')
  if (all.some((word) => isTooLong(word, longest.word))) gaps.push('too-long')
  if (all.some((word) => !hasLetters(word))) gaps.push('no-letters')
  // The dictionary cuts Hangul; Latin words are whole by themselves.
  if (kind === 'word' && words.some((word) => !/^[가-힣]{2,}$/.test(word))) gaps.push('word-shape')
  if (kind === 'word' && leadsTo.length > 0 && leadsTo.join('') !== words[0]) gaps.push('parts')
  if (source === '') gaps.push('source')
  if (isTooLong(source, longest.source)) gaps.push('source-long')
  if (isTooLong(note, longest.note)) gaps.push('note-long')
  return gaps
}

/** What is live, as far as another entry may say the same. */
export type Said = Pick<EntryContent, 'kind' | 'words' | 'leadsTo'> & { readonly id: string }

/** Whatever their letters and blanks, these are one word to a search. */
const sameness = (word: string): string => word.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, '')

/** The live entry that says all of this already: a group with all of its words, the same rule or more, the same own word. */
export const saidAlready = (
  { kind, words, leadsTo }: Pick<EntryContent, 'kind' | 'words' | 'leadsTo'>,
  live: readonly Said[],
): Said | undefined => {
  const asked = words.map(sameness)
  const wanted = leadsTo.map(sameness)
  return live.find((one) => {
    const known = new Set(one.words.map(sameness))
    const has = (all: readonly string[]) => all.every((word) => known.has(word))
    if (kind === 'word') return one.kind === 'word' && has(asked)
    if (one.kind === 'group') return has([...asked, ...wanted])
    const led = new Set(one.leadsTo.map(sameness))
    return kind === 'one_way' && one.kind === 'one_way' && has(asked) && wanted.every((word) => led.has(word))
  })
}

export const goLive = (entry: Entry, now: Date): Outcome<LiveEntry, Refusal> => {
  if (entry.state !== 'draft') return no({ code: 'wrong-state', state: entry.state })
  const missing = gapsOf(entry.content)
  return missing.length > 0
    ? no({ code: 'incomplete', missing })
    : yes({ id: entry.id, version: entry.version, content: entry.content, state: 'live', liveAt: now })
}

export const remove = (entry: Entry, now: Date): Outcome<RemovedEntry, Refusal> =>
  entry.state === 'removed'
    ? no({ code: 'wrong-state', state: entry.state })
    : yes({ id: entry.id, version: entry.version, content: entry.content, state: 'removed', removedAt: now })
