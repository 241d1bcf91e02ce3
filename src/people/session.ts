import { createHmac } from 'node:crypto'
import { newToken, sha256Hex } from '../kernel/id.ts'
import { sql } from '../platform/database/database.ts'
import type { Tx } from '../platform/database/transaction.ts'

/** The form token of a session: nobody who does not hold the session can make it. */
export const csrfOf = (secret: Uint8Array, tokenSha256: string): string =>
  createHmac('sha256', secret).update(`csrf:${tokenSha256}`).digest('base64url')

export interface StartedSession {
  readonly token: string
  readonly csrf: string
  readonly until: Date
}

export interface SessionStart {
  readonly secondFactorPassed: boolean
  /** The person has just shown who they are: password, or an unlocked demonstration. True unless told otherwise. */
  readonly reauthenticated?: boolean
  readonly address: string
  readonly agent: string
  /** The installation's secret; makes the form token. */
  readonly secret: Uint8Array
}

/** Starts a session of 12 hours at most. Only the token's SHA-256 is kept; the token itself goes to the browser once. */
export const startSession = async (tx: Tx, personId: string, start: SessionStart): Promise<StartedSession> => {
  const token = newToken()
  const tokenSha256 = sha256Hex(token)
  const { expiresAt } = await tx.one(sql<{ expiresAt: Date }>`
    insert into sessions (token_sha256, person_id, created_at, last_seen_at, expires_at, second_factor_at, reauthenticated_at, address,
      agent)
    select ${tokenSha256}, ${personId}, clock_timestamp(), clock_timestamp(), clock_timestamp() + interval '12 hours',
      case when ${start.secondFactorPassed} then clock_timestamp() end,
        case when ${start.reauthenticated ?? true} then clock_timestamp() end, ${start.address}, ${start.agent.slice(0, 200)}
    returning expires_at`)
  return { token, csrf: csrfOf(start.secret, tokenSha256), until: expiresAt }
}

/** Gives the same person a new session with the same end, and ends the old one: an id that was known before is worth nothing after. */
export const renewSession = async (
  tx: Tx,
  oldToken: string,
  gained: { secondFactor?: boolean; reauthenticated?: boolean },
  secret: Uint8Array,
): Promise<StartedSession | undefined> => {
  const token = newToken()
  const tokenSha256 = sha256Hex(token)
  const renewed = await tx.maybe(sql<{ expiresAt: Date }>`
    with old as (update sessions set ended_at = clock_timestamp() where token_sha256 = ${sha256Hex(oldToken)} and ended_at is null
      returning *)
    insert into sessions (token_sha256, person_id, created_at, last_seen_at, expires_at, second_factor_at, reauthenticated_at, address,
      agent)
    select ${tokenSha256}, person_id, created_at, clock_timestamp(), expires_at,
      case when ${gained.secondFactor ?? false} then clock_timestamp() else second_factor_at end,
      case when ${gained.reauthenticated ?? false} then clock_timestamp() else reauthenticated_at end, address, agent from old
    returning expires_at`)
  return renewed && { token, csrf: csrfOf(secret, tokenSha256), until: renewed.expiresAt }
}

export const endSession = (tx: Tx, token: string): Promise<number> =>
  tx.run(sql`update sessions set ended_at = clock_timestamp() where token_sha256 = ${sha256Hex(token)} and ended_at is null`)

/** Ends every session of a person, but the one of `exceptToken`; answers how many ended. */
export const endSessionsOf = (tx: Tx, personId: string, exceptToken?: string): Promise<number> =>
  tx.run(
    sql`update sessions set ended_at = clock_timestamp() where person_id = ${personId} and ended_at is null
      and token_sha256 <> ${exceptToken === undefined ? '' : sha256Hex(exceptToken)}`,
  )
