import { newId, sha256Hex } from '../kernel/id.ts'
import { sql } from '../platform/database/database.ts'
import type { Reader } from '../platform/database/database.ts'
import type { Tx } from '../platform/database/transaction.ts'
import type { GrantedRole } from './words.ts'

export type LinkPurpose = 'confirm-email' | 'new-password' | 'unlock' | 'first-operator' | 'invitation'
export interface LinkDetail {
  readonly role?: GrantedRole
  readonly institutionId?: string | null
  readonly councilId?: string | null
  readonly grantedBy?: string | null
}
export interface OneTimeLink {
  readonly tokenSha256: string
  readonly personId: string | null
  readonly purpose: LinkPurpose
  readonly email: string
  readonly detail: LinkDetail
}

const lasts: Record<LinkPurpose, string> = {
  'confirm-email': '24 hours',
  'new-password': '30 minutes',
  unlock: '30 minutes',
  'first-operator': '24 hours',
  invitation: '7 days',
}

/** Makes a link that works once; answers its path. 158 bits, of which only the SHA-256 is kept. */
export const makeLink = async (
  tx: Tx,
  link: { purpose: LinkPurpose; email: string; personId?: string | null; detail?: LinkDetail },
): Promise<string> => {
  const token = newId(32)
  await tx.run(sql`insert into one_time_links (token_sha256, person_id, purpose, email, detail, created_at, expires_at)
    values (${sha256Hex(token)}, ${link.personId ?? null}, ${link.purpose}, ${link.email}, ${JSON.stringify(link.detail ?? {})},
      statement_timestamp(), statement_timestamp() + ${lasts[link.purpose]}::interval)`)
  return `/links/${token}`
}

/** The link, while it may still be used. */
export const findLink = (read: Reader, token: string): Promise<OneTimeLink | undefined> =>
  read.maybe(
    sql<OneTimeLink>`select token_sha256, person_id, purpose, email, detail from one_time_links
      where token_sha256 = ${sha256Hex(token)} and used_at is null and expires_at > clock_timestamp()`,
  )

/** Takes the link out of use; undefined where somebody was first, or its time is over. Rolled back with a refusal. */
export const takeLink = (tx: Tx, token: string): Promise<OneTimeLink | undefined> =>
  tx.maybe(sql<OneTimeLink>`update one_time_links set used_at = clock_timestamp()
    where token_sha256 = ${sha256Hex(token)} and used_at is null and expires_at > clock_timestamp()
    returning token_sha256, person_id, purpose, email, detail`)

/** Links that have not worked for so many days, with the addresses they went to. */
export const forgetDeadLinks = (tx: Tx, days: number): Promise<number> =>
  tx.run(sql`delete from one_time_links where expires_at < clock_timestamp() - make_interval(days => ${days})`)

/** Links that would still open an account whose way in has just changed. */
export const endLinksOf = (tx: Tx, personId: string): Promise<number> =>
  tx.run(
    sql`update one_time_links set used_at = clock_timestamp()
      where person_id = ${personId} and purpose in ('new-password', 'unlock', 'confirm-email') and used_at is null`,
  )

const mostAnHour = 3

/**
 * Whether as many links of this kind went to this address, for this person, as it may get: three an hour, and of those that live shorter
 * three within their life, so that whoever asks in another's name never leaves the owner without one that works. Somebody who would have an
 * account's address changed counts alone, and for all addresses together.
 */
export const isFull = async (
  tx: Tx,
  { purpose, email, personId = null }: { purpose: LinkPurpose; email: string; personId?: string | null },
): Promise<boolean> => {
  const isOwnWish = purpose === 'confirm-email' && personId !== null
  // They stand in line, so that sixty at once are three as well.
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`links:${isOwnWish ? personId : email}`}, 0))`)
  const { sent } = await tx.one(sql<{ sent: number }>`select count(*)::int as sent from one_time_links
    where ${isOwnWish ? sql`true` : sql`email = ${email}`} and purpose = ${purpose} and person_id is not distinct from ${personId}
      and created_at > clock_timestamp() - least(${lasts[purpose]}::interval, interval '1 hour')`)
  return sent >= mostAnHour
}
