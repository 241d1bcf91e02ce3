import { sql } from '../platform/database/database.ts'
import type { RawBuilder, Reader } from '../platform/database/database.ts'
import type { Text } from '../kernel/text.ts'
import { actingPlace, actingPlaceOf } from '../people/index.ts'
import type { ActingAt } from '../people/index.ts'
import type { Asked } from './asked.ts'
import { faceOf } from './faces.ts'

interface Person {
  readonly personId: string | null
  readonly name: string | null
  readonly email: string | null
}
export interface LogRow extends Person, ActingAt {
  readonly id: number
  readonly at: Date
  readonly writtenAt: Date
  readonly action: string
  readonly objectKind: string
  readonly objectId: string
  readonly companyId: string | null
  readonly institutionId: string | null
  readonly detail: Record<string, unknown>
  /** What the object is called on its own page, where it has a name and is no person. */
  readonly face: { readonly ko: string; readonly en: string } | null
  /** How the codes of the detail are said whose words stand in tables: contract grounds, and why a quote ended. */
  readonly named: Readonly<Record<string, Text>>
  readonly requestId: string | null
}
export interface AccessRow extends Person, ActingAt {
  readonly id: number
  readonly at: Date
  readonly address: string
  readonly whoseKind: string
  readonly whoseId: string
  readonly whoseName: string | null
  readonly whoseNameEn: string | null
  readonly what: string
  readonly reason: string | null
  readonly requestId: string | null
}
export interface Found<Row> {
  readonly rows: Row[]
  readonly hasOlder: boolean
  readonly hasNewer: boolean
}

export const perPage = 50
const logs = { audit: sql.table('audit_log'), access: sql.table('access_log') }
type Log = keyof typeof logs

/** Who stands behind the words an auditor typed: an id, a whole address, or a whole name. */
export const findWho = async (read: Reader, words: string): Promise<string[]> =>
  (
    await read.many(
      sql<{
        id: string
      }>`select id from persons where id = ${words} or lower(email) = ${words.toLowerCase()} or name = ${words} order by id limit 20`,
    )
  ).map((one) => one.id)

/** The names of acts that ever happened, found by leaping from one to the next: as many steps as there are names. */
export const findActions = async (read: Reader): Promise<string[]> =>
  (
    await read.many(sql<{ action: string }>`
    with recursive leaps as (
      (select action from audit_log order by action limit 1)
      union all
      select (select a.action from audit_log a where a.action > l.action order by a.action limit 1) from leaps l where l.action is not null
    ) select action from leaps where action is not null`)
  ).map((one) => one.action)

/**
 * The narrowing conditions as SQL; each leaves its column bare, so that one index answers it. A page goes on from the last row of the one
 * before, by its time and number: nothing is counted, nothing skipped.
 */
const wanted = (log: Log, asked: Asked, who: readonly string[] | undefined): RawBuilder<unknown> => {
  const cursor = asked.before ?? asked.after
  const edge = sql`(select e.at from ${logs[log]} e where e.id = ${cursor ?? 0})`
  const conditions = [
    sql`r.at >= ${asked.since}`,
    sql`r.at < ${asked.until}`,
    ...(who === undefined ? [] : who.length === 1 ? [sql`r.person_id = ${who[0]}`] : [sql`r.person_id = any(${[...who]}::text[])`]),
    ...(asked.who === 'system' ? [sql`r.person_id is null and r.acting_as = 'system'`] : []),
    ...(log === 'audit' && asked.action !== '' ? [sql`r.action = ${asked.action}`] : []),
    ...(asked.kind === '' ? [] : [log === 'audit' ? sql`r.object_kind = ${asked.kind}` : sql`r.whose_kind = ${asked.kind}`]),
    ...(asked.object === '' ? [] : [log === 'audit' ? sql`r.object_id = ${asked.object}` : sql`r.whose_id = ${asked.object}`]),
    ...(asked.before === undefined ? [] : [sql`r.at <= ${edge} and (r.at < ${edge} or r.id < ${asked.before})`]),
    ...(asked.after === undefined || asked.before !== undefined
      ? []
      : [sql`r.at >= ${edge} and (r.at > ${edge} or r.id > ${asked.after})`]),
  ]
  return sql.join(conditions, sql` and `)
}

const pageOf = async <Row>(
  log: Log,
  asked: Asked,
  who: readonly string[] | undefined,
  limit: number,
  draw: (page: RawBuilder<unknown>) => Promise<Row[]>,
): Promise<Found<Row>> => {
  const goesUp = asked.after !== undefined && asked.before === undefined
  const order = goesUp ? sql`r.at, r.id` : sql`r.at desc, r.id desc`
  const rows = await draw(sql`select r.* from ${logs[log]} r where ${wanted(log, asked, who)} order by ${order} limit ${limit + 1}`)
  const isMore = rows.length > limit
  // Drawn newest first always; going up, the row too many is the newest of them.
  const shown = isMore ? (goesUp ? rows.slice(1) : rows.slice(0, limit)) : rows
  return { rows: shown, hasOlder: goesUp ? true : isMore, hasNewer: goesUp ? isMore : asked.before !== undefined }
}

