-- Printed from the migrated database by tools/print-schema.ts; a test compares it. Do not edit: write a migration.

CREATE OR REPLACE FUNCTION public.a_demonstration_stays_one()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.is_demonstration and not new.is_demonstration then
    raise exception 'a demonstration database cannot become production' using errcode = 'check_violation';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.a_version_in_force_stays()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.state not in ('in_force', 'retired') then return case when tg_op = 'DELETE' then old else new end; end if;
  if tg_op = 'UPDATE' and (old.state, new.state) in (('in_force', 'in_force'), ('in_force', 'retired'), ('retired', 'retired'))
    and (new.id, new.rule_set_id, new.number, new.content, new.sha256, new.drafted_by, new.approved_by, new.in_force_at, new.edited_by)
      is not distinct from (old.id, old.rule_set_id, old.number, old.content, old.sha256, old.drafted_by, old.approved_by, old.in_force_at, old.edited_by)
  then return new; end if;
  raise exception 'A rule set version in force stays as it is' using errcode = 'check_violation', constraint = 'a_version_in_force_stays';
end $function$;

CREATE OR REPLACE FUNCTION public.calls_changed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into call_changes (call_id, changed_in) select distinct id, pg_current_xact_id() from changed
  on conflict (call_id) do update set changed_in = excluded.changed_in;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.calls_past_their_draft_name_their_rules()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (select from call_institutions i where i.call_id = new.id and i.rule_set_id is null) then
    raise exception 'a_call_past_its_draft_names_its_rules' using errcode = 'check_violation';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.certificates_are_signed_for_confirmed_firms()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if not exists (select from company_claims k where k.company_id = new.company_id and k.state = 'confirmed') then
    raise exception 'a_certificate_is_signed_for_a_confirmed_firm' using errcode = 'check_violation';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.certificates_of_listings_changed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into listing_changes (listing_id, changed_in) select distinct listing_id, pg_current_xact_id() from changed
  on conflict (listing_id) do update set changed_in = excluded.changed_in;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.companies_of_listings_changed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into listing_changes (listing_id, changed_in) select distinct l.id, pg_current_xact_id() from changed c join listings l on l.company_id = c.id
  on conflict (listing_id) do update set changed_in = excluded.changed_in;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.institutions_of_calls_changed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into call_changes (call_id, changed_in) select distinct call_id, pg_current_xact_id() from changed
  on conflict (call_id) do update set changed_in = excluded.changed_in;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.listings_changed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into listing_changes (listing_id, changed_in) select distinct id, pg_current_xact_id() from changed
  on conflict (listing_id) do update set changed_in = excluded.changed_in;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.longest_text(value jsonb, place jsonpath DEFAULT 'strict $.**'::jsonpath)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select coalesce(max(length(one #>> '{}')), 0) from jsonb_path_query(value, place) as one where jsonb_typeof(one) = 'string'
$function$;

CREATE OR REPLACE FUNCTION public.market_now()
 RETURNS timestamp with time zone
 LANGUAGE sql
AS $function$
  select clock_timestamp() + case
    when (select is_demonstration from market)
    then coalesce(nullif(current_setting('techmarket.shift', true), '')::interval, interval '0')
    else interval '0' end
$function$;

CREATE OR REPLACE FUNCTION public.market_today()
 RETURNS date
 LANGUAGE sql
AS $function$ select (market_now() at time zone 'Asia/Seoul')::date $function$;

CREATE OR REPLACE FUNCTION public.never_removed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception '% keeps its rows: neither changed nor removed', tg_table_name using errcode = 'check_violation';
end $function$;

create table access_log (
  id bigint generated always as identity not null,
  at timestamp with time zone not null,
  person_id text,
  acting_as text not null,
  address text not null,
  whose_kind text not null,
  whose_id text not null,
  what text not null,
  reason text,
  request_id text,
  constraint a_list_of_people_leaves_for_a_reason CHECK (((reason IS NOT NULL) OR (what !~~ 'downloaded the list of %'::text))) NOT VALID,
  constraint a_reason_of_5_to_200_letters CHECK (((length(reason) >= 5) AND (length(reason) <= 200))) NOT VALID,
  constraint access_log_pkey PRIMARY KEY (id)
);
CREATE INDEX access_log_by_at ON public.access_log USING btree (at DESC, id DESC);
CREATE INDEX access_log_by_person ON public.access_log USING btree (person_id, at DESC, id DESC);
CREATE INDEX access_log_by_whose ON public.access_log USING btree (whose_kind, whose_id, at DESC);
CREATE TRIGGER the_access_log_keeps_its_rows BEFORE DELETE OR UPDATE ON public.access_log FOR EACH ROW EXECUTE FUNCTION never_removed();

create table accompanied_firms (
  institution_id text not null,
  company_id text not null,
  since timestamp with time zone not null,
  person_id text not null,
  next_step text,
  next_step_on date,
  note text not null default ''::text,
  ended_at timestamp with time zone,
  version integer not null default 1,
  constraint a_step_of_two_hundred_letters_at_most CHECK ((length(next_step) <= 200)) NOT VALID,
  constraint accompanied_firms_company_id_fkey FOREIGN KEY (company_id) REFERENCES companies(id),
  constraint accompanied_firms_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES institutions(id),
  constraint accompanied_firms_pkey PRIMARY KEY (institution_id, company_id)
);

create table accompaniment_notes (
  id bigint generated always as identity not null,
  institution_id text not null,
  company_id text not null,
  at timestamp with time zone not null,
  by_person text not null,
  kind text not null,
  note text not null,
  constraint a_note_of_two_thousand_letters_at_most CHECK ((length(note) <= 2000)) NOT VALID,
  constraint accompaniment_notes_kind_check CHECK ((kind = ANY (ARRAY['contact'::text, 'visit'::text, 'briefing'::text, 'letter'::text, 'note'::text]))),
  constraint accompaniment_notes_pkey PRIMARY KEY (id)
);

create table application_choices (
  application_id text not null,
  call_id text not null,
  institution_id text not null,
  constraint application_choices_application_id_fkey FOREIGN KEY (application_id) REFERENCES applications(id),
  constraint application_choices_call_id_fkey FOREIGN KEY (call_id) REFERENCES calls(id),
  constraint application_choices_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES institutions(id),
  constraint application_choices_pkey PRIMARY KEY (application_id, call_id, institution_id)
);

create table applications (
  id text not null,
  company_id text not null,
  technology_id text not null,
  state text not null,
  standing text not null default 'developer'::text,
  answers jsonb not null default '{}'::jsonb,
  declarations jsonb not null default '[]'::jsonb,
  started_by text not null,
  started_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  version integer not null default 1,
  technology_version integer,
  manifest text,
  manifest_sha256 text,
  submitted_at timestamp with time zone,
  submitted_by text,
  constraint a_submission_is_whole CHECK (((state = 'submitted'::text) = ((submitted_at IS NOT NULL) AND (manifest IS NOT NULL) AND (manifest_sha256 IS NOT NULL) AND (technology_version IS NOT NULL)))),
  constraint an_answer_of_a_thousand_letters_at_most CHECK ((longest_text(answers) <= 1000)) NOT VALID,
  constraint applications_standing_check CHECK ((standing = ANY (ARRAY['developer'::text, 'right_holder'::text, 'exclusive_licensee'::text, 'agreement_holder'::text]))),
  constraint applications_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'submitted'::text]))),
  constraint applications_company_id_fkey FOREIGN KEY (company_id) REFERENCES companies(id),
  constraint applications_technology_id_fkey FOREIGN KEY (technology_id) REFERENCES technologies(id),
  constraint applications_technology_id_technology_version_fkey FOREIGN KEY (technology_id, technology_version) REFERENCES technology_versions(technology_id, number),
  constraint applications_pkey PRIMARY KEY (id)
);
CREATE INDEX applications_by_company ON public.applications USING btree (company_id, started_at DESC);

create table audit_log (
  id bigint generated always as identity not null,
  at timestamp with time zone not null,
  written_at timestamp with time zone not null default clock_timestamp(),
  transaction_id xid8 not null default pg_current_xact_id(),
  person_id text,
  acting_as text not null,
  action text not null,
  object_kind text not null,
  object_id text not null,
  company_id text,
  institution_id text,
  detail jsonb not null default '{}'::jsonb,
  request_id text,
  constraint audit_log_pkey PRIMARY KEY (id)
);
CREATE INDEX audit_log_by_action ON public.audit_log USING btree (action, at DESC, id DESC);
CREATE INDEX audit_log_by_at ON public.audit_log USING btree (at DESC, id DESC);
CREATE INDEX audit_log_by_company ON public.audit_log USING btree (company_id, at DESC, id DESC) WHERE (company_id IS NOT NULL);
CREATE INDEX audit_log_by_object ON public.audit_log USING btree (object_kind, object_id, at DESC, id DESC);
CREATE INDEX audit_log_by_person ON public.audit_log USING btree (person_id, at DESC, id DESC);
CREATE TRIGGER the_audit_log_is_not_emptied BEFORE TRUNCATE ON public.audit_log FOR EACH STATEMENT EXECUTE FUNCTION never_removed();
CREATE TRIGGER the_audit_log_keeps_its_rows BEFORE DELETE OR UPDATE ON public.audit_log FOR EACH ROW EXECUTE FUNCTION never_removed();

create table background_points (
  series text not null,
  name_ko text not null,
  name_en text not null,
  period text not null,
  value numeric not null,
  unit_ko text not null,
  unit_en text not null,
  source text not null,
  note_ko text,
  note_en text,
  as_of text,
  constraint background_points_pkey PRIMARY KEY (series, period, source, value)
);

create table bookmarks (
  person_id text not null,
  listing_id text not null,
  kept_at timestamp with time zone not null,
  constraint bookmarks_listing_id_fkey FOREIGN KEY (listing_id) REFERENCES listings(id) ON DELETE CASCADE,
  constraint bookmarks_person_id_fkey FOREIGN KEY (person_id) REFERENCES persons(id),
  constraint bookmarks_pkey PRIMARY KEY (person_id, listing_id)
);
CREATE INDEX bookmarks_by_listing ON public.bookmarks USING btree (listing_id);

create table call_changes (
  call_id text not null,
  changed_in xid8 not null,
  constraint call_changes_pkey PRIMARY KEY (call_id)
);
CREATE INDEX call_changes_by_transaction ON public.call_changes USING btree (changed_in);

create table call_events (
  id bigint generated always as identity not null,
  call_id text not null,
  at timestamp with time zone not null,
  by_person text,
  event text not null,
  detail jsonb not null default '{}'::jsonb,
  constraint a_note_of_a_thousand_letters_at_most CHECK (((event <> 'sent-back'::text) OR (length((detail ->> 'note'::text)) <= 1000))) NOT VALID,
  constraint call_events_call_id_fkey FOREIGN KEY (call_id) REFERENCES calls(id),
  constraint call_events_pkey PRIMARY KEY (id)
);
CREATE INDEX call_events_by_call ON public.call_events USING btree (call_id, id);

create table call_files (
  id text not null,
  call_id text not null,
  file_id text not null,
  title_ko text not null,
  title_en text not null,
  added_at timestamp with time zone not null,
  removed_at timestamp with time zone,
  constraint a_title_of_two_hundred_letters_at_most CHECK ((GREATEST(length(title_ko), length(title_en)) <= 200)) NOT VALID,
  constraint call_files_call_id_fkey FOREIGN KEY (call_id) REFERENCES calls(id),
  constraint call_files_file_id_fkey FOREIGN KEY (file_id) REFERENCES files(id),
  constraint call_files_pkey PRIMARY KEY (id)
);

create table call_institutions (
  call_id text not null,
  institution_id text not null,
  is_lead boolean not null,
  rule_set_id text,
  frozen_version_id text,
  extra_questions jsonb not null default '[]'::jsonb,
  field_codes jsonb not null default '[]'::jsonb,
  agreed_by text,
  agreed_at timestamp with time zone,
  constraint a_consent_has_its_person_and_its_time CHECK (((agreed_by IS NULL) = (agreed_at IS NULL))),
  constraint a_question_of_five_hundred_letters_at_most CHECK ((longest_text(extra_questions) <= 500)) NOT VALID,
  constraint nobody_agrees_to_a_call_without_rules CHECK (((agreed_by IS NULL) OR (rule_set_id IS NOT NULL))),
  constraint only_a_version_of_the_chosen_rules_is_frozen CHECK (((frozen_version_id IS NULL) OR (rule_set_id IS NOT NULL))),
  constraint the_lead_needs_no_consent CHECK ((NOT (is_lead AND (agreed_by IS NOT NULL)))),
  constraint call_institutions_agreed_by_fkey FOREIGN KEY (agreed_by) REFERENCES persons(id),
  constraint call_institutions_call_id_fkey FOREIGN KEY (call_id) REFERENCES calls(id),
  constraint call_institutions_frozen_version_id_fkey FOREIGN KEY (frozen_version_id) REFERENCES rule_set_versions(id),
  constraint call_institutions_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES institutions(id),
  constraint call_institutions_rule_set_id_fkey FOREIGN KEY (rule_set_id) REFERENCES rule_sets(id),
  constraint rules_of_the_institution_itself FOREIGN KEY (institution_id, rule_set_id) REFERENCES rule_sets(institution_id, id) NOT VALID,
  constraint call_institutions_pkey PRIMARY KEY (call_id, institution_id)
);
CREATE INDEX call_institutions_by_institution ON public.call_institutions USING btree (institution_id);
CREATE UNIQUE INDEX a_call_has_one_lead ON public.call_institutions USING btree (call_id) WHERE is_lead;
CREATE TRIGGER search_hears_of_changed_institutions_of_calls AFTER UPDATE ON public.call_institutions REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION institutions_of_calls_changed();
CREATE TRIGGER search_hears_of_new_institutions_of_calls AFTER INSERT ON public.call_institutions REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION institutions_of_calls_changed();
CREATE TRIGGER search_hears_of_removed_institutions_of_calls AFTER DELETE ON public.call_institutions REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION institutions_of_calls_changed();

