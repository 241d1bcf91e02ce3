import { sha256Hex } from '../kernel/id.ts'
import { sql } from '../platform/database/database.ts'
import type { Reader } from '../platform/database/database.ts'
import { actingPlace, actingPlaceOf } from './acting-words.ts'
import type { ActingAt } from './acting-words.ts'
import type { GrantedRole } from './words.ts'
import { likeAnywhere } from '../platform/database/like.ts'

export interface Account {
  readonly id: string
  readonly email: string
  readonly name: string
  readonly phone: string | null
  readonly language: 'ko' | 'en'
  readonly createdAt: Date
  readonly disabledAt: Date | null
  readonly hasPassword: boolean
  readonly version: number
  readonly isStaff: boolean
  readonly factorSince: Date | null
  readonly codesLeft: number
  /** The password is shorter than staff needs. */
  readonly isShort: boolean
}

const account = sql`
  select p.id, p.email, p.name, p.phone, p.language, p.created_at, p.disabled_at, p.password_hash is not null as has_password, p.password_is_short as is_short, p.version,
    exists (select 1 from role_grants g where g.person_id = p.id and g.withdrawn_at is null)
      or exists (select 1 from reviewers r where r.person_id = p.id) as is_staff,
    (select confirmed_at from totp_factors f where f.person_id = p.id) as factor_since,
    (select count(*)::int from recovery_codes c where c.person_id = p.id and c.used_at is null) as codes_left
  from persons p`

export const findAccount = (read: Reader, personId: string) => read.maybe(sql<Account>`${account} where p.id = ${personId}`)
export const findAccountByEmail = (read: Reader, email: string) =>
  read.maybe(sql<Account>`${account} where lower(p.email) = ${email.toLowerCase()}`)

/** Words of a person that no password may be made of: name, firms, institutions. */
export const wordsAround = async (read: Reader, personId: string): Promise<string[]> =>
  (
    await read.many(sql<{ word: string | null }>`
    select name as word from persons where id = ${personId}
    union select unnest(array[c.name_ko, c.name_en]) from company_members m join companies c on c.id = m.company_id
      where m.person_id = ${personId} and m.state = 'active'
    union select unnest(array[i.name_ko, i.name_en, i.short_name]) from role_grants g join institutions i on i.id = g.institution_id
      where g.person_id = ${personId}`)
  ).flatMap((row) => row.word ?? [])

export interface SessionState {
  /** Within ten minutes it was shown again who holds it. */
  readonly isFresh: boolean
  readonly hasPassedFactor: boolean
}
/** What a session has shown so far; an ended one has shown nothing. */
export const findSessionState = async (read: Reader, sessionToken: string): Promise<SessionState> =>
  (await read.maybe(sql<SessionState>`select coalesce(reauthenticated_at > clock_timestamp() - interval '10 minutes', false) as is_fresh,
    second_factor_at is not null as has_passed_factor
    from sessions where token_sha256 = ${sha256Hex(sessionToken)} and ended_at is null`)) ?? { isFresh: false, hasPassedFactor: false }

export interface SessionRow {
  readonly key: string
  readonly createdAt: Date
  readonly lastSeenAt: Date
  readonly address: string
  readonly agent: string
  readonly isThis: boolean
}
/** Sessions that are still open, the latest used first. The key is the first half of the token's hash: enough to name it, useless to enter. */
export const findSessions = (read: Reader, personId: string, sessionToken: string) =>
  read.many(sql<SessionRow>`select left(token_sha256, 32) as key, created_at, last_seen_at, address, agent,
    token_sha256 = ${sha256Hex(sessionToken)} as is_this
    from sessions where person_id = ${personId} and ended_at is null and expires_at > clock_timestamp()
      and last_seen_at > clock_timestamp() - interval '60 minutes' order by last_seen_at desc limit 50`)

export interface SignInRow {
  readonly at: Date
  readonly address: string
  readonly succeeded: boolean
}
export const findRecentSignIns = (read: Reader, email: string) =>
  read.many(
    sql<SignInRow>`select at, address, succeeded from sign_in_attempts where email_sha256 = ${sha256Hex(email.toLowerCase())}
      order by at desc limit 10`,
  )

export interface AccessRow extends ActingAt {
  readonly at: Date
  readonly name: string | null
  readonly what: string
  readonly reason: string | null
}
export const findReadersOf = (read: Reader, personId: string) =>
  read.many(sql<AccessRow>`select a.at, p.name, a.acting_as, ${actingPlace}, a.what, a.reason
    from access_log a left join persons p on p.id = a.person_id ${actingPlaceOf('a')}
    where a.whose_kind = 'person' and a.whose_id = ${personId} order by a.at desc limit 100`)

