import { text } from '../kernel/text.ts'
import { theSystem } from '../platform/audit/audit.ts'
import type { Acting } from '../platform/audit/audit.ts'
import { inTransaction } from '../platform/database/transaction.ts'
import { tell } from '../platform/mail/notices.ts'
import type { App } from '../platform/services.ts'
import { membersOf } from '../people/index.ts'
import { expireQuotes, markReminded } from './store.ts'

/** Every hour: quotes past their last day expire; firms that have not answered in time are reminded once. */
export const tendQuotes = (app: App, by: Acting = theSystem): Promise<number> =>
  inTransaction(app.db, by, async (tx) => {
    const expired = await expireQuotes(tx)
    for (const one of expired) {
      await tx.record({
        action: 'quote.expired',
        kind: 'quote-request',
        id: one.id,
        institutionId: one.institutionId,
        companyId: one.companyId,
      })
      await tell(tx, [...(await membersOf(tx, one.companyId)), one.requestedBy], {
        kind: 'quote.expired',
        subject: text('견적 유효기간이 지났습니다.', 'A quote ran out.'),
        body: text('필요하면 새 견적을 주고받아 주세요.', 'Ask for, or send, a new one if it is needed.'),
      })
    }
    const late = await markReminded(tx)
    for (const one of late) {
      await tell(tx, await membersOf(tx, one.companyId), {
        kind: 'quote.reminded',
        link: `/company/${one.companyId}/quotes/${one.id}`,
        subject: text('답을 기다리는 견적 요청이 있습니다.', 'A quote request waits for your answer.'),
        body: text('견적을 보내거나, 내지 않을 사유를 알려 주세요.', 'Send a quote, or say why you will not.'),
      })
      await tx.record({
        action: 'quote.reminded',
        kind: 'quote-request',
        id: one.id,
        institutionId: one.institutionId,
        companyId: one.companyId,
      })
    }
    return expired.length + late.length
  })
