import { sql } from '../platform/database/database.ts'
import type { Tx } from '../platform/database/transaction.ts'

/** The next running number of an institution's certificates; two at once get two numbers, and one rolled back leaves no gap. */
export const nextCertificateSequence = async (tx: Tx, institutionId: string): Promise<number> =>
  (
    await tx.one(
      sql<{
        sequence: number
      }>`update institutions set certificate_sequence = certificate_sequence + 1 where id = ${institutionId}
        returning certificate_sequence as sequence`,
    )
  ).sequence
