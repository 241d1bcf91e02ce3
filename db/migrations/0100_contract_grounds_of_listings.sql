-- Until when a listing holds a certificate that is a ground for a contract or for priority purchase (infinity: without an end); null where it holds none.
-- Kept by src/catalogue/store.ts: when a listing is written, and when the grounds are loaded anew.
alter table listings add column ground_until date;