create table call_questions (
  id text not null,
  call_id text not null,
  asked_by text not null,
  company_id text,
  asked_at timestamp with time zone not null,
  question text not null,
  answer text,
  answered_by text,
  answered_at timestamp with time zone,
  is_public boolean not null default true,
  constraint an_answer_has_its_time CHECK (((answer IS NULL) = (answered_at IS NULL))),
  constraint an_answer_of_four_thousand_letters_at_most CHECK ((length(answer) <= 4000)) NOT VALID,
  constraint call_questions_question_check CHECK (((length(question) >= 5) AND (length(question) <= 2000))),
  constraint call_questions_call_id_fkey FOREIGN KEY (call_id) REFERENCES calls(id),
  constraint call_questions_pkey PRIMARY KEY (id)
);
CREATE INDEX call_questions_by_call ON public.call_questions USING btree (call_id, asked_at);

create table calls (
  id text not null,
  lead_institution_id text not null,
  programme text not null default 'certification'::text,
  theme text not null default 'general'::text,
  intake text not null,
  title_ko text not null,
  title_en text not null,
  body_ko text not null default ''::text,
  body_en text not null default ''::text,
  opens_at timestamp with time zone not null,
  closes_at timestamp with time zone,
  state text not null,
  drafted_by text not null,
  drafted_at timestamp with time zone not null,
  approved_by text,
  published_at timestamp with time zone,
  closed_at timestamp with time zone,
  cancel_reason text,
  version integer not null default 1,
  closing_asked_by text,
  closing_asked_at timestamp with time zone,
  closing_reason text,
  closed_by text,
  constraint a_call_closes_after_it_opens CHECK (((closes_at IS NULL) OR (closes_at > opens_at))),
  constraint a_cancelled_call_gives_its_reason CHECK (((state = 'cancelled'::text) = (cancel_reason IS NOT NULL))),
  constraint a_cancelling_explained_in_a_thousand_letters_at_most CHECK ((length(cancel_reason) <= 1000)) NOT VALID,
  constraint a_dated_call_closes CHECK (((intake = 'dated'::text) = (closes_at IS NOT NULL))),
  constraint a_notice_of_twenty_thousand_letters_at_most CHECK ((GREATEST(length(body_ko), length(body_en)) <= 20000)) NOT VALID,
  constraint a_published_call_was_approved CHECK (((state <> ALL (ARRAY['published'::text, 'closed'::text])) OR ((approved_by IS NOT NULL) AND (published_at IS NOT NULL)))),
  constraint a_title_of_two_hundred_letters_at_most CHECK ((GREATEST(length(title_ko), length(title_en)) <= 200)) NOT VALID,
  constraint an_early_closing_is_asked_for_by_somebody_and_says_why CHECK ((((closing_asked_by IS NULL) = (closing_asked_at IS NULL)) AND ((closing_asked_by IS NULL) = (closing_reason IS NULL)))),
  constraint an_early_closing_is_explained_in_five_to_a_thousand_letters CHECK (((length(closing_reason) >= 5) AND (length(closing_reason) <= 1000))),
  constraint calls_intake_check CHECK ((intake = ANY (ARRAY['rolling'::text, 'dated'::text]))),
  constraint calls_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'awaiting_approval'::text, 'published'::text, 'closed'::text, 'cancelled'::text]))),
  constraint calls_theme_check CHECK ((theme = ANY (ARRAY['general'::text, 'themed'::text]))),
  constraint four_eyes_on_a_call CHECK (((approved_by IS NULL) OR (approved_by <> drafted_by))),
  constraint four_eyes_on_an_early_closing CHECK ((closed_by <> closing_asked_by)),
  constraint only_a_published_dated_call_is_closed_early CHECK (((closing_asked_by IS NULL) OR ((closes_at IS NOT NULL) AND (state = ANY (ARRAY['published'::text, 'closed'::text]))))),
  constraint what_is_closed_early_was_asked_for CHECK (((state <> 'closed'::text) OR (closes_at IS NULL) OR (closed_at >= closes_at) OR ((closing_asked_by IS NOT NULL) AND (closed_by IS NOT NULL)))) NOT VALID,
  constraint calls_lead_institution_id_fkey FOREIGN KEY (lead_institution_id) REFERENCES institutions(id),
  constraint calls_pkey PRIMARY KEY (id)
);
CREATE INDEX calls_open ON public.calls USING btree (closes_at) WHERE (state = 'published'::text);
CREATE TRIGGER a_call_past_its_draft_names_its_rules BEFORE UPDATE OF state ON public.calls FOR EACH ROW WHEN ((new.state = ANY (ARRAY['awaiting_approval'::text, 'published'::text, 'closed'::text]))) EXECUTE FUNCTION calls_past_their_draft_name_their_rules();
CREATE TRIGGER search_hears_of_changed_calls AFTER UPDATE ON public.calls REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION calls_changed();
CREATE TRIGGER search_hears_of_new_calls AFTER INSERT ON public.calls REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION calls_changed();
CREATE TRIGGER search_hears_of_removed_calls AFTER DELETE ON public.calls REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION calls_changed();

create table candidate_lists (
  review_id text not null,
  number integer not null,
  content text not null,
  sha256 text not null,
  frozen_at timestamp with time zone not null,
  frozen_by text not null,
  constraint candidate_lists_review_id_fkey FOREIGN KEY (review_id) REFERENCES reviews(id),
  constraint candidate_lists_pkey PRIMARY KEY (review_id, number)
);
CREATE TRIGGER a_candidate_list_stays BEFORE DELETE OR UPDATE ON public.candidate_lists FOR EACH ROW EXECUTE FUNCTION never_removed();

create table certificate_events (
  id bigint generated always as identity not null,
  certificate_id text not null,
  at timestamp with time zone not null,
  event text not null,
  proposed_by text,
  approved_by text,
  reason text,
  valid_to_before date,
  valid_to_after date,
  constraint certificate_events_event_check CHECK ((event = ANY (ARRAY['issued'::text, 'extended'::text, 'suspended'::text, 'reinstated'::text, 'revoked'::text]))),
  constraint certificate_events_certificate_id_fkey FOREIGN KEY (certificate_id) REFERENCES certificates(id),
  constraint certificate_events_pkey PRIMARY KEY (id)
);
CREATE INDEX certificate_events_by_certificate ON public.certificate_events USING btree (certificate_id, id);
CREATE TRIGGER a_certificate_event_stays BEFORE DELETE OR UPDATE ON public.certificate_events FOR EACH ROW EXECUTE FUNCTION never_removed();

create table certificate_extension_requests (
  id text not null,
  certificate_id text not null,
  institution_id text not null,
  company_id text not null,
  asked_by text not null,
  asked_at timestamp with time zone not null,
  note text not null default ''::text,
  state text not null default 'open'::text,
  decided_by text,
  decided_at timestamp with time zone,
  decided_note text,
  constraint an_answer_to_an_asking_of_a_thousand_letters_at_most CHECK ((length(decided_note) <= 1000)),
  constraint an_asking_of_a_thousand_letters_at_most CHECK ((length(note) <= 1000)),
  constraint certificate_extension_requests_state_check CHECK ((state = ANY (ARRAY['open'::text, 'granted'::text, 'declined'::text]))),
  constraint only_what_is_open_lacks_its_answer CHECK ((((state = 'open'::text) = (decided_at IS NULL)) AND ((state = 'open'::text) = (decided_by IS NULL)))),
  constraint who_declines_an_extension_says_why CHECK (((state = 'declined'::text) = (decided_note IS NOT NULL))),
  constraint certificate_extension_requests_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES persons(id),
  constraint certificate_extension_requests_certificate_id_fkey FOREIGN KEY (certificate_id) REFERENCES certificates(id),
  constraint certificate_extension_requests_company_id_fkey FOREIGN KEY (company_id) REFERENCES companies(id),
  constraint certificate_extension_requests_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES persons(id),
  constraint certificate_extension_requests_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES institutions(id),
  constraint certificate_extension_requests_pkey PRIMARY KEY (id)
);
CREATE INDEX extension_requests_by_institution ON public.certificate_extension_requests USING btree (institution_id) WHERE (state = 'open'::text);
CREATE UNIQUE INDEX one_open_asking_per_certificate ON public.certificate_extension_requests USING btree (certificate_id) WHERE (state = 'open'::text);

create table certificate_kinds (
  code text not null,
  name_ko text not null,
  name_en text not null,
  legal_basis text,
  note_ko text,
  note_en text,
  source text,
  sort integer not null,
  as_of text,
  legal_basis_en text,
  constraint certificate_kinds_pkey PRIMARY KEY (code)
);

create table certificate_papers (
  sha256 text not null,
  certificate_id text not null,
  file_id text not null,
  issued_at timestamp with time zone not null,
  valid_to date not null,
  constraint certificate_papers_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint certificate_papers_certificate_id_fkey FOREIGN KEY (certificate_id) REFERENCES certificates(id),
  constraint certificate_papers_file_id_fkey FOREIGN KEY (file_id) REFERENCES files(id),
  constraint certificate_papers_pkey PRIMARY KEY (sha256)
);
CREATE INDEX certificate_papers_by_certificate ON public.certificate_papers USING btree (certificate_id, issued_at DESC);
CREATE TRIGGER a_paper_that_was_issued_stays BEFORE DELETE OR UPDATE ON public.certificate_papers FOR EACH ROW EXECUTE FUNCTION never_removed();

