-- The most letters of what people type into jsonb, as the rules have it, each slice its own (tests/house/texts-in-json.test.ts compares). A text is looked for wherever
-- it stands, so that a shape that grows is held too: of a dossier and a rule set the longest field of any, each field's own end stays with its form; of a supplement
-- only the request and the words of the answer, for beside them stand the dossier's own texts as they were and are.
-- Left without: copies that are written by us alone of what is checked where it was typed (rules, facts and content of tracks, reviews, certificates, listings and
-- versions; details of events, audit rows and links, which must never be refused for their length), answers of the machine (computed results, reasons of
-- conditions, warnings, kept answers), reference data (former names, what a ground requires), and lists of ids and codes. Rows of before stay as they are.
create function longest_text(value jsonb, place jsonpath default 'strict $.**') returns integer language sql immutable parallel safe as $$
  select coalesce(max(length(one #>> '{}')), 0) from jsonb_path_query(value, place) as one where jsonb_typeof(one) = 'string'
$$;
alter table technologies
  add constraint a_text_of_a_dossier_of_six_thousand_letters_at_most check (longest_text(content) <= 6000) not valid;
alter table rule_set_versions
  add constraint a_text_of_rules_of_four_thousand_letters_at_most check (longest_text(content) <= 4000) not valid;
alter table call_institutions
  add constraint a_question_of_five_hundred_letters_at_most check (longest_text(extra_questions) <= 500) not valid;
alter table applications add constraint an_answer_of_a_thousand_letters_at_most check (longest_text(answers) <= 1000) not valid;
alter table supplements
  add constraint a_request_of_a_thousand_letters_at_most check (longest_text(parts, '$[*].request') <= 1000) not valid,
  add constraint an_answer_of_two_thousand_letters_at_most check (longest_text(answers, '$[*].text') <= 2000) not valid;
alter table sheets add constraint a_comment_of_two_thousand_letters_at_most check (longest_text(comments) <= 2000) not valid;
alter table verdicts
  add constraint reasons_of_four_thousand_letters_at_most check (longest_text(reasons) <= 4000) not valid,
  add constraint a_condition_of_a_thousand_letters_at_most check (longest_text(conditions) <= 1000) not valid;
