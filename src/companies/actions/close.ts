import { no } from '../../kernel/outcome.ts'
import { text } from '../../kernel/text.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { tell } from '../../platform/mail/notices.ts'
import type { App } from '../../platform/services.ts'
import { membersOf, officersOf } from '../../people/index.ts'
import type { CompanyActor } from '../../people/index.ts'
import { companyClosed } from '../events.ts'
import { findClosingFacts, institutionsOf } from '../queries.ts'
import { endWithFirm, findClaimant, holdForClosing, holdOwners, holdRegistration, saveClosed } from '../store.ts'
import type { Claimant } from '../store.ts'
import { close } from '../workflow.ts'
import type { ClosingReason } from '../workflow.ts'
import { closingWords } from '../words.ts'
import { settleDispute } from './claims.ts'

/**
 * Closes a firm, for good. Nothing may be open; what is listed is taken out of sight by whoever listens, certificates go on being checked, and its people keep their
 * accounts and read what they could read. They are told, and the institutions whose certificates it holds.
 */
export const closeCompany = (app: App, actor: CompanyActor, asked: { readonly reason: string; readonly isUnderstood: boolean }) =>
  inTransaction(app.db, actor, async (tx) => {
    const firm = await findClaimant(tx, actor.companyId)
    if (!firm) return no({ code: 'not-found' } as const)
    await holdRegistration(tx, firm.businessNumber, actor.personId)
    const held = await holdForClosing(tx, firm.id)
    const owners = await holdOwners(tx, firm.id)
    const open = await findClosingFacts(tx, firm.id)
    const decided = close(
      { isClosed: held?.isClosed !== false, owners, open: { tracks: open.tracks.length, quotes: open.quotes.length } },
      actor.personId,
      asked,
    )
    if (!decided.ok) return decided
    const members = await membersOf(tx, firm.id)
    await saveClosed(tx, firm.id, decided.value)
    const asking = await endWithFirm(tx, firm.id)
    await tx.record({ action: 'company.closed-down', kind: 'company', id: firm.id, companyId: firm.id, detail: { reason: decided.value } })
    await companyClosed.announce(tx, { companyId: firm.id })
    await settleDispute(tx, firm.businessNumber)
    await tellClosed(tx, firm, decided.value, members, asking)
    return decided
  })

const tellClosed = async (tx: Tx, firm: Claimant, reason: ClosingReason, members: readonly string[], asking: readonly string[]) => {
  const why = closingWords[reason]
  await tell(tx, members, {
    kind: 'company.closed-down',
    link: `/company/${firm.id}`,
    subject: text(`회사를 닫았습니다: ${firm.nameKo}`, `The firm is closed: ${firm.nameEn}`),
    body: text(
      `사유: ${why.ko}\n등록기술은 기술 찾기에서 내려갔고, 인증서는 누구나 계속 확인할 수 있습니다. 회사의 기록은 지금처럼 읽으실 수 있고, 계정도 그대로입니다.`,
      `Why: ${why.en}\nIts technologies left the catalogue; its certificates can be checked as before. You can read the firm’s record, and your account stays.`,
    ),
  })
  await tell(tx, asking, {
    kind: 'company.member-refused',
    link: '/companies/join',
    subject: text(`참여 요청이 받아들여지지 않았습니다: ${firm.nameKo}`, `Your request to join was refused: ${firm.nameEn}`),
    body: text('회사가 문을 닫았습니다.', 'The firm was closed.'),
  })
  for (const { id, numbers } of await institutionsOf(tx, firm.id))
    await tell(tx, await officersOf(tx, id, 'officer'), {
      kind: 'company.closed-down',
      link: `/desk/${id}/certificates`,
      subject: text(`기업이 문을 닫았습니다: ${firm.nameKo}`, `A firm has closed: ${firm.nameEn}`),
      body:
        numbers.length === 0
          ? text(`사유: ${why.ko}`, `Why: ${why.en}`)
          : text(
              `사유: ${why.ko}\n유효한 인증서: ${numbers.join(', ')}. 등록기술은 기술 찾기에서 내려갔습니다. 인증서를 그대로 둘지 검토해 주세요.`,
              `Why: ${why.en}\nCertificates in force: ${numbers.join(', ')}. Its technologies left the catalogue. Please consider whether the certificates stay.`,
            ),
    })
}
