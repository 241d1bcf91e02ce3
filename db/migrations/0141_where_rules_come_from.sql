-- A rule set that began as a copy knows of which version, so that whoever signs it sees what differs.
alter table rule_sets add column cloned_from text references rule_set_versions (id);
update rule_sets r set cloned_from = v.id
from audit_log a join rule_set_versions v on v.id = a.detail->>'from'
where a.action = 'rule-set.cloned' and a.object_id = r.id;
