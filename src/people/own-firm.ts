import { sql } from '../platform/database/database.ts'
import type { RawBuilder, Reader } from '../platform/database/database.ts'
import type { Arrived } from './door-query.ts'
import type { WornHat } from './hats.ts'

type Params = Readonly<Record<string, string>>

/** The hats under which somebody judges firms or oversees who does. Reviewers declare their conflicts, and those are computed besides. */
const judging: ReadonlySet<WornHat['hat']> = new Set(['institution', 'council', 'auditor'])

/** Whether an address could name what one's own firm applied for: only of whoever belongs to a firm and judges firms, too. */
export const mayBeOwnFirms = (worn: WornHat, { companies }: Pick<Arrived, 'companies'>, params: Params): boolean =>
  judging.has(worn.hat) && companies.length > 0 && [params['track'], params['review'], params['certificate']].some((id) => id !== undefined)

/** Whether the track, the review or the certificate that an address names is of one of these firms. */
export const isOfFirms = (params: Params, companyIds: readonly string[]): RawBuilder<{ yes: boolean }> => sql<{ yes: boolean }>`
  select exists (select from tracks where id = ${params['track'] ?? null} and company_id = any(${[...companyIds]}::text[]))
    or exists (select from review_tracks where review_id = ${params['review'] ?? null} and company_id = any(${[...companyIds]}::text[]))
    or exists (select from certificates where id = ${params['certificate'] ?? null} and company_id = any(${[...companyIds]}::text[])) as yes`

/** Whether any of these persons belongs to the firm of a track: nobody judges what their own firm applied for, nor is given it to handle. */
export const anyBelongsToFirm = async (read: Reader, personIds: readonly string[], companyId: string): Promise<boolean> =>
  (
    await read.one(sql<{ yes: boolean }>`
    select exists (select from company_members where person_id = any(${[...personIds]}::text[]) and company_id = ${companyId}
      and state = 'active') as yes`)
  ).yes
