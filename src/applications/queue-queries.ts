import { sql } from '../platform/database/database.ts'
import type { Reader } from '../platform/database/database.ts'
import type { TrackState } from './track.ts'

export const queueViews = ['turn', 'mine', 'overdue', 'today', 'supplement', 'unassigned', 'open', 'all'] as const
export type QueueView = (typeof queueViews)[number]

export interface QueueRow {
  id: string
  receiptNumber: string
  titleKo: string
  titleEn: string
  companyKo: string
  companyEn: string
  callKo: string
  callEn: string
  state: TrackState
  stateSince: Date
  dueAt: Date | null
  officerId: string | null
  officerName: string | null
  answeredAt: Date | null
  members: number
  isFirmConfirmed: boolean
}
export type QueueCounts = Record<QueueView, number> & { nextDue: Date | null }

/** States in which a track is not over at the institution. */
export const openStates = sql`('submitted', 'received', 'checking', 'supplement_requested', 'in_review', 'approved', 'conditional',
  'objected')`
// What an institution still has to do something about; ended tracks stand under 'all'.
const open = sql`k.state in ${openStates}`
// Of these, what waits for neither the firm, nor a review, nor a certificate: for the officer who has it.
const atTheDesk = sql`k.state in ('submitted', 'received', 'checking', 'objected')`
const answered = sql`exists (select from supplements s where s.track_id = k.id and s.state = 'answered') and k.state = 'checking'`
/** Which tracks k stand in a view: the queue lists them, and the first page counts what it leads to by the same. */
export const inView = (view: QueueView, personId: string) => {
  switch (view) {
    case 'turn':
      return sql`${atTheDesk} and k.officer_id = ${personId}`
    case 'mine':
      return sql`${open} and k.officer_id = ${personId}`
    case 'overdue':
      return sql`${open} and k.due_at <= (select market_now())`
    case 'today':
      return sql`${open} and k.due_at > (select market_now()) and k.due_at <= ((select market_today()) + 1)::timestamp at time zone 'Asia/Seoul'`
    case 'supplement':
      return answered
    case 'unassigned':
      return sql`${open} and k.officer_id is null`
    case 'open':
      return open
    case 'all':
      return sql`true`
  }
}

/** How many stand in each view, and when the next one is due. One statement. */
export const countQueue = (read: Reader, institutionId: string, personId: string): Promise<QueueCounts> =>
  read.one(sql<QueueCounts>`
  select ${sql.join(queueViews.map((view) => sql`count(*) filter (where ${inView(view, personId)})::int as ${sql.raw(`"${view}"`)}`))},
    min(k.due_at) filter (where ${open} and k.due_at > (select market_now())) as next_due
  from tracks k where k.institution_id = ${institutionId}`)

const mostUrgent = sql`k.state in ('certified', 'withdrawn', 'returned', 'rejected'), k.due_at nulls last, k.state_since, k.id`

/** One page of a view, what is due first on top; names are fetched for the rows of this page alone. One statement. */
export const findQueue = (
  read: Reader,
  institutionId: string,
  personId: string,
  asked: { view: QueueView; page: number; perPage: number },
): Promise<QueueRow[]> =>
  read.many(sql<QueueRow>`
  with shown as materialized (
    select k.id from tracks k where k.institution_id = ${institutionId} and ${inView(asked.view, personId)}
    order by ${mostUrgent} limit ${asked.perPage} offset ${(asked.page - 1) * asked.perPage}
  )
  select k.id, k.receipt_number, t.title_ko, coalesce(nullif(t.content->>'titleEn', ''), t.title_ko) as title_en, c.name_ko as company_ko,
    coalesce(nullif(c.name_en, ''), c.name_ko) as company_en, b.title_ko as call_ko, b.title_en as call_en, k.state, k.state_since,
    k.due_at, k.officer_id, p.name as officer_name,
    (select max(s.answered_at) from supplements s where s.track_id = k.id and s.state = 'answered') as answered_at,
      (select count(*)::int from call_institutions x where x.call_id = k.call_id) as members,
    exists (select from company_claims cc where cc.company_id = k.company_id and cc.state = 'confirmed') as is_firm_confirmed
  from shown join tracks k on k.id = shown.id join technologies t on t.id = k.technology_id join companies c on c.id = k.company_id
    join calls b on b.id = k.call_id left join persons p on p.id = k.officer_id
  order by ${mostUrgent}`)

export interface Colleague {
  id: string
  name: string
}
export const findColleagues = (read: Reader, institutionId: string): Promise<Colleague[]> =>
  read.many(sql<Colleague>`
  select distinct p.id, p.name from role_grants g join persons p on p.id = g.person_id and p.disabled_at is null
    where g.institution_id = ${institutionId} and g.role = 'officer' and g.withdrawn_at is null order by p.name, p.id`)
