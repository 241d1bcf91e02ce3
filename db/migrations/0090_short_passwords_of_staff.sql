-- Whether a person's password is shorter than staff needs, as far as it has been seen since: a role may be given to whoever chose a shorter one before.
alter table persons add column password_is_short boolean not null default false;
