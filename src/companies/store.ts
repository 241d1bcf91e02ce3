import { newId } from '../kernel/id.ts'
import { sql } from '../platform/database/database.ts'
import type { Tx } from '../platform/database/transaction.ts'
import type { CompanyFacts, KindCorrection, SmeConfirmation } from './company.ts'
import type { Claim, ClaimState, ClosingReason } from './workflow.ts'

/** A region that is none of ours, which no page offers, counts as not given. */
const regionOf = (facts: CompanyFacts) => sql`(select code from regions where code = ${facts.regionCode})`

export const insertCompany = async (tx: Tx, facts: CompanyFacts, invented = false): Promise<string> => {
  const id = newId()
  await tx.run(sql`
    insert into companies (id, kind, name_ko, name_en, business_number, corporate_number, representative, founded_on, region_code, address,
      ksic, phone, email, website, invented, created_at, updated_at)
    values (${id}, ${facts.kind}, ${facts.nameKo}, ${facts.nameEn}, ${facts.businessNumber}, ${facts.corporateNumber},
      ${facts.representative}, ${facts.foundedOn}, ${regionOf(facts)},
      ${facts.address}, ${facts.ksic}, ${facts.phone}, ${facts.email}, ${facts.website}, ${invented}, ${tx.now}, ${tx.now})`)
  return id
}

/** Answers whether it was saved: not when somebody saved since `version`. Kind and numbers stay: a firm that changes them registers anew. */
export const updateCompany = async (tx: Tx, id: string, version: number, facts: CompanyFacts): Promise<boolean> =>
  (await tx.run(sql`
    update companies set name_ko = ${facts.nameKo}, name_en = ${facts.nameEn}, representative = ${facts.representative},
      founded_on = ${facts.foundedOn}, region_code = ${regionOf(facts)},
      address = ${facts.address}, ksic = ${facts.ksic}, phone = ${facts.phone}, email = ${facts.email}, website = ${facts.website},
        updated_at = ${tx.now}, version = version + 1
    where id = ${id} and version = ${version}`)) === 1

/** The kind and what goes with it, while nobody has confirmed it; a firm without a business number registers anew. */
export const saveKind = (tx: Tx, id: string, { kind, corporateNumber }: KindCorrection): Promise<number> =>
  tx.run(sql`
    update companies c set kind = ${kind}, corporate_number = ${corporateNumber}, updated_at = ${tx.now}, version = version + 1
    where id = ${id} and kind <> 'individual'
      and not exists (select from company_claims k where k.company_id = c.id and k.state = 'confirmed')`)

/** Answers 0 for whoever belongs to the firm, or has asked, already. */
export const insertMember = (
  tx: Tx,
  companyId: string,
  personId: string,
  role: 'owner' | 'member',
  state: 'requested' | 'active',
  message = '',
): Promise<number> =>
  tx.run(sql`
    insert into company_members (company_id, person_id, role, state, requested_at, decided_at, decided_by, message)
    values (${companyId}, ${personId}, ${role}, ${state}, ${tx.now}, ${state === 'active' ? tx.now : null},
      ${state === 'active' ? tx.by.personId : null}, ${message})
    on conflict (company_id, person_id) do update set state = excluded.state, role = excluded.role, requested_at = excluded.requested_at,
      decided_at = excluded.decided_at, message = excluded.message
    where company_members.state in ('refused', 'left')`)
/** Whoever asked to join takes that back, while no owner has answered. They have never belonged to it, so they have not left. */
export const withdrawAsking = (tx: Tx, companyId: string, personId: string): Promise<number> =>
  tx.run(
    sql`update company_members set state = 'refused', decided_at = ${tx.now}, decided_by = ${personId}
      where company_id = ${companyId} and person_id = ${personId} and state = 'requested'`,
  )
/** The people of a firm are changed by one at a time: held until the transaction ends. Answers its owners who can act, read once it is held. */
export const holdOwners = async (tx: Tx, companyId: string): Promise<{ personId: string }[]> => {
  await tx.run(sql`select from companies where id = ${companyId} for no key update`)
  return tx.many(sql<{ personId: string }>`
    select m.person_id from company_members m join persons p on p.id = m.person_id and p.disabled_at is null
    where m.company_id = ${companyId} and m.role = 'owner' and m.state = 'active'`)
}
export const decideMember = (tx: Tx, companyId: string, personId: string, state: 'active' | 'refused'): Promise<number> =>
  tx.run(
    sql`update company_members set state = ${state}, decided_at = ${tx.now}, decided_by = ${tx.by.personId}
      where company_id = ${companyId} and person_id = ${personId} and state = 'requested'`,
  )
