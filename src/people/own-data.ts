import { sql } from '../platform/database/database.ts'
import type { Reader } from '../platform/database/database.ts'

/** How much is kept about a person, by kind. */
export interface KeptCounts {
  readonly sessions: number
  readonly notices: number
  readonly acts: number
  readonly firms: readonly string[]
  readonly roles: number
}
export const countKept = (read: Reader, personId: string) =>
  read.one(sql<KeptCounts>`
  select (select count(*)::int from sessions where person_id = ${personId}) as sessions,
    (select count(*)::int from notices where person_id = ${personId}) as notices,
    (select count(*)::int from audit_log where person_id = ${personId}) as acts,
      (select count(*)::int from role_grants where person_id = ${personId}) as roles,
    coalesce((select json_agg(c.name_ko order by c.name_ko) from company_members m join companies c on c.id = m.company_id
      where m.person_id = ${personId} and m.state = 'active'), '[]') as firms`)

/** Everything kept about a person, as one JSON document; secrets (password hash, factor, session ids) are named but left out. */
export const exportOwnData = async (read: Reader, personId: string): Promise<object> =>
  (
    await read.one(sql<{ document: object }>`select json_build_object(
    'person', (select row_to_json(p) from (select id, email, name, phone, language, created_at, email_confirmed_at from persons
      where id = ${personId}) p),
    'companyMemberships', (select coalesce(json_agg(m), '[]')
      from (select company_id, role, state, requested_at, decided_at, message from company_members where person_id = ${personId}) m),
    'roles', (select coalesce(json_agg(g), '[]') from (select role, institution_id, council_id, granted_at, withdrawn_at from role_grants
      where person_id = ${personId} order by granted_at) g),
    'reviewer', (select row_to_json(r) from (select affiliation, position, field_codes, experience, state, registered_at from reviewers
      where person_id = ${personId}) r),
    'bookmarks', (select coalesce(json_agg(b), '[]') from (select listing_id, kept_at from bookmarks where person_id = ${personId}
      order by kept_at) b),
    'savedSearches', (select coalesce(json_agg(s), '[]') from (select name, asked, created_at, alert_since, checked_at from saved_searches
      where person_id = ${personId} order by created_at) s),
    'secondFactor', (select row_to_json(f) from (select confirmed_at from totp_factors where person_id = ${personId}) f),
    'sessions', (select coalesce(json_agg(s), '[]') from (select created_at, last_seen_at, ended_at, address, agent from sessions
      where person_id = ${personId} order by created_at desc limit 1000) s),
    'notices', (select coalesce(json_agg(n), '[]') from (select at, kind, subject_ko, body_ko, read_at from notices
      where person_id = ${personId} order by at desc limit 5000) n),
    'relevanceJudgements', (select coalesce(json_agg(j), '[]')
      from (select words, listing_id, grade, acting, institution_id, judged_at, withdrawn_at from relevance_judgements
      where person_id = ${personId} order by judged_at) j),
    'whatIDid', (select coalesce(json_agg(a), '[]') from (select at, acting_as, action, object_kind, object_id from audit_log
      where person_id = ${personId} order by id desc limit 10000) a),
    'whoReadMyData', (select coalesce(json_agg(r), '[]') from (select at, acting_as, what, reason from access_log
      where whose_kind = 'person' and whose_id = ${personId} order by id desc limit 10000) r)
  ) as document`)
  ).document
