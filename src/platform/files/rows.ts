import { newId } from '../../kernel/id.ts'
import { sql } from '../database/database.ts'
import type { Reader } from '../database/database.ts'
import type { Tx } from '../database/transaction.ts'
import type { ReceivedFile } from '../http/upload.ts'

export interface FileOwner {
  readonly kind: string
  readonly id: string
  readonly companyId?: string | undefined
  readonly institutionId?: string | undefined
}
export interface FileRow {
  id: string
  storageKey: string
  sha256: string
  bytes: number
  kind: string
  mediaType: string
  name: string
  ownerKind: string
  ownerId: string
  companyId: string | null
  institutionId: string | null
  scan: 'clean' | 'not-scanned'
  warnings: string[]
  uploadedAt: Date
}

/** The row that makes stored bytes somebody's file. Answers its id. */
export const keepFile = async (tx: Tx, file: Extract<ReceivedFile, { ok: true }>, owner: FileOwner): Promise<string> => {
  const id = newId()
  await tx.run(sql`
    insert into files (id, storage_key, sha256, bytes, kind, media_type, name, warnings, scan, owner_kind, owner_id, company_id,
      institution_id, uploaded_by, uploaded_at)
    values (${id}, ${file.storageKey}, ${file.sha256}, ${file.bytes}, ${file.kind}, ${file.mediaType}, ${file.name},
      ${JSON.stringify(file.warnings)}, ${file.scan},
            ${owner.kind}, ${owner.id}, ${owner.companyId ?? null}, ${owner.institutionId ?? null}, ${tx.by.personId}, ${tx.now})`)
  return id
}

export const findFile = (read: Reader, id: string): Promise<FileRow | undefined> =>
  read.maybe(sql<FileRow>`select * from files where id = ${id}`)
