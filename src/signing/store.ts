import { sql } from '../platform/database/database.ts'
import type { Tx } from '../platform/database/transaction.ts'

export interface KeyRow {
  id: string
  institutionId: string | null
  certificatePem: string
  privateKeySealed: string
}
export const findLiveKey = (tx: Tx, institutionId: string | null): Promise<KeyRow | undefined> =>
  tx.maybe(sql<KeyRow>`
  select id, institution_id, certificate_pem, private_key_sealed from signing_keys where institution_id is not distinct
    from ${institutionId} and retired_at is null`)
/** Keeps a key unless another came first. */
export const insertKey = (tx: Tx, key: KeyRow, origin: 'generated' | 'imported'): Promise<number> =>
  tx.run(sql`
  insert into signing_keys (id, institution_id, certificate_pem, private_key_sealed, origin, created_at)
  values (${key.id}, ${key.institutionId}, ${key.certificatePem}, ${key.privateKeySealed}, ${origin}, ${tx.now})
  on conflict (coalesce(institution_id, '')) where retired_at is null do nothing`)
export const retireKey = (tx: Tx, institutionId: string): Promise<number> =>
  tx.run(sql`update signing_keys set retired_at = ${tx.now} where institution_id = ${institutionId} and retired_at is null`)
