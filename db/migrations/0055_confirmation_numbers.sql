-- No source gives the shape of an SME confirmation's number; what has no digit, or is a whole sentence, is none. Rows of before stay as they are.
alter table sme_confirmations
  add constraint a_confirmation_number_has_a_digit_and_forty_letters_at_most check (number ~ '[0-9]' and char_length(number) <= 40) not valid;
