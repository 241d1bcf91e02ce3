-- Which calls changed, in which transaction: the search index of calls follows it, as that of listings does.
create table call_changes (call_id text primary key, changed_in xid8 not null);
create index call_changes_by_transaction on call_changes (changed_in);

create function calls_changed() returns trigger language plpgsql as $$
begin
  insert into call_changes (call_id, changed_in) select distinct id, pg_current_xact_id() from changed
  on conflict (call_id) do update set changed_in = excluded.changed_in;
  return null;
end $$;
create function institutions_of_calls_changed() returns trigger language plpgsql as $$
begin
  insert into call_changes (call_id, changed_in) select distinct call_id, pg_current_xact_id() from changed
  on conflict (call_id) do update set changed_in = excluded.changed_in;
  return null;
end $$;
create trigger search_hears_of_new_calls after insert on calls referencing new table as changed for each statement execute function calls_changed();
create trigger search_hears_of_changed_calls after update on calls referencing new table as changed for each statement execute function calls_changed();
create trigger search_hears_of_removed_calls after delete on calls referencing old table as changed for each statement execute function calls_changed();
create trigger search_hears_of_new_institutions_of_calls after insert on call_institutions referencing new table as changed for each statement execute function institutions_of_calls_changed();
create trigger search_hears_of_changed_institutions_of_calls after update on call_institutions referencing new table as changed for each statement execute function institutions_of_calls_changed();
create trigger search_hears_of_removed_institutions_of_calls after delete on call_institutions referencing old table as changed for each statement execute function institutions_of_calls_changed();
