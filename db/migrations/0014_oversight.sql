-- The viewers read newest first, a page at a time: by time, by who, by what, by whose object, so that a million rows cost no more than fifty.
drop index audit_log_by_at;
drop index audit_log_by_object;
create index audit_log_by_at on audit_log (at desc, id desc);
create index audit_log_by_object on audit_log (object_kind, object_id, at desc, id desc);
create index audit_log_by_person on audit_log (person_id, at desc, id desc);
create index audit_log_by_action on audit_log (action, at desc, id desc);
create index audit_log_by_company on audit_log (company_id, at desc, id desc) where company_id is not null;
drop index access_log_by_at;
create index access_log_by_at on access_log (at desc, id desc);
create index access_log_by_person on access_log (person_id, at desc, id desc);

-- Reference data says for which day, month or year its source speaks.
alter table councils add column source text, add column as_of text;
alter table fields add column as_of text;
alter table certificate_kinds add column as_of text;
alter table document_kinds add column as_of text;
