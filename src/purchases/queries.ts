import { purchaseStands } from '../applications/index.ts'
import { sourcesOf } from '../institutions/index.ts'
import type { SourceFace } from '../institutions/index.ts'
import { standingToday } from '../certificates/index.ts'
import type { Standing } from '../certificates/index.ts'
import { sql } from '../platform/database/database.ts'
import type { RawBuilder, Reader } from '../platform/database/database.ts'
import type { Ground } from './grounds.ts'
import type { Accepted, RequestState } from './workflow.ts'

export interface RequestRow {
  id: string
  institutionId: string
  institutionKo: string
  institutionEn: string
  companyId: string
  companyKo: string
  companyEn: string | null
  listingId: string
  titleKo: string
  titleEn: string
  state: RequestState
  stateSince: Date
  requestedAt: Date
  dueAt: Date | null
  quantity: number
  unit: string
  place: string
  wantedOn: string | null
  needs: string
  reason: string | null
  reasonKo: string | null
  reasonEn: string | null
  requesterName: string
  version: number
  totalWon: number | null
}
/** That the purchase p is one, and was not countered. */
export const stands = purchaseStands('p')

/** What the certificates of a listing are worth today: of the one that is worth most, its standing and last day. */
const certificateToday = (listingId = sql`l.id`) => sql`(
  select json_build_object('id', w.certificate_id, 'standing', w.standing, 'number', w.number, 'validTo', w.valid_to) from (
    select lc.certificate_id, lc.number, lc.valid_to, ${standingToday('lc')} as standing
    from listing_certificates lc where lc.listing_id = ${listingId}) w
    order by array_position(array['valid', 'suspended', 'expired', 'revoked'], w.standing), w.valid_to desc limit 1)`
export interface CertificateToday {
  readonly id: string
  readonly standing: Standing
  readonly number: string
  readonly validTo: string
}
/** Whether a certificate of a technology is in force today. */
export const isInForceToday = (certificate: CertificateToday | null): certificate is CertificateToday => certificate?.standing === 'valid'

/** The quote of a request r that was accepted, with the day on which it was. */
const acceptedQuote = sql`(select json_build_object('quoteId', q.id, 'totalWon', q.supply_won + q.vat_won, 'quantity', r.quantity,
  'on', (r.state_since at time zone 'Asia/Seoul')::date) from quotes q where q.id = r.accepted_quote_id)`
export const findAccepted = async (read: Reader, requestId: string): Promise<Accepted | null> =>
  (await read.one(sql<{ accepted: Accepted | null }>`select ${acceptedQuote} as accepted from quote_requests r where r.id = ${requestId}`))
    .accepted

const requestRow = sql`r.id, r.institution_id, i.name_ko as institution_ko, i.name_en as institution_en, r.company_id,
  c.name_ko as company_ko, c.name_en as company_en, r.listing_id, l.title_ko, l.title_en,
  r.state, r.state_since, r.requested_at, r.due_at, r.quantity, r.unit, r.place, r.wanted_on, r.needs, nullif(r.reason, r.reason_code) as reason, x.name_ko as reason_ko,
    x.name_en as reason_en, p.name as requester_name, r.version,
  (select q.supply_won + q.vat_won from quotes q where q.request_id = r.id order by q.number desc limit 1) as total_won`
const requestFrom = sql`quote_requests r join institutions i on i.id = r.institution_id join companies c on c.id = r.company_id
  join listings l on l.id = r.listing_id
  join persons p on p.id = r.requested_by left join refusal_reasons x on x.code = r.reason_code`

export interface Whose {
  institutionId?: string | undefined
  companyId?: string | undefined
}
const whoseIs = (whose: Whose) =>
  sql`(${whose.institutionId ?? null}::text is null or r.institution_id = ${whose.institutionId ?? null})
    and (${whose.companyId ?? null}::text is null or r.company_id = ${whose.companyId ?? null})`

export const findRequests = (read: Reader, whose: Whose, most = 300): Promise<RequestRow[]> =>
  read.many(sql<RequestRow>`
  select ${requestRow} from ${requestFrom} where ${whoseIs(whose)}
    order by (r.state in ('requested', 'quoted')) desc, r.due_at nulls last, r.requested_at desc limit ${most}`)

