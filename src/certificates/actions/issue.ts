import { yearOf } from '../../kernel/dates.ts'
import { no, yes } from '../../kernel/outcome.ts'
import type { Outcome } from '../../kernel/outcome.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { App } from '../../platform/services.ts'
import { findFirmClaim } from '../../companies/index.ts'
import { certifyTrack } from '../../applications/index.ts'
import { nextCertificateSequence } from '../../institutions/index.ts'
import type { InstitutionActor } from '../../people/index.ts'
import { formatNumber, numberCode } from '../../rulesets/index.ts'
import type { Drafted } from '../certificate.ts'
import { certificateChanged } from '../events.ts'
import { findPaperFacts, findTrackToCertify } from '../queries.ts'
import { findForUpdate, isTaken, logEvent, nextOfYear, saveIssued } from '../store.ts'
import { tellIssued } from '../tidings.ts'
import { sign } from '../workflow.ts'
import type { Refusal } from '../workflow.ts'
import type { By } from './draft.ts'
import { makePaper } from './paper.ts'
import type { Works } from './paper.ts'

/**
 * Signs what another person drafted: number, validity, signed paper, the track certified, the firm told and the news announced, all in this
 * transaction or not at all. `seen`: the version of the draft that the approver had before them; of another one nothing is signed.
 * The institution's counter is held from the number to the commit, so two at once get two numbers without a gap.
 */
export const signCertificate = async (
  tx: Tx,
  works: Works,
  by: By,
  id: string,
  seen: number,
): Promise<Outcome<{ id: string; number: string }, Refusal>> => {
  const found = await findForUpdate(tx, by.institutionId, id)
  if (!found) return no({ code: 'not-found' })
  const signed = sign(found, by.personId, seen, tx.today, await findFirmClaim(tx, found.companyId))
  if (!signed.ok) return signed
  const { certificate, term } = signed.value
  if ((await findTrackToCertify(tx, by.institutionId, certificate.trackId))?.state !== 'approved') return no({ code: 'track-not-approved' })
  const number = await nextNumber(tx, certificate)
  if (number === undefined) return no({ code: 'number-pattern' })
  const paper = await makePaper(tx, works, certificate, { ...term, number, issuedOn: tx.today })
  await saveIssued(tx, id, by.personId, number, term, paper)
  await logEvent(tx, id, { event: 'issued', proposedBy: certificate.draftedBy, approvedBy: by.personId, after: term.validTo })
  const certified = await certifyTrack(tx, certificate.trackId, { certificateId: id, number })
  if (!certified.ok) return no({ code: 'track-not-approved' })
  const { institutionId, companyId, technologyId, technologyVersion } = certificate
  await tx.record({
    action: 'certificate.issued',
    kind: 'certificate',
    id,
    institutionId,
    companyId,
    detail: { number, sha256: paper.sha256, ...term },
  })
  await tellIssued(tx, id)
  await certificateChanged.announce(tx, {
    change: 'issued',
    certificateId: id,
    number,
    institutionId,
    companyId,
    technologyId,
    technologyVersion,
    state: 'valid',
    ...term,
  })
  return yes({ id, number })
}

export const issueCertificate = (app: App, actor: InstitutionActor, id: string, seen: number) =>
  inTransaction(app.db, actor, (tx) => signCertificate(tx, app, actor, id, seen))

/** The next free number by the rules' pattern; a number once given by another pattern is passed over. Undefined where the pattern gives none. */
const nextNumber = async (tx: Tx, certificate: Drafted): Promise<string | undefined> => {
  const { rules, institutionId } = certificate
  const year = yearOf(tx.today)
  const field = numberCode((await findPaperFacts(tx, certificate.id)).fieldCode ?? 'GENERAL')
  for (;;) {
    const sequence =
      rules.sequenceRestarts === 'yearly' ? await nextOfYear(tx, institutionId, year) : await nextCertificateSequence(tx, institutionId)
    const number = formatNumber(rules.numberPattern, { institution: numberCode(institutionId), year, field, sequence })
    if (!number.ok) return undefined
    if (!(await isTaken(tx, institutionId, number.value))) return number.value
  }
}
