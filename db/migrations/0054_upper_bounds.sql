-- What somebody types has an upper bound that the form names: a slip of the key is no quantity, no price and no staff. Rows of before stay as they are.
alter table quote_requests add constraint a_quantity_of_a_million_at_most check (quantity <= 1000000) not valid;
alter table quotes
  add constraint an_amount_of_a_hundred_trillion_won_at_most check (supply_won <= 100000000000000) not valid,
  add constraint delivered_within_ten_years check (delivery_days <= 3650) not valid;
alter table purchases
  add constraint a_quantity_from_one_to_a_million check (quantity between 1 and 1000000) not valid,
  add constraint an_amount_of_a_hundred_trillion_won_at_most check (abs(amount_won) <= 100000000000000 and (estimated_won is null or estimated_won <= 100000000000000)) not valid;
alter table company_years
  add constraint sales_of_a_hundred_trillion_won_at_most check (sales_won <= 100000000000000) not valid,
  add constraint exports_of_a_hundred_billion_dollars_at_most check (exports_usd <= 100000000000) not valid,
  add constraint a_million_employees_at_most check (employees <= 1000000) not valid;
alter table institution_goals add constraint a_goal_of_a_hundred_trillion_at_most check (goal <= 100000000000000) not valid;
