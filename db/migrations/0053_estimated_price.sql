-- The amounts in a contract ground speak of the estimated price (추정가격, without VAT), not of what the contract came to with VAT. A purchase keeps
-- that price, and the limits its ground had on the day of recording.
alter table purchases
  add column estimated_won bigint,
  add column ground_floor_won bigint,
  add column ground_ceiling_won bigint,
  add constraint an_estimated_price_is_an_amount check (estimated_won > 0),
  add constraint a_ground_with_limits_needs_the_estimated_price check (kind = 'counter' or coalesce(ground_floor_won, ground_ceiling_won) is null or estimated_won is not null),
  add constraint an_estimated_price_beyond_its_ground_says_why check (kind = 'counter' or ground_note <> '' or estimated_won is null
    or estimated_won between coalesce(ground_floor_won, 0) and coalesce(ground_ceiling_won, estimated_won));
