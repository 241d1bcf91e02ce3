import { text } from '../kernel/text.ts'
import { theSystem } from '../platform/audit/audit.ts'
import type { Acting } from '../platform/audit/audit.ts'
import { inTransaction } from '../platform/database/transaction.ts'
import { tell } from '../platform/mail/notices.ts'
import type { App } from '../platform/services.ts'
import { membersOf } from '../people/index.ts'
import { expireQuotes, findRequestFace, markReminded } from './store.ts'

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
      const face = await findRequestFace(tx, one.id)
      const expiry = (otherKo: string, otherEn: string, link: string) => ({
        kind: 'quote.expired',
        link,
        subject: text(`견적 유효기간이 지났습니다: ${face.titleKo} (${otherKo})`, `A quote ran out: ${face.titleEn} (${otherEn})`),
        body: text('필요하면 새 견적을 주고받아 주세요.', 'Ask for, or send, a new one if it is needed.'),
      })
      const firm = await membersOf(tx, one.companyId)
      await tell(tx, firm, expiry(face.institutionKo, face.institutionEn, `/company/${one.companyId}/quotes/${one.id}`))
      await tell(
        tx,
        [one.requestedBy].filter((buyer) => !firm.includes(buyer)),
        expiry(face.companyKo, face.companyEn, `/buying/${one.institutionId}/quotes/${one.id}`),
      )
    }
    const late = await markReminded(tx)
    for (const one of late) {
      const face = await findRequestFace(tx, one.id)
      await tell(tx, await membersOf(tx, one.companyId), {
        kind: 'quote.reminded',
        link: `/company/${one.companyId}/quotes/${one.id}`,
        subject: text(
          `답을 기다리는 견적 요청이 있습니다: ${face.titleKo} (${face.institutionKo})`,
          `A quote request waits for your answer: ${face.titleEn} (${face.institutionEn})`,
        ),
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
