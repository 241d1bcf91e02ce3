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

export interface DeskHome {
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

/** The first page of a desk, beside what waits for the person: what stands where, the next days, this year's goals. One statement. */
export const findDeskHome = (read: Reader, institutionId: string, year: number): Promise<DeskHome> =>
  read.one(sql<DeskHome>`
  with dates as materialized (${datesOf(institutionId)})
  select coalesce((select json_agg(s) from (select state, count(*) from tracks where institution_id = ${institutionId} group by state) s),
    '[]') as states,
    coalesce((select json_agg(d) from (select * from dates order by at, kind, id limit ${shownDates}) d), '[]') as dates,
      greatest(0, (select count(*) from dates) - ${shownDates}) as more_dates,
    ${goalsOf(institutionId, year)} as goals, ${reachedIn(institutionId, year)} as this_year`)