create table certificate_proposals (
  id text not null,
  certificate_id text not null,
  institution_id text not null,
  change text not null,
  reason text not null,
  proposed_by text not null,
  proposed_at timestamp with time zone not null,
  state text not null,
  decided_by text,
  decided_at timestamp with time zone,
  decided_note text,
  hearing_until date,
  urgent boolean not null default false,
  opinion text,
  opinion_by text,
  opinion_at timestamp with time zone,
  constraint a_reason_of_a_thousand_letters_at_most CHECK ((length(reason) <= 1000)) NOT VALID,
  constraint a_revocation_is_never_without_hearing CHECK (((change <> 'revoke'::text) OR (hearing_until IS NOT NULL))),
  constraint an_opinion_of_five_letters_or_more CHECK ((length(opinion) >= 5)) NOT VALID,
  constraint an_opinion_of_four_thousand_letters_at_most CHECK ((length(opinion) <= 4000)) NOT VALID,
  constraint certificate_proposals_change_check CHECK ((change = ANY (ARRAY['extend'::text, 'suspend'::text, 'reinstate'::text, 'revoke'::text]))),
  constraint certificate_proposals_reason_check CHECK ((length(reason) >= 5)),
  constraint certificate_proposals_state_check CHECK ((state = ANY (ARRAY['open'::text, 'approved'::text, 'refused'::text, 'withdrawn'::text]))),
  constraint four_eyes_on_a_change CHECK (((decided_by IS NULL) OR (state <> 'approved'::text) OR (decided_by <> proposed_by))),
  constraint refused_with_a_thousand_letters_at_most CHECK ((length(decided_note) <= 1000)) NOT VALID,
  constraint certificate_proposals_certificate_id_fkey FOREIGN KEY (certificate_id) REFERENCES certificates(id),
  constraint certificate_proposals_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX one_open_proposal_per_certificate ON public.certificate_proposals USING btree (certificate_id) WHERE (state = 'open'::text);

create table certificate_sequences (
  institution_id text not null,
  year integer not null,
  last_number integer not null,
  constraint certificate_sequences_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES institutions(id),
  constraint certificate_sequences_pkey PRIMARY KEY (institution_id, year)
);

create table certificates (
  id text not null,
  number text,
  institution_id text not null,
  track_id text not null,
  company_id text not null,
  technology_id text not null,
  technology_version integer not null,
  title_ko text not null,
  title_en text not null,
  company_name_ko text not null,
  company_name_en text not null default ''::text,
  state text not null,
  issued_on date,
  valid_from date,
  valid_to date,
  extensions integer not null default 0,
  rules jsonb not null,
  drafted_by text not null,
  drafted_at timestamp with time zone not null,
  approved_by text,
  issued_at timestamp with time zone,
  pdf_file_id text,
  pdf_sha256 text,
  state_reason text,
  state_since timestamp with time zone not null,
  reminded jsonb not null default '[]'::jsonb,
  version integer not null default 1,
  constraint a_certificate_number_looks_like_no_receipt CHECK ((upper(number) !~ '-20[0-9]{2}-R[0-9]{4,}$'::text)) NOT VALID,
  constraint a_reason_of_a_thousand_letters_at_most CHECK ((length(state_reason) <= 1000)) NOT VALID,
  constraint an_issued_certificate_is_whole CHECK (((state = 'drafted'::text) OR ((number IS NOT NULL) AND (approved_by IS NOT NULL) AND (issued_on IS NOT NULL) AND (valid_from IS NOT NULL) AND (valid_to IS NOT NULL) AND (pdf_file_id IS NOT NULL)))),
  constraint certificates_state_check CHECK ((state = ANY (ARRAY['drafted'::text, 'valid'::text, 'suspended'::text, 'revoked'::text]))),
  constraint four_eyes_on_a_certificate CHECK (((approved_by IS NULL) OR (approved_by <> drafted_by))),
  constraint suspension_and_revocation_give_their_reason CHECK (((state <> ALL (ARRAY['suspended'::text, 'revoked'::text])) OR (state_reason IS NOT NULL))),
  constraint certificates_company_id_fkey FOREIGN KEY (company_id) REFERENCES companies(id),
  constraint certificates_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES institutions(id),
  constraint certificates_pdf_file_id_fkey FOREIGN KEY (pdf_file_id) REFERENCES files(id),
  constraint certificates_technology_id_fkey FOREIGN KEY (technology_id) REFERENCES technologies(id),
  constraint certificates_track_id_fkey FOREIGN KEY (track_id) REFERENCES tracks(id),
  constraint certificates_pkey PRIMARY KEY (id)
);
CREATE INDEX certificates_by_company ON public.certificates USING btree (company_id);
CREATE INDEX certificates_by_institution ON public.certificates USING btree (institution_id, valid_to);
CREATE INDEX certificates_by_technology ON public.certificates USING btree (technology_id);
CREATE INDEX certificates_by_written_number ON public.certificates USING btree (upper(number));
CREATE UNIQUE INDEX one_certificate_per_track ON public.certificates USING btree (track_id);
CREATE UNIQUE INDEX one_number_per_institution ON public.certificates USING btree (institution_id, number);
CREATE TRIGGER a_certificate_is_signed_for_a_confirmed_firm BEFORE UPDATE OF state ON public.certificates FOR EACH ROW WHEN (((old.state = 'drafted'::text) AND (new.state = 'valid'::text))) EXECUTE FUNCTION certificates_are_signed_for_confirmed_firms();

create table committee_seats (
  review_id text not null,
  person_id text not null,
  seat integer not null,
  letter text not null,
  is_external boolean not null,
  draw_number integer not null,
  state text not null,
  invited_at timestamp with time zone not null,
  answer_due_at timestamp with time zone,
  answered_at timestamp with time zone,
  reason text,
  conflict_answer text,
  conflict_note text,
  pledge_sha256 text,
  pledged_at timestamp with time zone,
  reminded_at timestamp with time zone,
  constraint a_note_on_conflicts_of_a_thousand_letters_at_most CHECK ((length(conflict_note) <= 1000)) NOT VALID,
  constraint a_reason_of_a_thousand_letters_at_most CHECK ((length(reason) <= 1000)) NOT VALID,
  constraint committee_seats_conflict_answer_check CHECK ((conflict_answer = ANY (ARRAY['none'::text, 'declared'::text]))),
  constraint committee_seats_state_check CHECK ((state = ANY (ARRAY['invited'::text, 'accepted'::text, 'declined'::text, 'recused'::text, 'silent'::text, 'absent'::text]))),
  constraint who_accepts_declares_and_pledges CHECK (((state <> 'accepted'::text) OR ((conflict_answer = 'none'::text) AND (pledged_at IS NOT NULL)))),
  constraint committee_seats_person_id_fkey FOREIGN KEY (person_id) REFERENCES reviewers(person_id),
  constraint committee_seats_review_id_fkey FOREIGN KEY (review_id) REFERENCES reviews(id),
  constraint committee_seats_pkey PRIMARY KEY (review_id, person_id)
);
CREATE INDEX committee_seats_by_person ON public.committee_seats USING btree (person_id, state);

create table companies (
  id text not null,
  kind text not null,
  name_ko text not null,
  name_en text,
  business_number text,
  corporate_number text,
  representative text not null,
  founded_on date,
  region_code text,
  address text,
  ksic text,
  phone text,
  email text,
  website text,
  invented boolean not null default false,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  version integer not null default 1,
  closed_at timestamp with time zone,
  closed_by text,
  closing_reason text,
  constraint a_closed_firm_says_when_by_whom_and_why CHECK ((((closed_at IS NULL) = (closed_by IS NULL)) AND ((closed_at IS NULL) = (closing_reason IS NULL)))),
  constraint a_corporation_has_both_numbers CHECK (((kind <> 'corporation'::text) OR ((business_number IS NOT NULL) AND (corporate_number IS NOT NULL)))),
  constraint a_representative_of_a_hundred_letters_at_most CHECK ((char_length(representative) <= 100)) NOT VALID,
  constraint a_sole_proprietor_has_a_business_number_only CHECK (((kind <> 'sole_proprietor'::text) OR ((business_number IS NOT NULL) AND (corporate_number IS NULL)))),
  constraint a_website_of_three_hundred_letters_at_most CHECK ((char_length(website) <= 300)) NOT VALID,
  constraint an_address_of_three_hundred_letters_at_most CHECK ((char_length(address) <= 300)) NOT VALID,
  constraint an_english_name_of_two_hundred_letters_at_most CHECK ((char_length(name_en) <= 200)) NOT VALID,
  constraint an_individual_has_no_numbers CHECK (((kind <> 'individual'::text) OR ((business_number IS NULL) AND (corporate_number IS NULL)))),
  constraint companies_business_number_check CHECK ((business_number ~ '^[0-9]{10}$'::text)),
  constraint companies_closing_reason_check CHECK ((closing_reason = ANY (ARRAY['out-of-business'::text, 'leaving'::text]))),
  constraint companies_corporate_number_check CHECK ((corporate_number ~ '^[0-9]{13}$'::text)),
  constraint companies_kind_check CHECK ((kind = ANY (ARRAY['corporation'::text, 'sole_proprietor'::text, 'individual'::text]))),
  constraint companies_name_ko_check CHECK (((length(name_ko) >= 1) AND (length(name_ko) <= 120))),
  constraint companies_closed_by_fkey FOREIGN KEY (closed_by) REFERENCES persons(id),
  constraint companies_region_code_fkey FOREIGN KEY (region_code) REFERENCES regions(code),
  constraint companies_pkey PRIMARY KEY (id)
);
CREATE INDEX companies_by_business_number ON public.companies USING btree (business_number);
CREATE TRIGGER search_hears_of_changed_firms AFTER UPDATE ON public.companies REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION companies_of_listings_changed();

create table company_claims (
  id text not null,
  company_id text not null,
  person_id text not null,
  state text not null,
  registration_file_id text,
  made_at timestamp with time zone not null,
  decided_at timestamp with time zone,
  decided_by text,
  reason text,
  paper_asked_at timestamp with time zone,
  constraint a_rejected_claim_gives_its_reason CHECK (((state <> 'rejected'::text) OR (reason IS NOT NULL))),
  constraint a_withdrawn_claim_says_by_whom_and_when CHECK (((state <> 'withdrawn'::text) OR ((decided_by IS NOT NULL) AND (decided_at IS NOT NULL)))),
  constraint company_claims_state_check CHECK ((state = ANY (ARRAY['provisional'::text, 'confirmed'::text, 'disputed'::text, 'rejected'::text, 'withdrawn'::text]))),
  constraint company_claims_company_id_fkey FOREIGN KEY (company_id) REFERENCES companies(id),
  constraint company_claims_person_id_fkey FOREIGN KEY (person_id) REFERENCES persons(id),
  constraint company_claims_registration_file_id_fkey FOREIGN KEY (registration_file_id) REFERENCES files(id),
  constraint company_claims_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX one_confirmed_claim_per_company ON public.company_claims USING btree (company_id) WHERE (state = 'confirmed'::text);

create table company_members (
  company_id text not null,
  person_id text not null,
  role text not null,
  state text not null,
  requested_at timestamp with time zone not null,
  decided_at timestamp with time zone,
  decided_by text,
  message text,
  constraint company_members_role_check CHECK ((role = ANY (ARRAY['owner'::text, 'member'::text]))),
  constraint company_members_state_check CHECK ((state = ANY (ARRAY['requested'::text, 'active'::text, 'refused'::text, 'left'::text]))),
  constraint company_members_company_id_fkey FOREIGN KEY (company_id) REFERENCES companies(id),
  constraint company_members_person_id_fkey FOREIGN KEY (person_id) REFERENCES persons(id),
  constraint company_members_pkey PRIMARY KEY (company_id, person_id)
);
CREATE INDEX company_members_by_person ON public.company_members USING btree (person_id) WHERE (state = 'active'::text);

create table company_years (
  company_id text not null,
  year integer not null,
  sales_won bigint,
  exports_usd bigint,
  employees integer,
  entered_at timestamp with time zone not null,
  entered_by text not null,
  version integer not null default 1,
  constraint a_million_employees_at_most CHECK ((employees <= 1000000)) NOT VALID,
  constraint company_years_employees_check CHECK ((employees >= 0)),
  constraint company_years_exports_usd_check CHECK ((exports_usd >= 0)),
  constraint company_years_sales_won_check CHECK ((sales_won >= 0)),
  constraint company_years_year_check CHECK (((year >= 2000) AND (year <= 2100))),
  constraint exports_of_a_hundred_billion_dollars_at_most CHECK ((exports_usd <= '100000000000'::bigint)) NOT VALID,
  constraint sales_of_a_hundred_trillion_won_at_most CHECK ((sales_won <= '100000000000000'::bigint)) NOT VALID,
  constraint company_years_company_id_fkey FOREIGN KEY (company_id) REFERENCES companies(id),
  constraint company_years_pkey PRIMARY KEY (company_id, year)
);

create table conditions_to_meet (
  id text not null,
  track_id text not null,
  company_id text not null,
  institution_id text not null,
  condition_ko text not null,
  due_on date not null,
  state text not null,
  report text,
  report_file_id text,
  reported_at timestamp with time zone,
  reported_by text,
  returned_note text,
  confirmed_by text,
  confirmed_at timestamp with time zone,
  constraint a_met_condition_was_confirmed CHECK (((state = 'met'::text) = (confirmed_at IS NOT NULL))),
  constraint a_report_of_two_thousand_letters_at_most CHECK ((length(report) <= 2000)) NOT VALID,
  constraint conditions_to_meet_state_check CHECK ((state = ANY (ARRAY['open'::text, 'reported'::text, 'met'::text]))),
  constraint sent_back_with_two_thousand_letters_at_most CHECK ((length(returned_note) <= 2000)) NOT VALID,
  constraint conditions_to_meet_report_file_id_fkey FOREIGN KEY (report_file_id) REFERENCES files(id),
  constraint conditions_to_meet_track_id_fkey FOREIGN KEY (track_id) REFERENCES tracks(id),
  constraint conditions_to_meet_pkey PRIMARY KEY (id)
);
CREATE INDEX conditions_by_track ON public.conditions_to_meet USING btree (track_id);

create table contract_grounds (
  code text not null,
  kind text not null,
  law_ko text not null,
  law_en text not null,
  article text,
  sentence_ko text not null,
  sentence_en text not null,
  floor_won bigint,
  ceiling_won bigint,
  requires jsonb not null default '{}'::jsonb,
  immunity_ko text,
  immunity_en text,
  text_as_of text,
  source text,
  note_ko text,
  note_en text,
  sort integer not null,
  constraint contract_grounds_kind_check CHECK ((kind = ANY (ARRAY['negotiated'::text, 'priority-purchase'::text, 'tender'::text, 'other-route'::text, 'path'::text, 'rule'::text, 'bar'::text]))),
  constraint contract_grounds_pkey PRIMARY KEY (code)
);

create table council_memberships (
  institution_id text not null,
  council_id text not null,
  section_id text not null default ''::text,
  role text not null,
  since text,
  until text,
  source text,
  constraint council_memberships_council_id_fkey FOREIGN KEY (council_id) REFERENCES councils(id),
  constraint council_memberships_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES institutions(id),
  constraint council_memberships_pkey PRIMARY KEY (institution_id, council_id, section_id, role)
);

create table councils (
  id text not null,
  name_ko text not null,
  name_en text not null,
  sort integer not null,
  source text,
  as_of text,
  constraint councils_pkey PRIMARY KEY (id)
);

create table document_kinds (
  code text not null,
  name_ko text not null,
  name_en text not null,
  has_validity boolean not null default false,
  origin text not null,
  source text,
  sort integer not null,
  as_of text,
  constraint document_kinds_pkey PRIMARY KEY (code)
);

create table draws (
  review_id text not null,
  number integer not null,
  kind text not null,
  replaces_person_id text,
  cause text,
  seed text not null,
  algorithm text not null,
  list_sha256 text not null,
  result text not null,
  drawn_at timestamp with time zone not null,
  drawn_by text not null,
  constraint a_substitute_names_whom_and_why CHECK (((kind = 'substitute'::text) = ((replaces_person_id IS NOT NULL) AND (cause IS NOT NULL)))),
  constraint draws_cause_check CHECK ((cause = ANY (ARRAY['recusal'::text, 'decline'::text, 'silence'::text, 'absence'::text]))),
  constraint draws_kind_check CHECK ((kind = ANY (ARRAY['first'::text, 'substitute'::text]))),
  constraint draws_review_id_fkey FOREIGN KEY (review_id) REFERENCES reviews(id),
  constraint draws_pkey PRIMARY KEY (review_id, number)
);
CREATE UNIQUE INDEX one_first_draw ON public.draws USING btree (review_id) WHERE (kind = 'first'::text);
CREATE TRIGGER a_draw_stays BEFORE DELETE OR UPDATE ON public.draws FOR EACH ROW EXECUTE FUNCTION never_removed();

create table fields (
  code text not null,
  parent_code text,
  council_id text,
  name_ko text not null,
  name_en text not null,
  sort integer not null,
  origin text not null,
  source text,
  as_of text,
  constraint fields_origin_check CHECK ((origin = ANY (ARRAY['sourced'::text, 'default'::text]))),
  constraint fields_council_id_fkey FOREIGN KEY (council_id) REFERENCES councils(id),
  constraint fields_parent_code_fkey FOREIGN KEY (parent_code) REFERENCES fields(code),
  constraint fields_pkey PRIMARY KEY (code)
);

create table files (
  id text not null,
  storage_key text not null,
  sha256 text not null,
  bytes bigint not null,
  kind text not null,
  media_type text not null,
  name text not null,
  warnings jsonb not null default '[]'::jsonb,
  scan text not null,
  owner_kind text not null,
  owner_id text not null,
  company_id text,
  institution_id text,
  uploaded_by text,
  uploaded_at timestamp with time zone not null,
  read_again_at timestamp with time zone,
  constraint files_bytes_check CHECK ((bytes > 0)),
  constraint files_scan_check CHECK ((scan = ANY (ARRAY['clean'::text, 'not-scanned'::text]))),
  constraint files_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint files_pkey PRIMARY KEY (id)
);
CREATE INDEX files_by_company ON public.files USING btree (company_id);
CREATE INDEX files_by_owner ON public.files USING btree (owner_kind, owner_id);
CREATE INDEX files_by_reading ON public.files USING btree (read_again_at NULLS FIRST, id);
CREATE INDEX files_by_sender ON public.files USING btree (uploaded_by);
CREATE INDEX files_by_storage_key ON public.files USING btree (storage_key);

create table ground_confirmations (
  institution_id text not null,
  ground_code text not null,
  confirmed_by text not null,
  confirmed_at timestamp with time zone not null,
  note text,
  number integer not null,
  ground_kind text not null,
  constraint a_confirmation_of_five_hundred_letters_at_most CHECK ((length(note) <= 500)) NOT VALID,
  constraint ground_confirmations_number_check CHECK ((number >= 1)),
  constraint only_what_is_a_ground_is_confirmed CHECK ((ground_kind = ANY (ARRAY['negotiated'::text, 'priority-purchase'::text, 'tender'::text, 'other-route'::text]))) NOT VALID,
  constraint ground_confirmations_ground_code_fkey FOREIGN KEY (ground_code) REFERENCES contract_grounds(code),
  constraint ground_confirmations_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES institutions(id),
  constraint ground_confirmations_pkey PRIMARY KEY (institution_id, ground_code, number)
);
CREATE TRIGGER a_confirmation_of_a_ground_stays BEFORE DELETE OR UPDATE ON public.ground_confirmations FOR EACH ROW EXECUTE FUNCTION never_removed();

create table ground_withdrawals (
  institution_id text not null,
  ground_code text not null,
  number integer not null,
  withdrawn_by text not null,
  withdrawn_at timestamp with time zone not null,
  reason text not null,
  constraint a_withdrawal_says_why_in_five_to_a_thousand_letters CHECK (((length(reason) >= 5) AND (length(reason) <= 1000))),
  constraint what_is_withdrawn_was_confirmed FOREIGN KEY (institution_id, ground_code, number) REFERENCES ground_confirmations(institution_id, ground_code, number),
  constraint ground_withdrawals_pkey PRIMARY KEY (institution_id, ground_code, number)
);
CREATE TRIGGER a_withdrawn_confirmation_stays_so BEFORE DELETE OR UPDATE ON public.ground_withdrawals FOR EACH ROW EXECUTE FUNCTION never_removed();

create table idempotency_keys (
  person_id text not null,
  key text not null,
  action text not null,
  request_sha256 text not null,
  answer jsonb not null,
  at timestamp with time zone not null,
  constraint idempotency_keys_pkey PRIMARY KEY (person_id, action, key)
);

create table institution_fields (
  institution_id text not null,
  field_code text not null,
  source text,
  constraint institution_fields_field_code_fkey FOREIGN KEY (field_code) REFERENCES fields(code),
  constraint institution_fields_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES institutions(id),
  constraint institution_fields_pkey PRIMARY KEY (institution_id, field_code)
);

create table institution_goals (
  institution_id text not null,
  year integer not null,
  measure text not null,
  goal bigint,
  set_by text not null,
  set_at timestamp with time zone not null,
  version integer not null default 1,
  constraint a_goal_of_a_hundred_trillion_at_most CHECK ((goal <= '100000000000000'::bigint)) NOT VALID,
  constraint institution_goals_goal_check CHECK ((goal >= 0)),
  constraint institution_goals_measure_check CHECK ((measure = ANY (ARRAY['registrations'::text, 'purchases_won'::text, 'meetings'::text, 'firms_helped'::text]))),
  constraint institution_goals_year_check CHECK (((year >= 2015) AND (year <= 2100))),
  constraint institution_goals_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES institutions(id),
  constraint institution_goals_pkey PRIMARY KEY (institution_id, year, measure)
);

create table institutions (
  id text not null,
  name_ko text not null,
  name_en text not null,
  short_name text not null,
  former_names jsonb not null default '[]'::jsonb,
  ministry text,
  what_it_buys_ko text,
  what_it_buys_en text,
  contact_unit text,
  phone text,
  email text,
  website text,
  certificate_sequence integer not null default 0,
  active_from date,
  active_until date,
  source text,
  as_of text,
  version integer not null default 1,
  constraint a_contact_mail_has_one_at_sign CHECK (((length(email) <= 254) AND (email ~ '^[^@[:space:]]+@[^@[:space:]]+\.[^@[:space:]]+$'::text))),
  constraint a_contact_unit_of_sixty_letters_at_most CHECK (((length(contact_unit) >= 1) AND (length(contact_unit) <= 60))),
  constraint a_telephone_is_digits_with_dashes CHECK ((phone ~ '^[0-9]{2,4}(-[0-9]{3,4}){1,2}$'::text)),
  constraint institutions_id_check CHECK ((id ~ '^[a-z0-9-]{2,20}$'::text)),
  constraint institutions_pkey PRIMARY KEY (id)
);

create table listing_certificates (
  listing_id text not null,
  certificate_id text not null,
  institution_id text not null,
  number text not null,
  valid_from date not null,
  valid_to date not null,
  state text not null,
  constraint listing_certificates_state_check CHECK ((state = ANY (ARRAY['valid'::text, 'suspended'::text, 'revoked'::text]))),
  constraint listing_certificates_listing_id_fkey FOREIGN KEY (listing_id) REFERENCES listings(id),
  constraint listing_certificates_pkey PRIMARY KEY (listing_id, certificate_id)
);
CREATE INDEX listing_certificates_by_certificate ON public.listing_certificates USING btree (certificate_id);
CREATE INDEX listing_certificates_by_institution ON public.listing_certificates USING btree (institution_id, listing_id);
CREATE TRIGGER search_hears_of_changed_certificates AFTER UPDATE ON public.listing_certificates REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION certificates_of_listings_changed();
CREATE TRIGGER search_hears_of_new_certificates AFTER INSERT ON public.listing_certificates REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION certificates_of_listings_changed();
CREATE TRIGGER search_hears_of_removed_certificates AFTER DELETE ON public.listing_certificates REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION certificates_of_listings_changed();

create table listing_changes (
  listing_id text not null,
  changed_in xid8 not null,
  constraint listing_changes_pkey PRIMARY KEY (listing_id)
);
CREATE INDEX listing_changes_by_transaction ON public.listing_changes USING btree (changed_in);

create table listing_views (
  institution_id text not null,
  person_id text not null,
  listing_id text not null,
  viewed_at timestamp with time zone not null,
  constraint listing_views_listing_id_fkey FOREIGN KEY (listing_id) REFERENCES listings(id),
  constraint listing_views_pkey PRIMARY KEY (institution_id, person_id, listing_id)
);

create table listings (
  id text not null,
  technology_id text not null,
  company_id text not null,
  technology_version integer not null,
  title_ko text not null,
  title_en text not null,
  summary_ko text not null,
  summary_en text not null,
  kind text not null,
  trl integer,
  field_codes text[] not null,
  region_code text,
  price_from_won bigint,
  price_to_won bigint,
  institution_ids text[] not null default '{}'::text[],
  certified_until date,
  dossier_supplies integer not null default 0,
  purchases integer not null default 0,
  certificate_kinds text[] not null default '{}'::text[],
  keywords text[] not null default '{}'::text[],
  picture_file_id text,
  content jsonb not null,
  search_text text not null,
  state text not null,
  hidden_reason text,
  listed_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  invented boolean not null default false,
  ground_until date,
  constraint a_hidden_listing_gives_its_reason CHECK (((state = 'hidden'::text) = (hidden_reason IS NOT NULL))),
  constraint hidden_with_five_hundred_letters_at_most CHECK ((length(hidden_reason) <= 500)) NOT VALID,
  constraint listings_state_check CHECK ((state = ANY (ARRAY['listed'::text, 'hidden'::text]))),
  constraint listings_company_id_fkey FOREIGN KEY (company_id) REFERENCES companies(id),
  constraint listings_technology_id_fkey FOREIGN KEY (technology_id) REFERENCES technologies(id),
  constraint listings_pkey PRIMARY KEY (id),
  constraint listings_technology_id_key UNIQUE (technology_id)
);
CREATE INDEX listings_by_company ON public.listings USING btree (company_id);
CREATE INDEX listings_by_field ON public.listings USING gin (field_codes);
CREATE INDEX listings_by_institution ON public.listings USING gin (institution_ids);
CREATE INDEX listings_by_listed_at ON public.listings USING btree (listed_at DESC, id);
CREATE TRIGGER search_hears_of_changed_listings AFTER UPDATE ON public.listings REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION listings_changed();
CREATE TRIGGER search_hears_of_new_listings AFTER INSERT ON public.listings REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION listings_changed();
CREATE TRIGGER search_hears_of_removed_listings AFTER DELETE ON public.listings REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION listings_changed();

create table mails (
  id text not null,
  created_at timestamp with time zone not null,
  to_address text not null,
  to_person_id text,
  subject text not null,
  body text not null,
  state text not null default 'waiting'::text,
  attempts integer not null default 0,
  next_attempt_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  last_error text,
  stop_path text,
  constraint mails_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'sent'::text, 'failed'::text]))),
  constraint only_sent_mail_has_a_time CHECK (((state = 'sent'::text) = (sent_at IS NOT NULL))),
  constraint mails_pkey PRIMARY KEY (id)
);
CREATE INDEX mails_waiting ON public.mails USING btree (next_attempt_at) WHERE (state = 'waiting'::text);

