-- What a person keeps of the catalogue: single technologies, and searches that tell of what is new.
create table bookmarks (
  person_id text not null references persons, listing_id text not null references listings on delete cascade, kept_at timestamptz not null,
  primary key (person_id, listing_id)
);
create index bookmarks_by_listing on bookmarks (listing_id);

create table saved_searches (
  id text primary key, person_id text not null references persons, name text not null,
  asked text not null, -- what follows /catalogue in the address
  created_at timestamptz not null,
  alert_since timestamptz, -- listings since then are told of; null: nothing is told
  checked_at timestamptz, -- last looked through, whether anything was found or not
  turn integer not null default 0, -- goes into the secret of the feed's address: another turn, another address
  constraint a_search_is_saved_once unique (person_id, asked),
  constraint a_saved_search_has_a_name check (length(name) between 1 and 100),
  constraint a_saved_search_asks_for_something check (asked like '?%' and length(asked) between 3 and 2000)
);
create index saved_searches_to_look_through on saved_searches (checked_at) where alert_since is not null;

-- Of which listings a search has told: never twice of one.
create table search_alerts (
  search_id text not null references saved_searches on delete cascade, listing_id text not null references listings on delete cascade, told_at timestamptz not null,
  primary key (search_id, listing_id)
);
create index search_alerts_by_listing on search_alerts (listing_id);
