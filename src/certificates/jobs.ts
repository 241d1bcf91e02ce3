import { daysBetween } from '../kernel/dates.ts'
import { theSystem } from '../platform/audit/audit.ts'
import type { Acting } from '../platform/audit/audit.ts'
import { inTransaction } from '../platform/database/transaction.ts'
import type { App } from '../platform/services.ts'
import { findExpiring, saveReminded } from './store.ts'
import { tellEnding } from './tidings.ts'
import { remindersDue } from './workflow.ts'

/** Tells firms and officers of certificates that near their end or passed it, by the reminder days of their rules, each once. Answers how many were told. */
export const remindOfExpiry = (app: App, by: Acting = theSystem): Promise<number> =>
  inTransaction(app.db, by, async (tx) => {
    const near = await findExpiring(tx, 300)
    for (const one of near) {
      const due = remindersDue(one, tx.today)
      await saveReminded(tx, one.id, [...one.reminded, ...due])
      await tx.record({
        action: 'certificate.reminded',
        kind: 'certificate',
        id: one.id,
        institutionId: one.institutionId,
        companyId: one.companyId,
        detail: { due, validTo: one.validTo },
      })
    }
    await tellEnding(
      tx,
      near.map(({ id, validTo }) => ({ id, validTo, left: daysBetween(tx.today, validTo) })),
    )
    return near.length
  })