create table market (
  one boolean not null default true,
  is_demonstration boolean not null default false,
  demonstration_progress integer,
  created_at timestamp with time zone not null default clock_timestamp(),
  constraint market_demonstration_progress_check CHECK (((demonstration_progress >= 0) AND (demonstration_progress <= 100))),
  constraint market_one_check CHECK (one),
  constraint market_pkey PRIMARY KEY (one)
);
CREATE TRIGGER a_demonstration_stays_one BEFORE UPDATE ON public.market FOR EACH ROW EXECUTE FUNCTION a_demonstration_stays_one();
CREATE TRIGGER the_market_is_never_removed BEFORE DELETE ON public.market FOR EACH ROW EXECUTE FUNCTION never_removed();

create table migrations (
  name text not null,
  sha256 text not null,
  applied_at timestamp with time zone not null default now(),
  constraint migrations_pkey PRIMARY KEY (name)
);

create table ministry_names (
  ministry text not null,
  name_ko text not null,
  name_en text not null,
  from_day date,
  until_day date,
  source text,
  constraint ministry_names_pkey PRIMARY KEY (ministry, name_ko)
);

create table notices (
  id text not null,
  person_id text not null,
  at timestamp with time zone not null,
  kind text not null,
  subject_ko text not null,
  subject_en text not null,
  body_ko text not null,
  body_en text not null,
  link text,
  read_at timestamp with time zone,
  constraint notices_pkey PRIMARY KEY (id)
);
CREATE INDEX notices_by_person ON public.notices USING btree (person_id, at DESC);

