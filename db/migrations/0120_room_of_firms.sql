-- How much room the files of a firm take, and of one person over firms that nobody confirmed yet (src/companies/storage.ts).
create index files_by_company on files (company_id);
create index files_by_sender on files (uploaded_by);
