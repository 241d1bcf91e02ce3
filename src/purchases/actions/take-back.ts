import { no, yes } from '../../kernel/outcome.ts'
import { text } from '../../kernel/text.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import { tell } from '../../platform/mail/notices.ts'
import type { App } from '../../platform/services.ts'
import type { CompanyActor } from '../../people/index.ts'
import { buyersOf } from '../buyers.ts'
import { endedBy, findReasons } from '../queries.ts'
import { findLastQuote, findRequestFace, findRequestForUpdate, saveRequestState, saveTakenBack } from '../store.ts'
import { answerDue, takeBack } from '../workflow.ts'

/** A firm takes back a quote that nobody has answered, saying why; it answers the request anew, by a new day. */
export const takeQuoteBack = (app: App, actor: CompanyActor, requestId: string, reasonCode: string, note: string, seenQuoteId: string) =>
  inTransaction(app.db, actor, async (tx) => {
    const request = await findRequestForUpdate(tx, requestId)
    if (!request || request.companyId !== actor.companyId) return no({ code: 'not-found' } as const)
    const lastQuoteId = (await findLastQuote(tx, requestId))?.id ?? ''
    const chosen = (await findReasons(tx, endedBy['take-back'])).find((one) => one.code === reasonCode)
    const reason = { code: chosen?.code ?? '', note, needsNote: chosen?.needsNote ?? false }
    const decided = takeBack(request, reason, { seenQuoteId, lastQuoteId })
    if (!decided.ok) return decided
    await saveTakenBack(tx, lastQuoteId, reasonCode, note)
    await saveRequestState(tx, requestId, decided.value, answerDue(tx.today))
    await tx.record({
      action: 'quote.taken-back',
      kind: 'quote-request',
      id: requestId,
      institutionId: request.institutionId,
      companyId: request.companyId,
      detail: { quoteId: lastQuoteId, reasonCode, reason: note },
    })
    const face = await findRequestFace(tx, requestId)
    await tell(tx, await buyersOf(tx, request), {
      kind: 'quote.taken-back',
      link: `/buying/${request.institutionId}/quotes/${requestId}`,
      subject: text(
        `기업이 견적을 철회했습니다: ${face.titleKo} (${face.companyKo})`,
        `A quote was taken back: ${face.titleEn} (${face.companyEn})`,
      ),
      body: text(
        `${['사유:', chosen?.ko, note].filter(Boolean).join(' ')}\n기업이 새 견적을 보내거나 내지 않겠다고 하면 다시 알려 드립니다.`,
        `${['Reason:', chosen?.en, note].filter(Boolean).join(' ')}\nYou are told when the firm sends another quote, or declines.`,
      ),
    })
    return yes({ id: requestId })
  })
