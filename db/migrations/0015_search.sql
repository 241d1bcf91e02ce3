-- Which listings changed, in which transaction: the search index follows it. One row per listing, so it never needs clearing.
create table listing_changes (listing_id text primary key, changed_in xid8 not null);
create index listing_changes_by_transaction on listing_changes (changed_in);

create function listings_changed() returns trigger language plpgsql as $$
begin
  insert into listing_changes (listing_id, changed_in) select distinct id, pg_current_xact_id() from changed
  on conflict (listing_id) do update set changed_in = excluded.changed_in;
  return null;
end $$;
create function certificates_of_listings_changed() returns trigger language plpgsql as $$
begin
  insert into listing_changes (listing_id, changed_in) select distinct listing_id, pg_current_xact_id() from changed
  on conflict (listing_id) do update set changed_in = excluded.changed_in;
  return null;
end $$;
create function companies_of_listings_changed() returns trigger language plpgsql as $$
begin
  insert into listing_changes (listing_id, changed_in) select distinct l.id, pg_current_xact_id() from changed c join listings l on l.company_id = c.id
  on conflict (listing_id) do update set changed_in = excluded.changed_in;
  return null;
end $$;
create trigger search_hears_of_new_listings after insert on listings referencing new table as changed for each statement execute function listings_changed();
create trigger search_hears_of_changed_listings after update on listings referencing new table as changed for each statement execute function listings_changed();
create trigger search_hears_of_removed_listings after delete on listings referencing old table as changed for each statement execute function listings_changed();
create trigger search_hears_of_new_certificates after insert on listing_certificates referencing new table as changed for each statement execute function certificates_of_listings_changed();
create trigger search_hears_of_changed_certificates after update on listing_certificates referencing new table as changed for each statement execute function certificates_of_listings_changed();
create trigger search_hears_of_removed_certificates after delete on listing_certificates referencing old table as changed for each statement execute function certificates_of_listings_changed();
create trigger search_hears_of_changed_firms after update on companies referencing new table as changed for each statement execute function companies_of_listings_changed();
