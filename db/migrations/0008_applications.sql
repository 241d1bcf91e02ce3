create table applications (
  id text primary key, company_id text not null references companies, technology_id text not null references technologies,
  state text not null check (state in ('draft', 'submitted')),
  standing text not null default 'developer' check (standing in ('developer', 'right_holder', 'exclusive_licensee', 'agreement_holder')),
  answers jsonb not null default '{}', -- {[institutionId]: {[questionId]: text}}
  declarations jsonb not null default '[]',
  started_by text not null, started_at timestamptz not null, updated_at timestamptz not null, version integer not null default 1,
  technology_version integer, manifest text, manifest_sha256 text, submitted_at timestamptz, submitted_by text,
  constraint a_submission_is_whole check ((state = 'submitted') = (submitted_at is not null and manifest is not null and manifest_sha256 is not null and technology_version is not null)),
  foreign key (technology_id, technology_version) references technology_versions (technology_id, number)
);
create index applications_by_company on applications (company_id, started_at desc);
-- What a draft is addressed to.
create table application_choices (
  application_id text not null references applications, call_id text not null references calls, institution_id text not null references institutions,
  primary key (application_id, call_id, institution_id)
);
-- One institution's road through one application.
create table tracks (
  id text primary key, application_id text not null references applications, company_id text not null references companies,
  technology_id text not null references technologies, institution_id text not null references institutions, call_id text not null references calls,
  receipt_number text not null unique,
  rule_set_version_id text not null references rule_set_versions, rules jsonb not null, facts jsonb not null,
  state text not null check (state in ('submitted', 'received', 'checking', 'supplement_requested', 'in_review',
    'approved', 'conditional', 'rejected', 'certified', 'returned', 'withdrawn', 'objected')),
  state_since timestamptz not null, due_at timestamptz, reminded_at timestamptz, escalated_at timestamptz,
  officer_id text references persons, reason text, verdict_at timestamptz, objection_until timestamptz,
  submitted_at timestamptz not null, version integer not null default 1,
  constraint a_return_gives_its_reason check (state <> 'returned' or reason is not null)
);
create unique index one_live_track_per_technology_and_call on tracks (company_id, technology_id, call_id, institution_id)
  where state not in ('withdrawn', 'returned', 'rejected');
create index tracks_by_institution on tracks (institution_id, state, due_at);
create index tracks_by_company on tracks (company_id, submitted_at desc);
create index tracks_by_application on tracks (application_id);
create table track_events (
  id bigint generated always as identity primary key, track_id text not null references tracks, company_id text not null, institution_id text not null,
  at timestamptz not null, by_person text, by_unit text not null, event text not null, from_state text, to_state text not null,
  reason text, detail jsonb not null default '{}', seen_by_firm boolean not null default true
);
create index track_events_by_track on track_events (track_id, id);
create trigger a_track_event_stays before update or delete on track_events for each row execute function never_removed();
-- The officer's answer beside the machine's, condition by condition.
create table track_checks (
  track_id text not null references tracks, condition_id text not null,
  machine_answer text not null check (machine_answer in ('yes', 'no', 'unknown')), machine_because jsonb not null,
  officer_answer text check (officer_answer in ('yes', 'no')), officer_note text, officer_id text, answered_at timestamptz,
  primary key (track_id, condition_id),
  constraint an_override_gives_its_reason check (officer_answer is null or machine_answer = 'unknown' or officer_answer = machine_answer or officer_note is not null)
);
create table supplements (
  id text primary key, track_id text not null references tracks, company_id text not null, institution_id text not null, round integer not null,
  parts jsonb not null, -- [{part: 'problem' | 'documents.TEST_REPORT' | …, request}]
  requested_by text not null, requested_at timestamptz not null, due_at timestamptz not null,
  answered_by text, answered_at timestamptz, answers jsonb, technology_version integer, clock_rest_days integer,
  state text not null check (state in ('open', 'answered', 'cancelled')),
  unique (track_id, round), constraint an_answered_supplement_has_its_time check ((state = 'answered') = (answered_at is not null))
);
create table conditions_to_meet (
  id text primary key, track_id text not null references tracks, company_id text not null, institution_id text not null,
  condition_ko text not null, due_on date not null, state text not null check (state in ('open', 'reported', 'met')),
  report text, report_file_id text references files, reported_at timestamptz, reported_by text, returned_note text, confirmed_by text, confirmed_at timestamptz,
  constraint a_met_condition_was_confirmed check ((state = 'met') = (confirmed_at is not null))
);
create index conditions_by_track on conditions_to_meet (track_id);
create table objections (
  id text primary key, track_id text not null references tracks, company_id text not null, institution_id text not null,
  grounds text not null, filed_by text not null, filed_at timestamptz not null, file_id text references files,
  state text not null check (state in ('filed', 'in_review', 'upheld', 'dismissed')), decided_at timestamptz
);
create unique index one_objection_per_verdict on objections (track_id);
