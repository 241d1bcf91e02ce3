-- A request for a supplement that was sent by mistake is taken back while the firm has not answered: by whom, when and why. It counts as no round, so its number is free again.
alter table supplements
  add column withdrawn_by text,
  add column withdrawn_at timestamptz,
  add column withdrawal_reason text,
  drop constraint supplements_state_check,
  add constraint supplements_state_check check (state in ('open', 'answered', 'cancelled', 'withdrawn')),
  drop constraint supplements_track_id_round_key,
  add constraint a_request_taken_back_says_by_whom_when_and_why check (
    (state = 'withdrawn') = (withdrawn_at is not null)
    and (withdrawn_at is null) = (withdrawn_by is null) and (withdrawn_at is null) = (withdrawal_reason is null)),
  add constraint taken_back_with_five_to_two_thousand_letters check (length(withdrawal_reason) between 5 and 2000);
create unique index a_round_counts_once on supplements (track_id, round) where state <> 'withdrawn';
