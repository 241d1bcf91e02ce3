create table certificate_kinds (
  code text primary key, name_ko text not null, name_en text not null, legal_basis text, note_ko text, note_en text, source text, sort integer not null
);
create table document_kinds (
  code text primary key, name_ko text not null, name_en text not null, has_validity boolean not null default false,
  origin text not null, source text, sort integer not null
);
create table technologies (
  id text primary key, company_id text not null references companies,
  title_ko text not null default '', content jsonb not null, -- TechnologyContent, the present draft
  created_at timestamptz not null, updated_at timestamptz not null, updated_by text not null,
  archived_at timestamptz, version integer not null default 1
);
create index technologies_by_company on technologies (company_id, updated_at desc);
-- A kept version: the canonical JSON, byte for byte. An application freezes one.
create table technology_versions (
  technology_id text not null references technologies, number integer not null, company_id text not null,
  content text not null, sha256 text not null, kept_at timestamptz not null, kept_by text not null, reason text not null,
  primary key (technology_id, number)
);
create trigger a_version_is_kept_as_it_was before update or delete on technology_versions for each row execute function never_removed();
create table technology_documents (
  id text primary key, technology_id text not null references technologies, company_id text not null,
  kind text not null references document_kinds, file_id text not null references files, title text,
  is_public boolean not null default false, valid_from date, valid_to date, added_at timestamptz not null, added_by text not null, removed_at timestamptz
);
create index technology_documents_by_technology on technology_documents (technology_id) where removed_at is null;
create table technology_pictures (
  id text primary key, technology_id text not null references technologies, company_id text not null,
  large_file_id text not null references files, small_file_id text not null references files,
  alt_ko text not null, alt_en text not null default '', width integer not null, height integer not null, sort integer not null,
  added_at timestamptz not null, removed_at timestamptz
);
create index technology_pictures_by_technology on technology_pictures (technology_id, sort) where removed_at is null;
