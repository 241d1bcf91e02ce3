import { newId } from '../kernel/id.ts'
import { sql } from '../platform/database/database.ts'
import type { Reader } from '../platform/database/database.ts'
import type { Tx } from '../platform/database/transaction.ts'
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
  await tx.run(sql`insert into persons (id, email, name, password_hash, language, created_at, email_confirmed_at, phone)
    values (${id}, ${person.email.toLowerCase()}, ${person.name}, ${passwordHash}, ${person.language ?? 'ko'}, ${tx.now}, ${tx.now}, ${person.phone ?? null})`)
  return { id }
}

export type GrantedRole = 'officer' | 'approver' | 'buyer' | 'secretary' | 'operator' | 'auditor'

export interface NewGrant { readonly personId: string; readonly role: GrantedRole; readonly institutionId?: string | null; readonly councilId?: string | null; readonly grantedBy?: string | null }

/** Grants a role, once; answers false where it was held already. Officer, approver and buyer name an institution, a secretary a council. */
export const grantRole = async (tx: Tx, grant: NewGrant): Promise<boolean> =>
  (await tx.run(sql`insert into role_grants (id, person_id, role, institution_id, council_id, granted_by, granted_at)
    values (${newId()}, ${grant.personId}, ${grant.role}, ${grant.institutionId ?? null}, ${grant.councilId ?? null}, ${grant.grantedBy ?? tx.by.personId}, ${tx.now})
    on conflict do nothing`)) > 0

/** Who works for an institution now, by role or in any; in the order of their grants. */
export const officersOf = async (read: Reader, institutionId: string, role?: 'officer' | 'approver' | 'buyer'): Promise<string[]> =>
  (await read.many(sql<{ personId: string }>`
    select g.person_id from role_grants g join persons p on p.id = g.person_id and p.disabled_at is null
    where g.institution_id = ${institutionId} and g.withdrawn_at is null and (${role ?? null}::text is null or g.role = ${role ?? null})
    group by g.person_id order by min(g.granted_at), g.person_id`)).map((one) => one.personId)

/** The active members of a firm, owners first. */
export const membersOf = async (read: Reader, companyId: string): Promise<string[]> =>
  (await read.many(sql<{ personId: string }>`
    select m.person_id from company_members m join persons p on p.id = m.person_id and p.disabled_at is null
    where m.company_id = ${companyId} and m.state = 'active' order by m.role = 'owner' desc, m.requested_at`)).map((one) => one.personId)

/** Those who hold a role of the market or of a council. */
export const holdersOf = async (read: Reader, role: 'operator' | 'auditor' | 'secretary', councilId?: string): Promise<string[]> =>
  (await read.many(sql<{ personId: string }>`
    select g.person_id from role_grants g join persons p on p.id = g.person_id and p.disabled_at is null
    where g.role = ${role} and g.withdrawn_at is null and (${councilId ?? null}::text is null or g.council_id = ${councilId ?? null}) order by g.granted_at`)).map((one) => one.personId)

/** Names by id; whoever is not there is missing from the map. */
export const peopleNames = async (read: Reader, ids: readonly string[]): Promise<Map<string, string>> => {
  const rows = await read.many(sql<{ id: string; name: string }>`select id, name from persons where id = any(${[...new Set(ids)]}::text[])`)
  return new Map(rows.map((row) => [row.id, row.name]))
}
