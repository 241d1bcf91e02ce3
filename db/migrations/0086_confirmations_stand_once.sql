-- A firm keeps an SME confirmation once. Of those of before, the one whose paper was uploaded stays, else the one that holds longest.
update sme_confirmations s set removed_at = market_now() where removed_at is null and exists (select from sme_confirmations o
  where o.company_id = s.company_id and o.number = s.number and o.removed_at is null
    and (o.file_id is not null, o.valid_to, o.id) > (s.file_id is not null, s.valid_to, s.id));
create unique index a_confirmation_stands_once_for_a_firm on sme_confirmations (company_id, number) where removed_at is null;