export interface RequestPage extends RequestRow {
  /** The record that stands of it. */ purchaseId: string | null
  accepted: Accepted | null
  certificate: CertificateToday | null
  quotes: {
    id: string
    number: number
    supplyWon: number
    vatWon: number
    validUntil: string
    deliveryDays: number
    terms: string
    sentAt: string
    fileId: string | null
    fileName: string | null
  }[]
}
export const findRequest = (read: Reader, id: string, whose: Whose): Promise<RequestPage | undefined> =>
  read.maybe(sql<RequestPage>`
  select ${requestRow}, coalesce((select json_agg(json_build_object('id', q.id, 'number', q.number, 'supplyWon', q.supply_won,
    'vatWon', q.vat_won, 'validUntil', q.valid_until, 'deliveryDays', q.delivery_days,
      'terms', q.terms, 'sentAt', q.sent_at, 'fileId', q.file_id, 'fileName', f.name) order by q.number desc) from quotes q
        left join files f on f.id = q.file_id where q.request_id = r.id), '[]') as quotes,
    (select p.id from purchases p where p.request_id = r.id and ${stands} order by p.recorded_at desc limit 1) as purchase_id, ${acceptedQuote} as accepted,
    ${certificateToday()} as certificate
  from ${requestFrom} where r.id = ${id} and ${whoseIs(whose)}`)

export interface ListingFace {
  id: string
  companyId: string
  technologyId: string
  titleKo: string
  titleEn: string
  companyKo: string
  companyEn: string | null
  certificate: CertificateToday | null
  otherCertificates: { kind: string; validFrom: string | null; validTo: string | null; number: string }[]
  priceFromWon: number | null
  priceToWon: number | null
}

/** What a purchase needs to know of a listing, the certificates of other schemes from the reviewed dossier among it. */
export const findListingFace = (read: Reader, id: string): Promise<ListingFace | undefined> => faceOf(read, id, sql`l.state = 'listed'`)
/** The same, also of one that was taken out of sight: what was agreed on it is recorded still. */
export const findAnyListingFace = (read: Reader, id: string): Promise<ListingFace | undefined> => faceOf(read, id, sql`true`)
const faceOf = (read: Reader, id: string, which: RawBuilder<unknown>) =>
  read.maybe(sql<ListingFace>`
  select l.id, l.company_id, l.technology_id, l.title_ko, l.title_en, c.name_ko as company_ko, c.name_en as company_en, l.price_from_won,
    l.price_to_won,
    ${certificateToday()} as certificate,
    coalesce(l.content->'otherCertificates', '[]') as other_certificates
  from listings l join companies c on c.id = l.company_id where l.id = ${id} and ${which}`)

/** All grounds, with this institution's confirmation where there is one. */
export const findGrounds = (read: Reader, institutionId: string): Promise<Ground[]> => read.many(sql<Ground>`${grounds(institutionId)}`)
/** The same, each with where it can be read. */
export const findSourcedGrounds = (read: Reader, institutionId: string): Promise<(Ground & { sources: SourceFace[] })[]> =>
  read.many(sql<Ground & { sources: SourceFace[] }>`${grounds(institutionId, sql`${sourcesOf(sql`g.source`)} as sources,`)}`)
const grounds = (institutionId: string, more = sql``) => sql`
  select g.*, ${more} k.confirmed_at, k.confirmed_by, p.name as confirmer_name from contract_grounds g
    left join ground_confirmations k on k.ground_code = g.code and k.institution_id = ${institutionId}
    left join persons p on p.id = k.confirmed_by order by g.sort`

export interface Reason {
  code: string
  ko: string
  en: string
  needsNote: boolean
}
/** Which reasons of the list each end may give. */
export const endedBy = { decline: 'request-declined', refuse: 'quote-refused', withdraw: 'request-withdrawn' } as const
export const findReasons = (read: Reader, use: string): Promise<Reason[]> =>
  read.many(sql<Reason>`select code, name_ko as ko, name_en as en, needs_note from refusal_reasons where ${use} = any(uses) order by sort`)

export interface PurchaseRow {
  id: string
  institutionId: string
  institutionKo: string
  institutionEn: string
  companyKo: string
  companyEn: string | null
  listingId: string
  titleKo: string
  titleEn: string
  kind: 'purchase' | 'counter'
  amountWon: number
  estimatedWon: number | null
  contractedOn: string
  deliveredOn: string | null
  groundKo: string
  groundEn: string
  groundCode: string
  groundArticle: string | null
  groundNote: string
  chosenReason: string
  counterReason: string | null
  countersId: string | null
  counteredBy: string | null
  recordedAt: Date
  recorderName: string
  quantity: number
  origin: string
  requestId: string | null
  quotedWon: number | null
  quotedQuantity: number | null
  differsReason: string | null
}
const purchaseRow = sql`b.id, b.institution_id, i.name_ko as institution_ko, i.name_en as institution_en, c.name_ko as company_ko,
  c.name_en as company_en, b.listing_id, l.title_ko, l.title_en, b.kind, b.amount_won, b.estimated_won, b.contracted_on,
  coalesce(b.delivered_on, (select d.delivered_on from purchase_deliveries d where d.purchase_id = coalesce(b.counters_id, b.id))) as delivered_on,
  g.sentence_ko as ground_ko, g.sentence_en as ground_en, b.ground_code, g.article as ground_article, b.ground_note, b.chosen_reason,
    b.counter_reason, b.counters_id, (select k.id from purchases k where k.counters_id = b.id) as countered_by,
  b.recorded_at, coalesce(p.name, '') as recorder_name, b.quantity, b.origin, b.request_id, b.quoted_won, b.quoted_quantity,
  b.differs_reason`
