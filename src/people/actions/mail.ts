import { no, yes } from '../../kernel/outcome.ts'
import { theSystem } from '../../platform/audit/audit.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import { findKeptMails, sendMailAgain } from '../../platform/mail/inbox.ts'
import { sendWaitingMail } from '../../platform/mail/post.ts'
import type { App } from '../../platform/services.ts'
import type { Actor } from '../actor.ts'

/** Puts a mail that was given up, or never left, back in the line. */
export const sendAgain = async (app: App, actor: Actor, id: string) => {
  const sent = await inTransaction(app.db, actor, async (tx) => {
    if ((await sendMailAgain(tx, id)) === 0) return no('not-found' as const)
    await tx.record({ action: 'mail.sent-again', kind: 'mail', id })
    return yes({ id })
  })
  if (sent.ok) app.nudge('mail.send')
  return sent
}

/**
 * What was written to an address while there was no mail server: read by whoever runs the machine, since links in mails open accounts and no page
 * of a real market shows them. A mail that left the house is not among them.
 */
export const readKeptMailHere = async (app: App, typed: string) => {
  // What the running service has not looked at yet is kept now; where there is a mail server nothing is touched.
  if (app.mail.smtpUrl === undefined) await sendWaitingMail(app)
  return inTransaction(app.db, theSystem, async (tx) => {
    const mails = await findKeptMails(tx, typed.trim())
    for (const one of mails) await tx.record({ action: 'mail.read-here', kind: 'mail', id: one.id, detail: { by: 'command line' } })
    return yes(mails.map((one) => ({ ...one, body: one.body.replaceAll('{address}', app.publicUrl) })))
  })
}
