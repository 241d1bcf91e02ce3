import { no, yes } from '../../kernel/outcome.ts'
import { text } from '../../kernel/text.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { tell } from '../../platform/mail/notices.ts'
import type { App } from '../../platform/services.ts'
import { membersOf } from '../../people/index.ts'
import type { Actor, CompanyActor } from '../../people/index.ts'
import { claimsOnNumber, findClaimant, findClaimForUpdate, holdRegistration, saveClaimDecision, saveClaimState } from '../store.ts'
import { confirm, moves, reject, settledBy, withdraw } from '../workflow.ts'

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

/** Whoever claimed a number takes that back; another claim to it goes on as if there had been none, and the other people of the firm are told. */
export const withdrawClaim = (app: App, actor: CompanyActor, claimId: string) =>
  inTransaction(app.db, actor, async (tx) => {
    const firm = await findClaimant(tx, actor.companyId)
    if (!firm) return no({ code: 'not-found' } as const)
    await holdRegistration(tx, firm.businessNumber, actor.personId)
    const claim = await findClaimForUpdate(tx, claimId)
    if (claim?.companyId !== actor.companyId) return no({ code: 'not-found' } as const)
    const decided = withdraw(claim, actor.personId)
    if (!decided.ok) return decided
    await saveClaimDecision(tx, claimId, decided.value, null)
    await tx.record({
      action: 'company.claim-withdrawn',
      kind: 'company',
      id: firm.id,
      companyId: firm.id,
      detail: { claimId },
    })
    await tell(
      tx,
      (await membersOf(tx, firm.id)).filter((one) => one !== actor.personId),
      {
        kind: 'company.claim-withdrawn',
        link: `/company/${firm.id}/profile#registration`,
        subject: text(`회사 확인 요청을 철회했습니다: ${firm.nameKo}`, `The claim to your firm was withdrawn: ${firm.nameEn}`),
        body: text(
          '요청한 분이 철회했습니다. 다시 확인을 요청할 때까지 신청서를 제출할 수 없습니다.',
          'Whoever made it took it back. Until the firm is claimed anew, no application can be submitted.',
        ),
      },
    )
    await settleDispute(tx, firm.businessNumber)
    return yes({ companyId: firm.id })
  })

/** Once the other side of a dispute is gone, the claim that is left goes on as if there had been none. */
export const settleDispute = async (tx: Tx, businessNumber: string | null): Promise<void> => {
  const left = settledBy(await claimsOnNumber(tx, businessNumber))
  const firm = left && (await findClaimant(tx, left.companyId))
  if (!firm) return
  await saveClaimState(tx, left.id, moves.settle.to)
  await tx.record({ action: 'company.dispute-settled', kind: 'company', id: firm.id, companyId: firm.id, detail: { claimId: left.id } })
  await tell(tx, await membersOf(tx, firm.id), {
    kind: 'company.dispute-settled',
    link: `/company/${firm.id}/profile#registration`,
    subject: text(
      `같은 번호의 다른 등록이 더는 없습니다: ${firm.nameKo}`,
      `There is no other claim to your number any more: ${firm.nameEn}`,
    ),
    body: text(
      '소유 확인이 끝나 처음처럼 회사 확인을 기다립니다. 사업자등록증을 아직 올리지 않으셨으면 올려 주세요.',
      'The dispute is over; your firm waits to be confirmed as before. Upload your registration certificate if you have not yet.',
    ),
  })
}