const purchaseFrom = sql`purchases b join institutions i on i.id = b.institution_id join companies c on c.id = b.company_id
  join listings l on l.id = b.listing_id join contract_grounds g on g.code = b.ground_code left join persons p on p.id = b.recorded_by`

export const findPurchases = (
  read: Reader,
  whose: { institutionId?: string; companyId?: string },
  page: number,
  perPage: number,
): Promise<(PurchaseRow & { total: number })[]> =>
  read.many(sql<PurchaseRow & { total: number }>`
  select ${purchaseRow}, count(*) over () as total from ${purchaseFrom}
  where (${whose.institutionId ?? null}::text is null or b.institution_id = ${whose.institutionId ?? null})
    and (${whose.companyId ?? null}::text is null or b.company_id = ${whose.companyId ?? null})
  order by b.contracted_on desc, b.recorded_at desc, b.id limit ${perPage} offset ${(page - 1) * perPage}`)

export interface PurchasePage extends PurchaseRow {
  certificate: CertificateToday | null
  alternatives: { id: string; titleKo: string; titleEn: string }[]
}
export const findPurchase = (read: Reader, id: string, institutionId: string): Promise<PurchasePage | undefined> =>
  read.maybe(sql<PurchasePage>`
  select ${purchaseRow}, ${certificateToday()} as certificate,
    coalesce((select json_agg(json_build_object('id', a.id, 'titleKo', a.title_ko, 'titleEn', a.title_en)) from listings a
      where a.id in (select jsonb_array_elements_text(b.alternatives))), '[]') as alternatives
  from ${purchaseFrom} where b.id = ${id} and b.institution_id = ${institutionId}`)

/** What this buyer kept for comparison, or opened under the institution's hat, in the last 90 days: offered as the alternatives of a purchase. */
export const findViewed = (
  read: Reader,
  institutionId: string,
  personId: string,
  except: string,
): Promise<{ id: string; ko: string; en: string }[]> =>
  read.many(sql<{ id: string; ko: string; en: string }>`
  select l.id, l.title_ko as ko, l.title_en as en from listing_views v join listings l on l.id = v.listing_id
  where v.institution_id = ${institutionId} and v.person_id = ${personId} and v.listing_id <> ${except}
    and v.viewed_at > (select market_now()) - interval '90 days' order by v.viewed_at desc limit 12`)

export interface BuyingOverview {
  requests: number
  quoted: number
  purchases: number
  amountWon: number
  viewed: { id: string; ko: string; en: string }[]
}
export const findBuyingOverview = (read: Reader, institutionId: string, personId: string): Promise<BuyingOverview> =>
  read.one(sql<BuyingOverview>`
  select (select count(*) from quote_requests where institution_id = ${institutionId} and state = 'requested') as requests,
    (select count(*) from quote_requests where institution_id = ${institutionId} and state = 'quoted') as quoted,
    (select count(*) - 2 * count(*) filter (where kind = 'counter') from purchases
      where institution_id = ${institutionId} and contracted_on >= date_trunc('year', (select market_today()))) as purchases,
    coalesce((select sum(amount_won) from purchases where institution_id = ${institutionId}
      and contracted_on >= date_trunc('year', (select market_today()))), 0)::bigint as amount_won,
    coalesce((select json_agg(v) from (select l.id, l.title_ko as ko, l.title_en as en from listing_views w
      join listings l on l.id = w.listing_id where w.institution_id = ${institutionId} and w.person_id = ${personId}
        and w.viewed_at > (select market_now()) - interval '90 days'
      order by w.viewed_at desc limit 8) v), '[]') as viewed`)

export const findCertificateToday = async (read: Reader, listingId: string): Promise<CertificateToday | null> =>
  (await read.one(sql<{ certificate: CertificateToday | null }>`select ${certificateToday(sql`${listingId}`)} as certificate`)).certificate
