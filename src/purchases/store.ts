import type { Day } from '../kernel/dates.ts'
import { newId } from '../kernel/id.ts'
import { sql } from '../platform/database/database.ts'
import type { Writer } from '../platform/database/database.ts'
import type { Tx } from '../platform/database/transaction.ts'
import { groundWords, isBought, lastQuote } from './queries.ts'
import type { Side } from './questions.ts'
import type { Accepted, PurchaseInput, Quote, QuoteRequest, RequestState } from './workflow.ts'

export interface RequestInput {
  readonly quantity: number
  readonly unit: string
  readonly place: string
  readonly wantedOn: string | null
  readonly needs: string
}

export const insertRequest = async (
  tx: Tx,
  institutionId: string,
  listing: { id: string; companyId: string; technologyId: string },
  input: RequestInput,
  dueAt: Date,
  id: string,
  fileId: string | null,
): Promise<void> => {
  await tx.run(sql`
    insert into quote_requests (id, institution_id, company_id, listing_id, technology_id, requested_by, requested_at, quantity, unit,
      place, wanted_on, needs, state, state_since, due_at, file_id)
    values (${id}, ${institutionId}, ${listing.companyId}, ${listing.id}, ${listing.technologyId}, ${tx.by.personId}, ${tx.now},
      ${input.quantity}, ${input.unit}, ${input.place}, ${input.wantedOn}, ${input.needs}, 'requested', ${tx.now}, ${dueAt}, ${fileId})`)
}

export const countQuestions = async (tx: Tx, requestId: string): Promise<number> =>
  (await tx.one(sql<{ many: number }>`select count(*) as many from quote_questions where request_id = ${requestId}`)).many
export const insertQuestion = async (tx: Tx, requestId: string, number: number, side: Side, question: string): Promise<string> => {
  const id = newId()
  await tx.run(sql`insert into quote_questions (id, request_id, number, asked_side, question, asked_by, asked_at)
    values (${id}, ${requestId}, ${number}, ${side}, ${question}, ${tx.by.personId}, ${tx.now})`)
  return id
}
export const findQuestion = (tx: Tx, requestId: string, id: string): Promise<{ askedSide: Side; isAnswered: boolean } | undefined> =>
  tx.maybe(sql<{ askedSide: Side; isAnswered: boolean }>`
    select k.asked_side, exists (select from quote_answers a where a.question_id = k.id) as is_answered
    from quote_questions k where k.id = ${id} and k.request_id = ${requestId}`)
export const insertAnswer = async (tx: Tx, questionId: string, answer: string): Promise<void> => {
  await tx.run(sql`insert into quote_answers (question_id, answer, answered_by, answered_at)
    values (${questionId}, ${answer}, ${tx.by.personId}, ${tx.now})`)
}

export const findRequestForUpdate = (tx: Tx, id: string): Promise<(QuoteRequest & { requestedBy: string }) | undefined> =>
  tx.maybe(
    sql<
      QuoteRequest & { requestedBy: string }
    >`select id, institution_id, company_id, listing_id, technology_id, state, version, requested_by from quote_requests where id = ${id}
      for update`,
  )

/** The newest quote, unless it was taken back: none before it stands again. */
export const findLastQuote = (tx: Tx, requestId: string): Promise<(Quote & { id: string }) | undefined> =>
  tx.maybe(
    sql<
      Quote & { id: string }
    >`select q.id, q.supply_won, q.vat_won, q.valid_until, q.delivery_days, q.terms from ${lastQuote(sql`${requestId}`)}`,
  )

/** Answers the number of the quote among those of its request. */
export const insertQuote = async (tx: Tx, request: QuoteRequest, quote: Quote, fileId: string | null): Promise<number> => {
  const { number } = await tx.one(sql<{ number: number }>`
    insert into quotes (id, request_id, company_id, institution_id, number, supply_won, vat_won, valid_until, delivery_days, terms,
      file_id, sent_by, sent_at)
    select ${newId()}, ${request.id}, ${request.companyId}, ${request.institutionId}, coalesce(max(number), 0) + 1, ${quote.supplyWon},
      ${quote.vatWon}, ${quote.validUntil}, ${quote.deliveryDays}, ${quote.terms}, ${fileId}, ${tx.by.personId}, ${tx.now}
    from quotes where request_id = ${request.id} returning number`)
  return number
}

export const saveTakenBack = async (tx: Tx, quoteId: string, reasonCode: string, note: string): Promise<void> => {
  await tx.run(sql`update quotes set taken_back_at = ${tx.now}, taken_back_by = ${tx.by.personId}, taken_back_code = ${reasonCode},
    taken_back_note = ${note} where id = ${quoteId}`)
}

