import { recordAccesses } from '../platform/audit/audit.ts'
import type { AccessEntry, Acting } from '../platform/audit/audit.ts'
import { writerOn } from '../platform/database/database.ts'
import type { Visit } from './actor.ts'

/** That personal data is read now, by whoever visits: one statement. Where it cannot be kept, nothing is read. */
export const keepAccess = (visit: Visit, entry: AccessEntry, by?: Acting): Promise<void> => keepAccesses(visit, [entry], by)

/** The same of several people at once. */
export const keepAccesses = (visit: Visit, entries: readonly AccessEntry[], by: Acting = visit.actor): Promise<void> =>
  recordAccesses(writerOn(visit.app.db.kysely, { keepsPlans: true }), by, entries)
