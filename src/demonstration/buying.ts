import { addDays, dayOf } from '../kernel/dates.ts'
import { sql } from '../platform/database/database.ts'
import {
  acceptQuote,
  counterPurchase,
  endRequest,
  keepForComparison,
  recordPurchase,
  requestQuote,
  sendQuote,
  tendQuotes,
} from '../purchases/index.ts'
import type { PurchaseInput } from '../purchases/index.ts'
import type { DealData } from './data.ts'
import { ownerOf } from './firms.ts'
import { between, lot, pick } from './lot.ts'
import type { Story } from './story.ts'
import { asFirm, asStaff, asSystem, must } from './world.ts'
import type { World } from './world.ts'

interface Here {
  readonly listingId: string
  readonly certificates: readonly { readonly kind: string; readonly validFrom: string | null; readonly validTo: string | null }[]
  readonly requestId: string | null
  readonly state: string | null
  readonly quoteId: string | null
  /** How often it was recorded as a purchase, and of the last record what it says and whether it was countered. */
  readonly records: number
  readonly countered: boolean
  readonly purchaseId: string | null
  readonly contractedOn: string | null
  readonly deliveredOn: string | null
  readonly alternatives: readonly string[]
}

const findDeal = (world: World, deal: DealData, asked: Date): Promise<Here | undefined> => {
  const { technology, firm } = ownerOf(world, deal.technology)
  return world.read.maybe(sql<Here>`
    select l.id as listing_id, coalesce(l.content->'otherCertificates', '[]') as certificates, q.id as request_id, q.state,
      (select o.id from quotes o where o.request_id = q.id order by o.number desc limit 1) as quote_id,
      (select count(*) from purchases n where n.request_id = q.id and n.kind = 'purchase') as records,
      p.id as purchase_id, p.contracted_on, p.delivered_on, coalesce(p.alternatives, '[]') as alternatives,
      exists (select from purchases x where x.counters_id = p.id) as countered
    from listings l join technologies t on t.id = l.technology_id
    left join quote_requests q on q.listing_id = l.id and q.institution_id = ${deal.buyer}
      and (q.requested_at at time zone 'Asia/Seoul')::date = ${dayOf(asked)}
    left join lateral (select o.* from purchases o where o.request_id = q.id and o.kind = 'purchase'
      order by o.record_of_quote desc limit 1) p on true
    where l.company_id = ${firm.companyId} and t.title_ko = ${technology.content.titleKo ?? ''} limit 1`)
}

/** A few of what is dear; of what is sold by the metre or the bag as much as a site needs, in round numbers. */
const quantityOf = (word: string, oneWon: number): number => {
  if (oneWon >= 2_000_000) return between(`${word} quantity`, oneWon < 8_000_000 ? 3 : 1, oneWon > 80_000_000 ? 2 : 6)
  const wanted = between(`${word} worth`, 9, 46) * (1_000_000 / oneWon)
  const round = 10 ** Math.max(0, Math.floor(Math.log10(wanted)) - 1)
  return Math.ceil(wanted / round) * round
}

/** What a deal is about: the same whenever it is asked. */
const termsOf = (world: World, deal: DealData) => {
  const { technology } = ownerOf(world, deal.technology)
  const word = `${deal.technology} ${deal.buyer} ${deal.daysAgo}`
  const { priceFromWon: from, priceToWon, vatIncluded } = technology.content
  const least = from ?? 15_000_000
  const one = (least + ((priceToWon ?? least) - least) * lot(`${word} price`)) / (vatIncluded ? 1.1 : 1)
  const quantity = quantityOf(word, one)
  const supplyWon = Math.round((one * quantity) / 10_000) * 10_000
  return {
    word,
    quantity,
    supplyWon,
    vatWon: Math.round(supplyWon / 10),
    unit: technology.content.priceUnit?.replace(/^1(?!\d)\s*/, '') || '식',
    deliveryDays: between(`${word} delivery`, 14, 60),
  }
}

/** The instant some days after the request, never before the one asked for last: a week-end moves an act to the Friday before it. */
const whenOf = (world: World, deal: DealData) => {
  let last = 0
  return (later: number): Date => {
    const wanted = world.calendar.moment(
      Math.max(0, deal.daysAgo - later),
      10 + between(`${deal.technology} ${deal.daysAgo} hour ${later}`, 0, 60) / 10,
    )
    last = Math.min(Math.max(wanted.getTime(), last + 20 * 60_000), world.app.clock.now().getTime() - 1_000)
    return new Date(last)
  }
}

