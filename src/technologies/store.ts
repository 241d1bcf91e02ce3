import { newId } from '../kernel/id.ts'
import { sql } from '../platform/database/database.ts'
import type { Tx } from '../platform/database/transaction.ts'
import { parseContent } from './technology.ts'
import type { DocumentFacts, TechnologyContent } from './technology.ts'
import type { Canonical } from './version.ts'

export interface TechnologyRow {
  id: string
  companyId: string
  version: number
  archivedAt: Date | null
  updatedAt: Date
  updatedBy: string
  content: TechnologyContent
}

const who = (tx: Tx) => tx.by.personId ?? tx.by.as

export const insertTechnology = async (tx: Tx, id: string, companyId: string, content: TechnologyContent): Promise<void> => {
  await tx.run(sql`
    insert into technologies (id, company_id, title_ko, content, created_at, updated_at, updated_by)
    values (${id}, ${companyId}, ${content.titleKo}, ${JSON.stringify(content)}, ${tx.now}, ${tx.now}, ${who(tx)})`)
}

/** The technology, its row held until the transaction ends; of this company only, where one is given. */
export const findForUpdate = async (tx: Tx, id: string, companyId?: string): Promise<TechnologyRow | undefined> => {
  const row = await tx.maybe(sql<Omit<TechnologyRow, 'content'> & { content: unknown }>`
    select id, company_id, version, archived_at, updated_at, updated_by, content from technologies
    where id = ${id} and (${companyId ?? null}::text is null or company_id = ${companyId ?? null}) for update`)
  return row && { ...row, content: parseContent(row.content) }
}

/** Writes the draft and answers its new version. */
export const saveContent = async (tx: Tx, id: string, content: TechnologyContent): Promise<number> =>
  (
    await tx.one(sql<{ version: number }>`
    update technologies set content = ${JSON.stringify(content)}, title_ko = ${content.titleKo}, updated_at = ${tx.now},
      updated_by = ${who(tx)}, version = version + 1
    where id = ${id} returning version`)
  ).version

export const saveArchived = async (tx: Tx, id: string, archived: boolean): Promise<void> => {
  await tx.run(
    sql`update technologies set archived_at = ${archived ? tx.now : null}, updated_at = ${tx.now}, updated_by = ${who(tx)},
      version = version + 1 where id = ${id}`,
  )
}

/** Keeps a version under the next number. */
export const insertVersion = async (
  tx: Tx,
  technologyId: string,
  companyId: string,
  number: number,
  kept: Canonical,
  reason: string,
): Promise<void> => {
  await tx.run(sql`
    insert into technology_versions (technology_id, number, company_id, content, sha256, kept_at, kept_by, reason)
    values (${technologyId}, ${number}, ${companyId}, ${kept.text}, ${kept.sha256}, ${tx.now}, ${who(tx)}, ${reason})`)
}

export interface NewDocument {
  readonly technologyId: string
  readonly companyId: string
  readonly kind: string
  readonly fileId: string
  readonly title?: string | undefined
  readonly isPublic?: boolean | undefined
  readonly validFrom?: string | null | undefined
  readonly validTo?: string | null | undefined
}
export const insertDocument = async (tx: Tx, document: NewDocument): Promise<string> => {
  const id = newId()
  await tx.run(sql`
    insert into technology_documents (id, technology_id, company_id, kind, file_id, title, is_public, valid_from, valid_to, added_at,
      added_by)
    values (${id}, ${document.technologyId}, ${document.companyId}, ${document.kind}, ${document.fileId}, ${document.title || null},
      ${document.isPublic ?? false},
            ${document.validFrom ?? null}, ${document.validTo ?? null}, ${tx.now}, ${who(tx)})`)
  return id
}
export const updateDocument = (tx: Tx, technologyId: string, id: string, version: number, facts: DocumentFacts): Promise<number> =>
  tx.run(sql`
  update technology_documents set kind = ${facts.kind}, title = ${facts.title || null}, is_public = ${facts.isPublic},
    valid_from = ${facts.validFrom}, valid_to = ${facts.validTo}, version = version + 1
  where id = ${id} and technology_id = ${technologyId} and version = ${version} and removed_at is null`)
/** Takes a paper out, or puts it back; versions that hold it keep it. */
export const saveDocumentRemoved = (tx: Tx, technologyId: string, id: string, removed: boolean): Promise<number> =>
  tx.run(sql`
  update technology_documents set removed_at = ${removed ? tx.now : null}
    where id = ${id} and technology_id = ${technologyId} and (removed_at is null) = ${removed}`)

export interface NewPicture {
  readonly technologyId: string
  readonly companyId: string
  readonly largeFileId: string
  readonly smallFileId: string
  readonly altKo: string
  readonly altEn: string
  readonly width: number
  readonly height: number
}
export const insertPicture = async (tx: Tx, picture: NewPicture): Promise<string> => {
  const id = newId()
  await tx.run(sql`
    insert into technology_pictures (id, technology_id, company_id, large_file_id, small_file_id, alt_ko, alt_en, width, height, sort,
      added_at)
    values (${id}, ${picture.technologyId}, ${picture.companyId}, ${picture.largeFileId}, ${picture.smallFileId}, ${picture.altKo},
      ${picture.altEn}, ${picture.width}, ${picture.height},
            (select coalesce(max(sort), 0) + 1 from technology_pictures where technology_id = ${picture.technologyId}), ${tx.now})`)
  return id
}
export const hasPicture = async (tx: Tx, technologyId: string, id: string): Promise<boolean> =>
  (await tx.maybe(sql`select from technology_pictures where id = ${id} and technology_id = ${technologyId} and removed_at is null`)) !==
  undefined
export const updatePicture = (tx: Tx, technologyId: string, id: string, altKo: string, altEn: string): Promise<number> =>
  tx.run(
    sql`update technology_pictures set alt_ko = ${altKo}, alt_en = ${altEn}
      where id = ${id} and technology_id = ${technologyId} and removed_at is null`,
  )
export const removePicture = (tx: Tx, technologyId: string, id: string): Promise<number> =>
  tx.run(
    sql`update technology_pictures set removed_at = ${tx.now} where id = ${id} and technology_id = ${technologyId} and removed_at is null`,
  )
/** Puts the picture one place forward; the first one stays where it is. */
export const movePictureForward = (tx: Tx, technologyId: string, id: string): Promise<number> =>
  tx.run(sql`
  with own as (select id, sort from technology_pictures where id = ${id} and technology_id = ${technologyId} and removed_at is null),
    earlier as (select p.id, p.sort from technology_pictures p, own
      where p.technology_id = ${technologyId} and p.removed_at is null and p.sort < own.sort order by p.sort desc limit 1)
  update technology_pictures p set sort = case when p.id = own.id then earlier.sort else own.sort end from own, earlier
    where p.id in (own.id, earlier.id)`)
