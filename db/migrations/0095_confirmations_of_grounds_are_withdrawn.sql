-- That a ground holds at an institution is said, and taken back with a reason: both rows stay, each confirmation has its number, so that one at a time stands. What is
-- a path, a rule or a bar is no ground and is not confirmed as one. A purchase keeps which confirmation its ground stood on.
alter table ground_confirmations
  add column number integer not null default 1 check (number >= 1),
  add column ground_kind text;
update ground_confirmations k set ground_kind = g.kind from contract_grounds g where g.code = k.ground_code;
alter table ground_confirmations
  alter column number drop default,
  alter column ground_kind set not null,
  drop constraint ground_confirmations_pkey,
  add constraint ground_confirmations_pkey primary key (institution_id, ground_code, number),
  add constraint only_what_is_a_ground_is_confirmed check (ground_kind in ('negotiated', 'priority-purchase', 'tender', 'other-route')) not valid;
create trigger a_confirmation_of_a_ground_stays before update or delete on ground_confirmations for each row execute function never_removed();
create table ground_withdrawals (
  institution_id text not null,
  ground_code text not null,
  number integer not null,
  withdrawn_by text not null,
  withdrawn_at timestamptz not null,
  reason text not null,
  primary key (institution_id, ground_code, number),
  constraint what_is_withdrawn_was_confirmed foreign key (institution_id, ground_code, number) references ground_confirmations (institution_id, ground_code, number),
  constraint a_withdrawal_says_why_in_five_to_a_thousand_letters check (length(reason) between 5 and 1000)
);
create trigger a_withdrawn_confirmation_stays_so before update or delete on ground_withdrawals for each row execute function never_removed();
alter table purchases
  add column ground_confirmation integer,
  add constraint a_ground_stood_on_a_confirmation_that_was_made foreign key (institution_id, ground_code, ground_confirmation)
    references ground_confirmations (institution_id, ground_code, number);
