create schema "Odd";
create table "Odd"."Parts" (
  "Id" bigint primary key,
  size integer,
  name text,
  made timestamptz,
  due date);
create table customers (
  id integer primary key,
  boss_id integer,
  name text not null);
create table visits (
  id integer primary key,
  customer_id integer,
  shop_id integer not null,
  amount integer not null,
  at timestamp not null);

insert into "Odd"."Parts"
select g, nullif(g % 7, 0), (array['abc', 'abd', 'xyz', null])[1 + g % 4],
       timestamptz '2026-10-20 00:00+00' + g * interval '5 hours', date '2024-01-01' + g
  from generate_series(1, 300) g;
insert into customers
select g, nullif(g % 5, 0), 'name ' || g % 11 from generate_series(1, 60) g;
insert into visits
select g, nullif(g * 7 % 71, 0), g % 5, g % 13, timestamp '2024-01-01' + g * interval '31 hours'
  from generate_series(1, 200) g;
