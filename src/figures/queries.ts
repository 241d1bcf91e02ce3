import { sql } from '../platform/database/database.ts'
import type { Reader } from '../platform/database/database.ts'
import { openStates } from '../applications/index.ts'
import { isInForce } from '../certificates/index.ts'
import type { GoalMeasure, Measure, YearRow } from './measures.ts'

export interface FigureFilter {
  councilId?: string | undefined
  institutionId?: string | undefined
  year?: number | undefined
}

const within = (institution: ReturnType<typeof sql>, filter: FigureFilter) => sql`
  (${filter.institutionId ?? null}::text is null or ${institution} = ${filter.institutionId ?? null})
  and (${filter.councilId ?? null}::text is null or exists (select from council_memberships m
    where m.institution_id = ${institution} and m.council_id = ${filter.councilId ?? null}))`

const inYear = (day: ReturnType<typeof sql>, filter: FigureFilter) =>
  sql`(${filter.year ?? null}::integer is null or extract(year from ${day}) = ${filter.year ?? null})`

/**
 * Technologies that were registered within what is looked at, each once: on the day of its first certificate there. Of a technology that several institutions have
 * certified each counts it among its own; a council, and all of them together, count it once.
 */
const registrations = (filter: FigureFilter) => sql`
  select lc.listing_id, min(lc.valid_from) as day, array_agg(lc.institution_id order by lc.valid_from, lc.certificate_id) as institution_ids
  from listing_certificates lc where ${within(sql`lc.institution_id`, filter)} group by lc.listing_id`

/** Our own figures by year, newest first; every year, whichever the filter names, in one statement. */
export const findYears = (read: Reader, filter: FigureFilter): Promise<YearRow[]> =>
  read.many(sql<YearRow>`
  with counted as (
    select extract(year from f.day)::integer as year, 1 as registrations, 0 as certificates, 0 as purchases, 0::bigint as amount
      from (${registrations(filter)}) f
    union all
    select extract(year from c.issued_on)::integer, 0, 1, 0, 0 from certificates c
      where c.state <> 'drafted' and ${within(sql`c.institution_id`, filter)}
    union all
    select extract(year from p.contracted_on)::integer, 0, 0, case p.kind when 'purchase' then 1 else -1 end, p.amount_won from purchases p
      where ${within(sql`p.institution_id`, filter)}
  )
  select year, sum(registrations)::integer as registrations, sum(certificates)::integer as certificates,
    sum(purchases)::integer as purchases, sum(amount)::bigint as amount
  from counted group by year order by year desc`)

export interface InstitutionFigures {
  id: string
  ko: string
  en: string
  certificates: number
  valid: number
  purchases: number
  amount: number
}
/** By institution, those that bought most first. */
export const findByInstitution = (read: Reader, filter: FigureFilter): Promise<InstitutionFigures[]> =>
  read.many(sql<InstitutionFigures>`
  select i.id, i.name_ko as ko, i.name_en as en, coalesce(c.certificates, 0) as certificates, coalesce(c.valid, 0) as valid,
    coalesce(p.purchases, 0) as purchases, coalesce(p.amount, 0)::bigint as amount
  from institutions i
  left join (select institution_id, count(*) as certificates,
    count(*) filter (where ${isInForce('k')}) as valid from certificates k
    where state <> 'drafted' and ${inYear(sql`issued_on`, filter)} group by 1) c on c.institution_id = i.id
  left join (select institution_id, sum(case kind when 'purchase' then 1 else -1 end)::integer as purchases, sum(amount_won) as amount
    from purchases where ${inYear(sql`contracted_on`, filter)} group by 1) p on p.institution_id = i.id
  where (c.certificates > 0 or p.purchases <> 0) and ${within(sql`i.id`, filter)}
  order by amount desc, certificates desc, i.name_ko`)