export const saveRequestState = async (
  tx: Tx,
  id: string,
  state: RequestState,
  dueAt: Date | null,
  reasonCode: string | null = null,
  reason: string | null = null,
): Promise<void> => {
  await tx.run(
    sql`update quote_requests set state = ${state}, state_since = ${tx.now}, due_at = ${dueAt}, reason_code = ${reasonCode},
      reason = ${reason}, reminded_at = null, version = version + 1 where id = ${id}`,
  )
}

/** Accepted, with the day until which its purchase is awaited. */
export const saveAccepted = async (tx: Tx, id: string, quoteId: string, dueAt: Date): Promise<void> => {
  await tx.run(
    sql`update quote_requests set state = 'accepted', accepted_quote_id = ${quoteId}, accepted_at = ${tx.now}, state_since = ${tx.now}, due_at = ${dueAt},
      reason_code = null, reason = null, reminded_at = null, version = version + 1 where id = ${id}`,
  )
}
/** Its purchase is recorded: it stands as accepted, and nothing is awaited. */
export const saveBought = async (tx: Tx, id: string): Promise<void> => {
  await tx.run(
    sql`update quote_requests set state = 'accepted', state_since = ${tx.now}, due_at = null, reason_code = null, reason = null,
      reminded_at = null, version = version + 1 where id = ${id}`,
  )
}
/** Its purchase was countered: another is awaited, or why there is none. */
export const saveUnbought = async (tx: Tx, id: string, dueAt: Date): Promise<void> => {
  await tx.run(
    sql`update quote_requests set state_since = ${tx.now}, due_at = ${dueAt}, reminded_at = null, version = version + 1 where id = ${id}`,
  )
}

/** What a request is about, in words that tell it from others. */
export interface RequestFace {
  readonly titleKo: string
  readonly titleEn: string
  readonly companyKo: string
  readonly companyEn: string
  readonly institutionKo: string
  readonly institutionEn: string
}
const requestFace = sql`l.title_ko, coalesce(nullif(l.title_en, ''), l.title_ko) as title_en, c.name_ko as company_ko,
  coalesce(c.name_en, c.name_ko) as company_en, i.name_ko as institution_ko, i.name_en as institution_en`
const facesOf = sql`listings l on l.id = r.listing_id join companies c on c.id = r.company_id join institutions i on i.id = r.institution_id`
export const findRequestFace = (tx: Tx, id: string): Promise<RequestFace> =>
  tx.one(sql<RequestFace>`select ${requestFace} from quote_requests r join ${facesOf} where r.id = ${id}`)

/** A request that an hour changed, or the closing of its firm, with what it is about. */
export interface TendedRequest extends RequestFace {
  readonly id: string
  readonly companyId: string
  readonly institutionId: string
  readonly requestedBy: string
  readonly state: RequestState
}
/** Accepted quotes of a firm of which no purchase stands. */
export const findAwaited = (tx: Tx, companyId: string): Promise<TendedRequest[]> =>
  tx.many(sql<TendedRequest>`
    select r.id, r.company_id, r.institution_id, r.requested_by, r.state, ${requestFace} from quote_requests r join ${facesOf}
    where r.company_id = ${companyId} and r.state = 'accepted' and not ${isBought} order by r.id`)
/** Quotes past their last day. */
export const expireQuotes = (tx: Tx): Promise<TendedRequest[]> =>
  tx.many(sql<TendedRequest>`
    with r as (update quote_requests r set state = 'expired', state_since = ${tx.now}, due_at = null, version = version + 1
      where r.state = 'quoted' and (select q.valid_until from quotes q where q.request_id = r.id
        order by q.number desc limit 1) < market_today()
      returning id, company_id, institution_id, listing_id, requested_by, state)
    select r.id, r.company_id, r.institution_id, r.requested_by, r.state, ${requestFace} from r join ${facesOf} order by r.id`)
/** Requests without an answer, and accepted quotes of which nobody said what became, past their day: reminded once. */
export const markReminded = (tx: Tx): Promise<TendedRequest[]> =>
  tx.many(sql<TendedRequest>`
    with r as (update quote_requests set reminded_at = ${tx.now}
      where state in ('requested', 'accepted') and due_at < market_now() and reminded_at is null
      returning id, company_id, institution_id, listing_id, requested_by, state)
    select r.id, r.company_id, r.institution_id, r.requested_by, r.state, ${requestFace} from r join ${facesOf} order by r.id`)

