import type { Day } from '../kernel/dates.ts'
import { sql } from '../platform/database/database.ts'
import { reviewedVersion } from '../applications/index.ts'
import type { Reader } from '../platform/database/database.ts'
import { fieldFactsOf, parseContent, readVersionText } from '../technologies/index.ts'
import type { Affiliation, Matter, Membership, PoolMember, Relation } from './candidates.ts'

/** A code with its parents and the word the rules know it by: 'SOC.ROAD' is SOC.ROAD, SOC and road. */
export const fieldsOf = (codes: readonly string[]): string[] => {
  const parents = codes.flatMap((code) => code.split('.').map((_, place, all) => all.slice(0, place + 1).join('.')))
  return [...new Set([...parents, ...fieldFactsOf(codes)])].toSorted()
}

export interface ReviewerRow {
  personId: string
  name: string
  email: string
  state: 'active' | 'resting'
  affiliation: string
  affiliationBusinessNumber: string | null
  position: string | null
  homeInstitutionId: string | null
  homeKo: string | null
  homeEn: string | null
  fieldCodes: string[]
  experience: string | null
  registeredAt: Date
  version: number
  affiliations: (Affiliation & { id: string; role: string | null })[]
  relations: (Relation & { id: string; companyId: string | null; fromDay: Day | null; note: string | null; companyKo: string | null })[]
  memberships: Membership[]
  seatsOpen: number
  seatsEver: number
}
const reviewerRow = sql`
  select r.person_id, p.name, p.email, r.state, r.affiliation, r.affiliation_business_number, r.position, r.home_institution_id,
    h.name_ko as home_ko, h.name_en as home_en, r.field_codes, r.experience, r.registered_at, r.version,
    coalesce((select json_agg(json_build_object('id', a.id, 'organisation', a.organisation, 'businessNumber', a.business_number,
      'role', a.role, 'fromDay', a.from_day, 'untilDay', a.until_day) order by a.from_day desc) from reviewer_affiliations a
      where a.person_id = r.person_id), '[]') as affiliations,
    coalesce((select json_agg(json_build_object('id', x.id, 'companyId', x.company_id, 'companyKo', c.name_ko,
      'organisation', x.organisation, 'kind', x.kind, 'fromDay', x.from_day, 'untilDay', x.until_day, 'note', x.note)
      order by x.entered_at) from reviewer_relations x left join companies c on c.id = x.company_id where x.person_id = r.person_id),
      '[]') as relations,
    coalesce((select json_agg(json_build_object('companyId', m.company_id,
      'untilDay', case when m.state = 'left' then (m.decided_at at time zone 'Asia/Seoul')::date end)) from company_members m
      where m.person_id = r.person_id and m.state in ('active', 'left')), '[]') as memberships,
    (select count(*) from committee_seats s join reviews v on v.id = s.review_id
      where s.person_id = r.person_id and s.state in ('invited', 'accepted')
      and v.state not in ('verdict_signed', 'cancelled')) as seats_open,
    (select count(*) from committee_seats s where s.person_id = r.person_id and s.state = 'accepted') as seats_ever
  from reviewers r join persons p on p.id = r.person_id and p.disabled_at is null left join institutions h on h.id = r.home_institution_id`

/** The whole pool, by name. One statement. */
export const findReviewers = (read: Reader, most = 2_000): Promise<ReviewerRow[]> =>
  read.many(sql<ReviewerRow>`${reviewerRow} order by r.state, p.name, r.person_id limit ${most}`)
export const findReviewer = (read: Reader, personId: string): Promise<ReviewerRow | undefined> =>
  read.maybe(sql<ReviewerRow>`${reviewerRow} where r.person_id = ${personId}`)

