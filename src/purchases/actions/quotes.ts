import { addDays, dayOf, startOfDay } from '../../kernel/dates.ts'
import { newId } from '../../kernel/id.ts'
import { no, yes } from '../../kernel/outcome.ts'
import { text } from '../../kernel/text.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import { keepFile } from '../../platform/files/rows.ts'
import type { ReceivedFile } from '../../platform/http/upload.ts'
import { tell } from '../../platform/mail/notices.ts'
import type { App } from '../../platform/services.ts'
import { holdOpenFirm } from '../../companies/index.ts'
import { membersOf } from '../../people/index.ts'
import type { CompanyActor, InstitutionActor } from '../../people/index.ts'
import { buyersOf } from '../buyers.ts'
import { findCertificateToday, isInForce } from '../certificate-queries.ts'
import { endedBy, findListingFace, findReasons } from '../queries.ts'
import {
  findLastQuote,
  findRequestFace,
  findRequestForUpdate,
  findStanding,
  insertQuote,
  insertRequest,
  saveAccepted,
  saveRequestState,
} from '../store.ts'
import type { RequestInput } from '../store.ts'
import { accept, answerDue, end, enders, purchaseDue, quote, wishProblem } from '../workflow.ts'
import type { Decided, EndMove, Quote } from '../workflow.ts'

type Paper = Extract<ReceivedFile, { ok: true }>

export const requestQuote = (app: App, actor: InstitutionActor, listingId: string, input: RequestInput, file?: Paper) =>
  inTransaction(app.db, actor, async (tx) => {
    const listing = await findListingFace(tx, listingId, actor.institutionId)
    if (!listing || !(await holdOpenFirm(tx, listing.companyId))) return no({ code: 'not-found' } as const)
    if (!isInForce(listing.certificate)) return no({ code: 'no-valid-certificate' } as const)
    const late = wishProblem(input.wantedOn, tx.today)
    if (late) return no(late)
    const id = newId()
    const owner = { kind: 'quote', id, companyId: listing.companyId, institutionId: actor.institutionId }
    const fileId = file ? await keepFile(tx, file, owner) : null
    await insertRequest(tx, actor.institutionId, listing, input, answerDue(tx.today), id, fileId)
    await tx.record({
      action: 'quote.requested',
      kind: 'quote-request',
      id,
      institutionId: actor.institutionId,
      companyId: listing.companyId,
    })
    const face = await findRequestFace(tx, id)
    await tell(tx, await membersOf(tx, listing.companyId), {
      kind: 'quote.requested',
      link: `/company/${listing.companyId}/quotes/${id}`,
      subject: text(
        `견적 요청이 왔습니다: ${face.titleKo} (${face.institutionKo})`,
        `A quote is asked for: ${face.titleEn} (${face.institutionEn})`,
      ),
      body: text(
        `${input.quantity}${input.unit}, ${input.place}. 조건을 확인하고 견적을 보내 주세요.`,
        `${input.quantity} ${input.unit}, ${input.place}. See the terms and send your quote.`,
      ),
    })
    return yes({ id })
  })

/** A firm sends a quote, or a better one while the buyer has not answered. Amounts in whole won. */
export const sendQuote = (app: App, actor: CompanyActor, requestId: string, offered: Quote, file: Paper | undefined) =>
  inTransaction(app.db, actor, async (tx) => {
    const request = await findRequestForUpdate(tx, requestId)
    if (!request || request.companyId !== actor.companyId) return no({ code: 'not-found' } as const)
    const decided = quote(request, offered, tx.today)
    if (!decided.ok) return decided
    const fileId = file
      ? await keepFile(tx, file, { kind: 'quote', id: requestId, companyId: actor.companyId, institutionId: request.institutionId })
      : null
    const isAnew = (await insertQuote(tx, request, offered, fileId)) > 1
    await saveRequestState(tx, requestId, 'quoted', startOfDay(addDays(offered.validUntil, 1)))
    await tx.record({
      action: 'quote.sent',
      kind: 'quote-request',
      id: requestId,
      institutionId: request.institutionId,
      companyId: actor.companyId,
      detail: { supplyWon: offered.supplyWon, vatWon: offered.vatWon, validUntil: offered.validUntil },
    })
    const face = await findRequestFace(tx, requestId)
    await tell(tx, await buyersOf(tx, request), {
      kind: 'quote.sent',
      link: `/buying/${request.institutionId}/quotes/${requestId}`,
      subject: isAnew
        ? text(`견적이 다시 왔습니다: ${face.titleKo} (${face.companyKo})`, `Another quote has come: ${face.titleEn} (${face.companyEn})`)
        : text(`견적이 왔습니다: ${face.titleKo} (${face.companyKo})`, `A quote has come: ${face.titleEn} (${face.companyEn})`),
      body: text(
        `${(offered.supplyWon + offered.vatWon).toLocaleString('ko-KR')}원, ${offered.validUntil}까지 유효합니다.`,
        `KRW ${(offered.supplyWon + offered.vatWon).toLocaleString('en-US')}, valid until ${offered.validUntil}.`,
      ),
    })
    return yes({ id: requestId })
  })

