import { sql } from '../platform/database/database.ts'
import type { Reader } from '../platform/database/database.ts'
import type { SheetState } from './review.ts'

export interface SheetRow {
  id: string
  stageId: string
  personId: string
  letter: string
  isExternal: boolean
  state: SheetState
  scores: Record<string, number>
  comments: Record<string, string>
  gates: Record<string, 'pass' | 'fail'>
  overall: string
  conditions: string
  dueAt: Date | null
  sealedAt: string | null
  sha256: string | null
  updatedAt: string
  version: number
  changes: { criterionId: string; before: number; after: number; reason: string; at: string }[]
}
const sheetRow = sql`
  h.id, h.stage_id, h.person_id, s.letter, s.is_external, h.state, h.scores, h.comments, h.gates, h.overall, h.conditions, h.due_at,
    h.sealed_at, h.sha256, h.updated_at, h.version,
  coalesce((select json_agg(json_build_object('criterionId', g.criterion_id, 'before', g.before_hundredths, 'after', g.after_hundredths,
    'reason', g.reason, 'at', g.at) order by g.id) from score_changes g where g.sheet_id = h.id), '[]') as changes`

/** All sealed sheets of a review. The statement itself asks whether the seals are open: before the meeting it answers nothing. */
export const findSealedSheets = (read: Reader, reviewId: string): Promise<SheetRow[]> =>
  read.many(sql<SheetRow>`
  select ${sheetRow} from sheets h join committee_seats s on s.review_id = h.review_id and s.person_id = h.person_id
    and s.state = 'accepted' join reviews r on r.id = h.review_id
  where h.review_id = ${reviewId} and h.state in ('sealed', 'set_aside') and r.state in ('meeting', 'verdict_drafted', 'verdict_signed')
    order by s.letter, (select g.sort from review_stages g where g.id = h.stage_id)`)

/** A member's own sheets; nobody else's, and none once the seat is lost. */
export const findOwnSheets = (read: Reader, reviewId: string, personId: string): Promise<SheetRow[]> =>
  read.many(sql<SheetRow>`
  select ${sheetRow} from sheets h join committee_seats s on s.review_id = h.review_id and s.person_id = h.person_id
    and s.state = 'accepted'
  where h.review_id = ${reviewId} and h.person_id = ${personId} order by (select g.sort from review_stages g where g.id = h.stage_id)`)