/** Records a purchase; of a quote one at a time stands: the next is numbered by the records that were countered. */
export const insertPurchase = async (
  tx: Tx,
  institutionId: string,
  companyId: string,
  technologyId: string,
  requestId: string | null,
  certificateId: string | null,
  input: PurchaseInput,
  accepted: Accepted | null,
  origin = 'recorded here',
): Promise<string> => {
  const id = newId()
  await tx.run(sql`
    insert into purchases (id, institution_id, company_id, listing_id, technology_id, certificate_id, request_id, quote_id, kind,
      ground_code, ground_note, amount_won, contracted_on, delivered_on, quantity, alternatives, chosen_reason, recorded_by, recorded_at,
      origin, ground_confirmed_by, estimated_won, ground_floor_won, ground_ceiling_won, quoted_won, quoted_quantity, quote_accepted_on,
      differs_reason, record_of_quote, estimate_note, ground_as_recorded, ground_confirmation)
    select ${id}, ${institutionId}, ${companyId}, ${input.listingId}, ${technologyId}, ${certificateId}, ${requestId},
      ${accepted?.quoteId ?? null},
      'purchase', g.code, ${input.groundNote}, ${input.amountWon}, ${input.contractedOn},
      ${input.deliveredOn}, ${input.quantity}, ${JSON.stringify(input.alternatives)}::jsonb, ${input.chosenReason},
        ${tx.by.personId ?? 'system'}, ${tx.now}, ${origin},
      k.confirmed_by, ${input.estimatedWon}, floor_won, ceiling_won, ${accepted?.totalWon ?? null}, ${accepted?.quantity ?? null},
        ${accepted?.on ?? null}, ${accepted && input.differsReason !== '' ? input.differsReason : null},
      (select count(*) + 1 from purchases k join purchases p on p.id = k.counters_id where p.quote_id = ${accepted?.quoteId ?? null}),
      ${input.estimateNote === '' ? null : input.estimateNote}, ${groundWords('g')}, k.number
    from contract_grounds g left join ground_confirmations k on k.institution_id = ${institutionId} and k.ground_code = g.code
      and not exists (select from ground_withdrawals w
        where w.institution_id = k.institution_id and w.ground_code = k.ground_code and w.number = k.number)
    where g.code = ${input.groundCode}`)
  return id
}

/** What a delivery is judged by: the day of the contract, and the day it was delivered where that is known. */
export const findRecorded = (
  tx: Tx,
  institutionId: string,
  purchaseId: string,
): Promise<{ contractedOn: Day; isKnown: boolean; isCountered: boolean; companyId: string } | undefined> =>
  tx.maybe(sql`
    select p.contracted_on, p.company_id,
      p.delivered_on is not null or exists (select from purchase_deliveries d where d.purchase_id = p.id) as is_known,
      not exists (select from standing_purchases s where s.id = p.id) as is_countered
    from purchases p where p.id = ${purchaseId} and p.institution_id = ${institutionId} and p.kind = 'purchase'`)

/** Notes the day of delivery, once; answers how many rows that made. */
export const insertDelivery = (tx: Tx, purchaseId: string, deliveredOn: Day): Promise<number> =>
  tx.run(sql`
    insert into purchase_deliveries (purchase_id, institution_id, contracted_on, delivered_on, noted_by, noted_at)
    select id, institution_id, contracted_on, ${deliveredOn}, ${tx.by.personId}, ${tx.now} from purchases where id = ${purchaseId}
    on conflict (purchase_id) do nothing`)

/** The counter-record of a purchase: the same facts, the amount below zero, and why. */
export const insertCounter = async (
  tx: Tx,
  institutionId: string,
  purchaseId: string,
  reason: string,
): Promise<{ id: string; listingId: string; requestId: string | null } | undefined> =>
  tx.maybe(sql<{ id: string; listingId: string; requestId: string | null }>`
    insert into purchases (id, institution_id, company_id, listing_id, technology_id, certificate_id, request_id, quote_id, kind,
      counters_id, counter_reason, ground_code, ground_note, amount_won, contracted_on, delivered_on, quantity, alternatives,
      chosen_reason, recorded_by, recorded_at, estimated_won, ground_floor_won, ground_ceiling_won, quoted_won, quoted_quantity,
      quote_accepted_on, differs_reason, ground_confirmed_by, estimate_note, ground_as_recorded, ground_confirmation)
    select ${newId()}, institution_id, company_id, listing_id, technology_id, certificate_id, request_id, null, 'counter', id, ${reason},
      ground_code, ground_note, -amount_won, contracted_on, delivered_on, quantity, alternatives, chosen_reason, ${tx.by.personId},
      ${tx.now}, estimated_won, ground_floor_won, ground_ceiling_won, quoted_won, quoted_quantity, quote_accepted_on, differs_reason,
      ground_confirmed_by, estimate_note, ground_as_recorded, ground_confirmation
    from purchases where id = ${purchaseId} and institution_id = ${institutionId} and kind = 'purchase' returning id, listing_id, request_id`)

