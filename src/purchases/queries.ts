import { sourcesOf } from '../institutions/index.ts'
import type { SourceFace } from '../institutions/index.ts'
import { sql } from '../platform/database/database.ts'
import type { RawBuilder, Reader } from '../platform/database/database.ts'
import { certificateOn, certificateToday } from './certificate-queries.ts'
import type { CertificateFace } from './certificate-queries.ts'
import type { Ground, GroundKind } from './grounds.ts'
import type { Contact } from '../institutions/index.ts'
import type { Question } from './questions.ts'
import type { Accepted, ReasonedMove, RequestState } from './workflow.ts'

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
  acceptedAt: Date | null
  /** The record that stands of it. */ purchaseId: string | null
}

/** The quote of a request r that was accepted, with the day on which it was. */
const acceptedQuote = sql`(select json_build_object('quoteId', q.id, 'totalWon', q.supply_won + q.vat_won, 'quantity', r.quantity,
  'on', (r.accepted_at at time zone 'Asia/Seoul')::date) from quotes q where q.id = r.accepted_quote_id)`
export const findAccepted = async (read: Reader, requestId: string): Promise<Accepted | null> =>
  (await read.one(sql<{ accepted: Accepted | null }>`select ${acceptedQuote} as accepted from quote_requests r where r.id = ${requestId}`))
    .accepted

/** The newest quote q of a request, where it was not taken back. */
export const lastQuote = (request: RawBuilder<unknown>) =>
  sql`(select * from quotes where request_id = ${request} order by number desc limit 1) q where q.taken_back_at is null`
/** The purchase p of a request that stands. */
const purchaseOf = (request: string) => sql`from standing_purchases p where p.request_id = ${sql.id(request, 'id')}`
/** Of the request r. */
export const isBought = sql`exists (select ${purchaseOf('r')})`

const requestRow = sql`r.id, r.institution_id, i.name_ko as institution_ko, i.name_en as institution_en, r.company_id,
  c.name_ko as company_ko, c.name_en as company_en, r.listing_id, l.title_ko, l.title_en,
  r.state, r.state_since, r.requested_at, r.due_at, r.quantity, r.unit, r.place, r.wanted_on, r.needs, nullif(r.reason, r.reason_code) as reason, x.name_ko as reason_ko,
    x.name_en as reason_en, p.name as requester_name, r.version,
  (select q.supply_won + q.vat_won from ${lastQuote(sql`r.id`)}) as total_won, r.accepted_at,
  (select p.id ${purchaseOf('r')} order by p.recorded_at desc limit 1) as purchase_id`
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

const ends = ['refused', 'declined', 'withdrawn', 'expired', 'forgone', 'retracted'] as const satisfies readonly RequestState[]
/** Which requests a list shows: all, those that wait for one side or the other, those that were bought, and those that ended without. */
const views = {
  all: sql`true`,
  requested: sql`r.state = 'requested'`,
  quoted: sql`r.state = 'quoted'`,
  accepted: sql`r.state = 'accepted' and not ${isBought}`,
  bought: sql`r.state = 'accepted' and ${isBought}`,
  ended: sql`r.state = any(${[...ends]}::text[])`,
} as const
export type QuoteView = keyof typeof views
export const quoteViews = Object.keys(views) as QuoteView[]

/** What is due comes first, the nearest day before; to a firm what it waits for itself after what waits for it. */
export const findRequests = (read: Reader, whose: Whose, view: QuoteView, page: number, perPage: number): Promise<RequestRow[]> =>
  read.many(sql<RequestRow>`
  select ${requestRow} from ${requestFrom} where ${whoseIs(whose)} and ${views[view]}
    order by r.due_at is null, ${whose.companyId !== undefined} and r.due_at is not null and r.state = 'accepted', r.due_at, r.requested_at desc, r.id
    limit ${perPage} offset ${(page - 1) * perPage}`)
export const countRequests = (read: Reader, whose: Whose): Promise<Record<QuoteView, number>> =>
  read.one(sql<Record<QuoteView, number>>`
  select count(*) as all, count(*) filter (where ${views.requested}) as requested, count(*) filter (where ${views.quoted}) as quoted,
    count(*) filter (where ${views.accepted}) as accepted, count(*) filter (where ${views.bought}) as bought,
    count(*) filter (where ${views.ended}) as ended
  from quote_requests r where ${whoseIs(whose)}`)

