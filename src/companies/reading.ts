import { sql } from '../platform/database/database.ts'
import type { Reader } from '../platform/database/database.ts'

/** Who a person is to a firm's papers: a member, staff with a reason (a track of the firm, operator, auditor), or nobody. */
export const mayReadCompanyFiles = async (read: Reader, personId: string, companyId: string): Promise<'member' | 'staff' | 'nobody'> => {
  const { member, staff } = await read.one(sql<{ member: boolean; staff: boolean }>`
    select exists (select from company_members m where m.company_id = ${companyId} and m.person_id = ${personId}
      and m.state = 'active') as member,
      exists (select from role_grants g where g.person_id = ${personId} and g.withdrawn_at is null
        and (g.role in ('operator', 'auditor') or exists (select from tracks t
          where t.company_id = ${companyId} and t.institution_id = g.institution_id and g.role in ('officer', 'approver')))) as staff`)
  return member ? 'member' : staff ? 'staff' : 'nobody'
}