/** One request from its first line to where it ended, each act some days after the one before. */
export async function* tellDeal(world: World, deal: DealData): Story {
  const {
    app,
    data: { phrases },
  } = world
  const { word, quantity, supplyWon, vatWon, unit, deliveryDays } = termsOf(world, deal)
  const when = whenOf(world, deal)
  const validFor = deal.ending === 'expired' ? 16 : 45
  const asked = when(0)
  yield asked
  const buyer = (at: Date) => asStaff(world, 'buyer', deal.buyer, at)
  const { firm } = ownerOf(world, deal.technology)
  const first = await findDeal(world, deal, asked)
  if (!first) return // its certificate is not in force: there is nothing to buy
  if (first.requestId === null) {
    const made = await requestQuote(app, buyer(asked), first.listingId, {
      quantity,
      unit,
      place: pick(`${word} site`, phrases.sites),
      wantedOn: addDays(dayOf(asked), deliveryDays + 30),
      needs: pick(`${word} needs`, phrases.needs),
    })
    if (!made.ok) return
  }
  for (;;) {
    const here = await findDeal(world, deal, asked)
    if (!here?.requestId || deal.ending === 'requested') return
    const request = here.requestId
    if (here.state === 'requested') {
      const at = when(2)
      yield at
      if (deal.ending === 'declined')
        must(
          await endRequest(app, asFirm(world, firm, at), request, 'decline', ...pick(`${word} declined`, Object.entries(phrases.declined))),
          `Decline of ${word}`,
        )
      else if (deal.ending === 'withdrawn')
        must(
          await endRequest(app, buyer(at), request, 'withdraw', ...pick(`${word} withdrawn`, Object.entries(phrases.withdrawn))),
          `Withdrawal of ${word}`,
        )
      else
        must(
          await sendQuote(
            app,
            asFirm(world, firm, at),
            request,
            { supplyWon, vatWon, validUntil: addDays(dayOf(at), validFor), deliveryDays, terms: pick(`${word} terms`, phrases.terms) },
            undefined,
          ),
          `Quote of ${word}`,
        )
    } else if (here.state === 'quoted' && deal.ending !== 'quoted') {
      const at = deal.ending === 'expired' ? when(validFor + 4) : when(6)
      yield at
      if (deal.ending === 'expired') await tendQuotes(app, asSystem(world, at))
      else if (deal.ending === 'refused')
        must(
          await endRequest(
            app,
            buyer(at),
            request,
            'refuse',
            ...pick(`${word} refused`, Object.entries(phrases.refusals)),
            here.quoteId ?? '',
          ),
          `Refusal of ${word}`,
        )
      else
        must(
          await acceptQuote(app, buyer(at), request, { seenQuoteId: here.quoteId ?? '', knowsOfCertificate: true }),
          `Acceptance of ${word}`,
        )
    } else if (here.state === 'accepted' && deal.ending === 'forgone') {
      const at = when(24)
      yield at
      must(
        await endRequest(app, buyer(at), request, 'forgo', ...pick(`${word} forgone`, Object.entries(phrases.forgone))),
        `End of ${word}`,
      )
    } else if (here.state === 'accepted' && deal.ending === 'retracted') {
      const at = when(18)
      yield at
      must(
        await endRequest(app, asFirm(world, firm, at), request, 'retract', ...pick(`${word} retracted`, Object.entries(phrases.retracted))),
        `Retraction of ${word}`,
      )
    } else if (here.state === 'accepted' && here.records === 0 && deal.ending !== 'accepted') {
      yield* buy(world, deal, here, when)
    } else if (here.records === 1 && here.countered) {
      yield* recordAgain(world, deal, here, when)
    } else if (here.records === 1 && deal.ending === 'wrongly-recorded') {
      const at = when(deliveryDays + 24)
      yield at
      must(
        await counterPurchase(app, buyer(at), here.purchaseId ?? '', pick(`${word} counter`, phrases.counters)),
        `Counter-record of ${word}`,
      )
    } else return
  }
}

