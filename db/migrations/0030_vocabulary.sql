-- What the search knows beside the texts themselves: words that mean the same, words that lead to others, words to be kept whole. Kept by operators.
create table vocabulary_entries (
  id text primary key, kind text not null check (kind in ('group', 'one_way', 'word')),
  words text[] not null,                  -- a group: all of it; a one-way rule: what is typed; a word: itself
  leads_to text[] not null default '{}',  -- a one-way rule: what it also finds; a word: the parts it is cut into, none: kept whole
  note text not null default '', source text not null, -- where it comes from: ids of sources for what came with the software, the operator's words else
  seeded boolean not null default false,
  state text not null check (state in ('draft', 'live', 'removed')), drafted_by text, drafted_at timestamptz not null,
  live_by text, live_at timestamptz, removed_by text, removed_at timestamptz, version integer not null default 1,
  constraint a_group_has_two_words_or_more check (kind <> 'group' or (cardinality(words) >= 2 and cardinality(leads_to) = 0)),
  constraint a_one_way_rule_leads_from_one_word_to_others check (kind <> 'one_way' or (cardinality(words) = 1 and cardinality(leads_to) >= 1)),
  constraint the_parts_of_a_word_make_the_word check (kind <> 'word' or (cardinality(words) = 1 and (cardinality(leads_to) = 0 or array_to_string(leads_to, '') = words[1]))),
  constraint what_is_live_has_its_time check (state <> 'live' or live_at is not null),
  constraint what_is_removed_has_its_time check ((state = 'removed') = (removed_at is not null))
);
create index vocabulary_entries_by_state on vocabulary_entries (state, kind, drafted_at desc);
create unique index a_word_is_live_once on vocabulary_entries ((words[1])) where kind = 'word' and state = 'live';
-- What was searched for, by day: no person, no address, no time of day. Kept for a while only.
create table search_queries (
  day date not null, words text not null check (length(words) between 1 and 100),
  asked integer not null default 0, empty integer not null default 0, partly integer not null default 0, -- how often; without any result; without one that has it all
  primary key (day, words)
);
create index search_queries_by_words on search_queries (words);
-- How well a result fitted a query, in the eyes of one who works with technologies.
create table relevance_judgements (
  id text primary key, words text not null check (length(words) between 1 and 200), listing_id text not null references listings,
  grade integer not null check (grade in (0, 1, 2)), -- 0 not relevant, 1 partly, 2 fits
  person_id text not null references persons, acting text not null check (acting in ('reviewer', 'desk', 'buying')), institution_id text references institutions,
  judged_at timestamptz not null, withdrawn_at timestamptz,
  constraint whoever_judges_for_an_institution_names_it check ((acting = 'reviewer') = (institution_id is null))
);
create unique index one_judgement_per_person on relevance_judgements (words, listing_id, person_id) where withdrawn_at is null;
create index relevance_judgements_by_time on relevance_judgements (judged_at desc);
create index relevance_judgements_by_person on relevance_judgements (person_id);
