import { sha256Hex } from '../../kernel/id.ts'
import { findFile } from '../../platform/files/rows.ts'
import { notFound } from '../../platform/http/visit.ts'
import type { Reply } from '../../platform/http/visit.ts'
import { keepAccess } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { mayReadTechnologyFile } from '../access.ts'

const readerOf = (visit: Visit) => ({
  personId: visit.signedIn?.personId,
  sessionSha256: visit.sessionToken === undefined ? undefined : sha256Hex(visit.sessionToken),
})

/** A paper. Asked anew at every download; a reading by staff or a reviewer leaves a row, and without the row nothing is read. */
export const sendDocument = async (visit: Visit): Promise<Reply> => {
  const fileId = visit.params['file'] ?? ''
  const may = await mayReadTechnologyFile(visit.read, readerOf(visit), fileId, visit.params['technology'] ?? '')
  const file = may && (await findFile(visit.read, fileId))
  if (!may || !file) return notFound
  if (may.ground === 'staff' || may.ground === 'reviewer') {
    const as = visit.actor.hat === 'anyone' || visit.actor.hat === 'person' ? may.ground : visit.actor.as
    await keepAccess(
      visit,
      { whose: ['company', may.companyId], what: `downloaded file ${file.name} of technology ${may.technologyId}` },
      { ...visit.actor, personId: visit.signedIn?.personId ?? null, as },
    )
  }
  return { kind: 'bytes', body: await visit.app.files.open(file.storageKey), type: file.mediaType, name: file.name }
}

/** A picture, shown in pages. */
export const sendPicture = async (visit: Visit): Promise<Reply> => {
  const fileId = visit.params['file'] ?? ''
  const file = (await mayReadTechnologyFile(visit.read, readerOf(visit), fileId)) && (await findFile(visit.read, fileId))
  return file?.mediaType.startsWith('image/')
    ? { kind: 'bytes', body: await visit.app.files.open(file.storageKey), type: file.mediaType, inline: true }
    : notFound
}
