-- A quote that was accepted is named, and a purchase from it keeps what was quoted on that day: the amount with VAT, the quantity, the day of acceptance, and why the
-- contract differs. A quote whose purchase was countered may be recorded again: each record of a quote has its number, so that one at a time stands.
alter table quote_requests add column accepted_quote_id text references quotes (id);
update quote_requests r set accepted_quote_id = (select q.id from quotes q where q.request_id = r.id order by q.number desc limit 1) where r.state = 'accepted';
alter table quote_requests add constraint an_acceptance_names_its_quote check (state <> 'accepted' or accepted_quote_id is not null) not valid;
alter table purchases
  add column quoted_won bigint,
  add column quoted_quantity integer,
  add column quote_accepted_on date,
  add column differs_reason text,
  add column record_of_quote integer not null default 1,
  add constraint a_purchase_that_differs_from_its_quote_says_why check (kind = 'counter' or coalesce(length(differs_reason), 0) >= 5
    or ((quoted_won is null or amount_won = quoted_won) and (quoted_quantity is null or quantity = quoted_quantity))),
  add constraint a_difference_explained_in_a_thousand_letters_at_most check (length(differs_reason) <= 1000),
  add constraint contracted_once_the_quote_was_accepted check (kind = 'counter' or quote_accepted_on is null or contracted_on >= quote_accepted_on);
drop index one_purchase_per_quote;
create unique index one_standing_purchase_per_quote on purchases (quote_id, record_of_quote) where quote_id is not null and kind = 'purchase';
-- Nobody asks, and nobody offers, for a day of another age.
alter table quotes add constraint valid_for_two_years_at_most check (valid_until <= ((sent_at at time zone 'Asia/Seoul') + interval '2 years')::date) not valid;
alter table quote_requests add constraint wanted_within_two_years check (wanted_on is null or wanted_on <= ((requested_at at time zone 'Asia/Seoul') + interval '2 years')::date) not valid;
