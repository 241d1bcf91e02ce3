-- A draft of a call may be kept before its rule set is chosen; nobody agrees to such a call, and no version is frozen of what was not chosen.
alter table call_institutions
  alter column rule_set_id drop not null,
  add constraint nobody_agrees_to_a_call_without_rules check (agreed_by is null or rule_set_id is not null),
  add constraint only_a_version_of_the_chosen_rules_is_frozen check (frozen_version_id is null or rule_set_id is not null);
-- What has left its desk names the rules of each of its institutions, as `gapsOf` says; a draft that was cancelled may never have had them.
create function calls_past_their_draft_name_their_rules() returns trigger language plpgsql as $$
begin
  if exists (select from call_institutions i where i.call_id = new.id and i.rule_set_id is null) then
    raise exception 'a_call_past_its_draft_names_its_rules' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger a_call_past_its_draft_names_its_rules before update of state on calls for each row
  when (new.state in ('awaiting_approval', 'published', 'closed')) execute function calls_past_their_draft_name_their_rules();
