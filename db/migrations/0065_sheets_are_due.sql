-- Until when a stage's sheets are to be sealed (24:00 of the last day in Seoul), what each member has of it, and that they were told: once the day before, once when it is over.
alter table review_stages add column sheets_due_at timestamptz;
alter table sheets
  add column due_at timestamptz, add column soon_told_at timestamptz, add column due_told_at timestamptz,
  add constraint only_what_is_due_is_told_of check (due_at is not null or (soon_told_at is null and due_told_at is null));
create index sheets_open_and_due on sheets (due_at) where state = 'open' and due_told_at is null;
