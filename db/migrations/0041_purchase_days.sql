-- A purchase is a fact of the past, and of our time: nothing is delivered after the day of recording, and nobody records a contract of another decade.
alter table purchases
  add constraint delivered_by_the_day_of_recording check (kind = 'counter' or delivered_on is null or delivered_on <= (recorded_at at time zone 'Asia/Seoul')::date) not valid,
  add constraint contracted_within_ten_years_of_recording check (kind = 'counter' or contracted_on >= ((recorded_at at time zone 'Asia/Seoul') - interval '10 years')::date) not valid;
