import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { createGunzip } from 'node:zlib'
import pg from 'pg'
import type { PoolClient } from 'pg'
import { text } from '../../kernel/text.ts'
import { copyIn } from './copy-stream.ts'
import type { Manifest, TablePart } from './manifest.ts'
import { BackupRefused } from './refusal.ts'
import { copyStatement, exactWords } from './snapshot.ts'

type ForeignKey = { readonly table: string; readonly name: string; readonly definition: string }

/**
 * Fills a freshly migrated database, in one transaction. Foreign keys are taken off and put on again, which checks every row of them;
 * our own triggers rest meanwhile. Owning the tables is enough: no superuser, no order among the tables.
 */
export const loadTables = async (client: PoolClient, folder: string, manifest: Manifest): Promise<void> => {
  await client.query('begin')
  try {
    await client.query(exactWords)
    const names = manifest.tables.map(({ name }) => inPublic(name))
    const keys = await foreignKeys(client)
    for (const { table, name } of keys) await client.query(`alter table ${table} drop constraint ${pg.escapeIdentifier(name)}`)
    for (const name of names) await client.query(`alter table ${name} disable trigger user`)
    if (names.length > 0) await client.query(`truncate ${names.join(', ')}`)
    for (const part of manifest.tables) await loadTable(client, folder, part)
    for (const { name, lastValue } of manifest.sequences) {
      if (lastValue !== null) await client.query('select setval($1::regclass, $2::bigint)', [inPublic(name), lastValue])
    }
    for (const name of names) await client.query(`alter table ${name} enable trigger user`)
    for (const { table, name, definition } of keys)
      await client.query(`alter table ${table} add constraint ${pg.escapeIdentifier(name)} ${definition}`)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
  await client.query('set statement_timeout = 0; analyze; reset statement_timeout')
}

const inPublic = (name: string): string => `public.${pg.escapeIdentifier(name)}`

const loadTable = async (client: PoolClient, folder: string, part: TablePart): Promise<void> => {
  const source = createReadStream(join(folder, part.path))
  const bytes = source.pipe(createGunzip())
  source.once('error', (error) => bytes.destroy(error))
  const rows = await copyIn(client, copyStatement(part, 'from stdin'), bytes)
  if (rows !== part.rows)
    throw new BackupRefused(
      text(
        `${part.name} 표의 행 수가 백업과 다릅니다(${rows} ≠ ${part.rows}).`,
        `Table ${part.name} has ${rows} rows, the backup says ${part.rows}: nothing was restored.`,
      ),
    )
}

const foreignKeys = async (client: PoolClient): Promise<ForeignKey[]> => {
  const { rows } = await client.query<ForeignKey>(`
    select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as definition
    from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace and conparentid = 0 order by 1, 2`)
  return rows
}
