create table calls (
  id text primary key, lead_institution_id text not null references institutions,
  programme text not null default 'certification', -- certification | patent-sharing | overseas … : differs by data
  theme text not null default 'general' check (theme in ('general', 'themed')),
  intake text not null check (intake in ('rolling', 'dated')),
  title_ko text not null, title_en text not null, body_ko text not null default '', body_en text not null default '',
  opens_at timestamptz not null, closes_at timestamptz,
  state text not null check (state in ('draft', 'awaiting_approval', 'published', 'closed', 'cancelled')),
  drafted_by text not null, drafted_at timestamptz not null, approved_by text, published_at timestamptz, closed_at timestamptz, cancel_reason text,
  version integer not null default 1,
  constraint a_dated_call_closes check ((intake = 'dated') = (closes_at is not null)),
  constraint a_call_closes_after_it_opens check (closes_at is null or closes_at > opens_at),
  constraint four_eyes_on_a_call check (approved_by is null or approved_by <> drafted_by),
  constraint a_published_call_was_approved check (state not in ('published', 'closed') or (approved_by is not null and published_at is not null)),
  constraint a_cancelled_call_gives_its_reason check ((state = 'cancelled') = (cancel_reason is not null))
);
create index calls_open on calls (closes_at) where state = 'published';
-- Lead and members: a joint call is one with more than one row. Eligibility per member; scoring by the lead's rule set.
create table call_institutions (
  call_id text not null references calls, institution_id text not null references institutions,
  is_lead boolean not null, rule_set_id text not null references rule_sets,
  frozen_version_id text references rule_set_versions, -- set at publication of a dated call
  extra_questions jsonb not null default '[]', -- [{id, question:{ko,en}, help?, required, maxLength}]
  field_codes jsonb not null default '[]',
  primary key (call_id, institution_id)
);
create unique index a_call_has_one_lead on call_institutions (call_id) where is_lead;
create index call_institutions_by_institution on call_institutions (institution_id);
create table call_files (id text primary key, call_id text not null references calls, file_id text not null references files, title_ko text not null, title_en text not null, added_at timestamptz not null, removed_at timestamptz);
create table call_questions (
  id text primary key, call_id text not null references calls, asked_by text not null, company_id text, asked_at timestamptz not null,
  question text not null check (length(question) between 5 and 2000),
  answer text, answered_by text, answered_at timestamptz, is_public boolean not null default true,
  constraint an_answer_has_its_time check ((answer is null) = (answered_at is null))
);
create index call_questions_by_call on call_questions (call_id, asked_at);
create table call_events (
  id bigint generated always as identity primary key, call_id text not null references calls, at timestamptz not null, by_person text, event text not null, detail jsonb not null default '{}'
);
create index call_events_by_call on call_events (call_id, id);
