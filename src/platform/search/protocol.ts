import type { UserWord } from './analyser/user-words.ts'
import type { Arrays } from './arrays-file.ts'
import type { SuggestName } from './index/answer.ts'
import type { Synonyms } from './index/lexicon.ts'
import type { IndexMethods } from './methods.ts'

/** What operators keep: a change of synonyms or names takes hold at once, a change of user words cuts anew what holds their letters. */
export interface Settings {
  readonly synonyms: Synonyms
  readonly userWords: readonly UserWord[]
  readonly names: readonly SuggestName[]
}
export const noSettings: Settings = { synonyms: { groups: [] }, userWords: [], names: [] }

export interface WorkerCall {
  readonly call: number
  readonly method: keyof IndexMethods
  readonly args: readonly unknown[]
}
/** The thread ends what it has in hand, answers, and ends by itself. */
export interface WorkerEnd {
  readonly end: true
}
export type WorkerReply =
  | { readonly ready: true; readonly loaded: boolean; readonly dictionary: Arrays }
  | { readonly call: number; readonly result?: unknown; readonly error?: string }
