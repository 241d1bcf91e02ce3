-- Sourced background series: shown beside our own figures, never summed with them.
create table background_points (
  series text not null, name_ko text not null, name_en text not null, period text not null, value numeric not null, unit_ko text not null, unit_en text not null,
  source text not null, note_ko text, note_en text, as_of text,
  primary key (series, period, source, value)
);
-- Firms an institution accompanies from first contact to first sale.
create table accompanied_firms (
  institution_id text not null references institutions, company_id text not null references companies,
  since timestamptz not null, person_id text not null, next_step text, next_step_on date, note text not null default '', ended_at timestamptz, version integer not null default 1,
  primary key (institution_id, company_id)
);
create table accompaniment_notes (
  id bigint generated always as identity primary key, institution_id text not null, company_id text not null, at timestamptz not null, by_person text not null,
  kind text not null check (kind in ('contact', 'visit', 'briefing', 'letter', 'note')), note text not null
);