create table objections (
  id text not null,
  track_id text not null,
  company_id text not null,
  institution_id text not null,
  grounds text not null,
  filed_by text not null,
  filed_at timestamp with time zone not null,
  file_id text,
  state text not null,
  decided_at timestamp with time zone,
  constraint grounds_of_four_thousand_letters_at_most CHECK ((length(grounds) <= 4000)) NOT VALID,
  constraint objections_state_check CHECK ((state = ANY (ARRAY['filed'::text, 'in_review'::text, 'upheld'::text, 'dismissed'::text]))),
  constraint objections_file_id_fkey FOREIGN KEY (file_id) REFERENCES files(id),
  constraint objections_track_id_fkey FOREIGN KEY (track_id) REFERENCES tracks(id),
  constraint objections_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX one_objection_per_verdict ON public.objections USING btree (track_id);

create table one_time_links (
  token_sha256 text not null,
  person_id text,
  purpose text not null,
  email text,
  detail jsonb not null default '{}'::jsonb,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint one_time_links_purpose_check CHECK ((purpose = ANY (ARRAY['confirm-email'::text, 'new-password'::text, 'unlock'::text, 'first-operator'::text, 'invitation'::text]))),
  constraint one_time_links_person_id_fkey FOREIGN KEY (person_id) REFERENCES persons(id),
  constraint one_time_links_pkey PRIMARY KEY (token_sha256)
);

create table persons (
  id text not null,
  email text not null,
  name text not null,
  password_hash text,
  language text not null default 'ko'::text,
  created_at timestamp with time zone not null,
  email_confirmed_at timestamp with time zone,
  disabled_at timestamp with time zone,
  phone text,
  keys_enabled boolean not null default true,
  version integer not null default 1,
  password_is_short boolean not null default false,
  constraint persons_language_check CHECK ((language = ANY (ARRAY['ko'::text, 'en'::text]))),
  constraint persons_name_check CHECK (((length(name) >= 1) AND (length(name) <= 80))),
  constraint persons_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX one_person_per_email ON public.persons USING btree (lower(email));

create table purchase_deliveries (
  purchase_id text not null,
  institution_id text not null,
  contracted_on date not null,
  delivered_on date not null,
  noted_by text not null,
  noted_at timestamp with time zone not null,
  constraint delivered_by_the_day_of_noting CHECK ((delivered_on <= ((noted_at AT TIME ZONE 'Asia/Seoul'::text))::date)),
  constraint delivered_from_the_day_of_the_contract CHECK ((delivered_on >= contracted_on)),
  constraint purchase_deliveries_purchase_id_fkey FOREIGN KEY (purchase_id) REFERENCES purchases(id),
  constraint purchase_deliveries_pkey PRIMARY KEY (purchase_id)
);
CREATE TRIGGER a_noted_delivery_stays BEFORE DELETE OR UPDATE ON public.purchase_deliveries FOR EACH ROW EXECUTE FUNCTION never_removed();

create table purchases (
  id text not null,
  institution_id text not null,
  company_id text not null,
  listing_id text not null,
  technology_id text not null,
  certificate_id text,
  request_id text,
  quote_id text,
  kind text not null,
  counters_id text,
  counter_reason text,
  ground_code text not null,
  ground_note text not null default ''::text,
  amount_won bigint not null,
  contracted_on date not null,
  delivered_on date,
  quantity integer not null default 1,
  alternatives jsonb not null default '[]'::jsonb,
  chosen_reason text not null,
  recorded_by text not null,
  recorded_at timestamp with time zone not null,
  origin text not null default 'recorded here'::text,
  ground_confirmed_by text,
  estimated_won bigint,
  ground_floor_won bigint,
  ground_ceiling_won bigint,
  quoted_won bigint,
  quoted_quantity integer,
  quote_accepted_on date,
  differs_reason text,
  record_of_quote integer not null default 1,
  estimate_note text,
  ground_as_recorded jsonb,
  ground_confirmation integer,
  constraint a_choice_explained_in_two_thousand_letters_at_most CHECK ((length(chosen_reason) <= 2000)) NOT VALID,
  constraint a_contract_above_its_estimated_price_says_why CHECK (((kind = 'counter'::text) OR (estimated_won IS NULL) OR (amount_won <= (estimated_won + (estimated_won / 10))) OR (COALESCE(length(estimate_note), 0) >= 5))) NOT VALID,
  constraint a_correction_explained_in_a_thousand_letters_at_most CHECK ((length(counter_reason) <= 1000)) NOT VALID,
  constraint a_counter_record_names_what_and_why CHECK (((kind = 'counter'::text) = ((counters_id IS NOT NULL) AND (counter_reason IS NOT NULL)))),
  constraint a_difference_explained_in_a_thousand_letters_at_most CHECK ((length(differs_reason) <= 1000)),
  constraint a_ground_explained_in_a_thousand_letters_at_most CHECK ((length(ground_note) <= 1000)) NOT VALID,
  constraint a_ground_with_limits_needs_the_estimated_price CHECK (((kind = 'counter'::text) OR (COALESCE(ground_floor_won, ground_ceiling_won) IS NULL) OR (estimated_won IS NOT NULL))),
  constraint a_purchase_costs_something CHECK ((((kind = 'purchase'::text) AND (amount_won > 0)) OR ((kind = 'counter'::text) AND (amount_won < 0)))),
  constraint a_purchase_that_differs_from_its_quote_says_why CHECK (((kind = 'counter'::text) OR (COALESCE(length(differs_reason), 0) >= 5) OR (((quoted_won IS NULL) OR (amount_won = quoted_won)) AND ((quoted_quantity IS NULL) OR (quantity = quoted_quantity))))),
  constraint a_quantity_from_one_to_a_million CHECK (((quantity >= 1) AND (quantity <= 1000000))) NOT VALID,
  constraint an_amount_of_a_hundred_trillion_won_at_most CHECK (((abs(amount_won) <= '100000000000000'::bigint) AND ((estimated_won IS NULL) OR (estimated_won <= '100000000000000'::bigint)))) NOT VALID,
  constraint an_estimate_explained_in_a_thousand_letters_at_most CHECK ((length(estimate_note) <= 1000)),
  constraint an_estimated_price_beyond_its_ground_says_why CHECK (((kind = 'counter'::text) OR (ground_note <> ''::text) OR (estimated_won IS NULL) OR ((estimated_won >= COALESCE(ground_floor_won, (0)::bigint)) AND (estimated_won <= COALESCE(ground_ceiling_won, estimated_won))))),
  constraint an_estimated_price_is_an_amount CHECK ((estimated_won > 0)),
  constraint contracted_once_the_quote_was_accepted CHECK (((kind = 'counter'::text) OR (quote_accepted_on IS NULL) OR (contracted_on >= quote_accepted_on))),
  constraint contracted_within_ten_years_of_recording CHECK (((kind = 'counter'::text) OR (contracted_on >= (((recorded_at AT TIME ZONE 'Asia/Seoul'::text) - '10 years'::interval))::date))) NOT VALID,
  constraint delivered_by_the_day_of_recording CHECK (((kind = 'counter'::text) OR (delivered_on IS NULL) OR (delivered_on <= ((recorded_at AT TIME ZONE 'Asia/Seoul'::text))::date))) NOT VALID,
  constraint four_eyes_on_a_contract_ground CHECK (((kind = 'counter'::text) OR (ground_confirmed_by IS NULL) OR (ground_confirmed_by <> recorded_by))),
  constraint purchases_chosen_reason_check CHECK ((length(chosen_reason) >= 5)),
  constraint purchases_kind_check CHECK ((kind = ANY (ARRAY['purchase'::text, 'counter'::text]))),
  constraint a_ground_stood_on_a_confirmation_that_was_made FOREIGN KEY (institution_id, ground_code, ground_confirmation) REFERENCES ground_confirmations(institution_id, ground_code, number),
  constraint purchases_company_id_fkey FOREIGN KEY (company_id) REFERENCES companies(id),
  constraint purchases_counters_id_fkey FOREIGN KEY (counters_id) REFERENCES purchases(id),
  constraint purchases_ground_code_fkey FOREIGN KEY (ground_code) REFERENCES contract_grounds(code),
  constraint purchases_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES institutions(id),
  constraint purchases_listing_id_fkey FOREIGN KEY (listing_id) REFERENCES listings(id),
  constraint purchases_quote_id_fkey FOREIGN KEY (quote_id) REFERENCES quotes(id),
  constraint purchases_request_id_fkey FOREIGN KEY (request_id) REFERENCES quote_requests(id),
  constraint purchases_pkey PRIMARY KEY (id)
);
CREATE INDEX purchases_by_company ON public.purchases USING btree (company_id, contracted_on);
CREATE INDEX purchases_by_institution ON public.purchases USING btree (institution_id, contracted_on);
CREATE INDEX purchases_by_listing ON public.purchases USING btree (listing_id);
CREATE INDEX purchases_by_request ON public.purchases USING btree (request_id) WHERE (request_id IS NOT NULL);
CREATE UNIQUE INDEX countered_once ON public.purchases USING btree (counters_id) WHERE (kind = 'counter'::text);
CREATE UNIQUE INDEX one_standing_purchase_per_quote ON public.purchases USING btree (quote_id, record_of_quote) WHERE ((quote_id IS NOT NULL) AND (kind = 'purchase'::text));
CREATE TRIGGER a_purchase_record_stays BEFORE DELETE OR UPDATE ON public.purchases FOR EACH ROW EXECUTE FUNCTION never_removed();

create table quote_answers (
  question_id text not null,
  answer text not null,
  answered_by text not null,
  answered_at timestamp with time zone not null,
  constraint an_answer_to_a_question_has_two_to_two_thousand_letters CHECK (((length(answer) >= 2) AND (length(answer) <= 2000))),
  constraint quote_answers_question_id_fkey FOREIGN KEY (question_id) REFERENCES quote_questions(id),
  constraint quote_answers_pkey PRIMARY KEY (question_id)
);
CREATE TRIGGER an_answer_on_a_quote_stays BEFORE DELETE OR UPDATE ON public.quote_answers FOR EACH ROW EXECUTE FUNCTION never_removed();

create table quote_questions (
  id text not null,
  request_id text not null,
  number integer not null,
  asked_side text not null,
  question text not null,
  asked_by text not null,
  asked_at timestamp with time zone not null,
  constraint a_buyer_or_the_firm_asks CHECK ((asked_side = ANY (ARRAY['buyer'::text, 'firm'::text]))),
  constraint a_question_has_five_to_two_thousand_letters CHECK (((length(question) >= 5) AND (length(question) <= 2000))),
  constraint a_request_has_twenty_questions_at_most CHECK (((number >= 1) AND (number <= 20))),
  constraint quote_questions_request_id_fkey FOREIGN KEY (request_id) REFERENCES quote_requests(id),
  constraint quote_questions_pkey PRIMARY KEY (id),
  constraint questions_of_a_request_are_numbered UNIQUE (request_id, number)
);
CREATE TRIGGER a_question_on_a_quote_stays BEFORE DELETE OR UPDATE ON public.quote_questions FOR EACH ROW EXECUTE FUNCTION never_removed();

create table quote_requests (
  id text not null,
  institution_id text not null,
  company_id text not null,
  listing_id text not null,
  technology_id text not null,
  requested_by text not null,
  requested_at timestamp with time zone not null,
  quantity integer not null,
  unit text not null default '식'::text,
  place text not null,
  wanted_on date,
  needs text not null,
  state text not null,
  state_since timestamp with time zone not null,
  due_at timestamp with time zone,
  reason_code text,
  reason text,
  reminded_at timestamp with time zone,
  version integer not null default 1,
  accepted_at timestamp with time zone,
  accepted_quote_id text,
  file_id text,
  constraint a_place_of_two_hundred_letters_at_most CHECK ((length(place) <= 200)) NOT VALID,
  constraint a_quantity_of_a_million_at_most CHECK ((quantity <= 1000000)) NOT VALID,
  constraint a_reason_of_a_thousand_letters_at_most CHECK ((length(reason) <= 1000)) NOT VALID,
  constraint a_unit_of_twenty_letters_at_most CHECK ((length(unit) <= 20)) NOT VALID,
  constraint an_acceptance_names_its_quote CHECK (((state <> 'accepted'::text) OR (accepted_quote_id IS NOT NULL))) NOT VALID,
  constraint an_end_without_a_purchase_gives_its_reason CHECK (((state <> ALL (ARRAY['refused'::text, 'declined'::text, 'withdrawn'::text, 'forgone'::text, 'retracted'::text])) OR (reason IS NOT NULL))) NOT VALID,
  constraint needs_of_two_thousand_letters_at_most CHECK ((length(needs) <= 2000)) NOT VALID,
  constraint quote_requests_quantity_check CHECK ((quantity > 0)),
  constraint quote_requests_state_check CHECK ((state = ANY (ARRAY['requested'::text, 'quoted'::text, 'accepted'::text, 'refused'::text, 'declined'::text, 'withdrawn'::text, 'expired'::text, 'forgone'::text, 'retracted'::text]))),
  constraint wanted_within_two_years CHECK (((wanted_on IS NULL) OR (wanted_on <= (((requested_at AT TIME ZONE 'Asia/Seoul'::text) + '2 years'::interval))::date))) NOT VALID,
  constraint what_was_accepted_says_since_when CHECK (((state = ANY (ARRAY['accepted'::text, 'forgone'::text, 'retracted'::text])) = (accepted_at IS NOT NULL))),
  constraint quote_requests_accepted_quote_id_fkey FOREIGN KEY (accepted_quote_id) REFERENCES quotes(id),
  constraint quote_requests_company_id_fkey FOREIGN KEY (company_id) REFERENCES companies(id),
  constraint quote_requests_file_id_fkey FOREIGN KEY (file_id) REFERENCES files(id),
  constraint quote_requests_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES institutions(id),
  constraint quote_requests_listing_id_fkey FOREIGN KEY (listing_id) REFERENCES listings(id),
  constraint quote_requests_pkey PRIMARY KEY (id)
);
CREATE INDEX quote_requests_by_company ON public.quote_requests USING btree (company_id, requested_at DESC);
CREATE INDEX quote_requests_by_institution ON public.quote_requests USING btree (institution_id, requested_at DESC);

create table quotes (
  id text not null,
  request_id text not null,
  company_id text not null,
  institution_id text not null,
  number integer not null,
  supply_won bigint not null,
  vat_won bigint not null,
  valid_until date not null,
  delivery_days integer not null,
  terms text not null default ''::text,
  file_id text,
  sent_by text not null,
  sent_at timestamp with time zone not null,
  taken_back_at timestamp with time zone,
  taken_back_by text,
  taken_back_code text,
  taken_back_note text,
  constraint a_quote_is_taken_back_after_it_was_sent CHECK ((taken_back_at >= sent_at)),
  constraint a_quote_taken_back_says_when_by_whom_and_why CHECK ((num_nulls(taken_back_at, taken_back_by, taken_back_code, taken_back_note) = ANY (ARRAY[0, 4]))),
  constraint a_taking_back_of_a_thousand_letters_at_most CHECK ((length(taken_back_note) <= 1000)),
  constraint an_amount_of_a_hundred_trillion_won_at_most CHECK ((supply_won <= '100000000000000'::bigint)) NOT VALID,
  constraint delivered_within_ten_years CHECK ((delivery_days <= 3650)) NOT VALID,
  constraint quotes_delivery_days_check CHECK ((delivery_days >= 0)),
  constraint quotes_supply_won_check CHECK ((supply_won > 0)),
  constraint quotes_vat_won_check CHECK ((vat_won >= 0)),
  constraint terms_of_two_thousand_letters_at_most CHECK ((length(terms) <= 2000)) NOT VALID,
  constraint valid_for_two_years_at_most CHECK ((valid_until <= (((sent_at AT TIME ZONE 'Asia/Seoul'::text) + '2 years'::interval))::date)) NOT VALID,
  constraint quotes_file_id_fkey FOREIGN KEY (file_id) REFERENCES files(id),
  constraint quotes_request_id_fkey FOREIGN KEY (request_id) REFERENCES quote_requests(id),
  constraint quotes_taken_back_by_fkey FOREIGN KEY (taken_back_by) REFERENCES persons(id),
  constraint quotes_taken_back_code_fkey FOREIGN KEY (taken_back_code) REFERENCES refusal_reasons(code),
  constraint quotes_pkey PRIMARY KEY (id),
  constraint quotes_request_id_number_key UNIQUE (request_id, number)
);

create table recovery_codes (
  person_id text not null,
  code_sha256 text not null,
  used_at timestamp with time zone,
  constraint recovery_codes_person_id_fkey FOREIGN KEY (person_id) REFERENCES persons(id),
  constraint recovery_codes_pkey PRIMARY KEY (person_id, code_sha256)
);

create table reference_data (
  name text not null,
  sha256 text not null,
  loaded_at timestamp with time zone not null default clock_timestamp(),
  constraint reference_data_pkey PRIMARY KEY (name)
);

create table refusal_reasons (
  code text not null,
  name_ko text not null,
  name_en text not null,
  uses text[] not null,
  needs_note boolean not null,
  sort integer not null,
  constraint refusal_reasons_pkey PRIMARY KEY (code)
);

create table regions (
  code text not null,
  name_ko text not null,
  name_en text not null,
  sort integer not null,
  other_names text[] not null default '{}'::text[],
  short_is_common_word boolean not null default false,
  constraint regions_pkey PRIMARY KEY (code)
);

create table relevance_judgements (
  id text not null,
  words text not null,
  listing_id text not null,
  grade integer not null,
  person_id text not null,
  acting text not null,
  institution_id text,
  judged_at timestamp with time zone not null,
  withdrawn_at timestamp with time zone,
  constraint relevance_judgements_acting_check CHECK ((acting = ANY (ARRAY['reviewer'::text, 'desk'::text, 'buying'::text]))),
  constraint relevance_judgements_grade_check CHECK ((grade = ANY (ARRAY[0, 1, 2]))),
  constraint relevance_judgements_words_check CHECK (((length(words) >= 1) AND (length(words) <= 200))),
  constraint whoever_judges_for_an_institution_names_it CHECK (((acting = 'reviewer'::text) = (institution_id IS NULL))),
  constraint relevance_judgements_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES institutions(id),
  constraint relevance_judgements_listing_id_fkey FOREIGN KEY (listing_id) REFERENCES listings(id),
  constraint relevance_judgements_person_id_fkey FOREIGN KEY (person_id) REFERENCES persons(id),
  constraint relevance_judgements_pkey PRIMARY KEY (id)
);
CREATE INDEX relevance_judgements_by_person ON public.relevance_judgements USING btree (person_id);
CREATE INDEX relevance_judgements_by_time ON public.relevance_judgements USING btree (judged_at DESC);
CREATE UNIQUE INDEX one_judgement_per_person ON public.relevance_judgements USING btree (words, listing_id, person_id) WHERE (withdrawn_at IS NULL);

create table review_stages (
  id text not null,
  review_id text not null,
  kind text not null,
  sort integer not null,
  held_at timestamp with time zone,
  place text,
  state text not null,
  sheets_due_at timestamp with time zone,
  version integer not null default 1,
  sheets_due_set boolean not null default false,
  constraint a_held_stage_has_its_day CHECK (((state <> 'held'::text) OR (held_at IS NOT NULL))),
  constraint a_place_of_two_hundred_letters_at_most CHECK ((length(place) <= 200)) NOT VALID,
  constraint only_a_due_day_is_set CHECK (((sheets_due_at IS NOT NULL) OR (NOT sheets_due_set))),
  constraint review_stages_kind_check CHECK ((kind = ANY (ARRAY['documents'::text, 'presentation'::text, 'site'::text]))),
  constraint review_stages_state_check CHECK ((state = ANY (ARRAY['planned'::text, 'held'::text]))),
  constraint review_stages_review_id_fkey FOREIGN KEY (review_id) REFERENCES reviews(id),
  constraint review_stages_pkey PRIMARY KEY (id),
  constraint review_stages_review_id_sort_key UNIQUE (review_id, sort)
);

create table review_tracks (
  review_id text not null,
  track_id text not null,
  institution_id text not null,
  company_id text not null,
  constraint review_tracks_review_id_fkey FOREIGN KEY (review_id) REFERENCES reviews(id),
  constraint review_tracks_track_id_fkey FOREIGN KEY (track_id) REFERENCES tracks(id),
  constraint review_tracks_pkey PRIMARY KEY (review_id, track_id)
);
CREATE INDEX review_tracks_by_track ON public.review_tracks USING btree (track_id);

create table reviewer_affiliations (
  id text not null,
  person_id text not null,
  organisation text not null,
  business_number text,
  role text,
  from_day date not null,
  until_day date,
  note text,
  constraint a_role_of_a_hundred_letters_at_most CHECK ((length(role) <= 100)) NOT VALID,
  constraint an_organisation_of_two_hundred_letters_at_most CHECK ((length(organisation) <= 200)) NOT VALID,
  constraint reviewer_affiliations_person_id_fkey FOREIGN KEY (person_id) REFERENCES reviewers(person_id),
  constraint reviewer_affiliations_pkey PRIMARY KEY (id)
);
CREATE INDEX reviewer_affiliations_by_person ON public.reviewer_affiliations USING btree (person_id);

create table reviewer_relations (
  id text not null,
  person_id text not null,
  company_id text,
  organisation text not null,
  kind text not null,
  from_day date,
  until_day date,
  note text,
  entered_by text not null,
  entered_at timestamp with time zone not null,
  constraint a_note_of_a_thousand_letters_at_most CHECK ((length(note) <= 1000)) NOT VALID,
  constraint an_organisation_of_two_hundred_letters_at_most CHECK ((length(organisation) <= 200)) NOT VALID,
  constraint reviewer_relations_kind_check CHECK ((kind = ANY (ARRAY['family'::text, 'shareholder'::text, 'co_inventor'::text, 'contract'::text, 'advice'::text, 'dispute'::text, 'other'::text]))),
  constraint reviewer_relations_company_id_fkey FOREIGN KEY (company_id) REFERENCES companies(id),
  constraint reviewer_relations_person_id_fkey FOREIGN KEY (person_id) REFERENCES reviewers(person_id),
  constraint reviewer_relations_pkey PRIMARY KEY (id)
);

create table reviewers (
  person_id text not null,
  affiliation text not null,
  affiliation_business_number text,
  position text,
  home_institution_id text,
  field_codes jsonb not null default '[]'::jsonb,
  experience text,
  state text not null,
  registered_by text,
  registered_at timestamp with time zone not null,
  version integer not null default 1,
  constraint a_position_of_a_hundred_letters_at_most CHECK ((length("position") <= 100)) NOT VALID,
  constraint an_affiliation_of_two_hundred_letters_at_most CHECK ((length(affiliation) <= 200)) NOT VALID,
  constraint an_experience_of_two_thousand_letters_at_most CHECK ((length(experience) <= 2000)) NOT VALID,
  constraint reviewers_state_check CHECK ((state = ANY (ARRAY['active'::text, 'resting'::text]))),
  constraint reviewers_home_institution_id_fkey FOREIGN KEY (home_institution_id) REFERENCES institutions(id),
  constraint reviewers_person_id_fkey FOREIGN KEY (person_id) REFERENCES persons(id),
  constraint reviewers_pkey PRIMARY KEY (person_id)
);

create table reviews (
  id text not null,
  lead_institution_id text not null,
  call_id text,
  kind text not null,
  objection_id text,
  repeats_review_id text,
  rule_set_version_id text not null,
  rules jsonb not null,
  state text not null,
  draw_allowed_from timestamp with time zone,
  opened_by text not null,
  opened_at timestamp with time zone not null,
  chair_person_id text,
  minutes_file_id text,
  letter_file_id text,
  version integer not null default 1,
  constraint reviews_kind_check CHECK ((kind = ANY (ARRAY['own'::text, 'joint'::text, 'objection'::text]))),
  constraint reviews_state_check CHECK ((state = ANY (ARRAY['forming'::text, 'candidates_frozen'::text, 'drawn'::text, 'evaluating'::text, 'meeting'::text, 'verdict_drafted'::text, 'verdict_signed'::text, 'cancelled'::text]))),
  constraint reviews_call_id_fkey FOREIGN KEY (call_id) REFERENCES calls(id),
  constraint reviews_chair_person_id_fkey FOREIGN KEY (chair_person_id) REFERENCES persons(id),
  constraint reviews_lead_institution_id_fkey FOREIGN KEY (lead_institution_id) REFERENCES institutions(id),
  constraint reviews_letter_file_id_fkey FOREIGN KEY (letter_file_id) REFERENCES files(id),
  constraint reviews_minutes_file_id_fkey FOREIGN KEY (minutes_file_id) REFERENCES files(id),
  constraint reviews_objection_id_fkey FOREIGN KEY (objection_id) REFERENCES objections(id),
  constraint reviews_repeats_review_id_fkey FOREIGN KEY (repeats_review_id) REFERENCES reviews(id),
  constraint reviews_rule_set_version_id_fkey FOREIGN KEY (rule_set_version_id) REFERENCES rule_set_versions(id),
  constraint reviews_pkey PRIMARY KEY (id)
);
CREATE INDEX reviews_by_institution ON public.reviews USING btree (lead_institution_id, state);
CREATE UNIQUE INDEX one_review_of_an_objection ON public.reviews USING btree (objection_id) WHERE (state <> 'cancelled'::text);

create table role_grants (
  id text not null,
  person_id text not null,
  role text not null,
  institution_id text,
  council_id text,
  granted_by text,
  granted_at timestamp with time zone not null,
  withdrawn_at timestamp with time zone,
  withdrawn_by text,
  constraint a_secretary_names_the_council CHECK (((role = 'secretary'::text) = (council_id IS NOT NULL))),
  constraint an_institution_role_names_its_institution CHECK (((role = ANY (ARRAY['officer'::text, 'approver'::text, 'buyer'::text])) = (institution_id IS NOT NULL))),
  constraint role_grants_role_check CHECK ((role = ANY (ARRAY['officer'::text, 'approver'::text, 'buyer'::text, 'secretary'::text, 'operator'::text, 'auditor'::text]))),
  constraint role_grants_person_id_fkey FOREIGN KEY (person_id) REFERENCES persons(id),
  constraint role_grants_pkey PRIMARY KEY (id)
);
CREATE INDEX role_grants_by_institution ON public.role_grants USING btree (institution_id, role) WHERE (withdrawn_at IS NULL);
CREATE UNIQUE INDEX one_grant_of_a_role ON public.role_grants USING btree (person_id, role, COALESCE(institution_id, council_id, ''::text)) WHERE (withdrawn_at IS NULL);

create table rule_set_versions (
  id text not null,
  rule_set_id text not null,
  number integer not null,
  state text not null,
  content jsonb not null,
  sha256 text,
  note text not null default ''::text,
  drafted_by text,
  drafted_at timestamp with time zone not null,
  submitted_at timestamp with time zone,
  edited_by jsonb not null default '[]'::jsonb,
  approved_by text,
  in_force_at timestamp with time zone,
  retired_at timestamp with time zone,
  version integer not null default 1,
  constraint a_note_of_a_thousand_letters_at_most CHECK ((length(note) <= 1000)) NOT VALID,
  constraint a_text_of_rules_of_four_thousand_letters_at_most CHECK ((longest_text(content) <= 4000)) NOT VALID,
  constraint four_eyes_on_a_rule_set CHECK (((approved_by IS NULL) OR (approved_by <> drafted_by))),
  constraint no_editor_of_a_rule_set_approves_it CHECK (((approved_by IS NULL) OR (NOT jsonb_exists(edited_by, approved_by)))),
  constraint rule_set_versions_number_check CHECK ((number > 0)),
  constraint rule_set_versions_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'in_review'::text, 'in_force'::text, 'retired'::text]))),
  constraint what_is_in_force_has_a_hash CHECK (((state = ANY (ARRAY['in_force'::text, 'retired'::text])) = ((sha256 IS NOT NULL) AND (in_force_at IS NOT NULL)))),
  constraint what_somebody_drafted_was_approved CHECK (((state <> ALL (ARRAY['in_force'::text, 'retired'::text])) OR (drafted_by IS NULL) OR (approved_by IS NOT NULL))),
  constraint rule_set_versions_rule_set_id_fkey FOREIGN KEY (rule_set_id) REFERENCES rule_sets(id),
  constraint rule_set_versions_pkey PRIMARY KEY (id),
  constraint rule_set_versions_rule_set_id_number_key UNIQUE (rule_set_id, number)
);
CREATE UNIQUE INDEX one_open_draft ON public.rule_set_versions USING btree (rule_set_id) WHERE (state = ANY (ARRAY['draft'::text, 'in_review'::text]));
CREATE UNIQUE INDEX one_version_in_force ON public.rule_set_versions USING btree (rule_set_id) WHERE (state = 'in_force'::text);
CREATE TRIGGER a_version_in_force_stays BEFORE DELETE OR UPDATE ON public.rule_set_versions FOR EACH ROW EXECUTE FUNCTION a_version_in_force_stays();

