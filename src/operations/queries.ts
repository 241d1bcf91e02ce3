import { lawWords } from '../kernel/law.ts'
import { sourcesOf } from '../institutions/index.ts'
import type { SourceFace } from '../institutions/index.ts'
import { sql } from '../platform/database/database.ts'
import type { RawBuilder, Reader } from '../platform/database/database.ts'

export interface House {
  waiting: number
  oldestWaiting: string | null
  failed: number
  sentToday: number
  /** Institutions that have an approver. */ begun: number
  databaseVersion: string
  databaseBytes: number
  connections: number
  mostConnections: number
  replicas: number
  persons: number
  signedIn: number
  unscanned: number
  referenceLoadedAt: string | null
  lastBackup: string | null
  lastMigration: string
  hasJobs: boolean
  /** Claims of firms: those that can be decided, and those whose registration certificate is still to come. */ claimsToDecide: number
  claimsWithoutPaper: number
  isDemonstration: boolean
  progress: number | null
  createdAt: string
}

const openClaims = sql`company_claims k join companies c on c.id = k.company_id where k.state in ('provisional', 'disputed')`
const isReady = sql`(k.registration_file_id is not null or c.kind = 'individual')`

/** How the house is, in one statement. */
export const findHouse = (read: Reader): Promise<House> =>
  read.one(sql<House>`
  select m.*, current_setting('server_version') as database_version, pg_database_size(current_database()) as database_bytes,
    k.is_demonstration, k.demonstration_progress as progress, k.created_at,
    (select count(*)::int from pg_stat_activity where datname = current_database()) as connections,
      current_setting('max_connections')::int as most_connections,
    (select count(*)::int from pg_stat_replication) as replicas,
    (select count(distinct institution_id)::int from role_grants where role = 'approver' and withdrawn_at is null) as begun,
    (select count(*)::int from persons where disabled_at is null) as persons,
    (select count(distinct person_id)::int from sessions where ended_at is null and expires_at > clock_timestamp()
      and last_seen_at > clock_timestamp() - interval '60 minutes') as signed_in,
    (select count(*)::int from files where scan = 'not-scanned') as unscanned,
    (select loaded_at from reference_data where name = 'seed') as reference_loaded_at,
    (select at from audit_log where action = 'backup.made' order by at desc, id desc limit 1) as last_backup,
    (select count(*)::int from ${openClaims} and ${isReady}) as claims_to_decide,
    (select count(*)::int from ${openClaims} and not ${isReady}) as claims_without_paper,
    (select name from migrations order by name desc limit 1) as last_migration, to_regclass('pgboss.job') is not null as has_jobs
  from (select count(*) filter (where state = 'waiting')::int as waiting,
    min(created_at) filter (where state = 'waiting') as oldest_waiting, count(*) filter (where state = 'failed')::int as failed,
      count(*) filter (where state = 'sent' and attempts > 0 and sent_at > clock_timestamp() - interval '24 hours')::int as sent_today
    from mails where state <> 'sent' or sent_at > clock_timestamp() - interval '24 hours') m cross join market k`)

export interface JobRow {
  name: string
  cron: string | null
  waiting: number
  running: number
  failed: number
  lastDone: Date | null
  lastFailed: Date | null
  lastError: string | null
}

/** What runs by itself: when each last ran well, and whether it failed since. Only where the queue has been opened once. */
export const findJobs = (read: Reader): Promise<JobRow[]> =>
  read.many(sql<JobRow>`
  select q.name, s.cron, count(j.id) filter (where j.state in ('created', 'retry'))::int as waiting,
    count(j.id) filter (where j.state = 'active')::int as running,
    count(j.id) filter (where j.state = 'failed' and j.completed_on > clock_timestamp() - interval '24 hours')::int as failed,
    max(j.completed_on) filter (where j.state = 'completed') as last_done,
      max(j.completed_on) filter (where j.state = 'failed') as last_failed,
    (array_agg(j.output->>'message' order by j.completed_on desc) filter (where j.state = 'failed'))[1] as last_error
  from pgboss.queue q left join pgboss.schedule s on s.name = q.name left join pgboss.job j on j.name = q.name
  where q.name not like '\\_\\_pgboss%' group by q.name, s.cron order by q.name`)

