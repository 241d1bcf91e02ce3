import { no, yes } from '../../kernel/outcome.ts'
import { text } from '../../kernel/text.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { keepFile } from '../../platform/files/rows.ts'
import type { ReceivedFile } from '../../platform/http/upload.ts'
import { tell } from '../../platform/mail/notices.ts'
import type { App } from '../../platform/services.ts'
import { membersOf } from '../../people/index.ts'
import type { Actor, CompanyActor } from '../../people/index.ts'
import { needsBusinessNumber } from '../company.ts'
import type { CompanyFacts, SmeConfirmation } from '../company.ts'
import {
  attachRegistration,
  claimsOnNumber,
  findClaimant,
  findClaimForUpdate,
  holdClaims,
  holdRegistration,
  insertConfirmation,
  removeConfirmation,
  saveClaimDecision,
  saveClaimState,
  saveYear,
  updateCompany,
} from '../store.ts'
import type { CompanyYear } from '../store.ts'
import { confirm, moves, reject, settledBy } from '../workflow.ts'
import { openClaim } from './register.ts'

type Stored = Extract<ReceivedFile, { ok: true }>

export const editCompany = (app: App, actor: CompanyActor, version: number, facts: CompanyFacts) =>
  inTransaction(app.db, actor, async (tx) => {
    if (!(await updateCompany(tx, actor.companyId, version, facts))) return no({ code: 'stale' } as const)
    await tx.record({ action: 'company.edited', kind: 'company', id: actor.companyId, companyId: actor.companyId })
    return yes({ id: actor.companyId })
  })

export const addConfirmation = (app: App, actor: CompanyActor, paper: SmeConfirmation, file: Stored | undefined) =>
  inTransaction(app.db, actor, async (tx) => {
    const fileId = file ? await keepFile(tx, file, { kind: 'company', id: actor.companyId, companyId: actor.companyId }) : null
    const id = await insertConfirmation(tx, actor.companyId, paper, fileId)
    await tx.record({
      action: 'company.confirmation-added',
      kind: 'company',
      id: actor.companyId,
      companyId: actor.companyId,
      detail: { ...paper, sha256: file?.sha256 },
    })
    return yes({ id })
  })
export const dropConfirmation = (app: App, actor: CompanyActor, id: string) =>
  inTransaction(app.db, actor, async (tx) => {
    if ((await removeConfirmation(tx, actor.companyId, id)) === 0) return no({ code: 'not-found' } as const)
    await tx.record({
      action: 'company.confirmation-removed',
      kind: 'company',
      id: actor.companyId,
      companyId: actor.companyId,
      detail: { id },
    })
    return yes({ id })
  })

/**
 * The registration certificate of a firm whose claim is not decided; after a rejection it begins a new claim, which is looked at like the first. An individual
 * has no certificate: without a file the claim alone is made again.
 */
export const addRegistration = (app: App, actor: CompanyActor, file: Stored | undefined) =>
  inTransaction(app.db, actor, async (tx) => {
    const company = await findClaimant(tx, actor.companyId)
    if (!company) return no({ code: 'not-found' } as const)
    await holdRegistration(tx, company.businessNumber, actor.personId)
    await holdClaims(tx, actor.companyId)
    const { states } = (await findClaimant(tx, actor.companyId)) ?? company
    const isDone = states.includes('confirmed')
    const isRejected = states.every((state) => state === 'rejected')
    if (isDone || (!file && (needsBusinessNumber(company.kind) || !isRejected))) return no({ code: 'not-found' } as const)
    const claim = isRejected ? await openClaim(tx, actor.personId, company) : undefined
    const fileId = file && (await keepFile(tx, file, { kind: 'company', id: actor.companyId, companyId: actor.companyId }))
    if (fileId !== undefined) await attachRegistration(tx, actor.companyId, fileId)
    await tx.record({
      action: 'company.registration-added',
      kind: 'company',
      id: actor.companyId,
      companyId: actor.companyId,
      detail: { sha256: file?.sha256, ...(claim && { claim }) },
    })
    return yes({ fileId })
  })

