import { no, yes } from '../../kernel/outcome.ts'
import type { Outcome } from '../../kernel/outcome.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { App } from '../../platform/services.ts'
import { anyBelongsToFirm } from '../../people/index.ts'
import type { InstitutionActor } from '../../people/index.ts'
import { rulesOf } from '../certificate.ts'
import { findTrackToCertify } from '../queries.ts'
import { findForUpdate, insertDraft, saveSentBack, updateDraft } from '../store.ts'
import type { Names } from '../store.ts'
import { tellDrafted, tellSentBack } from '../tidings.ts'
import { mayMove, sendBack } from '../workflow.ts'
import type { Refusal } from '../workflow.ts'

export type By = Pick<InstitutionActor, 'personId' | 'institutionId'>

const gapOf = (names: Names): Refusal | undefined => {
  for (const field of ['titleKo', 'titleEn', 'companyNameKo'] as const) if (names[field] === '') return { code: 'incomplete', field }
  return undefined
}

/** Drafts the certificate of an approved track and tells the approvers. Names not given are those of the reviewed version. */
export const draftCertificate = async (tx: Tx, by: By, trackId: string, given?: Names): Promise<Outcome<{ id: string }, Refusal>> => {
  const track = await findTrackToCertify(tx, by.institutionId, trackId)
  if (!track) return no({ code: 'not-found' })
  if (await anyBelongsToFirm(tx, [by.personId], track.companyId)) return no({ code: 'own-firm' })
  if (track.certificateId !== null) return no({ code: 'already-drafted' })
  if (track.state !== 'approved') return no({ code: 'track-not-approved' })
  const names: Names = given ?? { ...track, titleEn: track.titleEn || track.titleKo }
  const gap = gapOf(names)
  if (gap) return no(gap)
  const { institutionId, companyId, technologyId, technologyVersion } = track
  const id = await insertDraft(tx, {
    ...pick(names),
    institutionId,
    trackId,
    companyId,
    technologyId,
    technologyVersion,
    rules: rulesOf(track.rules),
    draftedBy: by.personId,
  })
  if (id === undefined) return no({ code: 'already-drafted' })
  await tx.record({ action: 'certificate.drafted', kind: 'certificate', id, institutionId, companyId, detail: { trackId } })
  await tellDrafted(tx, id)
  return yes({ id })
}
const pick = ({ titleKo, titleEn, companyNameKo, companyNameEn }: Names): Names => ({ titleKo, titleEn, companyNameKo, companyNameEn })

export const startDraft = (app: App, actor: InstitutionActor, trackId: string, names: Names) =>
  inTransaction(app.db, actor, (tx) => draftCertificate(tx, actor, trackId, names))

export const editDraft = (app: App, actor: InstitutionActor, id: string, version: number, names: Names) =>
  inTransaction(app.db, actor, async (tx): Promise<Outcome<{ id: string }, Refusal>> => {
    const certificate = await findForUpdate(tx, actor.institutionId, id)
    if (!certificate) return no({ code: 'not-found' })
    if (!mayMove(certificate.state, 'edit')) return no({ code: 'wrong-state', state: certificate.state, move: 'edit' })
    const gap = gapOf(names)
    if (gap) return no(gap)
    if ((await updateDraft(tx, id, version, names, actor.personId)) === 0) return no({ code: 'stale' })
    await tx.record({
      action: 'certificate.edited',
      kind: 'certificate',
      id,
      institutionId: actor.institutionId,
      companyId: certificate.companyId,
    })
    await tellDrafted(tx, id)
    return yes({ id })
  })

/** The approver says what to mend; the drafter is told. */
export const sendBackDraft = (app: App, actor: InstitutionActor, id: string, seen: number, note: string) =>
  inTransaction(app.db, actor, async (tx): Promise<Outcome<{ id: string }, Refusal>> => {
    const certificate = await findForUpdate(tx, actor.institutionId, id)
    if (!certificate) return no({ code: 'not-found' })
    const may = sendBack(certificate, seen, note)
    if (!may.ok) return may
    await saveSentBack(tx, id, note)
    await tx.record({ action: 'certificate.sent-back', kind: 'certificate', id, institutionId: actor.institutionId, detail: { note } })
    await tellSentBack(tx, id, certificate.draftedBy, note)
    return yes({ id })
  })
