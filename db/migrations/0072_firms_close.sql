-- A firm is closed by an owner, for good: its record stays and is read, its papers are checked as ever, and nothing is done in its name any more.
-- A claim to a number is withdrawn by whoever made it, or ends with the firm.
alter table companies
  add column closed_at timestamptz,
  add column closed_by text references persons(id),
  add column closing_reason text check (closing_reason in ('out-of-business', 'leaving')),
  add constraint a_closed_firm_says_when_by_whom_and_why
    check ((closed_at is null) = (closed_by is null) and (closed_at is null) = (closing_reason is null));
alter table company_claims
  drop constraint company_claims_state_check,
  add constraint company_claims_state_check check (state in ('provisional', 'confirmed', 'disputed', 'rejected', 'withdrawn')),
  add constraint a_withdrawn_claim_says_by_whom_and_when check (state <> 'withdrawn' or (decided_by is not null and decided_at is not null));
