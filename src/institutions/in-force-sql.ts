import { sql } from '../platform/database/database.ts'

/**
 * That a certificate is in force today, as an index reads it, for rows of certificates or their copies at listings that are called as told. What a certificate
 * is worth is said by the certificates slice, which hands this on; institutions are the first that count by it.
 */
export const isInForce = (certificate: string) =>
  sql`${sql.id(certificate, 'state')} = 'valid' and ${sql.id(certificate, 'valid_to')} >= (select market_today())`
