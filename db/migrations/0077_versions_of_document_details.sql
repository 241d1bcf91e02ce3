-- Two people who write the details of one paper at once hear of each other.
alter table technology_documents add column version integer not null default 1;
