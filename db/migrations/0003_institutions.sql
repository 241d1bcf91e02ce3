create table sources (id text primary key, title text, address text, note text);
create table councils (id text primary key, name_ko text not null, name_en text not null, sort integer not null);
create table sections (
  id text primary key, council_id text not null references councils, name_ko text not null, name_en text not null, source text
);
create table fields (
  code text primary key, parent_code text references fields, council_id text references councils,
  name_ko text not null, name_en text not null, sort integer not null, origin text not null check (origin in ('sourced', 'default')), source text
);
create table regions (code text primary key, name_ko text not null, name_en text not null, sort integer not null);
create table ministry_names (
  ministry text not null, name_ko text not null, name_en text not null, from_day date, until_day date, source text, primary key (ministry, name_ko)
);
create table institutions (
  id text primary key check (id ~ '^[a-z0-9-]{2,20}$'),
  name_ko text not null, name_en text not null, short_name text not null, former_names jsonb not null default '[]',
  ministry text, what_it_buys_ko text, what_it_buys_en text, contact_unit text, phone text, email text, website text,
  certificate_sequence integer not null default 0,
  active_from date, active_until date, source text, as_of text, version integer not null default 1
);
create table council_memberships (
  institution_id text not null references institutions, council_id text not null references councils,
  section_id text not null default '', role text not null, since text, until text, source text,
  primary key (institution_id, council_id, section_id, role)
);
create table institution_fields (institution_id text not null references institutions, field_code text not null references fields, source text, primary key (institution_id, field_code));
-- The yearly goals of an institution's activation desk.
create table institution_goals (
  institution_id text not null references institutions, year integer not null check (year between 2015 and 2100),
  measure text not null check (measure in ('registrations', 'purchases_won', 'meetings', 'firms_helped')),
  goal bigint not null check (goal >= 0), set_by text not null, set_at timestamptz not null, version integer not null default 1,
  primary key (institution_id, year, measure)
);
