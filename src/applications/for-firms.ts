import type { Lang } from '../kernel/text.ts'
import { turnOf } from './track.ts'
import type { TrackState } from './track.ts'
import { mayObject } from './workflow.ts'
import { shortFirmWords } from './words.ts'

interface Known {
  readonly state: string
  readonly isReported: boolean
  readonly objectionUntil: Date | null
}

/** What the firm's own first page asks of its tracks; it belongs to an earlier slice, which knows them by the words of their states. */
export const tracksForFirms = {
  word: (state: string, lang: Lang): string => shortFirmWords[state as TrackState][lang],
  isFirmsTurn: ({ state, isReported }: Known): boolean => turnOf({ state: state as TrackState, isReported }) === 'firm',
  mayObject: ({ state, objectionUntil }: Known, now: Date): boolean => mayObject({ state: state as TrackState, objectionUntil }, now).ok,
}
