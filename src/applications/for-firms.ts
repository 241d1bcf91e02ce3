import type { Lang } from '../kernel/text.ts'
import { sql } from '../platform/database/database.ts'
import { canBeObjectedTo, isReported } from './queries.ts'
import { turnOf } from './track.ts'
import type { TrackState } from './track.ts'
import { shortFirmWords } from './words.ts'

interface Known {
  readonly state: string
  readonly isReported: boolean
}

/** What the firm's own first page asks of its tracks; it belongs to an earlier slice, which knows them by the words of their states. */
export const tracksForFirms = {
  word: (state: string, lang: Lang): string => shortFirmWords[state as TrackState][lang],
  isFirmsTurn: ({ state, isReported: reported }: Known): boolean => turnOf({ state: state as TrackState, isReported: reported }) === 'firm',
  isReported: isReported(sql`k.id`),
  mayObject: canBeObjectedTo,
}
