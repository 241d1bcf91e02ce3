import { sha256Hex } from '../../kernel/id.ts'
import { findFile } from '../../platform/files/rows.ts'
import { notFound } from '../../platform/http/visit.ts'
import type { Reply } from '../../platform/http/visit.ts'
import { keepAccess } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { mayReadTrackFile } from '../access.ts'

/** A file of a track. Asked anew at every download; a reading by staff or a reviewer leaves a row, and without the row nothing is read. */
export const sendTrackFile = async (visit: Visit): Promise<Reply> => {
  const personId = visit.signedIn?.personId
  if (personId === undefined) return notFound
  const trackId = visit.params['track'] ?? ''
  const fileId = visit.params['file'] ?? ''
  const may = await mayReadTrackFile(
    visit.read,
    { personId, sessionSha256: visit.sessionToken === undefined ? undefined : sha256Hex(visit.sessionToken) },
    trackId,
    fileId,
  )
  const file = may && (await findFile(visit.read, fileId))
  if (!may || !file) return notFound
  if (may.ground !== 'own-company') {
    await keepAccess(
      visit,
      { whose: ['company', may.companyId], what: `downloaded file ${file.name} of application ${may.receiptNumber}` },
      { ...visit.actor, personId, as: may.ground },
    )
  }
  return { kind: 'bytes', body: await visit.app.files.open(file.storageKey), type: file.mediaType, name: file.name }
}
