import { sql } from '../database/database.ts'
import type { Reader } from '../database/database.ts'
import type { Tx } from '../database/transaction.ts'
import { likeAnywhere } from '../database/like.ts'

export interface NoticeRow {
  readonly id: string
  readonly at: Date
  readonly kind: string
  readonly subjectKo: string
  readonly subjectEn: string
  readonly bodyKo: string
  readonly bodyEn: string
  readonly link: string | null
  readonly readAt: Date | null
  readonly total: number
}

/** What a person was told, the newest first; `total` counts all pages. */
export const findNotices = (read: Reader, personId: string, page: number, perPage = 30) =>
  read.many(sql<NoticeRow>`
  select id, at, kind, subject_ko, subject_en, body_ko, body_en, link, read_at, count(*) over ()::int as total
  from notices where person_id = ${personId} order by at desc, id limit ${perPage} offset ${(page - 1) * perPage}`)

/** Marks one notice as read and answers where it leads; nothing where it is not this person's. */
export const readNotice = (tx: Tx, personId: string, id: string) =>
  tx.maybe(
    sql<{
      link: string | null
    }>`update notices set read_at = coalesce(read_at, ${tx.now}) where id = ${id} and person_id = ${personId} returning link`,
  )

export const readAllNotices = (tx: Tx, personId: string) =>
  tx.run(sql`update notices set read_at = ${tx.now} where person_id = ${personId} and read_at is null`)

export interface MailRow {
  readonly id: string
  readonly createdAt: Date
  readonly toAddress: string
  /** Whose address it is, where somebody has an account under it. */ readonly toPersonId: string | null
  readonly subject: string
  readonly body: string | null
  /** Kept: there was no mail server, and it never left the house. */ readonly state: 'waiting' | 'sent' | 'failed' | 'kept'
  readonly attempts: number
  readonly sentAt: Date | null
  readonly lastError: string | null
  readonly total: number
}

/** Written while there was no mail server: counted as sent without a try. */
const neverLeft = sql`(state = 'sent' and attempts = 0)`

/** Mails of the house, the newest first. Bodies hold links that open accounts: they are left out unless they are asked for. */
export const findMails = (read: Reader, asked: { to: string; page: number; withBodies: boolean }, perPage = 30) => {
  const like = likeAnywhere(asked.to.toLowerCase())
  return read.many(sql<MailRow>`
    select id, created_at, to_address, subject, case when ${asked.withBodies} then body end as body,
      case when ${neverLeft} then 'kept' else state end as state, attempts, sent_at, last_error,
      coalesce(to_person_id, (select p.id from persons p where lower(p.email) = lower(to_address))) as to_person_id,
      count(*) over ()::int as total
    from mails where lower(to_address) like ${like} order by created_at desc, id limit ${perPage} offset ${(asked.page - 1) * perPage}`)
}

export interface KeptMail {
  readonly id: string
  readonly createdAt: Date
  readonly subject: string
  readonly body: string
}

/** The last mails to this address that never left the house, the newest last. */
export const findKeptMails = (read: Reader, to: string, most = 5) =>
  read.many(sql<KeptMail>`
    select * from (select id, created_at, subject, body from mails where lower(to_address) = lower(${to}) and ${neverLeft}
      order by created_at desc, id desc limit ${most}) m order by created_at, id`)

/** Puts a mail that was given up, or never left, back in the line. */
export const sendMailAgain = (tx: Tx, id: string) =>
  tx.run(
    sql`update mails set state = 'waiting', attempts = 0, sent_at = null, next_attempt_at = ${tx.now} where id = ${id} and (state = 'failed' or ${neverLeft})`,
  )

/** Whoever leaves takes along what the house has told them: notices, and mails with their address. */
export const forgetTold = async (tx: Tx, personId: string, email: string): Promise<void> => {
  await tx.run(sql`delete from mails where to_person_id = ${personId} or lower(to_address) = ${email.toLowerCase()}`)
  await tx.run(sql`delete from notices where person_id = ${personId}`)
}

/** Mails written to an address rather than to a person, links and invitations, once they are sent or given up and so many days old. */
export const forgetMailsToAddresses = (tx: Tx, days: number): Promise<number> =>
  tx.run(
    sql`delete from mails where to_person_id is null and state <> 'waiting' and created_at < clock_timestamp() - make_interval(days => ${days})`,
  )
