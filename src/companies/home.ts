import { text } from '../kernel/text.ts'
import { sql } from '../platform/database/database.ts'
import { draftsFor } from '../people/index.ts'
import type { HomeProvider, WaitingKind } from '../people/index.ts'

const kinds: Readonly<Record<string, WaitingKind>> = {
  'claim.desk': {
    title: text('확인할 회사', 'Firms to confirm'),
    hat: (owner) => `desk:${owner}`,
    list: (owner) => `/desk/${owner}/claims`,
    place: (row) => `/desk/${row.owner}/claims`,
  },
  'claim.operations': {
    title: text('확인할 회사', 'Firms to confirm'),
    hat: () => 'operations',
    list: () => '/operations/claims',
    place: () => '/operations/claims',
  },
  'claim.paper': {
    title: text('올릴 사업자등록증', 'Registration certificate to upload'),
    hat: (owner) => `company:${owner}`,
    list: (owner) => `/company/${owner}/profile#registration`,
    place: (row) => `/company/${row.owner}/profile#registration`,
  },
  'member.asked': {
    title: text('참여를 요청한 사람', 'People who ask to join'),
    hat: (owner) => `company:${owner}`,
    list: (owner) => `/company/${owner}/people`,
    place: (row) => `/company/${row.owner}/people`,
  },
}

/** Of a claim k of a firm c only what can be decided waits: its registration certificate is here, where it needs one, and it is not one's own. */
const decidable = (me: string) =>
  sql`k.state in ('provisional', 'disputed') and (k.registration_file_id is not null or c.kind = 'individual') and k.person_id <> ${me}`

/** What of firms waits: for officers claims of firms that applied to them, for operators all of them, for owners people who ask to join, for a firm with
 * something under review the certificate it has not brought. */
export const companiesWaiting: HomeProvider = {
  kinds,
  rows: (me, held) =>
    held.companyIds.length === 0 && held.deskIds.length === 0 && !held.isOperator
      ? undefined
      : sql`
    select 'claim.desk', t.institution_id, k.id, c.name_ko, coalesce(c.name_en, ''), k.state, null::timestamptz, k.made_at
      from company_claims k join companies c on c.id = k.company_id
    join (select distinct institution_id, company_id from tracks
      where institution_id = any(${[...held.deskIds]}::text[])) t on t.company_id = k.company_id
      where ${decidable(me)} and ${draftsFor(sql`t.institution_id`, me, held)}
    union all
    select 'claim.operations', 'operations', k.id, c.name_ko, coalesce(c.name_en, ''), k.state, null::timestamptz, k.made_at
      from company_claims k join companies c on c.id = k.company_id where ${held.isOperator} and ${decidable(me)}
    union all
    select 'claim.paper', k.company_id, k.id, c.name_ko, coalesce(c.name_en, ''), k.state, null::timestamptz, k.made_at
      from company_claims k join companies c on c.id = k.company_id
    where k.company_id = any(${[...held.companyIds]}::text[]) and k.state in ('provisional', 'disputed') and k.registration_file_id is null
      and c.kind <> 'individual' and exists (select from tracks t where t.company_id = c.id
        and t.state not in ('withdrawn', 'returned', 'rejected'))
    union all
    select 'member.asked', m.company_id, m.person_id, p.name, p.name, m.state, null::timestamptz, m.requested_at from company_members m
      join persons p on p.id = m.person_id
    where m.state = 'requested' and m.company_id = any(${[...held.companyIds]}::text[])
      and exists (select from company_members o where o.company_id = m.company_id and o.person_id = ${me} and o.role = 'owner'
      and o.state = 'active')`,
}
