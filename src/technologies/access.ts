import { sql } from '../platform/database/database.ts'
import type { Reader } from '../platform/database/database.ts'

/** Why a person may read a file of a technology. Staff and reviewers leave a row in the access log; the firm and the public do not. */
export type ReadingGround = 'own-company' | 'staff' | 'reviewer' | 'public'
export interface ReadableFile {
  ground: ReadingGround
  companyId: string
  technologyId: string
}

/**
 * Whether this person may read this file of this technology now, and why; asked anew at every download.
 * The firm's members: all of it. Officers and approvers with a track, and auditors: what stands in a version that was submitted.
 * Reviewers who accepted a seat: the same, for the tracks of their review. Everybody: pictures and public papers of a listed technology.
 * Staff and reviewers count only in a session whose second factor has passed.
 */
export const mayReadTechnologyFile = (
  read: Reader,
  reader: { personId: string | undefined; sessionSha256: string | undefined },
  fileId: string,
  technologyId?: string,
): Promise<ReadableFile | undefined> => {
  const person = reader.personId ?? null
  return read.maybe(sql<ReadableFile>`
    with held as (
      select d.technology_id, d.company_id, d.is_public as may_be_public, d.removed_at from technology_documents d
        where d.file_id = ${fileId}
      union all select p.technology_id, p.company_id, true, p.removed_at from technology_pictures p
        where ${fileId} in (p.large_file_id, p.small_file_id)
    ), submitted as (
      select k.id as track_id, k.institution_id, h.technology_id from held h
      join tracks k on k.technology_id = h.technology_id join applications a on a.id = k.application_id
      join technology_versions v on v.technology_id = k.technology_id
        and (v.number = a.technology_version or v.number in (select s.technology_version from supplements s where s.track_id = k.id))
      where v.content like '%"' || ${fileId}::text || '"%'
    ), assured as (
      select exists (select from sessions s where s.token_sha256 = ${reader.sessionSha256 ?? null} and s.person_id = ${person}
        and s.second_factor_at is not null and s.ended_at is null and s.expires_at > market_now()) as yes
    ), granted as (
      select h.company_id, h.technology_id, case
        when exists (select from company_members m where m.company_id = h.company_id and m.person_id = ${person}
          and m.state = 'active') then 'own-company'
        when h.may_be_public and h.removed_at is null and exists (select from listings l
          where l.technology_id = h.technology_id and l.state = 'listed') then 'public'
        when (select yes from assured) and (
          exists (select from role_grants g where g.person_id = ${person} and g.withdrawn_at is null and g.role = 'auditor')
          or exists (select from role_grants g join submitted s on s.institution_id = g.institution_id and s.technology_id = h.technology_id
                     where g.person_id = ${person} and g.withdrawn_at is null and g.role in ('officer', 'approver'))) then 'staff'
        when (select yes from assured) and exists (select from committee_seats c join review_tracks r on r.review_id = c.review_id
          join submitted s on s.track_id = r.track_id
                     where c.person_id = ${person} and c.state = 'accepted' and s.technology_id = h.technology_id) then 'reviewer'
        end as ground
      from held h where ${technologyId ?? null}::text is null or h.technology_id = ${technologyId ?? null}
    )
    select ground, company_id, technology_id from granted where ground is not null
    order by array_position(array['own-company', 'public', 'staff', 'reviewer'], ground) limit 1`)
}
