-- A call in the name of several institutions is published when an approver of each of the others has agreed to it as it stands; an edit makes the rows anew,
-- and with them the consents. An institution judges by rules of its own.
alter table call_institutions
  add column agreed_by text references persons(id),
  add column agreed_at timestamptz,
  add constraint a_consent_has_its_person_and_its_time check ((agreed_by is null) = (agreed_at is null)),
  add constraint the_lead_needs_no_consent check (not (is_lead and agreed_by is not null));
create unique index rule_sets_by_institution on rule_sets (institution_id, id);
alter table call_institutions
  add constraint rules_of_the_institution_itself foreign key (institution_id, rule_set_id) references rule_sets (institution_id, id) not valid;
alter table calls
  add constraint a_title_of_two_hundred_letters_at_most check (greatest(length(title_ko), length(title_en)) <= 200) not valid,
  add constraint a_notice_of_twenty_thousand_letters_at_most check (greatest(length(body_ko), length(body_en)) <= 20000) not valid;
