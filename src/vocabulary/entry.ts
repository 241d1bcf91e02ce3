/** What kind of knowledge of words an entry is. */
export const entryKinds = ['group', 'one_way', 'word'] as const
export type EntryKind = (typeof entryKinds)[number]

export interface EntryContent {
  readonly kind: EntryKind
  /** A group: all its words; a one-way rule: what is typed; a word: itself. */
  readonly words: readonly string[]
  /** A one-way rule: what it also finds; a word: its parts, none where it is kept whole. */
  readonly leadsTo: readonly string[]
  readonly note: string
  /** Where it comes from. */
  readonly source: string
}

interface Common {
  readonly id: string
  readonly version: number
  readonly content: EntryContent
}
export type DraftEntry = Common & { readonly state: 'draft' }
export type LiveEntry = Common & { readonly state: 'live'; readonly liveAt: Date }
export type RemovedEntry = Common & { readonly state: 'removed'; readonly removedAt: Date }
export type Entry = DraftEntry | LiveEntry | RemovedEntry
export type EntryState = Entry['state']

/** The most letters of each. */
export const longest = { word: 60, source: 200, note: 500 } as const
export const mostWords = 12

/** Words as typed, with commas or line ends between: trimmed, one blank between, each once. */
export const readWords = (typed: string): string[] => {
  const seen = new Set<string>()
  return typed
    .normalize('NFC')
    .split(/[,\n\r;，、]+/)
    .map((word) => word.replaceAll(/\s+/g, ' ').trim())
    .filter((word) => {
      const key = word.toLowerCase()
      return word !== '' && !seen.has(key) && seen.add(key) !== undefined
    })
}
