import { no, yes } from '../../kernel/outcome.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { Picture } from '../../platform/files/pictures.ts'
import { keepFile } from '../../platform/files/rows.ts'
import type { App } from '../../platform/services.ts'
import type { CompanyActor } from '../../people/index.ts'
import { findWhole } from '../queries.ts'
import { findForUpdate, hasPicture, insertPicture, movePictureForward, removePicture, updatePicture } from '../store.ts'

export const mostPictures = 12

export interface NewPictureAsked {
  readonly technologyId: string
  readonly companyId: string
  /** Made anew by the service from what was uploaded (makePictures): no byte of the original is shown to others. */
  readonly large: Picture
  readonly small: Picture
  readonly altKo: string
  readonly altEn?: string | undefined
}

/** Hangs a picture on a technology, after those that are there. Answers its id and the ids of its two files. */
export const addPicture = async (tx: Tx, asked: NewPictureAsked): Promise<{ id: string; largeFileId: string; smallFileId: string }> => {
  const { technologyId, companyId } = asked
  const keep = (made: Picture) => keepFile(tx, { ok: true, ...made }, { kind: 'technology-picture', id: technologyId, companyId })
  const largeFileId = await keep(asked.large)
  const smallFileId = await keep(asked.small)
  const id = await insertPicture(tx, {
    technologyId,
    companyId,
    largeFileId,
    smallFileId,
    altKo: asked.altKo,
    altEn: asked.altEn ?? '',
    width: asked.large.width,
    height: asked.large.height,
  })
  await tx.record({
    action: 'technology.picture-added',
    kind: 'technology',
    id: technologyId,
    companyId,
    detail: { picture: id, sha256: asked.large.sha256 },
  })
  return { id, largeFileId, smallFileId }
}

/** The firm uploads a picture. One that is here already is refused. */
export const uploadPicture = (app: App, actor: CompanyActor, asked: Omit<NewPictureAsked, 'companyId'>) =>
  inTransaction(app.db, actor, async (tx) => {
    const found = await findForUpdate(tx, asked.technologyId, actor.companyId)
    if (!found) return no({ code: 'not-found' } as const)
    if (found.archivedAt) return no({ code: 'archived' } as const)
    const pictures = (await findWhole(tx, asked.technologyId))?.pictures ?? []
    if (pictures.some((one) => one.sha256 === asked.large.sha256)) return no({ code: 'duplicate' } as const)
    if (pictures.length >= mostPictures) return no({ code: 'too-many' } as const)
    return yes(await addPicture(tx, { ...asked, companyId: actor.companyId }))
  })

const change =
  (action: string, write: (tx: Tx, technologyId: string, id: string) => Promise<number>) =>
  (app: App, actor: CompanyActor, technologyId: string, id: string) =>
    inTransaction(app.db, actor, async (tx) => {
      if (!(await findForUpdate(tx, technologyId, actor.companyId)) || !(await hasPicture(tx, technologyId, id)))
        return no({ code: 'not-found' } as const)
      await write(tx, technologyId, id)
      await tx.record({ action, kind: 'technology', id: technologyId, companyId: actor.companyId, detail: { picture: id } })
      return yes({ id })
    })

/** What the picture shows, for those who cannot see it. */
export const describePicture = (app: App, actor: CompanyActor, technologyId: string, id: string, altKo: string, altEn: string) =>
  change('technology.picture-edited', (tx) => updatePicture(tx, technologyId, id, altKo, altEn))(app, actor, technologyId, id)
export const bringForward = change('technology.picture-moved', movePictureForward)
export const takeOutPicture = change('technology.picture-removed', removePicture)