export interface FigureRow {
  total: number
  day: string
  institutionKo: string
  institutionEn: string
  firmKo: string
  firmEn: string | null
  technologyKo: string
  technologyEn: string
  id: string
  amount: number | null
  detail: string
  listingId: string | null
}
const names = sql`i.name_ko as institution_ko, i.name_en as institution_en`
/** The rows behind a figure, newest first: adding them up gives it. Each says how many there are in all. */
export const findRows = (
  read: Reader,
  measure: Measure,
  filter: FigureFilter,
  at: { limit: number; offset: number },
): Promise<FigureRow[]> => {
  const { limit, offset } = at
  if (measure === 'certificates') {
    return read.many(sql<FigureRow>`select count(*) over () as total, x.issued_on as day, ${names}, x.company_name_ko as firm_ko,
      x.company_name_en as firm_en, x.title_ko as technology_ko, x.title_en as technology_en, x.id, null as amount, x.number as detail,
      null as listing_id
      from certificates x join institutions i on i.id = x.institution_id
        where x.state <> 'drafted' and ${within(sql`x.institution_id`, filter)} and ${inYear(sql`x.issued_on`, filter)}
        order by x.issued_on desc, x.id limit ${limit} offset ${offset}`)
  }
  if (measure === 'registrations') {
    return read.many(sql<FigureRow>`select count(*) over () as total, f.day, i.institution_ko, i.institution_en, c.name_ko as firm_ko, c.name_en as firm_en, l.title_ko as technology_ko, l.title_en as technology_en, l.id, null as amount,
      '' as detail, l.id as listing_id
      from listings l join companies c on c.id = l.company_id
      join (${registrations(filter)}) f on f.listing_id = l.id
      join lateral (select string_agg(n.name_ko, ', ' order by n.place) as institution_ko, string_agg(n.name_en, ', ' order by n.place)
        as institution_en from (select i.name_ko, i.name_en, min(h.place) as place
          from unnest(f.institution_ids) with ordinality h(id, place) join institutions i on i.id = h.id group by i.id) n) i on true
      where ${inYear(sql`f.day`, filter)}
        order by f.day desc, l.listed_at desc, l.id limit ${limit} offset ${offset}`)
  }
  return read.many(sql<FigureRow>`select count(*) over () as total, b.contracted_on as day, ${names}, c.name_ko as firm_ko,
    c.name_en as firm_en, l.title_ko as technology_ko, l.title_en as technology_en, b.id, b.amount_won as amount, b.kind as detail,
    b.listing_id from purchases b join institutions i on i.id = b.institution_id join companies c on c.id = b.company_id
    join listings l on l.id = b.listing_id
    where ${within(sql`b.institution_id`, filter)} and ${inYear(sql`b.contracted_on`, filter)}
      order by b.contracted_on desc, b.recorded_at desc, b.id limit ${limit} offset ${offset}`)
}

export interface BackgroundPoint {
  series: string
  nameKo: string
  nameEn: string
  period: string
  value: number
  unitKo: string
  unitEn: string
  source: string
  noteKo: string | null
  noteEn: string | null
  address: string | null
}
export const findBackground = (read: Reader): Promise<BackgroundPoint[]> =>
  read.many(sql<BackgroundPoint>`
  select b.series, b.name_ko, b.name_en, b.period, b.value, b.unit_ko, b.unit_en, b.source, b.note_ko, b.note_en,
    (select string_agg(s.address, ', ') from sources s where s.id = any(string_to_array(b.source, ' '))) as address
  from background_points b order by b.series, replace(b.period, '-early', '-00'), b.value`)

export interface Headline {
  listings: number
  valid: number
  purchases: number
  amount: number
  institutions: number
  /** Those that have opened a call here, or issued a certificate. */ takingPart: number
  openCalls: number
  closingThisWeek: number
  asOf: Date
  newest: { id: string; titleKo: string; titleEn: string; institutionKo: string; institutionEn: string; validTo: string }[]
}
/** The numbers of the home page, in one statement, with the instant they are of. */
export const findHeadline = (read: Reader): Promise<Headline> =>
  read.one(sql<Headline>`
  select (select count(*) from listings where state = 'listed') as listings,
    (select count(*) from certificates k where ${isInForce('k')}) as valid,
    (select count(*) - 2 * count(*) filter (where kind = 'counter') from purchases) as purchases,
      coalesce((select sum(amount_won) from purchases), 0)::bigint as amount,
    (select count(*) from institutions) as institutions,
    (select count(*) from institutions i where exists (select from certificates x where x.institution_id = i.id and x.state <> 'drafted')
      or exists (select from call_institutions m join calls k on k.id = m.call_id
        where m.institution_id = i.id and k.state in ('published', 'closed'))) as taking_part,
    (select count(*) from calls where state = 'published' and opens_at <= (select market_now())
      and (closes_at is null or (select market_now()) < closes_at)) as open_calls,
    (select count(*) from calls where state = 'published' and closes_at > (select market_now())
      and closes_at < (select market_now()) + interval '7 days') as closing_this_week, (select market_now()) as as_of,
    coalesce((select json_agg(n) from (select l.id, l.title_ko as "titleKo", l.title_en as "titleEn", i.name_ko as "institutionKo",
      i.name_en as "institutionEn", lc.valid_to as "validTo"
      from listings l join lateral (select * from listing_certificates k
        where k.listing_id = l.id and ${isInForce('k')} order by k.valid_from desc limit 1) lc on true
        join institutions i on i.id = lc.institution_id
      where l.state = 'listed' order by l.listed_at desc limit 6) n), '[]') as newest`)

