import { text } from '../kernel/text.ts'
import { theSystem } from '../platform/audit/audit.ts'
import type { Acting } from '../platform/audit/audit.ts'
import { inTransaction } from '../platform/database/transaction.ts'
import { tell } from '../platform/mail/notices.ts'
import type { App } from '../platform/services.ts'
import { officersOf } from '../people/index.ts'
import { closeDue, logEvent } from './store.ts'

/** Every minute: marks dated calls closed once their instant has passed. Submissions are refused from that instant on, whether this ran or not. */
export const closeDueCalls = (app: App, by: Acting = theSystem): Promise<number> =>
  inTransaction(app.db, by, async (tx) => {
    const closed = await closeDue(tx)
    for (const call of closed) {
      await logEvent(tx, call.id, 'closed')
      await tx.record({ action: 'call.closed', kind: 'call', id: call.id, institutionId: call.leadInstitutionId })
      await tell(tx, await officersOf(tx, call.leadInstitutionId, 'officer'), {
        kind: 'call.closed',
        link: `/desk/${call.leadInstitutionId}/queue`,
        subject: text(`공모가 마감되었습니다: ${call.titleKo}`, `Your call has closed: ${call.titleEn}`),
        body: text('접수된 신청을 확인해 주세요.', 'See what came in.'),
      })
    }
    return closed.length
  })
