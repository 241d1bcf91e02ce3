import { newId } from '../kernel/id.ts'
import { sql } from '../platform/database/database.ts'
import type { Tx } from '../platform/database/transaction.ts'
import type { NewAffiliation, NewRelation, ReviewerContent } from './reviewer.ts'

/** Enters a person in the pool, once; answers false where they stand in it already. */
export const insertReviewer = async (tx: Tx, personId: string, reviewer: ReviewerContent): Promise<boolean> =>
  (await tx.run(sql`
    insert into reviewers (person_id, affiliation, affiliation_business_number, position, home_institution_id, field_codes, experience,
      state, registered_by, registered_at)
    values (${personId}, ${reviewer.affiliation}, ${reviewer.affiliationBusinessNumber}, ${reviewer.position},
      ${reviewer.homeInstitutionId}, ${JSON.stringify(reviewer.fieldCodes)}, ${reviewer.experience}, ${reviewer.state}, ${tx.by.personId},
      ${tx.now})
    on conflict (person_id) do nothing`)) > 0
/** Saves a reviewer unless somebody saved since `version`. A former affiliation is kept with its last day, so that conflicts of years ago are still found. */
export const updateReviewer = async (tx: Tx, personId: string, version: number, reviewer: ReviewerContent): Promise<boolean> => {
  await tx.run(sql`
    insert into reviewer_affiliations (id, person_id, organisation, business_number, role, from_day, until_day, note)
    select ${newId()}, person_id, affiliation, affiliation_business_number, position, (registered_at at time zone 'Asia/Seoul')::date,
      ${tx.today}::date, null
    from reviewers where person_id = ${personId} and version = ${version} and affiliation <> ${reviewer.affiliation}`)
  return (
    (await tx.run(sql`
    update reviewers set affiliation = ${reviewer.affiliation}, affiliation_business_number = ${reviewer.affiliationBusinessNumber},
      position = ${reviewer.position}, home_institution_id = ${reviewer.homeInstitutionId},
      field_codes = ${JSON.stringify(reviewer.fieldCodes)}, experience = ${reviewer.experience}, state = ${reviewer.state},
        version = version + 1
    where person_id = ${personId} and version = ${version}`)) === 1
  )
}
export const insertAffiliation = async (tx: Tx, personId: string, one: NewAffiliation): Promise<void> => {
  await tx.run(
    sql`insert into reviewer_affiliations (id, person_id, organisation, business_number, role, from_day, until_day)
      values (${newId()}, ${personId}, ${one.organisation}, ${one.businessNumber}, ${one.role}, ${one.fromDay}, ${one.untilDay})`,
  )
}
export const insertRelation = async (tx: Tx, personId: string, one: NewRelation): Promise<void> => {
  await tx.run(
    sql`insert into reviewer_relations (id, person_id, company_id, organisation, kind, until_day, note, entered_by, entered_at)
      values (${newId()}, ${personId}, ${one.companyId}, ${one.organisation}, ${one.kind}, ${one.untilDay}, ${one.note},
      ${tx.by.personId ?? tx.by.as}, ${tx.now})`,
  )
}
