create table reviewers (
  person_id text primary key references persons, affiliation text not null, affiliation_business_number text, position text,
  home_institution_id text references institutions, -- an internal reviewer of this institution; null: external everywhere
  field_codes jsonb not null default '[]', experience text, state text not null check (state in ('active', 'resting')),
  registered_by text, registered_at timestamptz not null, version integer not null default 1
);
create table reviewer_affiliations (
  id text primary key, person_id text not null references reviewers, organisation text not null, business_number text,
  role text, from_day date not null, until_day date, note text
);
create index reviewer_affiliations_by_person on reviewer_affiliations (person_id);
-- Known relations that keep a reviewer away from a firm: declared beforehand, or entered by an officer.
create table reviewer_relations (
  id text primary key, person_id text not null references reviewers, company_id text references companies, organisation text not null,
  kind text not null check (kind in ('family', 'shareholder', 'co_inventor', 'contract', 'advice', 'dispute', 'other')),
  from_day date, until_day date, note text, entered_by text not null, entered_at timestamptz not null
);
create table reviews (
  id text primary key, lead_institution_id text not null references institutions, call_id text references calls,
  kind text not null check (kind in ('own', 'joint', 'objection')), objection_id text references objections, repeats_review_id text references reviews,
  rule_set_version_id text not null references rule_set_versions, rules jsonb not null,
  state text not null check (state in ('forming', 'candidates_frozen', 'drawn', 'evaluating', 'meeting', 'verdict_drafted', 'verdict_signed', 'cancelled')),
  draw_allowed_from timestamptz, opened_by text not null, opened_at timestamptz not null, chair_person_id text references persons,
  minutes_file_id text references files, letter_file_id text references files, version integer not null default 1
);
create unique index one_review_of_an_objection on reviews (objection_id) where state <> 'cancelled';
create index reviews_by_institution on reviews (lead_institution_id, state);
-- The tracks one review decides: one, or one of each member institution of a joint call.
create table review_tracks (
  review_id text not null references reviews, track_id text not null references tracks, institution_id text not null, company_id text not null,
  primary key (review_id, track_id)
);
create index review_tracks_by_track on review_tracks (track_id);
create table review_stages (
  id text primary key, review_id text not null references reviews, kind text not null check (kind in ('documents', 'presentation', 'site')),
  sort integer not null, held_at timestamptz, place text, state text not null check (state in ('planned', 'held')),
  unique (review_id, sort)
);
-- Frozen and hashed before any seed exists; frozen anew under the next number when a fact arrives before the draw.
create table candidate_lists (
  review_id text not null references reviews, number integer not null, content text not null, sha256 text not null, frozen_at timestamptz not null, frozen_by text not null,
  primary key (review_id, number)
);
create trigger a_candidate_list_stays before update or delete on candidate_lists for each row execute function never_removed();
create table draws (
  review_id text not null references reviews, number integer not null, kind text not null check (kind in ('first', 'substitute')),
  replaces_person_id text, cause text check (cause in ('recusal', 'decline', 'silence', 'absence')),
  seed text not null, algorithm text not null, list_sha256 text not null, result text not null, drawn_at timestamptz not null, drawn_by text not null,
  primary key (review_id, number), constraint a_substitute_names_whom_and_why check ((kind = 'substitute') = (replaces_person_id is not null and cause is not null))
);
create unique index one_first_draw on draws (review_id) where kind = 'first';
create trigger a_draw_stays before update or delete on draws for each row execute function never_removed();
create table committee_seats (
  review_id text not null references reviews, person_id text not null references reviewers, seat integer not null, letter text not null,
  is_external boolean not null, draw_number integer not null,
  state text not null check (state in ('invited', 'accepted', 'declined', 'recused', 'silent', 'absent')),
  invited_at timestamptz not null, answer_due_at timestamptz, answered_at timestamptz, reason text,
  conflict_answer text check (conflict_answer in ('none', 'declared')), conflict_note text, pledge_sha256 text, pledged_at timestamptz, reminded_at timestamptz,
  primary key (review_id, person_id),
  constraint who_accepts_declares_and_pledges check (state <> 'accepted' or (conflict_answer = 'none' and pledged_at is not null))
);
create index committee_seats_by_person on committee_seats (person_id, state);
create table stage_attendance (
  stage_id text not null references review_stages, person_id text not null references reviewers, attended boolean not null, recorded_by text not null, recorded_at timestamptz not null,
  primary key (stage_id, person_id)
);
create table sheets (
  id text primary key, review_id text not null references reviews, stage_id text not null references review_stages, person_id text not null references reviewers,
  state text not null check (state in ('open', 'sealed', 'set_aside')),
  scores jsonb not null default '{}',   -- {[criterionId]: hundredths}
  comments jsonb not null default '{}', -- {[criterionId]: text}
  gates jsonb not null default '{}', overall text not null default '', conditions text not null default '',
  updated_at timestamptz not null, sealed_at timestamptz, sha256 text, version integer not null default 1,
  unique (stage_id, person_id), constraint a_sealed_sheet_has_its_hash check ((state = 'sealed') = (sealed_at is not null and sha256 is not null))
);
create index sheets_by_review on sheets (review_id);
-- A score changed after unsealing: the old one stays readable, with the reason.
create table score_changes (
  id bigint generated always as identity primary key, sheet_id text not null references sheets, criterion_id text not null,
  before_hundredths integer not null, after_hundredths integer not null, reason text not null check (length(reason) >= 5), at timestamptz not null, by_person text not null
);
create table verdicts (
  review_id text primary key references reviews,
  result text not null check (result in ('approved', 'conditional', 'rejected')), computed jsonb not null, computed_result text not null,
  differs_reason text, reasons jsonb not null, conditions jsonb not null default '[]', dissent text not null default '',
  drafted_by text not null, drafted_at timestamptz not null, signed_by text, signed_at timestamptz, version integer not null default 1,
  constraint four_eyes_on_a_verdict check (signed_by is null or signed_by <> drafted_by),
  constraint a_verdict_against_the_scores_says_why check (result = computed_result or (result = 'conditional' and computed_result = 'approved') or differs_reason is not null)
);
