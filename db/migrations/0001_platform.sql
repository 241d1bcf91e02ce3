-- The market itself: one row, one clock. Only a database created as a demonstration may shift its time, and only within a transaction.
create table market (
  one boolean primary key default true check (one),
  is_demonstration boolean not null default false,
  demonstration_progress integer check (demonstration_progress between 0 and 100),
  created_at timestamptz not null default clock_timestamp()
);
insert into market default values;

create function a_demonstration_stays_one() returns trigger language plpgsql as $$
begin
  if old.is_demonstration and not new.is_demonstration then
    raise exception 'a demonstration database cannot become production' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger a_demonstration_stays_one before update on market for each row execute function a_demonstration_stays_one();
create function never_removed() returns trigger language plpgsql as $$
begin
  raise exception '% keeps its rows: neither changed nor removed', tg_table_name using errcode = 'check_violation';
end $$;
create trigger the_market_is_never_removed before delete on market for each row execute function never_removed();

create function market_now() returns timestamptz language sql volatile as $$
  select clock_timestamp() + case
    when (select is_demonstration from market)
    then coalesce(nullif(current_setting('techmarket.shift', true), '')::interval, interval '0')
    else interval '0' end
$$;
create function market_today() returns date language sql volatile as $$ select (market_now() at time zone 'Asia/Seoul')::date $$;

-- Every action leaves one row here. Nothing changes or removes it.
create table audit_log (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  written_at timestamptz not null default clock_timestamp(),
  transaction_id xid8 not null default pg_current_xact_id(),
  person_id text, acting_as text not null,
  action text not null, object_kind text not null, object_id text not null,
  company_id text, institution_id text,
  detail jsonb not null default '{}', request_id text
);
create index audit_log_by_object on audit_log (object_kind, object_id, id);
create index audit_log_by_at on audit_log (at desc);
create trigger the_audit_log_keeps_its_rows before update or delete on audit_log for each row execute function never_removed();
create trigger the_audit_log_is_not_emptied before truncate on audit_log for each statement execute function never_removed();

-- Every reading of personal data: who, when, from where, whose, what was done.
create table access_log (
  id bigint generated always as identity primary key,
  at timestamptz not null, person_id text, acting_as text not null, address text not null,
  whose_kind text not null, whose_id text not null, what text not null, reason text, request_id text
);
create index access_log_by_at on access_log (at desc);
create index access_log_by_whose on access_log (whose_kind, whose_id, at desc);
create trigger the_access_log_keeps_its_rows before update or delete on access_log for each row execute function never_removed();

-- Bytes live in the file store; this row says what they are and whose.
create table files (
  id text primary key,
  storage_key text not null, sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'), bytes bigint not null check (bytes > 0),
  kind text not null, media_type text not null, name text not null,
  warnings jsonb not null default '[]', scan text not null check (scan in ('clean', 'not-scanned')),
  owner_kind text not null, owner_id text not null, company_id text, institution_id text,
  uploaded_by text, uploaded_at timestamptz not null
);
create index files_by_owner on files (owner_kind, owner_id);

-- What a person is told: in the app and by mail, written in the transaction of the fact.
create table notices (
  id text primary key, person_id text not null, at timestamptz not null,
  kind text not null, subject_ko text not null, subject_en text not null, body_ko text not null, body_en text not null,
  link text, read_at timestamptz
);
create index notices_by_person on notices (person_id, at desc);
create table mails (
  id text primary key, created_at timestamptz not null,
  to_address text not null, to_person_id text, subject text not null, body text not null,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'failed')),
  attempts integer not null default 0, next_attempt_at timestamptz not null, sent_at timestamptz, last_error text,
  constraint only_sent_mail_has_a_time check ((state = 'sent') = (sent_at is not null))
);
create index mails_waiting on mails (next_attempt_at) where state = 'waiting';

-- Pressed twice is done once: the first answer is kept with the hash of what was asked.
create table idempotency_keys (
  person_id text not null, key text not null, action text not null, request_sha256 text not null,
  answer jsonb not null, at timestamptz not null,
  primary key (person_id, action, key)
);

-- Reference data is loaded again only when its files changed.
create table reference_data (name text primary key, sha256 text not null, loaded_at timestamptz not null default clock_timestamp());
