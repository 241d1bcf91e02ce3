import { no, yes } from '../../kernel/outcome.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { keepFile } from '../../platform/files/rows.ts'
import type { ReceivedFile } from '../../platform/http/upload.ts'
import type { App } from '../../platform/services.ts'
import type { CompanyActor } from '../../people/index.ts'
import { findDocument, findWhole } from '../queries.ts'
import { findForUpdate, insertDocument, saveDocumentRemoved, updateDocument } from '../store.ts'
import type { NewDocument } from '../store.ts'
import type { DocumentFacts } from '../technology.ts'

export type GoodFile = Extract<ReceivedFile, { ok: true }>

/** Hangs stored bytes on a technology as a paper of this kind. Answers the paper's id and its file's id. */
export const addDocument = async (
  tx: Tx,
  document: Omit<NewDocument, 'fileId'> & { readonly file: GoodFile },
): Promise<{ id: string; fileId: string }> => {
  const { file, ...facts } = document
  const fileId = await keepFile(tx, file, { kind: 'technology', id: document.technologyId, companyId: document.companyId })
  const id = await insertDocument(tx, { ...facts, fileId })
  await tx.record({
    action: 'technology.document-added',
    kind: 'technology',
    id: document.technologyId,
    companyId: document.companyId,
    detail: { document: id, kind: document.kind, name: file.name, sha256: file.sha256 },
  })
  return { id, fileId }
}

/** The firm uploads a paper. One whose bytes are here already is refused with the paper that holds them. */
export const uploadDocument = (app: App, actor: CompanyActor, technologyId: string, file: GoodFile, facts: DocumentFacts) =>
  inTransaction(app.db, actor, async (tx) => {
    const found = await findForUpdate(tx, technologyId, actor.companyId)
    if (!found) return no({ code: 'not-found' } as const)
    if (found.archivedAt) return no({ code: 'archived' } as const)
    const same = (await findWhole(tx, technologyId))?.documents.find((one) => one.sha256 === file.sha256)
    if (same) return no({ code: 'duplicate', document: same.id, name: same.name } as const)
    return yes(await addDocument(tx, { technologyId, companyId: actor.companyId, file, ...facts }))
  })

/** Uses a file the firm uploaded before, here or for another technology, as a paper of this kind. */
export const reuseDocument = (app: App, actor: CompanyActor, technologyId: string, documentId: string, kind: string | undefined) =>
  inTransaction(app.db, actor, async (tx) => {
    const found = await findForUpdate(tx, technologyId, actor.companyId)
    const from = found && (await findDocument(tx, actor.companyId, documentId))
    if (!found || !from) return no({ code: 'not-found' } as const)
    if (found.archivedAt) return no({ code: 'archived' } as const)
    const id = await insertDocument(tx, {
      technologyId,
      companyId: actor.companyId,
      kind: kind ?? from.kind,
      fileId: from.fileId,
      title: from.title ?? undefined,
      isPublic: false,
      validFrom: from.validFrom,
      validTo: from.validTo,
    })
    await tx.record({
      action: 'technology.document-added',
      kind: 'technology',
      id: technologyId,
      companyId: actor.companyId,
      detail: { document: id, reused: documentId, sha256: from.sha256 },
    })
    return yes({ id })
  })

/** What the firm says about a paper, over the version it was typed over. */
export const editDocument = (app: App, actor: CompanyActor, technologyId: string, id: string, version: number, facts: DocumentFacts) =>
  inTransaction(app.db, actor, async (tx) => {
    const found = await findForUpdate(tx, technologyId, actor.companyId)
    if (!found || !(await findWhole(tx, technologyId))?.documents.some((one) => one.id === id)) return no({ code: 'not-found' } as const)
    if ((await updateDocument(tx, technologyId, id, version, facts)) === 0) return no({ code: 'stale' } as const)
    await tx.record({
      action: 'technology.document-edited',
      kind: 'technology',
      id: technologyId,
      companyId: actor.companyId,
      detail: { document: id, ...facts },
    })
    return yes({ id })
  })

/** Takes a paper out or puts it back. Versions that were kept with it keep it, and so do the institutions that received them. */
export const removeDocument = (app: App, actor: CompanyActor, technologyId: string, id: string, removed: boolean) =>
  inTransaction(app.db, actor, async (tx) => {
    if (!(await findForUpdate(tx, technologyId, actor.companyId)) || (await saveDocumentRemoved(tx, technologyId, id, removed)) === 0)
      return no({ code: 'not-found' } as const)
    await tx.record({
      action: removed ? 'technology.document-removed' : 'technology.document-restored',
      kind: 'technology',
      id: technologyId,
      companyId: actor.companyId,
      detail: { document: id },
    })
    return yes({ id })
  })
