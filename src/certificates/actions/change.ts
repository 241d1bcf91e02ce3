import { no, yes } from '../../kernel/outcome.ts'
import type { Outcome } from '../../kernel/outcome.ts'
import { showDate } from '../../kernel/show.ts'
import { isTooShort, text } from '../../kernel/text.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { tell } from '../../platform/mail/notices.ts'
import type { App } from '../../platform/services.ts'
import { membersOf, officersOf } from '../../people/index.ts'
import type { CompanyActor, InstitutionActor } from '../../people/index.ts'
import type { Issued } from '../certificate.ts'
import { certificateChanged } from '../events.ts'
import type { CertificateFact } from '../events.ts'
import { decideProposal, findForUpdate, findProposalForUpdate, insertProposal, logEvent, saveChanged, saveOpinion } from '../store.ts'
import { approve, propose } from '../workflow.ts'
import type { Asked, Change, Changed, Refusal } from '../workflow.ts'
import { changeWords } from '../words.ts'
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
  const word = changeWords[asked.change]
  await tx.record({
    action: 'certificate.change-proposed',
    kind: 'certificate',
    id,
    institutionId: by.institutionId,
    companyId: certificate.companyId,
    detail: { ...asked, proposalId },
  })
  await tell(tx, await officersOf(tx, by.institutionId, 'approver'), {
    kind: 'certificate.change-proposed',
    link: `/desk/${by.institutionId}/certificates/${id}`,
    subject: text(
      `승인을 기다리는 인증서 변경이 있습니다: ${certificate.number} ${word.ko}`,
      `A change waits for your approval: ${certificate.number}, ${word.en.toLowerCase()}`,
    ),
    body: text(`사유: ${asked.reason}`, `Reason: ${asked.reason}`),
  })
  if (hearingUntil !== null)
    await tell(tx, await membersOf(tx, certificate.companyId), {
      kind: 'certificate.hearing-opened',
      link: `/company/${certificate.companyId}/certificates`,
      subject: text(
        `인증서 ${certificate.number}의 ${word.ko}에 대한 의견을 듣습니다.`,
        `You are heard on the ${word.en.toLowerCase()} of certificate ${certificate.number}.`,
      ),
      body: text(
        `사유: ${asked.reason}\n${showDate(hearingUntil, 'ko')}까지 의견을 내실 수 있습니다.`,
        `Reason: ${asked.reason}\nYou may answer until ${showDate(hearingUntil, 'en')}.`,
      ),
    })
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
  await tellChanged(tx, certificate, proposal.change, proposal.reason, changed)
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

const tellChanged = async (tx: Tx, certificate: Issued, change: Change, reason: string, changed: Changed) => {
  const word = changeWords[change]
  const until =
    change === 'extend'
      ? text(`\n${showDate(changed.validTo, 'ko')}까지 유효합니다.`, `\nValid until ${showDate(changed.validTo, 'en')}.`)
      : text('', '')
  await tell(tx, await membersOf(tx, certificate.companyId), {
    kind: `certificate.${eventOf[change]}`,
    link: `/company/${certificate.companyId}/certificates`,
    subject: text(`인증서 ${certificate.number}: ${word.ko}`, `Certificate ${certificate.number}: ${word.en}`),
    body: text(`사유: ${reason}${until.ko}`, `Reason: ${reason}${until.en}`),
  })
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
    if (how === 'refused' && isTooShort(note)) return no({ code: 'incomplete', field: 'note' })
    await decideProposal(tx, proposalId, how, actor.personId, note === '' ? null : note)
    await tx.record({
      action: `certificate.change-${how}`,
      kind: 'certificate',
      id: proposal.certificateId,
      institutionId: actor.institutionId,
      detail: { proposalId, note },
    })
    const certificate = await findForUpdate(tx, actor.institutionId, proposal.certificateId)
    const heard = proposal.hearingUntil !== null && certificate ? await membersOf(tx, certificate.companyId) : []
    const word = changeWords[proposal.change]
    await tell(tx, heard, {
      kind: `certificate.change-${how}`,
      link: certificate && `/company/${certificate.companyId}/certificates`,
      subject: text(
        `인증서 ${word.ko} 절차가 끝났습니다. 인증서는 그대로입니다.`,
        `The ${word.en.toLowerCase()} was dropped. The certificate stays as it is.`,
      ),
      body: text('더 하실 일은 없습니다.', 'Nothing more is asked of you.'),
    })
    await tell(tx, how === 'refused' ? [proposal.proposedBy] : [], {
      kind: 'certificate.change-refused',
      link: `/desk/${actor.institutionId}/certificates/${proposal.certificateId}`,
      subject: text(`올리신 인증서 변경이 승인되지 않았습니다: ${word.ko}`, `Your proposal was not approved: ${word.en}`),
      body: text(note, note),
    })
    return yes({ id: proposal.certificateId })
  })

/** What the firm says on a suspension or revocation, once, until the day. */
export const giveOpinion = (app: App, actor: CompanyActor, certificateId: string, opinion: string) =>
  inTransaction(app.db, actor, async (tx): Promise<Outcome<{ id: string }, Refusal>> => {
    if (opinion.length < 2 || opinion.length > 4000) return no({ code: 'incomplete', field: 'opinion' })
    const heard = await saveOpinion(tx, certificateId, actor.companyId, opinion, actor.personId)
    if (!heard) return no({ code: 'not-found' })
    await tx.record({
      action: 'certificate.opinion-given',
      kind: 'certificate',
      id: certificateId,
      companyId: actor.companyId,
      institutionId: heard.institutionId,
    })
    await tell(tx, [heard.proposedBy, ...(await officersOf(tx, heard.institutionId, 'approver'))], {
      kind: 'certificate.opinion-given',
      link: `/desk/${heard.institutionId}/certificates/${certificateId}`,
      subject: text('기업의 의견이 들어왔습니다.', 'The firm has answered.'),
      body: text(opinion, opinion),
    })
    return yes({ id: certificateId })
  })
