-- A region is found by whatever it is called: its legal name, what people say, how it is written in English. A short name that is a common word, too (경기, a match),
-- is led from to the others, not to it.
alter table regions
  add column other_names text[] not null default '{}',
  add column short_is_common_word boolean not null default false;