/** The pool as the rule of conflicts wants it; of these people only, where any are named. */
export const findPool = async (read: Reader, personIds?: readonly string[]): Promise<PoolMember[]> => {
  const rows = await read.many(
    sql<ReviewerRow>`${reviewerRow} where ${personIds ?? null}::text[] is null or r.person_id = any(${personIds ?? []}::text[])`,
  )
  return rows.map((row) => ({
    personId: row.personId,
    name: row.name,
    state: row.state,
    affiliation: row.affiliation,
    affiliationBusinessNumber: row.affiliationBusinessNumber,
    homeInstitutionId: row.homeInstitutionId,
    fields: fieldsOf(row.fieldCodes),
    affiliations: row.affiliations.map(({ organisation, businessNumber, fromDay, untilDay }) => ({
      organisation,
      businessNumber,
      fromDay,
      untilDay,
    })),
    relations: row.relations.map(({ companyId, organisation, kind, untilDay }) => ({ companyId, organisation, kind, untilDay })),
    memberships: row.memberships,
  }))
}

interface MatterRow {
  on: Day
  companyId: string
  nameKo: string
  nameEn: string | null
  businessNumber: string | null
  dossier: string
  institutionIds: string[]
  earlierMembers: string[] | null
  staff: (string | null)[]
}
/** What a review judges, for the rule of conflicts: the firm, the owners of the dossier's rights, who was ever drawn to judge it before, who handles it. */
export const findMatter = async (read: Reader, reviewId: string): Promise<Matter> => {
  const row = await read.one(sql<MatterRow>`
    select market_today() as on, c.id as company_id, c.name_ko, c.name_en, c.business_number, v.content as dossier,
      (select json_agg(distinct x.institution_id) from review_tracks x where x.review_id = r.id) as institution_ids,
      (select json_agg(distinct s.person_id) from committee_seats s join reviews e on e.id = s.review_id
        join review_tracks y on y.review_id = e.id
        where e.id <> r.id and y.track_id in (select x.track_id from review_tracks x where x.review_id = r.id)) as earlier_members,
      (select json_agg(distinct who) from (select r.opened_by as who union select t.officer_id from review_tracks x
        join tracks t on t.id = x.track_id where x.review_id = r.id) as people) as staff
    from reviews r
    join lateral (select x.track_id from review_tracks x where x.review_id = r.id
      order by x.institution_id = r.lead_institution_id desc, x.track_id limit 1) first on true
    join tracks k on k.id = first.track_id join applications a on a.id = k.application_id join companies c on c.id = k.company_id
    join technology_versions v on v.technology_id = k.technology_id and v.number = ${reviewedVersion()}
    where r.id = ${reviewId}`)
  const { content } = readVersionText(row.dossier)
  return {
    on: row.on,
    companyId: row.companyId,
    companyNames: [row.nameKo, row.nameEn ?? ''].filter(Boolean),
    businessNumber: row.businessNumber,
    owners: [
      ...new Set(
        parseContent(content)
          .ipRights.flatMap((right) => right.owners.map((owner) => owner.name))
          .filter(Boolean),
      ),
    ].toSorted(),
    fields: fieldsOf(content.fieldCodes),
    institutionIds: row.institutionIds.toSorted(),
    earlierMembers: (row.earlierMembers ?? []).toSorted(),
    staff: row.staff.filter((id) => id !== null).toSorted(),
  }
}

/** Names of companies for the field of a relation: by part of a name, ten at most. */
export const findCompanyByNumber = (read: Reader, businessNumber: string) =>
  read.maybe(
    sql<{
      id: string
      nameKo: string
    }>`select id, name_ko from companies where business_number = ${businessNumber} order by created_at limit 1`,
  )
export const findPersonByEmail = (read: Reader, email: string) =>
  read.maybe(
    sql<{
      id: string
      name: string
      isReviewer: boolean
    }>`select p.id, p.name, exists (select from reviewers r where r.person_id = p.id) as is_reviewer from persons p
      where lower(p.email) = ${email.toLowerCase()} and p.disabled_at is null`,
  )