export const changeMember = (tx: Tx, companyId: string, personId: string, change: 'owner' | 'member' | 'left'): Promise<number> =>
  tx.run(
    change === 'left'
      ? sql`update company_members set state = 'left', decided_at = ${tx.now}, decided_by = ${tx.by.personId}
        where company_id = ${companyId} and person_id = ${personId} and state = 'active'`
      : sql`update company_members set role = ${change}, decided_at = ${tx.now}, decided_by = ${tx.by.personId}
        where company_id = ${companyId} and person_id = ${personId} and state = 'active'`,
  )

export const insertClaim = async (tx: Tx, companyId: string, personId: string, state: ClaimState): Promise<string> => {
  const id = newId()
  await tx.run(
    sql`insert into company_claims (id, company_id, person_id, state, made_at)
      values (${id}, ${companyId}, ${personId}, ${state}, ${tx.now})`,
  )
  return id
}
/** Who registers what has no row yet is held by its number, or by the person where it has none: one at a time, until the transaction ends. */
export const holdRegistration = async (tx: Tx, businessNumber: string | null, personId: string): Promise<void> => {
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended('company:' || ${businessNumber ?? personId}, 0))`)
}
/** The firm of this person that is the one being registered: of the same number, or of the same name where there is none. */
export const findOwnCompany = (
  tx: Tx,
  personId: string,
  facts: Pick<CompanyFacts, 'kind' | 'nameKo' | 'businessNumber'>,
): Promise<{ id: string } | undefined> =>
  tx.maybe(sql<{ id: string }>`
    select c.id from companies c join company_members m on m.company_id = c.id and m.person_id = ${personId} and m.state = 'active'
    where c.closed_at is null and case when ${facts.businessNumber}::text is null
      then c.business_number is null and c.kind = ${facts.kind} and c.name_ko = ${facts.nameKo} and m.role = 'owner'
      else c.business_number = ${facts.businessNumber} end
    order by c.created_at limit 1`)
export interface Rival {
  readonly id: string
  readonly companyId: string
  readonly state: ClaimState
}
/** Claims to a business number, of every firm that was registered with it and is not closed, held until the transaction ends; none to no number. */
export const claimsOnNumber = (tx: Tx, businessNumber: string | null): Promise<Rival[]> =>
  tx.many(sql<Rival>`
    select k.id, k.company_id, k.state from company_claims k join companies c on c.id = k.company_id
      where c.business_number = ${businessNumber} and c.closed_at is null order by k.id for update of k`)
/** What decides a claim of a firm: its number, its name, and how its claims stand. */
export interface Claimant {
  readonly id: string
  readonly kind: CompanyFacts['kind']
  readonly nameKo: string
  readonly nameEn: string
  readonly businessNumber: string | null
  readonly states: readonly ClaimState[]
}
export const findClaimant = (tx: Tx, companyId: string): Promise<Claimant | undefined> =>
  tx.maybe(sql<Claimant>`
    select c.id, c.kind, c.name_ko, coalesce(c.name_en, c.name_ko) as name_en, c.business_number,
      array(select k.state from company_claims k where k.company_id = c.id) as states
    from companies c where c.id = ${companyId}`)
export const saveClaimState = async (tx: Tx, id: string, state: ClaimState): Promise<void> => {
  await tx.run(sql`update company_claims set state = ${state} where id = ${id}`)
}
export const disputeClaims = async (tx: Tx, ids: readonly string[]): Promise<void> => {
  await tx.run(sql`update company_claims set state = 'disputed' where id = any(${ids}::text[]) and state = 'provisional'`)
}
export const findClaimForUpdate = (tx: Tx, id: string): Promise<Claim | undefined> =>
  tx.maybe(
    sql<Claim>`select k.id, k.company_id, k.person_id, k.state, k.registration_file_id is not null as has_registration,
      c.kind <> 'individual' as needs_registration from company_claims k join companies c on c.id = k.company_id
      where k.id = ${id} for update of k`,
  )
export const saveClaimDecision = async (
  tx: Tx,
  id: string,
  state: 'confirmed' | 'rejected' | 'withdrawn',
  reason: string | null,
): Promise<void> => {
  await tx.run(
    sql`update company_claims set state = ${state}, decided_at = ${tx.now}, decided_by = ${tx.by.personId}, reason = ${reason}
      where id = ${id}`,
  )
}
/** Holds a firm and its claims: who decides one, and who adds to it, come one after the other. */
export const holdClaims = async (tx: Tx, companyId: string): Promise<boolean> => {
  const open = await tx.maybe(sql`select 1 from companies where id = ${companyId} and closed_at is null for no key update`)
  await tx.run(sql`select from company_claims where company_id = ${companyId} order by id for update`)
  return open !== undefined
}

export const attachRegistration = (tx: Tx, companyId: string, fileId: string): Promise<number> =>
  tx.run(
    sql`update company_claims set registration_file_id = ${fileId}
      where company_id = ${companyId} and state in ('provisional', 'disputed')`,
  )

/** Of claims that wait without their registration certificate, where the kind of firm has one: asked for it now, unless that was done. Answers how many. */
export const saveAskedForPaper = (tx: Tx, companyId: string): Promise<number> =>
  tx.run(sql`
    update company_claims k set paper_asked_at = ${tx.now} from companies c
    where c.id = k.company_id and k.company_id = ${companyId} and c.kind <> 'individual' and k.state in ('provisional', 'disputed')
      and k.registration_file_id is null and k.paper_asked_at is null`)

/** Undefined where the firm holds one of this number: the index decides, so that two at once cannot both come in. */
export const insertConfirmation = async (
  tx: Tx,
  companyId: string,
  paper: SmeConfirmation,
  fileId: string | null,
): Promise<string | undefined> => {
  const id = newId()
  const kept = await tx.run(sql`
    insert into sme_confirmations (id, company_id, number, size_class, valid_from, valid_to, file_id, added_at, added_by)
    values (${id}, ${companyId}, ${paper.number}, ${paper.sizeClass}, ${paper.validFrom}, ${paper.validTo}, ${fileId}, ${tx.now},
      ${tx.by.personId ?? 'system'})
    on conflict (company_id, number) where removed_at is null do nothing`)
  return kept === 1 ? id : undefined
}
export const removeConfirmation = (tx: Tx, companyId: string, id: string): Promise<number> =>
  tx.run(sql`update sme_confirmations set removed_at = ${tx.now} where id = ${id} and company_id = ${companyId} and removed_at is null`)

export interface CompanyYear {
  readonly year: number
  readonly salesWon: number | null
  readonly exportsUsd: number | null
  readonly employees: number | null
}
export const saveYear = async (tx: Tx, companyId: string, one: CompanyYear): Promise<void> => {
  await tx.run(sql`
    insert into company_years (company_id, year, sales_won, exports_usd, employees, entered_at, entered_by)
      values (${companyId}, ${one.year}, ${one.salesWon}, ${one.exportsUsd}, ${one.employees}, ${tx.now}, ${tx.by.personId ?? 'system'})
    on conflict (company_id, year) do update set sales_won = excluded.sales_won, exports_usd = excluded.exports_usd,
      employees = excluded.employees, entered_at = excluded.entered_at, entered_by = excluded.entered_by,
      version = company_years.version + 1`)
}

/**
 * A firm that is being closed: held against everything that is begun in its name, which holds it, too (holdOpenFirm, and every row that points to it). Whether it
 * is closed already is read once it is held.
 */
export const holdForClosing = (tx: Tx, companyId: string): Promise<{ isClosed: boolean } | undefined> =>
  tx.maybe(sql<{ isClosed: boolean }>`select closed_at is not null as is_closed from companies where id = ${companyId} for update`)
/** What is begun with a firm, or in its name, begins with a firm that is not closed and is not being closed. Answers whether it may. */
export const holdOpenFirm = async (tx: Tx, companyId: string): Promise<boolean> =>
  (await tx.maybe(sql`select 1 from companies where id = ${companyId} and closed_at is null for share`)) !== undefined
export const saveClosed = async (tx: Tx, companyId: string, reason: ClosingReason): Promise<void> => {
  await tx.run(sql`
    update companies set closed_at = ${tx.now}, closed_by = ${tx.by.personId}, closing_reason = ${reason}, updated_at = ${tx.now},
      version = version + 1 where id = ${companyId}`)
}
/** What waited to be decided of a firm ends with it: its claims, and people who asked to join. Answers who they are. */
export const endWithFirm = async (tx: Tx, companyId: string): Promise<string[]> => {
  await tx.run(sql`
    update company_claims set state = 'withdrawn', decided_at = ${tx.now}, decided_by = ${tx.by.personId}
    where company_id = ${companyId} and state in ('provisional', 'disputed')`)
  const asking = await tx.many(sql<{ personId: string }>`
    update company_members set state = 'refused', decided_at = ${tx.now}, decided_by = ${tx.by.personId}
    where company_id = ${companyId} and state = 'requested' returning person_id`)
  return asking.map((one) => one.personId)
}
