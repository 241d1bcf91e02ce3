-- Before a firm prices, or a buyer decides, each may ask the other: a question and its one answer, kept as they were sent. They move nothing. A request may come with a paper.
create table quote_questions (
  id text primary key,
  request_id text not null references quote_requests,
  number integer not null,
  asked_side text not null,
  question text not null,
  asked_by text not null,
  asked_at timestamptz not null,
  constraint questions_of_a_request_are_numbered unique (request_id, number),
  constraint a_request_has_twenty_questions_at_most check (number between 1 and 20),
  constraint a_buyer_or_the_firm_asks check (asked_side in ('buyer', 'firm')),
  constraint a_question_has_five_to_two_thousand_letters check (length(question) between 5 and 2000)
);
create trigger a_question_on_a_quote_stays before update or delete on quote_questions for each row execute function never_removed();
create table quote_answers (
  question_id text primary key references quote_questions,
  answer text not null,
  answered_by text not null,
  answered_at timestamptz not null,
  constraint an_answer_to_a_question_has_two_to_two_thousand_letters check (length(answer) between 2 and 2000)
);
create trigger an_answer_on_a_quote_stays before update or delete on quote_answers for each row execute function never_removed();
alter table quote_requests add column file_id text references files;
