import { theSystem } from '../platform/audit/audit.ts'
import { inTransaction } from '../platform/database/transaction.ts'
import type { App } from '../platform/services.ts'
import { forgetQueries } from './store.ts'
import { queriesKeptDays } from './words.ts'

/** Every night: forgets what was searched for longer ago than it is kept. */
export const forgetOldQueries = (app: App): Promise<number> =>
  inTransaction(app.db, theSystem, async (tx) => {
    const forgotten = await forgetQueries(tx, queriesKeptDays)
    if (forgotten > 0)
      await tx.record({
        action: 'search-queries.forgotten',
        kind: 'search-queries',
        id: 'all',
        detail: { rows: forgotten, olderThanDays: queriesKeptDays },
      })
    return forgotten
  })
