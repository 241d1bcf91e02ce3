import { networkOf } from '../kernel/network.ts'
import { sql } from '../platform/database/database.ts'
import type { Tx } from '../platform/database/transaction.ts'
import { locksNow, secondsToWait } from './throttle.ts'
import type { Tries } from './throttle.ts'

export type Counted =
  | { readonly kind: 'counted'; readonly id: number; readonly locksNow: boolean }
  | { readonly kind: 'wait'; readonly seconds: number }

/**
 * Counts one try of `subject` (the hash of an e-mail, or of 'factor:' and a person) from the network of an address as failed until it is told that it
 * worked, or says how long to wait. Tries of one subject stand in line, so that none slips past the count.
 */
export const countTry = async (tx: Tx, subject: string, from: string): Promise<Counted> => {
  const address = networkOf(from)
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${subject}, 0))`)
  const { now, ...tries } = await tx.one(sql<Tries & { now: Date }>`
    with well as (select max(at) as at from sign_in_attempts
      where email_sha256 = ${subject} and address = ${address} and succeeded and at > clock_timestamp() - interval '90 days'),
    failed as (select at, address from sign_in_attempts where email_sha256 = ${subject} and not succeeded
      and at > clock_timestamp() - interval '1 hour'),
    here as (select at from failed where address = ${address} and at > coalesce((select at from well), '-infinity'))
    select (select count(*)::int from here) as here, (select max(at) from here) as last_here, (select count(*)::int from failed) as account,
      (select count(*)::int from sign_in_attempts where address = ${address} and not succeeded
        and at > clock_timestamp() - interval '1 hour') as address,
      (select at is not null from well) as is_known_here, clock_timestamp() as now`)
  const seconds = secondsToWait(tries, now)
  if (seconds > 0) return { kind: 'wait', seconds }
  const { id } = await tx.one(
    sql<{
      id: number
    }>`insert into sign_in_attempts (at, email_sha256, address, succeeded) values (clock_timestamp(), ${subject}, ${address}, false)
      returning id`,
  )
  return { kind: 'counted', id, locksNow: locksNow(tries) }
}

export const tryWorked = (tx: Tx, id: number): Promise<number> =>
  tx.run(sql`update sign_in_attempts set succeeded = true, at = clock_timestamp() where id = ${id}`)

/** Opens an account for one address, as its owner asked by mail: what failed there before counts no more. */
export const unlockHere = (tx: Tx, subject: string, address: string): Promise<number> =>
  tx.run(
    sql`insert into sign_in_attempts (at, email_sha256, address, succeeded) values (clock_timestamp(), ${subject}, ${networkOf(address)}, true)`,
  )
