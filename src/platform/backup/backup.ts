import { createReadStream } from 'node:fs'
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { PoolClient } from 'pg'
import type { Outcome } from '../../kernel/outcome.ts'
import { text } from '../../kernel/text.ts'
import type { Text } from '../../kernel/text.ts'
import type { Database } from '../database/database.ts'
import { filesBelow, writeMeasured } from './hashed-file.ts'
import type { FilePart, Manifest } from './manifest.ts'
import { BackupRefused, refusalAsValue } from './refusal.ts'
import { exactWords, readSequences, writeTables } from './snapshot.ts'

export type BackupSource = {
  readonly database: Database
  /** Folder of the stored documents. */
  readonly filesFolder: string
  /** The installation's key, 32 bytes: without it sealed rows of the backup could never be read again. */
  readonly secret: Uint8Array
  readonly release: string
}

/**
 * Writes database, documents and key as one set into a new folder, while the service runs on. The database is of one moment; the
 * documents are copied after it, and a document a row names but the folder lacks makes the backup refused rather than incomplete.
 */
export const backup = (source: BackupSource, target: string): Promise<Outcome<Manifest, Text>> =>
  refusalAsValue(async () => {
    await refuseNonEmpty(target)
    const partial = `${target}.partial`
    await rm(partial, { recursive: true, force: true })
    await mkdir(partial, { recursive: true, mode: 0o700 })
    try {
      const manifest = await writeParts(source, partial)
      await writeFile(join(partial, 'manifest.json'), `${JSON.stringify(manifest, null, 1)}\n`, { mode: 0o600, flush: true })
      await rename(partial, target)
      return manifest
    } catch (error) {
      await rm(partial, { recursive: true, force: true })
      throw error
    }
  })

const refuseNonEmpty = async (target: string): Promise<void> => {
  const found = await readdir(target).catch(() => [])
  if (found.length > 0)
    throw new BackupRefused(
      text(`${target} 폴더가 비어 있지 않습니다. 새 폴더를 정해 주세요.`, `${target} is not empty: name a new folder.`),
    )
}

const writeParts = async ({ database, filesFolder, secret, release }: BackupSource, folder: string): Promise<Manifest> => {
  const createdAt = new Date().toISOString()
  const { documents, ...inDatabase } = await writeDatabase(database, folder)
  const files = await writeFiles(filesFolder, folder)
  refuseMissing(documents, files)
  const key = await writeMeasured(join(folder, 'keys', 'secret'), Readable.from([Buffer.from(`${Buffer.from(secret).toString('hex')}\n`)]))
  return { format: 1, createdAt, release, ...inDatabase, files, keys: [{ path: 'keys/secret', sha256: key.sha256 }] }
}

const writeDatabase = async (database: Database, folder: string) => {
  const client = await database.pool.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    await client.query(exactWords)
    const migrations = await client.query<Manifest['migrations'][number]>('select name, sha256 from migrations order by name')
    const documents = await documentHashes(client)
    const tables = await writeTables(client, folder)
    const sequences = await readSequences(client)
    await client.query('commit')
    return { migrations: migrations.rows, documents, tables, sequences }
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  } finally {
    client.release()
  }
}

/** SHA-256 of every document the rows name. */
const documentHashes = async (client: PoolClient): Promise<string[]> => {
  const { rows } = await client.query<{ sha256: string }>('select distinct sha256 from files')
  return rows.map((row) => row.sha256)
}

const writeFiles = async (from: string, folder: string): Promise<FilePart[]> => {
  const parts: FilePart[] = []
  for (const name of await filesBelow(from)) {
    const path = join('files', name)
    parts.push({ path, ...(await writeMeasured(join(folder, path), createReadStream(join(from, name)))) })
  }
  return parts
}

const refuseMissing = (documents: string[], files: FilePart[]): void => {
  const copied = new Set(files.map((file) => file.sha256))
  const missing = documents.filter((each) => !copied.has(each))
  if (missing.length === 0) return
  throw new BackupRefused(
    text(
      `문서 ${missing.length}건이 저장 폴더에 없거나 내용이 다릅니다(SHA-256 ${missing[0]}). 백업하지 않았습니다.`,
      `${missing.length} documents named in the database are missing or altered in the files folder (SHA-256 ${missing[0]}): no backup was made.`,
    ),
  )
}
