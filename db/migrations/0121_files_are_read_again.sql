-- When the bytes of a file were last read again and were what came (src/platform/files/read-again.ts); null: not since they came.
alter table files add column read_again_at timestamptz;
create index files_by_reading on files (read_again_at nulls first, id);
