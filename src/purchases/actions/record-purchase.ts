import type { Day } from '../../kernel/dates.ts'
import { newId } from '../../kernel/id.ts'
import { josa } from '../../kernel/josa.ts'
import { no, yes } from '../../kernel/outcome.ts'
import type { Outcome } from '../../kernel/outcome.ts'
import { text } from '../../kernel/text.ts'
import { brokenConstraint, inTransaction } from '../../platform/database/transaction.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { once } from '../../platform/http/idempotency.ts'
import { tell } from '../../platform/mail/notices.ts'
import type { App } from '../../platform/services.ts'
import { institutionName } from '../../institutions/index.ts'
import { anyBelongsToFirm, membersOf } from '../../people/index.ts'
import type { InstitutionActor } from '../../people/index.ts'
import { purchaseRecorded } from '../events.ts'
import { findCertificateOn, isInForce } from '../certificate-queries.ts'
import { findAccepted, findAnyListingFace, findGrounds, findListingFace } from '../queries.ts'
import {
  findRecorded,
  findRequestForUpdate,
  findStanding,
  insertCounter,
  insertDelivery,
  insertPurchase,
  noteView,
  saveBought,
  saveUnbought,
} from '../store.ts'
import { counterReason, mayRecord, noteDelivery, purchaseDue, record } from '../workflow.ts'
import type { PurchaseInput, Refusal } from '../workflow.ts'

/** Records a purchase of this institution, from an accepted quote or without one. A person records no sale of a firm they belong to, none by a ground they confirmed themselves, and none by a ground that the facts contradict without saying why it holds. Pressed twice with the same key is recorded once and answers the first receipt. */
export const recordPurchase = async (
  app: App,
  actor: InstitutionActor,
  requestId: string | null,
  input: PurchaseInput,
  key: string = newId(24),
): Promise<Outcome<Recorded, Refusal>> => {
  try {
    return await inTransaction(app.db, actor, async (tx) => {
      const pressed = await once<Outcome<Recorded, Refusal>>(tx, 'purchase.record', key, { requestId, input }, () =>
        recordOnce(tx, actor, requestId, input),
      )
      if (pressed === 'other-request')
        return no({
          code: 'already-recorded',
          purchaseId: await findStanding(tx, actor.institutionId, requestId, input.listingId),
        })
      return pressed.answer.ok ? yes({ ...pressed.answer.value, again: pressed.again }) : pressed.answer
    })
  } catch (error) {
    if (brokenConstraint(error) === 'four_eyes_on_a_contract_ground') return no({ code: 'own-ground' })
    if (brokenConstraint(error) === 'one_standing_purchase_per_quote') return no({ code: 'already-recorded', purchaseId: null })
    throw error
  }
}
export interface Recorded {
  readonly id: string
  /** Whether an earlier press had recorded it. */ readonly again: boolean
}

const recordOnce = async (
  tx: Tx,
  actor: InstitutionActor,
  requestId: string | null,
  input: PurchaseInput,
): Promise<Outcome<Recorded, Refusal>> => {
  const listing = await (requestId === null ? findListingFace : findAnyListingFace)(tx, input.listingId, actor.institutionId)
  if (!listing) return no({ code: 'not-found' })
  if (await anyBelongsToFirm(tx, [actor.personId], listing.companyId)) return no({ code: 'own-firm' })
  const request = requestId === null ? undefined : await findRequestForUpdate(tx, requestId)
  if (requestId !== null && (request?.institutionId !== actor.institutionId || request.listingId !== listing.id))
    return no({ code: 'not-found' })
  if (request && !mayRecord(request.state)) return no({ code: 'wrong-state', state: request.state, move: 'resume' })
  const standing = request && (await findStanding(tx, actor.institutionId, request.id, listing.id))
  if (standing) return no({ code: 'already-recorded', purchaseId: standing })
  const ground = (await findGrounds(tx, actor.institutionId)).find((one) => one.code === input.groundCode)
  const accepted = request ? await findAccepted(tx, request.id) : null
  const decided = record(input, {
    ground,
    certificates: listing.heldCertificates,
    today: tx.today,
    personId: actor.personId,
    accepted,
  })
  if (!decided.ok) return decided
  const certificate = await findCertificateOn(tx, listing.technologyId, actor.institutionId, input.contractedOn)
  const id = await insertPurchase(
    tx,
    actor.institutionId,
    listing.companyId,
    listing.technologyId,
    requestId,
    isInForce(certificate) ? certificate.id : null,
    decided.value,
    accepted,
  )
  if (request) await saveBought(tx, request.id)
  if (request && request.state !== 'accepted')
    await tx.record({
      action: 'quote.resumed',
      kind: 'quote-request',
      id: request.id,
      institutionId: actor.institutionId,
      companyId: listing.companyId,
    })
  await tx.record({
    action: 'purchase.recorded',
    kind: 'purchase',
    id,
    institutionId: actor.institutionId,
    companyId: listing.companyId,
    detail: {
      amountWon: input.amountWon,
      ground: input.groundCode,
      contractedOn: input.contractedOn,
      ...(accepted && { quoteId: accepted.quoteId, quotedWon: accepted.totalWon }),
      ...(accepted && input.differsReason !== '' && { differsReason: input.differsReason }),
      ...(input.estimateNote !== '' && { estimatedWon: input.estimatedWon, estimateNote: input.estimateNote }),
    },
  })
  await purchaseRecorded.announce(tx, { listingId: listing.id, institutionId: actor.institutionId })
  const buyer = await institutionName(tx, actor.institutionId)
  await tell(tx, await membersOf(tx, listing.companyId), {
    kind: 'purchase.recorded',
    link: requestId === null ? `/catalogue/${listing.id}` : `/company/${listing.companyId}/quotes/${requestId}`,
    subject: text(`구매가 기록되었습니다: ${listing.titleKo}`, `A purchase is recorded: ${listing.titleEn || listing.titleKo}`),
    body: text(
      `${josa(buyer.ko, '이/가')} 기록했습니다. 공급 실적으로 기술 페이지에 표시됩니다.`,
      `Recorded by ${buyer.en}. It stands in the supply record of your listing.`,
    ),
  })
  return yes({ id, again: false })
}

