-- Whether a row names these bytes is asked after every form that brought files, and every night for all of them.
create index files_by_storage_key on files (storage_key);
