-- What an auditor asks of a purchase stands in its record. A contract (with VAT) above its estimated price with a tenth of VAT is asked about and says why; what was
-- recorded before is left as it was. The words of the ground are kept as they stood on the day of recording: law, article, sentence, date of the text, source.
alter table purchases
  add column estimate_note text,
  add column ground_as_recorded jsonb,
  add constraint a_contract_above_its_estimated_price_says_why check (kind = 'counter' or estimated_won is null
    or amount_won <= estimated_won + estimated_won / 10 or coalesce(length(estimate_note), 0) >= 5) not valid,
  add constraint an_estimate_explained_in_a_thousand_letters_at_most check (length(estimate_note) <= 1000);
