import { dayOf } from '../kernel/dates.ts'
import { sql } from '../platform/database/database.ts'
import { acceptQuote, counterPurchase, endRequest, recordPurchase, requestQuote, sendQuote } from '../purchases/index.ts'
import { ownerOf } from './firms.ts'
import { between, lot, pick } from './lot.ts'
import type { Story } from './story.ts'
import { asFirm, asStaff, must } from './world.ts'
import type { World } from './world.ts'

/** How a request for a quote ends; those that wait, wait for somebody today. */
type Ending = 'bought' | 'wrongly-recorded' | 'requested' | 'quoted' | 'accepted' | 'refused' | 'declined' | 'withdrawn'
interface Deal { readonly technology: string; readonly buyer: string; readonly daysAgo: number; readonly ending: Ending }

const waiting: readonly Ending[] = ['requested', 'quoted', 'accepted', 'refused', 'declined', 'withdrawn']
const daysFromSubmission = 30

/** Who bought what and when, by lot: more than half of the certified technologies found a buyer, some came back for more. */
export const dealsOf = (world: World): Deal[] => world.data.roads.flatMap((road) => Object.entries(road.tracks).flatMap(([institution, fate], at): Deal[] => {
  const listedFor = road.daysAgo - daysFromSubmission
  if (at > 0 || !['certified', 'extended', 'condition-certified'].includes(fate) || listedFor < 12) return []
  const word = `deal ${road.technology}`
  const times = lot(word) < 0.38 ? 0 : between(`${word} times`, 1, Math.min(4, 1 + Math.floor(listedFor / 250)))
  const buyers = [institution, ...world.data.people.staff.filter((one) => one.role === 'buyer').map((one) => one.institution)]
  const bought = Array.from({ length: times }, (_, deal): Deal => ({
    technology: road.technology, buyer: lot(`${word} own ${deal}`) < 0.7 ? institution : pick(`${word} buyer ${deal}`, buyers), daysAgo: 20 + Math.round(lot(`${word} when ${deal}`) * (Math.min(listedFor, 1000) - 20)), ending: lot(`${word} wrong ${deal}`) < 0.04 ? 'wrongly-recorded' : 'bought',
  }))
  const open: Deal[] = lot(`${word} open`) < 0.3 ? [{ technology: road.technology, buyer: institution, daysAgo: between(`${word} since`, 1, 11), ending: pick(`${word} ending`, waiting) }] : []
  return [...bought.filter((one) => one.daysAgo < listedFor), ...open]
}))

interface Here { readonly listingId: string; readonly requestId: string | null; readonly state: string | null; readonly purchased: boolean; readonly countered: boolean; readonly purchaseId: string | null }

const findDeal = (world: World, deal: Deal, asked: Date): Promise<Here | undefined> => {
  const { technology, firm } = ownerOf(world, deal.technology)
  return world.read.maybe(sql<Here>`
    select l.id as listing_id, q.id as request_id, q.state, p.id is not null as purchased, p.id as purchase_id, exists (select from purchases x where x.counters_id = p.id) as countered
    from listings l join technologies t on t.id = l.technology_id
    left join quote_requests q on q.listing_id = l.id and q.institution_id = ${deal.buyer} and (q.requested_at at time zone 'Asia/Seoul')::date = ${dayOf(asked)}
    left join purchases p on p.request_id = q.id and p.kind = 'purchase'
    where l.company_id = ${firm.companyId} and t.title_ko = ${technology.content.titleKo ?? ''} limit 1`)
}

const roundWon = (won: number) => Math.max(100_000, Math.round(won / 10_000) * 10_000)

