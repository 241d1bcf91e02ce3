import { sql } from '../src/platform/database/database.ts'
import type { Reader } from '../src/platform/database/database.ts'

interface Column {
  table: string
  name: string
  type: string
  required: boolean
  otherwise: string | null
  identity: string
}
interface Named {
  table: string
  definition: string
}

const own = sql`c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`

/** The whole schema as the database itself tells it, readable and in a stable order: what migrations add up to. */
export const printSchema = async (read: Reader): Promise<string> => {
  const columns = await read.many(sql<Column>`
    select c.relname as table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as required,
      pg_get_expr(d.adbin, d.adrelid) as otherwise, a.attidentity::text as identity
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum where ${own} order by c.relname collate "C", a.attnum`)
  const constraints = await read.many(sql<Named>`
    select c.relname as table, 'constraint ' || quote_ident(n.conname) || ' ' || pg_get_constraintdef(n.oid) as definition
      from pg_constraint n join pg_class c on c.oid = n.conrelid
    where ${own} and n.contype <> 'n' order by c.relname collate "C", n.contype, n.conname collate "C"`)
  const indexes = await read.many(sql<Named>`
    select c.relname as table, pg_get_indexdef(i.indexrelid) as definition from pg_index i join pg_class c on c.oid = i.indrelid
    where ${own} and not exists (select from pg_constraint n where n.conindid = i.indexrelid)
      order by c.relname collate "C", pg_get_indexdef(i.indexrelid) collate "C"`)
  const triggers = await read.many(sql<Named>`
    select c.relname as table, pg_get_triggerdef(t.oid) as definition from pg_trigger t join pg_class c on c.oid = t.tgrelid
      where ${own} and not t.tgisinternal order by c.relname collate "C", t.tgname collate "C"`)
  const functions = await read.many(sql<{ definition: string }>`
    select pg_get_functiondef(p.oid) as definition from pg_proc p
      where p.pronamespace = 'public'::regnamespace and p.prokind = 'f'
      and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e') order by p.proname collate "C", p.oid`)
  const views = await read.many(sql<{ definition: string }>`
    select 'create view ' || c.relname || ' as' || chr(10) || pg_get_viewdef(c.oid) as definition from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'v' order by c.relname collate "C"`)
  const of = (rows: readonly Named[], table: string) => rows.filter((row) => row.table === table).map((row) => row.definition)
  const tables = [...new Set(columns.map((column) => column.table))]
  return [
    '-- Printed from the migrated database by tools/print-schema.ts; a test compares it. Do not edit: write a migration.',
    '',
    ...functions.map((one) => `${one.definition.trimEnd()};\n`),
    ...tables.map((table) =>
      [
        `create table ${table} (`,
        [...columns.filter((column) => column.table === table).map(line), ...of(constraints, table)].map((each) => `  ${each}`).join(',\n'),
        ');',
        ...[...of(indexes, table), ...of(triggers, table)].map((each) => `${each};`),
        '',
      ].join('\n'),
    ),
    ...views.map((one) => `${one.definition}\n`),
  ].join('\n')
}

const line = ({ name, type, required, otherwise, identity }: Column): string =>
  [
    name,
    type,
    identity === '' ? '' : `generated ${identity === 'a' ? 'always' : 'by default'} as identity`,
    required ? 'not null' : '',
    otherwise === null ? '' : `default ${otherwise}`,
  ]
    .filter((part) => part !== '')
    .join(' ')