/** Accepts the quote that the buyer saw; another that came meanwhile is shown first. Without a certificate in force only where the buyer says so, which is kept. */
export const acceptQuote = (app: App, actor: InstitutionActor, requestId: string, decision: Decided) =>
  inTransaction(app.db, actor, async (tx) => {
    const request = await findRequestForUpdate(tx, requestId)
    if (!request || request.institutionId !== actor.institutionId) return no({ code: 'not-found' } as const)
    const last = await findLastQuote(tx, requestId)
    const isCertified = isInForce(await findCertificateToday(tx, request.listingId, actor.institutionId))
    const decided = accept(request, last, decision, { today: dayOf(tx.now), isCertified })
    if (!decided.ok) return decided
    const accepted = decided.value
    await saveAccepted(tx, requestId, accepted.id, purchaseDue(tx.today))
    await tx.record({
      action: 'quote.accepted',
      kind: 'quote-request',
      id: requestId,
      institutionId: actor.institutionId,
      companyId: request.companyId,
      detail: {
        quoteId: accepted.id,
        totalWon: accepted.supplyWon + accepted.vatWon,
        ...(!isCertified && { knowsThatNoCertificateIsInForce: true }),
      },
    })
    const face = await findRequestFace(tx, requestId)
    await tell(tx, await membersOf(tx, request.companyId), {
      kind: 'quote.accepted',
      link: `/company/${request.companyId}/quotes/${requestId}`,
      subject: text(
        `견적이 수락되었습니다: ${face.titleKo} (${face.institutionKo})`,
        `Your quote was accepted: ${face.titleEn} (${face.institutionEn})`,
      ),
      body: text(
        '계약 절차는 기관의 담당 부서가 안내합니다. 계약하지 못하게 되면 견적 화면에서 알려 주세요.',
        'The institution will tell you about the contract. Should you be unable to contract, say so on the page of the quote.',
      ),
    })
    return yes({ id: requestId })
  })

/** Refusing, declining, withdrawing, or ending what was accepted: always with a reason from the list, and a word where it needs one; before the acceptance a buyer's on the quote that was seen, '' where none was. */
export const endRequest = (
  app: App,
  actor: InstitutionActor | CompanyActor,
  requestId: string,
  move: EndMove,
  reasonCode: string,
  reason: string,
  seenQuoteId = '',
) =>
  inTransaction(app.db, actor, async (tx) => {
    const request = await findRequestForUpdate(tx, requestId)
    const mine =
      request &&
      (actor.hat === 'institution'
        ? request.institutionId === actor.institutionId && enders[move] === 'buyer'
        : request.companyId === actor.companyId && enders[move] === 'firm')
    if (!request || !mine) return no({ code: 'not-found' } as const)
    const lastQuoteId = (await findLastQuote(tx, requestId))?.id ?? ''
    const isBought = (await findStanding(tx, request.institutionId, requestId, request.listingId)) !== null
    const chosen = (await findReasons(tx, endedBy[move])).find((one) => one.code === reasonCode)
    const decided = end(
      request,
      move,
      { code: chosen?.code ?? '', note: reason, needsNote: chosen?.needsNote ?? false },
      { seenQuoteId, lastQuoteId, isBought },
    )
    if (!decided.ok) return decided
    await saveRequestState(tx, requestId, decided.value, null, reasonCode || null, reason || reasonCode)
    await tx.record({
      action: `quote.${decided.value}`,
      kind: 'quote-request',
      id: requestId,
      institutionId: request.institutionId,
      companyId: request.companyId,
      detail: { reasonCode, reason },
    })
    const face = await findRequestFace(tx, requestId)
    const [otherKo, otherEn] = actor.hat === 'institution' ? [face.institutionKo, face.institutionEn] : [face.companyKo, face.companyEn]
    const subject = text(
      `견적 건이 구매 없이 끝났습니다: ${face.titleKo} (${otherKo})`,
      `A quote request ended without a purchase: ${face.titleEn} (${otherEn})`,
    )
    await tell(tx, actor.hat === 'institution' ? await membersOf(tx, request.companyId) : await buyersOf(tx, request), {
      kind: `quote.${decided.value}`,
      subject,
      body: text(['사유:', chosen?.ko, reason].filter(Boolean).join(' '), ['Reason:', chosen?.en, reason].filter(Boolean).join(' ')),
      link:
        actor.hat === 'institution'
          ? `/company/${request.companyId}/quotes/${requestId}`
          : `/buying/${request.institutionId}/quotes/${requestId}`,
    })
    return yes({ id: requestId })
  })
