-- A stage is planned and recorded over what its page showed: two officers' edits meet. What was held has its day.
alter table review_stages
  add column version integer not null default 1,
  add constraint a_held_stage_has_its_day check (state <> 'held' or held_at is not null);
