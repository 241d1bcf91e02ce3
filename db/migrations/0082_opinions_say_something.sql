-- What a firm says to a suspension or revocation has five letters or more, as every reason and note has (src/kernel/text.ts). Rows of before stay as they are.
alter table certificate_proposals add constraint an_opinion_of_five_letters_or_more check (length(opinion) >= 5) not valid;
