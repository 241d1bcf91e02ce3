-- A number of receipt has an R before its serial: no certificate issued from now on bears a number that looks like one.
alter table certificates add constraint a_certificate_number_looks_like_no_receipt
  check (upper(number) !~ '-20[0-9]{2}-R[0-9]{4,}$') not valid;
