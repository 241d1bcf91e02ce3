-- A dispute whose other side was rejected is none: what stood still because of it goes on.
update company_claims k set state = 'provisional' from companies c
  where k.state = 'disputed' and c.id = k.company_id and not exists (select from company_claims o join companies oc on oc.id = o.company_id
    where oc.business_number = c.business_number and oc.id <> c.id and o.state <> 'rejected');
-- The most letters of what a firm says of itself, and how long a paper may say that it holds. Rows of before stay as they are.
alter table companies
  add constraint a_representative_of_a_hundred_letters_at_most check (char_length(representative) <= 100) not valid,
  add constraint an_english_name_of_two_hundred_letters_at_most check (char_length(name_en) <= 200) not valid,
  add constraint an_address_of_three_hundred_letters_at_most check (char_length(address) <= 300) not valid,
  add constraint a_website_of_three_hundred_letters_at_most check (char_length(website) <= 300) not valid;
alter table sme_confirmations
  add constraint a_confirmation_of_five_years_at_most check (valid_to <= (valid_from + interval '5 years')::date) not valid;
