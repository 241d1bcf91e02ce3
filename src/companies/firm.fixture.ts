/** What is entered of an invented firm; a scene or a test says what is its own. */
import { sql } from '../platform/database/database.ts'
import type { Tx } from '../platform/database/transaction.ts'
import type { CompanyFacts } from './company.ts'

export const firmFacts = (own: Partial<CompanyFacts> & Pick<CompanyFacts, 'nameKo'>): CompanyFacts => ({
  kind: 'individual',
  nameEn: null,
  businessNumber: null,
  corporateNumber: null,
  representative: '이대표',
  foundedOn: null,
  regionCode: null,
  address: null,
  ksic: null,
  phone: null,
  email: null,
  website: null,
  ...own,
})

/** As if an operator had seen its registration certificate: only a firm that is confirmed gets certificates. */
export const confirmHere = async (tx: Tx, companyId: string, by: string): Promise<void> => {
  await tx.run(
    sql`update company_claims set state = 'confirmed', decided_at = ${tx.now}, decided_by = ${by}
      where company_id = ${companyId} and state in ('provisional', 'disputed')`,
  )
}