create table rule_sets (
  id text not null,
  institution_id text,
  name_ko text not null,
  name_en text not null,
  created_at timestamp with time zone not null,
  created_by text,
  archived_at timestamp with time zone,
  cloned_from text,
  constraint a_name_of_two_hundred_letters_at_most CHECK ((GREATEST(length(name_ko), length(name_en)) <= 200)) NOT VALID,
  constraint rule_sets_cloned_from_fkey FOREIGN KEY (cloned_from) REFERENCES rule_set_versions(id),
  constraint rule_sets_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES institutions(id),
  constraint rule_sets_pkey PRIMARY KEY (id)
);

create table saved_searches (
  id text not null,
  person_id text not null,
  name text not null,
  asked text not null,
  created_at timestamp with time zone not null,
  alert_since timestamp with time zone,
  checked_at timestamp with time zone,
  turn integer not null default 0,
  constraint a_saved_search_asks_for_something CHECK (((asked ~~ '?%'::text) AND ((length(asked) >= 3) AND (length(asked) <= 2000)))),
  constraint a_saved_search_has_a_name CHECK (((length(name) >= 1) AND (length(name) <= 100))),
  constraint a_saved_search_is_kept_without_its_order CHECK ((asked !~ '[?&](sort|page)='::text)),
  constraint saved_searches_person_id_fkey FOREIGN KEY (person_id) REFERENCES persons(id),
  constraint saved_searches_pkey PRIMARY KEY (id),
  constraint a_search_is_saved_once UNIQUE (person_id, asked)
);
CREATE INDEX saved_searches_to_look_through ON public.saved_searches USING btree (checked_at) WHERE (alert_since IS NOT NULL);

