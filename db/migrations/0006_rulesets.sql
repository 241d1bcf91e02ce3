create table rule_sets (
  id text primary key, institution_id text references institutions, -- null: the platform's standard set
  name_ko text not null, name_en text not null, created_at timestamptz not null, created_by text, archived_at timestamptz
);
create table rule_set_versions (
  id text primary key, rule_set_id text not null references rule_sets, number integer not null check (number > 0),
  state text not null check (state in ('draft', 'in_review', 'in_force', 'retired')),
  content jsonb not null, sha256 text, note text not null default '',
  drafted_by text, drafted_at timestamptz not null, submitted_at timestamptz,
  edited_by jsonb not null default '[]', -- every person who saved this draft; none of them may put it in force
  approved_by text, in_force_at timestamptz, retired_at timestamptz, version integer not null default 1,
  unique (rule_set_id, number),
  constraint four_eyes_on_a_rule_set check (approved_by is null or approved_by <> drafted_by),
  constraint no_editor_of_a_rule_set_approves_it check (approved_by is null or not jsonb_exists(edited_by, approved_by)),
  constraint what_somebody_drafted_was_approved check (state not in ('in_force', 'retired') or drafted_by is null or approved_by is not null),
  constraint what_is_in_force_has_a_hash check ((state in ('in_force', 'retired')) = (sha256 is not null and in_force_at is not null))
);
create unique index one_version_in_force on rule_set_versions (rule_set_id) where state = 'in_force';
create unique index one_open_draft on rule_set_versions (rule_set_id) where state in ('draft', 'in_review');

-- What is or was in force stays as it was: calls, tracks and certificates point at it. Only its retirement is written beside it.
create function a_version_in_force_stays() returns trigger language plpgsql as $$
begin
  if old.state not in ('in_force', 'retired') then return case when tg_op = 'DELETE' then old else new end; end if;
  if tg_op = 'UPDATE' and (old.state, new.state) in (('in_force', 'in_force'), ('in_force', 'retired'), ('retired', 'retired'))
    and (new.id, new.rule_set_id, new.number, new.content, new.sha256, new.drafted_by, new.approved_by, new.in_force_at, new.edited_by)
      is not distinct from (old.id, old.rule_set_id, old.number, old.content, old.sha256, old.drafted_by, old.approved_by, old.in_force_at, old.edited_by)
  then return new; end if;
  raise exception 'A rule set version in force stays as it is' using errcode = 'check_violation', constraint = 'a_version_in_force_stays';
end $$;
create trigger a_version_in_force_stays before update or delete on rule_set_versions for each row execute function a_version_in_force_stays();
