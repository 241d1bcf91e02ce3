import { sql } from '../platform/database/database.ts'
import type { Reader } from '../platform/database/database.ts'
import { isInForce } from '../certificates/index.ts'
import type { TrackState } from '../applications/index.ts'
import type { GoalMeasure } from './measures.ts'
import { goalsOf, reachedIn } from './queries.ts'
import type { Reached } from './queries.ts'

export type DateKind = 'call-closes' | 'call-opens' | 'meeting' | 'supplement' | 'condition' | 'certificate' | 'step'
/** A day on which something falls at an institution; `day` alone where it has no hour. */
export interface DeskDate {
  readonly kind: DateKind
  readonly id: string
  readonly at: string
  readonly ko: string
  readonly en: string
  readonly place: string | null
}

/** How far an institution is that has not published a call yet. */
export interface Beginning {
  readonly officers: number
  readonly buyers: number
  readonly hasContact: boolean
  /** Rules in force: drafted by its own people, made from public sources alone, or none. */
  readonly rules: 'own' | 'public' | 'none'
  /** Active reviewers of the pool, and how many a committee takes by the institution's rules, substitutes too. */
  readonly reviewers: number
  readonly needed: number | null
}

export interface DeskHome {
  /** Null once a call was published. */ readonly begun: Beginning | null
  readonly states: readonly { readonly state: TrackState; readonly count: number }[]
  readonly dates: readonly DeskDate[]
  readonly moreDates: number
  readonly goals: readonly { readonly measure: GoalMeasure; readonly goal: number | null }[]
  readonly thisYear: Reached
}

export const daysAhead = 14
const shownDates = 12
const soon = sql`(select market_now()) + make_interval(days => ${daysAhead})`

/** What falls on the next days at an institution, and what is overdue there for a firm to send. */
const datesOf = (institutionId: string) => sql`
  select 'call-closes' as kind, c.id, c.closes_at as at, c.title_ko as ko, c.title_en as en, null as place from calls c
    join call_institutions m on m.call_id = c.id and m.institution_id = ${institutionId}
    where c.state = 'published' and c.closes_at between (select market_now()) and ${soon}
  union all select 'call-opens', c.id, c.opens_at, c.title_ko, c.title_en, null from calls c
    join call_institutions m on m.call_id = c.id and m.institution_id = ${institutionId}
    where c.state = 'published' and c.opens_at between (select market_now()) and ${soon}
  union all select 'meeting', r.id, s.held_at, t.title_ko, coalesce(nullif(t.content->>'titleEn', ''), t.title_ko), s.place
    from review_stages s join reviews r on r.id = s.review_id and r.lead_institution_id = ${institutionId}
    join lateral (select k.technology_id from review_tracks x join tracks k on k.id = x.track_id
      where x.review_id = r.id limit 1) k on true join technologies t on t.id = k.technology_id
    where s.state = 'planned' and r.state not in ('verdict_signed', 'cancelled')
      and s.held_at >= (select market_today())::timestamp at time zone 'Asia/Seoul' and s.held_at < ${soon}
  union all select 'supplement', k.id, k.due_at, t.title_ko, coalesce(nullif(t.content->>'titleEn', ''), t.title_ko), null from tracks k
    join technologies t on t.id = k.technology_id
    where k.institution_id = ${institutionId} and k.state = 'supplement_requested' and k.due_at < ${soon}
  union all select 'condition', k.id, (q.due_on + 1)::timestamp at time zone 'Asia/Seoul', t.title_ko,
    coalesce(nullif(t.content->>'titleEn', ''), t.title_ko), null from conditions_to_meet q join tracks k on k.id = q.track_id
    join technologies t on t.id = k.technology_id
    where q.institution_id = ${institutionId} and q.state = 'open' and k.state = 'conditional'
      and (q.due_on + 1)::timestamp at time zone 'Asia/Seoul' < ${soon}
  union all select 'certificate', c.id, (c.valid_to + 1)::timestamp at time zone 'Asia/Seoul', c.title_ko, c.title_en, null from certificates c
    where c.institution_id = ${institutionId} and ${isInForce('c')}
      and (c.valid_to + 1)::timestamp at time zone 'Asia/Seoul' < ${soon}
  union all select 'step', a.company_id, (a.next_step_on + 1)::timestamp at time zone 'Asia/Seoul', f.name_ko || ': ' || coalesce(a.next_step, ''),
    coalesce(f.name_en, f.name_ko) || ': ' || coalesce(a.next_step, ''), null from accompanied_firms a
    join companies f on f.id = a.company_id
    where a.institution_id = ${institutionId} and a.ended_at is null and (a.next_step_on + 1)::timestamp at time zone 'Asia/Seoul' < ${soon}`

const beginningOf = (institutionId: string) => sql`
  case when not exists (select from call_institutions m join calls c on c.id = m.call_id and c.state in ('published', 'closed')
    where m.institution_id = ${institutionId}) then (
  select json_build_object('officers', count(distinct g.person_id) filter (where g.role = 'officer'),
    'buyers', count(distinct g.person_id) filter (where g.role = 'buyer'),
    'hasContact', exists (select from institutions i where i.id = ${institutionId} and coalesce(i.contact_unit, i.phone, i.email) is not null),
    'rules', (select case when bool_or(v.drafted_by is not null) then 'own' when count(*) > 0 then 'public' else 'none' end
      from rule_sets s join rule_set_versions v on v.rule_set_id = s.id and v.state = 'in_force' where s.institution_id = ${institutionId}),
    'reviewers', (select count(*) from reviewers where state = 'active'),
    'needed', (select max((v.content->'committee'->>'seats')::integer + (v.content->'committee'->>'substitutes')::integer)
      from rule_sets s join rule_set_versions v on v.rule_set_id = s.id and v.state = 'in_force' where s.institution_id = ${institutionId}))
  from role_grants g where g.institution_id = ${institutionId} and g.withdrawn_at is null) end`

/** The first page of a desk, beside what waits for the person: what stands where, the next days, this year's goals. One statement. */
export const findDeskHome = (read: Reader, institutionId: string, year: number): Promise<DeskHome> =>
  read.one(sql<DeskHome>`
  with dates as materialized (${datesOf(institutionId)})
  select coalesce((select json_agg(s) from (select state, count(*) from tracks where institution_id = ${institutionId} group by state) s),
    '[]') as states,
    coalesce((select json_agg(d) from (select * from dates order by at, kind, id limit ${shownDates}) d), '[]') as dates,
      greatest(0, (select count(*) from dates) - ${shownDates}) as more_dates,
    ${beginningOf(institutionId)} as begun, ${goalsOf(institutionId, year)} as goals, ${reachedIn(institutionId, year)} as this_year`)
