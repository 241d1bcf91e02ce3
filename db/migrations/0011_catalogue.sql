-- A technology stands in the catalogue from its first certificate on; what is shown is the version that was reviewed.
create table listings (
  id text primary key, technology_id text not null unique references technologies, company_id text not null references companies, technology_version integer not null,
  title_ko text not null, title_en text not null, summary_ko text not null, summary_en text not null,
  kind text not null, trl integer, field_codes text[] not null, region_code text, price_from_won bigint, price_to_won bigint, -- as the dossier says
  institution_ids text[] not null default '{}', certified_until date, -- whose certificates; the last day of the longest one in force, null where none is
  dossier_supplies integer not null default 0, purchases integer not null default 0, -- as the firm says; as recorded here
  certificate_kinds text[] not null default '{}', keywords text[] not null default '{}', picture_file_id text,
  content jsonb not null, search_text text not null, state text not null check (state in ('listed', 'hidden')), hidden_reason text,
  listed_at timestamptz not null, updated_at timestamptz not null, invented boolean not null default false,
  constraint a_hidden_listing_gives_its_reason check ((state = 'hidden') = (hidden_reason is not null))
);
create index listings_by_listed_at on listings (listed_at desc, id);
create index listings_by_institution on listings using gin (institution_ids);
create index listings_by_field on listings using gin (field_codes);
create index listings_by_company on listings (company_id);
-- One row per certificate behind a listing, so that lists and facets need no other slice's tables.
create table listing_certificates (
  listing_id text not null references listings, certificate_id text not null, institution_id text not null, number text not null,
  valid_from date not null, valid_to date not null, state text not null check (state in ('valid', 'suspended', 'revoked')),
  primary key (listing_id, certificate_id)
);
create index listing_certificates_by_institution on listing_certificates (institution_id, listing_id);
create index listing_certificates_by_certificate on listing_certificates (certificate_id);
