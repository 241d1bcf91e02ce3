-- Whom one asks at an institution is kept by its approvers: a unit, never a person, in shapes one can call and write to.
alter table institutions
  add constraint a_contact_unit_of_sixty_letters_at_most check (length(contact_unit) between 1 and 60),
  add constraint a_telephone_is_digits_with_dashes check (phone ~ '^[0-9]{2,4}(-[0-9]{3,4}){1,2}$'),
  add constraint a_contact_mail_has_one_at_sign check (length(email) <= 254 and email ~ '^[^@[:space:]]+@[^@[:space:]]+\.[^@[:space:]]+$');

-- A firm asks that a certificate of its own be extended: once while the institution has not answered, either with an extension or with a reason.
create table certificate_extension_requests (
  id text primary key,
  certificate_id text not null references certificates (id),
  institution_id text not null references institutions (id),
  company_id text not null references companies (id),
  asked_by text not null references persons (id),
  asked_at timestamptz not null,
  note text not null default '',
  state text not null default 'open' check (state in ('open', 'granted', 'declined')),
  decided_by text references persons (id),
  decided_at timestamptz,
  decided_note text,
  constraint an_asking_of_a_thousand_letters_at_most check (length(note) <= 1000),
  constraint an_answer_to_an_asking_of_a_thousand_letters_at_most check (length(decided_note) <= 1000),
  constraint only_what_is_open_lacks_its_answer check ((state = 'open') = (decided_at is null) and (state = 'open') = (decided_by is null)),
  constraint who_declines_an_extension_says_why check ((state = 'declined') = (decided_note is not null))
);
create unique index one_open_asking_per_certificate on certificate_extension_requests (certificate_id) where state = 'open';
create index extension_requests_by_institution on certificate_extension_requests (institution_id) where state = 'open';