export const enterYear = (app: App, actor: CompanyActor, year: CompanyYear) =>
  inTransaction(app.db, actor, async (tx) => {
    await saveYear(tx, actor.companyId, year)
    await tx.record({
      action: 'company.year-entered',
      kind: 'company',
      id: actor.companyId,
      companyId: actor.companyId,
      detail: { year: year.year },
    })
    return yes({ year: year.year })
  })

/** Decided by an operator, or by an officer who received an application of the firm, after seeing the registration certificate. */
export const decideClaim = (app: App, actor: Actor, claimId: string, decision: 'confirm' | 'reject', reason: string) =>
  inTransaction(app.db, actor, async (tx) => {
    const claim = await findClaimForUpdate(tx, claimId)
    if (!claim || actor.personId === null) return no({ code: 'not-found' } as const)
    const decided = decision === 'confirm' ? confirm(claim, actor.personId) : reject(claim, actor.personId, reason)
    if (!decided.ok) return decided
    await saveClaimDecision(tx, claimId, decided.value, reason || null)
    const firm = await findClaimant(tx, claim.companyId)
    const [nameKo, nameEn] = [firm?.nameKo ?? '', firm?.nameEn ?? '']
    await tx.record({
      action: `company.claim-${decided.value}`,
      kind: 'company',
      id: claim.companyId,
      companyId: claim.companyId,
      detail: { claimId, reason },
    })
    await tell(
      tx,
      [claim.personId],
      decided.value === 'confirmed'
        ? {
            kind: 'company.claim-confirmed',
            link: `/company/${claim.companyId}`,
            subject: text(`회사 확인이 끝났습니다: ${nameKo}`, `Your firm is confirmed: ${nameEn}`),
            body: claim.hasRegistration
              ? text('사업자등록증을 확인했습니다.', 'Your registration certificate was seen.')
              : text('등록하신 내용을 확인했습니다.', 'What you registered was seen.'),
          }
        : {
            kind: 'company.claim-rejected',
            link: `/company/${claim.companyId}/profile#registration`,
            subject: text(`회사 확인이 받아들여지지 않았습니다: ${nameKo}`, `Your claim was rejected: ${nameEn}`),
            body: text(
              `사유: ${reason}\n다시 확인을 받을 때까지 신청서를 제출할 수 없습니다.`,
              `Reason: ${reason}\nUntil it is looked at again, no application can be submitted.`,
            ),
          },
    )
    if (decided.value === 'rejected') await settleDispute(tx, firm?.businessNumber ?? null)
    return yes({ state: decided.value })
  })

/** Once the other side of a dispute was rejected, the claim that is left goes on as if there had been none. */
const settleDispute = async (tx: Tx, businessNumber: string | null): Promise<void> => {
  const left = settledBy(await claimsOnNumber(tx, businessNumber))
  const firm = left && (await findClaimant(tx, left.companyId))
  if (!firm) return
  await saveClaimState(tx, left.id, moves.settle.to)
  await tx.record({ action: 'company.dispute-settled', kind: 'company', id: firm.id, companyId: firm.id, detail: { claimId: left.id } })
  await tell(tx, await membersOf(tx, firm.id), {
    kind: 'company.dispute-settled',
    link: `/company/${firm.id}/profile#registration`,
    subject: text(
      `같은 번호의 다른 등록이 받아들여지지 않았습니다: ${firm.nameKo}`,
      `The other claim to your number was rejected: ${firm.nameEn}`,
    ),
    body: text(
      '소유 확인이 끝나 처음처럼 회사 확인을 기다립니다. 사업자등록증을 아직 올리지 않으셨으면 올려 주세요.',
      'The dispute is over; your firm waits to be confirmed as before. Upload your registration certificate if you have not yet.',
    ),
  })
}
