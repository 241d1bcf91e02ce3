-- A certificate is signed for a firm whose claim somebody has confirmed: business numbers are public, and anybody could have claimed this one. A confirmed claim
-- stays confirmed, so what holds at the signature holds.
create function certificates_are_signed_for_confirmed_firms() returns trigger language plpgsql as $$
begin
  if not exists (select from company_claims k where k.company_id = new.company_id and k.state = 'confirmed') then
    raise exception 'a_certificate_is_signed_for_a_confirmed_firm' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger a_certificate_is_signed_for_a_confirmed_firm before update of state on certificates for each row
  when (old.state = 'drafted' and new.state = 'valid') execute function certificates_are_signed_for_confirmed_firms();
-- Once somebody reviews what a firm sent, it is told, once a claim, that its registration certificate is still to come.
alter table company_claims add column paper_asked_at timestamptz;