/** What an institution did in one year, by the names of its goals. */
export type Reached = Readonly<Record<GoalMeasure, number>>

/** This year's goals of an institution: a part of a statement. */
export const goalsOf = (institutionId: string, year: number) =>
  sql`coalesce((select json_agg(json_build_object('measure', g.measure, 'goal', g.goal, 'version', g.version)) from institution_goals g
    where g.institution_id = ${institutionId} and g.year = ${year}), '[]')`

export interface DeskCertificate {
  id: string
  number: string
  titleKo: string
  titleEn: string
  companyKo: string
  companyEn: string
  companyId: string
}
export interface Desk {
  goals: { measure: GoalMeasure; goal: number | null; version: number }[]
  thisYear: Reached
  lastYear: Reached
  expiring: (DeskCertificate & { validTo: string; bought: boolean })[]
  unsold: (DeskCertificate & { issuedOn: string })[]
  firms: {
    companyId: string
    ko: string
    en: string | null
    nextStep: string | null
    nextStepOn: string | null
    who: string
    since: string
    certificates: number
    purchases: number
  }[]
  /** Firms that applied here and are not accompanied, the latest first. */
  applied: { companyId: string; ko: string; en: string | null }[]
  waiting: number
}
/** A firm counts in every year in which it was accompanied, even for a part of it. */
export const reachedIn = (institutionId: string, year: number) => sql`json_build_object(
      'registrations', (select count(*) from certificates
        where institution_id = ${institutionId} and state <> 'drafted' and extract(year from issued_on) = ${year}),
      'purchases_won', coalesce((select sum(amount_won) from purchases
        where institution_id = ${institutionId} and extract(year from contracted_on) = ${year}), 0),
      'meetings', (select count(*) from accompaniment_notes
        where institution_id = ${institutionId} and kind in ('visit', 'briefing', 'contact')
        and extract(year from at at time zone 'Asia/Seoul') = ${year}),
      'firms_helped', (select count(*) from accompanied_firms
        where institution_id = ${institutionId} and extract(year from since at time zone 'Asia/Seoul') <= ${year}
        and (ended_at is null or extract(year from ended_at at time zone 'Asia/Seoul') >= ${year})))`