/** The buyer keeps what else was looked at, signs the contract, and records the purchase when the delivery was accepted; one still under way is recorded without. */
async function* buy(world: World, deal: DealData, here: Here, when: (later: number) => Date): Story {
  const { word, supplyWon, vatWon, deliveryDays } = termsOf(world, deal)
  const contracted = when(12)
  const delivered = when(12 + deliveryDays)
  const isDelivered = deal.daysAgo > 14 + deliveryDays
  const at = isDelivered ? when(14 + deliveryDays) : contracted
  yield at
  const buyer = asStaff(world, 'buyer', deal.buyer, at)
  const alternatives = await comparedWith(world, here.listingId, contracted)
  for (const other of alternatives)
    must(await keepForComparison(world.app, asStaff(world, 'buyer', deal.buyer, contracted), other), `Comparison of ${word}`)
  const wrongly = deal.ending === 'wrongly-recorded' ? copied : ''
  must(
    await recordPurchase(world.app, buyer, here.requestId, {
      ...purchaseOf(world, deal, { ...here, alternatives }, dayOf(contracted)),
      amountWon: supplyWon + vatWon + (wrongly === '' ? 0 : vatWon),
      deliveredOn: isDelivered ? dayOf(delivered) : null,
      differsReason: wrongly,
      estimateNote: wrongly,
    }),
    `Purchase of ${word}`,
  )
}
const copied = '계약서에 적힌 금액을 그대로 옮겼습니다.'

/** After the counter-record the same contract, with the amount it has. */
async function* recordAgain(world: World, deal: DealData, here: Here, when: (later: number) => Date): Story {
  const { word, deliveryDays } = termsOf(world, deal)
  const at = when(deliveryDays + 25)
  yield at
  must(
    await recordPurchase(
      world.app,
      asStaff(world, 'buyer', deal.buyer, at),
      here.requestId,
      purchaseOf(world, deal, here, here.contractedOn ?? dayOf(at)),
    ),
    `Second record of ${word}`,
  )
}

const purchaseOf = (world: World, deal: DealData, here: Here, contractedOn: string): PurchaseInput => {
  const { phrases } = world.data
  const { word, quantity, supplyWon, vatWon } = termsOf(world, deal)
  return {
    listingId: here.listingId,
    groundCode: groundOf(here, contractedOn, supplyWon),
    groundNote: '',
    amountWon: supplyWon + vatWon,
    estimatedWon: supplyWon,
    estimateNote: '',
    contractedOn,
    deliveredOn: here.deliveredOn,
    quantity,
    alternatives: here.alternatives,
    chosenReason: pick(`${word} chosen`, here.alternatives.length > 0 ? phrases.chosen : phrases.chosenAlone),
    quoteId: here.quoteId,
    differsReason: '',
  }
}

/** Up to two listings of the same kind and first field that stood in the catalogue then, the nearest first: by key words, then by the other fields. */
const comparedWith = async (world: World, listingId: string, then: Date): Promise<string[]> =>
  (
    await world.read.many(
      sql<{
        id: string
      }>`select o.id from listings l join listings o on o.id <> l.id and o.content->'fieldCodes'->>0 = l.content->'fieldCodes'->>0 and o.kind = l.kind and o.state = 'listed'
        and o.listed_at < ${then} where l.id = ${listingId}
        order by cardinality(array(select unnest(o.keywords) intersect select unnest(l.keywords))) desc,
          cardinality(array(select unnest(o.field_codes) intersect select unnest(l.field_codes))) desc, o.id limit 2`,
    )
  ).map((one) => one.id)

const groundsOfCertificates: Readonly<Record<string, string>> = {
  INNOVATION_PRODUCT: 'INNOVATION_PRODUCT',
  PERFORMANCE_CERT: 'TECHDEV_PERFORMANCE',
  EXCELLENT_PROCUREMENT: 'TECHDEV_EXCELLENT',
  NEP: 'TECHDEV_NEP',
  GS: 'TECHDEV_GS',
}

/** The ground a buyer gives: a certificate in force that day where the listing shows one, the small amounts up to their ceilings, else a tender. */
const groundOf = ({ certificates }: Here, on: string, estimatedWon: number): string => {
  const inForce = certificates.filter((one) => one.validFrom !== null && one.validTo !== null && one.validFrom <= on && on <= one.validTo)
  const byCertificate = inForce.map((one) => groundsOfCertificates[one.kind]).find((ground) => ground !== undefined)
  if (byCertificate !== undefined) return byCertificate
  if (estimatedWon <= 20_000_000) return 'SMALL_AMOUNT_ONE_QUOTE'
  return estimatedWon <= 50_000_000 ? 'TWO_QUOTES_ELECTRONIC' : 'LIMITED_TENDER'
}