export interface RequestPage extends RequestRow {
  /** The firm was closed by its owner: nothing is done in its name any more. */ isFirmClosed: boolean
  accepted: Accepted | null
  /** What of the record that stands both sides see. */ purchase: { contractedOn: string; amountWon: number; recordedAt: string } | null
  certificate: CertificateFace | null
  /** As each keeps it public. */ institutionContact: Contact
  firmContact: Pick<Contact, 'phone' | 'email'>
  /** The paper that came with the request. */ fileId: string | null
  fileName: string | null
  questions: Question[]
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
    takenBackAt: string | null
    /** Why, by the list. */ takenBackKo: string | null
    takenBackEn: string | null
    takenBackNote: string | null
  }[]
}
export const findRequest = (read: Reader, id: string, whose: Whose): Promise<RequestPage | undefined> =>
  read.maybe(sql<RequestPage>`
  select ${requestRow}, coalesce((select json_agg(json_build_object('id', q.id, 'number', q.number, 'supplyWon', q.supply_won,
    'vatWon', q.vat_won, 'validUntil', q.valid_until, 'deliveryDays', q.delivery_days,
      'terms', q.terms, 'sentAt', q.sent_at, 'fileId', q.file_id, 'fileName', f.name, 'takenBackAt', q.taken_back_at,
      'takenBackKo', x.name_ko, 'takenBackEn', x.name_en, 'takenBackNote', nullif(q.taken_back_note, '')) order by q.number desc) from quotes q
        left join files f on f.id = q.file_id left join refusal_reasons x on x.code = q.taken_back_code where q.request_id = r.id), '[]') as quotes,
    coalesce((select json_agg(json_build_object('id', k.id, 'askedSide', k.asked_side, 'question', k.question, 'askedAt', k.asked_at,
      'answer', a.answer, 'answeredAt', a.answered_at) order by k.number) from quote_questions k
        left join quote_answers a on a.question_id = k.id where k.request_id = r.id), '[]') as questions,
    json_build_object('contactUnit', i.contact_unit, 'phone', i.phone, 'email', i.email) as institution_contact,
    json_build_object('phone', c.phone, 'email', c.email) as firm_contact,
    r.file_id, (select f.name from files f where f.id = r.file_id) as file_name,
    ${acceptedQuote} as accepted, c.closed_at is not null as is_firm_closed,
    (select json_build_object('contractedOn', p.contracted_on, 'amountWon', p.amount_won, 'recordedAt', p.recorded_at) ${purchaseOf('r')}
      order by p.recorded_at desc limit 1) as purchase,
    ${certificateToday(sql`l.id`, sql`r.institution_id`)} as certificate
  from ${requestFrom} where r.id = ${id} and ${whoseIs(whose)}`)

export interface ListingFace {
  id: string
  companyId: string
  technologyId: string
  titleKo: string
  titleEn: string
  companyKo: string
  companyEn: string | null
  certificate: CertificateFace | null
  /** What a ground may ask for: those of other schemes as the dossier names them, and those of the technology market in force. */
  heldCertificates: { kind: string; validFrom: string | null; validTo: string | null; number: string }[]
  priceFromWon: number | null
  priceToWon: number | null
}

/** What a purchase needs to know of a listing; the certificate shown is that of the buyer's own institution where it has one. */
export const findListingFace = (read: Reader, id: string, institutionId: string): Promise<ListingFace | undefined> =>
  faceOf(read, id, institutionId, sql`l.state = 'listed'`)
/** The same, also of one that was taken out of sight: what was agreed on it is recorded still. */
export const findAnyListingFace = (read: Reader, id: string, institutionId: string): Promise<ListingFace | undefined> =>
  faceOf(read, id, institutionId, sql`true`)
const faceOf = (read: Reader, id: string, institutionId: string, which: RawBuilder<unknown>) =>
  read.maybe(sql<ListingFace>`
  select l.id, l.company_id, l.technology_id, l.title_ko, l.title_en, c.name_ko as company_ko, c.name_en as company_en, l.price_from_won,
    l.price_to_won,
    ${certificateToday(sql`l.id`, sql`${institutionId}::text`)} as certificate,
    coalesce(l.content->'otherCertificates', '[]') || coalesce((select jsonb_agg(jsonb_build_object('kind', 'MARKET', 'validFrom', m.valid_from,
      'validTo', m.valid_to, 'number', m.number) order by m.valid_to desc) from listing_certificates m
      where m.listing_id = l.id and m.state = 'valid'), '[]') as held_certificates
  from listings l join companies c on c.id = l.company_id where l.id = ${id} and ${which}`)

/** That the confirmation k was not withdrawn. */
const confirmationStands = sql`not exists (select from ground_withdrawals w
  where w.institution_id = k.institution_id and w.ground_code = k.ground_code and w.number = k.number)`
/** All grounds, with this institution's confirmation where there is one. */
export const findGrounds = (read: Reader, institutionId: string): Promise<Ground[]> => read.many(sql<Ground>`${grounds(institutionId)}`)

