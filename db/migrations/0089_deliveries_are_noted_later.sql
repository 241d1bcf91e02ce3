-- A purchase is recorded when it is contracted and delivered later: the day of delivery is its own small fact, noted once, and the record itself stays as it was.
create table purchase_deliveries (
  purchase_id text primary key references purchases (id),
  institution_id text not null,
  contracted_on date not null,
  delivered_on date not null,
  noted_by text not null,
  noted_at timestamptz not null,
  constraint delivered_from_the_day_of_the_contract check (delivered_on >= contracted_on),
  constraint delivered_by_the_day_of_noting check (delivered_on <= (noted_at at time zone 'Asia/Seoul')::date)
);
create trigger a_noted_delivery_stays before update or delete on purchase_deliveries for each row execute function never_removed();
