create table companies (
  id text primary key, kind text not null check (kind in ('corporation', 'sole_proprietor', 'individual')),
  name_ko text not null check (length(name_ko) between 1 and 120), name_en text,
  business_number text check (business_number ~ '^[0-9]{10}$'), corporate_number text check (corporate_number ~ '^[0-9]{13}$'),
  representative text not null, founded_on date, region_code text references regions, address text, ksic text,
  phone text, email text, website text, invented boolean not null default false,
  created_at timestamptz not null, updated_at timestamptz not null, version integer not null default 1,
  constraint a_corporation_has_both_numbers check (kind <> 'corporation' or (business_number is not null and corporate_number is not null)),
  constraint a_sole_proprietor_has_a_business_number_only check (kind <> 'sole_proprietor' or (business_number is not null and corporate_number is null)),
  constraint an_individual_has_no_numbers check (kind <> 'individual' or (business_number is null and corporate_number is null))
);
-- A second claim to the same number opens a dispute, so the number is not unique: the confirmed holder is.
create index companies_by_business_number on companies (business_number);

create table company_members (
  company_id text not null references companies, person_id text not null references persons,
  role text not null check (role in ('owner', 'member')),
  state text not null check (state in ('requested', 'active', 'refused', 'left')),
  requested_at timestamptz not null, decided_at timestamptz, decided_by text, message text,
  primary key (company_id, person_id)
);
create index company_members_by_person on company_members (person_id) where state = 'active';

-- Business numbers are public: a claim is provisional until somebody has seen the registration certificate.
create table company_claims (
  id text primary key, company_id text not null references companies, person_id text not null references persons,
  state text not null check (state in ('provisional', 'confirmed', 'disputed', 'rejected')),
  registration_file_id text references files, made_at timestamptz not null,
  decided_at timestamptz, decided_by text, reason text,
  constraint a_rejected_claim_gives_its_reason check (state <> 'rejected' or reason is not null)
);
create unique index one_confirmed_claim_per_company on company_claims (company_id) where state = 'confirmed';

create table sme_confirmations (
  id text primary key, company_id text not null references companies,
  number text not null, size_class text not null check (size_class in ('micro', 'small', 'medium')),
  valid_from date not null, valid_to date not null, file_id text references files,
  added_at timestamptz not null, added_by text not null, removed_at timestamptz,
  constraint a_confirmation_ends_after_it_begins check (valid_from <= valid_to)
);
create index sme_confirmations_by_company on sme_confirmations (company_id, valid_to desc);
-- Sales and jobs a year: what the programme is for.
create table company_years (
  company_id text not null references companies, year integer not null check (year between 2000 and 2100),
  sales_won bigint check (sales_won >= 0), exports_usd bigint check (exports_usd >= 0), employees integer check (employees >= 0),
  entered_at timestamptz not null, entered_by text not null, version integer not null default 1, primary key (company_id, year)
);
