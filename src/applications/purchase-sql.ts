import { sql } from '../platform/database/database.ts'

/** That a row of purchases is a purchase and no record countered it. The purchases slice hands this on; applications are the first that count by it. */
export const purchaseStands = (purchase: string) =>
  sql`${sql.id(purchase, 'kind')} = 'purchase' and not exists (select from purchases counter where counter.counters_id = ${sql.id(purchase, 'id')})`
