import { text } from '../kernel/text.ts'
import { theSystem } from '../platform/audit/audit.ts'
import type { Acting } from '../platform/audit/audit.ts'
import { inTransaction } from '../platform/database/transaction.ts'
import { tell } from '../platform/mail/notices.ts'
import type { App } from '../platform/services.ts'
import { officersOf } from '../people/index.ts'
import { remindOfSheets } from './due-sheets.ts'
import { markSilent } from './store.ts'
import { titleFor } from './tidings.ts'

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
      await tell(tx, [one.personId], {
        kind: 'review.invitation-overdue',
        link: `/reviews/${one.reviewId}`,
        subject: text(
          `심의위원 위촉 답변을 기다립니다: ${titleFor(one).ko} (${one.leadKo})`,
          `Your invitation as a reviewer waits for an answer: ${titleFor(one).en} (${one.leadEn})`,
        ),
        body: text('답변 기한이 지났습니다. 수락하거나 사양해 주세요.', 'The day to answer has passed. Please accept or decline.'),
      })
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
