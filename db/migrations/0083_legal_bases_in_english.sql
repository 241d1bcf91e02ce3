-- The law a certificate rests on is named in both languages, as everything is that a person reads.
alter table certificate_kinds add column legal_basis_en text;
