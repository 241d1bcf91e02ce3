-- Purchases that no counter-record took out. Whoever counts purchases reads it like a table, whether earlier in the story than purchases or later.
create view standing_purchases as
  select p.id, p.institution_id, p.company_id, p.listing_id, p.technology_id, p.request_id, p.contracted_on, p.amount_won, p.recorded_by, p.recorded_at
  from purchases p
  where p.kind = 'purchase' and not exists (select from purchases counter where counter.counters_id = p.id);