export interface GrantRow {
  readonly id: string
  readonly personId: string
  readonly name: string
  readonly email: string
  readonly role: GrantedRole
  readonly institutionId: string | null
  readonly councilId: string | null
  readonly whereKo: string | null
  readonly whereEn: string | null
  readonly grantedAt: Date
  readonly grantedByName: string | null
  readonly withdrawnAt: Date | null
  readonly hasFactor: boolean
}
const grants = sql`
  select g.id, g.person_id, p.name, p.email, g.role, g.institution_id, g.council_id, coalesce(i.name_ko, c.name_ko) as where_ko,
    coalesce(i.name_en, c.name_en) as where_en,
    g.granted_at, b.name as granted_by_name, g.withdrawn_at,
      exists (select 1 from totp_factors f where f.person_id = p.id and f.confirmed_at is not null) as has_factor
  from role_grants g join persons p on p.id = g.person_id left join persons b on b.id = g.granted_by
    left join institutions i on i.id = g.institution_id left join councils c on c.id = g.council_id`
export const findGrantsOf = (read: Reader, personId: string) =>
  read.many(sql<GrantRow>`${grants} where g.person_id = ${personId} order by g.withdrawn_at is not null, g.granted_at desc`)
export const findGrantsAt = (read: Reader, institutionId: string) =>
  read.many(sql<GrantRow>`${grants} where g.institution_id = ${institutionId} and g.withdrawn_at is null order by p.name, g.role`)
export const findGrant = (read: Reader, id: string) => read.maybe(sql<GrantRow>`${grants} where g.id = ${id} and g.withdrawn_at is null`)

export interface WaitingInvitation {
  readonly email: string
  readonly role: GrantedRole
  readonly placeKo: string | null
  readonly placeEn: string | null
  readonly expiresAt: Date
}
/** Invitations that nobody has followed yet, the newest first: those to one institution, or all. */
export const findInvitations = (read: Reader, institutionId?: string) =>
  read.many(
    sql<WaitingInvitation>`select l.email, l.detail ->> 'role' as role, coalesce(i.name_ko, c.name_ko) as place_ko,
        coalesce(i.name_en, c.name_en) as place_en, l.expires_at from one_time_links l
      left join institutions i on i.id = l.detail ->> 'institutionId' left join councils c on c.id = l.detail ->> 'councilId'
      where l.purpose = 'invitation' and (${institutionId ?? null}::text is null or i.id = ${institutionId ?? null}::text)
        and l.used_at is null and l.expires_at > clock_timestamp()
      order by l.created_at desc limit 200`,
  )

export interface FoundPerson {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly createdAt: Date
  readonly disabledAt: Date | null
  readonly roles: readonly { role: GrantedRole; place: string | null }[]
  readonly firms: readonly string[]
  readonly hasFactor: boolean
}
/** People by part of a name or address; without words those who hold a role, the latest first. */
export const searchPeople = (read: Reader, words: string, most: number) => {
  const like = likeAnywhere(words.toLowerCase())
  return read.many(sql<FoundPerson>`
    select p.id, p.name, p.email, p.created_at, p.disabled_at,
      exists (select 1 from totp_factors f where f.person_id = p.id and f.confirmed_at is not null) as has_factor,
      coalesce((select json_agg(json_build_object('role', g.role, 'place', coalesce(i.short_name, g.council_id)) order by g.granted_at)
        from role_grants g left join institutions i on i.id = g.institution_id where g.person_id = p.id and g.withdrawn_at is null),
        '[]') as roles,
      coalesce((select json_agg(c.name_ko order by c.name_ko) from company_members m join companies c on c.id = m.company_id
        where m.person_id = p.id and m.state = 'active'), '[]') as firms
    from persons p
    where case when ${words} = '' then exists (select 1 from role_grants g where g.person_id = p.id and g.withdrawn_at is null)
      else lower(p.name) like ${like} or lower(p.email) like ${like} end
    order by p.created_at desc limit ${most}`)
}

export interface GrantPlaces {
  readonly institutions: readonly { id: string; ko: string; en: string }[]
  readonly councils: readonly { id: string; ko: string; en: string }[]
}
export const findGrantPlaces = (read: Reader) =>
  read.one(sql<GrantPlaces>`
  select coalesce((select json_agg(json_build_object('id', id, 'ko', name_ko, 'en', name_en) order by name_ko) from institutions),
    '[]') as institutions,
    coalesce((select json_agg(json_build_object('id', id, 'ko', name_ko, 'en', name_en) order by sort) from councils), '[]') as councils`)

/** The institution or council a role belongs to; none for operators and auditors. */
export const findPlaceOfRole = (
  read: Reader,
  { institutionId, councilId }: { readonly institutionId: string | null; readonly councilId: string | null },
) =>
  read.maybe(sql<{ ko: string; en: string }>`
    select name_ko as ko, name_en as en from institutions where id = ${institutionId}
    union all select name_ko, name_en from councils where id = ${councilId} limit 1`)

export const findInstitutionName = (read: Reader, id: string) =>
  read.maybe(sql<{ ko: string; en: string }>`select name_ko as ko, name_en as en from institutions where id = ${id}`)
