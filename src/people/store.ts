import { newId } from '../kernel/id.ts'
import { sql } from '../platform/database/database.ts'
import type { Reader } from '../platform/database/database.ts'
import type { Tx } from '../platform/database/transaction.ts'
import type { GrantedRole } from './words.ts'
import { isShortForStaff } from './password-rules.ts'
import { hashPassword } from './passwords.ts'

export interface NewPerson {
  readonly email: string
  readonly name: string
  readonly language?: 'ko' | 'en'
  readonly phone?: string | null
  /** Without one nobody signs in by password: the demonstration's cast, or a person who was invited. */
  readonly password?: string
}

/** Enters a person whose address is known to be theirs. The e-mail is kept in lower case and must be free (`one_person_per_email`). */
export const createPerson = async (tx: Tx, person: NewPerson): Promise<{ id: string }> => {
  const id = newId()
  const passwordHash = person.password === undefined ? null : await hashPassword(person.password)
  await tx.run(sql`insert into persons (id, email, name, password_hash, password_is_short, language, created_at, email_confirmed_at, phone)
    values (${id}, ${person.email.toLowerCase()}, ${person.name}, ${passwordHash}, ${isShortForStaff(person.password ?? '')}, ${person.language ?? 'ko'},
      ${tx.now}, ${tx.now}, ${person.phone ?? null})`)
  return { id }
}

export interface NewGrant {
  readonly personId: string
  readonly role: GrantedRole
  readonly institutionId?: string | null
  readonly councilId?: string | null
  readonly grantedBy?: string | null
}

/** Grants a role, once; answers false where it was held already. Officer, approver and buyer name an institution, a secretary a council. */
export const grantRole = async (tx: Tx, grant: NewGrant): Promise<boolean> =>
  (await tx.run(sql`insert into role_grants (id, person_id, role, institution_id, council_id, granted_by, granted_at)
    values (${newId()}, ${grant.personId}, ${grant.role}, ${grant.institutionId ?? null}, ${grant.councilId ?? null},
      ${grant.grantedBy ?? tx.by.personId}, ${tx.now})
    on conflict do nothing`)) > 0

/** Who works for an institution now, by role or in any; in the order of their grants. */
export const officersOf = async (read: Reader, institutionId: string, role?: 'officer' | 'approver' | 'buyer'): Promise<string[]> =>
  (
    await read.many(sql<{ personId: string }>`
    select g.person_id from role_grants g join persons p on p.id = g.person_id and p.disabled_at is null
    where g.institution_id = ${institutionId} and g.withdrawn_at is null and (${role ?? null}::text is null or g.role = ${role ?? null})
    group by g.person_id order by min(g.granted_at), g.person_id`)
  ).map((one) => one.personId)

/** The active members of several firms, each firm's own, owners first; a firm without any is missing from the map. */
export const membersByFirm = async (read: Reader, companyIds: readonly string[]): Promise<Map<string, string[]>> => {
  const rows = await read.many(sql<{ companyId: string; personId: string }>`
    select m.company_id, m.person_id from company_members m join persons p on p.id = m.person_id and p.disabled_at is null
    where m.company_id = any(${[...new Set(companyIds)]}::text[]) and m.state = 'active' order by m.role = 'owner' desc, m.requested_at`)
  const members = new Map<string, string[]>()
  for (const { companyId, personId } of rows) members.set(companyId, [...(members.get(companyId) ?? []), personId])
  return members
}
/** The active members of a firm, or of several, owners first. */
export const membersOf = async (read: Reader, companyIds: string | readonly string[]): Promise<string[]> =>
  [...(await membersByFirm(read, [companyIds].flat())).values()].flat()

/** Those who hold a role of the market or of a council. */
export const holdersOf = async (read: Reader, role: 'operator' | 'auditor' | 'secretary', councilId?: string): Promise<string[]> =>
  (
    await read.many(sql<{ personId: string }>`
    select g.person_id from role_grants g join persons p on p.id = g.person_id and p.disabled_at is null
    where g.role = ${role} and g.withdrawn_at is null and (${councilId ?? null}::text is null or g.council_id = ${councilId ?? null})
      order by g.granted_at`)
  ).map((one) => one.personId)

/** Names by id; whoever is not there is missing from the map. */
export const peopleNames = async (read: Reader, ids: readonly string[]): Promise<Map<string, string>> => {
  const rows = await read.many(sql<{ id: string; name: string }>`select id, name from persons where id = any(${[...new Set(ids)]}::text[])`)
  return new Map(rows.map((row) => [row.id, row.name]))
}

export const findPasswordHash = (read: Reader, email: string) =>
  read.maybe(
    sql<{
      id: string
      passwordHash: string | null
    }>`select id, password_hash from persons where lower(email) = ${email.toLowerCase()} and disabled_at is null`,
  )
