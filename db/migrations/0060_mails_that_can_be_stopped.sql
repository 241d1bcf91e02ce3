-- The path at which one press stops mails of this kind (RFC 8058), without sign-in; none where they cannot be stopped.
alter table mails add column stop_path text;
