import { createTransport } from 'nodemailer'
import { sql } from '../database/database.ts'
import type { App } from '../services.ts'

interface Waiting {
  id: string
  toAddress: string
  subject: string
  body: string
  stopPath: string | null
  attempts: number
}

/** A real market without a mail server: what is written stays here, and whoever waits for it is told so. */
export const leavesNoMail = ({ mail, market }: Pick<App, 'mail' | 'market'>): boolean =>
  mail.smtpUrl === undefined && !market.isDemonstration

/** Mail that goes nowhere counts as sent at once, in a real market without a try: the operator sees that it never left. Of a demonstration's past, when it was written. */
const countAsSent = async (app: App): Promise<number> => {
  const { numAffectedRows } = await sql`
    update mails set state = 'sent', attempts = attempts + case when ${app.market.isDemonstration} then 1 else 0 end,
      sent_at = case when ${app.market.isDemonstration} then least(clock_timestamp(), created_at + interval '20 seconds')
        else clock_timestamp() end
    where state = 'waiting' and next_attempt_at <= clock_timestamp()`.execute(app.db.kysely)
  return Number(numAffectedRows ?? 0n)
}

/** One press in a mail reader stops these mails (RFC 8058). */
const stopHeaders = (address: string) => ({ 'List-Unsubscribe': `<${address}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' })

/**
 * Sends what waits, oldest first, 50 at most a call; answers how many were sent. Without SMTP, and always in a demonstration, whose people are
 * invented, mail counts as sent: a demonstration shows it on the operator's page, a real market to whoever runs the machine (`cli read-mail`). A failure waits longer each time (1, 2, 4 … minutes, 10 tries). The row is locked while it is sent, so two workers never send one twice.
 */
export const sendWaitingMail = async (app: App): Promise<number> => {
  if (app.mail.smtpUrl === undefined || app.market.isDemonstration) return countAsSent(app)
  const transport = createTransport(app.mail.smtpUrl)
  let sent = 0
  for (let turn = 0; turn < 50; turn += 1) {
    const again = await app.db.kysely.transaction().execute(async (kysely) => {
      const {
        rows: [mail],
      } = await sql<Waiting>`
        select id, to_address, subject, body, stop_path, attempts from mails
        where state = 'waiting' and next_attempt_at <= clock_timestamp() order by next_attempt_at limit 1 for update skip locked`.execute(
        kysely,
      )
      if (mail === undefined) return false
      try {
        await transport.sendMail({
          from: app.mail.from,
          to: mail.toAddress,
          subject: mail.subject,
          text: mail.body.replaceAll('{address}', app.publicUrl),
          headers: mail.stopPath === null ? {} : stopHeaders(app.publicUrl + mail.stopPath),
        })
        await sql`update mails set state = 'sent', sent_at = clock_timestamp(), attempts = attempts + 1 where id = ${mail.id}`.execute(
          kysely,
        )
        sent += 1
      } catch (error) {
        const tries = mail.attempts + 1
        await sql`update mails set attempts = ${tries}, last_error = ${error instanceof Error ? error.message : 'unknown'},
          state = ${tries >= 10 ? 'failed' : 'waiting'}, next_attempt_at = clock_timestamp() + make_interval(mins => ${2 ** mail.attempts})
            where id = ${mail.id}`.execute(kysely)
      }
      return true
    })
    if (!again) break
  }
  transport.close()
  return sent
}