/** Adds the day of delivery to a record made before it; the record itself is not touched. */
export const recordDelivery = (app: App, actor: InstitutionActor, purchaseId: string, deliveredOn: Day) =>
  inTransaction(app.db, actor, async (tx) => {
    const purchase = await findRecorded(tx, actor.institutionId, purchaseId)
    if (!purchase) return no({ code: 'not-found' } as const)
    if (await anyBelongsToFirm(tx, [actor.personId], purchase.companyId)) return no({ code: 'own-firm' } as const)
    const noted = noteDelivery(purchase, deliveredOn, tx.today)
    if (!noted.ok) return noted
    if ((await insertDelivery(tx, purchaseId, noted.value)) === 0) return no({ code: 'delivery-known' } as const)
    await tx.record({
      action: 'purchase.delivered',
      kind: 'purchase',
      id: purchaseId,
      institutionId: actor.institutionId,
      companyId: purchase.companyId,
      detail: { deliveredOn: noted.value },
    })
    return yes({ id: purchaseId })
  })

/** Meets a wrong record with a counter-record of the same facts and the amount below zero. Figures follow. */
export const counterPurchase = async (app: App, actor: InstitutionActor, purchaseId: string, reason: string) => {
  const said = counterReason(reason)
  if (!said.ok) return said
  try {
    return await inTransaction(app.db, actor, async (tx) => {
      const purchase = await findRecorded(tx, actor.institutionId, purchaseId)
      if (purchase && (await anyBelongsToFirm(tx, [actor.personId], purchase.companyId))) return no({ code: 'own-firm' } as const)
      const counter = await insertCounter(tx, actor.institutionId, purchaseId, reason)
      if (counter === undefined) return no({ code: 'not-found' } as const)
      if (counter.requestId !== null) await saveUnbought(tx, counter.requestId, purchaseDue(tx.today))
      await tx.record({
        action: 'purchase.countered',
        kind: 'purchase',
        id: purchaseId,
        institutionId: actor.institutionId,
        detail: { reason, counter: counter.id },
      })
      await purchaseRecorded.announce(tx, { listingId: counter.listingId, institutionId: actor.institutionId })
      const listing = await findAnyListingFace(tx, counter.listingId, actor.institutionId)
      const buyer = await institutionName(tx, actor.institutionId)
      if (listing)
        await tell(tx, await membersOf(tx, listing.companyId), {
          kind: 'purchase.countered',
          link: counter.requestId === null ? `/catalogue/${listing.id}` : `/company/${listing.companyId}/quotes/${counter.requestId}`,
          subject: text(
            `구매 기록이 정정되었습니다: ${listing.titleKo}`,
            `A purchase record is countered: ${listing.titleEn || listing.titleKo}`,
          ),
          body: text(
            `${buyer.ko} · 사유: ${reason}\n공급 실적에서 빠집니다.`,
            `${buyer.en} · Reason: ${reason}\nIt no longer stands in the supply record.`,
          ),
        })
      return yes({ id: counter.id })
    })
  } catch (error) {
    if (brokenConstraint(error) === 'countered_once') return no({ code: 'already-countered' } as const)
    throw error
  }
}

/** A buyer keeps listings that were compared, or one as a candidate: they may stand among the alternatives of a later purchase. Those not shown any more are left out. */
export const keepForComparison = (app: App, actor: InstitutionActor, ...listingIds: readonly string[]) =>
  inTransaction(app.db, actor, async (tx) => {
    const kept: string[] = []
    for (const id of listingIds) if (await findListingFace(tx, id, actor.institutionId)) kept.push(id)
    for (const id of kept) {
      await noteView(tx, actor.institutionId, actor.personId, id)
      await tx.record({
        action: 'listing.kept-for-comparison',
        kind: 'listing',
        id,
        institutionId: actor.institutionId,
        ...(kept.length > 1 && { detail: { comparedWith: kept.filter((other) => other !== id) } }),
      })
    }
    return kept.length === 0 ? no({ code: 'not-found' } as const) : yes({ kept })
  })