/** A confirmation that was taken back. */
export interface Withdrawn {
  readonly number: number
  readonly confirmedAt: string
  readonly confirmerName: string | null
  readonly note: string | null
  readonly withdrawnAt: string
  readonly withdrawerName: string | null
  readonly reason: string
}
export type SourcedGround = Ground & { readonly sources: SourceFace[]; readonly withdrawn: Withdrawn[] }
/** The same, each with where it can be read, and the confirmations that were withdrawn, the last first. */
export const findSourcedGrounds = (read: Reader, institutionId: string): Promise<SourcedGround[]> =>
  read.many(
    sql<SourcedGround>`${grounds(
      institutionId,
      sql`${sourcesOf(sql`g.source`)} as sources,
    coalesce((select json_agg(json_build_object('number', o.number, 'confirmedAt', o.confirmed_at, 'confirmerName', op.name, 'note', o.note,
      'withdrawnAt', w.withdrawn_at, 'withdrawerName', wp.name, 'reason', w.reason) order by o.number desc)
      from ground_withdrawals w join ground_confirmations o using (institution_id, ground_code, number)
      left join persons op on op.id = o.confirmed_by left join persons wp on wp.id = w.withdrawn_by
      where w.institution_id = ${institutionId} and w.ground_code = g.code), '[]') as withdrawn,`,
    )}`,
  )
const grounds = (institutionId: string, more = sql``) => sql`
  select g.*, ${more} k.number as confirmation, k.confirmed_at, k.confirmed_by, p.name as confirmer_name, nullif(k.note, '') as confirmation_note,
    coalesce((select json_agg(json_build_object('code', n.code, 'ko', n.name_ko, 'en', n.name_en)) from certificate_kinds n
      where g.requires->'certificateKinds' ? n.code), '[]') as kind_names
  from contract_grounds g
    left join ground_confirmations k on k.ground_code = g.code and k.institution_id = ${institutionId} and ${confirmationStands}
    left join persons p on p.id = k.confirmed_by order by g.sort`

export interface Reason {
  code: string
  ko: string
  en: string
  needsNote: boolean
}
/** Which reasons of the list each end may give, and a quote that is taken back. */
export const endedBy = {
  decline: 'request-declined',
  refuse: 'quote-refused',
  withdraw: 'request-withdrawn',
  forgo: 'no-purchase',
  retract: 'quote-retracted',
  'take-back': 'quote-taken-back',
} as const satisfies Record<ReasonedMove, string>
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
  lawKo: string
  lawEn: string
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
  /** In which the quote counts; '' without a quote. */ unit: string
  differsReason: string | null
  estimateNote: string | null
}
const purchaseRow = sql`b.id, b.institution_id, i.name_ko as institution_ko, i.name_en as institution_en, c.name_ko as company_ko,
  c.name_en as company_en, b.listing_id, l.title_ko, l.title_en, b.kind, b.amount_won, b.estimated_won, b.contracted_on,
  coalesce(b.delivered_on, (select d.delivered_on from purchase_deliveries d where d.purchase_id = coalesce(b.counters_id, b.id))) as delivered_on,
  g.sentence_ko as ground_ko, g.sentence_en as ground_en, b.ground_code, g.law_ko, g.law_en, g.article as ground_article, b.ground_note, b.chosen_reason,
    b.counter_reason, b.counters_id, (select k.id from purchases k where k.counters_id = b.id) as countered_by,
  b.recorded_at, coalesce(p.name, '') as recorder_name, b.quantity, b.origin, b.request_id, b.quoted_won, b.quoted_quantity,
  coalesce((select r.unit from quote_requests r where r.id = b.request_id), '') as unit,
  b.differs_reason, b.estimate_note`
const purchaseFrom = sql`purchases b join institutions i on i.id = b.institution_id join companies c on c.id = b.company_id
  join listings l on l.id = b.listing_id join contract_grounds g on g.code = b.ground_code left join persons p on p.id = b.recorded_by`

export const findPurchases = (
  read: Reader,
  whose: { institutionId: string; /** Of the contract; undefined for all. */ year?: number | undefined },
  page: number,
  perPage: number,
): Promise<PurchaseRow[]> =>
  read.many(sql<PurchaseRow>`
  select ${purchaseRow} from ${purchaseFrom}
  where b.institution_id = ${whose.institutionId} and ${inYear(whose.year)}
  order by b.contracted_on desc, b.recorded_at desc, b.id limit ${perPage} offset ${(page - 1) * perPage}`)
const inYear = (year: number | undefined) =>
  year === undefined ? sql`true` : sql`b.contracted_on between make_date(${year}, 1, 1) and make_date(${year}, 12, 31)`

