import { text } from '../kernel/text.ts'
import { theSystem } from '../platform/audit/audit.ts'
import type { Acting } from '../platform/audit/audit.ts'
import { inTransaction } from '../platform/database/transaction.ts'
import type { Tx } from '../platform/database/transaction.ts'
import { tell } from '../platform/mail/notices.ts'
import type { App } from '../platform/services.ts'
import { membersByFirm } from '../people/index.ts'
import { buyersOf } from './buyers.ts'
import { expireQuotes, markReminded } from './store.ts'
import type { TendedRequest } from './store.ts'

/** Every hour: quotes past their last day expire; firms that have not answered in time are reminded once, and buyers who have not said what became of an accepted quote. */
export const tendQuotes = (app: App, by: Acting = theSystem): Promise<number> =>
  inTransaction(app.db, by, async (tx) => {
    const expired = await expireQuotes(tx)
    const late = await markReminded(tx)
    const tended = [...expired, ...late]
    if (tended.length === 0) return 0
    const members = await membersByFirm(
      tx,
      tended.map((one) => one.companyId),
    )
    const firmOf = (one: TendedRequest) => members.get(one.companyId) ?? []
    for (const one of expired) await sayExpired(tx, one, firmOf(one))
    for (const one of late) await (one.state === 'accepted' ? remindBuyer(tx, one) : remindFirm(tx, one, firmOf(one)))
    return tended.length
  })

const recordOf = (
  tx: Tx,
  action: 'quote.expired' | 'quote.reminded' | 'purchase.reminded',
  { id, institutionId, companyId }: TendedRequest,
) => tx.record({ action, kind: 'quote-request', id, institutionId, companyId })

const sayExpired = async (tx: Tx, one: TendedRequest, firm: readonly string[]) => {
  await recordOf(tx, 'quote.expired', one)
  const expiry = (otherKo: string, otherEn: string, link: string) => ({
    kind: 'quote.expired',
    link,
    subject: text(`견적 유효기간이 지났습니다: ${one.titleKo} (${otherKo})`, `A quote ran out: ${one.titleEn} (${otherEn})`),
    body: text('필요하면 새 견적을 주고받아 주세요.', 'Ask for, or send, a new one if it is needed.'),
  })
  await tell(tx, firm, expiry(one.institutionKo, one.institutionEn, `/company/${one.companyId}/quotes/${one.id}`))
  await tell(
    tx,
    (await buyersOf(tx, one)).filter((buyer) => !firm.includes(buyer)),
    expiry(one.companyKo, one.companyEn, `/buying/${one.institutionId}/quotes/${one.id}`),
  )
}

const remindFirm = async (tx: Tx, one: TendedRequest, firm: readonly string[]) => {
  await recordOf(tx, 'quote.reminded', one)
  await tell(tx, firm, {
    kind: 'quote.reminded',
    link: `/company/${one.companyId}/quotes/${one.id}`,
    subject: text(
      `답을 기다리는 견적 요청이 있습니다: ${one.titleKo} (${one.institutionKo})`,
      `A quote request waits for your answer: ${one.titleEn} (${one.institutionEn})`,
    ),
    body: text('견적을 보내거나, 내지 않을 사유를 알려 주세요.', 'Send a quote, or say why you will not.'),
  })
}

const remindBuyer = async (tx: Tx, one: TendedRequest) => {
  await recordOf(tx, 'purchase.reminded', one)
  await tell(tx, await buyersOf(tx, one), {
    kind: 'purchase.reminded',
    link: `/buying/${one.institutionId}/quotes/${one.id}`,
    subject: text(
      `수락한 견적이 어떻게 되었는지 알려 주세요: ${one.titleKo} (${one.companyKo})`,
      `Say what became of the accepted quote: ${one.titleEn} (${one.companyEn})`,
    ),
    body: text(
      '계약했으면 구매를 기록하고, 계약하지 않기로 했으면 사유를 적어 끝내 주세요.',
      'Record the purchase if there is a contract, or end it with a reason if there will be none.',
    ),
  })
}
