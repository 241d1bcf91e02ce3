-- A saved search is kept as keptAddress says it: names in the order of an address, values in theirs and once, nothing of how it is shown. So the same search is the
-- same text, and it is kept once by its unique index. Of those that were kept twice the one that tells of news stays, with what the others have told.
create temporary table plain_searches as
with parts as (
  select s.id, split_part(part, '=', 1) as name, substr(part, strpos(part, '=') + 1) as value
    from saved_searches s cross join unnest(string_to_array(substr(s.asked, 2), '&')) as part),
kept as (
  select distinct id, name,
    case name when 'q' then trim('+' from regexp_replace(value, '(\+|%09|%20|%C2%A0|%E3%80%80)+', '+', 'g')) else value end as value
  from parts p where name in ('q', 'field', 'council', 'institution', 'kind', 'certificate', 'trl', 'region', 'price', 'supplied', 'standing', 'as')
    and not (name = 'field' and exists (select from parts o where o.id = p.id and o.name = 'field' and starts_with(p.value, o.value || '.')))),
plain as (
  select id, '?' || string_agg(name || '=' || value, '&' order by array_position(array['q', 'field', 'council', 'institution', 'kind', 'certificate',
    'trl', 'region', 'price', 'supplied', 'standing', 'as'], name), value collate "C") as asked from kept group by id)
select s.id, p.asked, first_value(s.id) over (partition by s.person_id, p.asked order by s.alert_since is null, s.created_at, s.id) as keeper
  from saved_searches s join plain p on p.id = s.id;
insert into search_alerts (search_id, listing_id, told_at)
  select p.keeper, a.listing_id, min(a.told_at) from plain_searches p join search_alerts a on a.search_id = p.id where p.id <> p.keeper group by 1, 2
  on conflict do nothing;
delete from saved_searches s using plain_searches p where p.id = s.id and p.id <> p.keeper;
update saved_searches s set asked = p.asked from plain_searches p where p.id = s.id and s.asked <> p.asked;
drop table plain_searches;
alter table saved_searches add constraint a_saved_search_is_kept_without_its_order check (asked !~ '[?&](sort|page)=');
