-- A goal that is taken away keeps its row and its version: whoever still looks at an older one is told.
alter table institution_goals alter column goal drop not null;