/** Confirms what is a ground and is not confirmed; answers how many rows that made. Each confirmation is numbered by those that were withdrawn. */
export const confirmGround = async (tx: Tx, institutionId: string, code: string, note: string): Promise<number> =>
  tx.run(sql`insert into ground_confirmations (institution_id, ground_code, number, ground_kind, confirmed_by, confirmed_at, note)
    select ${institutionId}, g.code, (select count(*) + 1 from ground_withdrawals w where w.institution_id = ${institutionId} and w.ground_code = g.code),
      g.kind, ${tx.by.personId}, ${tx.now}, ${note} from contract_grounds g where g.code = ${code}
    on conflict (institution_id, ground_code, number) do nothing`)

/** Takes the confirmation that was seen back; answers how many rows that made. */
export const withdrawConfirmation = async (tx: Tx, institutionId: string, code: string, number: number, reason: string): Promise<number> =>
  tx.run(sql`insert into ground_withdrawals (institution_id, ground_code, number, withdrawn_by, withdrawn_at, reason)
    values (${institutionId}, ${code}, ${number}, ${tx.by.personId}, ${tx.now}, ${reason})
    on conflict (institution_id, ground_code, number) do nothing`)

/** The newest record that stands of a quote, or else of what this person bought without one. */
export const findStanding = async (tx: Tx, institutionId: string, requestId: string | null, listingId: string): Promise<string | null> =>
  (
    await tx.maybe(sql<{ id: string }>`select p.id from standing_purchases p where p.institution_id = ${institutionId}
      and ${requestId === null ? sql`p.request_id is null and p.listing_id = ${listingId} and p.recorded_by = ${tx.by.personId}` : sql`p.request_id = ${requestId}`}
      order by p.recorded_at desc limit 1`)
  )?.id ?? null

/** A listing a buyer kept for comparison, or opened among what the institution buys; looking around in the catalogue leaves nothing. */
export const noteView = async (tx: Tx, institutionId: string, personId: string, listingId: string): Promise<void> => {
  await tx.run(sql`insert into listing_views (institution_id, person_id, listing_id, viewed_at)
    values (${institutionId}, ${personId}, ${listingId}, ${tx.now})
    on conflict (institution_id, person_id, listing_id) do update set viewed_at = excluded.viewed_at`)
}

/** Contract grounds and reasons as db/seed says; see its README for the shapes. */
export const seedGrounds = async (tx: Writer, files: { readonly grounds: unknown; readonly reasons: unknown }): Promise<void> => {
  await tx.run(sql`
    insert into contract_grounds (code, kind, law_ko, law_en, article, sentence_ko, sentence_en, floor_won, ceiling_won, requires,
      immunity_ko, immunity_en, text_as_of, source, note_ko, note_en, sort)
    select r->>'code', r->>'kind', coalesce(r->>'lawKo', ''), coalesce(r->>'lawEn', ''),
      nullif(concat_ws(' ', r->>'article', r->>'paragraph', r->>'item', r->>'subItem'), ''), r->>'sentenceKo', r->>'sentenceEn',
      (r->>'floorWon')::bigint, (r->>'ceilingWon')::bigint, coalesce(r->'requires', '{}'),
        r->'immunity'->>'ko', r->'immunity'->>'en', r->>'dateOfText',
      (select string_agg(s, ' ') from jsonb_array_elements_text(r->'source') s), r->>'noteKo', r->>'noteEn', (r->>'sort')::integer
    from jsonb_array_elements(${JSON.stringify(files.grounds)}::jsonb) as r
    on conflict (code) do update set kind = excluded.kind, law_ko = excluded.law_ko, law_en = excluded.law_en, article = excluded.article,
      sentence_ko = excluded.sentence_ko, sentence_en = excluded.sentence_en,
      floor_won = excluded.floor_won, ceiling_won = excluded.ceiling_won, requires = excluded.requires, immunity_ko = excluded.immunity_ko,
        immunity_en = excluded.immunity_en, text_as_of = excluded.text_as_of, note_ko = excluded.note_ko, note_en = excluded.note_en`)
  await tx.run(sql`
    insert into refusal_reasons (code, name_ko, name_en, uses, needs_note, sort)
    select r->>'code', r->>'ko', r->>'en', array(select jsonb_array_elements_text(r->'uses')), (r->>'needsNote')::boolean,
      (r->>'sort')::integer from jsonb_array_elements(${JSON.stringify(files.reasons)}::jsonb) as r
    on conflict (code) do update set name_ko = excluded.name_ko, name_en = excluded.name_en, uses = excluded.uses,
      needs_note = excluded.needs_note, sort = excluded.sort`)
}
