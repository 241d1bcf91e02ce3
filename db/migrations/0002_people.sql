create table persons (
  id text primary key, email text not null, name text not null check (length(name) between 1 and 80),
  password_hash text, language text not null default 'ko' check (language in ('ko', 'en')),
  created_at timestamptz not null, email_confirmed_at timestamptz, disabled_at timestamptz,
  phone text, keys_enabled boolean not null default true, version integer not null default 1
);
create unique index one_person_per_email on persons (lower(email));

create table sessions (
  token_sha256 text primary key, person_id text not null references persons,
  created_at timestamptz not null, last_seen_at timestamptz not null, expires_at timestamptz not null,
  second_factor_at timestamptz, reauthenticated_at timestamptz, address text not null, agent text not null, ended_at timestamptz
);
create index sessions_by_person on sessions (person_id) where ended_at is null;

create table totp_factors (
  person_id text primary key references persons, secret_sealed text not null,
  confirmed_at timestamptz, last_counter bigint, created_at timestamptz not null
);
create table recovery_codes (
  person_id text not null references persons, code_sha256 text not null, used_at timestamptz,
  primary key (person_id, code_sha256)
);
-- Single-use links: confirming an address, a new password, unlocking, the first operator, an invitation.
create table one_time_links (
  token_sha256 text primary key, person_id text references persons,
  purpose text not null check (purpose in ('confirm-email', 'new-password', 'unlock', 'first-operator', 'invitation')),
  email text, detail jsonb not null default '{}', created_at timestamptz not null, expires_at timestamptz not null, used_at timestamptz
);
create table sign_in_attempts (
  id bigint generated always as identity primary key, at timestamptz not null,
  email_sha256 text not null, address text not null, succeeded boolean not null
);
create index sign_in_attempts_by_email on sign_in_attempts (email_sha256, at desc);
create index sign_in_attempts_by_address on sign_in_attempts (address, at desc);

-- Who may act for a public body, or for the market. Kept for ever: a withdrawal is a date, not a deletion.
create table role_grants (
  id text primary key, person_id text not null references persons,
  role text not null check (role in ('officer', 'approver', 'buyer', 'secretary', 'operator', 'auditor')),
  institution_id text, council_id text,
  granted_by text, granted_at timestamptz not null, withdrawn_at timestamptz, withdrawn_by text,
  constraint an_institution_role_names_its_institution check ((role in ('officer', 'approver', 'buyer')) = (institution_id is not null)),
  constraint a_secretary_names_the_council check ((role = 'secretary') = (council_id is not null))
);
create unique index one_grant_of_a_role on role_grants (person_id, role, coalesce(institution_id, council_id, '')) where withdrawn_at is null;
create index role_grants_by_institution on role_grants (institution_id, role) where withdrawn_at is null;
