import { join } from 'node:path'
import { createGzip } from 'node:zlib'
import pg from 'pg'
import type { PoolClient } from 'pg'
import { copyOut } from './copy-stream.ts'
import { writeMeasured } from './hashed-file.ts'
import type { Manifest, TablePart } from './manifest.ts'

/** The words in which values are written and read again, whatever the server's own settings; and no row left out by row security. */
export const exactWords = `set local datestyle = 'ISO'; set local intervalstyle = 'postgres'; set local timezone = 'UTC'; set local bytea_output = 'hex';
  set local extra_float_digits = 1; set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0; set local row_security = off`

export type TableShape = { readonly name: string; readonly columns: string[] }

/** Our tables (schema public, without the list of migrations and what extensions brought), with the columns that hold data. */
export const tablesOf = async (client: PoolClient): Promise<TableShape[]> => {
  const { rows } = await client.query<TableShape>(`
    select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'migrations'
      and not exists (select from pg_depend d where d.objid = c.oid and d.classid = 'pg_class'::regclass and d.deptype = 'e')
    group by c.relname order by c.relname`)
  return rows
}

export const copyStatement = ({ name, columns }: TableShape, direction: 'to stdout' | 'from stdin'): string =>
  `copy public.${pg.escapeIdentifier(name)} (${columns.map((column) => pg.escapeIdentifier(column)).join(', ')}) ${direction}`

/** Writes every table as one moment saw them all; answers what was written. Run inside a repeatable-read transaction. */
export const writeTables = async (client: PoolClient, folder: string): Promise<TablePart[]> => {
  const parts: TablePart[] = []
  for (const table of await tablesOf(client)) {
    const path = `database/${table.name}.copy.gz`
    const { rows } = await client.query<{ count: string | number }>(`select count(*) from public.${pg.escapeIdentifier(table.name)}`)
    const measured = await writeMeasured(join(folder, path), copyOut(client, copyStatement(table, 'to stdout')), createGzip({ level: 3 }))
    parts.push({ ...table, rows: Number(rows[0]?.count), path, ...measured })
  }
  return parts
}

export const readSequences = async (client: PoolClient): Promise<Manifest['sequences']> => {
  const { rows } = await client.query<Manifest['sequences'][number]>(
    `select sequencename as name, last_value::text as "lastValue" from pg_sequences where schemaname = 'public' order by 1`,
  )
  return rows
}
