-- The day a stage's sheets are due is an officer's word, or what the rules give: the latter yields to the meetings, and is never held against one.
-- Until now a stage that was saved at all counted as an officer's word.
alter table review_stages add column sheets_due_set boolean not null default false;
update review_stages set sheets_due_set = true where sheets_due_at is not null and version > 1;
alter table review_stages add constraint only_a_due_day_is_set check (sheets_due_at is not null or not sheets_due_set);