export const findPasswordHashOf = (read: Reader, personId: string) =>
  read.maybe(
    sql<{ id: string; passwordHash: string | null }>`select id, password_hash from persons where id = ${personId} and disabled_at is null`,
  )
export const savePasswordHash = (tx: Tx, personId: string, hash: string, isShort: boolean) =>
  tx.run(sql`update persons set password_hash = ${hash}, password_is_short = ${isShort} where id = ${personId}`)
/** What a password of before says of itself when it is typed. */
export const notePasswordLength = (tx: Tx, personId: string, isShort: boolean) =>
  tx.run(sql`update persons set password_is_short = ${isShort} where id = ${personId} and password_is_short <> ${isShort}`)
export const saveEmail = (tx: Tx, personId: string, email: string) =>
  tx.run(sql`update persons set email = ${email}, email_confirmed_at = ${tx.now}, version = version + 1 where id = ${personId}`)
/** Answers 0 where somebody saved meanwhile. */
export const saveProfile = (tx: Tx, personId: string, version: number, profile: { name: string; phone: string | null; language: string }) =>
  tx.run(
    sql`update persons set name = ${profile.name}, phone = ${profile.phone}, language = ${profile.language}, version = version + 1
      where id = ${personId} and version = ${version}`,
  )
export const saveDisabled = (tx: Tx, personId: string, disabled: boolean) =>
  tx.run(
    sql`update persons set disabled_at = case when ${disabled} then ${tx.now}::timestamptz end, version = version + 1
      where id = ${personId} and (disabled_at is not null) <> ${disabled}`,
  )

/** Whether neither this address nor this device was ever used by this person; the first sign-in of all is no news. */
export const isNewPlace = async (read: Reader, personId: string, address: string, agent: string): Promise<boolean> =>
  (
    await read.one(
      sql<{
        isNew: boolean
      }>`select count(*) > 0 and not bool_or(address = ${address} and agent = ${agent.slice(0, 200)}) as is_new from sessions
        where person_id = ${personId}`,
    )
  ).isNew

export interface KeptFactor {
  readonly secretSealed: string
  readonly confirmedAt: Date | null
  readonly lastCounter: number | null
}
export const findFactor = (read: Reader, personId: string) =>
  read.maybe(
    sql<KeptFactor>`select secret_sealed, confirmed_at, last_counter from totp_factors
      where person_id = ${personId} and confirmed_at is not null`,
  )
export const saveFactor = (tx: Tx, personId: string, sealed: string, counter: number) =>
  tx.run(sql`
  insert into totp_factors (person_id, secret_sealed, confirmed_at, last_counter, created_at)
    values (${personId}, ${sealed}, ${tx.now}, ${counter}, ${tx.now})
  on conflict (person_id) do update set secret_sealed = excluded.secret_sealed, confirmed_at = excluded.confirmed_at,
    last_counter = excluded.last_counter`)
/** A step counts once: answers 0 where it, or a later one, was used before. */
export const useStep = (tx: Tx, personId: string, counter: number) =>
  tx.run(
    sql`update totp_factors set last_counter = ${counter}
      where person_id = ${personId} and (last_counter is null or last_counter < ${counter})`,
  )
export const removeFactor = async (tx: Tx, personId: string): Promise<number> => {
  await tx.run(sql`delete from recovery_codes where person_id = ${personId}`)
  return tx.run(sql`delete from totp_factors where person_id = ${personId}`)
}
export const saveRecoveryCodes = async (tx: Tx, personId: string, hashes: readonly string[]) => {
  await tx.run(sql`delete from recovery_codes where person_id = ${personId}`)
  await tx.run(sql`insert into recovery_codes (person_id, code_sha256) select ${personId}, unnest(${[...hashes]}::text[])`)
}
export const useRecoveryCode = (tx: Tx, personId: string, hash: string) =>
  tx.run(sql`update recovery_codes set used_at = ${tx.now} where person_id = ${personId} and code_sha256 = ${hash} and used_at is null`)

export const withdrawGrant = (tx: Tx, id: string) =>
  tx.run(sql`update role_grants set withdrawn_at = ${tx.now}, withdrawn_by = ${tx.by.personId} where id = ${id} and withdrawn_at is null`)
export const endSessionByKey = (tx: Tx, personId: string, key: string) =>
  tx.run(
    sql`update sessions set ended_at = clock_timestamp() where person_id = ${personId} and left(token_sha256, 32) = ${key}
      and ended_at is null`,
  )
/** What names the person goes; the row stays, because records point to it. */
export const erasePerson = (tx: Tx, personId: string) =>
  tx.run(
    sql`update persons set email = 'left-' || id || '@left.invalid', name = '탈퇴한 이용자', phone = null, password_hash = null,
      disabled_at = ${tx.now}, version = version + 1 where id = ${personId}`,
  )
