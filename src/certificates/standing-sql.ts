import { sql } from '../platform/database/database.ts'

/** That a certificate is in force today, as an index reads it, for rows of certificates or their copies at listings that are called as told. */
export const isInForce = (certificate: string) =>
  sql`${sql.id(certificate, 'state')} = 'valid' and ${sql.id(certificate, 'valid_to')} >= (select market_today())`

/** `standing` of workflow.ts in a statement, for rows of certificates or their copies at listings that are called as told. */
export const standingToday = (certificate: string) =>
  sql`case when ${sql.id(certificate, 'state')} <> 'revoked' and ${sql.id(certificate, 'valid_to')} < (select market_today()) then 'expired'
    else ${sql.id(certificate, 'state')} end`
