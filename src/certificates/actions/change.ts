import { no, yes } from '../../kernel/outcome.ts'
import type { Outcome } from '../../kernel/outcome.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { App } from '../../platform/services.ts'
import type { CompanyActor, InstitutionActor } from '../../people/index.ts'
import { certificateChanged } from '../events.ts'
import type { CertificateFact } from '../events.ts'
import {
  answerExtensionRequest,
  decideProposal,
  findForUpdate,
  findProposalForUpdate,
  insertProposal,
  logEvent,
  saveChanged,
  saveOpinion,
} from '../store.ts'
import { tellChanged, tellDropped, tellOpinion, tellProposed } from '../tidings.ts'
import { approve, propose, saidIn } from '../workflow.ts'
import type { Asked, Change, Refusal } from '../workflow.ts'
import type { By } from './draft.ts'
import { makePaper } from './paper.ts'
import type { Works } from './paper.ts'

/** Proposes a change with its reason; the firm is told what it is heard on, the approvers what waits for them. */
export const proposeIn = async (tx: Tx, by: By, id: string, asked: Asked): Promise<Outcome<{ id: string }, Refusal>> => {
  const found = await findForUpdate(tx, by.institutionId, id)
  if (!found) return no({ code: 'not-found' })
  const proposed = propose(found, asked, tx.today)
  if (!proposed.ok) return proposed
  const { certificate, hearingUntil } = proposed.value
  const proposalId = await insertProposal(tx, id, by.institutionId, asked, by.personId, hearingUntil)
  if (proposalId === undefined) return no({ code: 'already-proposed' })
  await tx.record({
    action: 'certificate.change-proposed',
    kind: 'certificate',
    id,
    institutionId: by.institutionId,
    companyId: certificate.companyId,
    detail: { ...asked, proposalId },
  })
  await tellProposed(tx, id, asked.change, asked.reason, hearingUntil)
  return yes({ id: proposalId })
}

const eventOf = { extend: 'extended', suspend: 'suspended', reinstate: 'reinstated', revoke: 'revoked' } as const satisfies Record<
  Change,
  CertificateFact['change']
>

/** Approves what another person proposed. An extension brings a new signed paper; the old one stays known as an original. */
export const approveIn = async (
  tx: Tx,
  works: Works,
  by: By,
  proposalId: string,
  ofCertificate?: string,
): Promise<Outcome<{ id: string }, Refusal>> => {
  const proposal = await findProposalForUpdate(tx, by.institutionId, proposalId)
  const certificate = proposal && (await findForUpdate(tx, by.institutionId, proposal.certificateId))
  if (!proposal || !certificate || certificate.state === 'drafted' || (ofCertificate !== undefined && ofCertificate !== certificate.id))
    return no({ code: 'not-found' })
  const approved = approve(certificate, proposal, by.personId, tx.today)
  if (!approved.ok) return approved
  const changed = approved.value
  const paper =
    proposal.change === 'extend'
      ? await makePaper(tx, works, certificate, {
          number: certificate.number,
          validFrom: certificate.validFrom,
          validTo: changed.validTo,
          issuedOn: certificate.issuedOn,
        })
      : undefined
  await saveChanged(tx, certificate.id, changed, paper)
  await decideProposal(tx, proposalId, 'approved', by.personId, null)
  if (proposal.change === 'extend') await answerExtensionRequest(tx, certificate.id, 'granted', by.personId, null)
  const event = eventOf[proposal.change]
  const isLonger = proposal.change === 'extend'
  await logEvent(tx, certificate.id, {
    event,
    proposedBy: proposal.proposedBy,
    approvedBy: by.personId,
    reason: proposal.reason,
    before: isLonger ? certificate.validTo : null,
    after: isLonger ? changed.validTo : null,
  })
  await tx.record({
    action: `certificate.${event}`,
    kind: 'certificate',
    id: certificate.id,
    institutionId: by.institutionId,
    companyId: certificate.companyId,
    detail: { proposalId, reason: proposal.reason, validTo: changed.validTo },
  })
  await tellChanged(tx, certificate.id, { change: proposal.change, event, reason: proposal.reason, validTo: changed.validTo })
  const { id: certificateId, number, institutionId, companyId, technologyId, technologyVersion, validFrom } = certificate
  await certificateChanged.announce(tx, {
    change: event,
    certificateId,
    number,
    institutionId,
    companyId,
    technologyId,
    technologyVersion,
    state: changed.state,
    validFrom,
    validTo: changed.validTo,
  })
  return yes({ id: certificate.id })
}

export const proposeChange = (app: App, actor: InstitutionActor, id: string, asked: Asked) =>
  inTransaction(app.db, actor, (tx) => proposeIn(tx, actor, id, asked))
export const approveChange = (app: App, actor: InstitutionActor, proposalId: string, certificateId?: string) =>
  inTransaction(app.db, actor, (tx) => approveIn(tx, app, actor, proposalId, certificateId))

/** The approver refuses with a note, or the proposer takes it back; the certificate stays as it was. */
export const endProposal = (
  app: App,
  actor: InstitutionActor,
  certificateId: string,
  proposalId: string,
  how: 'refused' | 'withdrawn',
  note: string,
) =>
  inTransaction(app.db, actor, async (tx): Promise<Outcome<{ id: string }, Refusal>> => {
    const proposal = await findProposalForUpdate(tx, actor.institutionId, proposalId)
    if (proposal?.certificateId !== certificateId || (how === 'withdrawn' && proposal.proposedBy !== actor.personId))
      return no({ code: 'not-found' })
    const said = how === 'refused' ? saidIn(note, 'note') : yes(null)
    if (!said.ok) return said
    await decideProposal(tx, proposalId, how, actor.personId, said.value)
    await tx.record({
      action: `certificate.change-${how}`,
      kind: 'certificate',
      id: proposal.certificateId,
      institutionId: actor.institutionId,
      detail: { proposalId, note },
    })
    const { change, proposedBy } = proposal
    await tellDropped(tx, certificateId, { change, how, wasHeard: proposal.hearingUntil !== null, proposedBy, note })
    return yes({ id: proposal.certificateId })
  })

/** What the firm says on a suspension or revocation, once, until the day. */
export const giveOpinion = (app: App, actor: CompanyActor, certificateId: string, opinion: string) =>
  inTransaction(app.db, actor, async (tx): Promise<Outcome<{ id: string }, Refusal>> => {
    const said = saidIn(opinion, 'opinion')
    if (!said.ok) return said
    const heard = await saveOpinion(tx, certificateId, actor.companyId, opinion, actor.personId)
    if (!heard) return no({ code: 'not-found' })
    await tx.record({
      action: 'certificate.opinion-given',
      kind: 'certificate',
      id: certificateId,
      companyId: actor.companyId,
      institutionId: heard.institutionId,
    })
    await tellOpinion(tx, certificateId, heard.proposedBy, opinion)
    return yes({ id: certificateId })
  })
