import { sql } from '../platform/database/database.ts'
import type { Reader } from '../platform/database/database.ts'

export interface TrackFile {
  readonly ground: 'own-company' | 'staff' | 'reviewer'
  readonly companyId: string
  readonly receiptNumber: string
}

/**
 * Whether this person may read this file of this track now, and why: papers of a supplement, reports on conditions, objections.
 * The firm's members; officers and approvers of the institution, for an objection those of every institution that reviews it jointly, and auditors; reviewers who accepted a seat. Staff and reviewers
 * only in a session whose second factor has passed.
 */
export const mayReadTrackFile = (
  read: Reader,
  reader: { personId: string; sessionSha256: string | undefined },
  trackId: string,
  fileId: string,
): Promise<TrackFile | undefined> =>
  read.maybe(sql<TrackFile>`
  with held as (
    select k.id, k.company_id, k.institution_id, k.receipt_number from tracks k where k.id = ${trackId} and (
      exists (select from conditions_to_meet q where q.track_id = k.id and q.report_file_id = ${fileId})
      or exists (select from objections j where j.track_id = k.id and j.file_id = ${fileId})
      or exists (select from supplements s, jsonb_array_elements(s.answers) part, jsonb_array_elements(part->'documents') paper
        where s.track_id = k.id and paper->>'fileId' = ${fileId}))
  ), assured as (
    select exists (select from sessions s where s.token_sha256 = ${reader.sessionSha256 ?? null} and s.person_id = ${reader.personId}
      and s.second_factor_at is not null and s.ended_at is null and s.expires_at > market_now()) as yes
  ), together as (
    select y.institution_id from objections j join review_tracks x on x.track_id = j.track_id
      join review_tracks others on others.review_id = x.review_id join tracks y on y.id = others.track_id
    where j.track_id = ${trackId} and j.file_id = ${fileId}
  ), granted as (
    select h.company_id, h.receipt_number, case
      when exists (select from company_members m where m.company_id = h.company_id and m.person_id = ${reader.personId}
        and m.state = 'active') then 'own-company'
      when (select yes from assured) and exists (select from role_grants g where g.person_id = ${reader.personId} and g.withdrawn_at is null
        and (g.role = 'auditor' or (g.role in ('officer', 'approver')
          and (g.institution_id = h.institution_id or g.institution_id in (select institution_id from together))))) then 'staff'
      when (select yes from assured) and exists (select from committee_seats c join review_tracks r on r.review_id = c.review_id
        where r.track_id = h.id and c.person_id = ${reader.personId} and c.state = 'accepted') then 'reviewer' end as ground
    from held h)
  select ground, company_id, receipt_number from granted where ground is not null`)
