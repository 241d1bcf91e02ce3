-- Whoever takes a list of people away says why (src/people/access-reason.ts); so do those who see the names hidden in a log. Rows of before stay as they are.
alter table access_log
  add constraint a_reason_of_5_to_200_letters check (length(reason) between 5 and 200) not valid,
  add constraint a_list_of_people_leaves_for_a_reason check (reason is not null or what not like 'downloaded the list of %') not valid;