export interface ReferenceRow {
  id: string
  ko: string
  en: string
  noteKo: string | null
  noteEn: string | null
  asOf: string | null
  source: string | null
  sources: SourceFace[]
}

const sourced = (named: RawBuilder<unknown>) => sql`${sourcesOf(named)} as sources`

/** Each kind of reference data as rows of one shape. */
const tables = {
  councils: sql`select c.id, c.name_ko as ko, c.name_en as en,
    (select string_agg(x.name_ko, ', ' order by x.id) from sections x where x.council_id = c.id) as note_ko,
    (select string_agg(x.name_en, ', ' order by x.id) from sections x where x.council_id = c.id) as note_en, c.as_of, c.source,
    ${sourced(sql`c.source`)} from councils c order by c.sort`,
  institutions: sql`select i.id, i.name_ko as ko, i.name_en as en,
    (select string_agg(distinct c.name_ko, ', ') from council_memberships m join councils c on c.id = m.council_id
    where m.institution_id = i.id) as note_ko, (select string_agg(distinct c.name_en, ', ') from council_memberships m
    join councils c on c.id = m.council_id where m.institution_id = i.id) as note_en, i.as_of, i.source, ${sourced(sql`i.source`)}
    from institutions i order by i.name_ko`,
  fields: sql`select f.code as id, f.name_ko as ko, f.name_en as en, p.name_ko as note_ko, p.name_en as note_en, f.as_of, f.source,
    ${sourced(sql`f.source`)} from fields f left join fields p on p.code = f.parent_code order by f.sort`,
  'certificate-kinds': sql`select k.code as id, k.name_ko as ko, k.name_en as en, concat_ws(' · ', k.legal_basis, k.note_ko) as note_ko,
    concat_ws(' · ', k.legal_basis_en, k.note_en) as note_en, k.as_of, k.source, ${sourced(sql`k.source`)} from certificate_kinds k
    order by k.sort`,
  'document-kinds': sql`select k.code as id, k.name_ko as ko, k.name_en as en, case when k.has_validity then '유효기간 있음' end as note_ko,
    case when k.has_validity then 'has a validity' end as note_en, k.as_of, k.source, ${sourced(sql`k.source`)} from document_kinds k
    order by k.sort`,
  'contract-grounds': sql`select g.code as id, g.law_ko as ko, g.law_en as en, g.article,
    g.sentence_ko as note_ko, g.sentence_en as note_en, g.text_as_of as as_of, g.source, ${sourced(sql`g.source`)} from contract_grounds g
    order by g.sort`,
} as const
export type ReferenceTable = keyof typeof tables
export const referenceTables = Object.keys(tables) as ReferenceTable[]
export const findReference = async (read: Reader, table: ReferenceTable): Promise<ReferenceRow[]> => {
  const rows = await read.many(sql<ReferenceRow & { article?: string | null }>`${tables[table]}`)
  return rows.map(({ article = null, ...row }) => ({ ...row, ...lawWords({ lawKo: row.ko, lawEn: row.en, article }) }))
}

export interface RuleSetRow {
  id: string
  institutionId: string | null
  institutionKo: string | null
  institutionEn: string | null
  ko: string
  en: string
  number: number
  inForceAt: Date
  sha256: string
  groups: { kind: string; date: string | null }[]
}
/** Every rule set in force, with where its groups of values come from. */
export const findRuleSets = (read: Reader): Promise<RuleSetRow[]> =>
  read.many(sql<RuleSetRow>`
  select r.id, r.institution_id, i.name_ko as institution_ko, i.name_en as institution_en, r.name_ko as ko, r.name_en as en, v.number,
    v.in_force_at, v.sha256,
    coalesce((select json_agg(json_build_object('kind', o.value->>'kind', 'date', o.value->>'date'))
      from jsonb_each(v.content->'origins') o), '[]') as groups
  from rule_sets r join rule_set_versions v on v.rule_set_id = r.id and v.state = 'in_force'
    left join institutions i on i.id = r.institution_id
  where r.archived_at is null order by i.name_ko nulls first, r.name_ko`)
