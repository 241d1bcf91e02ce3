create table contract_grounds (
  code text primary key, kind text not null check (kind in ('negotiated', 'priority-purchase', 'tender', 'other-route', 'path', 'rule', 'bar')),
  law_ko text not null, law_en text not null, article text, sentence_ko text not null, sentence_en text not null,
  floor_won bigint, ceiling_won bigint, requires jsonb not null default '{}', immunity_ko text, immunity_en text,
  text_as_of text, source text, note_ko text, note_en text, sort integer not null
);
create table refusal_reasons (code text primary key, name_ko text not null, name_en text not null, uses text[] not null, needs_note boolean not null, sort integer not null);
-- "Not confirmed by this institution" until its officer confirms.
create table ground_confirmations (
  institution_id text not null references institutions, ground_code text not null references contract_grounds, confirmed_by text not null, confirmed_at timestamptz not null, note text,
  primary key (institution_id, ground_code)
);
create table quote_requests (
  id text primary key, institution_id text not null references institutions, company_id text not null references companies,
  listing_id text not null references listings, technology_id text not null, requested_by text not null, requested_at timestamptz not null,
  quantity integer not null check (quantity > 0), unit text not null default '식', place text not null, wanted_on date, needs text not null,
  state text not null check (state in ('requested', 'quoted', 'accepted', 'refused', 'declined', 'withdrawn', 'expired')),
  state_since timestamptz not null, due_at timestamptz, reason_code text, reason text, reminded_at timestamptz, version integer not null default 1,
  constraint a_refusal_gives_its_reason check (state not in ('refused', 'declined') or reason is not null)
);
create index quote_requests_by_institution on quote_requests (institution_id, requested_at desc);
create index quote_requests_by_company on quote_requests (company_id, requested_at desc);
create table quotes (
  id text primary key, request_id text not null references quote_requests, company_id text not null, institution_id text not null, number integer not null,
  supply_won bigint not null check (supply_won > 0), vat_won bigint not null check (vat_won >= 0), valid_until date not null, delivery_days integer not null check (delivery_days >= 0),
  terms text not null default '', file_id text references files, sent_by text not null, sent_at timestamptz not null, unique (request_id, number)
);
-- A record is never edited: a wrong one is met by a counter-record with a reason, and, if need be, a new record.
create table purchases (
  id text primary key, institution_id text not null references institutions, company_id text not null references companies,
  listing_id text not null references listings, technology_id text not null, certificate_id text, request_id text references quote_requests, quote_id text references quotes,
  kind text not null check (kind in ('purchase', 'counter')), counters_id text references purchases, counter_reason text,
  ground_code text not null references contract_grounds, ground_note text not null default '', amount_won bigint not null, contracted_on date not null, delivered_on date,
  quantity integer not null default 1, alternatives jsonb not null default '[]', chosen_reason text not null check (length(chosen_reason) >= 5),
  recorded_by text not null, recorded_at timestamptz not null, origin text not null default 'recorded here',
  constraint a_counter_record_names_what_and_why check ((kind = 'counter') = (counters_id is not null and counter_reason is not null)),
  constraint a_purchase_costs_something check ((kind = 'purchase' and amount_won > 0) or (kind = 'counter' and amount_won < 0))
);
create unique index countered_once on purchases (counters_id) where kind = 'counter';
create unique index one_purchase_per_quote on purchases (quote_id, kind) where quote_id is not null and kind = 'purchase';
create index purchases_by_institution on purchases (institution_id, contracted_on);
create index purchases_by_listing on purchases (listing_id);
create index purchases_by_company on purchases (company_id, contracted_on);
create trigger a_purchase_record_stays before update or delete on purchases for each row execute function never_removed();
create table listing_views ( -- what a buyer looked at before choosing: the alternatives of a purchase
  institution_id text not null, person_id text not null, listing_id text not null references listings, viewed_at timestamptz not null,
  primary key (institution_id, person_id, listing_id)
);