create table score_changes (
  id bigint generated always as identity not null,
  sheet_id text not null,
  criterion_id text not null,
  before_hundredths integer not null,
  after_hundredths integer not null,
  reason text not null,
  at timestamp with time zone not null,
  by_person text not null,
  constraint a_reason_of_a_thousand_letters_at_most CHECK ((length(reason) <= 1000)) NOT VALID,
  constraint score_changes_reason_check CHECK ((length(reason) >= 5)),
  constraint score_changes_sheet_id_fkey FOREIGN KEY (sheet_id) REFERENCES sheets(id),
  constraint score_changes_pkey PRIMARY KEY (id)
);

create table search_alerts (
  search_id text not null,
  listing_id text not null,
  told_at timestamp with time zone not null,
  constraint search_alerts_listing_id_fkey FOREIGN KEY (listing_id) REFERENCES listings(id) ON DELETE CASCADE,
  constraint search_alerts_search_id_fkey FOREIGN KEY (search_id) REFERENCES saved_searches(id) ON DELETE CASCADE,
  constraint search_alerts_pkey PRIMARY KEY (search_id, listing_id)
);
CREATE INDEX search_alerts_by_listing ON public.search_alerts USING btree (listing_id);

create table search_queries (
  day date not null,
  words text not null,
  asked integer not null default 0,
  empty integer not null default 0,
  partly integer not null default 0,
  constraint search_queries_words_check CHECK (((length(words) >= 1) AND (length(words) <= 100))),
  constraint search_queries_pkey PRIMARY KEY (day, words)
);
CREATE INDEX search_queries_by_words ON public.search_queries USING btree (words);

create table sections (
  id text not null,
  council_id text not null,
  name_ko text not null,
  name_en text not null,
  source text,
  constraint sections_council_id_fkey FOREIGN KEY (council_id) REFERENCES councils(id),
  constraint sections_pkey PRIMARY KEY (id)
);

create table sessions (
  token_sha256 text not null,
  person_id text not null,
  created_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  second_factor_at timestamp with time zone,
  reauthenticated_at timestamp with time zone,
  address text not null,
  agent text not null,
  ended_at timestamp with time zone,
  constraint sessions_person_id_fkey FOREIGN KEY (person_id) REFERENCES persons(id),
  constraint sessions_pkey PRIMARY KEY (token_sha256)
);
CREATE INDEX sessions_by_person ON public.sessions USING btree (person_id) WHERE (ended_at IS NULL);

create table sheets (
  id text not null,
  review_id text not null,
  stage_id text not null,
  person_id text not null,
  state text not null,
  scores jsonb not null default '{}'::jsonb,
  comments jsonb not null default '{}'::jsonb,
  gates jsonb not null default '{}'::jsonb,
  overall text not null default ''::text,
  conditions text not null default ''::text,
  updated_at timestamp with time zone not null,
  sealed_at timestamp with time zone,
  sha256 text,
  version integer not null default 1,
  due_at timestamp with time zone,
  soon_told_at timestamp with time zone,
  due_told_at timestamp with time zone,
  constraint a_comment_of_two_thousand_letters_at_most CHECK ((longest_text(comments) <= 2000)) NOT VALID,
  constraint a_sealed_sheet_has_its_hash CHECK (((state = 'sealed'::text) = ((sealed_at IS NOT NULL) AND (sha256 IS NOT NULL)))),
  constraint an_overall_comment_of_four_thousand_letters_at_most CHECK ((length(overall) <= 4000)) NOT VALID,
  constraint only_what_is_due_is_told_of CHECK (((due_at IS NOT NULL) OR ((soon_told_at IS NULL) AND (due_told_at IS NULL)))),
  constraint proposed_conditions_of_two_thousand_letters_at_most CHECK ((length(conditions) <= 2000)) NOT VALID,
  constraint sheets_state_check CHECK ((state = ANY (ARRAY['open'::text, 'sealed'::text, 'set_aside'::text]))),
  constraint sheets_person_id_fkey FOREIGN KEY (person_id) REFERENCES reviewers(person_id),
  constraint sheets_review_id_fkey FOREIGN KEY (review_id) REFERENCES reviews(id),
  constraint sheets_stage_id_fkey FOREIGN KEY (stage_id) REFERENCES review_stages(id),
  constraint sheets_pkey PRIMARY KEY (id),
  constraint sheets_stage_id_person_id_key UNIQUE (stage_id, person_id)
);
CREATE INDEX sheets_by_review ON public.sheets USING btree (review_id);
CREATE INDEX sheets_open_and_due ON public.sheets USING btree (due_at) WHERE ((state = 'open'::text) AND (due_told_at IS NULL));

create table sign_in_attempts (
  id bigint generated always as identity not null,
  at timestamp with time zone not null,
  email_sha256 text not null,
  address text not null,
  succeeded boolean not null,
  constraint sign_in_attempts_pkey PRIMARY KEY (id)
);
CREATE INDEX sign_in_attempts_by_address ON public.sign_in_attempts USING btree (address, at DESC);
CREATE INDEX sign_in_attempts_by_email ON public.sign_in_attempts USING btree (email_sha256, at DESC);

