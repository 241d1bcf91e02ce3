import { no, yes } from '../../kernel/outcome.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import { sendMailAgain } from '../../platform/mail/inbox.ts'
import type { App } from '../../platform/services.ts'
import type { Actor } from '../actor.ts'

/** Puts a mail that was given up back in the line. */
export const sendAgain = async (app: App, actor: Actor, id: string) => {
  const sent = await inTransaction(app.db, actor, async (tx) => {
    if ((await sendMailAgain(tx, id)) === 0) return no('not-found' as const)
    await tx.record({ action: 'mail.sent-again', kind: 'mail', id })
    return yes({ id })
  })
  if (sent.ok) app.nudge('mail.send')
  return sent
}
