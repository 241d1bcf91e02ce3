-- A firm takes back a quote that was not answered (a slip in the price), with a reason that the buyer reads; the request waits for another. The quote stays, and says so.
alter table quotes
  add column taken_back_at timestamptz,
  add column taken_back_by text references persons (id),
  add column taken_back_code text references refusal_reasons (code),
  add column taken_back_note text,
  add constraint a_quote_taken_back_says_when_by_whom_and_why
    check (num_nulls(taken_back_at, taken_back_by, taken_back_code, taken_back_note) in (0, 4)),
  add constraint a_taking_back_of_a_thousand_letters_at_most check (length(taken_back_note) <= 1000),
  add constraint a_quote_is_taken_back_after_it_was_sent check (taken_back_at >= sent_at);
