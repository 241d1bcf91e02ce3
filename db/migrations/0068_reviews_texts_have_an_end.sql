-- The most letters of what is written in a review, as the rules have it (src/reviews/longest.ts). Rows of before stay as they are.
alter table committee_seats
  add constraint a_reason_of_a_thousand_letters_at_most check (length(reason) <= 1000) not valid,
  add constraint a_note_on_conflicts_of_a_thousand_letters_at_most check (length(conflict_note) <= 1000) not valid;
alter table review_stages add constraint a_place_of_two_hundred_letters_at_most check (length(place) <= 200) not valid;
alter table score_changes add constraint a_reason_of_a_thousand_letters_at_most check (length(reason) <= 1000) not valid;
alter table sheets
  add constraint an_overall_comment_of_four_thousand_letters_at_most check (length(overall) <= 4000) not valid,
  add constraint proposed_conditions_of_two_thousand_letters_at_most check (length(conditions) <= 2000) not valid;
alter table verdicts
  add constraint a_difference_explained_in_two_thousand_letters_at_most check (length(differs_reason) <= 2000) not valid,
  add constraint a_dissent_of_four_thousand_letters_at_most check (length(dissent) <= 4000) not valid,
  add constraint sent_back_with_a_thousand_letters_at_most check (length(sent_back_note) <= 1000) not valid;
alter table reviewers
  add constraint an_affiliation_of_two_hundred_letters_at_most check (length(affiliation) <= 200) not valid,
  add constraint a_position_of_a_hundred_letters_at_most check (length(position) <= 100) not valid,
  add constraint an_experience_of_two_thousand_letters_at_most check (length(experience) <= 2000) not valid;
alter table reviewer_affiliations
  add constraint an_organisation_of_two_hundred_letters_at_most check (length(organisation) <= 200) not valid,
  add constraint a_role_of_a_hundred_letters_at_most check (length(role) <= 100) not valid;
alter table reviewer_relations
  add constraint an_organisation_of_two_hundred_letters_at_most check (length(organisation) <= 200) not valid,
  add constraint a_note_of_a_thousand_letters_at_most check (length(note) <= 1000) not valid;