/** So many rows of each list the desk shows; the files have all of them. */
export const mostOnDesk = { firms: 100, certificates: 50 } as const
/** Everything of an institution's activation desk, in one statement. */
export const findDesk = (
  read: Reader,
  institutionId: string,
  year: number,
  most: { firms: number; certificates: number } = mostOnDesk,
): Promise<Desk> =>
  read.one(sql<Desk>`
  select ${goalsOf(institutionId, year)} as goals,
    ${reachedIn(institutionId, year)} as this_year, ${reachedIn(institutionId, year - 1)} as last_year,
    coalesce((select json_agg(e) from (select c.id, c.number, c.title_ko as "titleKo", c.title_en as "titleEn",
      c.company_name_ko as "companyKo", c.company_name_en as "companyEn", c.company_id as "companyId", c.valid_to as "validTo",
      exists (select from standing_purchases p where p.technology_id = c.technology_id) as bought from certificates c
        where c.institution_id = ${institutionId} and ${isInForce('c')}
        and c.valid_to <= (select market_today()) + 90 order by c.valid_to limit ${most.certificates}) e), '[]') as expiring,
    coalesce((select json_agg(u) from (select c.id, c.number, c.title_ko as "titleKo", c.title_en as "titleEn",
      c.company_name_ko as "companyKo", c.company_name_en as "companyEn", c.company_id as "companyId", c.issued_on as "issuedOn"
      from certificates c where c.institution_id = ${institutionId} and ${isInForce('c')}
        and not exists (select from standing_purchases p where p.technology_id = c.technology_id) order by c.issued_on limit ${most.certificates}) u), '[]') as unsold,
    coalesce((select json_agg(f) from (select a.company_id as "companyId", c.name_ko as ko, c.name_en as en, a.next_step as "nextStep",
      a.next_step_on as "nextStepOn", p.name as who, a.since,
      (select count(*) from certificates x where x.company_id = a.company_id and ${isInForce('x')}) as certificates,
        (select count(*) from standing_purchases s where s.company_id = a.company_id) as purchases
      from accompanied_firms a join companies c on c.id = a.company_id join persons p on p.id = a.person_id
        where a.institution_id = ${institutionId} and a.ended_at is null order by a.next_step_on nulls last limit ${most.firms}) f), '[]') as firms,
    coalesce((select json_agg(n) from (select c.id as "companyId", c.name_ko as ko, c.name_en as en
      from companies c join tracks t on t.company_id = c.id and t.institution_id = ${institutionId}
        where c.closed_at is null and not exists (select from accompanied_firms a
          where a.institution_id = ${institutionId} and a.company_id = c.id and a.ended_at is null)
        group by c.id order by max(t.state_since) desc, c.id limit 20) n), '[]') as applied,
    (select count(*) from tracks where institution_id = ${institutionId} and state in ${openStates}) as waiting`)

export interface Accompanied {
  /** The firm was closed by its owner. */ closedAt: Date | null
  companyId: string
  ko: string
  en: string | null
  accompanied: boolean
  nextStep: string | null
  nextStepOn: string | null
  note: string
  version: number
  since: string | null
  notes: { id: number; at: string; who: string; kind: string; note: string }[]
  years: { year: number; salesWon: number | null; employees: number | null }[]
  certificates: { id: string; number: string; issuedOn: string; validTo: string; state: string }[]
  purchases: {
    id: string
    kind: 'purchase' | 'counter'
    isCountered: boolean
    contractedOn: string
    amountWon: number
    institution: string
  }[]
}
/** A firm as an institution accompanies it: sales and jobs by year beside the dates of certificates and purchases. Only a firm that applied here or is accompanied. */
export const findAccompanied = (read: Reader, institutionId: string, companyId: string): Promise<Accompanied | undefined> =>
  read.maybe(sql<Accompanied>`
  select c.id as company_id, c.name_ko as ko, c.name_en as en, c.closed_at, a.company_id is not null as accompanied, a.next_step, a.next_step_on,
    coalesce(a.note, '') as note, coalesce(a.version, 0) as version, a.since,
    coalesce((select json_agg(json_build_object('id', n.id, 'at', n.at, 'who', p.name, 'kind', n.kind, 'note', n.note) order by n.id desc)
      from accompaniment_notes n join persons p on p.id = n.by_person where n.institution_id = ${institutionId} and n.company_id = c.id),
      '[]') as notes,
    coalesce((select json_agg(json_build_object('year', y.year, 'salesWon', y.sales_won, 'employees', y.employees) order by y.year)
      from company_years y where y.company_id = c.id), '[]') as years,
    coalesce((select json_agg(json_build_object('id', x.id, 'number', x.number, 'issuedOn', x.issued_on, 'validTo', x.valid_to,
      'state', x.state) order by x.issued_on) from certificates x where x.company_id = c.id and x.state <> 'drafted'),
      '[]') as certificates,
    coalesce((select json_agg(json_build_object('id', b.id, 'kind', b.kind, 'contractedOn', b.contracted_on, 'amountWon', b.amount_won,
      'institution', i.name_ko, 'isCountered', exists (select from purchases k where k.counters_id = b.id))
      order by b.contracted_on, b.recorded_at) from purchases b join institutions i on i.id = b.institution_id where b.company_id = c.id),
      '[]') as purchases
  from companies c left join accompanied_firms a on a.company_id = c.id and a.institution_id = ${institutionId} and a.ended_at is null
  where c.id = ${companyId} and (a.company_id is not null
    or exists (select from tracks t where t.company_id = c.id and t.institution_id = ${institutionId}))`)
