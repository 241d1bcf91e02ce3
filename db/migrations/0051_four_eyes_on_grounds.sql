-- Who says that a contract ground holds at an institution does not buy by it: the purchase keeps whose word its ground stood on.
alter table purchases
  add column ground_confirmed_by text,
  add constraint four_eyes_on_a_contract_ground check (kind = 'counter' or ground_confirmed_by is null or ground_confirmed_by <> recorded_by);
