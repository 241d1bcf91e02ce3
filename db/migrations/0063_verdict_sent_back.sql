-- Why the approver sent a draft back: its drafter reads it above the form, until the draft is saved anew.
alter table verdicts add column sent_back_note text;
