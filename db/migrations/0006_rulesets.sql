create table rule_sets (
  id text primary key, institution_id text references institutions, -- null: the platform's standard set
  name_ko text not null, name_en text not null, created_at timestamptz not null, created_by text, archived_at timestamptz
);
create table rule_set_versions (
  id text primary key, rule_set_id text not null references rule_sets, number integer not null check (number > 0),
  state text not null check (state in ('draft', 'in_review', 'in_force', 'retired')),
  content jsonb not null, sha256 text, note text not null default '',
  drafted_by text, drafted_at timestamptz not null, submitted_at timestamptz,
  approved_by text, in_force_at timestamptz, retired_at timestamptz, version integer not null default 1,
  unique (rule_set_id, number),
  constraint four_eyes_on_a_rule_set check (approved_by is null or approved_by <> drafted_by),
  constraint what_is_in_force_has_a_hash check ((state in ('in_force', 'retired')) = (sha256 is not null and in_force_at is not null))
);
create unique index one_version_in_force on rule_set_versions (rule_set_id) where state = 'in_force';
create unique index one_open_draft on rule_set_versions (rule_set_id) where state in ('draft', 'in_review');
