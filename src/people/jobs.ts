import { theSystem } from '../platform/audit/audit.ts'
import { inTransaction } from '../platform/database/transaction.ts'
import { forgetMailsToAddresses } from '../platform/mail/inbox.ts'
import type { App } from '../platform/services.ts'
import { forgetDeadLinks } from './links.ts'

/** So long the address of somebody without an account is kept: of a sign-up that was not finished, an invitation not taken. */
export const strangersKeptDays = 30

/** Every night: forgets links that work no more, and the mails that brought them. */
export const forgetStrangers = (app: App): Promise<number> =>
  inTransaction(app.db, theSystem, async (tx) => {
    const forgotten = (await forgetDeadLinks(tx, strangersKeptDays)) + (await forgetMailsToAddresses(tx, strangersKeptDays))
    if (forgotten > 0)
      await tx.record({
        action: 'links.forgotten',
        kind: 'links',
        id: 'all',
        detail: { rows: forgotten, olderThanDays: strangersKeptDays },
      })
    return forgotten
  })