create table signing_keys (
  id text not null,
  institution_id text,
  certificate_pem text not null,
  private_key_sealed text not null,
  origin text not null,
  created_at timestamp with time zone not null,
  retired_at timestamp with time zone,
  constraint signing_keys_origin_check CHECK ((origin = ANY (ARRAY['generated'::text, 'imported'::text]))),
  constraint signing_keys_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES institutions(id),
  constraint signing_keys_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX one_live_key_per_institution ON public.signing_keys USING btree (COALESCE(institution_id, ''::text)) WHERE (retired_at IS NULL);

create table sme_confirmations (
  id text not null,
  company_id text not null,
  number text not null,
  size_class text not null,
  valid_from date not null,
  valid_to date not null,
  file_id text,
  added_at timestamp with time zone not null,
  added_by text not null,
  removed_at timestamp with time zone,
  constraint a_confirmation_ends_after_it_begins CHECK ((valid_from <= valid_to)),
  constraint a_confirmation_number_has_a_digit_and_forty_letters_at_most CHECK (((number ~ '[0-9]'::text) AND (char_length(number) <= 40))) NOT VALID,
  constraint a_confirmation_of_five_years_at_most CHECK ((valid_to <= ((valid_from + '5 years'::interval))::date)) NOT VALID,
  constraint sme_confirmations_size_class_check CHECK ((size_class = ANY (ARRAY['micro'::text, 'small'::text, 'medium'::text]))),
  constraint sme_confirmations_company_id_fkey FOREIGN KEY (company_id) REFERENCES companies(id),
  constraint sme_confirmations_file_id_fkey FOREIGN KEY (file_id) REFERENCES files(id),
  constraint sme_confirmations_pkey PRIMARY KEY (id)
);
CREATE INDEX sme_confirmations_by_company ON public.sme_confirmations USING btree (company_id, valid_to DESC);
CREATE UNIQUE INDEX a_confirmation_stands_once_for_a_firm ON public.sme_confirmations USING btree (company_id, number) WHERE (removed_at IS NULL);

create table sources (
  id text not null,
  title text,
  address text,
  note text,
  constraint sources_pkey PRIMARY KEY (id)
);

create table stage_attendance (
  stage_id text not null,
  person_id text not null,
  attended boolean not null,
  recorded_by text not null,
  recorded_at timestamp with time zone not null,
  constraint stage_attendance_person_id_fkey FOREIGN KEY (person_id) REFERENCES reviewers(person_id),
  constraint stage_attendance_stage_id_fkey FOREIGN KEY (stage_id) REFERENCES review_stages(id),
  constraint stage_attendance_pkey PRIMARY KEY (stage_id, person_id)
);

create table supplements (
  id text not null,
  track_id text not null,
  company_id text not null,
  institution_id text not null,
  round integer not null,
  parts jsonb not null,
  requested_by text not null,
  requested_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  answered_by text,
  answered_at timestamp with time zone,
  answers jsonb,
  technology_version integer,
  clock_rest_days integer,
  state text not null,
  withdrawn_by text,
  withdrawn_at timestamp with time zone,
  withdrawal_reason text,
  constraint a_request_of_a_thousand_letters_at_most CHECK ((longest_text(parts, '$[*]."request"'::jsonpath) <= 1000)) NOT VALID,
  constraint a_request_taken_back_says_by_whom_when_and_why CHECK ((((state = 'withdrawn'::text) = (withdrawn_at IS NOT NULL)) AND ((withdrawn_at IS NULL) = (withdrawn_by IS NULL)) AND ((withdrawn_at IS NULL) = (withdrawal_reason IS NULL)))),
  constraint an_answer_of_two_thousand_letters_at_most CHECK ((longest_text(answers, '$[*]."text"'::jsonpath) <= 2000)) NOT VALID,
  constraint an_answered_supplement_has_its_time CHECK (((state = 'answered'::text) = (answered_at IS NOT NULL))),
  constraint supplements_state_check CHECK ((state = ANY (ARRAY['open'::text, 'answered'::text, 'cancelled'::text, 'withdrawn'::text]))),
  constraint taken_back_with_five_to_two_thousand_letters CHECK (((length(withdrawal_reason) >= 5) AND (length(withdrawal_reason) <= 2000))),
  constraint supplements_track_id_fkey FOREIGN KEY (track_id) REFERENCES tracks(id),
  constraint supplements_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX a_round_counts_once ON public.supplements USING btree (track_id, round) WHERE (state <> 'withdrawn'::text);

create table technologies (
  id text not null,
  company_id text not null,
  title_ko text not null default ''::text,
  content jsonb not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  updated_by text not null,
  archived_at timestamp with time zone,
  version integer not null default 1,
  constraint a_text_of_a_dossier_of_six_thousand_letters_at_most CHECK ((longest_text(content) <= 6000)) NOT VALID,
  constraint technologies_company_id_fkey FOREIGN KEY (company_id) REFERENCES companies(id),
  constraint technologies_pkey PRIMARY KEY (id)
);
CREATE INDEX technologies_by_company ON public.technologies USING btree (company_id, updated_at DESC);

create table technology_documents (
  id text not null,
  technology_id text not null,
  company_id text not null,
  kind text not null,
  file_id text not null,
  title text,
  is_public boolean not null default false,
  valid_from date,
  valid_to date,
  added_at timestamp with time zone not null,
  added_by text not null,
  removed_at timestamp with time zone,
  version integer not null default 1,
  constraint technology_documents_file_id_fkey FOREIGN KEY (file_id) REFERENCES files(id),
  constraint technology_documents_kind_fkey FOREIGN KEY (kind) REFERENCES document_kinds(code),
  constraint technology_documents_technology_id_fkey FOREIGN KEY (technology_id) REFERENCES technologies(id),
  constraint technology_documents_pkey PRIMARY KEY (id)
);
CREATE INDEX technology_documents_by_technology ON public.technology_documents USING btree (technology_id) WHERE (removed_at IS NULL);

create table technology_pictures (
  id text not null,
  technology_id text not null,
  company_id text not null,
  large_file_id text not null,
  small_file_id text not null,
  alt_ko text not null,
  alt_en text not null default ''::text,
  width integer not null,
  height integer not null,
  sort integer not null,
  added_at timestamp with time zone not null,
  removed_at timestamp with time zone,
  constraint technology_pictures_large_file_id_fkey FOREIGN KEY (large_file_id) REFERENCES files(id),
  constraint technology_pictures_small_file_id_fkey FOREIGN KEY (small_file_id) REFERENCES files(id),
  constraint technology_pictures_technology_id_fkey FOREIGN KEY (technology_id) REFERENCES technologies(id),
  constraint technology_pictures_pkey PRIMARY KEY (id)
);
CREATE INDEX technology_pictures_by_technology ON public.technology_pictures USING btree (technology_id, sort) WHERE (removed_at IS NULL);

create table technology_versions (
  technology_id text not null,
  number integer not null,
  company_id text not null,
  content text not null,
  sha256 text not null,
  kept_at timestamp with time zone not null,
  kept_by text not null,
  reason text not null,
  constraint technology_versions_technology_id_fkey FOREIGN KEY (technology_id) REFERENCES technologies(id),
  constraint technology_versions_pkey PRIMARY KEY (technology_id, number)
);
CREATE TRIGGER a_version_is_kept_as_it_was BEFORE DELETE OR UPDATE ON public.technology_versions FOR EACH ROW EXECUTE FUNCTION never_removed();

create table totp_factors (
  person_id text not null,
  secret_sealed text not null,
  confirmed_at timestamp with time zone,
  last_counter bigint,
  created_at timestamp with time zone not null,
  constraint totp_factors_person_id_fkey FOREIGN KEY (person_id) REFERENCES persons(id),
  constraint totp_factors_pkey PRIMARY KEY (person_id)
);

create table track_checks (
  track_id text not null,
  condition_id text not null,
  machine_answer text not null,
  machine_because jsonb not null,
  officer_answer text,
  officer_note text,
  officer_id text,
  answered_at timestamp with time zone,
  constraint a_note_of_two_thousand_letters_at_most CHECK ((length(officer_note) <= 2000)) NOT VALID,
  constraint an_override_gives_its_reason CHECK (((officer_answer IS NULL) OR (machine_answer = 'unknown'::text) OR (officer_answer = machine_answer) OR (officer_note IS NOT NULL))),
  constraint track_checks_machine_answer_check CHECK ((machine_answer = ANY (ARRAY['yes'::text, 'no'::text, 'unknown'::text]))),
  constraint track_checks_officer_answer_check CHECK ((officer_answer = ANY (ARRAY['yes'::text, 'no'::text]))),
  constraint track_checks_track_id_fkey FOREIGN KEY (track_id) REFERENCES tracks(id),
  constraint track_checks_pkey PRIMARY KEY (track_id, condition_id)
);

create table track_events (
  id bigint generated always as identity not null,
  track_id text not null,
  company_id text not null,
  institution_id text not null,
  at timestamp with time zone not null,
  by_person text,
  by_unit text not null,
  event text not null,
  from_state text,
  to_state text not null,
  reason text,
  detail jsonb not null default '{}'::jsonb,
  seen_by_firm boolean not null default true,
  constraint a_withdrawal_explained_in_two_thousand_letters_at_most CHECK (((event <> 'withdraw'::text) OR (length(reason) <= 2000))) NOT VALID,
  constraint track_events_track_id_fkey FOREIGN KEY (track_id) REFERENCES tracks(id),
  constraint track_events_pkey PRIMARY KEY (id)
);
CREATE INDEX track_events_by_track ON public.track_events USING btree (track_id, id);
CREATE TRIGGER a_track_event_stays BEFORE DELETE OR UPDATE ON public.track_events FOR EACH ROW EXECUTE FUNCTION never_removed();

create table tracks (
  id text not null,
  application_id text not null,
  company_id text not null,
  technology_id text not null,
  institution_id text not null,
  call_id text not null,
  receipt_number text not null,
  rule_set_version_id text not null,
  rules jsonb not null,
  facts jsonb not null,
  state text not null,
  state_since timestamp with time zone not null,
  due_at timestamp with time zone,
  reminded_at timestamp with time zone,
  escalated_at timestamp with time zone,
  officer_id text,
  reason text,
  verdict_at timestamp with time zone,
  objection_until timestamp with time zone,
  submitted_at timestamp with time zone not null,
  version integer not null default 1,
  constraint a_return_explained_in_two_thousand_letters_at_most CHECK (((state <> 'returned'::text) OR (length(reason) <= 2000))) NOT VALID,
  constraint a_return_gives_its_reason CHECK (((state <> 'returned'::text) OR (reason IS NOT NULL))),
  constraint tracks_state_check CHECK ((state = ANY (ARRAY['submitted'::text, 'received'::text, 'checking'::text, 'supplement_requested'::text, 'in_review'::text, 'approved'::text, 'conditional'::text, 'rejected'::text, 'certified'::text, 'returned'::text, 'withdrawn'::text, 'objected'::text]))),
  constraint tracks_application_id_fkey FOREIGN KEY (application_id) REFERENCES applications(id),
  constraint tracks_call_id_fkey FOREIGN KEY (call_id) REFERENCES calls(id),
  constraint tracks_company_id_fkey FOREIGN KEY (company_id) REFERENCES companies(id),
  constraint tracks_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES institutions(id),
  constraint tracks_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES persons(id),
  constraint tracks_rule_set_version_id_fkey FOREIGN KEY (rule_set_version_id) REFERENCES rule_set_versions(id),
  constraint tracks_technology_id_fkey FOREIGN KEY (technology_id) REFERENCES technologies(id),
  constraint tracks_pkey PRIMARY KEY (id),
  constraint tracks_receipt_number_key UNIQUE (receipt_number)
);
CREATE INDEX tracks_by_application ON public.tracks USING btree (application_id);
CREATE INDEX tracks_by_company ON public.tracks USING btree (company_id, submitted_at DESC);
CREATE INDEX tracks_by_institution ON public.tracks USING btree (institution_id, state, due_at);
CREATE UNIQUE INDEX one_live_track_per_technology_and_call ON public.tracks USING btree (company_id, technology_id, call_id, institution_id) WHERE (state <> ALL (ARRAY['withdrawn'::text, 'returned'::text, 'rejected'::text]));

create table verdicts (
  review_id text not null,
  result text not null,
  computed jsonb not null,
  computed_result text not null,
  differs_reason text,
  reasons jsonb not null,
  conditions jsonb not null default '[]'::jsonb,
  dissent text not null default ''::text,
  drafted_by text not null,
  drafted_at timestamp with time zone not null,
  signed_by text,
  signed_at timestamp with time zone,
  version integer not null default 1,
  sent_back_note text,
  constraint a_condition_of_a_thousand_letters_at_most CHECK ((longest_text(conditions) <= 1000)) NOT VALID,
  constraint a_difference_explained_in_two_thousand_letters_at_most CHECK ((length(differs_reason) <= 2000)) NOT VALID,
  constraint a_dissent_of_four_thousand_letters_at_most CHECK ((length(dissent) <= 4000)) NOT VALID,
  constraint a_verdict_against_the_scores_says_why CHECK (((result = computed_result) OR ((result = 'conditional'::text) AND (computed_result = 'approved'::text)) OR (differs_reason IS NOT NULL))),
  constraint four_eyes_on_a_verdict CHECK (((signed_by IS NULL) OR (signed_by <> drafted_by))),
  constraint reasons_of_four_thousand_letters_at_most CHECK ((longest_text(reasons) <= 4000)) NOT VALID,
  constraint sent_back_with_a_thousand_letters_at_most CHECK ((length(sent_back_note) <= 1000)) NOT VALID,
  constraint verdicts_result_check CHECK ((result = ANY (ARRAY['approved'::text, 'conditional'::text, 'rejected'::text]))),
  constraint verdicts_review_id_fkey FOREIGN KEY (review_id) REFERENCES reviews(id),
  constraint verdicts_pkey PRIMARY KEY (review_id)
);

create table vocabulary_entries (
  id text not null,
  kind text not null,
  words text[] not null,
  leads_to text[] not null default '{}'::text[],
  note text not null default ''::text,
  source text not null,
  seeded boolean not null default false,
  state text not null,
  drafted_by text,
  drafted_at timestamp with time zone not null,
  live_by text,
  live_at timestamp with time zone,
  removed_by text,
  removed_at timestamp with time zone,
  version integer not null default 1,
  constraint a_group_has_two_words_or_more CHECK (((kind <> 'group'::text) OR ((cardinality(words) >= 2) AND (cardinality(leads_to) = 0)))),
  constraint a_note_of_five_hundred_letters_at_most CHECK ((length(note) <= 500)) NOT VALID,
  constraint a_one_way_rule_leads_from_one_word_to_others CHECK (((kind <> 'one_way'::text) OR ((cardinality(words) = 1) AND (cardinality(leads_to) >= 1)))),
  constraint a_source_of_two_hundred_letters_at_most CHECK ((length(source) <= 200)) NOT VALID,
  constraint the_parts_of_a_word_make_the_word CHECK (((kind <> 'word'::text) OR ((cardinality(words) = 1) AND ((cardinality(leads_to) = 0) OR (array_to_string(leads_to, ''::text) = words[1]))))),
  constraint vocabulary_entries_kind_check CHECK ((kind = ANY (ARRAY['group'::text, 'one_way'::text, 'word'::text]))),
  constraint vocabulary_entries_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'live'::text, 'removed'::text]))),
  constraint what_is_live_has_its_time CHECK (((state <> 'live'::text) OR (live_at IS NOT NULL))),
  constraint what_is_removed_has_its_time CHECK (((state = 'removed'::text) = (removed_at IS NOT NULL))),
  constraint vocabulary_entries_pkey PRIMARY KEY (id)
);
CREATE INDEX vocabulary_entries_by_state ON public.vocabulary_entries USING btree (state, kind, drafted_at DESC);
CREATE UNIQUE INDEX a_word_is_live_once ON public.vocabulary_entries USING btree ((words[1])) WHERE ((kind = 'word'::text) AND (state = 'live'::text));

create view standing_purchases as
 SELECT id,
    institution_id,
    company_id,
    listing_id,
    technology_id,
    request_id,
    contracted_on,
    amount_won,
    recorded_by,
    recorded_at
   FROM purchases p
  WHERE ((kind = 'purchase'::text) AND (NOT (EXISTS ( SELECT
           FROM purchases counter
          WHERE (counter.counters_id = p.id)))));
