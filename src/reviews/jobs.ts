import { text } from '../kernel/text.ts'
import { theSystem } from '../platform/audit/audit.ts'
import type { Acting } from '../platform/audit/audit.ts'
import { inTransaction } from '../platform/database/transaction.ts'
import { tell } from '../platform/mail/notices.ts'
import type { App } from '../platform/services.ts'
import { officersOf } from '../people/index.ts'
import { remindOfSheets } from './due-sheets.ts'
import { markSilent } from './store.ts'
import { tellAnswerOverdue } from './tidings.ts'

/** Every hour: reminds, once, reviewers whose day to answer has passed, and tells the officer, who decides about a substitute. Then those whose sheets are due. */
export const remindSilentReviewers = (app: App, by: Acting = theSystem): Promise<number> =>
  inTransaction(app.db, by, async (tx) => {
    const silent = await markSilent(tx)
    for (const one of silent) {
      await tx.record({
        action: 'review.invitation-overdue',
        kind: 'review',
        id: one.reviewId,
        institutionId: one.leadInstitutionId,
        detail: { personId: one.personId },
      })
      await tellAnswerOverdue(tx, { ...one, id: one.reviewId }, [one.personId])
      await tell(tx, await officersOf(tx, one.leadInstitutionId, 'officer'), {
        kind: 'review.invitation-overdue',
        link: `/desk/${one.leadInstitutionId}/reviews/${one.reviewId}/committee`,
        subject: text(
          `위원 ${one.letter}의 답변 기한이 지났습니다: ${one.titleKo}`,
          `Member ${one.letter} has not answered in time: ${one.titleEn}`,
        ),
        body: text('무응답으로 처리하고 대체 위원을 추첨할 수 있습니다.', 'You can call the seat silent and draw a substitute.'),
      })
    }
    return silent.length + (await remindOfSheets(tx))
  })
