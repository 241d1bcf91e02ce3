import { keepPlan, sql } from '../platform/database/database.ts'
import type { RawBuilder } from '../platform/database/database.ts'
import type { Hats } from './hats.ts'

/** How long a session may rest: 30 minutes for whoever acts for a public body or the market, 60 for everybody else. */
const idleLimit = sql`case when is_staff then interval '30 minutes' else interval '60 minutes' end`

export interface Arrived extends Hats {
  readonly personId: string
  readonly name: string
  readonly email: string
  readonly hasFactor: boolean
  readonly passedFactor: boolean
  readonly unread: number
  readonly passwordIsShort: boolean
  /** What an auditor reads the pages of: the institution or council of the address. */
  readonly visited: { readonly nameKo: string; readonly nameEn: string } | null
}

/**
 * Session, person, all hats and unread notices in one statement; it also notes, at most once a minute, that the session was used.
 * No row: no session, or one that ended, rested too long, is older than 12 hours, or belongs to a disabled person.
 */
export const whoArrives = (tokenSha256: string, place: { readonly kind: string; readonly id?: string }): RawBuilder<Arrived> =>
  keepPlan(sql<Arrived>`
  with held as (
    select s.token_sha256, s.person_id, s.last_seen_at, s.second_factor_at, p.name, p.email, p.password_is_short,
      exists (select 1 from role_grants g where g.person_id = p.id and g.withdrawn_at is null)
        or exists (select 1 from reviewers r where r.person_id = p.id) as is_staff
    from sessions s join persons p on p.id = s.person_id
    where s.token_sha256 = ${tokenSha256} and s.ended_at is null and s.expires_at > clock_timestamp() and p.disabled_at is null
  ), alive as (
    select * from held where last_seen_at > clock_timestamp() - ${idleLimit}
  ), seen as (
    update sessions set last_seen_at = clock_timestamp()
    where token_sha256 = (select token_sha256 from alive where last_seen_at < clock_timestamp() - interval '1 minute')
  )
  select a.person_id, a.name, a.email, a.password_is_short, a.second_factor_at is not null as passed_factor,
    exists (select 1 from totp_factors f where f.person_id = a.person_id and f.confirmed_at is not null) as has_factor,
    (select count(*)::int from notices n where n.person_id = a.person_id and n.read_at is null) as unread,
    coalesce((select json_agg(json_build_object('id', c.id, 'role', m.role, 'nameKo', c.name_ko, 'nameEn', c.name_en,
      'isClosed', c.closed_at is not null) order by c.name_ko)
      from company_members m join companies c on c.id = m.company_id where m.person_id = a.person_id and m.state = 'active'),
        '[]') as companies,
    coalesce((select json_agg(json_build_object('id', i.id, 'nameKo', i.name_ko, 'nameEn', i.name_en, 'roles', g.roles) order by i.name_ko)
      from (select institution_id, json_agg(role order by role) as roles from role_grants
        where person_id = a.person_id and institution_id is not null and withdrawn_at is null group by institution_id) g
      join institutions i on i.id = g.institution_id), '[]') as institutions,
    coalesce((select json_agg(json_build_object('id', c.id, 'nameKo', c.name_ko, 'nameEn', c.name_en) order by c.sort)
      from role_grants g join councils c on c.id = g.council_id
        where g.person_id = a.person_id and g.role = 'secretary' and g.withdrawn_at is null), '[]') as councils,
    exists (select 1 from reviewers r where r.person_id = a.person_id and r.state = 'active') as is_reviewer,
    exists (select 1 from role_grants g where g.person_id = a.person_id and g.role = 'operator' and g.withdrawn_at is null) as is_operator,
    u.is_auditor, case when u.is_auditor then (select json_build_object('nameKo', v.name_ko, 'nameEn', v.name_en)
      from (select id, 'institution' as kind, name_ko, name_en from institutions union all select id, 'council', name_ko, name_en from councils) v
      where v.id = ${place.id ?? ''} and v.kind = ${place.kind}) end as visited
  from alive a cross join lateral (select exists (select 1 from role_grants g
    where g.person_id = a.person_id and g.role = 'auditor' and g.withdrawn_at is null) as is_auditor) u`)
