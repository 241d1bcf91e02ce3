-- A dated call that is closed before the instant it announced: one person asks for it and says why, another closes it; the reason stands with the call.
alter table calls
  add column closing_asked_by text,
  add column closing_asked_at timestamptz,
  add column closing_reason text,
  add column closed_by text,
  add constraint an_early_closing_is_asked_for_by_somebody_and_says_why
    check ((closing_asked_by is null) = (closing_asked_at is null) and (closing_asked_by is null) = (closing_reason is null)),
  add constraint an_early_closing_is_explained_in_five_to_a_thousand_letters check (length(closing_reason) between 5 and 1000),
  add constraint only_a_published_dated_call_is_closed_early
    check (closing_asked_by is null or (closes_at is not null and state in ('published', 'closed'))),
  add constraint four_eyes_on_an_early_closing check (closed_by <> closing_asked_by),
  add constraint what_is_closed_early_was_asked_for
    check (state <> 'closed' or closes_at is null or closed_at >= closes_at or (closing_asked_by is not null and closed_by is not null)) not valid;
