-- An accepted quote that comes to no contract ends with a reason: by the buyer (forgone) or by the firm that cannot contract (retracted). The day of acceptance is kept beside
-- the state, which goes on. Until the purchase is recorded or the request ended there is a day by which to say so; requests of before get one too.
alter table quote_requests
  add column accepted_at timestamptz,
  drop constraint quote_requests_state_check,
  add constraint quote_requests_state_check check (state in ('requested', 'quoted', 'accepted', 'refused', 'declined', 'withdrawn', 'expired', 'forgone', 'retracted')),
  drop constraint a_refusal_gives_its_reason,
  add constraint an_end_without_a_purchase_gives_its_reason
    check (state not in ('refused', 'declined', 'withdrawn', 'forgone', 'retracted') or reason is not null) not valid;
update quote_requests r set accepted_at = r.state_since, due_at = case when exists (select from purchases p where p.request_id = r.id and p.kind = 'purchase'
    and not exists (select from purchases k where k.counters_id = p.id)) then null
  else ((r.state_since at time zone 'Asia/Seoul')::date + 31)::timestamp at time zone 'Asia/Seoul' end
  where r.state = 'accepted';
alter table quote_requests add constraint what_was_accepted_says_since_when check ((state in ('accepted', 'forgone', 'retracted')) = (accepted_at is not null));
create index purchases_by_request on purchases (request_id) where request_id is not null;