/** How many records of purchases an institution has of each year, the newest year first; counter-records too. */
export const countPurchases = (read: Reader, institutionId: string): Promise<{ year: number; records: number }[]> =>
  read.many(sql<{ year: number; records: number }>`
  select extract(year from b.contracted_on)::integer as year, count(*) as records from purchases b
  where b.institution_id = ${institutionId} group by 1 order by 1 desc`)

/** A ground as it stood when a purchase was recorded by it. */
export interface RecordedGround {
  readonly kind: GroundKind
  readonly lawKo: string
  readonly lawEn: string
  readonly article: string | null
  readonly sentenceKo: string
  readonly sentenceEn: string
  readonly textAsOf: string | null
  readonly noteKo: string | null
  readonly noteEn: string | null
}
/** The confirmation it stood on, and whether that was withdrawn since. */
export interface RecordedConfirmation {
  readonly at: string
  readonly by: string | null
  readonly note: string | null
  readonly withdrawnAt: string | null
  readonly withdrawnReason: string | null
}
export interface PurchasePage extends PurchaseRow {
  /** As it stood on the day of the contract. */ certificate: CertificateFace | null
  ground: RecordedGround
  groundSources: SourceFace[]
  confirmation: RecordedConfirmation | null
  alternatives: { id: string; titleKo: string; titleEn: string }[]
}
/** The words of the ground g, as a purchase keeps them; a record of before 0094 shows those of today. */
export const groundWords = (g: string) => sql`jsonb_build_object('kind', ${sql.id(g, 'kind')}, 'lawKo', ${sql.id(g, 'law_ko')},
  'lawEn', ${sql.id(g, 'law_en')}, 'article', ${sql.id(g, 'article')}, 'sentenceKo', ${sql.id(g, 'sentence_ko')},
  'sentenceEn', ${sql.id(g, 'sentence_en')}, 'textAsOf', ${sql.id(g, 'text_as_of')}, 'source', ${sql.id(g, 'source')},
  'noteKo', ${sql.id(g, 'note_ko')}, 'noteEn', ${sql.id(g, 'note_en')})`
export const findPurchase = (read: Reader, id: string, institutionId: string): Promise<PurchasePage | undefined> =>
  read.maybe(sql<PurchasePage>`
  select ${purchaseRow}, ${certificateOn(sql`b.technology_id`, sql`b.institution_id`, sql`b.contracted_on`)} as certificate,
    coalesce(b.ground_as_recorded, ${groundWords('g')}) as ground,
    ${sourcesOf(sql`coalesce(b.ground_as_recorded, ${groundWords('g')})->>'source'`)} as ground_sources,
    (select json_build_object('at', k.confirmed_at, 'by', kp.name, 'note', nullif(k.note, ''), 'withdrawnAt', w.withdrawn_at, 'withdrawnReason', w.reason)
      from ground_confirmations k left join persons kp on kp.id = k.confirmed_by
      left join ground_withdrawals w on w.institution_id = k.institution_id and w.ground_code = k.ground_code and w.number = k.number
      where k.institution_id = b.institution_id and k.ground_code = b.ground_code and k.number = coalesce(b.ground_confirmation, 1)
        and k.confirmed_by = b.ground_confirmed_by) as confirmation,
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
    and v.viewed_at > (select market_now()) - interval '90 days' order by v.viewed_at desc, l.title_ko`)

export interface BuyingOverview {
  requests: number
  quoted: number
  accepted: number
  purchases: number
  amountWon: number
  viewed: { id: string; ko: string; en: string }[]
}
export const findBuyingOverview = (read: Reader, institutionId: string, personId: string): Promise<BuyingOverview> =>
  read.one(sql<BuyingOverview>`
  select (select count(*) from quote_requests where institution_id = ${institutionId} and state = 'requested') as requests,
    (select count(*) from quote_requests where institution_id = ${institutionId} and state = 'quoted') as quoted,
    (select count(*) from quote_requests r where r.institution_id = ${institutionId} and ${views.accepted}) as accepted,
    (select count(*) - 2 * count(*) filter (where kind = 'counter') from purchases
      where institution_id = ${institutionId} and contracted_on >= date_trunc('year', (select market_today()))) as purchases,
    coalesce((select sum(amount_won) from purchases where institution_id = ${institutionId}
      and contracted_on >= date_trunc('year', (select market_today()))), 0)::bigint as amount_won,
    coalesce((select json_agg(v) from (select l.id, l.title_ko as ko, l.title_en as en from listing_views w
      join listings l on l.id = w.listing_id where w.institution_id = ${institutionId} and w.person_id = ${personId}
        and w.viewed_at > (select market_now()) - interval '90 days'
      order by w.viewed_at desc, l.title_ko) v), '[]') as viewed`)
