create table signing_keys (
  id text primary key, institution_id text references institutions, -- null: the platform's root
  certificate_pem text not null, private_key_sealed text not null, origin text not null check (origin in ('generated', 'imported')),
  created_at timestamptz not null, retired_at timestamptz
);
create unique index one_live_key_per_institution on signing_keys (coalesce(institution_id, '')) where retired_at is null;
create table certificates (
  id text primary key, -- the public code in the address and QR
  number text, institution_id text not null references institutions, track_id text not null references tracks,
  company_id text not null references companies, technology_id text not null references technologies, technology_version integer not null,
  title_ko text not null, title_en text not null, company_name_ko text not null, company_name_en text not null default '',
  state text not null check (state in ('drafted', 'valid', 'suspended', 'revoked')),
  issued_on date, valid_from date, valid_to date, extensions integer not null default 0, rules jsonb not null,
  drafted_by text not null, drafted_at timestamptz not null, approved_by text, issued_at timestamptz,
  pdf_file_id text references files, pdf_sha256 text, state_reason text, state_since timestamptz not null, reminded jsonb not null default '[]', version integer not null default 1,
  constraint four_eyes_on_a_certificate check (approved_by is null or approved_by <> drafted_by),
  constraint an_issued_certificate_is_whole check (state = 'drafted' or (number is not null and approved_by is not null and issued_on is not null and valid_from is not null and valid_to is not null and pdf_file_id is not null)),
  constraint suspension_and_revocation_give_their_reason check (state not in ('suspended', 'revoked') or state_reason is not null)
);
create unique index one_certificate_per_track on certificates (track_id);
create unique index one_number_per_institution on certificates (institution_id, number);
create index certificates_by_company on certificates (company_id);
create index certificates_by_technology on certificates (technology_id);
create index certificates_by_institution on certificates (institution_id, valid_to);
create index certificates_by_written_number on certificates (upper(number));
-- Every PDF that was ever issued, so that one from before an extension is still known as an original.
create table certificate_papers (
  sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'), certificate_id text not null references certificates, file_id text not null references files,
  issued_at timestamptz not null, valid_to date not null
);
create index certificate_papers_by_certificate on certificate_papers (certificate_id, issued_at desc);
create trigger a_paper_that_was_issued_stays before update or delete on certificate_papers for each row execute function never_removed();
-- Running numbers of institutions whose rules begin anew each year.
create table certificate_sequences (institution_id text not null references institutions, year integer not null, last_number integer not null, primary key (institution_id, year));
create table certificate_events (
  id bigint generated always as identity primary key, certificate_id text not null references certificates, at timestamptz not null,
  event text not null check (event in ('issued', 'extended', 'suspended', 'reinstated', 'revoked')),
  proposed_by text, approved_by text, reason text, valid_to_before date, valid_to_after date
);
create index certificate_events_by_certificate on certificate_events (certificate_id, id);
create trigger a_certificate_event_stays before update or delete on certificate_events for each row execute function never_removed();
-- Extension, suspension, reinstatement and revocation wait here for the second pair of eyes.
create table certificate_proposals (
  id text primary key, certificate_id text not null references certificates, institution_id text not null,
  change text not null check (change in ('extend', 'suspend', 'reinstate', 'revoke')), reason text not null check (length(reason) >= 5),
  proposed_by text not null, proposed_at timestamptz not null, state text not null check (state in ('open', 'approved', 'refused', 'withdrawn')),
  decided_by text, decided_at timestamptz, decided_note text,
  -- Suspension and revocation: the firm is heard until this day, unless a suspension cannot wait.
  hearing_until date, urgent boolean not null default false, opinion text, opinion_by text, opinion_at timestamptz,
  constraint a_revocation_is_never_without_hearing check (change <> 'revoke' or hearing_until is not null),
  constraint four_eyes_on_a_change check (decided_by is null or state <> 'approved' or decided_by <> proposed_by)
);
create unique index one_open_proposal_per_certificate on certificate_proposals (certificate_id) where state = 'open';
