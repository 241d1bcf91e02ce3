import { createReadStream } from 'node:fs'
import { mkdir, readFile, rename, rm } from 'node:fs/promises'
import { join, relative } from 'node:path'
import type { Outcome } from '../../kernel/outcome.ts'
import { text } from '../../kernel/text.ts'
import type { Text } from '../../kernel/text.ts'
import { secretFile, writeOnce } from '../config/secret.ts'
import type { Database } from '../database/database.ts'
import { migrate } from '../database/migrate.ts'
import type { Migration } from '../database/migrate.ts'
import { filesBelow, measureFile, writeMeasured } from './hashed-file.ts'
import { loadTables } from './load.ts'
import { manifestSchema } from './manifest.ts'
import type { Manifest } from './manifest.ts'
import { BackupRefused, refusalAsValue } from './refusal.ts'

export type RestoreTarget = {
  /** An empty database. */
  readonly database: Database
  /** A folder without documents. */
  readonly filesFolder: string
  /** The home that gets the key. */
  readonly home: string
  /** The migrations of this release; those newer than the backup run at the next start. */
  readonly migrations: readonly Migration[]
}

/**
 * Puts a backup back into an empty installation. Everything is checked against the manifest before anything is written; an installation
 * that holds anything is refused.
 */
export const restore = (target: RestoreTarget, from: string): Promise<Outcome<Manifest, Text>> =>
  refusalAsValue(async () => {
    const manifest = await readManifest(from)
    const migrations = migrationsOf(manifest, target.migrations)
    await refuseDamaged(from, manifest)
    await refuseOccupied(target, from)
    await putFiles(target.filesFolder, from, manifest)
    await migrate(target.database, migrations)
    const client = await target.database.pool.connect()
    await loadTables(client, from, manifest).finally(() => client.release())
    await mkdir(target.home, { recursive: true })
    writeOnce(secretFile(target.home), Buffer.from((await readFile(join(from, 'keys', 'secret'), 'utf8')).trim(), 'hex'))
    return manifest
  })

const readManifest = async (from: string): Promise<Manifest> => {
  const content = await readFile(join(from, 'manifest.json'), 'utf8').catch(() => '')
  const parsed = manifestSchema.safeParse(content === '' ? undefined : JSON.parse(content))
  if (parsed.success) return parsed.data
  throw new BackupRefused(
    text(
      `${from} 폴더는 온전한 백업이 아닙니다(manifest.json).`,
      `${from} is not a whole backup: its manifest.json is missing or of another format.`,
    ),
  )
}

const migrationsOf = (manifest: Manifest, ours: readonly Migration[]): Migration[] =>
  manifest.migrations.map(({ name, sha256 }) => {
    const known = ours.find((each) => each.name === name && each.sha256 === sha256)
    if (known) return known
    throw new BackupRefused(
      text(
        `이 백업은 다른 판(${manifest.release})에서 만들었습니다: ${name}을 이 판은 모릅니다.`,
        `This backup was made by another release (${manifest.release}): this one does not know its migration ${name}.`,
      ),
    )
  })

const refuseDamaged = async (from: string, { tables, files, keys }: Manifest): Promise<void> => {
  for (const part of [...tables, ...files, ...keys]) {
    const found = await measureFile(join(from, part.path)).catch(() => undefined)
    if (found?.sha256 === part.sha256) continue
    throw new BackupRefused(
      text(
        `백업의 ${part.path} 파일이 없거나 손상되었습니다. 복원하지 않았습니다.`,
        `${part.path} of the backup is missing or damaged: nothing was restored.`,
      ),
    )
  }
}

const refuseOccupied = async ({ database, filesFolder, home }: RestoreTarget, from: string): Promise<void> => {
  const { rows } = await database.pool.query<{ count: number }>(
    "select count(*)::int as count from pg_tables where schemaname not in ('pg_catalog', 'information_schema')",
  )
  const held = await readFile(secretFile(home), 'utf8').catch(() => undefined)
  const isOtherKey = held !== undefined && held.trim() !== (await readFile(join(from, 'keys', 'secret'), 'utf8')).trim()
  const reason =
    (rows[0]?.count ?? 0) > 0
      ? text('데이터베이스가 비어 있지 않습니다.', 'The database is not empty.')
      : (await filesBelow(filesFolder)).length > 0
        ? text(`${filesFolder} 폴더가 비어 있지 않습니다.`, `${filesFolder} is not empty.`)
        : isOtherKey
          ? text(`${secretFile(home)}에 다른 키가 있습니다.`, `${secretFile(home)} holds another key.`)
          : undefined
  if (!reason) return
  throw new BackupRefused(
    text(
      `${reason.ko} 복원은 빈 곳에만 합니다. 새 TECHMARKET_HOME(또는 빈 DATABASE_URL)을 정해 주세요.`,
      `${reason.en} A backup is restored only into an empty place: set a new TECHMARKET_HOME (or an empty DATABASE_URL).`,
    ),
  )
}

/** Copied beside and renamed when whole: an interrupted restore leaves no folder half full. */
const putFiles = async (filesFolder: string, from: string, { files }: Manifest): Promise<void> => {
  const beside = `${filesFolder}.restoring`
  await rm(beside, { recursive: true, force: true })
  await mkdir(beside, { recursive: true, mode: 0o700 })
  for (const { path } of files) await writeMeasured(join(beside, relative('files', path)), createReadStream(join(from, path)))
  await rm(filesFolder, { recursive: true, force: true })
  await rename(beside, filesFolder)
}
