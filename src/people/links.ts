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

/** Links that would still open an account whose way in has just changed. */
export const endLinksOf = (tx: Tx, personId: string): Promise<number> =>
  tx.run(
    sql`update one_time_links set used_at = clock_timestamp()
      where person_id = ${personId} and purpose in ('new-password', 'unlock', 'confirm-email') and used_at is null`,
  )

/** How many links went to this address within the hour; not counting invitations. */
export const linksSentTo = async (read: Reader, email: string): Promise<number> =>
  (
    await read.one(
      sql<{
        sent: number
      }>`select count(*)::int as sent from one_time_links
        where email = ${email} and purpose in ('confirm-email', 'new-password', 'unlock')
        and created_at > clock_timestamp() - interval '1 hour'`,
    )
  ).sent
