-- The most letters of what is typed on the road, as the rules of each slice have it (tests/house/texts-of-columns.test.ts compares). Rows of before stay as they are.
alter table rule_sets
  add constraint a_name_of_two_hundred_letters_at_most check (greatest(length(name_ko), length(name_en)) <= 200) not valid;
alter table rule_set_versions add constraint a_note_of_a_thousand_letters_at_most check (length(note) <= 1000) not valid;
alter table calls add constraint a_cancelling_explained_in_a_thousand_letters_at_most check (length(cancel_reason) <= 1000) not valid;
alter table call_events
  add constraint a_note_of_a_thousand_letters_at_most check (event <> 'sent-back' or length(detail->>'note') <= 1000) not valid;
alter table call_questions add constraint an_answer_of_four_thousand_letters_at_most check (length(answer) <= 4000) not valid;
alter table call_files
  add constraint a_title_of_two_hundred_letters_at_most check (greatest(length(title_ko), length(title_en)) <= 200) not valid;
-- Beside what an officer writes stand the reasons of verdicts, which have their own end (verdicts).
alter table tracks add constraint a_return_explained_in_two_thousand_letters_at_most check (state <> 'returned' or length(reason) <= 2000) not valid;
alter table track_events
  add constraint a_withdrawal_explained_in_two_thousand_letters_at_most check (event <> 'withdraw' or length(reason) <= 2000) not valid;
alter table track_checks add constraint a_note_of_two_thousand_letters_at_most check (length(officer_note) <= 2000) not valid;
alter table objections add constraint grounds_of_four_thousand_letters_at_most check (length(grounds) <= 4000) not valid;
alter table conditions_to_meet
  add constraint a_report_of_two_thousand_letters_at_most check (length(report) <= 2000) not valid,
  add constraint sent_back_with_two_thousand_letters_at_most check (length(returned_note) <= 2000) not valid;
alter table certificates
  add constraint a_reason_of_a_thousand_letters_at_most check (length(state_reason) <= 1000) not valid;
alter table certificate_proposals
  add constraint a_reason_of_a_thousand_letters_at_most check (length(reason) <= 1000) not valid,
  add constraint refused_with_a_thousand_letters_at_most check (length(decided_note) <= 1000) not valid,
  add constraint an_opinion_of_four_thousand_letters_at_most check (length(opinion) <= 4000) not valid;
alter table vocabulary_entries
  add constraint a_source_of_two_hundred_letters_at_most check (length(source) <= 200) not valid,
  add constraint a_note_of_five_hundred_letters_at_most check (length(note) <= 500) not valid;
alter table listings add constraint hidden_with_five_hundred_letters_at_most check (length(hidden_reason) <= 500) not valid;
alter table quote_requests
  add constraint a_unit_of_twenty_letters_at_most check (length(unit) <= 20) not valid,
  add constraint a_place_of_two_hundred_letters_at_most check (length(place) <= 200) not valid,
  add constraint needs_of_two_thousand_letters_at_most check (length(needs) <= 2000) not valid,
  add constraint a_reason_of_a_thousand_letters_at_most check (length(reason) <= 1000) not valid;
alter table quotes add constraint terms_of_two_thousand_letters_at_most check (length(terms) <= 2000) not valid;
alter table ground_confirmations add constraint a_confirmation_of_five_hundred_letters_at_most check (length(note) <= 500) not valid;
alter table purchases
  add constraint a_ground_explained_in_a_thousand_letters_at_most check (length(ground_note) <= 1000) not valid,
  add constraint a_choice_explained_in_two_thousand_letters_at_most check (length(chosen_reason) <= 2000) not valid,
  add constraint a_correction_explained_in_a_thousand_letters_at_most check (length(counter_reason) <= 1000) not valid;
alter table accompanied_firms add constraint a_step_of_two_hundred_letters_at_most check (length(next_step) <= 200) not valid;
alter table accompaniment_notes add constraint a_note_of_two_thousand_letters_at_most check (length(note) <= 2000) not valid;