const person = sql`p.name, p.email, ${actingPlace}`
const joins = sql`left join persons p on p.id = r.person_id ${actingPlaceOf('r')}`
const named = sql`jsonb_strip_nulls(jsonb_build_object(
    'ground', (select jsonb_build_object('ko', g.sentence_ko, 'en', g.sentence_en) from contract_grounds g where g.code = r.detail->>'ground'),
    'reasonCode', (select jsonb_build_object('ko', x.name_ko, 'en', x.name_en) from refusal_reasons x
      where x.code = r.detail->>'reasonCode'))) as named`
const face = sql`${faceOf(sql`r.object_kind`, sql`r.object_id`)} as face`
const newestFirst = sql`order by r.at desc, r.id desc`

export const findLog = (read: Reader, asked: Asked, who: readonly string[] | undefined, limit = perPage) =>
  pageOf('audit', asked, who, limit, (page) =>
    read.many(sql<LogRow>`select r.*, ${person}, ${named}, ${face} from (${page}) r ${joins} ${newestFirst}`),
  )

export const findAccess = (read: Reader, asked: Asked, who: readonly string[] | undefined, limit = perPage) =>
  pageOf('access', asked, who, limit, (page) =>
    read.many(sql<AccessRow>`
    select r.*, ${person}, case r.whose_kind when 'person' then (select w.name from persons w where w.id = r.whose_id)
      when 'company' then (select w.name_ko from companies w where w.id = r.whose_id)
      when 'people' then (select w.name_ko from institutions w where w.id = r.whose_id) end as whose_name,
    case r.whose_kind when 'company' then (select w.name_en from companies w where w.id = r.whose_id)
      when 'people' then (select w.name_en from institutions w where w.id = r.whose_id) end as whose_name_en
    from (${page}) r ${joins} ${newestFirst}`),
  )

export const mostOfALife = 500

/** One thing's whole life, the first event first: its own rows and those of what came of it. A firm's life is all that was done in its name. */
export const findLife = (read: Reader, kind: string, id: string): Promise<LogRow[]> => {
  const things = sql`
    with tracks_of as (select t.id, t.application_id from tracks t
      where (${kind} = 'application' and t.application_id = ${id}) or (${kind} = 'track' and t.id = ${id})),
    things (kind, id) as (
      select ${kind}::text, ${id}::text
      union select 'track', id from tracks_of
      union select 'application', application_id from tracks_of where ${kind} = 'track'
      union select 'certificate', x.id from certificates x join tracks_of t on t.id = x.track_id
      union select 'review', x.review_id from review_tracks x join tracks_of t on t.id = x.track_id
    )`
  const rows =
    kind === 'company'
      ? sql`select r.* from audit_log r where r.company_id = ${id} order by r.at desc, r.id desc limit ${mostOfALife + 1}`
      : sql`${things} select r.* from things cross join lateral (select l.* from audit_log l
        where l.object_kind = things.kind and l.object_id = things.id order by l.at desc, l.id desc limit ${mostOfALife + 1}) r
        order by r.at desc, r.id desc limit ${mostOfALife + 1}`
  return read.many(sql<LogRow>`select r.*, ${person}, ${named}, ${face} from (${rows}) r ${joins} order by r.at, r.id`)
}

/** Whether there is such a thing though nothing was done to it: a person, or whatever somebody looked at. */
export const isKnown = async (read: Reader, kind: string, id: string): Promise<boolean> =>
  (
    await read.one(sql<{ known: boolean }>`select (${kind} = 'person' and exists (select from persons where id = ${id}))
      or exists (select from access_log where whose_kind = ${kind} and whose_id = ${id}) as known`)
  ).known

interface Named {
  readonly id: string
  readonly ko: string
  readonly en: string
}
export interface DeskRow extends Named {
  readonly applications: number
  readonly reviews: number
  readonly certificates: number
  readonly purchases: number
}
/** Every institution with how much there is to read of it, those without anything last, and the councils. One statement. */
export const findDesks = (read: Reader): Promise<{ institutions: DeskRow[]; councils: Named[] }> =>
  read.one(sql<{ institutions: DeskRow[]; councils: Named[] }>`
  select coalesce((select json_agg(json_build_object('id', i.id, 'ko', i.name_ko, 'en', i.name_en, 'applications', coalesce(k.n, 0),
      'reviews', coalesce(v.n, 0), 'certificates', coalesce(x.n, 0), 'purchases', coalesce(p.n, 0))
      order by coalesce(k.n, v.n, x.n, p.n) is null, i.name_ko)
    from institutions i
      left join (select institution_id, count(*)::int as n from tracks group by 1) k on k.institution_id = i.id
      left join (select lead_institution_id, count(*)::int as n from reviews group by 1) v on v.lead_institution_id = i.id
      left join (select institution_id, count(*)::int as n from certificates group by 1) x on x.institution_id = i.id
      left join (select institution_id, count(*)::int as n from purchases group by 1) p on p.institution_id = i.id), '[]') as institutions,
    coalesce((select json_agg(json_build_object('id', c.id, 'ko', c.name_ko, 'en', c.name_en) order by c.sort) from councils c), '[]') as councils`)
