import { addDays } from '../../../src/kernel/dates.ts'
import { acceptQuote, askOnQuote, keepForComparison, recordPurchase, requestQuote, sendQuote } from '../../../src/purchases/index.ts'
import { must } from '../../shortcuts.ts'
import { sql } from '../../support/market.ts'
import type { Market } from '../../support/market.ts'
import { asFirm, asStaff, mark, paperOf } from './sides.ts'
import type { Side } from './sides.ts'

export const setDeals = async (market: Market, side: Side) => {
  const { app } = market
  const buyer = asStaff(side, 'buyer')
  const firm = asFirm(side)
  const listing = side.ids['listing'] ?? ''
  const ask = async (what: string) =>
    (side.ids[`request.${what}`] = must(
      await requestQuote(app, buyer, listing, {
        quantity: 2,
        unit: '대',
        place: '과천',
        wantedOn: null,
        needs: `${mark(side.name, 'needs')} 조용해야 합니다.`,
      }),
    ).id)
  const { today } = await market.read.one(sql<{ today: string }>`select market_today() as today`)
  const offer = {
    supplyWon: 12_000_000,
    vatWon: 1_200_000,
    validUntil: addDays(today, 30),
    deliveryDays: 30,
    terms: mark(side.name, 'terms'),
  }
  const asked = await ask('requested')
  side.ids['question.firm'] = must(await askOnQuote(app, firm, asked, `${mark(side.name, 'question')} 현장이 어디입니까?`)).id
  side.ids['question.buyer'] = must(await askOnQuote(app, buyer, asked, `${mark(side.name, 'question')} 보증 기간은 얼마입니까?`)).id
  const file = await paperOf(market, `${mark(side.name, 'quote')}.pdf`)
  must(await sendQuote(app, firm, await ask('quoted'), offer, file))
  side.ids['file.quote'] = (
    await market.read.one(sql<{ id: string }>`select id from files where owner_kind = 'quote' and company_id = ${side.company}`)
  ).id
  for (const what of ['accepted', 'bought']) {
    must(await sendQuote(app, firm, await ask(what), offer, undefined))
    const request = side.ids[`request.${what}`] ?? ''
    side.ids[`quote.${what}`] = (await market.read.one(sql<{ id: string }>`select id from quotes where request_id = ${request}`)).id
    must(await acceptQuote(app, buyer, request, { seenQuoteId: side.ids[`quote.${what}`] ?? '', knowsOfCertificate: false }))
  }
  must(await keepForComparison(app, buyer, listing))
  side.ids['purchase'] = must(
    await recordPurchase(app, buyer, side.ids['request.bought'] ?? '', {
      listingId: listing,
      groundCode: 'SMALL_AMOUNT_ONE_QUOTE',
      groundNote: mark(side.name, 'groundnote'),
      amountWon: 13_200_000,
      estimatedWon: 12_000_000,
      contractedOn: today,
      deliveredOn: null,
      quantity: 2,
      alternatives: [],
      chosenReason: mark(side.name, 'chosen'),
      quoteId: side.ids['quote.bought'] ?? null,
      differsReason: '',
      estimateNote: '',
    }),
  ).id
}