/** One request from its first line to where it ended, each act some days after the one before. */
export async function* tellDeal(world: World, deal: Deal): Story {
  const { app, data: { phrases } } = world
  const word = `${deal.technology} ${deal.buyer} ${deal.daysAgo}`
  const when = (later: number) => world.calendar.moment(Math.max(0, deal.daysAgo - later), 10 + between(`${word} hour ${later}`, 0, 60) / 10)
  const asked = when(0)
  yield asked
  const buyer = (at: Date) => asStaff(world, 'buyer', deal.buyer, at)
  const first = await findDeal(world, deal, asked)
  if (!first) return // its certificate is not in force: there is nothing to buy
  const { technology, firm } = ownerOf(world, deal.technology)
  const quantity = between(`${word} quantity`, 1, 6)
  const one = technology.content.priceFromWon ?? 15_000_000
  const supplyWon = roundWon(one * quantity * (0.85 + lot(`${word} price`) * 0.4))
  if (first.requestId === null) {
    const made = await requestQuote(app, buyer(asked), first.listingId, { quantity, unit: technology.content.priceUnit?.replace(/^1\s*/, '') || '식', place: pick(`${word} site`, phrases.sites), wantedOn: null, needs: pick(`${word} needs`, phrases.needs) })
    if (!made.ok) return
  }
  for (;;) {
    const here = await findDeal(world, deal, asked)
    if (!here?.requestId || deal.ending === 'requested') return
    const request = here.requestId
    if (here.state === 'requested') {
      const at = when(2)
      yield at
      if (deal.ending === 'declined') must(await endRequest(app, asFirm(world, firm, at), request, 'decline', ...pick(`${word} declined`, Object.entries(phrases.declined))), `Decline of ${word}`)
      else if (deal.ending === 'withdrawn') must(await endRequest(app, buyer(at), request, 'withdraw', ...pick(`${word} withdrawn`, Object.entries(phrases.withdrawn))), `Withdrawal of ${word}`)
      else must(await sendQuote(app, asFirm(world, firm, at), request, { supplyWon, vatWon: Math.round(supplyWon / 10), validUntil: world.calendar.day(deal.daysAgo - 40), deliveryDays: between(`${word} delivery`, 14, 60), terms: pick(`${word} terms`, phrases.terms) }, undefined), `Quote of ${word}`)
    } else if (here.state === 'quoted' && deal.ending !== 'quoted') {
      const at = when(5)
      yield at
      if (deal.ending === 'refused') must(await endRequest(app, buyer(at), request, 'refuse', ...pick(`${word} refused`, Object.entries(phrases.refusals))), `Refusal of ${word}`)
      else must(await acceptQuote(app, buyer(at), request), `Acceptance of ${word}`)
    } else if (here.state === 'accepted' && !here.purchased && deal.ending !== 'accepted') {
      const at = when(12)
      yield at
      await buy(world, deal, here, at, supplyWon + Math.round(supplyWon / 10), quantity)
    } else if (here.purchased && !here.countered && deal.ending === 'wrongly-recorded') {
      const at = when(14)
      yield at
      must(await counterPurchase(app, buyer(at), here.purchaseId ?? '', pick(`${word} counter`, phrases.counters)), `Counter-record of ${word}`)
    } else return
  }
}

/** The ground a buyer gives: a certificate the technology holds where there is one, the small amount below its ceiling, else an open tender. */
const groundOf = (certificates: readonly { readonly kind: string }[], amountWon: number): string => {
  const held = new Set(certificates.map((one) => one.kind))
  if (held.has('INNOVATION_PRODUCT')) return 'INNOVATION_PRODUCT'
  if (held.has('PERFORMANCE_CERT')) return 'TECHDEV_PERFORMANCE'
  if (held.has('NEP')) return 'TECHDEV_NEP'
  return amountWon <= 20_000_000 ? 'SMALL_AMOUNT_ONE_QUOTE' : 'LIMITED_TENDER'
}

const buy = async (world: World, deal: Deal, here: Here, at: Date, amountWon: number, quantity: number): Promise<void> => {
  const { technology } = ownerOf(world, deal.technology)
  const word = `${deal.technology} ${deal.buyer} ${deal.daysAgo}`
  must(await recordPurchase(world.app, asStaff(world, 'buyer', deal.buyer, at), here.requestId, {
    listingId: here.listingId, groundCode: groundOf(technology.content.otherCertificates ?? [], amountWon), groundNote: '', amountWon, contractedOn: dayOf(at), deliveredOn: null, quantity, alternatives: [], chosenReason: pick(`${word} chosen`, world.data.phrases.chosen), quoteId: null,
  }), `Purchase of ${word}`)
}
